//! The neutral file of a whole workspace: JSON lines that people and programs read without Ingot, and from which a relay makes every
//! document again, change by change. `EXPORT.md` describes it; a test compares the two.
//!
//! Never here: SQL, or where the file lies.

mod read;
mod write;

use serde::{Deserialize, Serialize};

use crate::hex::hex;

pub use read::{Contents, Damage, check, fill};
pub use write::Writer;

/// What the first line calls the file.
pub const FORMAT: &str = "ingot-workspace";
/// The version of the format. A reader takes this and every earlier one.
pub const VERSION: u32 = 1;

/// The first line.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    epoch: String,
    written: String,
    secret: String,
}

/// What a document's line needs to make it again.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct DocumentLine {
    document: String,
    /// Number, hash, member and device of every change, in the order of the log.
    log: Vec<(u64, String, String, String)>,
    automerge: String,
}

/// What stays of an erased document.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct ErasedLine {
    erased: String,
    /// Milliseconds since 1970.
    at: i64,
    member: String,
    device: String,
}

/// The last line.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Closing {
    documents: u64,
    changes: u64,
    /// Of everything before this line.
    sha256: String,
}

#[cfg(test)]
mod tests;
