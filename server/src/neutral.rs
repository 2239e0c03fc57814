//! The neutral file of a whole workspace: JSON lines that people and programs read without Ingot, and from which a relay makes every
//! document again, change by change. `EXPORT.md` describes it; a test compares the two.
//!
//! Never here: SQL, or where the file lies.

mod read;
mod write;

use ingot_shared::account::Role;
use serde::{Deserialize, Serialize};

use crate::hex::hex;

pub use read::{Contents, Damage, check, fill};
pub use write::Writer;

/// What the first line calls the file.
pub const FORMAT: &str = "ingot-workspace";
/// The version of the format. A reader takes this and every earlier one.
pub const VERSION: u32 = 2;

/// The first line.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    epoch: String,
    written: String,
}

/// What a document's line needs to make it again.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct DocumentLine {
    document: String,
    /// Number, hash, member and device of every change, in the order of the log.
    log: Vec<(u64, String, String, String)>,
    automerge: String,
}

/// Somebody of the workspace. Never his password's hash: whoever has the file could try passwords on it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct MemberLine {
    account: String,
    name: String,
    email: String,
    role: String,
    active: bool,
    /// Milliseconds since 1970.
    made: i64,
    /// His department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    department: Option<String>,
}

const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Head => "head",
        Role::Manager => "manager",
        Role::Viewer => "viewer",
    }
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
