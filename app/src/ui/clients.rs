//! The client list: two bases, search, rows of any number. Never here: one client's screen.

mod bulk;
mod chips;
mod export;
mod order;
mod page;
mod row;
mod selection;
mod state;

pub use page::ClientsPage;
