//! A batch from parsing to numbered log entries.

use std::collections::{BTreeMap, HashMap, HashSet};

use ingot_shared::Id;
use ingot_shared::document::ChangeRecord;
use ingot_shared::sync::frame::{ChangeHash, Entry, MAX_CHANGE, Offer, Refusal, Verdict};
use ingot_shared::sync::session::Peer;

use super::MAX_ACTOR;
use super::document::{self, Judgement};
use super::operations;
use super::workshop::{State, Unavailable, Workshop};
use crate::access::Access;

/// What one device offered at once.
#[derive(Clone, Debug)]
pub struct Push {
    /// Who offers.
    pub peer: Peer,
    /// In causal order.
    pub offers: Vec<Offer>,
}

/// An actor's number within a document: only one change may ever use it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Turn {
    /// The document.
    pub document: Id,
    /// The actor.
    pub actor: Vec<u8>,
    /// The actor's number, from 1.
    pub seq: u64,
}

/// What the gate must know of the log.
#[derive(Clone, Debug, Default)]
pub struct Questions {
    /// Under which number is this change of this document logged?
    pub changes: HashSet<(Id, ChangeHash)>,
    /// Which change used this turn?
    pub turns: HashSet<Turn>,
    /// What does the document look like?
    pub documents: HashSet<Id>,
}

/// The answers: what is not in here is not in the log.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The log's last number.
    pub head: u64,
    /// Numbers of logged changes.
    pub changes: HashMap<(Id, ChangeHash), u64>,
    /// The change that used a turn.
    pub turns: HashMap<Turn, ChangeHash>,
    /// Saved documents.
    pub documents: HashMap<Id, StoredDocument>,
    /// Documents that were erased for good.
    pub erased: HashSet<Id>,
}

/// A document as it is stored.
#[derive(Clone, Debug)]
pub struct StoredDocument {
    /// The number of its first change.
    pub first: u64,
    /// The saved document.
    pub bytes: Vec<u8>,
    /// Who may read it.
    pub access: Access,
}

/// A change that enters the log.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// Who offered it.
    pub member: Id,
    /// On which device.
    pub device: Id,
    /// The log entry.
    pub entry: Entry,
    /// The turn that it takes.
    pub turn: Turn,
}

/// A document that a batch created or changed.
#[derive(Clone, Debug)]
pub struct ChangedDocument {
    /// The document.
    pub id: Id,
    /// The number of its first change.
    pub first: u64,
    /// The number of its last change.
    pub last: u64,
    /// Whether this batch created it.
    pub created: bool,
    /// The saved document.
    pub bytes: Vec<u8>,
    /// Its encoded row.
    pub row: Vec<u8>,
    /// Who may read it now.
    pub access: Access,
}

/// What follows from a batch; nothing of it is true before it is on disk.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The log's last number afterwards.
    pub head: u64,
    /// One list per push, one verdict per offer, in their order.
    pub verdicts: Vec<Vec<(ChangeHash, Verdict)>>,
    /// The new log entries, numbered without a gap.
    pub accepted: Vec<Accepted>,
    /// The new states of documents, by first number.
    pub documents: Vec<ChangedDocument>,
}

/// Parsed offers of one or more pushes.
#[derive(Clone, Debug)]
pub struct Batch {
    pushes: Vec<usize>,
    candidates: Vec<Candidate>,
}

#[derive(Clone, Debug)]
struct Candidate {
    peer: Peer,
    document: Id,
    hash: ChangeHash,
    change: Result<ChangeRecord, Refusal>,
}

impl Batch {
    /// Checks what can be checked without the log: size, form and hash.
    pub fn parse(pushes: Vec<Push>) -> Self {
        let mut batch = Self { pushes: Vec::with_capacity(pushes.len()), candidates: Vec::new() };
        for Push { peer, offers } in pushes {
            batch.pushes.push(offers.len());
            for Offer { document, hash, bytes } in offers {
                let change = parse(&bytes, hash);
                batch.candidates.push(Candidate { peer: peer.clone(), document, hash, change });
            }
        }
        batch
    }

    /// What the log must be asked before [`Batch::judge`].
    pub fn questions(&self) -> Questions {
        let mut questions = Questions::default();
        for (candidate, change) in self.candidates.iter().filter_map(|it| Some((it, it.change.as_ref().ok()?))) {
            let document = candidate.document;
            questions.documents.insert(document);
            questions.changes.insert((document, candidate.hash));
            questions.changes.extend(change.deps.iter().map(|dep| (document, ChangeHash::new(*dep))));
            questions.turns.insert(turn(document, change));
            if change.seq > 1 {
                questions.turns.insert(Turn { seq: change.seq - 1, ..turn(document, change) });
            }
        }
        questions
    }

    /// Decides. The answers must have been read since the last batch was persisted.
    ///
    /// # Errors
    /// [`Unavailable`]; then nothing is decided.
    pub fn judge(self, facts: &Facts, workshop: &mut Workshop) -> Result<Outcome, Unavailable> {
        let mut by_document: BTreeMap<Id, Vec<(usize, ChangeRecord)>> = BTreeMap::new();
        let mut judgements: Vec<Judgement> = Vec::with_capacity(self.candidates.len());
        for (index, candidate) in self.candidates.iter().enumerate() {
            match &candidate.change {
                Ok(change) => {
                    judgements.push(Judgement::MissingDeps);
                    by_document.entry(candidate.document).or_default().push((index, change.clone()));
                }
                Err(refusal) => judgements.push(Judgement::Refused(*refusal)),
            }
        }
        let mut states = HashMap::new();
        for (id, changes) in by_document {
            let judged =
                document::judge(id, changes, &|index| self.candidates.get(index).map(|it| it.peer.clone()), facts, workshop)?;
            for (index, judgement) in judged.judgements {
                if let Some(slot) = judgements.get_mut(index) {
                    *slot = judgement;
                }
            }
            states.extend(judged.state.map(|state| (id, state)));
        }
        Ok(self.number(judgements, states, facts))
    }

    /// Gives the accepted changes the next numbers, in the order in which they were offered.
    fn number(self, judgements: Vec<Judgement>, states: HashMap<Id, State>, facts: &Facts) -> Outcome {
        let mut head = facts.head;
        let mut numbers: Vec<u64> = Vec::with_capacity(judgements.len());
        let mut span: HashMap<Id, (u64, u64, Id)> = HashMap::new();
        for (candidate, judgement) in self.candidates.iter().zip(&judgements) {
            if matches!(judgement, Judgement::Accepted) {
                head += 1;
                let span = span.entry(candidate.document).or_insert((head, head, candidate.peer.member));
                span.1 = head;
            }
            numbers.push(head);
        }
        let mut verdicts = judgements.iter().zip(&numbers).zip(&self.candidates).map(|((judgement, number), candidate)| {
            let verdict = match judgement {
                Judgement::Accepted => Verdict::Logged(*number),
                Judgement::Known(seq) => Verdict::Known(*seq),
                Judgement::Repeats(index) => numbers.get(*index).map_or(Verdict::MissingDeps, |seq| Verdict::Known(*seq)),
                Judgement::MissingDeps => Verdict::MissingDeps,
                Judgement::Refused(refusal) => Verdict::Refused(*refusal),
            };
            (candidate.hash, verdict)
        });
        let verdicts = self.pushes.iter().map(|offers| verdicts.by_ref().take(*offers).collect()).collect();

        let mut documents: Vec<ChangedDocument> = states
            .into_iter()
            .filter_map(|(id, state)| {
                let (first_new, last, maker) = span.get(&id).copied()?;
                let known = facts.documents.get(&id);
                let first = known.map_or(first_new, |document| document.first);
                let access = access(known.map(|document| &document.access), maker, &state.row, last);
                Some(ChangedDocument { id, first, last, created: known.is_none(), bytes: state.bytes, row: state.row, access })
            })
            .collect();
        documents.sort_by_key(|document| document.first);

        let accepted = self.candidates.into_iter().zip(judgements).zip(numbers).filter_map(|((candidate, judgement), seq)| {
            let change = candidate.change.ok().filter(|_| matches!(judgement, Judgement::Accepted))?;
            let Candidate { peer: Peer { member, device, .. }, document, hash, .. } = candidate;
            let turn = turn(document, &change);
            Some(Accepted { member, device, entry: Entry { seq, document, hash, bytes: change.bytes.into() }, turn })
        });
        Outcome { head, verdicts, accepted: accepted.collect(), documents }
    }
}

/// Who may read a document after the change with this number.
fn access(known: Option<&Access>, maker: Id, row: &[u8], last: u64) -> Access {
    match known {
        Some(known) => known.after(Access::audience(row, known.maker), last),
        None => Access::new(maker, Access::audience(row, maker)),
    }
}

pub(super) fn turn(document: Id, change: &ChangeRecord) -> Turn {
    Turn { document, actor: change.actor.clone(), seq: change.seq }
}

fn parse(bytes: &[u8], hash: ChangeHash) -> Result<ChangeRecord, Refusal> {
    if bytes.len() > MAX_CHANGE {
        return Err(Refusal::TooLarge);
    }
    if !operations::is_bounded(bytes) {
        return Err(Refusal::Malformed);
    }
    // Automerge may panic on hostile bytes (`sync.md`); that is an answer here, not the end of the relay (S10).
    let change = std::panic::catch_unwind(|| ChangeRecord::parse(bytes)).ok().and_then(Result::ok).ok_or(Refusal::Malformed)?;
    // Numbers are stored as signed 64-bit integers.
    let fits = change.hash == *hash && change.actor.len() <= MAX_ACTOR && (1..=i64::MAX.unsigned_abs()).contains(&change.seq);
    fits.then_some(change).ok_or(Refusal::Malformed)
}
