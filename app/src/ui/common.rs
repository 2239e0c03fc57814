//! The component kit. Never here: rules, and which client or deal is shown.

mod avatar;
mod badge;
mod day_chips;
mod empty;
mod field;
mod file;
mod gradual;
pub mod grip;
mod icon;
mod kept;
mod locked;
mod menu;
mod more;
mod sheet;
mod swatch;
mod virtual_list;

pub use avatar::{avatar, avatar_of};
pub use badge::segment_badge;
pub use day_chips::DayChips;
pub use empty::Empty;
pub use field::{Field, InlineField, Saved};
pub use file::download;
pub use gradual::{Gradual, is_whole, soon};
pub use icon::icon;
pub use kept::{KeptForm, begun_before, forget_typed};
pub use locked::locked;
pub use menu::{Menu, MenuItem, anchor_of};
pub use more::More;
pub use sheet::{Sheet, SheetHandle, use_sheet};
pub use swatch::swatch;
pub use virtual_list::VirtualList;
