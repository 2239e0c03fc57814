//! Entries whose changes were compacted, put together again out of the saved documents: a document holds each of its changes, and a
//! change's hash is that of its bytes. For devices of the version that does not know of compaction. Never here: reading a backend.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use ingot_shared::Id;
use ingot_shared::document::Document;
use ingot_shared::sync::frame::{ChangeHash, Entry};

use super::StoreError;
use super::page::Budget;

/// Most entries looked at for one page.
pub(super) const MOST_ENTRIES: usize = 512;
/// Most documents loaded for one page.
const MOST_DOCUMENTS: usize = 64;

/// The entries that one page may hold: as many as can be put together without loading too much.
pub(super) fn page(entries: impl Iterator<Item = Entry>) -> Vec<Entry> {
    let mut documents = HashSet::new();
    let fits = |entry: &Entry| {
        if entry.bytes.is_empty() {
            documents.insert(entry.document);
        }
        documents.len() <= MOST_DOCUMENTS
    };
    entries.take(MOST_ENTRIES).take_while(fits).collect()
}

/// The documents that these entries' changes must be taken from.
pub(super) fn wanted(page: &[Entry]) -> HashSet<Id> {
    page.iter().filter(|entry| entry.bytes.is_empty()).map(|entry| entry.document).collect()
}

/// Puts the changes of a page back and cuts it to what fits a frame; `last` is the number up to which `entries` are complete.
pub(super) fn rebuilt(
    entries: Vec<Entry>,
    last: u64,
    after: u64,
    max_bytes: usize,
    saved: impl Fn(Id) -> Option<Vec<u8>>,
) -> Result<(Vec<Entry>, u64), StoreError> {
    let all = entries.len();
    let page = page(entries.into_iter());
    let saved = wanted(&page).into_iter().filter_map(|id| saved(id).map(|bytes| (id, bytes))).collect();
    let entries = fill(page, saved, max_bytes)?;
    let upto = if entries.len() == all { last } else { entries.last().map_or(after, |entry| entry.seq) };
    Ok((entries, upto))
}

fn fill(page: Vec<Entry>, saved: HashMap<Id, Vec<u8>>, max_bytes: usize) -> Result<Vec<Entry>, StoreError> {
    let mut changes: HashMap<(Id, ChangeHash), Vec<u8>> = HashMap::new();
    for (id, bytes) in saved {
        let loaded = catch_unwind(AssertUnwindSafe(|| Document::load(id, &bytes).map(|mut document| document.changes())));
        let loaded = loaded.ok().and_then(Result::ok).ok_or_else(damaged)?;
        changes.extend(loaded.into_iter().map(|change| ((id, ChangeHash::new(change.hash)), change.bytes)));
    }
    let mut budget = Budget::new(max_bytes);
    let mut entries = Vec::with_capacity(page.len());
    for mut entry in page {
        if entry.bytes.is_empty() {
            entry.bytes = changes.remove(&(entry.document, entry.hash)).ok_or_else(damaged)?.into();
        }
        if !budget.take_entry(&entry) {
            break;
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn damaged() -> StoreError {
    StoreError::Failed("a stored document is damaged: run doctor".to_owned())
}
