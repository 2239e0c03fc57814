//! The codec against the library that wrote the first frames, rows and stored values: same bytes, same values, and nothing that
//! strangers send does harm (S5, S10, S11, S13).

#![expect(clippy::expect_used, reason = "a helper that cannot go on must fail its test")]

mod commands;
mod generate;
mod hostile;
mod mirror;
mod neighbours;
mod oracle;
