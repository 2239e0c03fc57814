//! The inbox: what nobody has answered yet, one tap away from being somebody's. Never here: what is done with it ([`crate::model::inbox`]).

mod act;
mod add;
mod asked;
mod item;
mod keys;
mod page;
mod review;
mod share;
mod sheets;

pub use act::me;
pub use add::EnquiryForm;
pub use page::InboxPage;
pub use review::Review;
pub use share::has_rules;
