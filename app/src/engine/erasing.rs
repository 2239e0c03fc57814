//! Erasing for good: what is gone from this device, and that it is. Never here: who may erase.

use std::collections::BTreeSet;

use ingot_shared::Id;
use ingot_shared::sync::codec;
use ingot_shared::sync::device::{Device, Place};
use ingot_shared::sync::frame::MAX_ERASED;

use super::core::Engine;
use super::outbox;
use super::refusal::StoredRefusal;
use super::revoking;
use super::storage::{Batch, Space, Storage, StorageError, Write};
use super::suspects;
use crate::bridge::EngineError;

/// What the keys of remembered erasures in the `meta` space begin with; the document follows. It never changes.
const REMEMBERED: &[u8] = b"erased/";
/// The first key after them.
const AFTER: &[u8] = b"erased0";
/// What the keys of those begin with that the relay has not confirmed since it has another history.
const UNSAID: &[u8] = b"unsaid/";
/// The first key after them.
const AFTER_UNSAID: &[u8] = b"unsaid0";

impl<S: Storage> Engine<S> {
    /// What erases a client, and with it the documents that turned out to be it: the frame to send, or what is gone already, while the app
    /// works alone.
    ///
    /// # Errors
    /// [`EngineError::NoConnection`] when nobody can be told now; nothing was done then.
    pub async fn erase(&mut self, client: Id) -> Result<Erasing, EngineError> {
        let all = self.all_that_became(client).await?;
        if self.identity.credentials().is_none() {
            return Ok(Erasing::Done(self.let_go(&all, None).await?));
        }
        let frame = self.device.as_ref().and_then(|device| device.erase(all));
        frame.map(|frame| Erasing::Send(codec::encode(&frame))).ok_or(EngineError::NoConnection)
    }

    /// Lets nothing stay of these documents, in one transaction with a new place; what their author had not sent stays as text. Returns
    /// those that were here.
    pub(super) async fn let_go(&mut self, documents: &[Id], place: Option<Place>) -> Result<Vec<Id>, StorageError> {
        let here = self.present(documents).await?;
        let mut batch = Batch::default();
        for document in documents {
            batch.writes.push(Write::Put(Space::Meta, key(REMEMBERED, *document), Vec::new()));
            batch.writes.push(Write::Delete(Space::Meta, key(UNSAID, *document)));
            batch.writes.push(Write::Delete(Space::Documents, document.as_bytes().to_vec()));
            batch.writes.push(revoking::no_longer(*document));
            batch.writes.extend(suspects::no_longer(*document));
        }
        self.documents.load(&self.storage, documents).await?;
        for document in documents {
            for pending in outbox::of_document(&self.storage, *document).await? {
                batch.writes.push(pending.delete());
                let text = pending.change.typed_text();
                // What the relay has had once is no edit that somebody waits for.
                if !text.is_empty() && !self.documents.get(*document).confirmed().has(&pending.change.hash) {
                    let refusal = StoredRefusal::of_erased(*document, text);
                    batch.writes.push(Write::Put(Space::Refused, pending.change.hash.to_vec(), codec::encode(&refusal)));
                }
            }
        }
        // What was refused before stays as text too, and as nothing that could be written again.
        for (key, earlier) in self.refusals().await? {
            if documents.contains(&earlier.document) {
                let refusal = StoredRefusal::of_erased(earlier.document, earlier.text);
                batch.writes.push(Write::Put(Space::Refused, key, codec::encode(&refusal)));
            }
        }
        if !here.is_empty() {
            self.rows.leave_out(&self.storage, &here, &mut batch).await?;
        }
        let record = self.demo.edit(documents, &mut batch);
        self.documents.forget(documents);
        self.commit_at(place, batch, documents).await?;
        self.demo.edited(record);
        for document in documents {
            self.outbox.replace(*document, &[]);
            self.revoked.remove(document);
            self.unproven.remove(document);
            self.documents.suspects.forget(*document);
            self.held.remove(document);
        }
        self.read_refused().await?;
        Ok(here.into_iter().collect())
    }

    /// Which of these were erased: what the relay said of them before is on its way yet, and must not be stored any more.
    pub(super) async fn erased_among(&self, documents: &[Id]) -> Result<BTreeSet<Id>, StorageError> {
        if self.storage.scan(Space::Meta, REMEMBERED, Some(AFTER), 1).await?.is_empty() {
            return Ok(BTreeSet::new());
        }
        let keys: Vec<Vec<u8>> = documents.iter().map(|document| key(REMEMBERED, *document)).collect();
        let found = self.storage.get_many(Space::Meta, &keys).await?;
        Ok(documents.iter().zip(found).filter_map(|(document, found)| found.map(|_| *document)).collect())
    }

    /// A relay with another history may not know what was erased (a restored backup): it is told until it confirms it (S14).
    pub(super) async fn erasures_to_say_again(&self, batch: &mut Batch) -> Result<(), StorageError> {
        let documents = self.named_after(REMEMBERED, AFTER).await?;
        batch.writes.extend(documents.iter().map(|document| Write::Put(Space::Meta, key(UNSAID, *document), Vec::new())));
        Ok(())
    }

    /// The relay wants the password first: what it was told again is told once more when it was entered. A wish of now is the page's
    /// to repeat.
    pub(super) async fn hold_erasures(&mut self, documents: &[Id]) -> Result<(), StorageError> {
        let unsaid = self.named_after(UNSAID, AFTER_UNSAID).await?;
        self.held.extend(unsaid.into_iter().filter(|document| documents.contains(document)));
        Ok(())
    }

    /// How many erasures wait for the password.
    pub fn held_erasures(&self) -> usize {
        self.held.len()
    }

    /// The password was entered: the frames that tell the relay what it has not confirmed.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn say_erasures(&mut self) -> Result<Vec<Vec<u8>>, StorageError> {
        let frames = self.unsaid_erasures().await?;
        self.held.clear();
        Ok(frames)
    }

    /// The frames that tell the relay what it has not confirmed.
    pub(super) async fn unsaid_erasures(&self) -> Result<Vec<Vec<u8>>, StorageError> {
        let documents = self.named_after(UNSAID, AFTER_UNSAID).await?;
        let frames = documents
            .chunks(MAX_ERASED)
            .filter_map(|page| self.device.as_ref().and_then(|device: &Device| device.erase(page.to_vec())));
        Ok(frames.map(|frame| codec::encode(&frame)).collect())
    }

    async fn named_after(&self, prefix: &[u8], end: &[u8]) -> Result<Vec<Id>, StorageError> {
        let items = self.storage.scan(Space::Meta, prefix, Some(end), usize::MAX).await?;
        Ok(items.iter().filter_map(|(key, _)| key.strip_prefix(prefix).and_then(Id::from_slice)).collect())
    }
}

fn key(prefix: &[u8], document: Id) -> Vec<u8> {
    [prefix, document.as_bytes().as_slice()].concat()
}

/// What follows from the wish to erase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Erasing {
    /// The relay must be told; it tells everybody.
    Send(Vec<u8>),
    /// Nobody else has it: these are gone.
    Done(Vec<Id>),
}
