//! Judges the offers for one document.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use ingot_shared::Id;
use ingot_shared::document::{ChangeRecord, Client, DocumentError};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ChangeHash, Refusal};

use super::batch::{Facts, turn};
use super::{MAX_DOCUMENT, MAX_ROW};

/// What is decided about one offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judgement {
    /// It enters the log.
    Accepted,
    /// It is in the log under this number.
    Known(u64),
    /// It is the offer at this place of the batch once more.
    Repeats(usize),
    /// It builds on changes that the log does not hold.
    MissingDeps,
    /// It does not enter the log.
    Refused(Refusal),
}

/// A document's new state.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) bytes: Vec<u8>,
    pub(super) row: Vec<u8>,
}

/// The decisions for one document, with the places of the offers in the batch.
pub(super) struct Judged {
    pub(super) judgements: Vec<(usize, Judgement)>,
    /// None when nothing was accepted.
    pub(super) state: Option<State>,
}

/// Judges all offers for one document. Computing the document is what costs, so all are tried at once; only when they do not fit
/// together are they tried one after the other.
pub(super) fn judge(id: Id, changes: Vec<(usize, ChangeRecord)>, facts: &Facts) -> Judged {
    let stored = facts.documents.get(&id).map(|document| document.bytes.as_slice());
    let mut ledger = Ledger::new(id, facts);
    let mut judgements = Vec::with_capacity(changes.len());
    let mut admitted = Vec::new();
    for (index, change) in &changes {
        let judgement = ledger.screen(change);
        if judgement == Judgement::Accepted {
            ledger.admit(*index, change);
            admitted.push(change.clone());
        }
        judgements.push((*index, judgement));
    }
    if admitted.is_empty() {
        return Judged { judgements, state: None };
    }
    let alone = admitted.len() == 1;
    match attempt(id, stored, admitted) {
        Ok(state) => Judged { judgements, state: Some(state) },
        Err(refusal) if alone => {
            for (_, judgement) in &mut judgements {
                if matches!(judgement, Judgement::Accepted | Judgement::Repeats(_)) {
                    *judgement = Judgement::Refused(refusal);
                }
            }
            Judged { judgements, state: None }
        }
        Err(_) => one_by_one(id, changes, facts),
    }
}

fn one_by_one(id: Id, changes: Vec<(usize, ChangeRecord)>, facts: &Facts) -> Judged {
    let stored = facts.documents.get(&id).map(|document| document.bytes.as_slice());
    let mut ledger = Ledger::new(id, facts);
    let mut judgements = Vec::with_capacity(changes.len());
    let mut state: Option<State> = None;
    for (index, change) in changes {
        let mut judgement = ledger.screen(&change);
        if judgement == Judgement::Accepted {
            let before = state.as_ref().map(|state| state.bytes.as_slice()).or(stored);
            match attempt(id, before, vec![change.clone()]) {
                Ok(after) => {
                    state = Some(after);
                    ledger.admit(index, &change);
                }
                Err(refusal) => judgement = Judgement::Refused(refusal),
            }
        }
        judgements.push((index, judgement));
    }
    Judged { judgements, state }
}

/// The document's log with what this batch adds to it.
struct Ledger<'a> {
    id: Id,
    facts: &'a Facts,
    admitted: HashMap<[u8; 32], usize>,
    turns: HashSet<(Vec<u8>, u64)>,
}

impl<'a> Ledger<'a> {
    fn new(id: Id, facts: &'a Facts) -> Self {
        Self { id, facts, admitted: HashMap::new(), turns: HashSet::new() }
    }

    fn logged(&self, hash: &[u8; 32]) -> Option<u64> {
        self.facts.changes.get(&(self.id, ChangeHash::new(*hash))).copied()
    }

    fn screen(&self, change: &ChangeRecord) -> Judgement {
        if let Some(seq) = self.logged(&change.hash) {
            return Judgement::Known(seq);
        }
        if let Some(index) = self.admitted.get(&change.hash) {
            return Judgement::Repeats(*index);
        }
        if !change.deps.iter().all(|dep| self.admitted.contains_key(dep) || self.logged(dep).is_some()) {
            return Judgement::MissingDeps;
        }
        if self.taken(change, change.seq) {
            return Judgement::Refused(Refusal::Fork);
        }
        // An actor's change always builds on its own previous one; Automerge does not check it.
        if change.seq > 1 && !self.taken(change, change.seq - 1) {
            return Judgement::Refused(Refusal::Unfit);
        }
        Judgement::Accepted
    }

    fn taken(&self, change: &ChangeRecord, seq: u64) -> bool {
        let mut asked = turn(self.id, change);
        asked.seq = seq;
        self.facts.turns.contains_key(&asked) || self.turns.contains(&(asked.actor, seq))
    }

    fn admit(&mut self, index: usize, change: &ChangeRecord) {
        self.admitted.insert(change.hash, index);
        self.turns.insert((change.actor.clone(), change.seq));
    }
}

/// Applies changes to a saved document and makes sure that the result loads again (`sync.md`: a third of the mutated changes that
/// Automerge accepts leave a document whose save never loads).
fn attempt(id: Id, before: Option<&[u8]>, changes: Vec<ChangeRecord>) -> Result<State, Refusal> {
    catch_unwind(AssertUnwindSafe(|| {
        let hashes: Vec<[u8; 32]> = changes.iter().map(|change| change.hash).collect();
        let mut client = before.map_or_else(|| Ok(Client::empty(id)), |bytes| Client::load(id, bytes))?;
        client.receive(changes)?;
        let bytes = client.save();
        let mut again = Client::load(id, &bytes)?;
        let whole = hashes.iter().all(|hash| again.has(hash)) && again.heads() == client.heads();
        let row = codec::encode(&again.rows());
        if whole { Ok(State { bytes, row }) } else { Err(DocumentError::Unfit) }
    }))
    .map_err(|_| Refusal::Malformed)?
    .map_err(|error| match error {
        DocumentError::Malformed | DocumentError::Unfit | DocumentError::MissingDeps => Refusal::Unfit,
    })
    .and_then(|state| {
        let fits = state.bytes.len() <= MAX_DOCUMENT && state.row.len() <= MAX_ROW;
        fits.then_some(state).ok_or(Refusal::TooLarge)
    })
}
