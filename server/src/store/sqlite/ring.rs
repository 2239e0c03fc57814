//! The latest entries, in memory: what live readers want.

use std::collections::VecDeque;
use std::sync::{PoisonError, RwLock};

use ingot_shared::sync::frame::Entry;

use crate::store::page::Budget;

/// Most bytes of changes kept.
const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Most entries kept.
const MAX_ENTRIES: usize = 16 * 1024;

/// The end of the log, without a hole.
#[derive(Debug, Default)]
pub(super) struct Ring {
    inner: RwLock<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    entries: VecDeque<Entry>,
    bytes: usize,
}

impl Ring {
    /// Adds entries that are on disk now; they follow those that were added before.
    pub(super) fn extend(&self, entries: impl IntoIterator<Item = Entry>) {
        let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
        for entry in entries {
            inner.bytes += entry.bytes.len();
            inner.entries.push_back(entry);
        }
        while inner.bytes > MAX_BYTES || inner.entries.len() > MAX_ENTRIES {
            let Some(oldest) = inner.entries.pop_front() else { break };
            inner.bytes = inner.bytes.saturating_sub(oldest.bytes.len());
        }
    }

    /// Forgets everything: the disk must be asked.
    pub(super) fn clear(&self) {
        *self.inner.write().unwrap_or_else(PoisonError::into_inner) = Inner::default();
    }

    /// A page of entries after a number, up to the head; none when the ring does not reach back so far.
    pub(super) fn after(&self, after: u64, head: u64, max_bytes: usize) -> Option<Vec<Entry>> {
        let inner = self.inner.read().unwrap_or_else(PoisonError::into_inner);
        let oldest = inner.entries.front()?.seq;
        let skip = usize::try_from((after + 1).checked_sub(oldest)?).ok()?;
        let mut budget = Budget::new(max_bytes);
        let entries = inner.entries.iter().skip(skip);
        Some(entries.take_while(|entry| entry.seq <= head && budget.take_entry(entry)).cloned().collect())
    }
}
