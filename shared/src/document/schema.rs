//! The keys that every document knows, and those of version 1. The fields of things are in the tables of [`super::entity`].
//!
//! ```text
//! version, kind, id, <main map> { its fields, deleted, import },
//! word:<id> { its fields, at, by, name, removed, import, turn (id of the turn that counts),
//!             turn:<id> { state, text, deal, at, by, name, previous, removed }, line:<id> { … } }
//! ```
//!
//! In a client document also, since version 1:
//!
//! ```text
//! profile { … }, phones { id: { … } }, emails { id: { … } }, notes { id: { … } },
//! deals { id: { …, external, current (id of the move that counts),
//!               moves { id: { from, to, kind, at, by, name, previous, reason, comment, undone } } } },
//! imports { id: true }
//! ```
//!
//! Values that belong together are one scalar (`amount`, `current`, `turn`): two concurrent edits leave one of them, never a mixture.
//! Nothing is deleted from a map; `removed`, `deleted` and `undone` hide it, so that it can come back.

pub(super) const VERSION: &str = "version";
pub(super) const KIND: &str = "kind";
pub(super) const ID: &str = "id";
pub(super) const PROFILE: &str = "profile";
pub(super) const MERGED_INTO: &str = "merged_into";
pub(super) const CONTINUES: &str = "continues";
pub(super) const PHONES: &str = "phones";
pub(super) const EMAILS: &str = "emails";
pub(super) const NOTES: &str = "notes";
pub(super) const DEALS: &str = "deals";
pub(super) const MOVES: &str = "moves";
pub(super) const IMPORTS: &str = "imports";

pub(super) const NAME: &str = "name";
pub(super) const CREATED: &str = "created";
pub(super) const DELETED: &str = "deleted";
pub(super) const REMOVED: &str = "removed";
pub(super) const UNDONE: &str = "undone";
pub(super) const IMPORT: &str = "import";
pub(super) const TYPED: &str = "typed";
pub(super) const ADDRESS: &str = "address";
pub(super) const TEXT: &str = "text";
pub(super) const AT: &str = "at";
pub(super) const BY: &str = "by";
pub(super) const TITLE: &str = "title";
pub(super) const AMOUNT: &str = "amount";
pub(super) const RESPONSIBLE: &str = "responsible";
pub(super) const LEAD: &str = "lead";
pub(super) const EXTERNAL: &str = "external";
pub(super) const CURRENT: &str = "current";
pub(super) const TURN: &str = "turn";
pub(super) const STATE: &str = "state";
pub(super) const FROM: &str = "from";
pub(super) const TO: &str = "to";
pub(super) const PREVIOUS: &str = "previous";
pub(super) const REASON: &str = "reason";
pub(super) const COMMENT: &str = "comment";
