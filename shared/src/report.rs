//! Reports that are always up to date (C149–C151): integer sums by key, corrected by what one changed client adds and takes away.
//!
//! [`contributions`] says what one client's row adds to which [`Figure`]; [`Totals`] adds it up and answers [`Query`]s, mostly by
//! summing a range of days. No figure depends on today: "overdue" is a range that ends yesterday. Never here: documents, floating
//! point, a conversion between currencies that nobody asked for, or visiting all clients because one changed.
//!
//! *Invariant*: whatever was replaced in whatever order, the sums are those of [`Totals::rebuild`] over the rows that are left, and a
//! sum of nothing is not kept.

mod context;
mod contributions;
mod counters;
mod figure;
mod key;
mod query;
mod ranking;
mod totals;
mod words;

pub use context::Context;
pub use contributions::{Contribution, contributions};
pub use counters::{Due, Enquiries, MemberCoverage, Payments};
pub use figure::{Dimension, Figure};
pub use key::Coordinate;
pub use query::{Line, Query};
pub use ranking::{Borders, Purchase, Ranking};
pub use totals::Totals;
