//! Deals: the board by stage, moved by mouse, finger, keys or menu; the list; the months. Never here: what a move means (the domain says).

mod card;
mod column;
mod drag;
mod filter;
mod follow_up;
mod keys;
mod list;
mod loss;
mod month_drag;
mod months;
mod need;
mod page;
mod pipelines;
mod shape;
mod step;
mod win;

pub use follow_up::{FollowUp, FollowUpFields};
pub use loss::LossSheet;
pub use need::{NeedSheet, Needed, Wrong, field as need_field};
pub use page::DealsPage;
pub use step::step_mark;

pub use win::WinSheet;
