//! The log in memory: for simulations and tests. It needs no async runtime.

mod people;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ingot_shared::sync::audit::Digest;
use ingot_shared::sync::frame::{ChangeHash, Entry, MAX_ERASED, Offer, Snapshot};
use ingot_shared::sync::session::{PAGE_BYTES, Peer};
use ingot_shared::wire::Bytes;
use ingot_shared::{Id, Instant};
use tokio::sync::watch;

pub use self::people::MemoryPeople;
use super::audit::Note;
use super::page::{Budget, pack_encoded};
use super::{Appended, People, RowsPage, Store, StoreError};
use super::{compaction, rebuild};
use crate::access::Directory;
use crate::gate::{Batch, ChangedDocument, Facts, Outcome, Push, Questions, StoredDocument, Turn, Workshop};

/// A log in memory.
#[derive(Debug)]
pub struct MemoryStore {
    epoch: Id,
    people: MemoryPeople,
    heads: watch::Sender<u64>,
    erasures: watch::Sender<u64>,
    directory: Directory,
    log: Mutex<Log>,
}

#[derive(Clone, Debug, Default)]
struct Log {
    entries: Vec<Entry>,
    changes: HashMap<(Id, ChangeHash), u64>,
    turns: HashMap<Turn, ChangeHash>,
    documents: HashMap<Id, Document>,
    by_first: BTreeMap<u64, Id>,
    /// Changes up to this number are empty.
    horizon: u64,
    /// In the order in which they were erased.
    erased: Vec<Id>,
}

#[derive(Clone, Debug)]
struct Document {
    first: u64,
    last: u64,
    bytes: Vec<u8>,
    row: Vec<u8>,
}

impl MemoryStore {
    /// An empty log.
    pub fn new(epoch: Id) -> Self {
        Self {
            epoch,
            people: MemoryPeople::default(),
            heads: watch::Sender::new(0),
            erasures: watch::Sender::new(0),
            directory: Directory::default(),
            log: Mutex::default(),
        }
    }

    /// A copy under another epoch, as a restored backup is one (S14).
    pub fn restored(&self, epoch: Id) -> Self {
        let log = self.log().clone();
        let (heads, erasures) = (watch::Sender::new(log.head()), watch::Sender::new(log.erased.len() as u64));
        Self { epoch, people: self.people.clone(), heads, erasures, directory: self.directory.clone(), log: Mutex::new(log) }
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log {
    fn head(&self) -> u64 {
        self.entries.last().map_or(0, |entry| entry.seq)
    }

    fn facts(&self, questions: Questions, directory: &Directory) -> Facts {
        let Questions { changes, turns, documents } = questions;
        Facts {
            head: self.head(),
            erased: documents.iter().copied().filter(|id| self.erased.contains(id)).collect(),
            changes: changes.into_iter().filter_map(|key| self.changes.get(&key).map(|seq| (key, *seq))).collect(),
            turns: turns.into_iter().filter_map(|turn| self.turns.get(&turn).copied().map(|hash| (turn, hash))).collect(),
            documents: documents
                .into_iter()
                .filter_map(|id| {
                    let Document { first, bytes, .. } = self.documents.get(&id)?;
                    let access = directory.access(id)?;
                    Some((id, StoredDocument { first: *first, bytes: bytes.clone(), access }))
                })
                .collect(),
        }
    }

    /// The entries after a number.
    fn after(&self, after: u64) -> &[Entry] {
        self.entries.get(usize::try_from(after).unwrap_or(usize::MAX)..).unwrap_or_default()
    }

    fn erase(&mut self, document: Id) {
        if self.erased.contains(&document) {
            return;
        }
        self.erased.push(document);
        if let Some(found) = self.documents.remove(&document) {
            self.by_first.remove(&found.first);
        }
        let of_it = self.entries.iter_mut().filter(|entry| entry.document == document);
        of_it.for_each(|entry| entry.bytes = Bytes::default());
    }

    fn persist(&mut self, outcome: Outcome) {
        for accepted in outcome.accepted {
            self.changes.insert((accepted.entry.document, accepted.entry.hash), accepted.entry.seq);
            self.turns.insert(accepted.turn, accepted.entry.hash);
            self.entries.push(accepted.entry);
        }
        for document in outcome.documents {
            self.by_first.insert(document.first, document.id);
            let ChangedDocument { first, last, bytes, row, .. } = document;
            let stored = Document { first, last, bytes, row };
            self.documents.insert(document.id, stored);
        }
    }

    /// Documents that first appeared before a number and changed after another, newest first.
    fn walk(&self, before: Option<u64>, since: u64) -> impl Iterator<Item = (Id, &Document)> {
        let range = self.by_first.range(..before.unwrap_or(u64::MAX)).rev();
        let all = range.filter_map(|(_, id)| self.documents.get(id).map(|document| (*id, document)));
        all.filter(move |(_, document)| document.last > since)
    }

    /// The documents with these first numbers.
    fn at<'a>(&'a self, firsts: &'a [u64]) -> impl Iterator<Item = (Id, &'a Document)> {
        firsts.iter().filter_map(|first| {
            let id = self.by_first.get(first)?;
            Some((*id, self.documents.get(id)?))
        })
    }

    /// Where the page after the one that ends with this document begins.
    fn next(&self, last: Option<u64>, since: u64) -> Option<u64> {
        last.filter(|first| self.walk(Some(*first), since).next().is_some())
    }
}

impl Store for MemoryStore {
    type People = MemoryPeople;

    async fn append(&self, peer: Peer, offers: Vec<Offer>) -> Result<Appended, StoreError> {
        let batch = Batch::parse(vec![Push { peer, offers }]);
        let mut log = self.log();
        let facts = log.facts(batch.questions(), &self.directory);
        let mut outcome = batch.judge(&facts, &mut Workshop::Here).map_err(|error| StoreError::Failed(error.to_string()))?;
        let appended = Appended { verdicts: outcome.verdicts.pop().unwrap_or_default(), head: outcome.head };
        self.directory.settle(&outcome.documents);
        log.persist(outcome);
        self.heads.send_replace(appended.head);
        Ok(appended)
    }

    async fn entries(&self, after: u64, max_bytes: usize) -> Result<(Vec<Entry>, u64), StoreError> {
        let log = self.log();
        let mut budget = Budget::new(max_bytes);
        let (mut entries, mut upto) = (Vec::new(), after);
        for entry in log.after(after) {
            if !log.erased.contains(&entry.document) {
                if entry.bytes.is_empty() {
                    return Err(StoreError::Compacted);
                }
                if !budget.take_entry(entry) {
                    break;
                }
                entries.push(entry.clone());
            }
            upto = entry.seq;
        }
        Ok((entries, upto))
    }

    async fn rebuilt(&self, after: u64, max_bytes: usize) -> Result<(Vec<Entry>, u64), StoreError> {
        let log = self.log();
        let all: Vec<Entry> = log.after(after).iter().take(rebuild::MOST_ENTRIES).cloned().collect();
        let last = all.last().map_or(after, |entry| entry.seq);
        let all: Vec<Entry> = all.into_iter().filter(|entry| !log.erased.contains(&entry.document)).collect();
        rebuild::rebuilt(all, last, after, max_bytes, |id| log.documents.get(&id).map(|document| document.bytes.clone()))
    }

    async fn compact(&self, upto: u64) -> Result<u64, StoreError> {
        let mut log = self.log();
        let upto = compaction::step(log.horizon, upto, log.head());
        let old = usize::try_from(log.horizon).unwrap_or(usize::MAX);
        log.entries.iter_mut().skip(old).take_while(|entry| entry.seq <= upto).for_each(|entry| entry.bytes = Bytes::default());
        log.horizon = upto;
        Ok(upto)
    }

    async fn rows(&self, before: Option<u64>, since: u64) -> Result<RowsPage, StoreError> {
        let log = self.log();
        let mut budget = Budget::new(PAGE_BYTES);
        let page: Vec<&Document> = log
            .walk(before, since)
            .map(|(_, document)| document)
            .take_while(|document| budget.take(document.row.len()))
            .collect();
        let next = log.next(page.last().map(|document| document.first), since);
        let total = if since > 0 && before.is_some() { 0 } else { log.walk(None, since).count() as u64 };
        let rows: Vec<Vec<u8>> = page.into_iter().map(|document| document.row.clone()).collect();
        Ok(RowsPage { packed: pack_encoded(&rows), total, next })
    }

    async fn snapshots(&self, before: Option<u64>, since: u64) -> Result<(Vec<Snapshot>, Option<u64>), StoreError> {
        let log = self.log();
        let mut budget = Budget::new(PAGE_BYTES);
        let page: Vec<Snapshot> = log
            .walk(before, since)
            .map(|(id, document)| document.snapshot(id))
            .take_while(|snapshot| budget.take_snapshot(snapshot))
            .collect();
        let next = log.next(page.last().map(|snapshot| snapshot.first), since);
        Ok((page, next))
    }

    async fn rows_at(&self, firsts: &[u64]) -> Result<Vec<(u64, Id, Vec<u8>)>, StoreError> {
        let log = self.log();
        let mut budget = Budget::new(PAGE_BYTES);
        let found = log.at(firsts).map(|(id, document)| (document.first, id, document.row.clone()));
        Ok(found.take_while(|(.., row)| budget.take(row.len())).collect())
    }

    async fn snapshots_at(&self, firsts: &[u64]) -> Result<Vec<Snapshot>, StoreError> {
        let log = self.log();
        let mut budget = Budget::new(PAGE_BYTES);
        let found = log.at(firsts).map(|(id, document)| document.snapshot(id));
        Ok(found.take_while(|snapshot| budget.take_snapshot(snapshot)).collect())
    }

    async fn digests(&self) -> Result<BTreeMap<Id, Digest>, StoreError> {
        let log = self.log();
        let all = log.documents.iter();
        Ok(all.map(|(id, document)| (*id, Digest::of(*id, &document.bytes).unwrap_or_default())).collect())
    }

    fn directory(&self) -> &Directory {
        &self.directory
    }

    async fn fetch(&self, document: Id) -> Result<Option<Snapshot>, StoreError> {
        Ok(self.log().documents.get(&document).map(|found| found.snapshot(document)))
    }

    async fn erase(&self, peer: Peer, documents: Vec<Id>, at: Instant) -> Result<(), StoreError> {
        let notes = {
            let mut log = self.log();
            let known = log.erased.len();
            self.directory.erase(documents.iter().copied());
            documents.into_iter().for_each(|document| {
                log.erase(document);
                self.people.erase(document);
            });
            self.erasures.send_replace(log.erased.len() as u64);
            log.erased.iter().skip(known).map(|document| Note::erased(*document, peer.member, at)).collect()
        };
        self.people.note(notes).await
    }

    async fn erased(&self, after: u64) -> Result<(Vec<Id>, u64), StoreError> {
        let log = self.log();
        let skip = usize::try_from(after).unwrap_or(usize::MAX);
        let documents: Vec<Id> = log.erased.iter().copied().skip(skip).take(MAX_ERASED).collect();
        let upto = after.saturating_add(documents.len() as u64);
        Ok((documents, upto))
    }

    fn erasures(&self) -> watch::Receiver<u64> {
        self.erasures.subscribe()
    }

    fn heads(&self) -> watch::Receiver<u64> {
        self.heads.subscribe()
    }

    fn epoch(&self) -> Id {
        self.epoch
    }

    fn people(&self) -> &MemoryPeople {
        &self.people
    }
}

impl Document {
    fn snapshot(&self, document: Id) -> Snapshot {
        Snapshot { document, first: self.first, bytes: self.bytes.clone().into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::conformance::conforms;
    use crate::testing::{Page, id, peer};

    conforms!(async { (MemoryStore::new(id(9, 1)), ()) });

    #[test]
    fn it_needs_no_runtime() {
        let store = MemoryStore::new(id(9, 1));
        let (_, first) = Page::create(1, 1, "Anor");
        let appended = futures::executor::block_on(store.append(peer(1), vec![first])).unwrap();
        assert_eq!(appended.head, 1);
        let restored = store.restored(id(9, 2));
        assert_eq!((restored.head(), restored.epoch()), (1, id(9, 2)));
    }
}
