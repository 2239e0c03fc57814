//! The worker that makes up the example company. It is a binary of its own, loaded when somebody asks for the example: lists of names and
//! texts must not weigh on a first visit. Never here: storing anything.

pub mod batches;
#[cfg(target_arch = "wasm32")]
pub mod worker;
