//! Amounts as spreadsheets write them, with or without their currency. Never here: conversion between currencies.

use ingot_shared::text::fold;
use ingot_shared::{Currency, Money};

/// How currencies are written, in folded text; the longer before those they contain.
const SIGNS: [(&str, Currency); 18] = [
    ("uzs", Currency::Uzs),
    ("so'm", Currency::Uzs),
    ("сум", Currency::Uzs),
    ("som", Currency::Uzs),
    ("sum", Currency::Uzs),
    ("рублей", Currency::Rub),
    ("руб.", Currency::Rub),
    ("руб", Currency::Rub),
    ("rub", Currency::Rub),
    ("₽", Currency::Rub),
    ("usd", Currency::Usd),
    ("$", Currency::Usd),
    ("eur", Currency::Eur),
    ("€", Currency::Eur),
    ("kzt", Currency::Kzt),
    ("тенге", Currency::Kzt),
    ("тг", Currency::Kzt),
    ("₸", Currency::Kzt),
];

/// Reads an amount that is not negative; nothing when the text is none.
pub(super) fn parse(text: &str) -> Option<Money> {
    let folded = fold(text);
    let (digits, currency) = SIGNS
        .into_iter()
        .find(|(sign, _)| folded.contains(sign))
        .map_or_else(|| (folded.clone(), Currency::default()), |(sign, currency)| (folded.replacen(sign, "", 1), currency));
    Money::parse(&digits, currency).ok().filter(|money| money.minor >= 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_amounts_with_and_without_a_currency() {
        assert_eq!(parse("77\u{a0}950\u{a0}000,00"), Some(Money::units(77_950_000, Currency::Uzs)));
        assert_eq!(parse("1 200 000 сум"), Some(Money::units(1_200_000, Currency::Uzs)));
        assert_eq!(parse("5 000 soʻm"), Some(Money::units(5_000, Currency::Uzs)));
        assert_eq!(parse("$1,200.50"), Some(Money { minor: 120_050, currency: Currency::Usd }));
        assert_eq!(parse("300 руб."), Some(Money::units(300, Currency::Rub)));
    }

    #[test]
    fn what_is_no_amount_is_not_read() {
        for text in ["договорная", "-5", "1000000 за партию", "99999999999999999999"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
