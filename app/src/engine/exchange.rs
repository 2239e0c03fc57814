//! The engine's side of an exchange with the relay: what [`Device`] asks for is stored here, a page and its place in one transaction.

use std::collections::HashMap;

use ingot_shared::document::ChangeRecord;
use ingot_shared::row::{self, ClientRow};
use ingot_shared::sync::codec;
use ingot_shared::sync::device::{Device, Place, Task};
use ingot_shared::sync::frame::{ChangeHash, Entry, Goodbye, MAX_OFFERS, Offer, Person, Refusal, Snapshot};
use ingot_shared::wire::Bytes;
use ingot_shared::{Id, Instant};

use super::auditing::{Audit, Audited};
use super::core::Engine;
use super::documents::stored_among;
use super::outbox::{self, Outbox, PendingKey};
use super::revoking::{self, Doubt};
use super::storage::{Batch, Space, Storage, StorageError, Write};

/// Bytes of changes in one push: with the frame's own bytes it stays below the largest frame.
const PUSH_BYTES: usize = 200 * 1024;

/// What came of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Frames to send, in order.
    pub send: Vec<Vec<u8>>,
    /// Rows that changed.
    pub rows: Vec<ClientRow>,
    /// Packs of rows that came with the first load.
    pub packs: Vec<Vec<u8>>,
    /// Documents that were not here before. Their rows came with the packs, or come with them.
    pub arrived: Vec<Id>,
    /// Documents that were erased for good and were here.
    pub erased: Vec<Id>,
    /// Documents that were not erased: the password must be entered first.
    pub unproven: Vec<Id>,
    /// Documents that were here and that the member may not read any more.
    pub revoked: Vec<Id>,
    /// What came of comparing with the relay.
    pub audited: Option<Audited>,
    /// Documents that the relay was asked for and does not have.
    pub absent: Vec<Id>,
    /// The others who look at a document now, the latest that was told.
    pub met: Option<(Id, Vec<Person>)>,
    /// The connection is over; with the relay's reason, if it gave one.
    pub ended: Option<Option<Goodbye>>,
    /// The relay let the device in; what its clock shows, zero when it did not tell.
    pub accepted: Option<Instant>,
    /// Milliseconds after which the relay wants to see the device again; zero when it did not say.
    pub retry_after: u32,
}

impl<S: Storage> Engine<S> {
    /// Starts a connection: the first frame to send. None while the app works alone.
    pub fn connect(&mut self) -> Option<Vec<u8>> {
        let credentials = self.identity.credentials()?;
        self.disconnect();
        let (device, hello) = Device::connect(&credentials, self.place);
        self.device = Some(device);
        Some(codec::encode(&hello))
    }

    /// The connection ended.
    pub fn disconnect(&mut self) {
        self.device = None;
        self.audit = Audit::default();
        self.repairs_no_more();
        self.offered_again.clear();
        // Whoever comes back says them again.
        self.held.clear();
        self.outbox.all_back();
    }

    /// Whether everything that the relay had when we last heard is stored here.
    pub fn is_following(&self) -> bool {
        self.device.as_ref().is_some_and(Device::is_following)
    }

    /// Whether the relay has accepted the connection.
    pub fn is_accepted(&self) -> bool {
        self.device.as_ref().is_some_and(Device::is_accepted)
    }

    /// Asks the relay for a document that was opened before it arrived.
    pub fn fetch(&self, document: Id) -> Option<Vec<u8>> {
        self.place.loading.and_then(|_| self.ask_for(document))
    }

    /// The frame that asks for a document; none while there is no connection.
    pub(super) fn ask_for(&self, document: Id) -> Option<Vec<u8>> {
        self.device.as_ref()?.fetch(document).map(|frame| codec::encode(&frame))
    }

    /// Tells the relay what the person looks at and edits. None while there is no connection, or the relay does not know of looking.
    pub fn look(&self, document: Option<Id>, field: &str) -> Option<Vec<u8>> {
        let frame = self.device.as_ref()?.look(document, &self.identity.name, field)?;
        Some(codec::encode(&frame))
    }

    /// Asks the relay for a sign of life: the answer to an empty push. None while another push is under way.
    pub fn probe(&mut self) -> Option<Vec<u8>> {
        let frame = self.device.as_mut()?.probe()?;
        Some(codec::encode(&frame))
    }

    /// Whether a push or a probe waits for its answer.
    pub fn awaits_answer(&self) -> bool {
        self.device.as_ref().is_some_and(|device| device.is_accepted() && !device.may_push())
    }

    /// The next push, when there is something to send and no push under way.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn push(&mut self) -> Result<Option<Vec<u8>>, StorageError> {
        if !self.device.as_ref().is_some_and(Device::may_push) {
            return Ok(None);
        }
        let keys = self.outbox.take(MAX_OFFERS);
        let pending = match outbox::read(&self.storage, &keys).await {
            Ok(pending) => pending,
            Err(error) => {
                self.outbox.give_back(&keys);
                return Err(error);
            }
        };
        let mut offers: Vec<Offer> = Vec::new();
        let mut bytes = 0;
        let mut sent: Vec<PendingKey> = Vec::new();
        for pending in pending {
            bytes += pending.change.bytes.len();
            if bytes > PUSH_BYTES && !offers.is_empty() {
                break;
            }
            sent.push(pending.key);
            let document = pending.document();
            offers.push(Offer { document, hash: ChangeHash::new(pending.change.hash), bytes: Bytes::from(pending.change.bytes) });
        }
        let unsent: Vec<PendingKey> = keys.into_iter().filter(|key| !sent.contains(key)).collect();
        self.outbox.give_back(&unsent);
        Ok(self.device.as_mut().and_then(|device| device.push(offers)).map(|frame| codec::encode(&frame)))
    }

    /// Takes one message of the relay.
    ///
    /// # Errors
    /// [`StorageError`]; the connection should then be closed and opened again: nothing was skipped, the cursor stands where it stood.
    pub async fn receive(&mut self, bytes: &[u8]) -> Result<Received, StorageError> {
        let mut received = Received::default();
        let Some(device) = &mut self.device else { return Ok(received) };
        let mut tasks: std::collections::VecDeque<Task> = device.receive(bytes).into();
        while let Some(task) = tasks.pop_front() {
            let stored = self.perform(task, &mut received).await?;
            if let (Some(place), Some(device)) = (stored, &mut self.device) {
                tasks.extend(device.stored(place));
            }
            if received.ended.is_some() {
                break;
            }
        }
        received.retry_after = self.device.as_ref().map_or(0, Device::retry_after);
        if received.ended.is_none()
            && let Some(push) = self.push().await?
        {
            received.send.push(push);
        }
        self.documents.trim();
        Ok(received)
    }

    /// Does one task; returns the place that was stored with it, if the device waits to hear of it.
    async fn perform(&mut self, task: Task, received: &mut Received) -> Result<Option<Place>, StorageError> {
        match task {
            Task::Send(frame) => received.send.push(codec::encode(&frame)),
            Task::Accepted(relay) => {
                received.accepted = Some(relay);
                received.send.extend(self.unsaid_erasures().await?);
            }
            Task::Pushed => {}
            Task::Meet { document, people } => received.met = Some((document, people)),
            Task::End(reason) => received.ended = Some(reason),
            Task::StartOver(place) => self.start_over(place).await?,
            Task::LetGo(place) => received.revoked.extend(self.revoke_all(place).await?),
            Task::Revoke { documents } => received.revoked.extend(self.revoke(&documents, None).await?),
            Task::Grant { snapshots } => self.store_snapshots(snapshots, None, true, received).await?,
            Task::Erase { documents, place } => {
                received.erased.extend(self.let_go(&documents, Some(place)).await?);
            }
            Task::Unproven { documents } => {
                self.hold_erasures(&documents).await?;
                received.unproven.extend(documents);
            }
            Task::Apply { entries, place } => {
                let rows = self.apply_entries(entries, place).await?;
                received.rows.extend(rows);
                return Ok(Some(place));
            }
            Task::StoreRows { packed, place } => {
                let packed = self.store_rows(packed, place).await?;
                received.packs.push(packed);
                return Ok(Some(place));
            }
            Task::StoreSnapshots { snapshots, place } => {
                self.store_snapshots(snapshots, Some(place), false, received).await?;
                return Ok(Some(place));
            }
            Task::Compare(differing) => self.compare(differing, received),
            Task::StoreFetched { document, snapshot } if self.repairs_now(document) => {
                self.renew(document, snapshot, received).await?;
            }
            Task::StoreFetched { document, snapshot } if self.audit.mends(document) => {
                self.mend(document, snapshot, received).await?;
            }
            Task::StoreFetched { document, snapshot: None } => received.absent.push(document),
            Task::StoreFetched { snapshot: Some(snapshot), .. } => {
                self.store_snapshots(vec![snapshot], None, false, received).await?;
            }
            Task::Settle { document, hash } => received.revoked.extend(self.settle(document, hash).await?),
            Task::OfferAgain { document, hash } => {
                let rows = self.offer_again(document, hash).await?;
                received.rows.extend(rows);
            }
            Task::Refuse { document, hash, reason: Refusal::Erased } => {
                if self.outbox.find(document, &hash).is_some() {
                    received.erased.extend(self.let_go(&[document], None).await?);
                }
            }
            Task::Refuse { document, hash, reason } => {
                let rows = self.refuse(document, hash, reason).await?;
                received.rows.extend(rows);
            }
        }
        Ok(None)
    }

    /// Stores a batch together with a new place. When that fails, memory is what storage holds.
    pub(super) async fn commit_at(&mut self, place: Option<Place>, mut batch: Batch, touched: &[Id]) -> Result<(), StorageError> {
        let bytes = place.map(|place| self.put_place(place, &mut batch));
        let result = self.storage.commit(batch.guards, batch.writes).await;
        match (&result, place) {
            (Ok(()), Some(place)) => {
                self.place = place;
                self.stored_place = bytes;
            }
            (Ok(()), None) => {}
            (Err(StorageError::Conflict), _) => self.reopen().await?,
            (Err(_), _) => {
                self.documents.forget(touched);
                self.outbox = Outbox::open(&self.storage).await?;
            }
        }
        result
    }

    async fn apply_entries(&mut self, entries: Vec<Entry>, place: Place) -> Result<Vec<ClientRow>, StorageError> {
        let mut order: Vec<Id> = Vec::new();
        let mut by_document: HashMap<Id, Vec<ChangeRecord>> = HashMap::new();
        let waiting = self.outbox.hashes();
        let mut settled: Vec<PendingKey> = Vec::new();
        let named: Vec<Id> = entries.iter().map(|entry| entry.document).collect();
        let erased = self.erased_among(&named).await?;
        for entry in entries.into_iter().filter(|entry| !erased.contains(&entry.document)) {
            // The relay checked it before it logged it; what cannot be read all the same cannot be kept either.
            let Ok(change) = ChangeRecord::parse(&entry.bytes) else { continue };
            if waiting.contains(&change.hash)
                && let Some(key) = self.outbox.find(entry.document, &change.hash)
            {
                settled.push(key);
            }
            let changes = by_document.entry(entry.document).or_default();
            if changes.is_empty() {
                order.push(entry.document);
            }
            changes.push(change);
        }
        self.documents.load(&self.storage, &order).await?;
        let mut batch = Batch::default();
        settled.iter().for_each(|key| batch.writes.push(Write::Delete(Space::Pending, key.to_vec())));
        let mut rows = Vec::new();
        settled.iter().for_each(|key| self.outbox.remove(key));
        for &document in &order {
            let changes = by_document.remove(&document).unwrap_or_default();
            let still_pending = self.outbox.has(document);
            let replica = self.documents.get(document);
            if !replica.is_unreadable() {
                replica.confirm(changes, still_pending);
            }
            batch.writes.extend(replica.put());
            rows.extend(replica.row());
        }
        // What entries come of may be read again.
        let regained: Vec<Id> = order.iter().copied().filter(|document| self.revoked.contains(document)).collect();
        batch.writes.extend(regained.iter().map(|document| revoking::no_longer(*document)));
        self.rows.put(&rows, &mut batch);
        self.commit_at(Some(place), batch, &order).await?;
        self.revoked.retain(|document| !regained.contains(document));
        Ok(rows)
    }

    /// Stores a page of rows of the first load, leaving out documents that are here already: ours may be newer.
    async fn store_rows(&mut self, packed: Vec<u8>, place: Place) -> Result<Vec<u8>, StorageError> {
        let rows = row::unpack(&packed).unwrap_or_default();
        let named: Vec<Id> = rows.iter().map(|row| row.id).collect();
        let stored = stored_among(&self.storage, &named).await?;
        let erased = self.erased_among(&named).await?;
        let all = rows.len();
        let unknown: Vec<ClientRow> = rows
            .into_iter()
            .filter(|row| !stored.contains(&row.id) && !self.outbox.has(row.id) && !erased.contains(&row.id))
            .collect();
        // On an empty device that is every page: it is kept as it came.
        let packed = if unknown.len() == all { packed } else { row::pack(&unknown) };
        let mut batch = Batch::default();
        if !unknown.is_empty() {
            self.rows.put_pack(packed.clone(), &mut batch);
        }
        self.commit_at(Some(place), batch, &[]).await?;
        Ok(packed)
    }

    /// Stores whole documents. One that is new here is stored as it came when its row came with the pages of rows; otherwise its row is made here.
    pub(super) async fn store_snapshots(
        &mut self,
        snapshots: Vec<Snapshot>,
        place: Option<Place>,
        with_rows: bool,
        received: &mut Received,
    ) -> Result<(), StorageError> {
        let mut arrived: Vec<Id> = Vec::new();
        let named: Vec<Id> = snapshots.iter().map(|snapshot| snapshot.document).collect();
        let erased = self.erased_among(&named).await?;
        let snapshots: Vec<Snapshot> = snapshots.into_iter().filter(|snapshot| !erased.contains(&snapshot.document)).collect();
        let stored = stored_among(&self.storage, &named).await?;
        let mut batch = Batch::default();
        let mut merged: Vec<Snapshot> = Vec::new();
        for snapshot in snapshots {
            let is_ours = self.outbox.has(snapshot.document) || self.is_doubted(snapshot.document);
            if !stored.contains(&snapshot.document) && !is_ours && !with_rows {
                self.documents.forget(&[snapshot.document]);
                arrived.push(snapshot.document);
                batch.writes.push(Write::Put(Space::Documents, snapshot.document.as_bytes().to_vec(), snapshot.bytes.into_vec()));
            } else {
                merged.push(snapshot);
            }
        }
        let known: Vec<Id> = merged.iter().map(|snapshot| snapshot.document).collect();
        self.documents.load(&self.storage, &known).await?;
        let mut rows = Vec::new();
        // What may be read again is no longer to be let go of.
        let regained: Vec<Id> = known.iter().copied().filter(|document| self.is_doubted(*document)).collect();
        batch.writes.extend(regained.iter().map(|document| revoking::no_longer(*document)));
        for snapshot in merged {
            let document = snapshot.document;
            let waiting = outbox::of_document(&self.storage, document).await?;
            let replica = self.documents.get(document);
            if replica.is_unreadable() || !replica.take_snapshot(&snapshot.bytes) {
                continue;
            }
            for pending in waiting {
                if replica.confirmed().has(&pending.change.hash) {
                    batch.writes.push(pending.delete());
                    self.outbox.remove(&pending.key);
                }
            }
            if !self.outbox.has(document) {
                replica.confirm(Vec::new(), false);
            }
            batch.writes.extend(replica.put());
            rows.extend(replica.row());
        }
        let is_loaded = place.is_some_and(|place| place.loading.is_none());
        // It may write the other rows anew, as they were before these.
        let not_come = if is_loaded { Some(self.not_come(&regained, &mut batch).await?) } else { None };
        self.rows.put(&rows, &mut batch);
        self.commit_at(place, batch, &known).await?;
        match not_come {
            Some(not_come) => received.revoked.extend(self.has_not_come(not_come)),
            None => {
                self.revoked.retain(|document| !regained.contains(document));
                self.unproven.retain(|document| !regained.contains(document));
            }
        }
        received.rows.extend(rows);
        received.arrived.extend(arrived);
        Ok(())
    }

    /// The change is in the log where no entry will bring it any more: it is confirmed by this answer. What it builds on was confirmed
    /// before it, since verdicts come in the order of the outbox. Returns what the member may not read any more.
    async fn settle(&mut self, document: Id, hash: ChangeHash) -> Result<Vec<Id>, StorageError> {
        let Some(key) = self.outbox.find(document, &hash) else { return Ok(Vec::new()) };
        self.documents.load(&self.storage, &[document]).await?;
        let pending = outbox::read(&self.storage, &[key]).await?;
        let changes: Vec<ChangeRecord> = pending.into_iter().map(|pending| pending.change).collect();
        self.outbox.remove(&key);
        let still_pending = self.outbox.has(document);
        let mut batch = Batch::default();
        batch.writes.push(Write::Delete(Space::Pending, key.to_vec()));
        let is_known = self.documents.get(document).confirmed().has(&hash);
        let doubt = if is_known { Doubt::None } else { self.doubt(document) };
        let replica = self.documents.get(document);
        if !replica.is_unreadable() {
            replica.confirm(changes, still_pending);
        }
        batch.writes.extend(replica.put());
        let gone = self.hold(document, doubt, &mut batch).await?;
        self.commit_at(None, batch, &[document]).await?;
        Ok(self.held(document, doubt, gone))
    }
}
