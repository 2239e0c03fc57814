//! The one task that writes: all appends that wait go into one transaction, so that a disk's sync is shared (group commit).

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use prometheus_client::metrics::histogram::Histogram;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use tokio::sync::{mpsc, oneshot, watch};

use super::ring::Ring;
use super::{open, persist};
use crate::gate::{Batch, Outcome, Push, Workshop};
use crate::store::{Appended, StoreError};

/// Most offers in one transaction: what waits longer than that (about 0.2 s of computing) waits for the next.
const MAX_BATCH: usize = 256;

/// An append that waits.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) push: Push,
    pub(super) answer: oneshot::Sender<Result<Appended, StoreError>>,
}

#[derive(Debug)]
pub(super) struct Writer {
    options: SqliteConnectOptions,
    /// None after a failure: what the disk holds is read anew before the next append.
    connection: Option<SqliteConnection>,
    workspace: i64,
    head: watch::Sender<u64>,
    ring: Arc<Ring>,
    gate_times: Histogram,
    /// The program that computes documents apart; none for this process.
    program: Option<PathBuf>,
    /// None while it works, and after it was lost to a panic.
    workshop: Option<Workshop>,
}

impl Writer {
    pub(super) const fn new(
        options: SqliteConnectOptions,
        connection: SqliteConnection,
        workspace: i64,
        head: watch::Sender<u64>,
        ring: Arc<Ring>,
        gate_times: Histogram,
        program: Option<PathBuf>,
    ) -> Self {
        Self { options, connection: Some(connection), workspace, head, ring, gate_times, program, workshop: None }
    }

    /// Works until the store drops its end of the queue.
    pub(super) async fn run(mut self, mut waiting: mpsc::Receiver<Job>) {
        while let Some(job) = waiting.recv().await {
            let (mut pushes, mut answers) = (Vec::new(), Vec::new());
            let mut next = Some(job);
            let mut offers = 0;
            while let Some(Job { push, answer }) = next {
                offers += push.offers.len();
                pushes.push(push);
                answers.push(answer);
                next = if offers < MAX_BATCH { waiting.try_recv().ok() } else { None };
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

    /// Judges and logs; the outcome's entries have moved to the ring.
    async fn write(&mut self, pushes: Vec<Push>) -> Result<Outcome, StoreError> {
        let mut connection = self.connect().await?;
        match self.write_on(&mut connection, pushes).await {
            Ok(outcome) => {
                self.connection = Some(connection);
                Ok(outcome)
            }
            Err(error) => {
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
        let facts = persist::facts(connection, self.workspace, head, batch.questions()).await?;
        let begun = Instant::now();
        let mut workshop = self.workshop.take().unwrap_or_else(|| Workshop::of(self.program.as_deref()));
        let (judged, workshop) = compute(move || (batch.judge(&facts, &mut workshop), workshop)).await?;
        self.workshop = Some(workshop);
        let mut outcome = judged.map_err(|error| StoreError::Failed(error.to_string()))?;
        self.gate_times.observe((parsed + begun.elapsed()).as_secs_f64());
        if !outcome.accepted.is_empty() {
            persist::persist(connection, self.workspace, &outcome).await?;
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
        if head != *self.head.borrow() {
            self.ring.clear();
            self.head.send_replace(head);
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
async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Failed(error.to_string()))
}
