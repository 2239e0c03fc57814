//! How much fits a page.

use ingot_shared::sync::frame::{Entry, Snapshot};

/// Bytes that an entry or snapshot takes in a frame beside its own: ids, hash, number, field names (82 for an entry).
const OVERHEAD: usize = 96;

/// Counts what a page takes; the first item always fits.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
    empty: bool,
}

impl Budget {
    pub(super) const fn new(max_bytes: usize) -> Self {
        Self { left: max_bytes, empty: true }
    }

    /// Whether there is room for something of this size, taking it if so.
    pub(super) const fn take(&mut self, bytes: usize) -> bool {
        if !self.empty && bytes > self.left {
            self.left = 0;
            return false;
        }
        self.empty = false;
        self.left = self.left.saturating_sub(bytes);
        true
    }

    pub(super) fn take_entry(&mut self, entry: &Entry) -> bool {
        self.take(entry.bytes.len() + OVERHEAD)
    }

    pub(super) fn take_snapshot(&mut self, snapshot: &Snapshot) -> bool {
        self.take(snapshot.bytes.len() + OVERHEAD)
    }
}

/// Puts encoded rows together as [`ingot_shared::row::pack`] would, without decoding them: a MessagePack array is its length and
/// its items.
pub(super) fn pack_encoded(rows: &[Vec<u8>]) -> Vec<u8> {
    /// The marker of an array with a 32-bit length (MessagePack specification, "array format family").
    const ARRAY32: u8 = 0xdd;
    let mut packed = Vec::with_capacity(5 + rows.iter().map(Vec::len).sum::<usize>());
    packed.push(ARRAY32);
    packed.extend(u32::try_from(rows.len()).unwrap_or(u32::MAX).to_be_bytes());
    for row in rows {
        packed.extend_from_slice(row);
    }
    packed
}

#[cfg(test)]
mod tests {
    use ingot_shared::Id;
    use ingot_shared::row::{ClientRow, unpack};
    use ingot_shared::sync::codec::{self, MAX_FRAME};
    use ingot_shared::sync::frame::{ChangeHash, RelayFrame};
    use ingot_shared::sync::session::PAGE_BYTES;

    use super::*;

    #[test]
    fn encoded_rows_unpack_as_packed_ones() {
        let rows: Vec<ClientRow> =
            ["Анор", "Olma", ""].map(|name| ClientRow { name: name.to_owned(), ..ClientRow::default() }).into();
        let encoded: Vec<Vec<u8>> = rows.iter().map(|row| codec::encode(row)).collect();
        assert_eq!(unpack(&pack_encoded(&encoded)), Some(rows));
        assert_eq!(unpack(&pack_encoded(&[])), Some(Vec::new()));
    }

    #[test]
    fn a_full_page_of_the_smallest_entries_fits_a_frame() {
        let entry = |seq| Entry {
            seq,
            document: Id::from_bytes([255; 16]),
            hash: ChangeHash::new([255; 32]),
            bytes: vec![7; 100].into(),
        };
        let mut budget = Budget::new(PAGE_BYTES);
        let entries: Vec<Entry> = (u64::MAX / 2..).map(entry).take_while(|entry| budget.take_entry(entry)).collect();
        assert!(entries.len() > 900);
        assert!(
            codec::encode(&RelayFrame::Entries { after: u64::MAX, entries, upto: u64::MAX, told: u64::MAX }).len() <= MAX_FRAME
        );
    }

    #[test]
    fn the_first_item_fits_and_nothing_after_a_full_page() {
        let mut budget = Budget::new(10);
        assert!(budget.take(100));
        assert!(!budget.take(1));
        let mut budget = Budget::new(10);
        assert!(budget.take(6));
        assert!(!budget.take(5));
        assert!(!budget.take(1));
    }
}
