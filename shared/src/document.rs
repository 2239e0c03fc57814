//! Documents: one Automerge document per client, edited field by field.
//!
//! Only this module calls Automerge's write API. Never here: writing a whole struct back (it would undo what others did), or
//! merging a list by position (collections are maps keyed by id).

mod apply;
mod client;
mod read;
mod schema;
pub mod view;

pub use client::{Author, ChangeRecord, Client, DocumentError};
pub use view::ClientView;
