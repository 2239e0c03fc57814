//! Settings of this person and this browser. Never here: settings of the workspace, which come with accounts.

mod page;

pub use page::SettingsPage;
