//! The board: deals by stage, moved by mouse, finger, keys or menu. Never here: what a move means (the domain says).

mod card;
mod column;
mod drag;
mod keys;
mod loss;
mod page;
mod pipelines;

pub use loss::LossSheet;
pub use page::DealsPage;
