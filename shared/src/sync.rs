//! The sync protocol: frames, and the state machines of both ends. Bytes go in, bytes and effects come out; see `PROTOCOL.md` beside
//! the code.
//!
//! Never here: a socket, a timer, storage. What the protocol guarantees is in the page's invariants S1–S15.

pub mod audit;
pub mod codec;
pub mod device;
pub mod frame;
mod hash;
pub mod packed;
pub mod session;

pub use device::Device;
pub use frame::{ClientFrame, Entry, Offer, RelayFrame, Verdict};
pub use session::Session;
