//! Storage that was emptied under the running engine: by the person, by the browser, by a tool. Never here: asking how often.

use std::collections::HashSet;

use super::Engine;
use super::identity::IDENTITY;
use super::storage::{Guard, Space, Storage, StorageError};

impl<S: Storage> Engine<S> {
    /// Whether what every device has is no longer there.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn is_emptied(&self) -> Result<bool, StorageError> {
        let stored = self.storage.get_many(Space::Meta, &[IDENTITY.to_vec()]).await?;
        Ok(stored.iter().all(Option::is_none))
    }

    /// Stores again who is at this device, so that everything can be loaded again; what was written since the emptying stays. Returns how
    /// many edits are gone that nobody else had.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] when another tab was first; otherwise that of storage.
    pub async fn begin_anew(&mut self) -> Result<usize, StorageError> {
        let empty = Guard { space: Space::Meta, key: IDENTITY.to_vec(), expected: None };
        self.storage.commit(vec![empty], vec![self.identity.put()]).await?;
        let waited = self.outbox.hashes();
        self.read_anew().await?;
        let waits: HashSet<[u8; 32]> = self.outbox.hashes();
        Ok(waited.difference(&waits).count())
    }

    /// Another tab found the storage empty and began anew: reads what there is.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn read_anew(&mut self) -> Result<(), StorageError> {
        self.disconnect();
        // Changes that are gone have used numbers of this actor.
        self.abandon(&[]);
        self.reopen().await?;
        self.read_refused().await
    }

    /// Whether there is room again: stores once more what is stored.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn try_room(&self) -> Result<(), StorageError> {
        self.identity.store(&self.storage).await
    }
}
