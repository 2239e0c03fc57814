//! One line of the table.

use std::error::Error;
use std::fmt;
use std::time::Duration;

/// Why something was not measured.
pub type Failure = Box<dyn Error>;

/// What was measured, and what was asked.
#[derive(Debug)]
pub struct Bar {
    what: String,
    measured: String,
    asked: &'static str,
    met: bool,
}

impl Bar {
    /// A bar and whether it is met.
    pub fn new(what: impl Into<String>, measured: impl Into<String>, asked: &'static str, met: bool) -> Self {
        Self { what: what.into(), measured: measured.into(), asked, met }
    }
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.met { "met" } else { "MISSED" };
        write!(f, "{:<58} {:<62} asked: {:<46} {verdict}", self.what, self.measured, self.asked)
    }
}

/// Milliseconds, for people.
pub fn millis(duration: Duration) -> String {
    format!("{:.1} ms", duration.as_secs_f64() * 1_000.0)
}

/// Kibibytes, for people.
pub fn kilobytes(bytes: u64) -> String {
    format!("{} KB", bytes.div_ceil(1_024))
}

/// The value below which so many percent of them lie.
pub fn percentile(values: &[Duration], percent: usize) -> Duration {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(at).copied().unwrap_or_default()
}
