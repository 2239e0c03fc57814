//! One line that finds everything and does everything: Ctrl K, ⌘ K, or the button in the bar. Never here: what fits best (the model says).

mod acts;
mod found;
mod view;

pub use view::{Palette, palette_button};
