//! A saved document with its columns unpacked. A small document packs badly by itself, and what is packed already does not pack together
//! with others: a page of small clients is five times smaller when it is packed as a whole. The chunk is read by the format alone
//! (automerge.org/automerge-binary-format-spec), which costs a hundredth of loading the document. Never here: what a document says.

use std::io::Read as _;

use flate2::bufread::DeflateDecoder;
use sha2::{Digest as _, Sha256};

use super::change::MAGIC;
use super::chunk::{Chunk, DOCUMENT_CHUNK};

/// The bit of a column's specification that says that its data is packed.
const PACKED: u64 = 1 << 3;

/// The same document with no column packed; nothing when none is, when it would be longer than `limit` bytes, or when these are not the
/// bytes of one document.
pub fn expanded(saved: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut chunk = Chunk::of(saved)?;
    if chunk.left().len() != chunk.length {
        return None;
    }
    let start = chunk.at;
    chunk.heads()?;
    let prefix = saved.get(start..chunk.at)?;
    let changes = columns(&mut chunk)?;
    let operations = columns(&mut chunk)?;
    if !changes.iter().chain(&operations).any(|column| column.is_packed()) {
        return None;
    }
    let mut data = Vec::new();
    let mut body = prefix.to_vec();
    for columns in [changes, operations] {
        put(&mut body, columns.len() as u64);
        for column in columns {
            let held = chunk.take(column.length)?;
            let before = data.len();
            if column.is_packed() {
                let room = limit.checked_sub(before)? as u64;
                DeflateDecoder::new(held).take(room.saturating_add(1)).read_to_end(&mut data).ok()?;
            } else {
                data.extend_from_slice(held);
            }
            put(&mut body, column.specification & !PACKED);
            put(&mut body, (data.len() - before) as u64);
        }
    }
    body.append(&mut data);
    body.extend_from_slice(chunk.left());
    let mut named = vec![DOCUMENT_CHUNK];
    put(&mut named, body.len() as u64);
    named.append(&mut body);
    let checksum = Sha256::digest(&named);
    let whole: Vec<u8> = MAGIC.iter().chain(checksum.get(..4)?).chain(&named).copied().collect();
    (whole.len() <= limit).then_some(whole)
}

/// A column as the metadata names it.
struct Column {
    specification: u64,
    length: usize,
}

impl Column {
    const fn is_packed(&self) -> bool {
        self.specification & PACKED != 0
    }
}

fn columns(chunk: &mut Chunk<'_>) -> Option<Vec<Column>> {
    let count = chunk.number()?;
    // Each takes two bytes at least: no more is believed.
    if count > chunk.left().len() / 2 {
        return None;
    }
    (0..count).map(|_| Some(Column { specification: chunk.long()?, length: chunk.number()? })).collect()
}

/// Writes an unsigned LEB128.
fn put(into: &mut Vec<u8>, mut number: u64) {
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            into.push(low);
            return;
        }
        into.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Author, Document};
    use crate::domain::{ClientField, ClientKind, Command};
    use crate::{Id, Instant};
    use automerge::AutoCommit;
    use proptest::prelude::*;

    /// A client with a history.
    fn saved(address: &str, notes: &[String]) -> Vec<u8> {
        let id = |n: u8| Id::from_bytes([n; 16]);
        let author = Author { member: id(200), name: "Анна".to_owned() };
        let mut client = Document::empty(id(1));
        client.set_actor(&[9; 16]);
        let fields = vec![(ClientField::Address, address.to_owned())];
        let create =
            Command::CreateClient {
                client: id(1), kind: ClientKind::default(), name: "Анор".to_owned(), phone: None, fields
            };
        client.apply(&[create], &author, Instant::from_millis(1)).unwrap();
        for (n, text) in (2..).zip(notes) {
            let note = Command::PutNote { client: id(1), note: id(n), text: text.clone() };
            client.apply(&[note], &author, Instant::from_millis(i64::from(n))).unwrap();
        }
        client.save()
    }

    proptest! {
        #[test]
        fn what_automerge_would_have_saved_without_packing(
            address in "[а-яА-Я ]{0,300}",
            notes in prop::collection::vec("[а-я][а-я ]{0,79}", 0..12),
        ) {
            let saved = saved(&address, &notes);
            let plain = AutoCommit::load(&saved).unwrap().save_nocompress();
            let is_packed = plain != saved;
            prop_assert_eq!(expanded(&saved, usize::MAX), is_packed.then(|| plain.clone()));
            prop_assert_eq!(expanded(&saved, plain.len()).is_some(), is_packed);
            prop_assert_eq!(expanded(&saved, plain.len() - 1), None);
            prop_assert_eq!(expanded(&plain, usize::MAX), None, "nothing is packed any more");
        }

        #[test]
        fn damaged_bytes_are_no_document_or_another_one_and_never_too_long(at in 0_usize..2_000, with in any::<u8>(), cut in 0_usize..2_000) {
            let mut saved = saved(&"улица Навои ".repeat(20), &[]);
            let length = saved.len();
            prop_assert!(expanded(&saved, usize::MAX).is_some());
            saved[at % length] = with;
            prop_assert!(expanded(&saved, 4_096).is_none_or(|bytes| bytes.len() <= 4_096));
            saved.truncate(cut % length);
            prop_assert!(expanded(&saved, 4_096).is_none());
        }
    }
}
