//! The worker: storage, documents, outbox, socket, leadership, import readers.
//!
//! Never here: DOM or views. The core runs natively too, over the in-memory storage: the simulation drives it there.

mod account;
mod auditing;
pub mod continuing;
mod core;
pub mod demo;
pub mod documents;
mod emptied;
mod erasing;
mod exchange;
mod handing;
pub mod identity;
pub mod import;
pub mod importing;
mod merging;
mod offering;
pub mod outbox;
mod personal;
mod refusal;
mod revoking;
pub mod rows;
mod silence;
pub mod storage;
mod suspects;
mod unsent;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use account::Joined;
pub use auditing::{AuditStep, Audited};
pub use core::{Engine, Outcome};
pub use erasing::Erasing;
pub use exchange::Received;
pub use suspects::Watcher;
