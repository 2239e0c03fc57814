//! The example company on this device: stored in one go, taken away in one go, never sent.
//!
//! One record of the `meta` space names its documents; while it is there, so are they. Every edit of one of them writes the record
//! anew, and taking away stands on the record as it was read, so that no tab can leave an edit behind. Never here: making it up.

use std::collections::BTreeSet;

use ingot_shared::Id;
use ingot_shared::row::ClientRow;
use ingot_shared::sync::codec;
use ingot_shared::wire::{self, Bytes};

use super::core::Engine;
use super::identity::{self, Identity};
use super::storage::{Batch, Guard, Space, Storage, StorageError, Write};
use crate::bridge::EngineError;

/// The record's key in the `meta` space; it never changes.
const KEY: &[u8] = b"demo";
/// How often a transaction is prepared anew when another tab wrote at the same moment.
const RETRIES: usize = 8;

/// The stored record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Stored {
    documents: Vec<Id>,
    /// How many transactions edited them.
    edits: u64,
}

wire::record!(Stored { documents: "d", edits: "e" });

/// Documents to store: saved bytes by id, and their rows in packs.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// The documents.
    pub documents: Vec<(Id, Bytes)>,
    /// Their rows ([`ingot_shared::row::pack`]).
    pub packs: Vec<Bytes>,
}

/// What memory knows of the example.
#[derive(Debug, Default)]
pub(super) struct Demo {
    documents: BTreeSet<Id>,
    edits: u64,
    stored: Option<Vec<u8>>,
}

impl Demo {
    pub(super) async fn open<S: Storage>(storage: &S) -> Result<Self, StorageError> {
        let stored = storage.get_many(Space::Meta, &[KEY.to_vec()]).await?.pop().flatten();
        let Stored { documents, edits } = stored.as_deref().and_then(|bytes| codec::decode(bytes).ok()).unwrap_or_default();
        Ok(Self { documents: documents.into_iter().collect(), edits, stored })
    }

    fn guard(&self) -> Guard {
        Guard { space: Space::Meta, key: KEY.to_vec(), expected: self.stored.clone() }
    }

    /// Adds to a transaction what an edit of these documents needs; returns the record to [`Demo::edited`] once it is complete.
    pub(super) fn edit(&self, documents: &[Id], batch: &mut Batch) -> Option<Vec<u8>> {
        if !documents.iter().any(|document| self.documents.contains(document)) {
            return None;
        }
        let bytes = codec::encode(&Stored { documents: self.documents.iter().copied().collect(), edits: self.edits + 1 });
        batch.guards.push(self.guard());
        batch.writes.push(Write::Put(Space::Meta, KEY.to_vec(), bytes.clone()));
        Some(bytes)
    }

    /// The transaction with an edit is complete.
    pub(super) fn edited(&mut self, stored: Option<Vec<u8>>) {
        if stored.is_some() {
            self.stored = stored;
            self.edits += 1;
        }
    }
}

impl<S: Storage> Engine<S> {
    /// Whether a document is the example's.
    pub(super) fn is_example(&self, document: Id) -> bool {
        self.demo.documents.contains(&document)
    }

    /// Whether the example is on this device.
    pub fn has_demo(&self) -> bool {
        !self.demo.documents.is_empty()
    }

    /// Another tab may have stored the example: reads whether it is here.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn look_for_demo(&mut self) -> Result<(), StorageError> {
        self.demo = Demo::open(&self.storage).await?;
        Ok(())
    }

    /// The rows that are not of the example. What an import adds to a client of the example would go with it.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn own_rows(&self) -> Result<Vec<ClientRow>, StorageError> {
        let mut rows = self.all_rows().await?;
        rows.retain(|row| !self.demo.documents.contains(&row.id));
        Ok(rows)
    }

    /// Stores the example as confirmed documents, all of it in one transaction, where there is nothing yet: no workspace, no client.
    ///
    /// # Errors
    /// [`EngineError::NotEmpty`] where there is something; otherwise that of storage. Nothing was stored then.
    pub async fn store_demo(&mut self, made: &Made) -> Result<(), EngineError> {
        for _ in 0..RETRIES {
            self.reopen().await?;
            let stored = self.storage.get_many(Space::Meta, &[identity::IDENTITY.to_vec()]).await?.pop().flatten();
            let identity: Option<Identity> = stored.as_deref().and_then(|bytes| codec::decode(bytes).ok());
            let is_joined = identity.is_some_and(|identity| identity.signed_in);
            if is_joined || self.demo.stored.is_some() || self.all_rows().await?.iter().any(|row| !row.deleted) {
                return Err(EngineError::NotEmpty);
            }
            let mut batch = Batch::default();
            batch.guards.push(self.demo.guard());
            // Whoever joins at this moment must not find it in what is sent.
            batch.guards.push(Guard { space: Space::Meta, key: identity::IDENTITY.to_vec(), expected: stored });
            let record = Stored { documents: made.documents.iter().map(|(id, _)| *id).collect(), edits: 0 };
            batch.writes.push(Write::Put(Space::Meta, KEY.to_vec(), codec::encode(&record)));
            let documents = made.documents.iter();
            batch
                .writes
                .extend(documents.map(|(id, bytes)| Write::Put(Space::Documents, id.as_bytes().to_vec(), bytes.to_vec())));
            for packed in &made.packs {
                self.rows.put_pack(packed.to_vec(), &mut batch);
            }
            match self.storage.commit(batch.guards, batch.writes).await {
                Err(StorageError::Conflict) => {}
                result => {
                    self.reopen().await?;
                    return Ok(result?);
                }
            }
        }
        Err(StorageError::Conflict.into())
    }

    /// Takes the example away: its documents, their rows, and what was edited in them. Returns what is gone.
    ///
    /// # Errors
    /// [`StorageError`]; all of it is still there then.
    pub async fn remove_demo(&mut self) -> Result<Vec<Id>, StorageError> {
        self.remove_demo_with(&[]).await
    }

    /// Takes the example away and writes something else, in one transaction.
    pub(super) async fn remove_demo_with(&mut self, writes: &[Write]) -> Result<Vec<Id>, StorageError> {
        for _ in 0..RETRIES {
            self.reopen().await?;
            let documents = self.demo.documents.clone();
            let mut batch = Batch::default();
            batch.guards.push(self.demo.guard());
            batch.writes.extend_from_slice(writes);
            if !documents.is_empty() {
                batch.writes.push(Write::Delete(Space::Meta, KEY.to_vec()));
                for document in &documents {
                    batch.writes.push(Write::Delete(Space::Documents, document.as_bytes().to_vec()));
                    let pending = self.outbox.keys_of(*document);
                    batch.writes.extend(pending.into_iter().map(|key| Write::Delete(Space::Pending, key.to_vec())));
                }
                self.rows.leave_out(&self.storage, &documents, &mut batch).await?;
            }
            match self.storage.commit(batch.guards, batch.writes).await {
                Err(StorageError::Conflict) => {}
                result => {
                    self.reopen().await?;
                    return result.map(|()| documents.into_iter().collect());
                }
            }
        }
        Err(StorageError::Conflict)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_bytes_stay_readable() {
        let mut bytes = b"\x82\xa1d\x91\xc4\x10".to_vec();
        bytes.extend([3; 16]);
        bytes.extend(b"\xa1e\x07");
        let stored = Stored { documents: vec![Id::from_bytes([3; 16])], edits: 7 };
        assert_eq!(codec::encode(&stored), bytes);
        assert_eq!(codec::decode(&bytes), Ok(stored));
    }
}
