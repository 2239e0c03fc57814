//! The worker: storage, documents, outbox, socket, leadership, import readers.
//!
//! Never here: DOM or views. The core runs natively too, over the in-memory storage: the simulation drives it there.

pub mod import;
pub mod storage;
