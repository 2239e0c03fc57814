//! How much somebody may ask for: so many units a second, and a store of them for a busy moment.
//!
//! Whoever asks for more is served and then waits until what was taken is earned again: an honest device in a hurry is slowed down, not
//! sent away. Never here: what costs how much, or who is asked.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// An allowance. It is full at first.
#[derive(Debug)]
pub(crate) struct Allowance {
    /// How long earning one unit takes.
    unit: Duration,
    /// How long earning the whole store takes.
    store: Duration,
    /// When everything taken so far is earned again; none before anything was taken.
    even_at: Mutex<Option<Instant>>,
}

impl Allowance {
    /// So many units a second, and a store of `store` units.
    pub(crate) fn new(per_second: u32, store: u32) -> Self {
        Self::every(Duration::from_secs(1) / per_second.max(1), store)
    }

    /// One unit in this time, and a store of `store` units.
    pub(crate) fn every(unit: Duration, store: u32) -> Self {
        Self { unit, store: unit * store, even_at: Mutex::new(None) }
    }

    /// Takes units; returns how long to wait before taking more.
    pub(crate) fn take(&self, units: u32, now: Instant) -> Duration {
        let mut even_at = self.even_at.lock().unwrap_or_else(PoisonError::into_inner);
        let even = even_at.map_or(now, |even| even.max(now)) + self.unit * units;
        *even_at = Some(even);
        even.duration_since(now).saturating_sub(self.store)
    }

    /// Takes units only when they are there; otherwise nothing is taken, and it tells how long until they are.
    pub(crate) fn try_take(&self, units: u32, now: Instant) -> Result<(), Duration> {
        let mut even_at = self.even_at.lock().unwrap_or_else(PoisonError::into_inner);
        let even = even_at.map_or(now, |even| even.max(now)) + self.unit * units;
        let missing = even.duration_since(now).saturating_sub(self.store);
        if !missing.is_zero() {
            return Err(missing);
        }
        *even_at = Some(even);
        Ok(())
    }

    /// Whether nothing is owed: whoever forgets this allowance forgets nothing.
    pub(crate) fn is_even(&self, now: Instant) -> bool {
        self.even_at.lock().unwrap_or_else(PoisonError::into_inner).is_none_or(|even| even <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_store_is_free_and_the_rest_is_earned() {
        let allowance = Allowance::new(10, 20);
        let now = Instant::now();
        assert_eq!(allowance.take(20, now), Duration::ZERO);
        assert!(!allowance.is_even(now));
        assert_eq!(allowance.take(5, now), Duration::from_millis(500));
        assert_eq!(allowance.take(5, now), Duration::from_secs(1));
        let later = now + Duration::from_secs(1);
        assert_eq!(allowance.take(0, later), Duration::ZERO);
        assert!(allowance.is_even(now + Duration::from_secs(3)));
        assert_eq!(allowance.take(21, now + Duration::from_secs(60)), Duration::from_millis(100));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_not_there_is_not_taken() {
        let allowance = Allowance::new(10, 20);
        let now = Instant::now();
        assert_eq!(allowance.try_take(20, now), Ok(()));
        assert!((0..100).all(|_| allowance.try_take(1, now) == Err(Duration::from_millis(100))));
        assert_eq!(allowance.try_take(10, now + Duration::from_secs(1)), Ok(()));
    }
}
