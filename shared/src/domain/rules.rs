//! The rules of the trade as pure functions: each takes the few facts it needs and says what follows.
//!
//! One rule a file. Amounts arrive in the workspace's base currency ([`base::Base`]), days in its zone ([`crate::date::Zone`]), and
//! `today` as an argument. Every list comes back in an order that does not depend on the order of the input; ties break by id, so
//! that all devices show the same. Never here: documents, rows, words that people read.

pub mod activity;
pub mod base;
pub mod cadence;
pub mod completeness;
pub mod contact;
pub mod coverage;
pub mod dormant;
pub mod fall;
pub mod freshness;
pub mod guard;
pub mod loss;
pub mod next_step;
pub mod pareto;
pub mod payment;
pub mod plan;
pub mod rates;
pub mod ratio;
pub mod rotting;
pub mod score;
pub mod segments;
pub mod stage_move;
pub mod stats;
pub mod value;
