//! Days of the company's calendar in words. Never here: what day it is.

use ingot_shared::Date;

use super::{count, fill, t};

fn month(day: Date, names: &[&'static str; 12]) -> &'static str {
    names.get(usize::from(day.month().number()).saturating_sub(1)).copied().unwrap_or_default()
}

fn weekday(day: Date, names: &[&'static str; 7]) -> &'static str {
    names.get(usize::from(day.weekday().from_monday())).copied().unwrap_or_default()
}

/// `суббота, 21 ноября`.
pub fn long(day: Date) -> String {
    let words = &t().today_words;
    fill(words.long, &[&weekday(day, &words.weekdays), &day.ymd().2, &month(day, &t().months_of)])
}

/// `21 ноя`; with the year when it is another one.
pub fn short(day: Date, today: Date) -> String {
    let (year, _, number) = day.ymd();
    let text = format!("{number}\u{a0}{}", month(day, &t().months));
    if year == today.ymd().0 { text } else { format!("{text} {year}") }
}

/// `вт, 24 ноя`.
pub fn chip(day: Date, today: Date) -> String {
    format!("{}, {}", weekday(day, &t().today_words.weekdays_short), short(day, today))
}

/// `пн`.
pub fn weekday_short(day: Date) -> &'static str {
    weekday(day, &t().today_words.weekdays_short)
}

/// The week from this day on: `23–29 ноя`, `30 ноя – 6 дек`.
pub fn week(from: Date, today: Date) -> String {
    let last = from.add_days(6);
    let end = short(last, today);
    if from.month() == last.month() { format!("{}–{end}", from.ymd().2) } else { format!("{} – {end}", short(from, today)) }
}

/// `2 дня назад`, `вчера`, `сегодня`, `завтра`, `вт, 24 ноя`.
pub fn near(day: Date, today: Date) -> String {
    match day.days_since(today) {
        0 => t().today.to_owned(),
        -1 => t().yesterday.to_owned(),
        1 => t().today_words.tomorrow.to_lowercase(),
        back @ -60..=-2 => fill(t().days_ago, &[&days(back.unsigned_abs())]),
        _ => chip(day, today),
    }
}

/// A day to choose: `завтра · 27 ноя`, `пн, 30 ноя`.
pub fn choice(day: Date, today: Date) -> String {
    match day.days_since(today) {
        -1..=1 => format!("{} · {}", near(day, today), short(day, today)),
        _ => chip(day, today),
    }
}

/// A number of days: `15 дней`.
pub fn days(number: u32) -> String {
    count(number.into(), t().days_n)
}

/// `14:00`.
pub fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// `Ноябрь 2025`.
pub fn month_name(day: Date) -> String {
    format!("{} {}", month(day, &t().tasks.months), day.ymd().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn near_days_have_names() {
        let today = day("2025-11-21");
        let near = |text| near(day(text), today);
        assert_eq!(["2025-11-20", "2025-11-21", "2025-11-22"].map(near), ["вчера", "сегодня", "завтра"]);
        assert_eq!(["2025-11-19", "2025-11-25"].map(near), ["2\u{a0}дня назад", "вт, 25\u{a0}ноя"]);
        assert_eq!(near("2024-11-25"), "пн, 25\u{a0}ноя 2024");
    }

    #[test]
    fn days_in_full() {
        let week = |from| week(day(from), day("2025-11-21"));
        assert_eq!(["2025-11-17", "2025-11-24"].map(week), ["17–23\u{a0}ноя", "24–30\u{a0}ноя"]);
        assert_eq!(["2025-12-01", "2025-12-29"].map(week), ["1–7\u{a0}дек", "29\u{a0}дек – 4\u{a0}янв 2026"]);
        assert_eq!(long(day("2025-11-21")), "пятница, 21\u{a0}ноября");
        assert_eq!((clock(545), month_name(day("2025-11-21"))), ("09:05".to_owned(), "Ноябрь 2025".to_owned()));
    }
}
