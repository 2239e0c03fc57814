//! The first start, the example company's banner, and what an empty screen offers to begin with. Never here: making the example.

mod banner;
mod beginning;
mod making;
mod steps;

pub use banner::DemoBanner;
pub use beginning::Beginning;
