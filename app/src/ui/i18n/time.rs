//! Dates and spans of time in words. Never here: a clock; `now` and the zone come in.

use ingot_shared::{Date, Instant};

use super::days::short;
use super::{count, fill, t};
use crate::model::calendar::{Civil, day_number};

/// A moment and where on earth it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Now.
    pub now: Instant,
    /// Minutes ahead of UTC.
    pub offset: i32,
}

impl Clock {
    fn days_back(self, at: Instant) -> i64 {
        day_number(self.now, self.offset) - day_number(at, self.offset)
    }

    /// `сегодня`, `вчера`, `4 дня назад`, or the date after two months.
    pub fn ago(self, at: Instant) -> String {
        match self.days_back(at) {
            ..=0 => t().today.to_owned(),
            1 => t().yesterday.to_owned(),
            days @ 2..=60 => fill(t().days_ago, &[&count(u64::try_from(days).unwrap_or(0), t().days_n)]),
            _ => self.day(at),
        }
    }

    /// `сегодня, 16:40`, `19 ноя, 16:40` within this year, `19 ноя 2024` else.
    pub fn moment(self, at: Instant) -> String {
        let civil = Civil::of(at, self.offset);
        match self.days_back(at) {
            0 => fill(t().today_at, &[&civil.clock()]),
            1 => fill(t().yesterday_at, &[&civil.clock()]),
            _ if civil.year == Civil::of(self.now, self.offset).year => {
                format!("{}\u{a0}{}, {}", civil.day, month(civil, &t().months), civil.clock())
            }
            _ => self.day(at),
        }
    }

    /// `19 ноя`, with the year when it is another one.
    pub fn day(self, at: Instant) -> String {
        let civil = Civil::of(at, self.offset);
        let text = format!("{}\u{a0}{}", civil.day, month(civil, &t().months));
        if civil.year == Civil::of(self.now, self.offset).year { text } else { format!("{text} {}", civil.year) }
    }

    /// Day, month and year in digits, for files.
    pub fn date(self, at: Instant) -> String {
        Civil::of(at, self.offset).dotted()
    }

    /// Day, month, year and time in full, for a title.
    pub fn full(self, at: Instant) -> String {
        let civil = Civil::of(at, self.offset);
        format!("{} {}", civil.dotted(), civil.clock())
    }

    /// `Клиент с марта 2024`.
    pub fn client_since(self, at: Instant, bought: bool) -> String {
        let civil = Civil::of(at, self.offset);
        let since = if bought { t().client_since } else { t().prospect_since };
        since.replace("{month}", month(civil, &t().months_of)).replace("{year}", &civil.year.to_string())
    }

    /// Days without movement, short: `5 дн.`.
    pub fn idle(self, since: Instant) -> String {
        match self.now.days_since(since) {
            0 => t().idle_today.to_owned(),
            days => fill(t().days_short, &[&days]),
        }
    }
}

/// A day of the calendar: `сегодня`, `завтра`, `вчера`, `4 дня назад` within a month, else `27 ноя`.
pub fn day_of(day: Date, today: Date) -> String {
    let t = t();
    match day.days_since(today) {
        0 => t.today.to_owned(),
        1 => t.deal_words.tomorrow.to_owned(),
        -1 => t.yesterday.to_owned(),
        past @ -30..=-2 => fill(t.days_ago, &[&count(u64::from(past.unsigned_abs()), t.days_n)]),
        _ => short(day, today),
    }
}

fn month(civil: Civil, names: &[&'static str; 12]) -> &'static str {
    names.get(usize::from(civil.month).saturating_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    // 21.11.2025 12:00 in Tashkent.
    const CLOCK: Clock = Clock { now: Instant::from_millis(1_763_708_400_000), offset: 300 };

    fn back(hours: i64) -> Instant {
        Instant::from_millis(CLOCK.now.as_millis() - hours * 3_600_000)
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(CLOCK.ago(back(11)), "сегодня");
        assert_eq!(CLOCK.ago(back(13)), "вчера");
        assert_eq!(CLOCK.ago(back(4 * 24)), "4\u{a0}дня назад");
        assert_eq!(CLOCK.ago(back(100 * 24)), "13\u{a0}авг");
        assert_eq!(CLOCK.ago(back(-5)), "сегодня");
    }

    #[test]
    fn moments_get_shorter_with_time() {
        assert_eq!(CLOCK.moment(back(2)), "сегодня, 10:00");
        assert_eq!(CLOCK.moment(back(24)), "вчера, 12:00");
        assert_eq!(CLOCK.moment(back(48)), "19\u{a0}ноя, 12:00");
        assert_eq!(CLOCK.moment(back(24 * 365)), "21\u{a0}ноя 2024");
    }

    #[test]
    fn since_and_idle() {
        assert_eq!(CLOCK.client_since(back(0), true), "Клиент с ноября 2025");
        assert_eq!(CLOCK.idle(back(5)), "сегодня");
        assert_eq!(CLOCK.idle(back(24 * 5)), "5 дн.");
    }
}
