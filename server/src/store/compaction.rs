//! When the log is made smaller. It keeps every change's hash, author and number for ever, and the bytes of the newest ones; what older
//! ones did is in the saved documents. A device that was away for longer than that gets the documents that changed instead.
//!
//! It goes on beside the work: one small transaction at a time, at most one every [`PAUSE`], when no append waits, and only while more is
//! kept than the [`Policy`] asks for. The room in the file is used again by what comes next. Never here: how a backend empties changes.

use std::time::Duration;

/// Most changes that one transaction empties: a few milliseconds on a slow disk, which an append may have to wait for.
pub const STEP: u64 = 256;
/// Time between two steps, so that appends come first; a thousand changes a second are still caught up with.
pub const PAUSE: Duration = Duration::from_millis(250);

/// Time before the next step after one that failed: the disk is full, or worse.
pub const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(60);

/// How much of the log keeps its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The newest changes that keep them. The default is about two weeks of a team of fifteen that writes two hundred changes a head and
    /// day; catching up on more than that as documents is shorter than as changes.
    pub changes: u64,
    /// Bytes of changes above which even those lose them, oldest first. Ordinary changes take 300 bytes; this is for long texts.
    pub bytes: u64,
}

impl Default for Policy {
    fn default() -> Self {
        Self { changes: 50_000, bytes: 256 * 1024 * 1024 }
    }
}

impl Policy {
    /// Up to which number the next step should go: nothing while too little is too much to be worth a transaction.
    pub(super) const fn due(self, horizon: u64, head: u64, bytes: u64) -> Option<u64> {
        let kept = head.saturating_sub(horizon);
        if bytes > self.bytes && kept > 0 {
            return Some(step(horizon, head, head));
        }
        let spare = self.changes / 4 + 1;
        let worth = if spare < STEP { spare } else { STEP };
        if kept >= self.changes.saturating_add(worth) { Some(step(horizon, head - self.changes, head)) } else { None }
    }
}

/// Where one step towards `upto` ends.
pub(super) const fn step(horizon: u64, upto: u64, head: u64) -> u64 {
    let upto = if upto < head { upto } else { head };
    let most = horizon.saturating_add(STEP);
    if upto <= horizon {
        horizon
    } else if upto < most {
        upto
    } else {
        most
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_should_be_kept_is_kept() {
        let policy = Policy { changes: 2_000, bytes: 10_000 };
        assert_eq!(policy.due(0, 2_000, 9_000), None);
        assert_eq!(policy.due(0, 2_000 + STEP - 1, 9_000), None);
        assert_eq!(policy.due(0, 2_000 + STEP, 9_000), Some(STEP));
        assert_eq!(policy.due(STEP, 2_000 + STEP, 9_000), None);
        assert_eq!(policy.due(0, 10, 10_001), Some(10));
        assert_eq!(policy.due(10, 10, 10_001), None, "nothing is left to empty");
        let nothing = Policy { changes: 0, bytes: u64::MAX };
        assert_eq!((nothing.due(7, 7, 0), nothing.due(7, 8, 0)), (None, Some(8)));
    }

    proptest! {
        #[test]
        fn a_step_goes_forth_by_little_and_never_beyond_the_log(horizon in 0_u64..5_000, more in 0_u64..5_000, upto: u64) {
            let head = horizon + more;
            let after = step(horizon, upto, head);
            prop_assert!(after >= horizon && after <= head && after - horizon <= STEP);
            prop_assert!(after == horizon || after <= upto);
            prop_assert!(after > horizon || upto <= horizon || more == 0);
        }
    }
}
