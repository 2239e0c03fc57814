//! Everything that is here of one client, for who wants to know what is kept of him. Never here: files, who may ask.

use ingot_shared::Id;

use super::core::Engine;
use super::storage::{Storage, StorageError};
use crate::bridge::Personal;

impl<S: Storage> Engine<S> {
    /// All of a client's document, what waits to be sent included; none when it is not on this device or cannot be read.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn personal(&mut self, client: Id) -> Result<Option<Personal>, StorageError> {
        let Some(view) = self.view(client).await? else { return Ok(None) };
        let edits = self.edits(client, usize::MAX).await?;
        self.documents.load(&self.storage, &[client]).await?;
        let document = self.documents.get(client).live().plain().json();
        self.documents.trim();
        Ok(Some(Personal { view, edits, document }))
    }
}
