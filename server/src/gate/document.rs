//! Judges the offers for one document.

use std::collections::{HashMap, HashSet};

use ingot_shared::Id;
use ingot_shared::document::ChangeRecord;
use ingot_shared::sync::frame::{ChangeHash, Refusal};
use ingot_shared::sync::session::Peer;

use super::batch::{Facts, turn};
use super::permission;
use super::workshop::{State, Unavailable, Workshop};
use crate::access::Access;

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

/// The decisions for one document, with the places of the offers in the batch.
pub(super) struct Judged {
    pub(super) judgements: Vec<(usize, Judgement)>,
    /// None when nothing was accepted.
    pub(super) state: Option<State>,
}

/// Judges all offers for one document. Computing the document is what costs, so all are tried at once; only when they do not fit
/// together are they tried one after the other.
pub(super) fn judge(
    id: Id,
    changes: Vec<(usize, ChangeRecord)>,
    authors: &dyn Fn(usize) -> Option<Peer>,
    facts: &Facts,
    workshop: &mut Workshop,
) -> Result<Judged, Unavailable> {
    if facts.erased.contains(&id) {
        let refused = changes.iter().map(|(index, _)| (*index, Judgement::Refused(Refusal::Erased)));
        return Ok(Judged { judgements: refused.collect(), state: None });
    }
    let stored = facts.documents.get(&id).map(|document| document.bytes.as_slice());
    let before = facts.documents.get(&id).map(|document| &document.access);
    let denied = permission::denied(id, &changes, authors, stored, before.map(|access| &access.audience));
    let mut ledger = Ledger::new(id, facts);
    let mut judgements = Vec::with_capacity(changes.len());
    let mut admitted = Vec::new();
    for (index, change) in &changes {
        let judgement = ledger.screen(change, denied.contains(index));
        if judgement == Judgement::Accepted {
            ledger.admit(*index, change);
            admitted.push(change.clone());
        }
        judgements.push((*index, judgement));
    }
    if admitted.is_empty() {
        return Ok(Judged { judgements, state: None });
    }
    let alone = admitted.len() == 1;
    match workshop.apply(id, stored, &admitted)? {
        // Who may read it changed on the way: each change is judged by what was true before it.
        Ok(state) if !alone && moves(before, &state, &judgements, authors) => {
            one_by_one(id, changes, &denied, authors, facts, workshop)
        }
        Ok(state) => Ok(Judged { judgements, state: Some(state) }),
        Err(refusal) if alone => {
            for (_, judgement) in &mut judgements {
                if matches!(judgement, Judgement::Accepted | Judgement::Repeats(_)) {
                    *judgement = Judgement::Refused(refusal);
                }
            }
            Ok(Judged { judgements, state: None })
        }
        Err(_) => one_by_one(id, changes, &denied, authors, facts, workshop),
    }
}

/// Whether accepted changes of somebody who reads only some documents came together with one that made this document somebody else's.
fn moves(
    before: Option<&Access>,
    after: &State,
    judgements: &[(usize, Judgement)],
    authors: &dyn Fn(usize) -> Option<Peer>,
) -> bool {
    let accepted = judgements.iter().filter(|(_, judgement)| *judgement == Judgement::Accepted);
    let peers: Vec<Peer> = accepted.filter_map(|(index, _)| authors(*index)).collect();
    let Some(maker) = peers.first().map(|peer| peer.member).filter(|_| peers.iter().any(|peer| peer.reader().is_limited()))
    else {
        return false;
    };
    match before {
        Some(access) => Access::audience(&after.row, access.maker) != access.audience,
        None => peers.iter().any(|peer| peer.member != maker),
    }
}

fn one_by_one(
    id: Id,
    changes: Vec<(usize, ChangeRecord)>,
    denied: &HashSet<usize>,
    authors: &dyn Fn(usize) -> Option<Peer>,
    facts: &Facts,
    workshop: &mut Workshop,
) -> Result<Judged, Unavailable> {
    let known = facts.documents.get(&id);
    let stored = known.map(|document| document.bytes.as_slice());
    let mut audience = known.map(|document| document.access.audience.clone());
    let mut maker = known.map(|document| document.access.maker);
    let mut ledger = Ledger::new(id, facts);
    let mut judgements = Vec::with_capacity(changes.len());
    let mut state: Option<State> = None;
    for (index, change) in changes {
        let author = authors(index);
        // Whom the document left may not change it any more; whom it came to was denied before, and offers again.
        let audience_now = audience.as_ref();
        let may = |peer: &Peer| permission::may_change(peer, audience_now) || permission::may_only_answer(peer, audience_now);
        let left = id != Id::workspace() && author.as_ref().is_some_and(|peer| !may(peer));
        let mut judgement = ledger.screen(&change, left || denied.contains(&index));
        if judgement == Judgement::Accepted {
            let before = state.as_ref().map(|state| state.bytes.as_slice()).or(stored);
            match workshop.apply(id, before, std::slice::from_ref(&change))? {
                Ok(after) => {
                    let maker = *maker.get_or_insert(author.as_ref().map_or_else(Id::default, |peer| peer.member));
                    audience = Some(Access::audience(&after.row, maker));
                    state = Some(after);
                    ledger.admit(index, &change);
                }
                Err(refusal) => judgement = Judgement::Refused(refusal),
            }
        }
        judgements.push((index, judgement));
    }
    Ok(Judged { judgements, state })
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

    fn screen(&self, change: &ChangeRecord, is_denied: bool) -> Judgement {
        if let Some(seq) = self.logged(&change.hash) {
            return Judgement::Known(seq);
        }
        if let Some(index) = self.admitted.get(&change.hash) {
            return Judgement::Repeats(*index);
        }
        // Before anything is said of the document: whoever may not read it learns nothing of it.
        if is_denied {
            return Judgement::Refused(Refusal::NotAllowed);
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
