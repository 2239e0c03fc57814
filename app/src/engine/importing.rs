//! A running import: batches of clients, each in one transaction, so that it can be left, cancelled and undone.

use std::collections::{HashMap, VecDeque};

use ingot_shared::domain::{Command, ImportedClient};
use ingot_shared::row::ClientRow;
use ingot_shared::{Id, Instant};

use super::import::{Table, match_known};
use super::storage::Storage;
use super::{Engine, Outcome};
use crate::bridge::{Column, EngineError, ImportSummary};

/// Clients in one transaction: large enough to be quick, small enough for the worker to answer in between.
const BATCH: usize = 50;

/// What a step did.
#[derive(Debug)]
pub enum Step {
    /// A batch was saved; call again.
    More(Outcome),
    /// There is nothing left, or it was cancelled.
    Ended(ImportSummary),
}

/// An import under way.
#[derive(Debug)]
pub struct Import {
    request: u64,
    import: Id,
    waiting: VecDeque<(Id, bool, ImportedClient)>,
    total: usize,
    cancelled: bool,
    summary: ImportSummary,
}

impl Import {
    /// Decides which clients of the table are known and which are new.
    ///
    /// # Errors
    /// [`EngineError::Import`] when the columns make no clients.
    pub fn prepare(
        request: u64,
        import: Id,
        table: &Table,
        columns: &[Column],
        known: &[ClientRow],
        now: Instant,
    ) -> Result<Self, EngineError> {
        let assembled = table.assemble(columns)?;
        let matches = match_known(known, &assembled.clients);
        let summary = ImportSummary { skipped_rows: assembled.skipped_rows, ..ImportSummary::default() };
        let waiting: VecDeque<(Id, bool, ImportedClient)> = (0_u32..)
            .zip(assembled.clients.into_iter().zip(matches))
            .map(|(n, (client, known))| (known.unwrap_or_else(|| new_client(import, n, now)), known.is_none(), client))
            .collect();
        Ok(Self { request, import, total: waiting.len(), waiting, cancelled: false, summary })
    }

    /// The page's number for the request.
    pub const fn request(&self) -> u64 {
        self.request
    }

    /// The import's id.
    pub const fn id(&self) -> Id {
        self.import
    }

    /// Clients stored so far.
    pub fn done(&self) -> u32 {
        u32::try_from(self.total - self.waiting.len()).unwrap_or(u32::MAX)
    }

    /// Clients to store.
    pub fn total(&self) -> u32 {
        u32::try_from(self.total).unwrap_or(u32::MAX)
    }

    /// No batch is begun after the one in hand.
    pub const fn cancel(&mut self) {
        self.cancelled = true;
    }

    /// Saves the next batch.
    ///
    /// # Errors
    /// [`EngineError`]; batches before stay saved, this one is not.
    pub async fn step<S: Storage>(&mut self, engine: &mut Engine<S>, now: Instant) -> Result<Step, EngineError> {
        if self.cancelled || self.waiting.is_empty() {
            self.summary.cancelled = self.cancelled && !self.waiting.is_empty();
            return Ok(Step::Ended(self.summary.clone()));
        }
        let batch: Vec<(Id, bool, ImportedClient)> = self.waiting.drain(..BATCH.min(self.waiting.len())).collect();
        let clients: Vec<Id> = batch.iter().map(|(client, _, _)| *client).collect();
        let before = engine.deal_counts(&clients).await?;
        let mut offered: HashMap<Id, u32> = HashMap::new();
        for (client, is_new, data) in &batch {
            let counter = if *is_new { &mut self.summary.created } else { &mut self.summary.matched };
            *counter += 1;
            *offered.entry(*client).or_default() += u32::try_from(data.deals.len()).unwrap_or(u32::MAX);
        }
        let commands: Vec<Command> = batch
            .into_iter()
            .map(|(client, _, data)| Command::ImportClient { client, import: self.import, data: Box::new(data) })
            .collect();
        let outcome = engine.execute(&commands, now).await?;
        let after = engine.deal_counts(&clients).await?;
        let added: u32 = after.iter().zip(&before).map(|(after, before)| after.saturating_sub(*before)).sum();
        self.summary.deals += added;
        self.summary.known_deals += offered.values().sum::<u32>().saturating_sub(added);
        Ok(Step::More(outcome))
    }
}

/// The id of the n-th new client of an import.
fn new_client(import: Id, n: u32, now: Instant) -> Id {
    let mut random = [0; 10];
    random.iter_mut().zip(import.as_bytes().iter().skip(6)).for_each(|(to, byte)| *to = *byte);
    let (head, _) = random.split_at_mut(4);
    for (to, byte) in head.iter_mut().zip(n.to_be_bytes()) {
        *to ^= byte;
    }
    Id::new(now, random)
}

/// The clients that an import created or added to, in order.
pub fn clients_of(rows: &[ClientRow], import: Id) -> Vec<Id> {
    let touched = |row: &&ClientRow| row.import == Some(import) || row.imports.contains(&import);
    rows.iter().filter(touched).map(|row| row.id).collect()
}
