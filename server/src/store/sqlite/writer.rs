//! The one task that writes: all appends that wait go into one transaction, so that a disk's sync is shared (group commit).

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use prometheus_client::metrics::histogram::Histogram;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant as Moment, timeout_at};

use super::compact::{self, Kept};
use super::ring::Ring;
use super::{access, erase, open, persist};
use crate::access::Directory;
use crate::gate::{Batch, Outcome, Push, Workshop};
use crate::store::compaction::{PAUSE, PAUSE_AFTER_FAILURE, Policy};
use crate::store::{Appended, StoreError, Tombstone};

/// Most offers in one transaction: what waits longer than that (about 0.2 s of computing) waits for the next.
const MAX_BATCH: usize = 256;

/// What waits for the writer.
#[derive(Debug)]
pub(super) enum Job {
    /// An append.
    Append { push: Push, answer: oneshot::Sender<Result<Appended, StoreError>> },
    /// A step of compaction that was asked for.
    Compact { upto: u64, answer: oneshot::Sender<Result<u64, StoreError>> },
    /// Documents to be erased.
    Erase { wishes: Vec<Tombstone>, answer: oneshot::Sender<Result<(), StoreError>> },
}

#[derive(Debug)]
pub(super) struct Writer {
    options: SqliteConnectOptions,
    /// None after a failure: what the disk holds is read anew before the next append.
    connection: Option<SqliteConnection>,
    workspace: i64,
    head: watch::Sender<u64>,
    erasures: watch::Sender<u64>,
    /// Whether the write-ahead log may still hold what was erased: a reader stood in the way of emptying it.
    must_wipe: bool,
    policy: Policy,
    /// What of the log holds its changes; none when that must be read anew.
    kept: Option<Kept>,
    ring: Arc<Ring>,
    directory: Arc<Directory>,
    gate_times: Histogram,
    /// The program that computes documents apart; none for this process.
    program: Option<PathBuf>,
    /// None while it works, and after it was lost to a panic.
    workshop: Option<Workshop>,
}

impl Writer {
    #[expect(clippy::too_many_arguments, reason = "what a store opens, handed over once")]
    pub(super) fn new(
        options: SqliteConnectOptions,
        connection: SqliteConnection,
        workspace: i64,
        head: watch::Sender<u64>,
        erasures: watch::Sender<u64>,
        policy: Policy,
        kept: Kept,
        ring: Arc<Ring>,
        directory: Arc<Directory>,
        gate_times: Histogram,
        program: Option<PathBuf>,
    ) -> Self {
        Self {
            options,
            connection: Some(connection),
            workspace,
            head,
            erasures,
            must_wipe: false,
            policy,
            kept: Some(kept),
            ring,
            directory,
            gate_times,
            program,
            workshop: None,
        }
    }

    /// Works until the store drops its end of the queue.
    pub(super) async fn run(mut self, mut waiting: mpsc::Receiver<Job>) {
        let mut compact_at = Moment::now() + PAUSE;
        let mut next: Option<Job> = None;
        loop {
            let job = match next.take() {
                Some(job) => Some(job),
                None if self.may_compact() => match timeout_at(compact_at, waiting.recv()).await {
                    Ok(job) => job,
                    Err(_) => {
                        compact_at = Moment::now() + self.compact_what_is_due().await;
                        continue;
                    }
                },
                None => waiting.recv().await,
            };
            let (mut pushes, mut answers) = (Vec::new(), Vec::new());
            match job {
                Some(Job::Append { push, answer }) => {
                    pushes.push(push);
                    answers.push(answer);
                }
                Some(Job::Compact { upto, answer }) => {
                    let _ = answer.send(self.compact(upto).await);
                    continue;
                }
                Some(Job::Erase { wishes, answer }) => {
                    let _ = answer.send(self.erase(&wishes).await);
                    continue;
                }
                None => break,
            }
            let mut offers: usize = pushes.iter().map(|push| push.offers.len()).sum();
            while offers < MAX_BATCH {
                match waiting.try_recv().ok() {
                    Some(Job::Append { push, answer }) => {
                        offers += push.offers.len();
                        pushes.push(push);
                        answers.push(answer);
                    }
                    other => {
                        next = other;
                        break;
                    }
                }
            }
            // Nobody may listen any more: the device is gone, and will ask again.
            match self.write(pushes).await {
                Ok(outcome) => {
                    for (answer, verdicts) in answers.into_iter().zip(outcome.verdicts) {
                        let _ = answer.send(Ok(Appended { verdicts, head: outcome.head }));
                    }
                }
                Err(error) => {
                    for answer in answers {
                        let _ = answer.send(Err(error.clone()));
                    }
                }
            }
        }
        self.close().await;
    }

    /// Whether there may be something to empty: so much is kept, or it is not known how much.
    fn may_compact(&self) -> bool {
        self.must_wipe || self.kept.is_none_or(|kept| self.policy.due(kept.horizon, *self.head.borrow(), kept.bytes).is_some())
    }

    /// Does one step of what the policy asks for; returns when to look again. A failure is for the next append to tell.
    async fn compact_what_is_due(&mut self) -> Duration {
        if self.must_wipe {
            let wiped = match self.connect().await {
                Ok(mut connection) => {
                    let wiped = erase::wipe_journal(&mut connection).await;
                    self.connection = Some(connection);
                    wiped
                }
                Err(error) => Err(error),
            };
            self.must_wipe = wiped != Ok(true);
            return if self.must_wipe { PAUSE_AFTER_FAILURE } else { PAUSE };
        }
        let head = *self.head.borrow();
        let due = match self.kept {
            Some(kept) => self.policy.due(kept.horizon, head, kept.bytes),
            None => Some(0),
        };
        let Some(upto) = due else { return PAUSE };
        match self.compact(upto).await {
            Ok(horizon) => {
                tracing::info!(horizon, head, "the log was compacted");
                PAUSE
            }
            Err(error) => {
                tracing::warn!(%error, "the log could not be compacted");
                PAUSE_AFTER_FAILURE
            }
        }
    }

    /// One step of compaction.
    async fn compact(&mut self, upto: u64) -> Result<u64, StoreError> {
        let mut connection = self.connect().await?;
        let head = *self.head.borrow();
        let done = async {
            let kept = match self.kept.take() {
                Some(kept) => kept,
                None => compact::kept(&mut connection, self.workspace).await?,
            };
            compact::step(&mut connection, self.workspace, kept, upto, head).await
        };
        match done.await {
            Ok(kept) => {
                self.kept = Some(kept);
                self.connection = Some(connection);
                Ok(kept.horizon)
            }
            Err(error) => {
                let _ = connection.close_hard().await;
                Err(error)
            }
        }
    }

    /// Erases, and lets nothing of it stay in memory or in the write-ahead log.
    async fn erase(&mut self, wishes: &[Tombstone]) -> Result<(), StoreError> {
        let mut connection = self.connect().await?;
        // How many bytes of the log are left is read anew.
        self.kept = None;
        match erase::erase(&mut connection, self.workspace, wishes).await {
            Ok(last) => {
                self.ring.clear();
                self.directory.erase(wishes.iter().map(|wish| wish.document));
                self.must_wipe = erase::wipe_journal(&mut connection).await != Ok(true);
                self.erasures.send_replace(last);
                self.connection = Some(connection);
                Ok(())
            }
            Err(error) => {
                let _ = connection.close_hard().await;
                Err(error)
            }
        }
    }

    /// Judges and logs; the outcome's entries have moved to the ring.
    async fn write(&mut self, pushes: Vec<Push>) -> Result<Outcome, StoreError> {
        let mut connection = self.connect().await?;
        match self.write_on(&mut connection, pushes).await {
            Ok(outcome) => {
                self.connection = Some(connection);
                Ok(outcome)
            }
            Err(error) => {
                self.kept = None;
                // Whether a failed commit reached the disk is known only by looking again.
                let _ = connection.close_hard().await;
                Err(error)
            }
        }
    }

    async fn write_on(&mut self, connection: &mut SqliteConnection, pushes: Vec<Push>) -> Result<Outcome, StoreError> {
        let begun = Instant::now();
        let batch = compute(move || Batch::parse(pushes)).await?;
        let parsed = begun.elapsed();
        let head = *self.head.borrow();
        let facts = persist::facts(connection, self.workspace, head, batch.questions(), &self.directory).await?;
        let begun = Instant::now();
        let mut workshop = self.workshop.take().unwrap_or_else(|| Workshop::of(self.program.as_deref()));
        let (judged, workshop) = compute(move || (batch.judge(&facts, &mut workshop), workshop)).await?;
        self.workshop = Some(workshop);
        let mut outcome = judged.map_err(|error| StoreError::Failed(error.to_string()))?;
        self.gate_times.observe((parsed + begun.elapsed()).as_secs_f64());
        if !outcome.accepted.is_empty() {
            self.directory.announce(&outcome.documents);
            persist::persist(connection, self.workspace, &outcome).await?;
            self.directory.settle(&outcome.documents);
            if let Some(kept) = &mut self.kept {
                kept.bytes += outcome.accepted.iter().map(|accepted| accepted.entry.bytes.len() as u64).sum::<u64>();
            }
            self.ring.extend(outcome.accepted.drain(..).map(|accepted| accepted.entry));
            self.head.send_replace(outcome.head);
        }
        Ok(outcome)
    }

    async fn connect(&mut self) -> Result<SqliteConnection, StoreError> {
        if let Some(connection) = self.connection.take() {
            return Ok(connection);
        }
        let mut connection = open::connect(&self.options).await?;
        let (_, head) = open::find_workspace(&mut connection).await?.ok_or(StoreError::Closed)?;
        // A full disk may have room again once the write-ahead log is in the database; if not, the next append says so.
        let _ = sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await;
        let erased = erase::last(&mut connection, self.workspace).await?;
        let (has_logged, has_erased) = (head != *self.head.borrow(), erased != *self.erasures.borrow());
        if has_logged || has_erased {
            self.ring.clear();
            self.directory.fill(access::all(&mut connection, self.workspace).await?);
        } else {
            // What was announced did not come.
            self.directory.settle(&[]);
        }
        if has_logged {
            self.head.send_replace(head);
        }
        if has_erased {
            self.erasures.send_replace(erased);
        }
        Ok(connection)
    }

    async fn close(self) {
        if let Some(mut connection) = self.connection {
            // Without it the next start does the same work; nothing is lost.
            let _ = sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await;
            let _ = connection.close().await;
        }
    }
}

/// Runs what computes for milliseconds off the tasks that serve connections.
pub(super) async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Failed(error.to_string()))
}
