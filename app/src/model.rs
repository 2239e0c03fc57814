//! What the page knows: rows in memory, the queries over them, what can be undone and what waits for the engine.
//!
//! Plain structs with tests. Never here: the DOM, documents, storage or sockets. Only [`engine_link`] and [`demo_link`] touch the
//! browser: they spawn workers.

pub mod absence;
pub mod account;
pub mod board;
pub mod calendar;
pub mod change;
pub mod columns;
pub mod csv;
pub mod days;
pub mod deal;
pub mod decimal;
#[cfg(target_arch = "wasm32")]
pub mod demo_link;
pub mod duplicates;
#[cfg(target_arch = "wasm32")]
pub mod engine_link;
pub mod filter;
pub mod heartbeat;
pub mod inbox;
pub mod known;
pub mod leaving;
pub mod letter;
pub mod lists;
pub mod lock;
pub mod mine;
pub mod money;
pub mod next_step;
pub mod open_client;
pub mod own_segment;
pub mod paper;
pub mod planner;
pub mod plural;
pub mod reach;
pub mod records;
pub mod requests;
pub mod rows;
pub mod saved;
pub mod score;
pub mod search;
pub mod segments;
pub mod structure;
pub mod tasks;
pub mod team;
pub mod timeline;
pub mod today;
pub mod tools;
pub mod transfer;
pub mod unassigned;
pub mod undo;
pub mod views;
pub mod window;
pub mod workspaces;
