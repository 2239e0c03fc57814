//! Dates as text: `dd.mm.yyyy` for people (C203), ISO 8601 for storage and exports.

use std::fmt;
use std::str::FromStr;

use super::Date;

/// The text is not a day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date")]
pub struct ParseDateError;

impl FromStr for Date {
    type Err = ParseDateError;

    /// Reads `dd.mm.yyyy` (the day and month of one or two digits) and `yyyy-mm-dd`, with spaces around.
    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        let text = text.trim();
        let separator = if text.contains('.') { '.' } else { '-' };
        let mut parts = text.split(separator);
        let (Some(first), Some(month), Some(last), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(ParseDateError);
        };
        let (year, day) = if separator == '.' { (last, first) } else { (first, last) };
        let year = if year.len() == 4 { number(year)? } else { return Err(ParseDateError) };
        let (month, day) = (small(month)?, small(day)?);
        Self::new(year, month, day).ok_or(ParseDateError)
    }
}

fn number(text: &str) -> Result<i32, ParseDateError> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ParseDateError);
    }
    text.parse().map_err(|_| ParseDateError)
}

fn small(text: &str) -> Result<u8, ParseDateError> {
    u8::try_from(number(text)?).map_err(|_| ParseDateError)
}

impl fmt::Display for Date {
    /// `yyyy-mm-dd`; the alternate form (`{:#}`) is `dd.mm.yyyy`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        if f.alternate() { write!(f, "{day:02}.{month:02}.{year:04}") } else { write!(f, "{year:04}-{month:02}-{day:02}") }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_ways_of_writing_are_read() {
        let day = Date::new(2025, 3, 7).unwrap();
        for text in ["07.03.2025", "7.3.2025", " 2025-03-07 ", "2025-3-7"] {
            assert_eq!(text.parse(), Ok(day), "{text}");
        }
        assert_eq!(day.to_string(), "2025-03-07");
        assert_eq!(format!("{day:#}"), "07.03.2025");
        assert_eq!(format!("{day:?}"), "2025-03-07");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in
            ["", "7.3", "07.03.25", "31.02.2025", "07.03.2025.1", "2025-03", "+1.03.2025", "1.256.2025", "07-03-2025", "a.b.c"]
        {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn text_goes_there_and_back(days in Date::MIN.days()..=Date::MAX.days()) {
            let day = Date::from_days(days);
            prop_assert_eq!(day.to_string().parse(), Ok(day));
            prop_assert_eq!(format!("{day:#}").parse(), Ok(day));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,20}") {
            let _ = text.parse::<Date>();
        }
    }
}
