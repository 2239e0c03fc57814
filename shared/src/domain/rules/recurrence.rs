//! Tasks that come again: yearly check-ups, monthly purchases, birthdays (C83, C84).
//!
//! Never here: a list of all occurrences. The next one is computed when it is needed.

use crate::Date;
use crate::date::Weekday;

/// How often something comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every so many days.
    Days,
    /// Every so many weeks, on these days; on the day of the start when none is given.
    Weeks(Vec<Weekday>),
    /// Every so many months, on the day of the start; on the last day of a month that is too short for it (31st, 30th, 29th).
    Months,
    /// Every so many years, on the day of the start; 29 February comes on the 28th in other years.
    Years,
}

/// When it comes for the last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Never.
    Never,
    /// Not after this day.
    On(Date),
    /// After so many times, the first one included.
    After(u32),
}

/// A rule by which something comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// How often.
    pub every: Every,
    /// Every so many days, weeks, months or years; zero counts as one.
    pub interval: u16,
    /// The first day. A weekly rule begins with the first of its days from here on.
    pub start: Date,
    /// When it ends.
    pub end: End,
}

impl Recurrence {
    /// The first occurrence after a day; nothing when there is none, be it by the rule's end or the calendar's.
    pub fn next_after(&self, day: Date) -> Option<Date> {
        // Occurrences rise by a day at least with their number, so that the first one after a day is found by halving.
        let (mut low, mut high) = (0_u32, u32::try_from(day.days_since(self.start)).map_or(0, |days| days.saturating_add(1)));
        while low < high {
            let middle = low + (high - low) / 2;
            if self.at(middle).is_none_or(|found| found > day) { high = middle } else { low = middle + 1 }
        }
        self.occurrence(low)
    }

    /// The occurrence of a number, 0 for the first; nothing beyond the end.
    pub fn occurrence(&self, number: u32) -> Option<Date> {
        let found = self.at(number)?;
        match self.end {
            End::On(last) if found > last => None,
            End::After(times) if number >= times => None,
            _ => Some(found),
        }
    }

    /// The occurrence of a number, whatever the end says; nothing beyond the calendar.
    fn at(&self, number: u32) -> Option<Date> {
        let interval = i64::from(self.interval.max(1));
        match &self.every {
            Every::Days => plus_days(self.start, i64::from(number) * interval),
            Every::Months => plus_months(self.start, i64::from(number) * interval),
            Every::Years => plus_months(self.start, i64::from(number) * interval * 12),
            Every::Weeks(days) => {
                let mut days: Vec<u8> = days.iter().map(|day| day.from_monday()).collect();
                days.sort_unstable();
                days.dedup();
                let first = self.start.weekday().from_monday();
                if days.is_empty() {
                    days.push(first);
                }
                // Days of the first week that are before the start are counted as gone.
                let number = i64::from(number) + i64::try_from(days.partition_point(|day| *day < first)).ok()?;
                let in_week = i64::try_from(days.len()).ok()?;
                let day = *days.get(usize::try_from(number.checked_rem(in_week)?).ok()?)?;
                let weeks = number.checked_div(in_week)? * interval;
                plus_days(self.start.week_start(), weeks * 7 + i64::from(day))
            }
        }
    }
}

fn plus_days(day: Date, days: i64) -> Option<Date> {
    let days = i32::try_from(days).ok()?;
    Some(day.add_days(days)).filter(|found| found.days_since(day) == days)
}

fn plus_months(day: Date, months: i64) -> Option<Date> {
    let months = i32::try_from(months).ok()?;
    Some(day.add_months(months)).filter(|found| found.month().months_since(day.month()) == months)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn rule(every: Every, interval: u16, start: &str, end: End) -> Recurrence {
        Recurrence { every, interval, start: day(start), end }
    }

    /// All occurrences from the start on, by asking for the next one up to `count` times.
    fn told(rule: &Recurrence, count: usize) -> Vec<String> {
        let mut at = rule.start.add_days(-1);
        let next = || {
            at = rule.next_after(at)?;
            Some(at.to_string())
        };
        std::iter::from_fn(next).take(count).collect()
    }

    #[test]
    fn a_monthly_task_on_the_31st_comes_on_the_last_day_of_shorter_months() {
        let rule = rule(Every::Months, 1, "2024-01-31", End::Never);
        assert_eq!(told(&rule, 4), ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]);
        assert_eq!(rule.next_after(day("2025-02-27")), Some(day("2025-02-28")));
    }

    #[test]
    fn a_leap_day_comes_every_year() {
        let rule = rule(Every::Years, 1, "2024-02-29", End::Never);
        assert_eq!(told(&rule, 5), ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
    }

    #[test]
    fn every_second_week_on_monday_and_thursday() {
        let days = vec![Weekday::Thursday, Weekday::Monday, Weekday::Thursday];
        // The start is a Wednesday: Thursday of its week is the first.
        let rule = rule(Every::Weeks(days), 2, "2025-03-12", End::Never);
        assert_eq!(told(&rule, 4), ["2025-03-13", "2025-03-24", "2025-03-27", "2025-04-07"]);
    }

    #[test]
    fn a_week_without_days_comes_on_the_day_of_its_start() {
        let rule = rule(Every::Weeks(Vec::new()), 1, "2025-03-12", End::Never);
        assert_eq!(told(&rule, 3), ["2025-03-12", "2025-03-19", "2025-03-26"]);
    }

    #[test]
    fn it_ends_on_a_day_or_after_a_number_of_times() {
        let until = rule(Every::Days, 10, "2025-03-01", End::On(day("2025-03-21")));
        assert_eq!(told(&until, 9), ["2025-03-01", "2025-03-11", "2025-03-21"]);
        let thrice = rule(Every::Days, 0, "2025-03-01", End::After(3));
        assert_eq!(told(&thrice, 9), ["2025-03-01", "2025-03-02", "2025-03-03"]);
        assert!(told(&rule(Every::Days, 1, "2025-03-01", End::After(0)), 9).is_empty());
        assert_eq!(thrice.next_after(day("2020-01-01")), Some(day("2025-03-01")));
    }

    #[test]
    fn after_the_last_day_of_the_calendar_nothing_comes() {
        let after = |every, start: &str| rule(every, 8_000, start, End::Never).next_after(day(start));
        assert_eq!(after(Every::Years, "2025-03-01"), None);
        assert_eq!(after(Every::Months, "9900-03-01"), None);
        assert_eq!(after(Every::Days, "9990-03-01"), None);
        assert_eq!(after(Every::Weeks(Vec::new()), "9990-03-01"), None);
        assert_eq!(after(Every::Months, "2025-03-01"), Some(day("2691-11-01")));
        assert_eq!(rule(Every::Days, 1, "9999-12-30", End::Never).next_after(day("9999-12-30")), Some(Date::MAX));
        assert_eq!(rule(Every::Days, 1, "9999-12-30", End::Never).next_after(Date::MAX), None);
    }

    fn any_rule() -> impl Strategy<Value = Recurrence> {
        let days = prop::sample::subsequence(Weekday::ALL.to_vec(), 0..7).prop_map(Every::Weeks);
        let every = prop_oneof![Just(Every::Days), days, Just(Every::Months), Just(Every::Years)];
        (every, 0_u16..5, 0..30_000).prop_map(|(every, interval, start)| Recurrence {
            every,
            interval,
            start: Date::from_days(start),
            end: End::Never,
        })
    }

    proptest! {
        #[test]
        fn the_next_one_is_the_first_after_the_day(rule in any_rule(), ahead in -50..2_000) {
            let day = rule.start.add_days(ahead);
            let next = rule.next_after(day).unwrap();
            let mut all = (0..).map(|number| rule.occurrence(number).unwrap());
            prop_assert_eq!(Some(next), all.find(|occurrence| *occurrence > day));
        }

        #[test]
        fn weekly_days_are_those_asked_for(rule in any_rule(), number in 0_u32..100) {
            let found = rule.occurrence(number).unwrap();
            prop_assert!(found >= rule.start && found < rule.occurrence(number + 1).unwrap());
            if let Every::Weeks(days) = &rule.every {
                prop_assert!(days.is_empty() || days.contains(&found.weekday()));
            }
        }
    }
}
