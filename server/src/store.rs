//! The store: the log of a workspace, its documents and their rows.
//!
//! Every backend passes the conformance suite and accepts through [`crate::gate`]; it only persists. Only this module knows SQL.
//!
//! What a store reads is for whoever runs the relay; members read it as [`Seen`].
//!
//! Invariants: numbers are gapless from 1 and given inside the commit (S6); [`Store::append`] answers only when that commit is on disk
//! (S2); what [`Store::head`] says can be read.

pub mod audit;
pub mod compaction;
#[cfg(test)]
mod conformance;
mod memory;
mod page;
pub mod people;
mod rebuild;
mod seen;
mod sqlite;

use std::collections::BTreeMap;
use std::future::Future;

use ingot_shared::sync::audit::Digest;
use ingot_shared::sync::frame::{ChangeHash, Entry, Offer, Snapshot, Verdict};
use ingot_shared::sync::session::Peer;
use ingot_shared::{Id, Instant};
use prometheus_client::metrics::histogram::Histogram;
use tokio::sync::watch;

use crate::access::Directory;
use crate::metrics;
pub use memory::{MemoryPeople, MemoryStore};
pub use people::People;
pub use seen::{EntriesPage, Seen};
pub use sqlite::admin::{
    Filled, Findings, Logged, NewFile, Part, backup, doctor, export, export_rows, import, restore, settings_row, vouched,
};
pub use sqlite::{DATABASE_FILE, LOCK_FILE, SqlitePeople, SqliteStore};

/// Why the store did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Nothing can be written: the disk is full or fails. Nothing of the append was logged.
    #[error("cannot write to the disk: {0}")]
    Full(String),
    /// Another process uses the data folder.
    #[error("another relay uses this folder ({0})")]
    InUse(String),
    /// The file is not a store that this version can use.
    #[error("{0}")]
    Unusable(String),
    /// The store failed in another way.
    #[error("store failed: {0}")]
    Failed(String),
    /// The changes after this number are no longer in the log one by one: read the documents ([`Store::snapshots`]).
    #[error("the log was compacted")]
    Compacted,
    /// The store is shutting down.
    #[error("store is closed")]
    Closed,
}

/// The answer to an append: all of it is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// One verdict an offer, in their order.
    pub verdicts: Vec<(ChangeHash, Verdict)>,
    /// The log's last number afterwards.
    pub head: u64,
}

/// What stays of an erased document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// Its id.
    pub document: Id,
    /// When it was erased, by the relay's clock.
    pub at: Instant,
    /// Who erased it.
    pub member: Id,
    /// On which device.
    pub device: Id,
}

/// A page of rows, newest documents first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsPage {
    /// Packed rows, as [`ingot_shared::row::unpack`] reads them.
    pub packed: Vec<u8>,
    /// How many documents the walk brings; zero after the first page of a walk over those that changed, which costs counting.
    pub total: u64,
    /// Where the next page begins; none after the last.
    pub next: Option<u64>,
}

/// The log of one workspace.
pub trait Store: Send + Sync + 'static {
    /// How it keeps people.
    type People: People;

    /// Takes the offers through the gate and logs the accepted ones in one transaction.
    fn append(&self, peer: Peer, offers: Vec<Offer>) -> impl Future<Output = Result<Appended, StoreError>> + Send;

    /// Reads entries after a number, at least one when there is one, then as many as fit; and the number up to which they are
    /// complete (`after` itself when there are none). Those of erased documents are left out. [`StoreError::Compacted`] when their changes were.
    fn entries(&self, after: u64, max_bytes: usize) -> impl Future<Output = Result<(Vec<Entry>, u64), StoreError>> + Send;

    /// Reads entries as [`Store::entries`] does, those whose changes were compacted out of the documents; that costs loading them.
    fn rebuilt(&self, after: u64, max_bytes: usize) -> impl Future<Output = Result<(Vec<Entry>, u64), StoreError>> + Send;

    /// Empties the oldest changes of the log, up to this number at most and no more than [`compaction::STEP`] of them. Their hashes,
    /// authors and numbers stay: what is in the log is still known and never logged twice. Returns up to where changes are empty now.
    fn compact(&self, upto: u64) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// Reads a page of rows of the documents that first appeared before a number (none for the newest) and changed after another.
    fn rows(&self, before: Option<u64>, since: u64) -> impl Future<Output = Result<RowsPage, StoreError>> + Send;

    /// Reads a page of documents that first appeared before a number and changed after another, newest first, and where the next page
    /// begins.
    fn snapshots(
        &self,
        before: Option<u64>,
        since: u64,
    ) -> impl Future<Output = Result<(Vec<Snapshot>, Option<u64>), StoreError>> + Send;

    /// Reads one document.
    fn fetch(&self, document: Id) -> impl Future<Output = Result<Option<Snapshot>, StoreError>> + Send;

    /// Reads the rows of documents with these first numbers, in their order, as many as fit a page; those that are not there are left out.
    fn rows_at(&self, firsts: &[u64]) -> impl Future<Output = Result<Vec<(u64, Id, Vec<u8>)>, StoreError>> + Send;

    /// Reads documents with these first numbers, in their order, as many as fit a page; those that are not there are left out.
    fn snapshots_at(&self, firsts: &[u64]) -> impl Future<Output = Result<Vec<Snapshot>, StoreError>> + Send;

    /// What every document comes to, as it is stored at this moment.
    fn digests(&self) -> impl Future<Output = Result<BTreeMap<Id, Digest>, StoreError>> + Send;

    /// Who may read which document now.
    fn directory(&self) -> &Directory;

    /// Erases documents for good: their content goes, for ever, and what is offered for them later is refused. Their numbers in the log
    /// stay, and who erased them when. What was erased before changes nothing.
    fn erase(&self, peer: Peer, documents: Vec<Id>, at: Instant) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Reads up to [`MAX_ERASED`](ingot_shared::sync::frame::MAX_ERASED) erased documents after an erasure, and the number of the last.
    fn erased(&self, after: u64) -> impl Future<Output = Result<(Vec<Id>, u64), StoreError>> + Send;

    /// The number of the last erasure, and every later one. They are gapless from 1.
    fn erasures(&self) -> watch::Receiver<u64>;

    /// The log's last number, and every later one.
    fn heads(&self) -> watch::Receiver<u64>;

    /// The log's last number.
    fn head(&self) -> u64 {
        *self.heads().borrow()
    }

    /// The log's history; a restored backup has another one (S14).
    fn epoch(&self) -> Id;

    /// Who may come in.
    fn people(&self) -> &Self::People;

    /// How long each batch took to judge, in seconds; a store that does not measure it has an empty one.
    fn gate_times(&self) -> Histogram {
        metrics::seconds()
    }
}
