//! Comparing what is stored here with what the relay has, when nothing else is to be done, and mending what differs: what the relay has
//! more is fetched, what it has less is offered.
//!
//! Only what the relay has confirmed is compared: edits that wait are no difference. Never here: when to compare, or what documents say.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use ingot_shared::Id;
use ingot_shared::access::READS_ALL;
use ingot_shared::document::heads;
use ingot_shared::sync::audit::{Differing, Digest, Sums};
use ingot_shared::sync::codec;
use ingot_shared::sync::device::Device;
use ingot_shared::sync::frame::Snapshot;

use super::core::Engine;
use super::exchange::Received;
use super::storage::{Batch, Space, Storage, StorageError, Write, key_after};
use crate::bridge::AuditRecord;

/// Documents read in one step: a step takes a few milliseconds, and an edit waits for no more than one.
const PAGE: usize = 128;
/// Documents asked for at once; the relay lets sixteen requests wait.
const ASKED: usize = 8;
/// Where the last audit is remembered in the `meta` space; it never changes.
const KEY: &[u8] = b"audit";

/// An audit under way.
#[derive(Debug, Default)]
pub(super) struct Audit(Phase);

#[derive(Debug, Default)]
enum Phase {
    #[default]
    None,
    /// Documents are read, from a key on, as they are at a cursor.
    Reading { cursor: u64, from: Vec<u8>, digests: BTreeMap<Id, Digest> },
    /// The relay was asked.
    Asked { digests: BTreeMap<Id, Digest> },
    /// What differs is fetched.
    Mending { waiting: VecDeque<Id>, asked: BTreeSet<Id> },
}

impl Audit {
    /// Whether this document was asked for because it differs.
    pub(super) fn mends(&self, document: Id) -> bool {
        matches!(&self.0, Phase::Mending { asked, .. } if asked.contains(&document))
    }

    /// The next documents to ask for, as far as there is room.
    fn next(&mut self) -> Vec<Id> {
        let Phase::Mending { waiting, asked } = &mut self.0 else { return Vec::new() };
        let room = ASKED.saturating_sub(asked.len()).min(waiting.len());
        let next: Vec<Id> = waiting.drain(..room).collect();
        asked.extend(&next);
        next
    }

    /// The relay has answered for this document; whether it was the last.
    fn answered(&mut self, document: Id) -> bool {
        let Phase::Mending { waiting, asked } = &mut self.0 else { return false };
        asked.remove(&document);
        let is_last = asked.is_empty() && waiting.is_empty();
        if is_last {
            self.0 = Phase::None;
        }
        is_last
    }
}

/// What a step of an audit needs next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditStep {
    /// Another step.
    More,
    /// This frame is to be sent; the answer comes with [`Engine::receive`].
    Send(Vec<u8>),
    /// Nothing can be compared now.
    NotNow,
}

/// What came of comparing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audited {
    /// Nothing was compared: the team went on meanwhile, or the relay is busy.
    NotNow,
    /// So many documents differ; if any do, they are mended now.
    Compared(u32),
    /// All that differed was asked for, and what the relay lacks waits to be sent.
    Mended,
}

impl<S: Storage> Engine<S> {
    /// Goes on with an audit, or begins one. What comes of it is in [`Received::audited`].
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn audit(&mut self) -> Result<AuditStep, StorageError> {
        let is_clear = self.is_following() && self.revoked.is_empty() && self.unproven.is_empty();
        if !is_clear {
            self.audit = Audit::default();
            return Ok(AuditStep::NotNow);
        }
        let at = self.place.cursor;
        let (from, mut digests) = match std::mem::take(&mut self.audit.0) {
            Phase::Reading { cursor, from, digests } if cursor == at => (from, digests),
            // What was read before the cursor moved may be older.
            Phase::None | Phase::Reading { .. } => (Vec::new(), BTreeMap::new()),
            under_way @ (Phase::Asked { .. } | Phase::Mending { .. }) => {
                self.audit.0 = under_way;
                return Ok(AuditStep::NotNow);
            }
        };
        let page = self.storage.scan(Space::Documents, &from, None, PAGE).await?;
        for (key, saved) in &page {
            // What was begun here and refused has no changes.
            let is_empty = heads(saved).is_some_and(<[u8]>::is_empty);
            if let Some(document) = Id::from_slice(key).filter(|document| !is_empty && !self.is_example(*document)) {
                digests.insert(document, Digest::of_stored(document, saved));
            }
        }
        if let Some((last, _)) = page.last().filter(|_| page.len() == PAGE) {
            self.audit.0 = Phase::Reading { cursor: at, from: key_after(last), digests };
            return Ok(AuditStep::More);
        }
        let mut sums = Sums::default();
        digests.iter().for_each(|(document, digest)| sums.add(*document, *digest));
        // What cannot be read comes to nothing, as if it were not here: the relay's own digest of it makes the difference.
        let Some(frame) = self.device.as_ref().and_then(|device| device.audit(&sums)) else { return Ok(AuditStep::NotNow) };
        self.audit.0 = Phase::Asked { digests };
        Ok(AuditStep::Send(codec::encode(&frame)))
    }

    /// The relay has answered.
    pub(super) fn compare(&mut self, differing: Option<Differing>, received: &mut Received) {
        let Phase::Asked { digests } = std::mem::take(&mut self.audit.0) else { return };
        let Some(differing) = differing else {
            received.audited = Some(Audited::NotNow);
            return;
        };
        let differ = differing.against(&digests);
        received.audited = Some(Audited::Compared(u32::try_from(differ.len()).unwrap_or(u32::MAX)));
        if !differ.is_empty() {
            self.audit.0 = Phase::Mending { waiting: differ.into(), asked: BTreeSet::new() };
            self.ask_for_more(received);
        }
    }

    fn ask_for_more(&mut self, received: &mut Received) {
        for document in self.audit.next() {
            received.send.extend(self.ask_for(document));
        }
    }

    /// Takes in what the relay has of a document that differs, and offers it what it lacks.
    pub(super) async fn mend(
        &mut self,
        document: Id,
        snapshot: Option<Snapshot>,
        received: &mut Received,
    ) -> Result<(), StorageError> {
        // Memory may hold what the disk lost.
        self.documents.forget(&[document]);
        self.documents.load(&self.storage, &[document]).await?;
        if self.is_unreadable(document) {
            self.renew(document, snapshot, received).await?;
            self.mended(document, received);
            return Ok(());
        }
        let theirs = snapshot.as_ref().and_then(|snapshot| Digest::of(document, &snapshot.bytes));
        if let Some(snapshot) = snapshot {
            self.store_snapshots(vec![snapshot], None, true, received).await?;
            // Edits that wait could not be put on top of what was not there.
            let rows = self.changed_elsewhere(&[document]).await?;
            let mut batch = Batch::default();
            self.rows.put(&rows, &mut batch);
            self.commit_at(None, batch, &[document]).await?;
            received.rows.retain(|row| row.id != document);
            received.rows.extend(rows);
        }
        let stored = self.storage.get_many(Space::Documents, &[document.as_bytes().to_vec()]).await?.pop().flatten();
        let ours = stored.as_deref().map(|saved| Digest::of_stored(document, saved));
        if ours.is_some() && ours != theirs {
            self.offer_document(document).await?;
            let reads_all = self.device.as_ref().is_some_and(|device: &Device| device.access() == READS_ALL);
            // It may have become somebody else's: nobody sees it until the relay has answered.
            if theirs.is_none() && !reads_all {
                received.revoked.extend(self.revoke(&[document], None).await?);
            }
        }
        self.mended(document, received);
        Ok(())
    }

    fn mended(&mut self, document: Id, received: &mut Received) {
        if self.audit.answered(document) {
            received.audited = Some(Audited::Mended);
        }
        self.ask_for_more(received);
    }

    /// The last audit; none before the first.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn last_audit(&self) -> Result<Option<AuditRecord>, StorageError> {
        let stored = self.storage.get_many(Space::Meta, &[KEY.to_vec()]).await?.pop().flatten();
        Ok(stored.and_then(|bytes| codec::decode(&bytes).ok()))
    }

    /// Remembers an audit.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn remember_audit(&self, record: AuditRecord) -> Result<(), StorageError> {
        self.storage.commit(Vec::new(), vec![Write::Put(Space::Meta, KEY.to_vec(), codec::encode(&record))]).await
    }
}
