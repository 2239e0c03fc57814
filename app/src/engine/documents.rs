//! Documents in memory: a small cache over storage. Nothing ever loads all of them.

use std::collections::{HashMap, HashSet};

use ingot_shared::Id;
use ingot_shared::document::{ChangeRecord, Client};
use ingot_shared::domain::Late;
use ingot_shared::row::ClientRow;

use super::outbox::{self, Pending, PendingKey};
use super::storage::{Space, Storage, StorageError, Write};
use super::suspects::Suspects;
use super::unsent::said_under;
use crate::bridge::Said;

/// Documents kept in memory. Ten thousand would take 131 MB of wasm heap (measured with Automerge 0.12); 64 take under 2 MB.
const CACHED: usize = 64;
/// Where fewer documents than this are stored, which ones is read at once.
const FEW: usize = 16;

/// Which of these have a document in storage. A device that loads all for the first time has almost none while the rows come; asking
/// for each of theirs by name was a third of the engine's work then.
///
/// # Errors
/// [`StorageError`].
pub async fn stored_among<S: Storage>(storage: &S, documents: &[Id]) -> Result<HashSet<Id>, StorageError> {
    // Fewer than that are asked for by name right away.
    if documents.len() >= FEW {
        let few = storage.scan(Space::Documents, &[], None, FEW).await?;
        if few.len() < FEW {
            let stored = few.iter().filter_map(|(key, _)| Id::from_slice(key));
            return Ok(stored.filter(|document| documents.contains(document)).collect());
        }
    }
    let keys: Vec<Vec<u8>> = documents.iter().map(|document| document.as_bytes().to_vec()).collect();
    let found = storage.get_many(Space::Documents, &keys).await?;
    Ok(documents.iter().zip(found).filter_map(|(document, found)| found.map(|_| *document)).collect())
}

/// One document: what the relay has confirmed, and with the pending changes on top.
#[derive(Clone, Debug)]
pub struct Replica {
    confirmed: Client,
    /// With pending changes; none when there are none.
    live: Option<Client>,
    /// It is stored, and its bytes are not those of a document, or are not to be touched.
    is_unreadable: bool,
    next_order: u64,
    used: u64,
    /// Bytes of the confirmed document as it was read or written last.
    size: usize,
}

impl Replica {
    /// Builds a replica from confirmed bytes and pending changes.
    fn build(document: Id, confirmed: Option<&[u8]>, pending: &[Pending]) -> Self {
        let size = confirmed.map_or(0, <[u8]>::len);
        let loaded = confirmed.map(|bytes| Client::load(document, bytes));
        let is_unreadable = matches!(loaded, Some(Err(_)));
        let confirmed = loaded.and_then(Result::ok).unwrap_or_else(|| Client::empty(document));
        let mut replica = Self { confirmed, live: None, is_unreadable, next_order: 0, used: 0, size };
        for pending in pending {
            replica.next_order = replica.next_order.max(pending.order() + 1);
            if is_unreadable {
                continue;
            }
            let live = replica.live.get_or_insert_with(|| replica.confirmed.clone());
            // A change whose dependencies were refused cannot be applied; its turn to be refused comes with the next push.
            let _ = live.receive(vec![pending.change.clone()]);
        }
        replica
    }

    /// A document that is left alone.
    fn unreadable(document: Id) -> Self {
        Self { confirmed: Client::empty(document), live: None, is_unreadable: true, next_order: 0, used: 0, size: 0 }
    }

    /// Whether it is stored and cannot be read: nothing may be written in its place.
    pub const fn is_unreadable(&self) -> bool {
        self.is_unreadable
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
        self.size = bytes.len();
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

    /// What waiting edits did to what the document held without them.
    pub fn late(&self) -> Vec<Vec<Late>> {
        self.live.as_ref().map(|live| live.late(&self.confirmed)).unwrap_or_default()
    }

    /// How many changes there are, should that be a long history.
    pub fn long_history(&mut self) -> Option<usize> {
        let size = self.size;
        if self.is_unreadable { None } else { self.live().long_history(size) }
    }

    /// The row for lists; none of what cannot be read, whose row stays as it was.
    pub fn row(&mut self) -> Option<ClientRow> {
        (!self.is_unreadable).then(|| self.live().rows())
    }

    /// The write that stores the confirmed bytes; none of what cannot be read.
    pub fn put(&mut self) -> Option<Write> {
        let key = self.confirmed.id().as_bytes().to_vec();
        (!self.is_unreadable).then(|| {
            let saved = self.confirmed.save();
            self.size = saved.len();
            Write::Put(Space::Documents, key, saved)
        })
    }
}

/// The documents in memory.
#[derive(Debug, Default)]
pub struct Documents {
    cached: HashMap<Id, Replica>,
    clock: u64,
    pub(super) suspects: Suspects,
}

impl Documents {
    /// Makes sure that these documents are in memory; they stay there until [`Documents::trim`].
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn load<S: Storage>(&mut self, storage: &S, documents: &[Id]) -> Result<(), StorageError> {
        let is_missing = |document: &Id| !self.cached.contains_key(document) && !self.suspects.is_unreadable(*document);
        let missing: Vec<Id> = documents.iter().copied().filter(is_missing).collect();
        self.suspects.begin(documents);
        let keys: Vec<Vec<u8>> = missing.iter().map(|document| document.as_bytes().to_vec()).collect();
        let stored = if keys.is_empty() { Vec::new() } else { storage.get_many(Space::Documents, &keys).await? };
        for (document, confirmed) in missing.into_iter().zip(stored) {
            let pending = outbox::of_document(storage, document).await?;
            self.build(document, confirmed.as_deref(), &pending);
        }
        Ok(())
    }

    fn build(&mut self, document: Id, confirmed: Option<&[u8]>, pending: &[Pending]) {
        self.suspects.begin_one(document);
        let replica = Replica::build(document, confirmed, pending);
        if replica.is_unreadable {
            self.suspects.found_damaged(document);
        }
        self.cached.insert(document, replica);
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
        if self.suspects.is_unreadable(document) {
            return Ok(());
        }
        self.suspects.begin(&[document]);
        let stored = storage.get_many(Space::Documents, &[document.as_bytes().to_vec()]).await?.pop().flatten();
        let mut pending = outbox::of_document(storage, document).await?;
        pending.retain(|pending| pending.key != *left_out);
        self.build(document, stored.as_deref(), &pending);
        Ok(())
    }

    /// A document that [`Documents::load`] brought in.
    pub fn get(&mut self, document: Id) -> &mut Replica {
        self.clock += 1;
        self.suspects.begin_one(document);
        let is_unreadable = self.suspects.is_unreadable(document);
        let blank = || if is_unreadable { Replica::unreadable(document) } else { Replica::build(document, None, &[]) };
        let replica = self.cached.entry(document).or_insert_with(blank);
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
