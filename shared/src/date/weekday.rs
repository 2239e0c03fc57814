//! Days of the week and numbered weeks; a week begins on Monday (ISO 8601, and the custom in the markets of Ingot).

use super::Date;

/// A day of the week; Monday sorts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// Понедельник.
    Monday,
    /// Вторник.
    Tuesday,
    /// Среда.
    Wednesday,
    /// Четверг.
    Thursday,
    /// Пятница.
    Friday,
    /// Суббота.
    Saturday,
    /// Воскресенье.
    Sunday,
}

impl Weekday {
    /// The days from Monday to Sunday.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// 0 for Monday to 6 for Sunday.
    pub const fn from_monday(self) -> u8 {
        self as u8
    }
}

/// A week by its number in a year (ISO 8601): week 1 is the one with the year's first Thursday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoWeek {
    /// The year that the week is counted in; near New Year it may differ from the day's own.
    pub year: i32,
    /// 1 to 53.
    pub week: u8,
}

impl Date {
    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        match self.days().rem_euclid(7) {
            0 => Weekday::Thursday,
            1 => Weekday::Friday,
            2 => Weekday::Saturday,
            3 => Weekday::Sunday,
            4 => Weekday::Monday,
            5 => Weekday::Tuesday,
            _ => Weekday::Wednesday,
        }
    }

    /// The Monday of the day's week.
    pub fn week_start(self) -> Self {
        self.add_days(-i32::from(self.weekday().from_monday()))
    }

    /// The numbered week that the day is in.
    pub fn iso_week(self) -> IsoWeek {
        let thursday = self.week_start().add_days(3);
        let week = thursday.days_since(thursday.year_start()) / 7 + 1;
        IsoWeek { year: thursday.ymd().0, week: u8::try_from(week).unwrap_or(1) }
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
    fn a_week_begins_on_monday() {
        assert_eq!(date("1970-01-01").weekday(), Weekday::Thursday);
        let week: Vec<Weekday> = (0..7).map(|day| date("2025-12-29").add_days(day).weekday()).collect();
        assert_eq!(week, Weekday::ALL);
        assert_eq!(date("2026-01-04").week_start(), date("2025-12-29"));
        assert_eq!(date("2025-12-29").week_start(), date("2025-12-29"));
        assert_eq!(Weekday::Sunday.from_monday(), 6);
    }

    #[test]
    fn week_one_has_the_first_thursday() {
        let week = |text| {
            let IsoWeek { year, week } = date(text).iso_week();
            (year, week)
        };
        assert_eq!(week("2025-12-28"), (2025, 52));
        assert_eq!(week("2025-12-29"), (2026, 1));
        assert_eq!(week("2021-01-03"), (2020, 53));
        assert_eq!(week("2021-01-04"), (2021, 1));
        assert_eq!(week("2023-01-01"), (2022, 52));
    }

    proptest! {
        #[test]
        fn weeks_follow_one_another(days in -700_000..2_900_000) {
            let day = Date::from_days(days);
            let (this, next) = (day.iso_week(), day.add_days(7).iso_week());
            prop_assert!(next.week == this.week + 1 && next.year == this.year
                || next.week == 1 && this.week >= 52 && next.year == this.year + 1);
            prop_assert_eq!(day.add_days(7).weekday(), day.weekday());
            prop_assert!(day.week_start() <= day && day.days_since(day.week_start()) < 7);
        }
    }
}
