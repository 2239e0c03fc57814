//! Deals in which nothing happens (C90, C157).
//!
//! Never here: planned tasks. A task for a far day does not hide that a deal rots.

use crate::Date;
use crate::domain::StageKind;

/// A deal, as far as rotting looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    /// The kind of its stage.
    pub stage: StageKind,
    /// After so many idle days in its stage a deal rots; nothing when the stage has no such limit.
    pub limit_days: Option<u16>,
    /// When the deal came into the stage.
    pub since: Date,
    /// The last thing done on it: a contact or an attempt, a task done, a proposal sent.
    pub last_activity: Option<Date>,
}

impl Idle {
    /// Days since something happened.
    pub fn days(&self, today: Date) -> u32 {
        let last = self.last_activity.map_or(self.since, |last| last.max(self.since));
        u32::try_from(today.days_since(last)).unwrap_or(0)
    }

    /// Whether the deal rots: it is in work and nothing happened for as many days as the stage allows.
    pub fn is_rotting(&self, today: Date) -> bool {
        let in_work = matches!(self.stage, StageKind::Open | StageKind::Nurture);
        in_work && self.limit_days.is_some_and(|limit| self.days(today) >= u32::from(limit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn idle(since: i32, last_activity: Option<i32>) -> Idle {
        Idle {
            stage: StageKind::Open,
            limit_days: Some(5),
            since: Date::from_days(since),
            last_activity: last_activity.map(Date::from_days),
        }
    }

    fn rots(deal: Idle) -> bool {
        deal.is_rotting(Date::from_days(20))
    }

    #[test]
    fn five_idle_days_rot() {
        assert!(rots(idle(15, None)) && !rots(idle(16, None)));
        assert!(rots(idle(1, Some(15))) && !rots(idle(1, Some(16))));
        assert!(!rots(idle(16, Some(2))), "a move is an activity");
        assert_eq!(idle(1, Some(15)).days(Date::from_days(20)), 5);
        assert_eq!(idle(30, None).days(Date::from_days(20)), 0);
    }

    #[test]
    fn finished_deals_and_stages_without_a_limit_do_not_rot() {
        assert!(!rots(Idle { stage: StageKind::Won, ..idle(1, None) }));
        assert!(!rots(Idle { stage: StageKind::Lost, ..idle(1, None) }));
        assert!(!rots(Idle { limit_days: None, ..idle(1, None) }));
        assert!(rots(Idle { stage: StageKind::Nurture, ..idle(1, None) }));
    }

    proptest! {
        #[test]
        fn what_rots_goes_on_rotting_until_something_happens(since in 0..1_000, last in prop::option::of(0..1_000), today in 0..1_000, more in 0..1_000) {
            let (deal, today) = (idle(since, last), Date::from_days(today));
            if deal.is_rotting(today) {
                prop_assert!(deal.is_rotting(today.add_days(more)));
                let touched = Idle { last_activity: Some(today), ..deal };
                prop_assert!(!touched.is_rotting(today));
            }
        }
    }
}
