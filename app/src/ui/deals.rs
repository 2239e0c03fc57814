//! The board: deals by stage, moved by mouse, finger, keys or menu. Never here: what a move means (the domain says).

mod card;
mod column;
mod drag;
mod filter;
mod follow_up;
mod keys;
mod loss;
mod page;
mod pipelines;
mod step;
mod win;

pub use follow_up::{FollowUp, FollowUpFields};
pub use loss::LossSheet;
pub use page::DealsPage;
pub use step::step_mark;

pub use win::WinSheet;
