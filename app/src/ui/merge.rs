//! Two clients that are one: finding them, looking at them side by side, merging. Never here: deciding who may be one.

mod choose;
mod page;
mod sheet;

pub use choose::ChooseOther;
pub use page::DuplicatesPage;
pub use sheet::MergeSheet;
