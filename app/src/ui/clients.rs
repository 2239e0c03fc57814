//! The client list: two bases, views, filters, search, rows of any number. Never here: one client's screen.

mod bulk;
mod cells;
mod change;
mod chips;
mod conditions;
mod export;
mod layout;
mod letters;
mod names;
mod order;
mod page;
mod row;
mod saving;
mod selection;
mod state;
mod values;

pub use bulk::BulkBar;
pub use conditions::FilterPanel;
pub use export::{Export, export_everybody};
pub use letters::Letters;
pub use page::ClientsPage;
pub use selection::Selection;
pub use state::ListState;
