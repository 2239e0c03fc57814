//! One change of a document as it is stored, sent, ordered and deduplicated. Never here: what it does to a document.

use automerge::Change;

use crate::Id;
use crate::sync::frame::MAX_DEPS;

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
pub(super) const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
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

    pub(super) fn of(change: &Change) -> Self {
        Self {
            hash: change.hash().0,
            deps: change.deps().iter().map(|hash| hash.0).collect(),
            actor: change.actor_id().to_bytes().to_vec(),
            seq: change.seq(),
            bytes: change.raw_bytes().to_vec(),
        }
    }

    pub(super) fn to_change(&self) -> Result<Change, DocumentError> {
        Change::from_bytes(self.bytes.clone()).map_err(|_| DocumentError::Malformed)
    }
}
