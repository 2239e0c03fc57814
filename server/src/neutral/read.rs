//! Reads the file: first all of it, to know that it is whole, then document by document.

use std::io::BufRead;
use std::panic::{AssertUnwindSafe, catch_unwind};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ingot_shared::access::Audience;
use ingot_shared::account::Role;
use ingot_shared::document::{ChangeRecord, Document};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ChangeHash, Entry};
use ingot_shared::{Id, Instant};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Closing, DocumentLine, ErasedLine, FORMAT, Header, MemberLine, VERSION, hex, role_name};
use crate::access::Access;
use crate::gate::{Accepted, ChangedDocument, MAX_DOCUMENT, Turn};
use crate::store::people::Member;
use crate::store::{Filled, Tombstone};

/// Longest line: the largest document as base64, its content and its log, and room to spare.
const MAX_LINE: usize = 16 * MAX_DOCUMENT;
/// Longest first line. A foreign file may be one line of gigabytes.
const MAX_HEADER: usize = 64 * 1024;

/// Why nothing can be made of the file: what to do about it is said too.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The file cannot be read.
    #[error("cannot read the file: {0}")]
    Unreadable(String),
    /// It is something else.
    #[error("this is not an export of Ingot: choose a file that `ingot-server export` wrote")]
    Foreign,
    /// A later version wrote it.
    #[error("the export was written by a newer Ingot (format {0}, this one knows {VERSION}): install the newer version")]
    TooNew(u32),
    /// It has no end.
    #[error("the export ends too early, after line {0}: copy the whole file again, or export again")]
    Truncated(u64),
    /// A line is not what was written.
    #[error("the export is damaged in line {0}: copy the file again, or export again")]
    Line(u64),
    /// The lines are not those that were written.
    #[error("the export is damaged, its checksum is another one: copy the file again, or export again")]
    Checksum,
}

/// What a whole file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Everybody of the workspace, without passwords.
    pub members: Vec<Member>,
    /// How many documents.
    pub documents: u64,
    /// What stays of erased documents.
    pub erased: Vec<Tombstone>,
    /// The numbers of all changes, sorted. They are given anew without a gap.
    numbers: Vec<u64>,
}

impl Contents {
    /// How many changes.
    pub fn changes(&self) -> u64 {
        self.numbers.len() as u64
    }

    /// The new number of a change.
    fn number(&self, old: u64) -> Option<u64> {
        self.numbers.binary_search(&old).ok().map(|at| at as u64 + 1)
    }
}

/// Lines with their numbers, each read whole.
struct Lines<R> {
    source: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// The next line with its end; none after the last.
    fn next(&mut self, most: usize) -> Result<Option<Vec<u8>>, Damage> {
        use std::io::Read as _;
        let mut line = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX);
        let mut source = self.source.by_ref().take(limit);
        source.read_until(b'\n', &mut line).map_err(|error| Damage::Unreadable(error.to_string()))?;
        if line.is_empty() {
            return Ok(None);
        }
        self.number += 1;
        match line.last() {
            Some(b'\n') => Ok(Some(line)),
            _ if line.len() >= most => Err(Damage::Line(self.number)),
            _ => Err(Damage::Truncated(self.number - 1)),
        }
    }
}

/// Reads a whole file and makes sure that it is what was written.
///
/// # Errors
/// [`Damage`].
pub fn check(source: impl BufRead) -> Result<Contents, Damage> {
    let mut lines = Lines { source, number: 0 };
    let mut digest = Sha256::new();
    let first = match lines.next(MAX_HEADER) {
        Ok(Some(first)) => first,
        Ok(None) | Err(Damage::Line(_) | Damage::Truncated(_)) => return Err(Damage::Foreign),
        Err(error) => return Err(error),
    };
    header(&first)?;
    digest.update(&first);
    let mut contents = Contents { members: Vec::new(), documents: 0, erased: Vec::new(), numbers: Vec::new() };
    loop {
        let line = lines.next(MAX_LINE)?.ok_or(Damage::Truncated(lines.number))?;
        if let Ok(closing) = serde_json::from_slice::<Closing>(&line) {
            if closing.sha256 != hex(&digest.finalize()) {
                return Err(Damage::Checksum);
            }
            if lines.next(MAX_LINE)?.is_some() || closing.documents != contents.documents || closing.changes != contents.changes()
            {
                return Err(Damage::Line(lines.number));
            }
            break;
        }
        digest.update(&line);
        if let Ok(member) = serde_json::from_slice::<MemberLine>(&line) {
            let is_first = contents.erased.is_empty() && contents.documents == 0;
            contents.members.push(self::member(member).filter(|_| is_first).ok_or(Damage::Line(lines.number))?);
            continue;
        }
        if let Ok(erased) = serde_json::from_slice::<ErasedLine>(&line) {
            // They come before the documents: those are read without looking for others in between.
            let tombstone = tombstone(&erased).filter(|_| contents.documents == 0).ok_or(Damage::Line(lines.number))?;
            contents.erased.push(tombstone);
            continue;
        }
        let document: DocumentLine = serde_json::from_slice(&line).map_err(|_| Damage::Line(lines.number))?;
        contents.documents += 1;
        contents.numbers.extend(document.log.iter().map(|(number, ..)| *number));
    }
    contents.numbers.sort_unstable();
    if contents.numbers.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        return Err(Damage::Line(lines.number));
    }
    Ok(contents)
}

fn member(line: MemberLine) -> Option<Member> {
    let MemberLine { account, name, email, role, active, made, department } = line;
    let role = Role::ALL.into_iter().find(|known| role_name(*known) == role)?;
    Some(Member {
        id: account.parse().ok()?,
        name,
        email,
        password: String::new(),
        role,
        active,
        made: Instant::from_millis(made),
        department: department.map(|department| department.parse()).transpose().ok()?,
    })
}

fn tombstone(line: &ErasedLine) -> Option<Tombstone> {
    Some(Tombstone {
        document: line.erased.parse().ok()?,
        at: Instant::from_millis(line.at),
        member: line.member.parse().ok()?,
        device: line.device.parse().ok()?,
    })
}

/// Makes sure that there is a header of a version that this one reads.
fn header(line: &[u8]) -> Result<(), Damage> {
    let value: Value = serde_json::from_slice(line).map_err(|_| Damage::Foreign)?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Damage::Foreign);
    }
    // The version first: a later one may have another header.
    match value.get("version").and_then(Value::as_u64).and_then(|version| u32::try_from(version).ok()) {
        Some(version) if version > VERSION => return Err(Damage::TooNew(version)),
        Some(1..) => {}
        _ => return Err(Damage::Line(1)),
    }
    serde_json::from_value::<Header>(value).map(|_| ()).map_err(|_| Damage::Line(1))
}

/// Reads the documents of a file that was [checked](check), numbered anew. The last item is an error if there is one.
pub fn fill(source: impl BufRead, contents: &Contents) -> impl Iterator<Item = Result<Filled, Damage>> {
    let mut lines = Lines { source, number: 0 };
    // The header, the members and the tombstones.
    let mut skip = 1 + contents.members.len() + contents.erased.len();
    let mut left = contents.documents;
    std::iter::from_fn(move || {
        while let Some(rest) = skip.checked_sub(1) {
            skip = rest;
            if let Err(error) = lines.next(MAX_HEADER) {
                left = 0;
                return Some(Err(error));
            }
        }
        left = left.checked_sub(1)?;
        let filled = lines.next(MAX_LINE).and_then(|line| {
            // Damaged bytes may make Automerge panic; the checksum stops accidents only.
            let line = line.unwrap_or_default();
            let read = catch_unwind(AssertUnwindSafe(|| document(&line, contents)));
            read.ok().flatten().ok_or(Damage::Line(lines.number))
        });
        if filled.is_err() {
            left = 0;
        }
        Some(filled)
    })
}

fn document(line: &[u8], contents: &Contents) -> Option<Filled> {
    let line: DocumentLine = serde_json::from_slice(line).ok()?;
    let id: Id = line.document.parse().ok()?;
    let bytes = STANDARD.decode(&line.automerge).ok()?;
    let mut document = Document::load(id, &bytes).ok()?;
    let mut changes: std::collections::HashMap<String, ChangeRecord> =
        document.changes().into_iter().map(|change| (hex(&change.hash), change)).collect();
    let mut accepted = Vec::with_capacity(line.log.len());
    for (number, hash, member, device) in &line.log {
        let change = changes.remove(hash)?;
        let (member, device) = (member.parse().ok()?, device.parse().ok()?);
        let turn = Turn { document: id, actor: change.actor, seq: change.seq };
        let entry = Entry {
            seq: contents.number(*number)?,
            document: id,
            hash: ChangeHash::new(change.hash),
            bytes: change.bytes.into(),
        };
        accepted.push(Accepted { member, device, entry, turn });
    }
    let numbers = accepted.iter().map(|change: &Accepted| change.entry.seq);
    let (first, last) = numbers.clone().min().zip(numbers.max())?;
    let rows = document.rows();
    let maker = accepted.iter().min_by_key(|change| change.entry.seq).map(|change| change.member)?;
    let access = Access::new(maker, Audience::of(&rows, maker));
    let row = codec::encode(&rows);
    // A change without a number would be one that no device ever gets.
    changes.is_empty().then_some(())?;
    Some(Filled { document: ChangedDocument { id, first, last, created: true, bytes, row, access }, changes: accepted })
}
