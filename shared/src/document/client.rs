//! One client document: loading, saving, taking changes in and out.

use automerge::transaction::CommitOptions;
use automerge::{ActorId, AutoCommit, Change};

use crate::domain::{Command, DomainError};
use crate::sync::frame::MAX_DEPS;
use crate::{Id, Instant};

/// Who edits, as entries record it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The member.
    pub member: Id,
    /// The name that the member goes by; may be empty.
    pub name: String,
}

/// One change of a document with what is needed to send, order and deduplicate it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRecord {
    /// SHA-256 of the change: its name everywhere.
    pub hash: [u8; 32],
    /// The changes it builds on.
    pub deps: Vec<[u8; 32]>,
    /// The actor that made it.
    pub actor: Vec<u8>,
    /// The actor's number for it, from 1.
    pub seq: u64,
    /// One uncompressed change chunk.
    pub bytes: Vec<u8>,
}

/// Why bytes are not a document, or a change does not fit one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The bytes are not one uncompressed change chunk, or not a saved document.
    #[error("malformed document bytes")]
    Malformed,
    /// The change builds on changes that the document does not hold.
    #[error("missing dependencies")]
    MissingDeps,
    /// The change cannot be applied, for example because its actor and number are taken (S15).
    #[error("change does not fit the document")]
    Unfit,
}

/// The chunk header of Automerge's binary format: four magic bytes, four of checksum, one of type.
const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
/// The type of an uncompressed change chunk. Compressed ones are refused: they inflate before anything can be checked.
const CHANGE_CHUNK: u8 = 1;

impl ChangeRecord {
    /// Reads one change chunk; the hash is computed from the bytes.
    ///
    /// # Errors
    /// [`DocumentError::Malformed`] for anything else, compressed or concatenated chunks included.
    pub fn parse(bytes: &[u8]) -> Result<Self, DocumentError> {
        if bytes.get(..4) != Some(MAGIC.as_slice()) || bytes.get(8) != Some(&CHANGE_CHUNK) {
            return Err(DocumentError::Malformed);
        }
        let change = Change::from_bytes(bytes.to_vec()).map_err(|_| DocumentError::Malformed)?;
        if change.raw_bytes() != bytes || change.deps().len() > MAX_DEPS {
            return Err(DocumentError::Malformed);
        }
        Ok(Self::of(&change))
    }

    /// The texts that the change puts, in order: what its author typed, to be kept when the relay refuses the change.
    pub fn typed_text(&self) -> String {
        let Ok(change) = self.to_change() else { return String::new() };
        let mut lines: Vec<String> = Vec::new();
        for operation in change.decode().operations {
            if let Some(automerge::ScalarValue::Str(text)) = operation.primitive_value()
                && text.parse::<Id>().is_err()
                && !text.trim().is_empty()
            {
                lines.push(text.to_string());
            }
        }
        lines.join("\n")
    }

    fn of(change: &Change) -> Self {
        Self {
            hash: change.hash().0,
            deps: change.deps().iter().map(|hash| hash.0).collect(),
            actor: change.actor_id().to_bytes().to_vec(),
            seq: change.seq(),
            bytes: change.raw_bytes().to_vec(),
        }
    }

    fn to_change(&self) -> Result<Change, DocumentError> {
        Change::from_bytes(self.bytes.clone()).map_err(|_| DocumentError::Malformed)
    }
}

/// A client document in memory.
#[derive(Clone)]
pub struct Client {
    pub(super) id: Id,
    pub(super) doc: AutoCommit,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Client").field(&self.id).finish()
    }
}

impl Client {
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
    /// Returns the change, or none when they changed nothing (a repeated command), and what undoes them, in the order in which to run it.
    ///
    /// # Errors
    /// The first [`DomainError`]; the document is then unchanged.
    pub fn apply(
        &mut self,
        commands: &[Command],
        author: &Author,
        now: Instant,
    ) -> Result<(Option<ChangeRecord>, Vec<Command>), DomainError> {
        let mut inverse = Vec::new();
        for command in commands {
            let result = command.check().and_then(|()| self.run(command, author, now));
            match result {
                Ok(undo) => inverse.extend(undo.into_iter().rev()),
                Err(error) => {
                    self.doc.rollback();
                    return Err(error);
                }
            }
        }
        inverse.reverse();
        let hash = self.doc.commit_with(CommitOptions::default());
        let change = hash.and_then(|hash| self.doc.get_change_by_hash(&hash));
        Ok((change.as_ref().map(ChangeRecord::of), inverse))
    }
}
