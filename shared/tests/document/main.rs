//! Documents as stories: what commands do, what undoes them, and what a team sees when edits meet.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on must fail")]

mod client;
mod concurrency;
mod continued;
mod generate;
mod generic;
mod golden;
mod merge;
mod properties;
mod special;
mod support;
mod workspace;
