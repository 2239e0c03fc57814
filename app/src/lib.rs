//! Ingot in the browser. Three binaries are built from it: `page` (Leptos views over rows in memory), `engine` (the worker:
//! documents, storage, socket) and `demo` (a worker that makes up an example company, loaded when somebody asks for it).

pub mod bridge;
#[cfg(feature = "demo")]
pub mod demo;
#[cfg(feature = "engine")]
pub mod engine;
#[cfg(feature = "words")]
pub mod model;
#[cfg(feature = "words")]
pub mod ui;
