//! Settings of this person and this browser, and those of the company that everybody shares.

mod choices;
mod page;
mod pipeline;
mod pipelines;
mod reasons;
mod sharing;
mod stage;
mod stage_help;

pub use page::SettingsPage;
pub use pipelines::PipelinesPage;
pub use sharing::SharingPage;
