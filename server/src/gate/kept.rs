//! The long documents that the gate's process loaded last: whoever edits one goes on editing it, and loading it again costs the most.
//!
//! A document is known by its id and the hash of the bytes that it was loaded from, so that it never stands for others.
//! Never here: checking that a document loads.

use ingot_shared::Id;
use ingot_shared::document::Document;
use sha2::{Digest, Sha256};

/// Fewest bytes of a saved document that is kept. Below, loading it takes about a millisecond.
const LEAST: usize = 16 * 1024;
/// Most documents that are kept.
const MOST: usize = 4;
/// Most bytes of their saved forms together; in memory they take a few times as much.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The documents, those used last at the end.
#[derive(Debug, Default)]
pub(super) struct Kept(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    hash: [u8; 32],
    size: usize,
    document: Document,
}

impl Kept {
    /// Whether nothing is kept.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Hands out the document that was loaded from exactly these bytes; it is kept no longer.
    pub(super) fn take(&mut self, id: Id, bytes: &[u8]) -> Option<Document> {
        let is_it = |entry: &Entry| entry.document.id() == id && entry.size == bytes.len();
        if !self.0.iter().any(is_it) {
            return None;
        }
        let hash = hash(bytes);
        let at = self.0.iter().position(|entry| is_it(entry) && entry.hash == hash)?;
        Some(self.0.remove(at).document)
    }

    /// Keeps a document that was loaded from these bytes and not changed since, in the place of what is known of it.
    pub(super) fn keep(&mut self, document: Document, bytes: &[u8]) {
        self.0.retain(|entry| entry.document.id() != document.id());
        if !(LEAST..=MOST_BYTES).contains(&bytes.len()) {
            return;
        }
        self.0.push(Entry { hash: hash(bytes), size: bytes.len(), document });
        while self.0.len() > MOST || self.0.iter().map(|entry| entry.size).sum::<usize>() > MOST_BYTES {
            self.0.remove(0);
        }
    }
}

fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

#[cfg(test)]
mod tests {
    use ingot_shared::Instant;
    use ingot_shared::document::Author;
    use ingot_shared::domain::{ClientKind, Command};

    use super::*;

    fn document(n: u8) -> (Document, Vec<u8>) {
        let client = Id::from_bytes([n; 16]);
        let mut document = Document::empty(client);
        let create =
            Command::CreateClient { client, kind: ClientKind::Company, name: "Анор".into(), phone: None, fields: Vec::new() };
        document.apply(&[create], &Author::default(), Instant::from_millis(1)).unwrap();
        let bytes = document.save();
        (document, bytes)
    }

    /// The same bytes, as if they were so many.
    fn long(bytes: &[u8], length: usize) -> Vec<u8> {
        bytes.iter().copied().cycle().take(length).collect()
    }

    #[test]
    fn only_the_very_same_bytes_bring_a_document_back_and_once() {
        let (one, bytes) = document(1);
        let bytes = long(&bytes, LEAST);
        let mut other = bytes.clone();
        other[77] ^= 1;
        let mut kept = Kept::default();
        kept.keep(one.clone(), &bytes);
        assert!(kept.take(Id::from_bytes([2; 16]), &bytes).is_none(), "of another document");
        assert!(kept.take(one.id(), &other).is_none(), "another state");
        assert_eq!(kept.take(one.id(), &bytes).map(|mut it| it.heads()), Some(one.clone().heads()));
        assert!(kept.take(one.id(), &bytes).is_none(), "it is being changed by whoever took it");
        kept.keep(one.clone(), &bytes);
        kept.keep(one.clone(), &other);
        assert!(kept.take(one.id(), &bytes).is_none(), "of one document the newest state is kept");
        kept.keep(one.clone(), &bytes[1..]);
        assert!(kept.0.is_empty(), "a short one is not worth it, and ends what was known");
    }

    #[test]
    fn there_are_few_and_not_large_together() {
        let mut kept = Kept::default();
        let ids = |kept: &Kept| kept.0.iter().map(|entry| entry.document.id().as_bytes()[0]).collect::<Vec<_>>();
        for n in 1..=6 {
            let (document, bytes) = document(n);
            kept.keep(document, &long(&bytes, LEAST));
        }
        assert_eq!(ids(&kept), [3, 4, 5, 6]);
        let (large, bytes) = document(7);
        kept.keep(large.clone(), &long(&bytes, MOST_BYTES - LEAST));
        assert_eq!(ids(&kept), [6, 7]);
        kept.keep(large, &long(&bytes, MOST_BYTES + 1));
        assert_eq!(ids(&kept), [6]);
    }
}
