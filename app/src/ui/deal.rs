//! One deal's screen: where it is and goes next, what is sold, how it is paid, how it came here. Never here: the board and the list.

mod direction;
mod facts;
mod field;
mod form;
mod head;
mod history;
mod line_form;
mod lines;
mod page;
mod payment_form;
mod payments;
mod stage_help;

pub use field::DayField;
pub use page::DealPage;
pub use payments::when;
