//! The relay's silence in the tab that has the link: looked at each second, told, acted on. Never here: what is too long.

use ingot_shared::silence::Verdict;

use super::{Worker, now};
use crate::bridge::Wiped;

/// Seconds between two looks at what the company set.
const READ_EVERY: u32 = 30;

/// What is known of it.
#[derive(Debug, Default)]
pub(super) struct Silent {
    /// What it was told.
    pub(super) verdict: Verdict,
    seconds: u32,
}

impl Worker {
    /// A second went by.
    pub(super) async fn look_at_silence(&mut self) {
        if !self.wire.leads {
            return;
        }
        self.silent.seconds += 1;
        if self.silent.seconds >= READ_EVERY {
            self.silent.seconds = 0;
            // What cannot be read now is as it was.
            let _ = self.engine.read_wipe_days().await;
        }
        // Where nothing can be stored, nothing is known for certain, and nothing is done.
        self.silent.verdict = self.engine.look_at_silence(now()).await.unwrap_or_default();
        if self.silent.verdict == Verdict::Erase {
            let lost = u32::try_from(self.engine.outbox().len()).unwrap_or(u32::MAX);
            self.wipe(Wiped::Silent { lost }, true).await;
        }
    }
}
