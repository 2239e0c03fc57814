//! One document: loading, saving, taking changes in and out. Never here: what a command means, what a screen shows.

use automerge::transaction::CommitOptions;
use automerge::{ActorId, AutoCommit};

use super::change::{ChangeRecord, DocumentError};
use crate::domain::{Command, DomainError};
use crate::{Id, Instant};

/// Who edits, as entries record it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The member.
    pub member: Id,
    /// The name that the member goes by; may be empty.
    pub name: String,
}

/// What commands did to a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The changes, in causal order; none when the commands changed nothing (they were repeated).
    pub changes: Vec<ChangeRecord>,
    /// What undoes them, in the order in which to run it.
    pub inverse: Vec<Command>,
}

/// A document in memory, of whatever kind.
#[derive(Clone)]
pub struct Document {
    pub(super) id: Id,
    pub(super) doc: AutoCommit,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Document").field(&self.id).finish()
    }
}

impl Document {
    /// A document without any change.
    pub fn empty(id: Id) -> Self {
        Self { id, doc: AutoCommit::new() }
    }

    /// Reads a saved document.
    ///
    /// # Errors
    /// [`DocumentError::Malformed`].
    pub fn load(id: Id, bytes: &[u8]) -> Result<Self, DocumentError> {
        let doc = AutoCommit::load(bytes).map_err(|_| DocumentError::Malformed)?;
        Ok(Self { id, doc })
    }

    /// The document's id.
    pub const fn id(&self) -> Id {
        self.id
    }

    /// Sets who makes the changes from now on: a new random actor for every start of an engine, never one that was stored
    /// (a crash would use its numbers twice, S15).
    pub fn set_actor(&mut self, actor: &[u8; 16]) {
        self.doc.set_actor(ActorId::from(actor.as_slice()));
    }

    /// Saves the whole document.
    pub fn save(&mut self) -> Vec<u8> {
        self.doc.save()
    }

    /// Whether there is no change yet.
    pub fn is_empty(&mut self) -> bool {
        self.doc.get_heads().is_empty()
    }

    /// The hashes that nothing builds on, sorted.
    pub fn heads(&mut self) -> Vec<[u8; 32]> {
        let mut heads: Vec<[u8; 32]> = self.doc.get_heads().into_iter().map(|hash| hash.0).collect();
        heads.sort_unstable();
        heads
    }

    /// Whether the document holds this change.
    pub fn has(&mut self, hash: &[u8; 32]) -> bool {
        self.doc.get_change_meta_by_hash(&automerge::ChangeHash(*hash)).is_some()
    }

    /// Takes changes of others in, in causal order; those that are there already change nothing (S5).
    ///
    /// # Errors
    /// [`DocumentError`]; the document is then unchanged.
    pub fn receive(&mut self, changes: Vec<ChangeRecord>) -> Result<(), DocumentError> {
        let mut known: Vec<[u8; 32]> = Vec::with_capacity(changes.len());
        let mut fresh = Vec::with_capacity(changes.len());
        for record in changes {
            if self.has(&record.hash) || known.contains(&record.hash) {
                continue;
            }
            if !record.deps.iter().all(|dep| known.contains(dep) || self.has(dep)) {
                return Err(DocumentError::MissingDeps);
            }
            known.push(record.hash);
            fresh.push(record.to_change()?);
        }
        if fresh.is_empty() {
            return Ok(());
        }
        self.doc.apply_changes(fresh).map_err(|_| DocumentError::Unfit)
    }

    /// Takes all of another replica's changes in.
    ///
    /// # Errors
    /// [`DocumentError::Unfit`].
    pub fn merge(&mut self, other: &mut Self) -> Result<(), DocumentError> {
        self.doc.merge(&mut other.doc).map(|_| ()).map_err(|_| DocumentError::Unfit)
    }

    /// Every change, in causal order.
    pub fn changes(&mut self) -> Vec<ChangeRecord> {
        self.doc.get_changes(&[]).iter().map(ChangeRecord::of).collect()
    }

    /// Runs commands as one change: all of them or none.
    ///
    /// A document that every device may create ([`DocumentKind::begins_alike`](super::entity::DocumentKind::begins_alike)) and that holds nothing yet begins with its first
    /// change, the same on every device; it is then the first of the changes returned.
    ///
    /// # Errors
    /// The first [`DomainError`]; the document is then unchanged.
    pub fn apply(&mut self, commands: &[Command], author: &Author, now: Instant) -> Result<Applied, DomainError> {
        let begun = self.begin(commands);
        let mut inverse = Vec::new();
        for command in commands {
            let result = command.check().and_then(|()| self.run(command, author, now));
            match result {
                Ok(undo) => inverse.extend(undo.into_iter().rev()),
                Err(error) => {
                    self.doc.rollback();
                    self.forget(begun.as_ref());
                    return Err(error);
                }
            }
        }
        inverse.reverse();
        let hash = self.doc.commit_with(signature(author, now));
        let own = hash.and_then(|hash| self.doc.get_change_by_hash(&hash)).map(|change| ChangeRecord::of(&change));
        if own.is_none() {
            self.forget(begun.as_ref());
            return Ok(Applied { changes: Vec::new(), inverse });
        }
        Ok(Applied { changes: begun.into_iter().chain(own).collect(), inverse })
    }

    /// Begins an empty document that begins alike everywhere.
    fn begin(&mut self, commands: &[Command]) -> Option<ChangeRecord> {
        let kind = commands.first().and_then(Command::kind).filter(|kind| kind.begins_alike())?;
        if !self.is_empty() {
            return None;
        }
        let first = Self::first_change(kind, self.id)?;
        self.receive(vec![first.clone()]).ok()?;
        Some(first)
    }

    /// Empties a document again that was only begun.
    fn forget(&mut self, begun: Option<&ChangeRecord>) {
        if begun.is_some() {
            let actor = self.doc.get_actor().clone();
            self.doc = AutoCommit::new().with_actor(actor);
        }
    }
}

/// How a change tells who made it and when ([`super::edits`]). It decides nothing (S12), and the relay does not believe it.
fn signature(author: &Author, now: Instant) -> CommitOptions {
    let options = CommitOptions::default().with_time(now.as_millis().div_euclid(1_000));
    if author.member == Id::default() { options } else { options.with_message(author.member.to_string()) }
}
