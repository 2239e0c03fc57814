//! Documents that the member may not read any more: nothing of them stays but what the relay has not answered yet. Never here: who may read.

use std::collections::BTreeSet;

use ingot_shared::Id;
use ingot_shared::access::READS_ALL;
use ingot_shared::sync::device::{Device, Place};

use super::core::Engine;
use super::documents::stored_among;
use super::rows;
use super::storage::{Batch, Space, Storage, StorageError, Write};
use super::suspects;

/// What the keys of such documents in the `meta` space begin with, as long as the relay owes an answer; the document follows.
const REVOKED: &[u8] = b"revoked/";
/// The first key after them.
const AFTER: &[u8] = b"revoked0";
/// The value of one that is shown until everything is loaded: its changes are in the log, and it may be somebody else's.
const UNPROVEN: &[u8] = b"u";

impl<S: Storage> Engine<S> {
    /// Lets go of these documents, in one transaction with a new place. One with edits that wait for their answer is hidden until it is
    /// there: what is refused is kept as text first. Returns those that were here.
    pub(super) async fn revoke(&mut self, documents: &[Id], place: Option<Place>) -> Result<Vec<Id>, StorageError> {
        let mut batch = Batch::default();
        let here = self.present(documents).await?;
        let (waiting, over): (Vec<Id>, Vec<Id>) = here.iter().copied().partition(|document| self.outbox.has(*document));
        batch.writes.extend(waiting.iter().map(|document| hide(*document)));
        over.iter().for_each(|document| let_go(*document, &mut batch));
        if !here.is_empty() {
            self.rows.leave_out(&self.storage, &here, &mut batch).await?;
        }
        self.commit_at(place, batch, documents).await?;
        self.documents.forget(documents);
        over.iter().for_each(|document| self.documents.suspects.forget(*document));
        self.unproven.retain(|document| !here.contains(document));
        self.revoked.extend(waiting);
        self.revoked.retain(|document| !over.contains(document));
        Ok(here.into_iter().collect())
    }

    /// The member reads by another rule: lets go of everything but the settings. What never left the device is hidden until it did.
    pub(super) async fn revoke_all(&mut self, place: Place) -> Result<Vec<Id>, StorageError> {
        let mut documents: BTreeSet<Id> = self.stored_documents().await?.into_iter().collect();
        let rows = self.all_rows().await?;
        documents.extend(rows.iter().map(|row| row.id));
        documents.extend(self.outbox.documents().into_iter().map(|(document, _)| document));
        documents.remove(&Id::workspace());
        let documents: Vec<Id> = documents.into_iter().collect();
        self.revoke(&documents, Some(place)).await
    }

    /// Which of these documents have anything on this device.
    pub(super) async fn present(&self, documents: &[Id]) -> Result<BTreeSet<Id>, StorageError> {
        let keys: Vec<Vec<u8>> = documents.iter().map(|document| document.as_bytes().to_vec()).collect();
        let stored = stored_among(&self.storage, documents).await?;
        // A client whose creation was refused has no document, but a row says so, and an older one may be in a pack.
        let fresh = self.storage.get_many(Space::FreshRows, &keys).await?;
        let is_here =
            |document: Id, fresh: Option<Vec<u8>>| fresh.is_some() || stored.contains(&document) || self.outbox.has(document);
        let all = documents.iter().copied().zip(fresh);
        let mut here: BTreeSet<Id> = all.filter_map(|(document, fresh)| is_here(document, fresh).then_some(document)).collect();
        // Rows come before their documents.
        let unseen: BTreeSet<Id> = documents.iter().copied().filter(|document| !here.contains(document)).collect();
        here.extend(rows::packed_among(&self.storage, &unseen).await?);
        Ok(here)
    }

    /// Whether a document is hidden, or may have to be let go of.
    pub(super) fn is_doubted(&self, document: Id) -> bool {
        self.revoked.contains(&document) || self.unproven.contains(&document)
    }

    /// Whether a document is the member's of which the relay says that a change is logged that never came.
    pub(super) fn doubt(&self, document: Id) -> Doubt {
        let reads_all = self.device.as_ref().is_none_or(|device| device.access() == READS_ALL);
        match self.device.as_ref().and_then(Device::loads_since) {
            _ if reads_all || self.revoked.contains(&document) => Doubt::None,
            // It comes with the load, or it is not his: a load of what changed brings it too, if its change is newer than what is here, and
            // if it is older it would be here.
            Some(_) => Doubt::UntilLoaded,
            // Everything up to the cursor is here that he may read.
            None => Doubt::Over,
        }
    }

    /// Adds the writes that follow from a doubt, or from the last answer about a hidden document. Returns whether it is let go of.
    pub(super) async fn hold(&mut self, document: Id, doubt: Doubt, batch: &mut Batch) -> Result<bool, StorageError> {
        let loads = self.device.as_ref().and_then(Device::loads_since).is_some();
        let waits = self.outbox.has(document);
        match doubt {
            Doubt::None => {}
            Doubt::UntilLoaded => batch.writes.push(Write::Put(Space::Meta, key(document), UNPROVEN.to_vec())),
            Doubt::Over => {
                self.rows.leave_out(&self.storage, &BTreeSet::from([document]), batch).await?;
                batch.writes.push(hide(document));
            }
        }
        // While everything is loaded anew, it may yet come.
        let is_over = !waits && !loads && (doubt == Doubt::Over || self.revoked.contains(&document));
        if is_over {
            let_go(document, batch);
        }
        Ok(is_over)
    }

    /// That is stored. Returns what was shown and is no longer.
    pub(super) fn held(&mut self, document: Id, doubt: Doubt, is_over: bool) -> Vec<Id> {
        match doubt {
            Doubt::UntilLoaded => {
                self.unproven.insert(document);
            }
            Doubt::Over => {
                self.revoked.insert(document);
            }
            Doubt::None => {}
        }
        if is_over {
            self.revoked.remove(&document);
            self.documents.forget(&[document]);
            self.documents.suspects.forget(document);
        }
        if doubt == Doubt::Over { vec![document] } else { Vec::new() }
    }

    /// Everything was loaded, but for `regained` that is on its way: adds the writes that let go of what did not come, or hide it until it
    /// is answered.
    pub(super) async fn not_come(&mut self, regained: &[Id], batch: &mut Batch) -> Result<NotCome, StorageError> {
        let shown: BTreeSet<Id> = self.unproven.iter().copied().filter(|document| !regained.contains(document)).collect();
        let all = self.revoked.union(&shown).copied().filter(|document| !regained.contains(document));
        let (hidden, over): (Vec<Id>, Vec<Id>) = all.partition(|document| self.outbox.has(*document));
        hidden.iter().for_each(|document| batch.writes.push(hide(*document)));
        over.iter().for_each(|document| let_go(*document, batch));
        if !shown.is_empty() {
            self.rows.leave_out(&self.storage, &shown, batch).await?;
        }
        Ok(NotCome { hidden, over, shown: shown.into_iter().collect() })
    }

    /// That is stored. Returns what was shown and is gone.
    pub(super) fn has_not_come(&mut self, not_come: NotCome) -> Vec<Id> {
        let NotCome { hidden, over, shown } = not_come;
        self.documents.forget(&over);
        over.iter().for_each(|document| self.documents.suspects.forget(*document));
        self.unproven.clear();
        self.revoked = hidden.into_iter().collect();
        shown
    }

    /// Reads again which documents are hidden.
    pub(super) async fn read_revoked(&mut self) -> Result<(), StorageError> {
        let items = self.storage.scan(Space::Meta, REVOKED, Some(AFTER), usize::MAX).await?;
        let named = |unproven: bool| {
            let some = items.iter().filter(move |(_, value)| (value == UNPROVEN) == unproven);
            some.filter_map(|(key, _)| key.strip_prefix(REVOKED).and_then(Id::from_slice)).collect()
        };
        (self.revoked, self.unproven) = (named(false), named(true));
        Ok(())
    }
}

/// Whether a document is the member's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It is.
    None,
    /// That shows when everything is loaded.
    UntilLoaded,
    /// It is not.
    Over,
}

/// What did not come with a load of everything.
#[derive(Debug)]
pub(super) struct NotCome {
    /// What waits for an answer.
    hidden: Vec<Id>,
    /// What nothing stays of.
    over: Vec<Id>,
    /// What of both was shown.
    shown: Vec<Id>,
}

fn hide(document: Id) -> Write {
    Write::Put(Space::Meta, key(document), Vec::new())
}

fn let_go(document: Id, batch: &mut Batch) {
    batch.writes.push(Write::Delete(Space::Documents, document.as_bytes().to_vec()));
    batch.writes.push(no_longer(document));
    batch.writes.extend(suspects::no_longer(document));
}

/// The write after which a document is not hidden.
pub(super) fn no_longer(document: Id) -> Write {
    Write::Delete(Space::Meta, key(document))
}

fn key(document: Id) -> Vec<u8> {
    [REVOKED, document.as_bytes().as_slice()].concat()
}
