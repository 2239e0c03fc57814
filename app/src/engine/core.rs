//! The engine's core: opens what is stored, runs commands, answers what the page asks.
//!
//! One call at a time; each reads first, computes, and then writes one transaction. Never here: timers, sockets, the page.

use std::collections::BTreeSet;

use ingot_shared::account::review;
use ingot_shared::document::ClientView;
use ingot_shared::document::edits::Edit;
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, DomainError, Place as CommandPlace};
use ingot_shared::row::ClientRow;
use ingot_shared::sync::codec;
use ingot_shared::sync::device::{Device, Place};
use ingot_shared::sync::frame::MAX_CHANGE;
use ingot_shared::{Id, Instant};

use super::auditing::Audit;
use super::demo::Demo;
use super::documents::Documents;
use super::identity::{self, Birth, Identity};
use super::outbox::{self, Outbox, Pending};
use super::rows::{self, RowWriter};
use super::silence::Known;
use super::storage::{Batch, Guard, Space, Storage, StorageError, Write};
use super::unsent::Told;
use crate::bridge::EngineError;

/// How often a transaction is prepared anew when another tab wrote at the same moment.
const RETRIES: usize = 8;

/// The engine over a device's storage.
#[derive(Debug)]
pub struct Engine<S> {
    pub(super) storage: S,
    pub(super) identity: Identity,
    pub(super) actor: [u8; 16],
    pub(super) documents: Documents,
    pub(super) outbox: Outbox,
    pub(super) rows: RowWriter,
    pub(super) place: Place,
    pub(super) stored_place: Option<Vec<u8>>,
    pub(super) refused: Vec<Id>,
    pub(super) device: Option<Device>,
    pub(super) offered_again: Vec<Id>,
    pub(super) demo: Demo,
    pub(super) is_leaving: bool,
    /// Documents that are hidden until the relay has answered their waiting edits.
    pub(super) revoked: BTreeSet<Id>,
    /// Documents that are let go of unless they come with the load that is under way.
    pub(super) unproven: BTreeSet<Id>,
    pub(super) told: Told,
    pub(super) audit: Audit,
    /// Erasures that the relay must be told again and takes only after the password was entered here.
    pub(super) held: BTreeSet<Id>,
    pub(super) silence: Known,
    /// Clients with the new documents they were to go on in, of which the relay refused the beginning.
    pub(super) fallen: Vec<(Id, Id)>,
}

/// What a request did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What undoes it, in the order in which to run it.
    pub inverse: Vec<Command>,
    /// The rows that changed.
    pub rows: Vec<ClientRow>,
}

impl From<StorageError> for EngineError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full => Self::StorageFull,
            StorageError::Conflict => Self::StorageUnavailable(error.to_string()),
            StorageError::Unavailable(why) => Self::StorageUnavailable(why),
        }
    }
}

impl<S: Storage> Engine<S> {
    /// Opens a device's storage, making an identity at the first start.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn open(storage: S, birth: &Birth) -> Result<Self, StorageError> {
        let identity = Identity::open(&storage, birth).await?;
        let (place, stored_place) = identity::read_place(&storage).await?;
        let outbox = Outbox::open(&storage).await?;
        let mut rows = RowWriter::open(&storage).await?;
        rows.compact(&storage).await?;
        let demo = Demo::open(&storage).await?;
        let is_leaving = identity::read_leaving(&storage).await?;
        let mut actor = [0; 16];
        actor.iter_mut().zip(birth.random.iter().skip(20)).for_each(|(to, byte)| *to = *byte);
        let mut engine = Self {
            storage,
            identity,
            actor,
            documents: Documents::default(),
            outbox,
            rows,
            place,
            stored_place,
            refused: Vec::new(),
            device: None,
            offered_again: Vec::new(),
            demo,
            is_leaving,
            revoked: BTreeSet::new(),
            unproven: BTreeSet::new(),
            told: Told::default(),
            audit: Audit::default(),
            held: BTreeSet::new(),
            silence: Known::default(),
            fallen: Vec::new(),
        };
        engine.read_revoked().await?;
        engine.read_suspects().await?;
        engine.read_refused().await?;
        engine.read_fallen().await?;
        engine.read_silence().await?;
        Ok(engine)
    }

    /// Who is at this device.
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The device's place in the relay's history.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Changes that are saved here and not logged yet.
    pub const fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// How many refused edits wait for their author.
    pub fn refused(&self) -> usize {
        self.refused.len()
    }

    /// Changes the name under which entries are signed.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn set_name(&mut self, name: &str) -> Result<(), StorageError> {
        let name = ingot_shared::text::one_line(name);
        let is_renamed = self.identity.signed_in && !name.is_empty();
        let identity = Identity { name, is_renamed, ..self.identity.clone() };
        identity.store(&self.storage).await?;
        self.identity = identity;
        Ok(())
    }

    /// The name that the relay is still to be told.
    pub fn untold_name(&self) -> Option<&str> {
        (self.identity.signed_in && self.identity.is_renamed).then_some(self.identity.name.as_str())
    }

    /// The relay has heard this name, or refused it for good. One that was given meanwhile is still to be told.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn told_name(&mut self, name: &str) -> Result<(), StorageError> {
        if self.untold_name() == Some(name) {
            let identity = Identity { is_renamed: false, ..self.identity.clone() };
            identity.store(&self.storage).await?;
            self.identity = identity;
        }
        Ok(())
    }

    /// Writes this member's name into the team's list, from which colleagues choose whom they give work to. Nothing changes without a name
    /// or without a team, with the example (its team is not this one), and when the name is there.
    ///
    /// # Errors
    /// [`EngineError`].
    pub async fn enrol(&mut self, now: Instant) -> Result<Outcome, EngineError> {
        if self.identity.name.is_empty() || !self.identity.signed_in || self.has_demo() {
            return Ok(Outcome::default());
        }
        let place = CommandPlace::of(Entity::Member, self.identity.member);
        let name = self.identity.name.as_str().into();
        self.execute(&[Command::put(Id::workspace(), place, [("name", name)])], now).await
    }

    /// Stored rows as packed values, of which later ones replace earlier ones: all of them, or those written after a pack with this key
    /// and the rows that changed since their pack.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn packed_rows(&self, after: Option<&[u8]>) -> Result<Vec<Vec<u8>>, StorageError> {
        rows::packed(&self.storage, after).await
    }

    /// All stored rows, each document once.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn all_rows(&self) -> Result<Vec<ClientRow>, StorageError> {
        rows::all(&self.storage).await
    }

    /// One client in full; none when it is not on this device.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn view(&mut self, client: Id) -> Result<Option<ClientView>, StorageError> {
        if self.revoked.contains(&client) {
            return Ok(None);
        }
        self.documents.load(&self.storage, &[client]).await?;
        let replica = self.documents.get(client);
        let view = if replica.is_unreadable() { None } else { replica.live().view() };
        self.documents.trim();
        Ok(view)
    }

    /// What was edited in a client last, the newest first, at most so many; what waits to be sent is among it.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn edits(&mut self, client: Id, most: usize) -> Result<Vec<Edit>, StorageError> {
        self.documents.load(&self.storage, &[client]).await?;
        let edits = self.documents.get(client).live().edits(most);
        self.documents.trim();
        Ok(edits)
    }

    /// How many deals each of these clients has, deleted ones left out.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn deal_counts(&mut self, clients: &[Id]) -> Result<Vec<u32>, StorageError> {
        self.documents.load(&self.storage, clients).await?;
        let counts = clients.iter().map(|client| self.documents.get(*client).row().map_or(0, |row| row.deals.len()));
        Ok(counts.map(|count| u32::try_from(count).unwrap_or(u32::MAX)).collect())
    }

    /// Runs commands and saves what they change in one transaction. When this returns `Ok`, it is saved on this device (S1).
    ///
    /// # Errors
    /// [`EngineError`]; nothing was saved then.
    pub async fn execute(&mut self, commands: &[Command], now: Instant) -> Result<Outcome, EngineError> {
        for command in commands {
            command.check()?;
        }
        for _ in 0..RETRIES {
            match self.try_execute(commands, now).await? {
                Some(outcome) => return Ok(outcome),
                None => self.reopen().await?,
            }
        }
        Err(StorageError::Conflict.into())
    }

    /// Runs commands once; none when another tab wrote at the same moment, and nothing was saved.
    async fn try_execute(&mut self, commands: &[Command], now: Instant) -> Result<Option<Outcome>, EngineError> {
        let mut clients: Vec<Id> = commands.iter().map(Command::client).collect();
        clients.sort_unstable();
        clients.dedup();
        self.documents.load(&self.storage, &clients).await?;
        let result = self.stage(&clients, commands, now);
        let (mut batch, pending, outcome) = match result {
            Ok(staged) => staged,
            Err(error) => {
                self.documents.forget(&clients);
                return Err(error);
            }
        };
        let record = self.demo.edit(&clients, &mut batch);
        if let Err(error) = self.storage.commit(batch.guards, batch.writes).await {
            self.abandon(&clients);
            return if error == StorageError::Conflict { Ok(None) } else { Err(error.into()) };
        }
        self.demo.edited(record);
        pending.iter().for_each(|pending| self.outbox.insert(pending));
        self.documents.trim();
        Ok(Some(outcome))
    }

    /// Edits the loaded documents and prepares the transaction that saves the edits.
    fn stage(
        &mut self,
        clients: &[Id],
        commands: &[Command],
        now: Instant,
    ) -> Result<(Batch, Vec<Pending>, Outcome), EngineError> {
        let author = self.identity.author();
        let mut batch = Batch::default();
        let mut all_pending = Vec::new();
        let mut outcome = Outcome::default();
        for &client in clients {
            let own: Vec<Command> = commands.iter().filter(|command| command.client() == client).cloned().collect();
            let replica = self.documents.get(client);
            if replica.is_unreadable() {
                return Err(EngineError::Unreadable);
            }
            let creates = own.first().is_some_and(Command::creates);
            if self.revoked.contains(&client) || (!creates && replica.live().is_empty()) {
                return Err(DomainError::NoSuchClient.into());
            }
            let applied = replica.editable(&self.actor).apply(&own, &author, now)?;
            outcome.inverse.extend(applied.inverse);
            if applied.changes.is_empty() {
                continue;
            }
            // Of several changes the last is what was wanted: those before only make the place for it.
            let mut draft = review::write(client, &own).unwrap_or_default();
            let last = applied.changes.len();
            for (number, change) in (1..).zip(applied.changes) {
                if change.bytes.len() > MAX_CHANGE {
                    return Err(EngineError::TooLarge);
                }
                let pending = Pending::new(client, replica.next_order(), now, change);
                let pending = if number == last { pending.with_draft(std::mem::take(&mut draft)) } else { pending };
                batch.writes.push(pending.put());
                all_pending.push(pending);
            }
            outcome.rows.extend(replica.row());
        }
        self.rows.put(&outcome.rows, &mut batch);
        Ok((batch, all_pending, outcome))
    }

    /// A transaction failed: memory may be ahead of storage. The actor is not used again either, should the storage have kept a part
    /// of what it says it did not.
    pub(super) fn abandon(&mut self, documents: &[Id]) {
        self.documents.forget(documents);
        let mut carry = true;
        for byte in self.actor.iter_mut().rev() {
            if carry {
                (*byte, carry) = byte.overflowing_add(1);
            }
        }
    }

    /// Reads what is in storage again: another tab wrote it.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn reopen(&mut self) -> Result<(), StorageError> {
        self.documents.clear();
        self.outbox = Outbox::open(&self.storage).await?;
        self.rows = RowWriter::open(&self.storage).await?;
        self.demo = Demo::open(&self.storage).await?;
        self.read_revoked().await?;
        (self.place, self.stored_place) = identity::read_place(&self.storage).await?;
        Ok(())
    }

    /// Another tab changed these documents: returns their rows as they are now.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn changed_elsewhere(&mut self, documents: &[Id]) -> Result<Vec<ClientRow>, StorageError> {
        self.documents.forget(documents);
        for &document in documents {
            let stored = outbox::of_document(&self.storage, document).await?;
            self.outbox.refresh(document, &stored);
        }
        self.documents.load(&self.storage, documents).await?;
        let rows = documents.iter().filter_map(|document| self.documents.get(*document).row()).collect();
        self.documents.trim();
        Ok(rows)
    }

    /// Adds the write of a new place, guarded by the one that was read: of two tabs that believe to lead, one starts again.
    pub(super) fn put_place(&self, place: Place, batch: &mut Batch) -> Vec<u8> {
        let bytes = codec::encode(&place);
        let key = identity::PLACE.to_vec();
        batch.guards.push(Guard { space: Space::Meta, key: key.clone(), expected: self.stored_place.clone() });
        batch.writes.push(Write::Put(Space::Meta, key, bytes.clone()));
        bytes
    }
}
