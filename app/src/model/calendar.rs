//! Civil dates of an instant, without the browser's `Intl` (it has no Uzbek in some builds). Never here: a clock or words.

use ingot_shared::Instant;

/// A date and time of day as a wall clock shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// The year.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

const DAY: i64 = 86_400_000;

/// Whole days since 1970-01-01 on a wall clock that is `offset` minutes ahead of UTC.
pub fn day_number(at: Instant, offset: i32) -> i64 {
    local(at, offset).div_euclid(DAY)
}

fn local(at: Instant, offset: i32) -> i64 {
    at.as_millis().saturating_add(i64::from(offset) * 60_000)
}

impl Civil {
    /// The wall clock's reading `offset` minutes ahead of UTC.
    ///
    /// The date comes from the day number by the "days to civil" method: years start in March, so that the leap day is the last
    /// of its year, in eras of 400 years (146 097 days).
    pub fn of(at: Instant, offset: i32) -> Self {
        let local = local(at, offset);
        let minute_of_day = local.rem_euclid(DAY) / 60_000;
        let days = local.div_euclid(DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month: small(month),
            day: small(day_of_year - (153 * shifted_month + 2) / 5 + 1),
            hour: small(minute_of_day / 60),
            minute: small(minute_of_day % 60),
        }
    }

    /// `dd.mm.yyyy`, as dates are written in Russian and Uzbek.
    pub fn dotted(&self) -> String {
        format!("{:02}.{:02}.{}", self.day, self.month, self.year)
    }

    /// `hh:mm`.
    pub fn clock(&self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }
}

fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dotted(millis: i64, offset: i32) -> String {
        let civil = Civil::of(Instant::from_millis(millis), offset);
        format!("{} {}", civil.dotted(), civil.clock())
    }

    #[test]
    fn known_moments() {
        assert_eq!(dotted(0, 0), "01.01.1970 00:00");
        assert_eq!(dotted(951_782_400_000, 0), "29.02.2000 00:00");
        assert_eq!(dotted(1_709_164_800_000, 0), "29.02.2024 00:00");
        assert_eq!(dotted(1_763_683_199_000, 0), "20.11.2025 23:59");
        assert_eq!(dotted(-1, 0), "31.12.1969 23:59");
    }

    #[test]
    fn tashkent_is_five_hours_ahead() {
        assert_eq!(dotted(1_763_665_200_000, 300), "21.11.2025 00:00");
        assert_eq!(
            day_number(Instant::from_millis(1_763_665_200_000), 300),
            day_number(Instant::from_millis(1_763_665_199_000), 300) + 1
        );
    }
}
