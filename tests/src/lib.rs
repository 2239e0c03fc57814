//! The simulation: engines over crashing storages, a relay, and a network that drops, repeats, reorders and cuts — all from one seed.
//!
//! The engines, the sessions, the gate and the documents are the product's own; only storage and network are made here. A failed run
//! names its seed, and `INGOT_SEED=<n> cargo test -p ingot-tests` plays it again.

pub mod account;
pub mod check;
pub mod commands;
pub mod hostile;
pub mod live;
pub mod network;
pub mod proxy;
pub mod relay;
pub mod rng;
pub mod secrecy;
pub mod storage;
pub mod world;
