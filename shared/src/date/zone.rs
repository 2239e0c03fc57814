//! From moments to the company's days and hours, and back.
//!
//! Zones are fixed offsets from UTC. The countries whose zones are offered keep one offset all year, so that a database of
//! time zones (some 100 KB, and new every few months) would answer the same. Left out on purpose: countries with summer time
//! (the European Union, Ukraine, Moldova), and past changes of law (as in Russia in 2014 and 2016, in Kazakhstan on 01.03.2024):
//! moments before them are shown in today's offset, an hour or two off, which may move what happened near midnight by a day.

use std::fmt;
use std::str::FromStr;

use super::Date;
use crate::Instant;

const MINUTES_A_DAY: i64 = 1_440;

/// Minutes after midnight, 0 to 1439.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// An hour (0 to 23) and a minute (0 to 59); nothing when there is no such time.
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// Minutes after midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    /// `hh:mm`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A zone that a workspace may be in, by its name in the IANA list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone {
    name: &'static str,
    hours: i8,
}

impl Default for Zone {
    /// Tashkent.
    fn default() -> Self {
        Self::TASHKENT
    }
}

impl Zone {
    /// UTC+5, all of Uzbekistan.
    pub const TASHKENT: Self = Self::at("Asia/Tashkent", 5);
    /// UTC+3.
    pub const MOSCOW: Self = Self::at("Europe/Moscow", 3);
    /// UTC+5, all of Kazakhstan since 01.03.2024.
    pub const ALMATY: Self = Self::at("Asia/Almaty", 5);

    /// Every zone, in the order in which a form offers them.
    pub const ALL: [Self; 25] = [
        Self::TASHKENT,
        Self::ALMATY,
        Self::at("Asia/Bishkek", 6),
        Self::at("Asia/Dushanbe", 5),
        Self::at("Asia/Ashgabat", 5),
        Self::MOSCOW,
        Self::at("Europe/Kaliningrad", 2),
        Self::at("Europe/Samara", 4),
        Self::at("Asia/Yekaterinburg", 5),
        Self::at("Asia/Omsk", 6),
        Self::at("Asia/Novosibirsk", 7),
        Self::at("Asia/Krasnoyarsk", 7),
        Self::at("Asia/Irkutsk", 8),
        Self::at("Asia/Yakutsk", 9),
        Self::at("Asia/Vladivostok", 10),
        Self::at("Asia/Magadan", 11),
        Self::at("Asia/Kamchatka", 12),
        Self::at("Europe/Minsk", 3),
        Self::at("Asia/Baku", 4),
        Self::at("Asia/Tbilisi", 4),
        Self::at("Asia/Yerevan", 4),
        Self::at("Europe/Istanbul", 3),
        Self::at("Asia/Dubai", 4),
        Self::at("Asia/Shanghai", 8),
        Self::at("UTC", 0),
    ];

    const fn at(name: &'static str, hours: i8) -> Self {
        Self { name, hours }
    }

    /// The name that settings hold.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Hours ahead of UTC.
    pub const fn hours(self) -> i8 {
        self.hours
    }

    /// The day and the minute that the company's clock shows at a moment; seconds are dropped.
    pub fn local(self, moment: Instant) -> (Date, TimeOfDay) {
        let minutes = moment.as_millis().div_euclid(60_000) + i64::from(self.hours) * 60;
        let days = minutes.div_euclid(MINUTES_A_DAY).clamp(Date::MIN.days().into(), Date::MAX.days().into());
        let minute = u16::try_from(minutes.rem_euclid(MINUTES_A_DAY)).unwrap_or(0);
        (Date::from_days(i32::try_from(days).unwrap_or(0)), TimeOfDay(minute))
    }

    /// The day that the company's calendar shows at a moment.
    pub fn date(self, moment: Instant) -> Date {
        self.local(moment).0
    }

    /// The moment at which the company's clock shows that minute of that day.
    pub fn instant(self, day: Date, time: TimeOfDay) -> Instant {
        let minutes = i64::from(day.days()) * MINUTES_A_DAY + i64::from(time.0) - i64::from(self.hours) * 60;
        Instant::from_millis(minutes * 60_000)
    }
}

/// The text is not the name of a zone that Ingot offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known zone")]
pub struct ParseZoneError;

impl FromStr for Zone {
    type Err = ParseZoneError;

    fn from_str(text: &str) -> Result<Self, ParseZoneError> {
        Self::ALL.into_iter().find(|zone| zone.name == text).ok_or(ParseZoneError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn time(hour: u16, minute: u16) -> TimeOfDay {
        TimeOfDay::new(hour, minute).unwrap()
    }

    #[test]
    fn a_late_evening_in_moscow_is_the_next_day_in_tashkent() {
        let day = Date::new(2025, 3, 31).unwrap();
        let moment = Zone::MOSCOW.instant(day, time(22, 30));
        assert_eq!(Zone::TASHKENT.local(moment), (day.add_days(1), time(0, 30)));
        assert_eq!(Zone::MOSCOW.local(moment), (day, time(22, 30)));
        assert_eq!(moment.as_millis(), 1_743_449_400_000);
        assert_eq!(Zone::TASHKENT.date(moment), day.add_days(1));
    }

    #[test]
    fn times_end_before_midnight() {
        assert_eq!(TimeOfDay::new(24, 0), None);
        assert_eq!(TimeOfDay::new(0, 60), None);
        assert_eq!(time(23, 59).minutes(), 1_439);
        assert_eq!(time(9, 5).to_string(), "09:05");
    }

    #[test]
    fn zones_are_found_by_name() {
        for zone in Zone::ALL {
            assert_eq!(zone.name().parse(), Ok(zone));
        }
        assert_eq!("Europe/Berlin".parse::<Zone>(), Err(ParseZoneError));
        assert_eq!([Zone::default(), Zone::MOSCOW, Zone::ALMATY].map(Zone::hours), [5, 3, 5]);
    }

    #[test]
    fn moments_beyond_the_calendar_stop_at_its_ends() {
        assert_eq!(Zone::TASHKENT.date(Instant::from_millis(i64::MAX)), Date::MAX);
        assert_eq!(Zone::TASHKENT.date(Instant::from_millis(i64::MIN)), Date::MIN);
    }

    proptest! {
        #[test]
        fn days_and_minutes_go_there_and_back(days in -300_000..300_000, minute in 0_u16..1_440, at in 0_usize..Zone::ALL.len()) {
            let (zone, day, time) = (Zone::ALL[at], Date::from_days(days), TimeOfDay(minute));
            prop_assert_eq!(zone.local(zone.instant(day, time)), (day, time));
        }
    }
}
