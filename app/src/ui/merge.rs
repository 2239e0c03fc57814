//! Two clients that are one: finding them, looking at them side by side, merging. Never here: deciding who may be one.

mod choose;
mod different;
mod page;
mod sheet;

pub use choose::ChooseOther;
pub use different::say_different;
pub use page::DuplicatesPage;
pub use sheet::MergeSheet;
