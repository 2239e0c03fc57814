//! Spans of days: what a report, a plan or a segment looks at.

use super::{Date, Month};

/// All days from the first to the last, both included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    from: Date,
    to: Date,
}

impl Period {
    /// The days between two days, in whichever order these are given.
    pub fn new(one: Date, other: Date) -> Self {
        Self { from: one.min(other), to: one.max(other) }
    }

    /// The `months` up to and with `today`: 12 on 15.03.2025 are 16.03.2024 to 15.03.2025. At least `today` itself.
    pub fn last_months(today: Date, months: u16) -> Self {
        Self { from: today.add_months(-i32::from(months)).add_days(1).min(today), to: today }
    }

    /// The `days` up to and with `today`; at least `today` itself.
    pub fn last_days(today: Date, days: u16) -> Self {
        Self { from: today.add_days(1 - i32::from(days)).min(today), to: today }
    }

    /// The week of a day, Monday to Sunday.
    pub fn week_of(day: Date) -> Self {
        Self { from: day.week_start(), to: day.week_start().add_days(6) }
    }

    /// The calendar month of a day.
    pub fn month_of(day: Date) -> Self {
        Self { from: day.month_start(), to: day.month().last() }
    }

    /// The calendar quarter of a day.
    pub fn quarter_of(day: Date) -> Self {
        let from = day.quarter_start();
        Self { from, to: from.month().plus(2).last() }
    }

    /// The calendar year of a day.
    pub fn year_of(day: Date) -> Self {
        let from = day.year_start();
        Self { from, to: from.month().plus(11).last() }
    }

    /// The first day.
    pub const fn from(&self) -> Date {
        self.from
    }

    /// The last day.
    pub const fn to(&self) -> Date {
        self.to
    }

    /// Whether the day is in it.
    pub fn contains(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The number of days, at least one.
    pub fn len_days(&self) -> u32 {
        u32::try_from(self.to.days_since(self.from)).unwrap_or(0) + 1
    }

    /// As many days right before, to compare with.
    pub fn previous(&self) -> Self {
        let to = self.from.add_days(-1);
        Self { from: to.add_days(self.from.days_since(self.to)), to }
    }

    /// The same days a year earlier.
    pub fn year_before(&self) -> Self {
        Self { from: self.from.add_months(-12), to: self.to.add_months(-12) }
    }

    /// The days, in order.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        (self.from.days()..=self.to.days()).map(Date::from_days)
    }

    /// The calendar months that the period touches, in order.
    pub fn months(&self) -> impl Iterator<Item = Month> {
        let first = self.from.month();
        (0..=self.to.month().months_since(first)).map(move |months| first.plus(months))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn span(from: &str, to: &str) -> Period {
        Period::new(date(from), date(to))
    }

    #[test]
    fn twelve_months_end_today() {
        assert_eq!(Period::last_months(date("2025-03-15"), 12), span("2024-03-16", "2025-03-15"));
        assert_eq!(Period::last_months(date("2025-03-15"), 0), span("2025-03-15", "2025-03-15"));
        assert_eq!(Period::last_days(date("2025-03-15"), 7), span("2025-03-09", "2025-03-15"));
        assert_eq!(Period::last_days(date("2025-03-15"), 0).len_days(), 1);
    }

    #[test]
    fn calendar_periods_hold_their_day() {
        let day = date("2024-02-10");
        assert_eq!(Period::week_of(day), span("2024-02-05", "2024-02-11"));
        assert_eq!(Period::month_of(day), span("2024-02-01", "2024-02-29"));
        assert_eq!(Period::quarter_of(day), span("2024-01-01", "2024-03-31"));
        assert_eq!(Period::year_of(day), span("2024-01-01", "2024-12-31"));
    }

    #[test]
    fn the_previous_period_is_as_long() {
        assert_eq!(span("2025-03-01", "2025-03-10").previous(), span("2025-02-19", "2025-02-28"));
        assert_eq!(span("2025-03-01", "2025-03-10").year_before(), span("2024-03-01", "2024-03-10"));
    }

    #[test]
    fn both_ends_belong_to_it() {
        let period = Period::new(date("2025-03-10"), date("2025-03-08"));
        assert_eq!((period.from(), period.to(), period.len_days()), (date("2025-03-08"), date("2025-03-10"), 3));
        assert!(period.contains(date("2025-03-08")) && period.contains(date("2025-03-10")));
        assert!(!period.contains(date("2025-03-07")) && !period.contains(date("2025-03-11")));
        assert_eq!(period.days().collect::<Vec<_>>(), [date("2025-03-08"), date("2025-03-09"), date("2025-03-10")]);
    }

    #[test]
    fn touched_months_come_in_order() {
        let months: Vec<(i32, u8)> =
            span("2024-11-30", "2025-01-01").months().map(|month| (month.year(), month.number())).collect();
        assert_eq!(months, [(2024, 11), (2024, 12), (2025, 1)]);
    }

    proptest! {
        #[test]
        fn a_period_and_the_one_before_meet_without_a_gap(start in -100_000..100_000, length in 0..5_000) {
            let period = Period::new(Date::from_days(start), Date::from_days(start + length));
            prop_assert_eq!(period.previous().to().add_days(1), period.from());
            prop_assert_eq!(period.previous().len_days(), period.len_days());
            prop_assert_eq!(period.days().count() as u32, period.len_days());
        }
    }
}
