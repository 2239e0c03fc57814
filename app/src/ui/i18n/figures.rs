//! Money and sizes in words. Never here: arithmetic on money.

use ingot_shared::{Currency, Money};

use super::{Lang, current, t};
use crate::model::money::{Scale, Sums, short};

/// The currency's word: `сум`.
pub fn currency(currency: Currency) -> &'static str {
    let position = Currency::ALL.iter().position(|candidate| *candidate == currency).unwrap_or_default();
    t().currencies.get(position).copied().unwrap_or_default()
}

/// An amount with its currency: `9 300 000 сум`.
pub fn amount(money: Money) -> String {
    format!("{}\u{a0}{}", mark(money.to_string()), currency(money.currency))
}

/// A number written with a comma, as the language writes it.
pub fn mark(number: String) -> String {
    if current() == Lang::En { number.replace(',', ".") } else { number }
}

/// Sums in full, one after the other; a zero of the usual currency when there are none.
pub fn sums(sums: &Sums) -> String {
    join(sums, amount)
}

/// Sums as a column head shows them: `388,1 млн`; the currency only when it is not the usual one.
pub fn short_sums(sums: &Sums) -> String {
    join(sums, |money| {
        let (digits, scale) = short(money);
        let scale = match scale {
            Scale::Units => "",
            Scale::Millions => t().mln,
            Scale::Billions => t().mlrd,
        };
        let mut text = mark(digits);
        let word = (money.currency != Currency::default()).then(|| currency(money.currency));
        for part in [scale].into_iter().filter(|part| !part.is_empty()).chain(word) {
            text.push('\u{a0}');
            text.push_str(part);
        }
        text
    })
}

fn join(sums: &Sums, show: impl Fn(Money) -> String) -> String {
    if sums.is_empty() {
        return show(Money::default());
    }
    sums.iter().map(show).collect::<Vec<_>>().join(" + ")
}

/// Megabytes, rounded up: `50`.
pub fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}

/// A size for people: `740 KB`, `12,4 MB`, `10,0 GB`.
pub fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        return format!("{kilobytes}\u{a0}KB");
    }
    let (unit, name) = if kilobytes < 1024 * 1024 { (1024 * 1024, "MB") } else { (1024 * 1024 * 1024, "GB") };
    let tenths = bytes / (unit / 10);
    mark(format!("{},{}\u{a0}{name}", tenths / 10, tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::set_current;

    #[test]
    fn sums_name_foreign_currencies() {
        let both: Sums = [Money::units(388_100_000, Currency::Uzs), Money::units(5_000, Currency::Usd)].into_iter().collect();
        assert_eq!(short_sums(&both), "388,1\u{a0}млн + 5\u{202f}000\u{a0}$");
        assert_eq!(sums(&Sums::default()), "0\u{a0}сум");
        assert_eq!(short_sums(&Sums::default()), "0");
        set_current(Lang::En);
        assert_eq!(short_sums(&both), "388.1\u{a0}m + 5\u{202f}000\u{a0}$");
        assert_eq!(size(13_000_000), "12.3\u{a0}MB");
        set_current(Lang::Ru);
    }

    #[test]
    fn sizes() {
        assert_eq!(size(0), "0\u{a0}KB");
        assert_eq!(size(1_500), "2\u{a0}KB");
        assert_eq!(size(13_000_000), "12,3\u{a0}MB");
        assert_eq!(size(10 * 1024 * 1024 * 1024), "10,0\u{a0}GB");
    }
}
