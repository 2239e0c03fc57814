//! Money without floating point: an integer of minor units and its currency.

use std::fmt;
use std::str::FromStr;

use crate::wire;

/// The currencies that Ingot knows (ISO 4217); the first is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Currency {
    /// Uzbek soʻm; shown without minor units, as it is written in trade.
    #[default]
    Uzs,
    /// Russian rouble.
    Rub,
    /// US dollar.
    Usd,
    /// Euro.
    Eur,
    /// Kazakh tenge.
    Kzt,
}

wire::words!(Currency, code);

impl Currency {
    /// Every currency, in the order in which a form offers them.
    pub const ALL: [Self; 5] = [Self::Uzs, Self::Rub, Self::Usd, Self::Eur, Self::Kzt];

    /// The ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uzs => "UZS",
            Self::Rub => "RUB",
            Self::Usd => "USD",
            Self::Eur => "EUR",
            Self::Kzt => "KZT",
        }
    }

    /// Whether amounts of this currency are shown with their minor units when these are zero-free.
    pub const fn shows_minor(self) -> bool {
        !matches!(self, Self::Uzs)
    }
}

/// The text is not the code of a currency that Ingot knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known currency")]
pub struct ParseCurrencyError;

impl FromStr for Currency {
    type Err = ParseCurrencyError;

    fn from_str(text: &str) -> Result<Self, ParseCurrencyError> {
        Self::ALL.into_iter().find(|currency| currency.code().eq_ignore_ascii_case(text)).ok_or(ParseCurrencyError)
    }
}

/// An amount: hundredths of the currency's unit (tiyin, kopecks, cents).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units, 1/100 of the unit for every currency that Ingot knows.
    pub minor: i64,
    /// The currency; amounts of different currencies are never added up.
    pub currency: Currency,
}

wire::record!(Money { minor: "m" required, currency: "c" required });

/// Why a typed amount was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseMoneyError {
    /// There is no digit, or something that is neither digit, separator nor sign.
    #[error("not an amount")]
    NotAnAmount,
    /// Beyond 900 trillion units.
    #[error("amount too large")]
    TooLarge,
}

/// The largest amount in minor units: exact in every storage and in a spreadsheet's 15 digits of precision.
pub const MAX_MINOR: i64 = 90_000_000_000_000_000;

impl Money {
    /// An amount of whole units (`Money::units(5_000_000, Currency::Uzs)` is five million soʻm).
    pub const fn units(units: i64, currency: Currency) -> Self {
        Self { minor: units.saturating_mul(100), currency }
    }

    /// Reads what people and exports write: `77 950 000,00`, `1,234.50`, `-12`, with any kind of space as a group separator.
    ///
    /// The last comma or point counts as the decimal separator when one or two digits follow it; every other is grouping.
    ///
    /// # Errors
    /// [`ParseMoneyError`] when it is no amount or too large.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, ParseMoneyError> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let decimal_at = text.rfind([',', '.']).filter(|at| {
            let tail = text.get(at + 1..).unwrap_or_default();
            (1..=2).contains(&tail.len()) && tail.bytes().all(|byte| byte.is_ascii_digit())
        });
        let (whole, fraction) = match decimal_at {
            Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()),
            None => (text, ""),
        };
        let mut units: i64 = 0;
        let mut digits = 0;
        for character in whole.chars() {
            match character.to_digit(10) {
                Some(digit) => {
                    digits += 1;
                    units =
                        units.checked_mul(10).and_then(|n| n.checked_add(i64::from(digit))).ok_or(ParseMoneyError::TooLarge)?;
                }
                None if character.is_whitespace() || matches!(character, ',' | '.' | '\'' | '\u{202f}' | '\u{a0}') => {}
                None => return Err(ParseMoneyError::NotAnAmount),
            }
        }
        if digits == 0 && fraction.is_empty() {
            return Err(ParseMoneyError::NotAnAmount);
        }
        let cents = match fraction.len() {
            0 => 0,
            1 => fraction.parse::<i64>().map_err(|_| ParseMoneyError::NotAnAmount)? * 10,
            _ => fraction.parse::<i64>().map_err(|_| ParseMoneyError::NotAnAmount)?,
        };
        let minor = units.checked_mul(100).and_then(|n| n.checked_add(cents)).ok_or(ParseMoneyError::TooLarge)?;
        if minor > MAX_MINOR {
            return Err(ParseMoneyError::TooLarge);
        }
        Ok(Self { minor: if negative { -minor } else { minor }, currency })
    }
}

impl fmt::Display for Money {
    /// Digits in groups of three with a narrow no-break space (U+202F), minor units after a comma where the currency shows
    /// them; without the currency's name, which depends on the language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = (self.minor / 100).unsigned_abs().to_string();
        let cents = (self.minor % 100).unsigned_abs();
        if self.minor < 0 {
            f.write_str("−")?;
        }
        for (index, digit) in units.chars().enumerate() {
            if index > 0 && (units.len() - index).is_multiple_of(3) {
                f.write_str("\u{202f}")?;
            }
            write!(f, "{digit}")?;
        }
        if cents != 0 && self.currency.shows_minor() {
            write!(f, ",{cents:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_exports_write() {
        let minor = |text| Money::parse(text, Currency::Uzs).map(|money| money.minor);
        assert_eq!(minor("77\u{a0}950\u{a0}000,00"), Ok(7_795_000_000));
        assert_eq!(minor("1,234.50"), Ok(123_450));
        assert_eq!(minor("1.234,5"), Ok(123_450));
        assert_eq!(minor("1,234"), Ok(123_400));
        assert_eq!(minor("-12"), Ok(-1_200));
        assert_eq!(minor("0"), Ok(0));
        assert_eq!(minor(",50"), Ok(50));
        assert_eq!(minor(""), Err(ParseMoneyError::NotAnAmount));
        assert_eq!(minor("много"), Err(ParseMoneyError::NotAnAmount));
        assert_eq!(minor("99999999999999999999"), Err(ParseMoneyError::TooLarge));
    }

    #[test]
    fn shows_groups_of_three() {
        assert_eq!(Money::units(15_000_000, Currency::Uzs).to_string(), "15\u{202f}000\u{202f}000");
        assert_eq!(Money { minor: -123_456, currency: Currency::Usd }.to_string(), "−1\u{202f}234,56");
        assert_eq!(Money::units(0, Currency::Usd).to_string(), "0");
    }

    proptest! {
        #[test]
        fn shown_amounts_read_back(minor in -MAX_MINOR..=MAX_MINOR) {
            let money = Money { minor, currency: Currency::Rub };
            prop_assert_eq!(Money::parse(&money.to_string(), Currency::Rub), Ok(money));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            let _ = Money::parse(&text, Currency::Uzs);
        }
    }
}
