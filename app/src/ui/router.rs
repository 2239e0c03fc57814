//! Which screen the address names, and the way from one to another. A screen is found by a table of eight paths, so a general router
//! would be mostly weight: it was a tenth of the page. Never here: what a screen shows.

#[cfg(target_arch = "wasm32")]
mod history;
#[cfg(target_arch = "wasm32")]
mod links;
#[cfg(target_arch = "wasm32")]
mod place;
mod route;

#[cfg(target_arch = "wasm32")]
pub use history::{Router, use_router};
pub use route::{Route, asks_for, value_of, with_value};
