//! Documents in memory: a small cache over storage. Nothing ever loads all of them.

use std::collections::HashMap;

use ingot_shared::Id;
use ingot_shared::document::{ChangeRecord, Client};
use ingot_shared::row::ClientRow;

use super::outbox::{self, Pending, PendingKey};
use super::storage::{Space, Storage, StorageError, Write};
use super::unsent::said_under;
use crate::bridge::Said;

/// Documents kept in memory. Ten thousand would take 131 MB of wasm heap (measured with Automerge 0.12); 64 take under 2 MB.
const CACHED: usize = 64;

/// One document: what the relay has confirmed, and with the pending changes on top.
#[derive(Clone, Debug)]
pub struct Replica {
    confirmed: Client,
    /// With pending changes; none when there are none.
    live: Option<Client>,
    next_order: u64,
    used: u64,
}

impl Replica {
    /// Builds a replica from confirmed bytes and pending changes.
    fn build(document: Id, confirmed: Option<&[u8]>, pending: &[Pending]) -> Self {
        let confirmed = confirmed.and_then(|bytes| Client::load(document, bytes).ok()).unwrap_or_else(|| Client::empty(document));
        let mut replica = Self { confirmed, live: None, next_order: 0, used: 0 };
        for pending in pending {
            replica.next_order = replica.next_order.max(pending.order() + 1);
            let live = replica.live.get_or_insert_with(|| replica.confirmed.clone());
            // A change whose dependencies were refused cannot be applied; its turn to be refused comes with the next push.
            let _ = live.receive(vec![pending.change.clone()]);
        }
        replica
    }

    /// The document as its user sees it.
    pub fn live(&mut self) -> &mut Client {
        self.live.as_mut().unwrap_or(&mut self.confirmed)
    }

    /// The document as its user sees it, to be edited: confirmed bytes stay untouched.
    pub fn editable(&mut self, actor: &[u8; 16]) -> &mut Client {
        let live = self.live.get_or_insert_with(|| self.confirmed.clone());
        live.set_actor(actor);
        live
    }

    /// The document as the relay has it.
    pub fn confirmed(&mut self) -> &mut Client {
        &mut self.confirmed
    }

    /// The order for the next pending change.
    pub fn next_order(&mut self) -> u64 {
        self.next_order += 1;
        self.next_order - 1
    }

    /// Takes logged changes in; `still_pending` tells whether any change of this device waits. Whether all of them fitted.
    pub fn confirm(&mut self, changes: Vec<ChangeRecord>, still_pending: bool) -> bool {
        let fits = self.confirmed.receive(changes.clone()).is_ok();
        if still_pending {
            if let Some(live) = &mut self.live {
                let _ = live.receive(changes);
            }
        } else {
            self.live = None;
        }
        fits
    }

    /// Takes the relay's copy in. Whether it could be read.
    pub fn take_snapshot(&mut self, bytes: &[u8]) -> bool {
        let Ok(mut snapshot) = Client::load(self.confirmed.id(), bytes) else { return false };
        let merged = self.confirmed.merge(&mut snapshot).is_ok();
        if let Some(live) = &mut self.live {
            let _ = live.merge(&mut snapshot);
        }
        merged
    }

    /// What the pending changes are about.
    pub fn said(&mut self) -> Vec<Said> {
        let Some(live) = &self.live else { return Vec::new() };
        if self.confirmed.is_empty() {
            return vec![Said::New];
        }
        let mut said: Vec<Said> = live.words_since(&self.confirmed).iter().map(|word| said_under(word)).collect();
        said.sort_unstable();
        said.dedup();
        said
    }

    /// The row for lists.
    pub fn row(&mut self) -> ClientRow {
        self.live().rows()
    }

    /// The write that stores the confirmed bytes.
    pub fn put(&mut self) -> Write {
        let bytes = self.confirmed.save();
        Write::Put(Space::Documents, self.confirmed.id().as_bytes().to_vec(), bytes)
    }
}

/// The documents in memory.
#[derive(Debug, Default)]
pub struct Documents {
    cached: HashMap<Id, Replica>,
    clock: u64,
}

impl Documents {
    /// Makes sure that these documents are in memory; they stay there until [`Documents::trim`].
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn load<S: Storage>(&mut self, storage: &S, documents: &[Id]) -> Result<(), StorageError> {
        let missing: Vec<Id> = documents.iter().copied().filter(|document| !self.cached.contains_key(document)).collect();
        let keys: Vec<Vec<u8>> = missing.iter().map(|document| document.as_bytes().to_vec()).collect();
        let stored = if keys.is_empty() { Vec::new() } else { storage.get_many(Space::Documents, &keys).await? };
        for (document, confirmed) in missing.into_iter().zip(stored) {
            let pending = outbox::of_document(storage, document).await?;
            self.cached.insert(document, Replica::build(document, confirmed.as_deref(), &pending));
        }
        Ok(())
    }

    /// Loads a document as it would be without one of its pending changes.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn load_without<S: Storage>(
        &mut self,
        storage: &S,
        document: Id,
        left_out: &PendingKey,
    ) -> Result<(), StorageError> {
        let stored = storage.get_many(Space::Documents, &[document.as_bytes().to_vec()]).await?.pop().flatten();
        let mut pending = outbox::of_document(storage, document).await?;
        pending.retain(|pending| pending.key != *left_out);
        self.cached.insert(document, Replica::build(document, stored.as_deref(), &pending));
        Ok(())
    }

    /// A document that [`Documents::load`] brought in.
    pub fn get(&mut self, document: Id) -> &mut Replica {
        self.clock += 1;
        let replica = self.cached.entry(document).or_insert_with(|| Replica::build(document, None, &[]));
        replica.used = self.clock;
        replica
    }

    /// Forgets documents whose memory may differ from storage.
    pub fn forget(&mut self, documents: &[Id]) {
        for document in documents {
            self.cached.remove(document);
        }
    }

    /// Forgets all documents.
    pub fn clear(&mut self) {
        self.cached.clear();
    }

    /// Drops the least recently used documents beyond the limit.
    pub fn trim(&mut self) {
        if self.cached.len() <= CACHED {
            return;
        }
        let mut used: Vec<u64> = self.cached.values().map(|replica| replica.used).collect();
        used.sort_unstable();
        let oldest_kept = used.get(used.len() - CACHED).copied().unwrap_or(0);
        self.cached.retain(|_, replica| replica.used >= oldest_kept);
    }
}
