//! Civil dates: the calendar as people write it, without clock and time of day.
//!
//! Never here: what day it is now. `today` comes in as an argument, made by a [`Zone`] from the moment the caller knows.

mod month;
mod period;
mod text;
mod weekday;
mod work_week;
mod zone;

pub use month::Month;
pub use period::Period;
pub use text::ParseDateError;
pub use weekday::{IsoWeek, Weekday};
pub use work_week::WorkWeek;
pub use zone::{ParseZoneError, TimeOfDay, Zone};

use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31 (the years that ISO 8601 writes in four digits).
///
/// It sorts by time. Arithmetic that would leave the range stops at its end.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(i32);

impl Date {
    /// 0001-01-01.
    pub const MIN: Self = Self(-719_162);
    /// 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// The day of a year (1 to 9999), month (1 to 12) and day of the month; nothing when there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let there_is = (1..=9999).contains(&year) && day >= 1 && day <= days_in_month(year, month);
        there_is.then(|| Self::of(year, month, day))
    }

    /// The day that is `days` after 1970-01-01; before it when negative.
    pub fn from_days(days: i32) -> Self {
        Self(days.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Days after 1970-01-01, negative before it.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn ymd(self) -> (i32, u8, u8) {
        // Years begin in March here, so that the day that may be missing is the last one. Days are counted from 0000-03-01.
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = era * 400 + year_of_era + i32::from(month <= 2);
        (year, small(month), small(day))
    }

    /// The day's month.
    pub fn month(self) -> Month {
        let (year, month, _) = self.ymd();
        Month::of(year, month)
    }

    /// The day `days` later, or earlier when negative.
    pub fn add_days(self, days: i32) -> Self {
        Self::from_days(self.0.saturating_add(days))
    }

    /// The same day of the month `months` later, or earlier when negative; the last day of that month when it is shorter
    /// (31 January and one month: 28 or 29 February).
    pub fn add_months(self, months: i32) -> Self {
        let (_, _, day) = self.ymd();
        self.month().plus(months).day(day)
    }

    /// Days from `earlier` to this day; negative when `earlier` is later.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Whole months from `earlier` to this day, as ages are counted; zero when `earlier` is later.
    pub fn months_since(self, earlier: Self) -> u32 {
        let months = self.month().months_since(earlier.month());
        let whole = if earlier.add_months(months) > self { months - 1 } else { months };
        u32::try_from(whole).unwrap_or(0)
    }

    /// The first day of the day's month.
    pub fn month_start(self) -> Self {
        self.month().first()
    }

    /// The first day of the day's quarter (January, April, July, October).
    pub fn quarter_start(self) -> Self {
        let (year, month, _) = self.ymd();
        Self::of(year, (month - 1) / 3 * 3 + 1, 1)
    }

    /// The first of January of the day's year.
    pub fn year_start(self) -> Self {
        Self::of(self.ymd().0, 1, 1)
    }

    /// The caller has checked that there is such a day.
    fn of(year: i32, month: u8, day: u8) -> Self {
        let year = year - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let march_month = (i32::from(month) + 9) % 12;
        let day_of_year = (153 * march_month + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self::from_days(era * 146_097 + day_of_era - 719_468)
    }
}

/// Whether the year has a 29 February.
pub const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days of a month (1 to 12); zero when there is no such month.
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

/// For numbers that the calendar keeps below 32.
fn small(number: i32) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_day_of_four_centuries_follows_the_one_before() {
        let (mut year, mut month, mut day) = (1799, 12, 31);
        let mut at = Date::new(year, month, day).unwrap();
        assert_eq!(at.days(), -62_092);
        while year < 2205 {
            assert_eq!(at.ymd(), (year, month, day));
            assert_eq!(Date::new(year, month, day), Some(at));
            at = at.add_days(1);
            day += 1;
            if day > days_in_month(year, month) {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
    }

    #[test]
    fn a_leap_year_divides_by_four_but_not_by_a_hundred_unless_by_four_hundred() {
        let leap: Vec<i32> = [1900, 2000, 2023, 2024, 2100].into_iter().filter(|year| is_leap(*year)).collect();
        assert_eq!(leap, [2000, 2024]);
    }

    #[test]
    fn days_that_are_not_in_the_calendar_are_none() {
        for (year, month, day) in
            [(2025, 2, 29), (2025, 0, 1), (2025, 13, 1), (2025, 4, 31), (2025, 1, 0), (0, 1, 1), (10_000, 1, 1)]
        {
            assert_eq!(Date::new(year, month, day), None);
        }
        assert_eq!(Date::new(1, 1, 1), Some(Date::MIN));
        assert_eq!(Date::new(9999, 12, 31), Some(Date::MAX));
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        assert_eq!(Date::MAX.add_days(1), Date::MAX);
        assert_eq!(Date::MAX.add_days(i32::MAX), Date::MAX);
        assert_eq!(Date::MIN.add_days(i32::MIN), Date::MIN);
        assert_eq!(Date::MAX.add_months(i32::MAX), Date::MAX);
        assert_eq!(Date::MIN.add_months(i32::MIN), Date::MIN);
    }

    #[test]
    fn months_end_where_the_shorter_one_ends() {
        assert_eq!(date("2025-01-31").add_months(1), date("2025-02-28"));
        assert_eq!(date("2024-01-31").add_months(1), date("2024-02-29"));
        assert_eq!(date("2024-02-29").add_months(12), date("2025-02-28"));
        assert_eq!(date("2025-03-31").add_months(-1), date("2025-02-28"));
        assert_eq!(date("2025-01-15").add_months(-13), date("2023-12-15"));
    }

    #[test]
    fn whole_months_count_as_ages_do() {
        assert_eq!(date("2025-07-14").months_since(date("2025-01-15")), 5);
        assert_eq!(date("2025-07-15").months_since(date("2025-01-15")), 6);
        assert_eq!(date("2025-02-28").months_since(date("2025-01-31")), 1);
        assert_eq!(date("2025-01-01").months_since(date("2025-07-01")), 0);
    }

    #[test]
    fn months_quarters_and_years_start_on_their_first_day() {
        let day = date("2025-08-19");
        assert_eq!(day.month_start(), date("2025-08-01"));
        assert_eq!(day.quarter_start(), date("2025-07-01"));
        assert_eq!(day.year_start(), date("2025-01-01"));
        assert_eq!(date("2025-12-31").quarter_start(), date("2025-10-01"));
        assert_eq!(date("2025-03-31").quarter_start(), date("2025-01-01"));
    }

    proptest! {
        #[test]
        fn days_and_calendar_agree(days in Date::MIN.0..=Date::MAX.0) {
            let (year, month, day) = Date(days).ymd();
            prop_assert_eq!(Date::new(year, month, day), Some(Date(days)));
        }

        #[test]
        fn adding_months_lands_in_the_month_meant(days in -300_000..300_000, months in -2_000..2_000) {
            let from = Date::from_days(days);
            let to = from.add_months(months);
            prop_assert_eq!(to.month().months_since(from.month()), months);
            prop_assert!(to.ymd().2 <= from.ymd().2);
        }

        #[test]
        fn months_since_is_the_inverse_of_adding_months(days in -300_000..300_000, months in 0..2_000) {
            let from = Date::from_days(days);
            prop_assert_eq!(from.add_months(months).months_since(from), months as u32);
        }
    }
}
