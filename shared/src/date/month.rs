//! A calendar month, for monthly figures and series.

use super::{Date, days_in_month};

/// A month of a year, from 0001-01 to 9999-12; it sorts by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    const MIN: i32 = 12;
    const MAX: i32 = 9_999 * 12 + 11;

    /// The month (1 to 12) of a year, both checked by the caller.
    pub(super) fn of(year: i32, month: u8) -> Self {
        Self(year * 12 + i32::from(month) - 1)
    }

    /// The month `months` later, or earlier when negative; stops at the ends of the calendar.
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months).clamp(Self::MIN, Self::MAX))
    }

    /// Months from `earlier` to this one; negative when `earlier` is later.
    pub const fn months_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    pub fn number(self) -> u8 {
        u8::try_from(self.0.rem_euclid(12) + 1).unwrap_or(1)
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.day(1)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.day(31)
    }

    /// Its day of that number; the last one when the month is shorter.
    pub fn day(self, day: u8) -> Date {
        let (year, month) = (self.year(), self.number());
        Date::of(year, month, day.clamp(1, days_in_month(year, month)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn february_ends_on_the_29th_in_a_leap_year() {
        let january = Date::new(2024, 1, 31).unwrap().month();
        assert_eq!((january.year(), january.number()), (2024, 1));
        assert_eq!(january.last(), Date::new(2024, 1, 31).unwrap());
        assert_eq!(january.plus(1).last(), Date::new(2024, 2, 29).unwrap());
        assert_eq!(january.plus(13).last(), Date::new(2025, 2, 28).unwrap());
        assert_eq!(january.plus(-1).first(), Date::new(2023, 12, 1).unwrap());
        assert_eq!(january.day(0), january.first());
    }

    #[test]
    fn months_stop_at_the_ends_of_the_calendar() {
        assert_eq!(Date::MIN.month().plus(-1).first(), Date::MIN);
        assert_eq!(Date::MAX.month().plus(1), Date::MAX.month());
        assert_eq!(Date::MAX.month().last(), Date::MAX);
        assert_eq!(Date::MIN.month().plus(1).number(), 2);
    }

    proptest! {
        #[test]
        fn the_day_after_the_last_is_the_first_of_the_next(days in -300_000..300_000) {
            let month = Date::from_days(days).month();
            prop_assert_eq!(month.last().add_days(1), month.plus(1).first());
            prop_assert_eq!(month.plus(1).months_since(month), 1);
        }
    }
}
