//! The outbox: changes that are saved on this device and not yet in the relay's log.
//!
//! Bytes stay in storage; memory holds keys and hashes. Never here: sending, or a change that is not stored.

use std::collections::{BTreeMap, HashSet};

use ingot_shared::document::ChangeRecord;
use ingot_shared::sync::codec;
use ingot_shared::wire::{self, Bytes};
use ingot_shared::{Id, Instant};

use super::storage::{Space, Storage, StorageError, Write, key_after};
use crate::bridge::Waiting;

/// A stored pending change.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stored {
    at: Instant,
    bytes: Bytes,
    draft: Bytes,
}

wire::record!(Stored { at: "t" required, bytes: "b" required, draft: "c" });

/// The key of a pending change: document (16 bytes), order within the document (8, big endian), start of the hash (8). Two tabs that
/// take the same order still have two keys.
pub type PendingKey = [u8; 32];

/// A pending change with its key.
#[derive(Clone, Debug)]
pub struct Pending {
    /// Where it is stored.
    pub key: PendingKey,
    /// When it was made.
    pub at: Instant,
    /// The change.
    pub change: ChangeRecord,
    /// The commands that made it, to be handed in should the relay not take it ([`ingot_shared::account::review`]); empty where that
    /// cannot be.
    pub draft: Vec<u8>,
}

impl Pending {
    /// A new pending change of a document, after those that have a lower order.
    pub fn new(document: Id, order: u64, at: Instant, change: ChangeRecord) -> Self {
        let mut key = [0; 32];
        let order = order.to_be_bytes();
        let parts = document.as_bytes().iter().chain(&order).chain(&change.hash).copied();
        key.iter_mut().zip(parts).for_each(|(to, byte)| *to = byte);
        Self { key, at, change, draft: Vec::new() }
    }

    /// With the commands that made it.
    #[must_use]
    pub fn with_draft(self, draft: Vec<u8>) -> Self {
        Self { draft, ..self }
    }

    /// The document it changes.
    pub fn document(&self) -> Id {
        document_of(&self.key)
    }

    /// Its order within the document.
    pub fn order(&self) -> u64 {
        self.key.iter().skip(16).take(8).fold(0, |order, byte| (order << 8) | u64::from(*byte))
    }

    /// The write that stores it.
    pub fn put(&self) -> Write {
        let (bytes, draft) = (Bytes::from(self.change.bytes.clone()), Bytes::from(self.draft.clone()));
        let stored = Stored { at: self.at, bytes, draft };
        Write::Put(Space::Pending, self.key.to_vec(), codec::encode(&stored))
    }

    /// The write that removes it.
    pub fn delete(&self) -> Write {
        Write::Delete(Space::Pending, self.key.to_vec())
    }

    fn read(key: &[u8], value: &[u8]) -> Option<Self> {
        let stored: Stored = codec::decode(value).ok()?;
        let change = ChangeRecord::parse(&stored.bytes).ok()?;
        Some(Self { key: key.try_into().ok()?, at: stored.at, change, draft: stored.draft.to_vec() })
    }
}

fn document_of(key: &PendingKey) -> Id {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(key).for_each(|(to, byte)| *to = *byte);
    Id::from_bytes(bytes)
}

/// The pending changes of one document, in order.
///
/// # Errors
/// [`StorageError`].
pub async fn of_document<S: Storage>(storage: &S, document: Id) -> Result<Vec<Pending>, StorageError> {
    let from = document.as_bytes();
    let to = successor(from);
    let items = storage.scan(Space::Pending, from, to.as_deref(), usize::MAX).await?;
    Ok(items.iter().filter_map(|(key, value)| Pending::read(key, value)).collect())
}

/// The first key after all that begin with `prefix`; none when there is no such key.
fn successor(prefix: &[u8; 16]) -> Option<Vec<u8>> {
    let mut next = prefix.to_vec();
    while let Some(last) = next.pop() {
        if last < u8::MAX {
            next.push(last + 1);
            return Some(next);
        }
    }
    None
}

/// What memory knows of a pending change.
#[derive(Clone, Copy, Debug)]
struct Known {
    hash: [u8; 32],
    at: Instant,
    under_way: bool,
}

/// The index of pending changes.
#[derive(Debug, Default)]
pub struct Outbox {
    known: BTreeMap<PendingKey, Known>,
}

/// How many pending changes are read at once at start.
const SCAN_PAGE: usize = 1_000;

impl Outbox {
    /// Reads the index from storage.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn open<S: Storage>(storage: &S) -> Result<Self, StorageError> {
        let mut outbox = Self::default();
        let mut from = Vec::new();
        loop {
            let items = storage.scan(Space::Pending, &from, None, SCAN_PAGE).await?;
            for (key, value) in &items {
                if let Some(pending) = Pending::read(key, value) {
                    outbox.insert(&pending);
                }
            }
            match items.last() {
                Some((last, _)) if items.len() == SCAN_PAGE => from = key_after(last),
                _ => return Ok(outbox),
            }
        }
    }

    /// A pending change was stored.
    pub fn insert(&mut self, pending: &Pending) {
        self.known.insert(pending.key, Known { hash: pending.change.hash, at: pending.at, under_way: false });
    }

    /// A pending change was removed from storage.
    pub fn remove(&mut self, key: &PendingKey) {
        self.known.remove(key);
    }

    /// Replaces what is known of one document by what is stored: another tab wrote.
    pub fn refresh(&mut self, document: Id, stored: &[Pending]) {
        let before: Vec<PendingKey> = self.keys_of(document);
        for key in before {
            if !stored.iter().any(|pending| pending.key == key) {
                self.known.remove(&key);
            }
        }
        for pending in stored {
            if !self.known.contains_key(&pending.key) {
                self.insert(pending);
            }
        }
    }

    /// Replaces what is known of one document; all of it may be sent.
    pub fn replace(&mut self, document: Id, stored: &[Pending]) {
        for key in self.keys_of(document) {
            self.known.remove(&key);
        }
        stored.iter().for_each(|pending| self.insert(pending));
    }

    /// Whether the change at this key was sent on this connection and waits for its verdict or its entry.
    pub fn is_under_way(&self, key: &PendingKey) -> bool {
        self.known.get(key).is_some_and(|known| known.under_way)
    }

    /// The keys of one document's pending changes, in order.
    pub fn keys_of(&self, document: Id) -> Vec<PendingKey> {
        let mut from = [0; 32];
        from.iter_mut().zip(document.as_bytes()).for_each(|(to, byte)| *to = *byte);
        self.known.range(from..).map(|(key, _)| *key).take_while(|key| document_of(key) == document).collect()
    }

    /// Where the change of a document with this hash waits.
    pub fn find(&self, document: Id, hash: &[u8; 32]) -> Option<PendingKey> {
        self.keys_of(document).into_iter().find(|key| self.known.get(key).is_some_and(|known| known.hash == *hash))
    }

    /// Whether a document has pending changes.
    pub fn has(&self, document: Id) -> bool {
        !self.keys_of(document).is_empty()
    }

    /// How many changes wait.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// When the oldest waiting change was made.
    pub fn since(&self) -> Option<Instant> {
        self.known.values().map(|known| known.at).min()
    }

    /// Documents with waiting changes and how many, in order.
    pub fn documents(&self) -> Vec<(Id, u32)> {
        let mut documents: Vec<(Id, u32)> = Vec::new();
        for key in self.known.keys() {
            let document = document_of(key);
            match documents.last_mut() {
                Some((last, count)) if *last == document => *count += 1,
                _ => documents.push((document, 1)),
            }
        }
        documents
    }

    /// The documents with waiting changes: how many, and since when.
    pub fn waiting(&self) -> Vec<Waiting> {
        let mut waiting: Vec<Waiting> = Vec::new();
        for (key, known) in &self.known {
            let document = document_of(key);
            match waiting.last_mut() {
                Some(last) if last.document == document => {
                    last.edits += 1;
                    last.since = last.since.min(known.at);
                }
                _ => waiting.push(Waiting { document, edits: 1, since: known.at, said: Vec::new() }),
            }
        }
        waiting
    }

    /// The next changes to send, in order, that are not under way; marks them as under way.
    pub fn take(&mut self, limit: usize) -> Vec<PendingKey> {
        self.known
            .iter_mut()
            .filter(|(_, known)| !known.under_way)
            .take(limit)
            .map(|(key, known)| {
                known.under_way = true;
                *key
            })
            .collect()
    }

    /// These were taken and not sent after all.
    pub fn give_back(&mut self, keys: &[PendingKey]) {
        for key in keys {
            if let Some(known) = self.known.get_mut(key) {
                known.under_way = false;
            }
        }
    }

    /// The connection ended: nothing is under way any more.
    pub fn all_back(&mut self) {
        self.known.values_mut().for_each(|known| known.under_way = false);
    }

    /// All waiting changes: their documents and hashes.
    pub fn changes(&self) -> HashSet<(Id, [u8; 32])> {
        self.known.iter().map(|(key, known)| (document_of(key), known.hash)).collect()
    }

    /// The hashes of all waiting changes, for looking many up at once.
    pub fn hashes(&self) -> HashSet<[u8; 32]> {
        self.known.values().map(|known| known.hash).collect()
    }
}

/// Reads stored pending changes.
///
/// # Errors
/// [`StorageError`].
pub async fn read<S: Storage>(storage: &S, keys: &[PendingKey]) -> Result<Vec<Pending>, StorageError> {
    let names: Vec<Vec<u8>> = keys.iter().map(|key| key.to_vec()).collect();
    let values = storage.get_many(Space::Pending, &names).await?;
    Ok(names.iter().zip(values).filter_map(|(key, value)| Pending::read(key, &value?)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_bytes_stay_readable() {
        let stored =
            Stored { at: Instant::from_millis(1_790_000_000_000), bytes: b"abc".to_vec().into(), draft: b"de".to_vec().into() };
        let bytes = b"\x83\xa1t\xcf\x00\x00\x01\xa0\xc4\x50\x6c\x00\xa1b\xc4\x03abc\xa1c\xc4\x02de";
        assert_eq!(codec::encode(&stored), bytes);
        assert_eq!(codec::decode(bytes), Ok(stored.clone()));
        let older = b"\x82\xa1t\xcf\x00\x00\x01\xa0\xc4\x50\x6c\x00\xa1b\xc4\x03abc";
        assert_eq!(codec::decode(older), Ok(Stored { draft: Bytes::default(), ..stored }));
    }
}
