//! The rules of the trade as pure functions: each takes the few facts it needs and says what follows.
//!
//! One rule a file. Amounts arrive in the workspace's base currency ([`base::Base`]), days in its zone ([`crate::date::Zone`]), and
//! `today` as an argument. Every list comes back in an order that does not depend on the order of the input; ties break by id, so
//! that all devices show the same. Never here: documents, rows, words that people read.

pub mod activity;
pub mod base;
pub mod bonus;
pub mod cadence;
pub mod channels;
pub mod completeness;
pub mod contact;
pub mod conversion;
pub mod coverage;
pub mod demand;
pub mod distribution;
pub mod dormant;
pub mod event;
pub mod explanation;
pub mod fall;
pub mod forecast;
pub mod freshness;
pub mod groups;
pub mod guard;
pub mod hand_over;
pub mod letters;
pub mod loss;
pub mod merge_fields;
pub mod newcomers;
pub mod next_step;
pub mod pareto;
pub mod payment;
pub mod plan;
pub mod price;
pub mod profile;
pub mod rates;
pub mod ratio;
pub mod recurrence;
pub mod retire;
pub mod roi;
pub mod rotting;
pub mod score;
pub mod segments;
pub mod series;
pub mod sold;
pub mod stage_history;
pub mod stage_move;
pub mod stage_time;
pub mod stand_in;
pub mod stats;
pub mod upsell;
pub mod value;
