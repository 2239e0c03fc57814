//! The client list: two bases, search, rows of any number. Never here: one client's screen.

mod chips;
mod page;
mod row;

pub use page::ClientsPage;
