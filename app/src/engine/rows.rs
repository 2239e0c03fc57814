//! Stored rows: packs of a few hundred, and single rows that changed since. The read at start is a handful of values, an edit writes one.

use std::collections::{BTreeMap, BTreeSet};

use ingot_shared::Id;
use ingot_shared::row::{self, ClientRow};
use ingot_shared::sync::codec;

use super::storage::{Batch, Guard, Item, Space, Storage, StorageError, Write, key_after};

/// Rows in one pack: about 40 KB.
const PACK_ROWS: usize = 256;
/// From this many on, changed rows are written as a pack instead of one by one.
const PACK_FROM: usize = 16;
/// Single rows that may pile up before a start packs them.
const FRESH_LIMIT: usize = 512;
/// Packs that hold more than this many times the rows there are get rewritten.
const STALE_FACTOR: usize = 2;
/// How many packs there were when it was last looked whether to rewrite them, in [`Space::Meta`].
const LOOKED_AT: &[u8] = b"packs looked at";
/// It is looked again when there are more than [`STALE_FACTOR`] times as many and these: to look is to read every row, which at each start
/// took as long as all else that the engine does there.
const FEW_PACKS: usize = 16;
/// Packs read at once.
const SCAN_PAGE: usize = 64;

/// Knows which pack comes next.
#[derive(Debug, Default)]
pub struct RowWriter {
    next_pack: u32,
    /// How many packs there were when the engine started.
    packs: usize,
}

impl RowWriter {
    /// Finds the next free pack number.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn open<S: Storage>(storage: &S) -> Result<Self, StorageError> {
        let packs = storage.keys(Space::Packs).await?;
        let last = packs.last().and_then(|key| key.as_slice().try_into().ok().map(u32::from_be_bytes));
        Ok(Self { next_pack: last.map_or(0, |last| last + 1), packs: packs.len() })
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

    /// Writes packs anew when too many single or outdated rows have piled up. When another tab wrote meanwhile, or there is no room, nothing
    /// happens.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn compact<S: Storage>(&mut self, storage: &S) -> Result<(), StorageError> {
        let are_few_fresh = storage.keys(Space::FreshRows).await?.len() <= FRESH_LIMIT;
        if are_few_fresh && self.packs <= looked_at(storage).await? * STALE_FACTOR + FEW_PACKS {
            return Ok(());
        }
        let packs = scan_all(storage, Space::Packs).await?;
        let fresh = scan_all(storage, Space::FreshRows).await?;
        let (rows, held) = standing(packs.iter().chain(&fresh));
        let mut batch = Batch::default();
        if are_few_fresh && held <= rows.len().max(PACK_ROWS) * STALE_FACTOR {
            batch.writes.push(looked(packs.len()));
        } else {
            self.write_anew(packs, fresh, rows, &mut batch);
        }
        match storage.commit(batch.guards, batch.writes).await {
            // What is there can be read all the same.
            Err(StorageError::Conflict | StorageError::Full) => Ok(()),
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
        batch.writes.push(looked(rows.len().div_ceil(PACK_ROWS)));
    }
}

async fn looked_at<S: Storage>(storage: &S) -> Result<usize, StorageError> {
    let stored = storage.get_many(Space::Meta, &[LOOKED_AT.to_vec()]).await?.pop().flatten();
    Ok(stored.and_then(|bytes| codec::decode::<u64>(&bytes).ok()).and_then(|packs| packs.try_into().ok()).unwrap_or(0))
}

fn looked(packs: usize) -> Write {
    match packs {
        0 => Write::Delete(Space::Meta, LOOKED_AT.to_vec()),
        _ => Write::Put(Space::Meta, LOOKED_AT.to_vec(), codec::encode(&(packs as u64))),
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use futures::executor::block_on;

    use super::*;
    use crate::engine::storage::memory::MemoryStorage;

    /// Storage that counts how often rows are read.
    #[derive(Default)]
    struct Watched {
        memory: MemoryStorage,
        reads: Cell<usize>,
    }

    impl Storage for Watched {
        async fn get_many(&self, space: Space, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
            self.memory.get_many(space, keys).await
        }
        async fn scan(&self, space: Space, from: &[u8], to: Option<&[u8]>, limit: usize) -> Result<Vec<Item>, StorageError> {
            self.reads.set(self.reads.get() + 1);
            self.memory.scan(space, from, to, limit).await
        }
        async fn keys(&self, space: Space) -> Result<Vec<Vec<u8>>, StorageError> {
            self.memory.keys(space).await
        }
        async fn commit(&self, guards: Vec<Guard>, writes: Vec<Write>) -> Result<(), StorageError> {
            self.memory.commit(guards, writes).await
        }
    }

    fn packs_of(rows: u8) -> Vec<ClientRow> {
        (0..rows).map(|n| ClientRow { id: Id::from_bytes([n; 16]), name: n.to_string(), ..ClientRow::default() }).collect()
    }

    /// Packs of the same rows, so many times over.
    fn write(storage: &Watched, times: usize) {
        let mut writer = block_on(RowWriter::open(storage)).expect("storage in memory opens");
        for _ in 0..times {
            let mut batch = Batch::default();
            writer.put(&packs_of(200), &mut batch);
            block_on(storage.commit(batch.guards, batch.writes)).expect("stored");
        }
    }

    /// Starts once; how many packs there are then, and whether rows were read for that.
    fn start(storage: &Watched) -> (usize, bool) {
        storage.reads.set(0);
        let mut writer = block_on(RowWriter::open(storage)).expect("storage in memory opens");
        block_on(writer.compact(storage)).expect("stored");
        let packs = block_on(storage.keys(Space::Packs)).expect("read").len();
        (packs, storage.reads.get() > 0)
    }

    #[test]
    fn a_start_reads_rows_only_when_many_packs_have_come() {
        let storage = Watched::default();
        write(&storage, FEW_PACKS);
        assert_eq!(start(&storage), (FEW_PACKS, false), "so few are not looked at");
        write(&storage, 1);
        assert_eq!(start(&storage), (1, true), "one of all of them is enough");
        assert_eq!(start(&storage), (1, false));
        write(&storage, STALE_FACTOR + FEW_PACKS);
        assert_eq!(start(&storage), (1, true));
        let rows = block_on(all(&storage)).expect("read");
        assert_eq!(rows, packs_of(200));
    }

    #[test]
    fn rows_that_are_all_needed_are_looked_at_once() {
        let storage = Watched::default();
        let mut writer = block_on(RowWriter::open(&storage)).expect("storage in memory opens");
        let row = |n: usize| ClientRow { id: Id::from_bytes((n as u128).to_be_bytes()), ..ClientRow::default() };
        for pack in 0..=FEW_PACKS {
            let mut batch = Batch::default();
            writer.put(&(pack * PACK_ROWS..(pack + 1) * PACK_ROWS).map(row).collect::<Vec<_>>(), &mut batch);
            block_on(storage.commit(batch.guards, batch.writes)).expect("stored");
        }
        assert_eq!(start(&storage), (FEW_PACKS + 1, true));
        assert_eq!(start(&storage), (FEW_PACKS + 1, false));
    }
}
