//! Settings of this person and this browser, and those of the company that everybody shares.

mod add_line;
mod choices;
mod head;
mod item;
mod list;
mod lists;
mod long_text;
mod own_segment;
mod page;
mod pipeline;
mod pipelines;
mod reasons;
mod score;
mod segments;
mod sharing;
mod stage;
mod stage_help;
mod templates;
mod tools;
mod week;

#[cfg(debug_assertions)]
pub use choices::COLOURS;
pub use head::{led, section_head};
pub use list::ListPage;
pub use lists::{ListsPage, list_name};
pub use page::SettingsPage;
pub use pipelines::PipelinesPage;
pub use segments::SegmentsPage;
pub use sharing::SharingPage;
pub use templates::TemplatesPage;
pub use tools::ToolsPage;
pub use week::WeekPage;
