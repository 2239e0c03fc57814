//! Documents that cannot be read on this device: their bytes are damaged, or reading them ended this program. They are left alone, as
//! they are, until the relay's copy has taken their place; everything else goes on.
//!
//! Whoever outlives this program is told what it works on, and says so to the next one. One that was worked on when a program ended is
//! suspected: from then on it is worked on alone, and when that ends a program again, it was the one. Never here: reading documents, or
//! outliving.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

use ingot_shared::Id;
use ingot_shared::sync::frame::Snapshot;

use super::core::Engine;
use super::exchange::Received;
use super::storage::{Batch, Space, Storage, StorageError, Write};

/// What the keys of suspected documents in the `meta` space begin with; the document follows. The value says how often it was repaired.
const SUSPECTED: &[u8] = b"suspect/";
/// The first key after them.
const AFTER_SUSPECTED: &[u8] = b"suspect0";
/// What the keys of those begin with that ended a program for certain.
const UNREADABLE: &[u8] = b"unreadable/";
/// The first key after them.
const AFTER_UNREADABLE: &[u8] = b"unreadable0";

/// Hears which documents are worked on from now on.
pub type Watcher = Rc<dyn Fn(&[Id])>;

/// What is known of such documents.
#[derive(Default)]
pub(super) struct Suspects {
    watcher: Option<Watcher>,
    /// How often each was repaired.
    suspected: BTreeMap<Id, u8>,
    unreadable: BTreeMap<Id, u8>,
    /// Suspected ones that were worked on since the last look.
    tried: BTreeSet<Id>,
    /// Those whose copy the relay was asked for.
    asked: BTreeSet<Id>,
}

impl fmt::Debug for Suspects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Suspects")
            .field("suspected", &self.suspected)
            .field("unreadable", &self.unreadable)
            .finish_non_exhaustive()
    }
}

impl Suspects {
    /// These are going to be worked on, all together if none is suspected.
    pub(super) fn begin(&self, documents: &[Id]) {
        if self.suspected.is_empty() {
            self.tell(documents);
        }
    }

    /// This one is worked on now.
    pub(super) fn begin_one(&mut self, document: Id) {
        if !self.suspected.is_empty() {
            self.tell(&[document]);
            if self.suspected.contains_key(&document) {
                self.tried.insert(document);
            }
        }
    }

    fn tell(&self, documents: &[Id]) {
        if let Some(watcher) = self.watcher.as_ref().filter(|_| !documents.is_empty()) {
            watcher(documents);
        }
    }

    /// Whether a document cannot be read.
    pub(super) fn is_unreadable(&self, document: Id) -> bool {
        self.unreadable.contains_key(&document)
    }

    /// The bytes of a document are damaged.
    pub(super) fn found_damaged(&mut self, document: Id) {
        let repaired = self.suspected.get(&document).copied().unwrap_or(0);
        self.unreadable.entry(document).or_insert(repaired);
    }

    /// It was replaced or let go of.
    pub(super) fn forget(&mut self, document: Id) {
        self.unreadable.remove(&document);
        self.suspected.remove(&document);
        self.asked.remove(&document);
    }
}

impl<S: Storage> Engine<S> {
    /// Tells from now on which documents are worked on.
    pub fn watch(&mut self, watcher: Watcher) {
        self.documents.suspects.watcher = Some(watcher);
    }

    /// A program ended while it worked on these.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn suspect(&mut self, documents: &[Id]) -> Result<(), StorageError> {
        let suspects = &mut self.documents.suspects;
        let mut batch = Batch::default();
        let known = match documents {
            [one] => suspects.suspected.remove(one).map(|repaired| (*one, repaired)),
            _ => None,
        };
        match known {
            Some((document, repaired)) => {
                suspects.unreadable.insert(document, repaired);
                batch.writes.push(Write::Delete(Space::Meta, key(SUSPECTED, document)));
                batch.writes.push(Write::Put(Space::Meta, key(UNREADABLE, document), vec![repaired]));
            }
            None => {
                for document in documents {
                    let repaired = *suspects.suspected.entry(*document).or_insert(0);
                    batch.writes.push(Write::Put(Space::Meta, key(SUSPECTED, *document), vec![repaired]));
                }
            }
        }
        self.documents.forget(documents);
        self.storage.commit(batch.guards, batch.writes).await
    }

    /// What was worked on since the last look did no harm.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn went_well(&mut self) -> Result<(), StorageError> {
        let suspects = &mut self.documents.suspects;
        let tried = std::mem::take(&mut suspects.tried);
        if tried.is_empty() {
            return Ok(());
        }
        suspects.suspected.retain(|document, _| !tried.contains(document));
        let writes = tried.iter().map(|document| Write::Delete(Space::Meta, key(SUSPECTED, *document))).collect();
        self.storage.commit(Vec::new(), writes).await
    }

    /// Whether a document cannot be read on this device.
    pub fn is_unreadable(&self, document: Id) -> bool {
        self.documents.suspects.is_unreadable(document)
    }

    /// The frames that ask for what cannot be read and was not repaired before. Empty while there is nobody to ask.
    pub fn repairs(&mut self) -> Vec<Vec<u8>> {
        let suspects = &self.documents.suspects;
        let fresh =
            suspects.unreadable.iter().filter(|(document, repaired)| **repaired == 0 && !suspects.asked.contains(document));
        let fresh: Vec<Id> = fresh.map(|(document, _)| *document).collect();
        fresh.into_iter().filter_map(|document| self.repair(document)).collect()
    }

    /// The frame that asks for a document that cannot be read; none while there is nobody to ask.
    pub fn repair(&mut self, document: Id) -> Option<Vec<u8>> {
        let frame = self.ask_for(document).filter(|_| self.is_following() && self.is_unreadable(document))?;
        self.documents.suspects.asked.insert(document);
        Some(frame)
    }

    /// Whether a document's copy was asked for to take its place.
    pub(super) fn repairs_now(&self, document: Id) -> bool {
        self.documents.suspects.asked.contains(&document)
    }

    /// Nobody answers any more.
    pub(super) fn repairs_no_more(&mut self) {
        self.documents.suspects.asked.clear();
    }

    /// Puts the relay's copy in the place of what cannot be read, and reads it with care.
    pub(super) async fn renew(
        &mut self,
        document: Id,
        snapshot: Option<Snapshot>,
        received: &mut Received,
    ) -> Result<(), StorageError> {
        self.documents.suspects.asked.remove(&document);
        let Some(repaired) = self.documents.suspects.unreadable.get(&document).copied() else { return Ok(()) };
        let repaired = repaired.saturating_add(1);
        let Some(snapshot) = snapshot else {
            // Nobody has it: it stays as it is.
            self.documents.suspects.unreadable.insert(document, repaired);
            received.absent.push(document);
            return Ok(());
        };
        let mut batch = Batch::default();
        batch.writes.push(Write::Put(Space::Documents, document.as_bytes().to_vec(), snapshot.bytes.into_vec()));
        batch.writes.push(Write::Delete(Space::Meta, key(UNREADABLE, document)));
        batch.writes.push(Write::Put(Space::Meta, key(SUSPECTED, document), vec![repaired]));
        self.commit_at(None, batch, &[document]).await?;
        self.documents.suspects.forget(document);
        self.documents.suspects.suspected.insert(document, repaired);
        let rows = self.changed_elsewhere(&[document]).await?;
        let mut batch = Batch::default();
        self.rows.put(&rows, &mut batch);
        self.commit_at(None, batch, &[document]).await?;
        received.rows.extend(rows);
        Ok(())
    }

    /// Reads what is stored of all this.
    pub(super) async fn read_suspects(&mut self) -> Result<(), StorageError> {
        let suspected = self.named_with_count(SUSPECTED, AFTER_SUSPECTED).await?;
        let unreadable = self.named_with_count(UNREADABLE, AFTER_UNREADABLE).await?;
        self.documents.suspects.suspected = suspected;
        self.documents.suspects.unreadable = unreadable;
        Ok(())
    }

    async fn named_with_count(&self, prefix: &[u8], end: &[u8]) -> Result<BTreeMap<Id, u8>, StorageError> {
        let items = self.storage.scan(Space::Meta, prefix, Some(end), usize::MAX).await?;
        let named = items.iter().filter_map(|(key, value)| {
            let document = key.strip_prefix(prefix).and_then(Id::from_slice)?;
            Some((document, value.first().copied().unwrap_or(0)))
        });
        Ok(named.collect())
    }
}

/// The write after which a document is not held to be unreadable.
pub(super) fn no_longer(document: Id) -> [Write; 2] {
    [SUSPECTED, UNREADABLE].map(|prefix| Write::Delete(Space::Meta, key(prefix, document)))
}

fn key(prefix: &[u8], document: Id) -> Vec<u8> {
    [prefix, document.as_bytes().as_slice()].concat()
}
