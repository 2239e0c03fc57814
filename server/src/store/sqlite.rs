//! The log in one SQLite file.
//!
//! One task writes; it takes all waiting appends into one transaction. A few read-only connections serve pages; the latest entries are
//! also kept in memory, so that live fan-out does not touch the disk.

mod access;
pub(super) mod admin;
mod compact;
mod erase;
mod lock;
mod open;
mod people;
mod persist;
mod read;
mod ring;
mod writer;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ingot_shared::sync::audit::Digest;
use ingot_shared::sync::frame::{Entry, Offer, Snapshot};
use ingot_shared::sync::session::{PAGE_BYTES, Peer};
use ingot_shared::{Id, Instant};
use prometheus_client::metrics::histogram::Histogram;
use sqlx::SqlitePool;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

pub use lock::LOCK_FILE;
pub use open::DATABASE_FILE;
pub use people::SqlitePeople;

use self::lock::FolderLock;
use self::read::Walk;
use self::ring::Ring;
use self::writer::{Job, Writer};
use super::compaction::Policy;
use super::{Appended, RowsPage, Store, StoreError, Tombstone};
use crate::access::Directory;
use crate::gate::Push;
use crate::metrics;

/// Appends that may wait for the writer: a full queue makes devices wait, not memory grow (64 pushes of ≤ 256 KiB).
const MAX_WAITING: usize = 64;

/// A log in a data folder. [`SqliteStore::close`] it to leave nothing but the database file.
#[derive(Debug)]
pub struct SqliteStore {
    workspace: open::Workspace,
    heads: watch::Receiver<u64>,
    erasures: watch::Receiver<u64>,
    ring: Arc<Ring>,
    directory: Arc<Directory>,
    readers: SqlitePool,
    people: SqlitePeople,
    gate_times: Histogram,
    jobs: Mutex<Option<mpsc::Sender<Job>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
    /// Held as long as the store lives.
    _lock: FolderLock,
}

impl SqliteStore {
    /// Opens the store of a data folder, creating both when they are missing.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another process has it open, [`StoreError::Unusable`] when this version cannot read it.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        Self::open_with(folder, None, Policy::default()).await
    }

    /// Opens it with a gate that computes documents in processes of this program ([`crate::gate::workshop`]), to keep so much of its log.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub async fn open_with(folder: &Path, program: Option<PathBuf>, policy: Policy) -> Result<Self, StoreError> {
        let lock = FolderLock::take(folder)?;
        let options = open::options(folder);
        let mut connection = open::connect(&options).await?;
        open::check_whole(&mut connection, folder).await?;
        open::migrate(&mut connection, folder).await?;
        let (workspace, head) = open::workspace(&mut connection).await?;
        access::complete(&mut connection, workspace.id).await?;
        let directory = Arc::new(Directory::of(access::all(&mut connection, workspace.id).await?));
        let kept = compact::kept(&mut connection, workspace.id).await?;
        let (publish, heads) = watch::channel(head);
        let (publish_erasures, erasures) = watch::channel(erase::last(&mut connection, workspace.id).await?);
        let ring = Arc::new(Ring::default());
        let (jobs, waiting) = mpsc::channel(MAX_WAITING);
        let readers = open::readers(&options);
        let people = SqlitePeople::new(readers.clone(), options.clone(), workspace.id);
        let gate_times = metrics::seconds();
        let writer = Writer::new(
            options,
            connection,
            workspace.id,
            publish,
            publish_erasures,
            policy,
            kept,
            Arc::clone(&ring),
            Arc::clone(&directory),
            gate_times.clone(),
            program,
        );
        let writer = tokio::spawn(writer.run(waiting));
        let (jobs, writer) = (Mutex::new(Some(jobs)), Mutex::new(Some(writer)));
        Ok(Self { workspace, heads, erasures, ring, directory, readers, people, gate_times, jobs, writer, _lock: lock })
    }

    /// Finishes what waits, moves the write-ahead log into the database and closes it. Later appends fail.
    pub async fn close(&self) {
        self.people.close().await;
        drop(self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take());
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writer) = writer {
            // A writer that panicked has nothing left to finish.
            let _ = writer.await;
        }
    }
}

impl SqliteStore {
    /// Gives the writer something to do and waits for its answer.
    async fn ask<T>(&self, job: impl FnOnce(oneshot::Sender<Result<T, StoreError>>) -> Job) -> Result<T, StoreError> {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner).clone().ok_or(StoreError::Closed)?;
        let (answer, answered) = oneshot::channel();
        jobs.send(job(answer)).await.map_err(|_| StoreError::Closed)?;
        answered.await.map_err(|_| StoreError::Closed)?
    }
}

impl Store for SqliteStore {
    type People = SqlitePeople;

    async fn append(&self, peer: Peer, offers: Vec<Offer>) -> Result<Appended, StoreError> {
        self.ask(|answer| Job::Append { push: Push { peer, offers }, answer }).await
    }

    async fn entries(&self, after: u64, max_bytes: usize) -> Result<(Vec<Entry>, u64), StoreError> {
        let head = self.head();
        if after >= head {
            return Ok((Vec::new(), after));
        }
        match self.ring.after(after, head, max_bytes) {
            Some(entries) => {
                let upto = entries.last().map_or(after, |entry| entry.seq);
                Ok((entries, upto))
            }
            None => read::entries(&self.readers, self.workspace.id, after, head, max_bytes).await,
        }
    }

    async fn rebuilt(&self, after: u64, max_bytes: usize) -> Result<(Vec<Entry>, u64), StoreError> {
        read::rebuilt(&self.readers, self.workspace.id, after, self.head(), max_bytes).await
    }

    async fn compact(&self, upto: u64) -> Result<u64, StoreError> {
        self.ask(|answer| Job::Compact { upto, answer }).await
    }

    async fn rows(&self, before: Option<u64>, since: u64) -> Result<RowsPage, StoreError> {
        read::rows(&self.readers, self.workspace.id, Walk { before, since }, PAGE_BYTES).await
    }

    async fn snapshots(&self, before: Option<u64>, since: u64) -> Result<(Vec<Snapshot>, Option<u64>), StoreError> {
        read::snapshots(&self.readers, self.workspace.id, Walk { before, since }, PAGE_BYTES).await
    }

    async fn rows_at(&self, firsts: &[u64]) -> Result<Vec<(u64, Id, Vec<u8>)>, StoreError> {
        read::rows_at(&self.readers, self.workspace.id, firsts, PAGE_BYTES).await
    }

    async fn snapshots_at(&self, firsts: &[u64]) -> Result<Vec<Snapshot>, StoreError> {
        read::snapshots_at(&self.readers, self.workspace.id, firsts, PAGE_BYTES).await
    }

    fn directory(&self) -> &Directory {
        &self.directory
    }

    async fn fetch(&self, document: Id) -> Result<Option<Snapshot>, StoreError> {
        read::fetch(&self.readers, self.workspace.id, document).await
    }

    async fn digests(&self) -> Result<BTreeMap<Id, Digest>, StoreError> {
        read::digests(&self.readers, self.workspace.id).await
    }

    async fn erase(&self, peer: Peer, documents: Vec<Id>, at: Instant) -> Result<(), StoreError> {
        let Peer { member, device, .. } = peer;
        let wishes = documents.into_iter().map(|document| Tombstone { document, at, member, device }).collect();
        self.ask(|answer| Job::Erase { wishes, answer }).await
    }

    async fn erased(&self, after: u64) -> Result<(Vec<Id>, u64), StoreError> {
        erase::page(&self.readers, self.workspace.id, after).await
    }

    fn erasures(&self) -> watch::Receiver<u64> {
        self.erasures.clone()
    }

    fn heads(&self) -> watch::Receiver<u64> {
        self.heads.clone()
    }

    fn epoch(&self) -> Id {
        self.workspace.epoch
    }

    fn people(&self) -> &SqlitePeople {
        &self.people
    }

    fn gate_times(&self) -> Histogram {
        self.gate_times.clone()
    }
}

#[cfg(test)]
mod tests;
