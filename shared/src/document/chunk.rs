//! The chunk that holds a saved document, read by the format alone (automerge.org/automerge-binary-format-spec): its last changes, and
//! whether its bytes are those that were written. That costs a hundredth of loading the document. Never here: what a document says.

use sha2::{Digest as _, Sha256};

use super::change::MAGIC;

/// The type of a document chunk.
pub(super) const DOCUMENT_CHUNK: u8 = 0;
/// Where a chunk's type stands; the checksum before it is of everything from there on.
const TYPE: usize = 8;
/// Bytes of a head.
const HEAD: usize = 32;

/// The hashes of a saved document's last changes, 32 bytes each, one after the other: they name everything that the document holds. None
/// when these are not the bytes of a document, or end before they are told.
pub fn heads(saved: &[u8]) -> Option<&[u8]> {
    Chunk::of(saved)?.heads()
}

/// Whether these are the bytes of one saved document as they were written, by the checksum that they begin with.
pub fn is_whole(saved: &[u8]) -> bool {
    let Some(chunk) = Chunk::of(saved) else { return false };
    let (checksum, named) = (saved.get(MAGIC.len()..TYPE), saved.get(TYPE..).unwrap_or_default());
    chunk.left().len() == chunk.length && checksum == Sha256::digest(named).get(..TYPE - MAGIC.len())
}

/// A document chunk, as far as it is read.
pub(super) struct Chunk<'a> {
    all: &'a [u8],
    /// Where the next part begins.
    pub(super) at: usize,
    /// Bytes after the chunk's header, as that says.
    pub(super) length: usize,
}

impl<'a> Chunk<'a> {
    /// A chunk whose header is read.
    pub(super) fn of(saved: &'a [u8]) -> Option<Self> {
        if saved.get(..MAGIC.len())? != MAGIC || *saved.get(TYPE)? != DOCUMENT_CHUNK {
            return None;
        }
        let mut chunk = Self { all: saved, at: TYPE + 1, length: 0 };
        chunk.length = chunk.number()?;
        Some(chunk)
    }

    /// Reads who made changes, and returns the heads that follow.
    pub(super) fn heads(&mut self) -> Option<&'a [u8]> {
        for _ in 0..self.number()? {
            let actor = self.number()?;
            self.take(actor)?;
        }
        let heads = self.number()?;
        self.take(heads.checked_mul(HEAD)?)
    }

    /// What is not read yet.
    pub(super) fn left(&self) -> &'a [u8] {
        self.all.get(self.at..).unwrap_or_default()
    }

    /// The next bytes, so many.
    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.left().get(..length)?;
        self.at += length;
        Some(taken)
    }

    /// An unsigned LEB128.
    pub(super) fn long(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = *self.take(1)?.first()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// An unsigned LEB128 that counts bytes or things.
    pub(super) fn number(&mut self) -> Option<usize> {
        usize::try_from(self.long()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use automerge::transaction::Transactable;
    use automerge::{ActorId, AutoCommit, ROOT};
    use proptest::prelude::*;

    /// A document that several wrote at once, and one that nobody wrote.
    fn saved(writers: u8) -> (Vec<u8>, Vec<u8>) {
        let mut first = AutoCommit::new();
        let mut all: Vec<AutoCommit> = (1..=writers).map(|n| first.fork().with_actor(ActorId::from([n; 16]))).collect();
        for (n, document) in (1_i64..).zip(&mut all) {
            document.put(ROOT, "word", n).unwrap();
            first.merge(document).unwrap();
        }
        let heads = first.get_heads().iter().flat_map(|head| head.0).collect();
        (first.save(), heads)
    }

    #[test]
    fn heads_are_those_of_the_document() {
        for writers in [0, 1, 3] {
            let (saved, named) = saved(writers);
            assert_eq!(heads(&saved), Some(named.as_slice()), "{writers}");
            assert!(is_whole(&saved));
        }
    }

    proptest! {
        #[test]
        fn damage_shows(at in 0_usize..1_000, with in 1_u8..) {
            let (mut saved, _) = saved(3);
            let place = at % saved.len();
            saved[place] ^= with;
            prop_assert!(!is_whole(&saved));
            prop_assert!(!is_whole(&saved[..place]));
            let _ = heads(&saved);
        }

        #[test]
        fn foreign_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut named = [MAGIC.as_slice(), &[0; 4], &[DOCUMENT_CHUNK]].concat();
            named.extend(&bytes);
            prop_assert!(!is_whole(&bytes));
            prop_assert!(heads(&named).is_none_or(|heads| heads.len() <= bytes.len()));
        }
    }
}
