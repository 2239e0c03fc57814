//! Tasks: promises with a day, in lists and calendars, on their client's screen, and the sheet that makes them.
//! Never here: what is due and what is late (the model says).

mod act;
mod calendar;
mod card;
mod drag;
mod form;
mod line;
mod page;
mod picker;
mod planner;
mod sheet;

pub use card::TasksCard;
pub use page::TasksPage;
pub use sheet::TaskSheet;
