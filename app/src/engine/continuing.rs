//! A client whose history has grown too long goes on in another document, which takes in everything the old one holds.
//!
//! The old one stays as it is, marked as a client that turned out to be the new one: its history can be read, its address leads on, and
//! what others still write to it is brought over. Never here: deciding that a history is too long.

use ingot_shared::document::entity::DocumentKind;
use ingot_shared::domain::{Command, DomainError, Place, Value};
use ingot_shared::row::ClientRow;
use ingot_shared::{Id, Instant};

use super::storage::{Batch, Space, Storage, StorageError, Write};
use super::{Engine, Outcome};
use crate::bridge::EngineError;

/// Below it, by the new document's id, the id of the client whose going on the relay refused, until that goes on as it was.
const FALLEN: &[u8] = b"fallen/";
const AFTER: &[u8] = b"fallen0";

/// How often a client may have gone on, or have been merged: more than anybody does, and an end for circles.
const MOST: usize = 64;

impl<S: Storage> Engine<S> {
    /// Lets `old` go on as `new`. What is large comes in several changes, each a transaction of its own; the new one shows, and the old one is
    /// marked, with the last of them. Run again with the same `new` after a crash, it goes on where it was. It is undone by hiding the
    /// new one, so that what was added to it meanwhile can be brought back.
    ///
    /// # Errors
    /// [`EngineError`]; what was written before stays hidden.
    pub async fn go_on(&mut self, old: Id, new: Id, now: Instant) -> Result<Outcome, EngineError> {
        self.documents.load(&self.storage, &[old]).await?;
        let live = self.documents.get(old).live();
        let view = live.view().ok_or(DomainError::NoSuchClient)?;
        if view.merged_into.is_some_and(|into| into != new) {
            return Err(DomainError::NoSuchClient.into());
        }
        let mut parts: Vec<Vec<Command>> =
            live.absorbed_by(new, new.derived("continued")).into_iter().map(|part| vec![part]).collect();
        if parts.is_empty() {
            return Err(DomainError::NoSuchClient.into());
        }
        if let Some(first) = parts.first_mut() {
            let begins = Command::Continue { client: new, of: old, kind: view.kind, name: view.name, created: view.created };
            first.insert(0, begins);
        }
        let at = Place::main(DocumentKind::Client);
        if let Some(last) = parts.last_mut() {
            last.extend([Command::Show { document: new, at }, Command::merge_into(old, new)]);
        }
        let mut all = Outcome::default();
        for part in parts {
            all.rows.extend(self.execute(&part, now).await?.rows);
        }
        let back = Command::put(old, at, [("merged_into", Value::Nothing)]);
        all.inverse = vec![back, Command::Hide { document: new, at }];
        Ok(all)
    }

    /// Keeps in mind, with the refusal itself, that `new` came to nothing, in which `old` was to go on.
    pub(super) fn has_fallen(&mut self, old: Id, new: Id, batch: &mut Batch) {
        self.fallen.push((old, new));
        batch.writes.push(Write::Put(Space::Meta, key(new), old.as_bytes().to_vec()));
    }

    /// Reads what was not taken back before the engine ended. Only where the relay refused something there can be any.
    pub(super) async fn read_fallen(&mut self) -> Result<(), StorageError> {
        if self.refused.is_empty() {
            return Ok(());
        }
        let items = self.storage.scan(Space::Meta, FALLEN, Some(AFTER), usize::MAX).await?;
        let fallen =
            |(key, value): (Vec<u8>, Vec<u8>)| Some((Id::from_slice(&value)?, Id::from_slice(key.strip_prefix(FALLEN)?)?));
        self.fallen = items.into_iter().filter_map(fallen).collect();
        Ok(())
    }

    /// The relay refused the new documents of some clients: these go on as they were, instead of being nowhere.
    ///
    /// # Errors
    /// [`EngineError`]; what was not taken back is tried again at the next time.
    pub async fn take_back_fallen(&mut self, now: Instant) -> Result<Vec<ClientRow>, EngineError> {
        let mut rows = Vec::new();
        while let Some((old, new)) = self.fallen.last().copied() {
            self.documents.load(&self.storage, &[old]).await?;
            if self.documents.get(old).row().is_some_and(|row| row.merged_into == Some(new)) {
                let back = Command::put(old, Place::main(DocumentKind::Client), [("merged_into", Value::Nothing)]);
                rows.extend(self.execute(&[back], now).await?.rows);
            }
            self.storage.commit(Vec::new(), vec![Write::Delete(Space::Meta, key(new))]).await?;
            self.fallen.pop();
        }
        Ok(rows)
    }

    /// How many changes a document has, should that be a long history.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn long_history(&mut self, client: Id) -> Result<Option<usize>, StorageError> {
        self.documents.load(&self.storage, &[client]).await?;
        let long = self.documents.get(client).long_history();
        self.documents.trim();
        Ok(long)
    }

    /// The client that this one is by now, after all it was merged into or went on in.
    pub(super) async fn what_became_of(&mut self, client: Id) -> Result<Id, StorageError> {
        let mut now = client;
        for _ in 0..MOST {
            self.documents.load(&self.storage, &[now]).await?;
            match self.documents.get(now).row().and_then(|row| row.merged_into) {
                Some(into) => now = into,
                None => return Ok(now),
            }
        }
        Ok(client)
    }

    /// This client and all documents that turned out to be it, those it went on from among them.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn all_that_became(&mut self, client: Id) -> Result<Vec<Id>, StorageError> {
        let mut all = vec![client];
        let mut at = 0;
        while let Some(known) = all.get(at).copied() {
            self.documents.load(&self.storage, &[known]).await?;
            let row = self.documents.get(known).row().unwrap_or_default();
            let others = row.facts.set("absorbed").into_iter().filter_map(|id| id.parse().ok());
            for other in others.take(MOST) {
                if all.len() < MOST && !all.contains(&other) && self.what_became_of(other).await? == client {
                    all.push(other);
                }
            }
            at += 1;
        }
        self.documents.trim();
        Ok(all)
    }

    /// Two devices let a client go on at the same moment: the one of both new documents that counts takes the other in.
    pub(super) async fn one_of_both(&mut self, old: Id, stays: Id, now: Instant) -> Result<Vec<ClientRow>, EngineError> {
        self.documents.load(&self.storage, &[old]).await?;
        let mut rows = Vec::new();
        for other in self.documents.get(old).live().said_to_be() {
            self.documents.load(&self.storage, &[other]).await?;
            let Some(row) = self.documents.get(other).row().filter(|_| other != stays) else { continue };
            if row.facts.id("continues") == Some(old) && row.merged_into.is_none() && !row.deleted {
                rows.extend(self.merge(stays, other, other.derived("both"), now).await?.rows);
            }
        }
        Ok(rows)
    }
}

fn key(new: Id) -> Vec<u8> {
    [FALLEN, new.as_bytes().as_slice()].concat()
}
