//! How many operations a change holds, counted from the lengths of its runs without expanding them.
//!
//! A valid change of a hundred bytes may hold a list of ten million nulls (`sync.md`): Automerge would need gigabytes to say so. The layout
//! is that of Automerge's binary format (change chunks, "column compression"). Never here: what an operation does.

/// Most operations in one change. An import of a client with forty deals makes a few thousand.
pub const MAX_OPERATIONS: u64 = 50_000;
/// Magic bytes, checksum, type.
const HEADER: usize = 9;
/// Size of a hash.
const HASH: u64 = 32;
/// Set in a column's specification when the column is compressed; change chunks have none.
const DEFLATED: u64 = 0b1000;
/// The lowest three bits of a column's specification.
const KIND: u64 = 0b111;
const BOOLEAN: u64 = 4;
const STRINGS: u64 = 5;
const RAW: u64 = 7;

/// Whether an uncompressed change chunk is laid out as one and no column of it has more values than a change may have operations.
pub fn is_bounded(chunk: &[u8]) -> bool {
    columns(chunk).is_some_and(|columns| {
        columns.iter().all(|(kind, data)| length(*kind, data).is_some_and(|length| length <= MAX_OPERATIONS))
    })
}

/// The columns of a change, each with its kind; none when the chunk is laid out otherwise.
fn columns(chunk: &[u8]) -> Option<Vec<(u64, &[u8])>> {
    let mut bytes = Bytes(chunk.get(HEADER..)?);
    let length = bytes.unsigned()?;
    if bytes.0.len() as u64 != length {
        return None;
    }
    let deps = bytes.unsigned()?;
    bytes.take(deps.checked_mul(HASH)?)?;
    bytes.field()?; // actor
    bytes.unsigned()?; // its number
    bytes.unsigned()?; // first operation
    bytes.signed()?; // time
    bytes.field()?; // message
    for _ in 0..bytes.unsigned()? {
        bytes.field()?; // another actor
    }
    let count = bytes.unsigned()?;
    // Each description takes two bytes at least, so that no count is larger than what follows.
    let mut described = Vec::new();
    for _ in 0..count {
        described.push((bytes.unsigned()?, bytes.unsigned()?));
    }
    described
        .into_iter()
        .map(|(kind, length)| if kind & DEFLATED == 0 { Some((kind & KIND, bytes.take(length)?)) } else { None })
        .collect()
}

/// How many values a column has; none when it is cut short.
fn length(kind: u64, data: &[u8]) -> Option<u64> {
    let mut bytes = Bytes(data);
    let mut length: u64 = 0;
    while !bytes.0.is_empty() {
        let run = match kind {
            // Bytes of values, whose lengths stand in another column.
            RAW => return Some(0),
            BOOLEAN => bytes.unsigned()?,
            _ => run(kind, &mut bytes)?,
        };
        length = length.checked_add(run)?;
        if length > MAX_OPERATIONS {
            return Some(length);
        }
    }
    Some(length)
}

/// One run of a run-length encoded column: so many times one value, so many different values, or so many nulls.
fn run(kind: u64, bytes: &mut Bytes<'_>) -> Option<u64> {
    let count = bytes.signed()?;
    let (values, length) = match count {
        0 => return bytes.unsigned(),
        1.. => (1, count.unsigned_abs()),
        _ => (count.unsigned_abs(), count.unsigned_abs()),
    };
    if length > MAX_OPERATIONS {
        return Some(length);
    }
    for _ in 0..values {
        match kind {
            STRINGS => bytes.field().map(|_| ())?,
            _ => bytes.skip_number()?,
        }
    }
    Some(length)
}

/// What is left to read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    /// Bytes after their length.
    fn field(&mut self) -> Option<&'a [u8]> {
        let length = self.unsigned()?;
        self.take(length)
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn skip_number(&mut self) -> Option<()> {
        while self.byte()? & 0x80 != 0 {}
        Some(())
    }

    /// An unsigned LEB128 number of at most 64 bits.
    fn unsigned(&mut self) -> Option<u64> {
        let mut value: u64 = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7f);
            if shift == 63 && part > 1 {
                return None;
            }
            value |= part << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// A signed LEB128 number of at most 64 bits.
    fn signed(&mut self) -> Option<i64> {
        let mut value: i64 = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= i64::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                let is_negative = byte & 0x40 != 0 && shift + 7 < 64;
                return Some(if is_negative { value | (-1_i64 << (shift + 7)) } else { value });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use automerge::transaction::{CommitOptions, Transactable};
    use automerge::{AutoCommit, ObjType, ROOT, ScalarValue};
    use proptest::prelude::*;

    use super::*;
    use crate::testing::Page;

    fn chunk(doc: &mut AutoCommit) -> Vec<u8> {
        doc.commit_with(CommitOptions::default());
        doc.get_last_local_change().unwrap().raw_bytes().to_vec()
    }

    fn longest(chunk: &[u8]) -> u64 {
        columns(chunk).unwrap().iter().filter_map(|(kind, data)| length(*kind, data)).max().unwrap()
    }

    fn list_of_nulls(count: usize) -> Vec<u8> {
        let mut doc = AutoCommit::new();
        let list = doc.put_object(ROOT, "a", ObjType::List).unwrap();
        doc.splice(&list, 0, 0, std::iter::repeat_n(ScalarValue::Null, count)).unwrap();
        chunk(&mut doc)
    }

    #[test]
    fn a_short_change_of_many_operations_is_seen_through() {
        let bomb = list_of_nulls(1_000_000);
        assert!(bomb.len() < 200, "{}", bomb.len());
        assert!(!is_bounded(&bomb));
        let at_the_limit = usize::try_from(MAX_OPERATIONS).unwrap();
        assert!(is_bounded(&list_of_nulls(at_the_limit - 1)));
        assert!(!is_bounded(&list_of_nulls(at_the_limit)));
    }

    #[test]
    fn real_changes_are_bounded() {
        let (mut page, first) = Page::create(1, 1, "Анор");
        assert!(is_bounded(&first.bytes));
        assert!(is_bounded(&page.note("Позвонить в четверг").bytes));
        assert!(!is_bounded(&[]));
        assert!(!is_bounded(&first.bytes[..first.bytes.len() - 1]));
    }

    #[test]
    fn a_compressed_column_is_refused() {
        let (_, first) = Page::create(1, 1, "Анор");
        let kinds = columns(&first.bytes).unwrap().len();
        assert!(kinds > 3);
        let mut bytes = first.bytes.to_vec();
        // The action column is described by the byte 0x42 in every change.
        let at = bytes.iter().rposition(|byte| *byte == 0x42).unwrap();
        bytes[at] |= 0b1000;
        assert!(!is_bounded(&bytes));
    }

    proptest! {
        #[test]
        fn the_count_is_that_of_the_operations(values in prop::collection::vec(("[a-z]{1,4}", any::<i64>(), any::<bool>()), 1..60)) {
            let mut doc = AutoCommit::new();
            for (key, number, truth) in &values {
                doc.put(ROOT, key.as_str(), *number).unwrap();
                doc.put(ROOT, format!("{key}!"), ScalarValue::Boolean(*truth)).unwrap();
            }
            let operations = doc.pending_ops() as u64;
            prop_assert_eq!(longest(&chunk(&mut doc)), operations);
        }

        #[test]
        fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = is_bounded(&bytes);
        }
    }
}
