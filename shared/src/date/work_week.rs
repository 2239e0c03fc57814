//! The days on which a company works: its week, its holidays and the rest days it moved.

use super::{Date, Period, Weekday};

/// A company's working week with its exceptions, all entered by the company (holidays differ by country and by decree).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkWeek {
    /// The days of the week on which the company rests.
    rest: Vec<Weekday>,
    /// Days of rest besides, sorted.
    holidays: Vec<Date>,
    /// Days worked although the week or a holiday says otherwise, sorted.
    worked: Vec<Date>,
}

impl Default for WorkWeek {
    /// Monday to Friday, no holidays.
    fn default() -> Self {
        Self::new(vec![Weekday::Saturday, Weekday::Sunday], Vec::new(), Vec::new())
    }
}

impl WorkWeek {
    /// A week with its rest days, holidays, and days worked all the same; these win over both.
    pub fn new(rest: Vec<Weekday>, mut holidays: Vec<Date>, mut worked: Vec<Date>) -> Self {
        holidays.sort_unstable();
        worked.sort_unstable();
        Self { rest, holidays, worked }
    }

    /// Whether the company rests on that day.
    pub fn is_rest(&self, day: Date) -> bool {
        let off = self.rest.contains(&day.weekday()) || self.holidays.binary_search(&day).is_ok();
        off && self.worked.binary_search(&day).is_err()
    }

    /// The day itself when it is worked, otherwise the next worked one; the day itself when there is none within a year.
    pub fn on_or_after(&self, day: Date) -> Date {
        (0..=366).map(|ahead| day.add_days(ahead)).find(|ahead| !self.is_rest(*ahead)).unwrap_or(day)
    }

    /// The number of worked days of a period.
    pub fn worked_days(&self, period: Period) -> u32 {
        period.days().map(|day| u32::from(!self.is_rest(day))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_holiday_rests_and_a_moved_day_works() {
        let week = WorkWeek::new(
            vec![Weekday::Sunday],
            vec![date("2025-03-21"), date("2025-03-08")],
            vec![date("2025-03-23"), date("2025-03-16")],
        );
        assert!(week.is_rest(date("2025-03-08")) && week.is_rest(date("2025-03-21")) && week.is_rest(date("2025-03-09")));
        assert!(!week.is_rest(date("2025-03-16")) && !week.is_rest(date("2025-03-23")) && !week.is_rest(date("2025-03-22")));
        assert_eq!(week.worked_days(Period::month_of(date("2025-03-01"))), 31 - 5 - 2 + 2);
    }

    #[test]
    fn a_due_day_moves_off_the_weekend() {
        let week = WorkWeek::default();
        assert_eq!(week.on_or_after(date("2025-03-14")), date("2025-03-14"));
        assert_eq!(week.on_or_after(date("2025-03-15")), date("2025-03-17"));
    }

    #[test]
    fn a_company_that_always_rests_moves_nothing() {
        let week = WorkWeek::new(Weekday::ALL.to_vec(), Vec::new(), Vec::new());
        assert_eq!(week.on_or_after(date("2025-03-14")), date("2025-03-14"));
        assert_eq!(week.worked_days(Period::month_of(date("2025-03-14"))), 0);
    }

    proptest! {
        #[test]
        fn the_moved_day_is_the_first_worked_one(start in 0..40_000, holidays in prop::collection::vec(0..40, 0..20)) {
            let day = Date::from_days(start);
            let week = WorkWeek::new(vec![Weekday::Sunday], holidays.iter().map(|ahead| day.add_days(*ahead)).collect(), Vec::new());
            let moved = week.on_or_after(day);
            prop_assert!(!week.is_rest(moved));
            prop_assert!(Period::new(day, moved).days().filter(|day| *day != moved).all(|day| week.is_rest(day)));
        }
    }
}
