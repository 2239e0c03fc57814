//! What waits to be sent and what was refused, as the sync screen lists it; and writing a refused edit again. Never here: sending.

use std::collections::HashMap;

use ingot_shared::account::review;
use ingot_shared::document::ChangeRecord;
use ingot_shared::domain::Command;
use ingot_shared::sync::codec;
use ingot_shared::{Id, Instant};

use super::outbox::PendingKey;
use super::refusal::StoredRefusal;
use super::storage::{Space, Storage, StorageError, Write};
use super::{Engine, Outcome};
use crate::bridge::{EngineError, RefusedEdit, Said, Waiting};

/// Documents of which is told what changed: more than a person reads. Each is loaded for that, once for the edits that wait.
const TOLD: usize = 200;

/// What waiting edits were found to be about, with those edits: they tell the same until one more waits, or one less.
#[derive(Debug, Default)]
pub(super) struct Told(HashMap<Id, (Vec<PendingKey>, Vec<Said>)>);

impl<S: Storage> Engine<S> {
    /// The documents that are not sent in full, those that wait longest first.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn waiting(&mut self) -> Result<Vec<Waiting>, StorageError> {
        let mut waiting = self.outbox.waiting();
        waiting.sort_by_key(|waiting| (waiting.since, waiting.document));
        let mut told = std::mem::take(&mut self.told.0);
        for waiting in waiting.iter_mut().take(TOLD) {
            let keys = self.outbox.keys_of(waiting.document);
            let known = told.remove(&waiting.document).filter(|(known, _)| *known == keys);
            waiting.said = match known {
                Some((_, said)) => said,
                None => self.look_what_waits(waiting.document).await?,
            };
            self.told.0.insert(waiting.document, (keys, waiting.said.clone()));
        }
        Ok(waiting)
    }

    async fn look_what_waits(&mut self, document: Id) -> Result<Vec<Said>, StorageError> {
        self.documents.load(&self.storage, &[document]).await?;
        let said = self.documents.get(document).said();
        self.documents.trim();
        Ok(said)
    }

    /// The edits that the relay refused.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn refused_edits(&self) -> Result<Vec<RefusedEdit>, StorageError> {
        let stored = self.refusals().await?;
        let edits = stored.into_iter().map(|(key, stored)| {
            let draft = review::draft_of(&key);
            let hash = key.iter().map(|byte| format!("{byte:02x}")).collect();
            let StoredRefusal { document, reason, text, handed, by, .. } = stored;
            RefusedEdit { hash, draft, client: document, reason, text, handed, by }
        });
        Ok(edits.collect())
    }

    /// The refused edits as they are stored, each with its key.
    pub(super) async fn refusals(&self) -> Result<Vec<(Vec<u8>, StoredRefusal)>, StorageError> {
        let items = self.storage.scan(Space::Refused, &[], None, usize::MAX).await?;
        Ok(items.into_iter().filter_map(|(key, value)| Some((key, codec::decode(&value).ok()?))).collect())
    }

    /// Forgets a refused edit; its author has seen it.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn dismiss_refused(&mut self, hash: &str) -> Result<(), StorageError> {
        self.storage.commit(Vec::new(), vec![Write::Delete(Space::Refused, key_of(hash))]).await?;
        self.read_refused().await
    }

    /// Reads again of which documents edits were refused.
    pub(super) async fn read_refused(&mut self) -> Result<(), StorageError> {
        self.refused = self.refusals().await?.into_iter().map(|(_, stored)| stored.document).collect();
        Ok(())
    }

    /// Writes what a refused edit said as a new one, and forgets the refused one. What it builds on and was refused as well stays to be
    /// written again by itself.
    ///
    /// # Errors
    /// [`EngineError::CannotRepeat`] when that takes more than putting facts; the refused edit is kept with every error. Of a client that is
    /// another one now, or goes on in another document, it is written there.
    pub async fn repeat_refused(&mut self, hash: &str, now: Instant) -> Result<Outcome, EngineError> {
        let refusals = self.refusals().await?;
        let key = key_of(hash);
        let document = refusals.iter().find(|(other, _)| *other == key).map(|(_, stored)| stored.document);
        let document = document.ok_or(EngineError::CannotRepeat)?;
        let now_in = self.what_became_of(document).await?;
        let commands = self.said_again(document, now_in, &key, &refusals).await?.ok_or(EngineError::CannotRepeat)?;
        let outcome = self.execute(&commands, now).await?;
        // Should this fail, the edit is listed though it is written: written again it changes nothing.
        let _ = self.dismiss_refused(hash).await;
        Ok(outcome)
    }

    /// What a refused edit says, on top of the document as it is.
    async fn said_again(
        &mut self,
        document: Id,
        now_in: Id,
        key: &[u8],
        refusals: &[(Vec<u8>, StoredRefusal)],
    ) -> Result<Option<Vec<Command>>, StorageError> {
        let of_document = refusals.iter().filter(|(_, stored)| stored.document == document);
        let refused: Vec<ChangeRecord> = of_document.filter_map(|(_, stored)| ChangeRecord::parse(&stored.bytes).ok()).collect();
        let Some(wanted) = refused.iter().find(|change| change.hash == key) else { return Ok(None) };
        let chain = with_what_it_builds_on(wanted, &refused);
        self.documents.load(&self.storage, &[document]).await?;
        Ok(self.documents.get(document).live().said_again(&chain, now_in))
    }
}

/// A change after those of these changes that it builds on, in causal order.
fn with_what_it_builds_on<'a>(wanted: &'a ChangeRecord, all: &'a [ChangeRecord]) -> Vec<ChangeRecord> {
    let mut chain: Vec<ChangeRecord> = Vec::new();
    let mut open = vec![wanted];
    while let Some(change) = open.last() {
        let is_in = |hash: &[u8; 32]| chain.iter().any(|known| known.hash == *hash);
        match all.iter().find(|before| change.deps.contains(&before.hash) && !is_in(&before.hash)) {
            Some(before) => open.push(before),
            None => chain.extend(open.pop().cloned()),
        }
    }
    chain
}

fn key_of(hash: &str) -> Vec<u8> {
    let byte = |at: usize| hash.get(at * 2..at * 2 + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    (0..hash.len() / 2).filter_map(byte).collect()
}

/// What a word of a document's root stands for.
pub(super) fn said_under(word: &str) -> Said {
    match word {
        "profile" => Said::Facts,
        "phones" | "emails" | "messenger" | "address" | "person" => Said::Ways,
        "notes" | "contact" | "enquiry" | "complaint" => Said::Talk,
        "deals" | "proposal" | "file" => Said::Deals,
        "task" => Said::Tasks,
        _ => Said::Other,
    }
}
