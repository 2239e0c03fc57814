//! Writes the file. Never here: reading it.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ingot_shared::Id;
use ingot_shared::document::{Document, Plain};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::{Closing, DocumentLine, ErasedLine, FORMAT, Header, MemberLine, VERSION, hex, role_name};
use crate::store::{Logged, Part};

/// A file under way. Only one with its closing line is whole.
#[derive(Debug)]
pub struct Writer<W> {
    out: W,
    digest: Sha256,
    documents: u64,
    changes: u64,
}

/// A document's line as it is written; readers that make it again skip the first parts.
#[derive(Serialize)]
struct Written {
    kind: &'static str,
    content: Content,
    #[serde(flatten)]
    line: DocumentLine,
}

struct Content(Plain);

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        plain(&self.0, out)
    }
}

struct Borrowed<'a>(&'a Plain);

impl Serialize for Borrowed<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        plain(self.0, out)
    }
}

fn plain<S: Serializer>(value: &Plain, out: S) -> Result<S::Ok, S::Error> {
    match value {
        Plain::Nothing => out.serialize_none(),
        Plain::Flag(flag) => out.serialize_bool(*flag),
        Plain::Number(number) => out.serialize_i64(*number),
        Plain::Fraction(number) => out.serialize_f64(*number),
        Plain::Text(text) => out.serialize_str(text),
        Plain::Bytes(bytes) => out.serialize_str(&STANDARD.encode(bytes)),
        Plain::Map(map) => {
            let mut entries = out.serialize_map(Some(map.len()))?;
            for (key, value) in map {
                entries.serialize_entry(key, &Borrowed(value))?;
            }
            entries.end()
        }
    }
}

impl<W: Write> Writer<W> {
    /// A file to which nothing was written yet.
    pub fn new(out: W) -> Self {
        Self { out, digest: Sha256::new(), documents: 0, changes: 0 }
    }

    /// Writes a part of the workspace; `written` is now, as ISO 8601.
    ///
    /// # Errors
    /// That of the file; [`io::ErrorKind::InvalidData`] names a document that cannot be read.
    pub fn part(&mut self, part: Part, written: &str) -> io::Result<()> {
        match part {
            Part::Workspace { epoch } => self.line(&Header {
                format: FORMAT.to_owned(),
                version: VERSION,
                epoch: epoch.to_string(),
                written: written.to_owned(),
            }),
            Part::Member(member) => self.line(&MemberLine {
                account: member.id.to_string(),
                name: member.name,
                email: member.email,
                role: role_name(member.role).to_owned(),
                active: member.active,
                made: member.made.as_millis(),
                department: member.department.map(|department| department.to_string()),
            }),
            Part::Erased(tombstone) => self.line(&ErasedLine {
                erased: tombstone.document.to_string(),
                at: tombstone.at.as_millis(),
                member: tombstone.member.to_string(),
                device: tombstone.device.to_string(),
            }),
            Part::Document { id, bytes, log } => self.document(id, &bytes, &log),
        }
    }

    fn document(&mut self, id: Id, bytes: &[u8], log: &[Logged]) -> io::Result<()> {
        // Damaged bytes may make Automerge panic.
        let loaded = catch_unwind(AssertUnwindSafe(|| {
            Document::load(id, bytes).map(|document| (document.kind().map_or("", |kind| kind.key()), document.plain()))
        }));
        let damaged = || io::Error::new(io::ErrorKind::InvalidData, format!("document {id} is damaged: run doctor"));
        let (kind, content) = loaded.ok().and_then(Result::ok).ok_or_else(damaged)?;
        self.documents += 1;
        self.changes += log.len() as u64;
        let logged =
            |change: &Logged| (change.seq, hex(change.hash.as_slice()), change.member.to_string(), change.device.to_string());
        let line =
            DocumentLine { document: id.to_string(), log: log.iter().map(logged).collect(), automerge: STANDARD.encode(bytes) };
        self.line(&Written { kind, content: Content(content), line })
    }

    fn line(&mut self, line: &impl Serialize) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.digest.update(&bytes);
        self.out.write_all(&bytes)
    }

    /// Writes the closing line; returns the numbers of documents and changes, and where it was written to.
    ///
    /// # Errors
    /// That of the file.
    pub fn finish(mut self) -> io::Result<(u64, u64, W)> {
        let (documents, changes) = (self.documents, self.changes);
        let sha256 = hex(&self.digest.clone().finalize());
        self.line(&Closing { documents, changes, sha256 })?;
        self.out.flush()?;
        Ok((documents, changes, self.out))
    }
}
