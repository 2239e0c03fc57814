//! Moments in time, as data: nothing here reads a clock.

use crate::wire::{Reader, Wire, Writer};

/// Milliseconds since 1970-01-01T00:00:00Z. It is shown and sorted by; it never decides whose change wins (S12).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// Wraps milliseconds since the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Whole days from `earlier` to `self`; zero when `earlier` is later.
    pub const fn days_since(self, earlier: Self) -> u32 {
        let days = self.0.saturating_sub(earlier.0) / 86_400_000;
        if days < 0 {
            0
        } else if days > u32::MAX as i64 {
            u32::MAX
        } else {
            days as u32
        }
    }
}

impl Wire for Instant {
    fn write(&self, out: &mut Writer) {
        self.0.write(out);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        self.0.fill(input);
    }

    fn blank() -> Self {
        Self::default()
    }
}
