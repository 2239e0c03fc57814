//! A device's disk that is full or was emptied: noticed, and gone on from. Never here: what is stored.

use super::tabs::TabMessage;
use super::{Worker, port};
use crate::bridge::FromEngine;
use crate::engine::storage::StorageError;

/// Seconds between two looks at the disk.
const LOOK_EVERY: u32 = 5;

/// What is known of the disk.
#[derive(Debug, Default)]
pub(super) struct Disk {
    /// The last write found no room.
    pub(super) full: bool,
    seconds: u32,
}

impl Worker {
    /// A second went by: now and then it is looked whether everything is still there, and whether there is room again.
    pub(super) async fn look_at_disk(&mut self) {
        self.disk.seconds += 1;
        if self.disk.seconds < LOOK_EVERY {
            return;
        }
        self.disk.seconds = 0;
        if self.engine.is_emptied().await == Ok(true) {
            self.begin_anew().await;
        }
        if self.disk.full && self.engine.try_room().await.is_ok() {
            self.disk.full = false;
            self.wire.connect_now();
        }
    }

    async fn begin_anew(&mut self) {
        match self.engine.begin_anew().await {
            Ok(gone) => {
                self.tabs.tell(&TabMessage::Emptied);
                self.emptied(u32::try_from(gone).unwrap_or(u32::MAX));
            }
            // Another tab was first, and tells.
            Err(StorageError::Conflict) => {}
            Err(error) => self.disk.full |= error == StorageError::Full,
        }
    }

    /// Another tab began anew.
    pub(super) async fn emptied_elsewhere(&mut self) {
        let gone = self.engine.outbox().len();
        if self.engine.read_anew().await.is_ok() {
            self.emptied(u32::try_from(gone).unwrap_or(u32::MAX));
        }
    }

    fn emptied(&mut self, gone: u32) {
        self.wire.hang_up();
        self.wire.connect_now();
        port::post(&FromEngine::Emptied { gone, joined: self.engine.identity().signed_in });
        port::post(&FromEngine::Demo { is_here: self.engine.has_demo() });
    }
}
