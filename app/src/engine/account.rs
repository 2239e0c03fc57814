//! An account at this device: it comes, and everything goes with it. Never here: asking the relay.

use ingot_shared::Id;
use ingot_shared::account::Me;

use super::core::Engine;
use super::identity::{Identity, LEAVING};
use super::storage::{Space, Storage, StorageError, Write, key_after};

/// Keys that are deleted in one transaction: few enough for a phone.
const WIPE_PAGE: usize = 500;

/// What came of an account's coming.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joined {
    /// It is at home here. What was made before is in the outbox already; the example is gone, these were its documents.
    Here(Vec<Id>),
    /// The device holds the data of this other member, and stays as it was.
    OtherMember(String),
}

impl<S: Storage> Engine<S> {
    /// The relay says who is signed in: he is at home here from now on. The example goes in the same transaction.
    ///
    /// # Errors
    /// [`StorageError`]; nothing changed then.
    pub async fn join(&mut self, me: &Me) -> Result<Joined, StorageError> {
        let Some(identity) = self.identity.joined(me) else { return Ok(Joined::OtherMember(self.identity.name.clone())) };
        let writes = [identity.put(), Write::Delete(Space::Meta, LEAVING.to_vec())];
        let removed = self.remove_demo_with(&writes).await?;
        self.identity = identity;
        self.is_leaving = false;
        Ok(Joined::Here(removed))
    }

    /// Another tab changed who is at this device: reads it again.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn look_who_is_here(&mut self) -> Result<(), StorageError> {
        if let Some(identity) = Identity::stored(&self.storage).await? {
            self.identity = identity;
        }
        Ok(())
    }

    /// Wipes everything that is stored here; who starts next is a new device. With `is_leaving`, the relay is still to be told that
    /// somebody has signed out. The engine is of no more use afterwards: what it has in memory is gone from storage.
    ///
    /// Nothing happens where another tab has wiped it already and a new device is here by now.
    ///
    /// # Errors
    /// [`StorageError`]; some of it may be gone then, and the rest is when it is called again.
    pub async fn wipe(&mut self, is_leaving: bool) -> Result<(), StorageError> {
        if Identity::stored(&self.storage).await?.is_some_and(|stored| stored.device != self.identity.device) {
            return Ok(());
        }
        if is_leaving {
            self.storage.commit(Vec::new(), vec![Write::Put(Space::Meta, LEAVING.to_vec(), vec![1])]).await?;
        }
        // Who is here goes last: should this be cut off, whoever starts next is still the one whose data it is.
        let spaces = Space::ALL.into_iter().filter(|space| *space != Space::Meta).chain([Space::Meta]);
        for space in spaces {
            let mut from = Vec::new();
            loop {
                let page = self.storage.scan(space, &from, None, WIPE_PAGE).await?;
                let is_last = page.len() < WIPE_PAGE;
                from = page.last().map(|(key, _)| key_after(key)).unwrap_or_default();
                let keys = page.into_iter().map(|(key, _)| key).filter(|key| space != Space::Meta || key != LEAVING);
                let writes = keys.map(|key| Write::Delete(space, key)).collect();
                self.storage.commit(Vec::new(), writes).await?;
                if is_last {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Whether the relay is still to be told that somebody has signed out here.
    pub const fn is_leaving(&self) -> bool {
        self.is_leaving
    }

    /// The relay was told.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn has_left(&mut self) -> Result<(), StorageError> {
        self.storage.commit(Vec::new(), vec![Write::Delete(Space::Meta, LEAVING.to_vec())]).await?;
        self.is_leaving = false;
        Ok(())
    }
}
