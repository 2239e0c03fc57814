//! The client list: two bases, search, rows of any number. Never here: one client's screen.

mod chips;
mod order;
mod page;
mod row;
mod state;

pub use page::ClientsPage;
