//! Stored rows: packs of a few hundred, and single rows that changed since. The read at start is a handful of values, an edit writes one.

use std::collections::{BTreeMap, BTreeSet};

use ingot_shared::Id;
use ingot_shared::row::{self, ClientRow};

use super::storage::{Batch, Guard, Item, Space, Storage, StorageError, Write, key_after};

/// Rows in one pack: about 40 KB.
const PACK_ROWS: usize = 256;
/// From this many on, changed rows are written as a pack instead of one by one.
const PACK_FROM: usize = 16;
/// Single rows that may pile up before a start packs them.
const FRESH_LIMIT: usize = 512;
/// Packs that hold more than this many times the rows there are get rewritten.
const STALE_FACTOR: usize = 2;
/// Packs read at once.
const SCAN_PAGE: usize = 64;

/// Knows which pack comes next.
#[derive(Debug, Default)]
pub struct RowWriter {
    next_pack: u32,
}

impl RowWriter {
    /// Finds the next free pack number.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn open<S: Storage>(storage: &S) -> Result<Self, StorageError> {
        let packs = scan_all(storage, Space::Packs).await?;
        let last = packs.last().and_then(|(key, _)| key.as_slice().try_into().ok().map(u32::from_be_bytes));
        Ok(Self { next_pack: last.map_or(0, |last| last + 1) })
    }

    /// Adds the writes that store changed rows.
    pub fn put(&mut self, rows: &[ClientRow], batch: &mut Batch) {
        let key = |row: &ClientRow| row.id.as_bytes().to_vec();
        if rows.len() < PACK_FROM {
            let fresh = rows.iter().map(|row| Write::Put(Space::FreshRows, key(row), row::pack(std::slice::from_ref(row))));
            batch.writes.extend(fresh);
            return;
        }
        // A single row that is older than the pack would win over it.
        batch.writes.extend(rows.iter().map(|row| Write::Delete(Space::FreshRows, key(row))));
        for rows in rows.chunks(PACK_ROWS) {
            self.put_pack(row::pack(rows), batch);
        }
    }

    /// Adds the write that stores a pack as it came. Its number must still be free: packs of two tabs are numbered in the order in
    /// which they were written.
    pub fn put_pack(&mut self, packed: Vec<u8>, batch: &mut Batch) {
        let key = self.next_pack.to_be_bytes().to_vec();
        self.next_pack += 1;
        batch.guards.push(Guard { space: Space::Packs, key: key.clone(), expected: None });
        batch.writes.push(Write::Put(Space::Packs, key, packed));
    }

    /// Writes packs anew when too many single or outdated rows have piled up. When another tab wrote meanwhile, nothing happens.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn compact<S: Storage>(&mut self, storage: &S) -> Result<(), StorageError> {
        let packs = scan_all(storage, Space::Packs).await?;
        let fresh = scan_all(storage, Space::FreshRows).await?;
        let (rows, held) = standing(packs.iter().chain(&fresh));
        if fresh.len() <= FRESH_LIMIT && held <= rows.len().max(PACK_ROWS) * STALE_FACTOR {
            return Ok(());
        }
        let mut batch = Batch::default();
        self.write_anew(packs, fresh, rows, &mut batch);
        match storage.commit(batch.guards, batch.writes).await {
            Err(StorageError::Conflict) => Ok(()),
            other => other,
        }
    }

    /// Adds the writes that store every row anew but those of some documents.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn leave_out<S: Storage>(
        &mut self,
        storage: &S,
        documents: &BTreeSet<Id>,
        batch: &mut Batch,
    ) -> Result<(), StorageError> {
        let packs = scan_all(storage, Space::Packs).await?;
        let fresh = scan_all(storage, Space::FreshRows).await?;
        let (mut rows, _) = standing(packs.iter().chain(&fresh));
        rows.retain(|document, _| !documents.contains(document));
        self.write_anew(packs, fresh, rows, batch);
        Ok(())
    }

    /// Replaces what was read by these rows, if it is still what was read.
    fn write_anew(&mut self, packs: Vec<Item>, fresh: Vec<Item>, rows: BTreeMap<Id, ClientRow>, batch: &mut Batch) {
        for (key, value) in fresh {
            batch.guards.push(Guard { space: Space::FreshRows, key: key.clone(), expected: Some(value) });
            batch.writes.push(Write::Delete(Space::FreshRows, key));
        }
        batch.writes.extend(packs.into_iter().map(|(key, _)| Write::Delete(Space::Packs, key)));
        let rows: Vec<ClientRow> = rows.into_values().collect();
        for rows in rows.chunks(PACK_ROWS) {
            self.put_pack(row::pack(rows), batch);
        }
    }
}

/// Stored rows as packed values, of which later ones replace earlier ones. `after` leaves out the packs up to this key: a pack never
/// changes under its key, and a new one has a larger key. Single rows are all there.
///
/// # Errors
/// [`StorageError`].
pub async fn packed<S: Storage>(storage: &S, after: Option<&[u8]>) -> Result<Vec<Vec<u8>>, StorageError> {
    let from = after.map(key_after).unwrap_or_default();
    let packs = scan_from(storage, Space::Packs, from).await?;
    let mut values: Vec<Vec<u8>> = packs.into_iter().map(|(_, value)| value).collect();
    let fresh = scan_all(storage, Space::FreshRows).await?;
    let (rows, _) = overlay(fresh.iter());
    if !rows.is_empty() {
        let rows: Vec<ClientRow> = rows.into_values().collect();
        values.push(row::pack(&rows));
    }
    Ok(values)
}

/// Which of these documents have a row in a pack.
///
/// # Errors
/// [`StorageError`].
pub async fn packed_among<S: Storage>(storage: &S, documents: &BTreeSet<Id>) -> Result<BTreeSet<Id>, StorageError> {
    if documents.is_empty() {
        return Ok(BTreeSet::new());
    }
    let packs = scan_all(storage, Space::Packs).await?;
    let (rows, _) = overlay(packs.iter());
    Ok(documents.iter().copied().filter(|document| rows.contains_key(document)).collect())
}

/// All stored rows, each document once.
///
/// # Errors
/// [`StorageError`].
pub async fn all<S: Storage>(storage: &S) -> Result<Vec<ClientRow>, StorageError> {
    let packs = scan_all(storage, Space::Packs).await?;
    let fresh = scan_all(storage, Space::FreshRows).await?;
    Ok(standing(packs.iter().chain(&fresh)).0.into_values().collect())
}

fn overlay<'a>(items: impl Iterator<Item = &'a Item>) -> (BTreeMap<Id, ClientRow>, usize) {
    let mut held = 0;
    let mut rows = BTreeMap::new();
    for row in items.filter_map(|(_, value)| row::unpack(value)).flatten() {
        held += 1;
        rows.insert(row.id, row);
    }
    (rows, held)
}

/// All rows there are. One of a document that holds nothing only says that an earlier one no longer counts.
fn standing<'a>(items: impl Iterator<Item = &'a Item>) -> (BTreeMap<Id, ClientRow>, usize) {
    let (mut rows, held) = overlay(items);
    rows.retain(|_, row| !row.is_blank());
    (rows, held)
}

async fn scan_all<S: Storage>(storage: &S, space: Space) -> Result<Vec<Item>, StorageError> {
    scan_from(storage, space, Vec::new()).await
}

async fn scan_from<S: Storage>(storage: &S, space: Space, mut from: Vec<u8>) -> Result<Vec<Item>, StorageError> {
    let mut all: Vec<Item> = Vec::new();
    loop {
        let page = storage.scan(space, &from, None, SCAN_PAGE).await?;
        let ended = page.len() < SCAN_PAGE;
        all.extend(page);
        if ended {
            return Ok(all);
        }
        from = all.last().map_or_else(Vec::new, |(key, _)| key_after(key));
    }
}
