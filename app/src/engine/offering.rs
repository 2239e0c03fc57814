//! Offering the relay what it may lack, and taking back what it refused. Never here: edits that are on their way for the first time.

use std::collections::{HashMap, HashSet};

use ingot_shared::Id;
use ingot_shared::document::ChangeRecord;
use ingot_shared::row::ClientRow;
use ingot_shared::sync::codec;
use ingot_shared::sync::device::Place;
use ingot_shared::sync::frame::{ChangeHash, Refusal};
use ingot_shared::wire::Bytes;

use super::core::Engine;
use super::outbox::{self, Pending};
use super::refusal::StoredRefusal;
use super::revoking::Doubt;
use super::storage::{Batch, Space, Storage, StorageError, Write, key_after};
use crate::bridge::Handed;

/// Documents that are read at once to learn which there are.
const DOCUMENTS_PAGE: usize = 64;

impl<S: Storage> Engine<S> {
    /// Another history: every change of every document goes into the outbox; the relay answers "known" to what it has. The place is
    /// stored last, so that a crash in between begins again.
    pub(super) async fn start_over(&mut self, place: Place) -> Result<(), StorageError> {
        for document in self.stored_documents().await? {
            self.offer_document(document).await?;
            self.documents.forget(&[document]);
        }
        let mut batch = Batch::default();
        self.erasures_to_say_again(&mut batch).await?;
        self.commit_at(Some(place), batch, &[]).await
    }

    /// Every document that is stored here.
    pub(super) async fn stored_documents(&self) -> Result<Vec<Id>, StorageError> {
        let (mut documents, mut from) = (Vec::new(), Vec::new());
        loop {
            let page = self.storage.scan(Space::Documents, &from, None, DOCUMENTS_PAGE).await?;
            documents.extend(page.iter().filter_map(|(key, _)| Id::from_slice(key)));
            match page.last() {
                Some((last, _)) if page.len() == DOCUMENTS_PAGE => from = key_after(last),
                _ => return Ok(documents),
            }
        }
    }

    /// Puts all changes of a document into the outbox, in causal order; last those that do not fit it, since what they build on was
    /// refused: they wait for their own refusal, by which they are kept.
    pub(super) async fn offer_document(&mut self, document: Id) -> Result<(), StorageError> {
        let before = outbox::of_document(&self.storage, document).await?;
        self.documents.load(&self.storage, &[document]).await?;
        let mut changes = self.documents.get(document).live().changes();
        let known: HashSet<[u8; 32]> = changes.iter().map(|change| change.hash).collect();
        changes.extend(before.iter().map(|pending| &pending.change).filter(|change| !known.contains(&change.hash)).cloned());
        let at = before.first().map(|pending| pending.at).unwrap_or_default();
        let mut batch = Batch::default();
        batch.writes.extend(before.iter().map(Pending::delete));
        let drafts: HashMap<[u8; 32], Vec<u8>> =
            before.iter().map(|pending| (pending.change.hash, pending.draft.clone())).collect();
        let offer = |(order, change): (u64, ChangeRecord)| {
            let draft = drafts.get(&change.hash).cloned().unwrap_or_default();
            Pending::new(document, order, at, change).with_draft(draft)
        };
        let offered: Vec<Pending> = (0..).zip(changes).map(offer).collect();
        batch.writes.extend(offered.iter().map(Pending::put));
        self.commit_at(None, batch, &[document]).await?;
        self.documents.forget(&[document]);
        self.outbox.replace(document, &offered);
        Ok(())
    }

    pub(super) async fn offer_again(&mut self, document: Id, hash: ChangeHash) -> Result<Vec<ClientRow>, StorageError> {
        let Some(key) = self.outbox.find(document, &hash) else { return Ok(Vec::new()) };
        if !self.outbox.is_under_way(&key) {
            // An earlier verdict of the same push has put the whole document on its way again.
            return Ok(Vec::new());
        }
        if self.offered_again.contains(&document) {
            // Its whole history was offered and something is still missing: that was refused, and this builds on it.
            return self.refuse(document, hash, Refusal::Unfit).await;
        }
        self.offered_again.push(document);
        self.offer_document(document).await?;
        Ok(Vec::new())
    }

    /// Takes a change out of its document and keeps what its author typed. Changes that build on it wait for their own refusal, which
    /// follows, since the relay does not have what they build on.
    pub(super) async fn refuse(
        &mut self,
        document: Id,
        hash: ChangeHash,
        reason: Refusal,
    ) -> Result<Vec<ClientRow>, StorageError> {
        let Some(key) = self.outbox.find(document, &hash) else { return Ok(Vec::new()) };
        let mut batch = Batch::default();
        let mut is_kept = false;
        self.documents.load(&self.storage, &[document]).await?;
        let went_on_from = self.documents.get(document).row().and_then(|row| row.facts.id("continues"));
        for pending in outbox::read(&self.storage, &[key]).await? {
            // What the relay has had once, before a backup was restored, is no edit that somebody waits for.
            if self.documents.get(document).confirmed().has(&pending.change.hash) {
                continue;
            }
            let text = pending.change.typed_text();
            let (at, draft) = (pending.at, Bytes::from(pending.draft));
            let handed = if reason == Refusal::NotAllowed && !draft.is_empty() { Handed::ToBe } else { Handed::Not };
            let bytes = Bytes::from(pending.change.bytes);
            let refusal = StoredRefusal { document, reason, text, bytes, at, draft, handed, by: String::new() };
            batch.writes.push(Write::Put(Space::Refused, hash.to_vec(), codec::encode(&refusal)));
            is_kept = true;
        }
        batch.writes.push(Write::Delete(Space::Pending, key.to_vec()));
        self.documents.load_without(&self.storage, document, &key).await?;
        let is_nothing = self.documents.get(document).live().is_empty();
        if let Some(old) = went_on_from.filter(|_| is_nothing) {
            self.has_fallen(old, document, &mut batch);
        }
        let is_hidden = self.revoked.contains(&document);
        let rows: Vec<ClientRow> = self.documents.get(document).row().filter(|_| !is_hidden).into_iter().collect();
        self.rows.put(&rows, &mut batch);
        self.outbox.remove(&key);
        let gone = self.hold(document, Doubt::None, &mut batch).await?;
        self.commit_at(None, batch, &[document]).await?;
        self.held(document, Doubt::None, gone);
        self.refused.extend(is_kept.then_some(document));
        Ok(rows)
    }
}
