//! Documents: one Automerge document per thing that people edit on their own, edited field by field.
//!
//! Only this module calls Automerge's write API. Never here: writing a whole struct back (it would undo what others did), or
//! merging a list by position (things are under keys of their own, by id).

mod again;
mod apply;
mod change;
mod chunk;
#[cfg(feature = "demo")]
pub(crate) mod draft;
pub mod edits;
pub mod entity;
mod expand;
mod first;
mod graft;
mod handle;
mod history;
mod node;
mod plain;
mod preview;
mod read;
pub mod record;
mod schema;
mod touch;
pub mod view;

pub use change::{ChangeRecord, DocumentError};
pub use chunk::{heads, is_whole};
#[cfg(feature = "demo")]
pub use draft::Step;
pub use expand::expanded;
pub use handle::{Applied, Author, Document};
pub use history::{LONG, LONG_BYTES};
pub use plain::{Plain, json_text};
pub use touch::Touch;
pub use view::ClientView;

/// The document of a client. Every kind is held alike; what it is stands in the document.
pub type Client = Document;
