//! The days of a task that comes again, counted from the first of its series (C83, C84).
//!
//! Never here: the rhythm itself, which is [`super::recurrence`]'s, or what a finished task leaves to the next one.

use super::recurrence::{End, Every, Recurrence};
use crate::Date;

/// Where a task stands in its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    /// The first day of the series.
    pub since: Date,
    /// The day that the series means for this task. The task may have been moved to another one.
    pub planned: Date,
}

/// The next in the series: the first of its days after the one that was due. A task put off by a few days does not move the
/// series (a birthday stays where it is), and one done ahead of its day is not asked for on that day again.
///
/// Without a series it begins with the day that was due, and so it does when the planned day is none of the rhythm's: somebody chose
/// another rhythm since. Nothing beyond the calendar.
pub fn next(every: Every, interval: u16, due: Date, series: Option<Series>) -> Option<Series> {
    let mut rhythm = Recurrence { every, interval, start: due, end: End::Never };
    let mut last = due;
    if let Some(series) = series {
        let known = Recurrence { start: series.since, ..rhythm.clone() };
        if known.next_after(series.planned.add_days(-1)) == Some(series.planned) {
            rhythm = known;
            last = last.max(series.planned);
        }
    }
    Some(Series { since: rhythm.start, planned: rhythm.next_after(last)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn at(since: &str, planned: &str) -> Option<Series> {
        Some(Series { since: day(since), planned: day(planned) })
    }

    #[test]
    fn a_monthly_task_of_the_31st_comes_back_to_it() {
        let february = next(Every::Months, 1, day("2026-01-31"), None);
        assert_eq!(february, at("2026-01-31", "2026-02-28"));
        let march = next(Every::Months, 1, day("2026-02-28"), february);
        assert_eq!(march, at("2026-01-31", "2026-03-31"));
        assert_eq!(next(Every::Months, 1, day("2026-03-31"), march), at("2026-01-31", "2026-04-30"));
        assert_eq!(next(Every::Years, 1, day("2027-02-28"), at("2024-02-29", "2027-02-28")), at("2024-02-29", "2028-02-29"));
    }

    #[test]
    fn a_task_moved_to_another_day_does_not_move_its_series() {
        let planned = at("2026-01-31", "2026-02-28");
        for moved in ["2026-02-20", "2026-02-28", "2026-03-05", "2026-03-30"] {
            assert_eq!(next(Every::Months, 1, day(moved), planned), at("2026-01-31", "2026-03-31"), "{moved}");
        }
        assert_eq!(next(Every::Months, 1, day("2026-03-31"), planned), at("2026-01-31", "2026-04-30"));
    }

    #[test]
    fn another_rhythm_begins_a_series_with_the_day_that_is_due() {
        // Weekly from Saturday the 31st, then monthly.
        assert_eq!(next(Every::Months, 1, day("2026-02-14"), at("2026-01-31", "2026-02-14")), at("2026-02-14", "2026-03-14"));
    }

    #[test]
    fn nothing_comes_after_the_calendar() {
        assert_eq!(next(Every::Days, 1, Date::MAX, None), None);
    }

    fn any_rhythm() -> impl Strategy<Value = (Every, u16)> {
        let every = prop_oneof![Just(Every::Days), Just(Every::Weeks(Vec::new())), Just(Every::Months), Just(Every::Years)];
        (every, 1_u16..7)
    }

    proptest! {
        #[test]
        fn a_series_never_leaves_its_days((every, interval) in any_rhythm(), start in 0..30_000, shifts in prop::collection::vec(-3_i32..4, 1..12)) {
            let since = Date::from_days(start);
            let rule = Recurrence { every: every.clone(), interval, start: since, end: End::Never };
            let (mut due, mut series) = (since, None);
            for shift in shifts {
                let found = next(every.clone(), interval, due, series).unwrap();
                prop_assert!(found.planned > due, "what is done is not asked for again");
                prop_assert_eq!(found.since, since);
                prop_assert_eq!(rule.next_after(found.planned.add_days(-1)), Some(found.planned));
                series = Some(found);
                due = found.planned.add_days(shift);
            }
        }

        #[test]
        fn kept_to_the_day_none_is_left_out((every, interval) in any_rhythm(), start in 0..30_000, count in 1_u32..30) {
            let rule = Recurrence { every: every.clone(), interval, start: Date::from_days(start), end: End::Never };
            let (mut due, mut series) = (rule.start, None);
            for number in 1..=count {
                series = next(every.clone(), interval, due, series);
                due = series.unwrap().planned;
                prop_assert_eq!(Some(due), rule.occurrence(number));
            }
        }
    }
}
