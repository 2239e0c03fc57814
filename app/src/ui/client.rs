//! One client's screen: who it is, what was said, what is sold. Never here: the list, the board.

mod contacts;
mod deal;
mod deals;
mod facts;
mod head;
mod kpi;
mod note;
mod page;
mod present;
mod save;
mod timeline;

pub use deal::{CurrencySelect, parse};
pub use page::ClientPage;
