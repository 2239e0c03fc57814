//! Dates as exports write them: `dd.mm.yyyy`, ISO 8601, and slashes where only one reading is possible.

use ingot_shared::Instant;

/// The zone of a date that names none, in minutes east of Greenwich: Asia/Tashkent, the workspace's default, which has had no
/// summer time since 1992. Exports write the seller's own time.
const ASSUMED_OFFSET: i64 = 5 * 60;

/// Reads a moment; nothing when the text is no date or could mean two.
pub(super) fn parse(text: &str) -> Option<Instant> {
    let text = text.trim();
    let (date, time) = match text.find([' ', 'T', ',']) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?.trim()),
        None => (text, ""),
    };
    let days = day(date)?;
    let (seconds, millis, offset) = if time.is_empty() { (0, 0, ASSUMED_OFFSET) } else { clock(time)? };
    Some(Instant::from_millis(((days * 24 * 60 - offset) * 60 + seconds) * 1_000 + millis))
}

/// Days since 1970-01-01.
fn day(date: &str) -> Option<i64> {
    let (separator, parts) = ['.', '-', '/'].into_iter().find_map(|separator| {
        let parts: Vec<&str> = date.split(separator).collect();
        (parts.len() == 3).then_some((separator, parts))
    })?;
    let [first, second, third] = parts.try_into().ok()?;
    let (year, month, day) = match separator {
        _ if first.len() == 4 => (number(first)?, number(second)?, number(third)?),
        '/' => {
            let (a, b) = (number(first)?, number(second)?);
            let (day, month) = match (a > 12, b > 12) {
                (true, false) => (a, b),
                (false, true) => (b, a),
                _ if a == b => (a, b),
                _ => return None,
            };
            (number(third)?, month, day)
        }
        _ => (number(third)?, number(second)?, number(first)?),
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1900..=2200).contains(&year) && (1..=length).contains(&day)).then(|| days_from_civil(year, month, day))
}

/// Howard Hinnant's `days_from_civil`: years begin in March, so that the leap day is the last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Seconds of the day, milliseconds, and the zone's offset in minutes.
fn clock(time: &str) -> Option<(i64, i64, i64)> {
    let (time, offset) = match time.strip_suffix(['Z', 'z']) {
        Some(time) => (time, 0),
        None => match time.rfind(['+', '-']) {
            Some(at) => (time.get(..at)?, zone(time.get(at..)?)?),
            None => (time, ASSUMED_OFFSET),
        },
    };
    let upper = time.trim().to_ascii_uppercase();
    let (time, half) = match (upper.strip_suffix("AM"), upper.strip_suffix("PM")) {
        (Some(time), _) => (time.trim(), Some(0)),
        (_, Some(time)) => (time.trim(), Some(12)),
        _ => (upper.as_str(), None),
    };
    let (time, fraction) = time.split_once(['.', ',']).unwrap_or((time, ""));
    let mut parts = time.split(':');
    let hours = match (number(parts.next()?)?, half) {
        (hours, None) if hours < 24 => hours,
        (hours, Some(half)) if (1..=12).contains(&hours) => hours % 12 + half,
        _ => return None,
    };
    let minutes = number(parts.next()?).filter(|minutes| *minutes < 60)?;
    let seconds = parts.next().map_or(Some(0), number).filter(|seconds| *seconds < 60)?;
    if parts.next().is_some() {
        return None;
    }
    let millis = if fraction.is_empty() { 0 } else { number(&format!("{fraction:0<3}").chars().take(3).collect::<String>())? };
    Some((hours * 3_600 + minutes * 60 + seconds, millis, offset))
}

fn zone(text: &str) -> Option<i64> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = (number(digits.get(..2)?)?, digits.get(2..4).map_or(Some(0), number)?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// One to four digits and nothing else.
fn number(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn millis(text: &str) -> Option<i64> {
        parse(text).map(Instant::as_millis)
    }

    #[test]
    fn dates_without_a_zone_are_of_tashkent() {
        assert_eq!(millis("01.01.1970 05:00:00"), Some(0));
        assert_eq!(millis("02.02.2025 18:47:00"), Some(1_738_504_020_000));
        assert_eq!(millis("02.02.2025"), Some(1_738_436_400_000));
        assert_eq!(millis("2025-02-02 18:47"), Some(1_738_504_020_000));
        assert_eq!(millis("29.02.2024"), Some(1_709_146_800_000));
    }

    #[test]
    fn a_named_zone_wins() {
        assert_eq!(millis("2024-08-13T18:04:34.666+00:00"), Some(1_723_572_274_666));
        assert_eq!(millis("2024-08-13T18:04:34.6Z"), Some(1_723_572_274_600));
        assert_eq!(millis("2024-08-13T20:04:34+0200"), Some(1_723_572_274_000));
    }

    #[test]
    fn slashes_are_read_only_when_one_reading_is_possible() {
        assert_eq!(millis("02/13/2025"), millis("13.02.2025"));
        assert_eq!(millis("13/02/2025 1:05 PM"), millis("13.02.2025 13:05"));
        assert_eq!(millis("03/03/2025"), millis("03.03.2025"));
        assert_eq!(millis("03/04/2025"), None);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "не закрыта",
            "31.02.2025",
            "29.02.2025",
            "2025",
            "1.1.25",
            "00.01.2025",
            "01.13.2025",
            "01.01.2025 25:00",
            "+998 90 123",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_not(text in ".{0,40}") {
            let _ = parse(&text);
        }
    }
}
