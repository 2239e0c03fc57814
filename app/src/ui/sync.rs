//! The sync screen: what is not sent, what was refused, how the storage is. Never here: sending.

mod keeping;
mod page;
mod refused;
mod waiting;

pub use page::SyncPage;
