//! The gate: decides for a batch of offered changes which may enter the log.
//!
//! It is pure: the store answers a batch's [`Questions`] with [`Facts`], the gate judges, the store persists the [`Outcome`]. So
//! every store accepts exactly the same changes, and no transaction is open while documents are computed.
//!
//! An offer passes, in this order: size, the number of its operations, one well-formed change chunk, its hash is the one named, its
//! document was not erased, not
//! logged already, everything it builds on is in the log of the same document (S9), its actor and number are not another change's
//! (S15), its author's role allows every operation of it (S8), and the document with it saves, loads again and gives rows. Documents are computed in a [`workshop`], a process of its own.
//! Verdicts are independent: a refused offer stops only those that build on it.
//!
//! Never here: SQL, or a decision about who a member is: the session says it.

mod batch;
mod document;
mod kept;
mod operations;
mod permission;
pub mod workshop;

use ingot_shared::sync::session::PAGE_BYTES;

pub use batch::{Accepted, Batch, ChangedDocument, Facts, Outcome, Push, Questions, StoredDocument, Turn};
pub use operations::MAX_OPERATIONS;
pub use workshop::{Unavailable, Workshop};

/// Largest saved document, in bytes. It is far above what people type (`architecture.md`: 2,000 edits are 10 KB) and keeps one
/// document from filling a device.
pub const MAX_DOCUMENT: usize = 4 * 1024 * 1024;
/// Largest saved document after a change that only says that it goes on in another one, in bytes: a full one can still be marked, a few
/// hundred times.
pub const MAX_MARKED: usize = MAX_DOCUMENT + 64 * 1024;
/// Largest encoded row, in bytes: a page of rows holds at least one. A client would need more than a thousand deals, a workspace, beside
/// 20 KB of shipped dictionaries, eighty templates of a thousand Cyrillic letters.
pub const MAX_ROW: usize = PAGE_BYTES;
/// Largest actor id, in bytes; engines use 16.
pub const MAX_ACTOR: usize = 64;
