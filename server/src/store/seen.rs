//! The store as one member sees it: what he may not read at this moment is not there (S7). Connections read through this only.
//!
//! Never here: what may be read, or how it is stored.

use ingot_shared::Id;
use ingot_shared::access::Reader;
use ingot_shared::sync::audit::{Differing, Sums};
use ingot_shared::sync::frame::{Entry, MAX_ERASED, Snapshot};
use ingot_shared::sync::session::PAGE_BYTES;

use super::page::pack_encoded;
use super::{RowsPage, Store, StoreError};
use crate::access::Standing;

/// Most documents of a page that is put together one by one.
const MOST: usize = 1_024;

/// A store, read by one member.
#[derive(Clone, Debug)]
pub struct Seen<'a, S> {
    store: &'a S,
    reader: Reader,
}

/// A page of the log for one reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntriesPage {
    /// Documents that left him.
    pub revoked: Vec<Id>,
    /// Documents that came to him; he gets them whole ([`Seen::granted`]) before the entries.
    pub granted: Vec<Id>,
    /// Entries of what he has had.
    pub entries: Vec<Entry>,
    /// The number up to which he is complete then.
    pub upto: u64,
}

impl<'a, S: Store> Seen<'a, S> {
    /// The store for this reader.
    pub const fn new(store: &'a S, reader: Reader) -> Self {
        Self { store, reader }
    }

    /// Whether he may read a document now.
    pub fn may_read(&self, document: Id) -> bool {
        self.store.directory().may_read(&self.reader, document)
    }

    /// Whether he may be where others look at a document: at one that nobody has logged yet, too.
    pub fn may_enter(&self, document: Id) -> bool {
        self.may_read(document) || !self.store.directory().knows(document)
    }

    /// A page of entries, as [`Store::entries`] reads it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn entries(&self, after: u64, max_bytes: usize) -> Result<EntriesPage, StoreError> {
        let (entries, upto) = self.store.entries(after, max_bytes).await?;
        Ok(self.sifted(entries, after, upto))
    }

    /// A page of entries, as [`Store::rebuilt`] reads it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn rebuilt(&self, after: u64, max_bytes: usize) -> Result<EntriesPage, StoreError> {
        let (entries, upto) = self.store.rebuilt(after, max_bytes).await?;
        Ok(self.sifted(entries, after, upto))
    }

    fn sifted(&self, entries: Vec<Entry>, after: u64, upto: u64) -> EntriesPage {
        let directory = self.store.directory();
        if directory.reads_all(&self.reader) {
            return EntriesPage { entries, upto, ..EntriesPage::default() };
        }
        let documents: Vec<Id> = entries.iter().map(|entry| entry.document).collect();
        let standings = directory.standing(&self.reader, &documents, after, upto);
        let mut page = EntriesPage { upto, ..EntriesPage::default() };
        for (entry, standing) in entries.into_iter().zip(standings) {
            match standing {
                Standing::Read => page.entries.push(entry),
                Standing::Granted if !page.granted.contains(&entry.document) => page.granted.push(entry.document),
                Standing::Revoked if !page.revoked.contains(&entry.document) => page.revoked.push(entry.document),
                Standing::Granted | Standing::Revoked | Standing::Hidden => {}
            }
        }
        page
    }

    /// The documents that left him after a number, in frames' worth.
    pub fn left(&self, after: u64) -> Vec<Vec<Id>> {
        self.store.directory().left(&self.reader, after).chunks(MAX_ERASED).map(<[Id]>::to_vec).collect()
    }

    /// As many of these documents as fit a frame, at least one while there is one, taken from the list. What he may not read any more is
    /// left out: a later entry says so.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn granted(&self, documents: &mut Vec<Id>) -> Result<Vec<Snapshot>, StoreError> {
        let mut snapshots = Vec::new();
        let mut bytes = 0;
        while let Some(document) = documents.pop() {
            let Some(snapshot) = self.fetch(document).await? else { continue };
            if bytes > 0 && bytes + snapshot.bytes.len() > PAGE_BYTES {
                documents.push(document);
                break;
            }
            bytes += snapshot.bytes.len();
            snapshots.push(snapshot);
        }
        Ok(snapshots)
    }

    /// A page of rows, as [`Store::rows`] reads it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn rows(&self, before: Option<u64>, since: u64) -> Result<RowsPage, StoreError> {
        let directory = self.store.directory();
        if directory.reads_all(&self.reader) {
            let page = self.store.rows(before, since).await?;
            // What is not for everybody may have come meanwhile.
            if directory.reads_all(&self.reader) {
                return Ok(page);
            }
        }
        let firsts = directory.walk(&self.reader, before, since, MOST);
        let read = self.store.rows_at(&firsts).await?;
        let next = self.next(&firsts, read.last().map(|(first, ..)| *first), since);
        let rows: Vec<Vec<u8>> = read.into_iter().filter(|(_, id, _)| self.may_read(*id)).map(|(.., row)| row).collect();
        // Counting looks at every document: the first page tells.
        let total = if before.is_some() { 0 } else { directory.count(&self.reader, since) };
        Ok(RowsPage { packed: pack_encoded(&rows), total, next })
    }

    /// A page of documents, as [`Store::snapshots`] reads it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn snapshots(&self, before: Option<u64>, since: u64) -> Result<(Vec<Snapshot>, Option<u64>), StoreError> {
        let directory = self.store.directory();
        if directory.reads_all(&self.reader) {
            let page = self.store.snapshots(before, since).await?;
            if directory.reads_all(&self.reader) {
                return Ok(page);
            }
        }
        let firsts = directory.walk(&self.reader, before, since, MOST);
        let mut snapshots = self.store.snapshots_at(&firsts).await?;
        let next = self.next(&firsts, snapshots.last().map(|snapshot| snapshot.first), since);
        snapshots.retain(|snapshot| self.may_read(snapshot.document));
        Ok((snapshots, next))
    }

    /// Where the page after the one that ended with `last` begins.
    fn next(&self, asked: &[u64], last: Option<u64>, since: u64) -> Option<u64> {
        // What was asked for and is gone was erased meanwhile.
        let last = last.or_else(|| asked.last().copied())?;
        let is_more = !self.store.directory().walk(&self.reader, Some(last), since, 1).is_empty();
        is_more.then_some(last)
    }

    /// What differs from these sums.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn differing(&self, sums: &Sums) -> Result<Differing, StoreError> {
        let mut documents = self.store.digests().await?;
        documents.retain(|document, _| self.may_read(*document));
        Ok(Sums::differing(sums, &documents))
    }

    /// One document, as [`Store::fetch`] reads it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn fetch(&self, document: Id) -> Result<Option<Snapshot>, StoreError> {
        let found = self.store.fetch(document).await?;
        Ok(found.filter(|_| self.may_read(document)))
    }
}
