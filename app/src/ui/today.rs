//! Today: who must hear from us, one after the other until nothing is left. Never here: who that is (`model/today.rs`).

mod counters;
mod form;
mod keys;
mod list;
mod page;
mod panel;
mod row;
mod sheet;
mod snooze;
mod state;
mod swipe;
mod why;

pub use counters::ScopeChips;
pub use page::TodayPage;
pub use row::instead;
