//! One client's screen: who it is, what was said, what is sold. Never here: the list, the board.

mod accounts;
mod badges;
mod call;
mod composer;
mod contact;
mod contacts;
mod custom;
mod deal;
mod deals;
mod edit;
mod entry;
mod fact;
mod facts;
mod former;
mod head;
mod kind;
mod kpi;
mod note;
mod page;
mod people;
mod present;
mod purchases;
mod request;
mod save;
mod set;
mod timeline;
mod turn;
mod twin;
mod verify;
mod words;
mod write;

pub use deal::{CurrencySelect, DealMenu, Expected, Pace, StageSelect, parse};
pub use former::{called, told};
pub use page::{ClientPage, Open};
pub use save::save;
pub use words::offered;
