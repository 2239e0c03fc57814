//! Sums of money as screens need them: those of different currencies stay apart, unless the company has rates for all of them.
//! Never here: the rates themselves.

use ingot_shared::domain::rules::base::Base;
use ingot_shared::domain::rules::rates::Rates;
use ingot_shared::{Currency, Money};

/// A sum for each currency that occurs, in the order of [`Currency::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums(Vec<Money>);

impl Sums {
    /// No money at all.
    pub const NONE: Self = Self(Vec::new());

    /// All of it in the company's currency; nothing while there is no other, or while one of them has no rate.
    pub fn total(&self, rates: &Rates) -> Option<Money> {
        if self.0.iter().all(|sum| sum.currency == rates.base()) {
            return None;
        }
        let worth = |total: i64, sum: &Money| total.checked_add(rates.to_base(*sum).ok()?.minor());
        self.0.iter().try_fold(0, worth).map(|minor| rates.money(Base::from_minor(minor)))
    }

    /// Adds an amount to the sum of its currency.
    pub fn add(&mut self, amount: Money) {
        match self.0.iter_mut().find(|sum| sum.currency == amount.currency) {
            Some(sum) => sum.minor = sum.minor.saturating_add(amount.minor),
            None if amount.minor == 0 => {}
            None => {
                let at = self.0.partition_point(|sum| sum.currency < amount.currency);
                self.0.insert(at, amount);
            }
        }
    }

    /// The sums, none for a currency without money.
    pub fn iter(&self) -> impl Iterator<Item = Money> + '_ {
        self.0.iter().copied()
    }

    /// The sum of one currency in minor units.
    pub fn minor(&self, currency: Currency) -> i64 {
        self.0.iter().find(|sum| sum.currency == currency).map_or(0, |sum| sum.minor)
    }

    /// Whether there is no money at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Money> for Sums {
    fn from_iter<I: IntoIterator<Item = Money>>(amounts: I) -> Self {
        let mut sums = Self::default();
        amounts.into_iter().for_each(|amount| sums.add(amount));
        sums
    }
}

/// How far an amount is shortened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Whole units.
    Units,
    /// Millions.
    Millions,
    /// Thousands of millions.
    Billions,
}

/// Shortens an amount for a column head: `388,1` and [`Scale::Millions`]. The last digit is rounded to the nearest.
pub fn short(amount: Money) -> (String, Scale) {
    let units = amount.minor.unsigned_abs() / 100;
    let (tenth, scale) = match units {
        0..1_000_000 => return (amount.to_string(), Scale::Units),
        1_000_000..999_950_000 => (100_000, Scale::Millions),
        _ => (100_000_000, Scale::Billions),
    };
    let tenths = (units + tenth / 2) / tenth;
    let sign = if amount.minor < 0 { "−" } else { "" };
    let whole = super::plural::grouped(tenths / 10);
    let text = match tenths % 10 {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole},{rest}"),
    };
    (text, scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_stay_apart() {
        let sums: Sums = [Money::units(5, Currency::Usd), Money::units(7, Currency::Uzs), Money::units(3, Currency::Usd)]
            .into_iter()
            .collect();
        assert_eq!(sums.iter().collect::<Vec<_>>(), [Money::units(7, Currency::Uzs), Money::units(8, Currency::Usd)]);
        assert_eq!(sums.minor(Currency::Usd), 800);
        assert_eq!(sums.minor(Currency::Eur), 0);
    }

    #[test]
    fn other_currencies_are_added_up_by_rates_alone() {
        use ingot_shared::domain::rules::rates::Rate;
        let both: Sums = [Money::units(7, Currency::Uzs), Money::units(3, Currency::Usd)].into_iter().collect();
        let mut rates = Rates::new(Currency::Uzs);
        assert_eq!(both.total(&rates), None, "no rate for the dollar");
        rates.set(Currency::Usd, Rate { base: 12_000_000_000, minor: 1_000_000 }).unwrap();
        assert_eq!(both.total(&rates), Some(Money::units(36_007, Currency::Uzs)));
        let one: Sums = [Money::units(7, Currency::Uzs)].into_iter().collect();
        assert_eq!((one.total(&rates), Sums::NONE.total(&rates)), (None, None), "there is nothing to add up");
    }

    #[test]
    fn nothing_is_no_sum() {
        let sums: Sums = [Money::units(0, Currency::Uzs)].into_iter().collect();
        assert!(sums.is_empty());
    }

    #[test]
    fn large_sums_get_short() {
        let of = |units| short(Money::units(units, Currency::Uzs));
        assert_eq!(of(999_999), ("999\u{202f}999".to_owned(), Scale::Units));
        assert_eq!(of(388_100_000), ("388,1".to_owned(), Scale::Millions));
        assert_eq!(of(1_000_000), ("1".to_owned(), Scale::Millions));
        assert_eq!(of(999_949_999), ("999,9".to_owned(), Scale::Millions));
        assert_eq!(of(999_950_000), ("1".to_owned(), Scale::Billions));
        assert_eq!(of(1_712_650_000), ("1,7".to_owned(), Scale::Billions));
        assert_eq!(of(-2_500_000), ("−2,5".to_owned(), Scale::Millions));
    }
}
