//! Ingot in the browser. Two binaries are built from it: `page` (Leptos views over rows in memory) and `engine` (the worker:
//! documents, storage, socket).

pub mod bridge;
#[cfg(feature = "engine")]
pub mod engine;
#[cfg(feature = "page")]
pub mod model;
#[cfg(feature = "page")]
pub mod ui;
