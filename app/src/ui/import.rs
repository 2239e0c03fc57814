//! Import of a file of clients: choose, check the columns, watch, take back. Never here: reading the file; the engine does.

mod check;
mod choose;
mod columns;
mod page;
mod progress;

pub use page::ImportPage;
