//! What Ingot knows: the rules of selling, the documents, the rows made from them and the sync protocol.
//!
//! Never here: IO, a clock, randomness, `wasm-bindgen` or an async runtime. `now`, random bytes and stored bytes come in as
//! arguments; effects go out as data. The same code runs in the browser, in the relay and in the simulation.

pub mod access;
pub mod account;
pub mod date;
#[cfg(feature = "demo")]
pub mod demo;
pub mod document;
pub mod domain;
pub mod id;
pub mod instant;
pub mod lock;
pub mod money;
pub mod phone;
pub mod report;
pub mod rights;
pub mod row;
pub mod silence;
pub mod sync;
pub mod text;
pub mod wire;

pub use date::Date;
pub use id::Id;
pub use instant::Instant;
pub use money::{Currency, Money};
