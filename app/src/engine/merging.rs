//! Two clients that are one (C27): all that one document holds is added to the other, which stays. Never here: deciding that they are one.

use ingot_shared::domain::{Command, DomainError};
use ingot_shared::row::ClientRow;
use ingot_shared::{Id, Instant};

use super::storage::Storage;
use super::{Engine, Outcome};
use crate::bridge::EngineError;

impl<S: Storage> Engine<S> {
    /// Adds what `other` holds to `stays` and marks it as being that client. What is large comes in several changes, each a transaction of
    /// its own; the mark comes with the last of them, so that nobody sees the other client gone before all of it is here. Run again
    /// with the same `merge` after a crash, it goes on where it was.
    ///
    /// # Errors
    /// [`EngineError`]; what was added before is taken back as far as the device lets.
    pub async fn merge(&mut self, stays: Id, other: Id, merge: Id, now: Instant) -> Result<Outcome, EngineError> {
        if stays == other {
            return Err(DomainError::MergedIntoItself.into());
        }
        self.documents.load(&self.storage, &[other]).await?;
        let mut parts: Vec<Vec<Command>> =
            self.documents.get(other).live().absorbed_by(stays, merge).into_iter().map(|part| vec![part]).collect();
        if parts.is_empty() {
            return Err(DomainError::NoSuchClient.into());
        }
        if let Some(last) = parts.last_mut() {
            last.push(Command::merge_into(other, stays));
        }
        let mut all = Outcome::default();
        for part in parts {
            match self.execute(&part, now).await {
                Ok(outcome) => {
                    // The later part is taken back first.
                    all.inverse = [outcome.inverse, all.inverse].concat();
                    all.rows.extend(outcome.rows);
                }
                Err(error) => {
                    let _ = self.execute(&all.inverse, now).await;
                    return Err(error);
                }
            }
        }
        Ok(all)
    }

    /// Clients came from elsewhere who are another one now, while edits of them were made here that nobody had heard of: what these changed
    /// and added is brought to the one that stayed, where people look. Should that fail, the edits are still in their document.
    pub async fn bring_over(&mut self, came: &[ClientRow], now: Instant) -> Vec<ClientRow> {
        let mut rows = self.take_back_fallen(now).await.unwrap_or_default();
        for row in came {
            if row.merged_into.is_some() && self.outbox.has(row.id) {
                rows.extend(self.bring(row.id, now).await.unwrap_or_default());
            }
        }
        rows
    }

    async fn bring(&mut self, other: Id, now: Instant) -> Result<Vec<ClientRow>, EngineError> {
        let stays = self.what_became_of(other).await?;
        if stays == other {
            return Ok(Vec::new());
        }
        let mut rows = self.one_of_both(other, stays, now).await?;
        self.documents.load(&self.storage, &[other]).await?;
        for items in self.documents.get(other).late() {
            rows.extend(self.execute(&[Command::CatchUp { document: stays, items }], now).await?.rows);
        }
        let merge = other.derived(&now.as_millis().to_string());
        rows.extend(self.merge(stays, other, merge, now).await?.rows);
        Ok(rows)
    }
}
