//! Ingot's relay: keeps the log of changes, carries them between devices, serves the app.
//!
//! | module | duty |
//! |---|---|
//! | [`access`] | who may read which document now |
//! | [`accounts`] | who may come in, and who may ask for what about people |
//! | [`gate`] | may this change enter the log? |
//! | [`store`] | the log, the documents and their rows, people and their devices, durable; SQLite or memory |
//! | [`http`] | the app's files, `/api/account`, `/health`, and one `/sync` connection per device |
//! | [`workspaces`] | the host names of several workspaces on one relay |
//! | [`metrics`] | what is counted for whoever watches the relay |
//! | [`neutral`] | the file that holds a whole workspace for whoever has no Ingot |
//! | [`commands`] | `serve`, `backup`, `restore`, `export`, `import`, `doctor`, `invite`, `recover`, `workspace` |
//!
//! Never here: domain rules of the relay's own. Documents, rows and the protocol's decisions come from `ingot_shared`.

pub mod access;
pub mod accounts;
mod allowance;
mod clock;
pub mod commands;
pub mod gate;
mod hex;
pub mod http;
pub mod metrics;
pub mod neutral;
pub mod random;
pub mod store;
#[cfg(test)]
mod testing;
pub mod workspaces;
