//! Relays as processes and devices at real sockets: the product's own engine, native, with its storage in memory.
//!
//! Never here: what must come of it (that is for the tests and the bench).

pub mod counted;
pub mod device;
pub mod people;
pub mod process;
