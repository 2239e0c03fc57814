//! Hostile devices: changes and frames that are well formed and lie, and a client that speaks the protocol and keeps to nothing.
//!
//! Never here: what the relay must answer (that is what the tests say).

pub mod chunk;
pub mod inputs;
pub mod liar;
pub mod mutate;
pub mod scribe;
