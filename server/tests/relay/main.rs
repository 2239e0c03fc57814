//! The relay from outside: over real sockets, as a library and as the binary.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

mod access;
mod accounts;
mod administration;
mod app_files;
mod browser;
mod crash;
mod departments;
mod device;
mod erasing;
mod full_disk;
mod gate;
mod hostile;
mod limits;
mod looking;
mod observed;
mod passkeys;
mod people;
mod process;
mod review;
mod safety;
mod secrets;
mod sync;
#[path = "../../src/testing.rs"]
mod testing;
mod throughput;
mod tls;
mod transfers;
mod workspaces;
