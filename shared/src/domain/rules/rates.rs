//! Money of several currencies: sums kept apart, and brought to one only by rates that the company entered (C69).

use super::base::Base;
use super::ratio::divide;
use crate::{Currency, Money};

/// What money of a currency is worth: `minor` of its minor units are `base` minor units of the base currency. Two integers, because
/// some rates are quoted for 100 or 1 000 units and no rate is exact in binary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Minor units of the base currency, above zero.
    pub base: i64,
    /// Minor units of the other currency, above zero.
    pub minor: i64,
}

/// Why an amount has no value in the base currency, or a rate was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// The company entered no rate for this currency.
    #[error("no rate for {}", .0.code())]
    Missing(Currency),
    /// A part of the rate is zero or negative, or the currency is the base itself.
    #[error("not a rate")]
    NotARate,
    /// The sum is beyond what is exact.
    #[error("sum too large")]
    TooLarge,
}

/// The company's base currency and its rates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    base: Currency,
    rates: Vec<(Currency, Rate)>,
}

impl Rates {
    /// No rates yet: only money of the base currency has a value.
    pub const fn new(base: Currency) -> Self {
        Self { base, rates: Vec::new() }
    }

    /// The base currency.
    pub const fn base(&self) -> Currency {
        self.base
    }

    /// Enters a rate or replaces the former one.
    ///
    /// # Errors
    /// [`RateError::NotARate`].
    pub fn set(&mut self, currency: Currency, rate: Rate) -> Result<(), RateError> {
        if currency == self.base || rate.base <= 0 || rate.minor <= 0 {
            return Err(RateError::NotARate);
        }
        self.rates.retain(|(known, _)| *known != currency);
        self.rates.push((currency, rate));
        Ok(())
    }

    /// What money is worth in the base currency, halves to even.
    ///
    /// # Errors
    /// [`RateError::Missing`] or [`RateError::TooLarge`].
    pub fn to_base(&self, money: Money) -> Result<Base, RateError> {
        if money.currency == self.base {
            return Ok(Base::from_minor(money.minor));
        }
        let found = self.rates.iter().find(|(currency, _)| *currency == money.currency);
        let (_, rate) = found.ok_or(RateError::Missing(money.currency))?;
        divide(i128::from(money.minor) * i128::from(rate.base), rate.minor.into())
            .and_then(|minor| i64::try_from(minor).ok())
            .map(Base::from_minor)
            .ok_or(RateError::TooLarge)
    }

    /// Shows an amount of the base currency as money.
    pub const fn money(&self, amount: Base) -> Money {
        Money { minor: amount.minor(), currency: self.base }
    }
}

/// Sums of money, one per currency, in the order of the currencies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums(Vec<Money>);

impl Sums {
    /// Adds an amount to the sum of its currency.
    ///
    /// # Errors
    /// [`RateError::TooLarge`]; the sums are then unchanged.
    pub fn add(&mut self, money: Money) -> Result<(), RateError> {
        match self.0.iter_mut().find(|sum| sum.currency == money.currency) {
            Some(sum) => sum.minor = sum.minor.checked_add(money.minor).ok_or(RateError::TooLarge)?,
            None => {
                self.0.push(money);
                self.0.sort_unstable_by_key(|sum| sum.currency);
            }
        }
        Ok(())
    }

    /// The sums, one for every currency that was added.
    pub fn by_currency(&self) -> &[Money] {
        &self.0
    }

    /// All of it in the base currency; each currency is rounded once.
    ///
    /// # Errors
    /// [`RateError`]; a currency without a rate is not left out silently.
    pub fn total(&self, rates: &Rates) -> Result<Base, RateError> {
        let mut total: i64 = 0;
        for sum in &self.0 {
            total = total.checked_add(rates.to_base(*sum)?.minor()).ok_or(RateError::TooLarge)?;
        }
        Ok(Base::from_minor(total))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// 1 USD = 12 650.50 UZS, 1 000 KZT = 24 100 UZS.
    fn rates() -> Rates {
        let mut rates = Rates::new(Currency::Uzs);
        rates.set(Currency::Usd, Rate { base: 1_265_050, minor: 100 }).unwrap();
        rates.set(Currency::Kzt, Rate { base: 2_410_000, minor: 100_000 }).unwrap();
        rates
    }

    #[test]
    fn a_hundred_dollars_are_worth_what_the_company_says() {
        assert_eq!(rates().to_base(Money::units(100, Currency::Usd)), Ok(Base::from_minor(126_505_000)));
        assert_eq!(rates().to_base(money(5, Currency::Kzt)), Ok(Base::from_minor(120)));
        assert_eq!(rates().to_base(money(7, Currency::Uzs)), Ok(Base::from_minor(7)));
        assert_eq!(rates().money(Base::from_minor(7)), money(7, Currency::Uzs));
        assert_eq!(rates().base(), Currency::Uzs);
    }

    #[test]
    fn a_missing_rate_is_said_not_skipped() {
        let mut sums = Sums::default();
        sums.add(Money::units(1, Currency::Uzs)).unwrap();
        sums.add(Money::units(1, Currency::Eur)).unwrap();
        assert_eq!(sums.total(&rates()), Err(RateError::Missing(Currency::Eur)));
        assert_eq!(RateError::Missing(Currency::Eur).to_string(), "no rate for EUR");
    }

    #[test]
    fn a_rate_is_above_zero_and_for_another_currency() {
        for (currency, base, minor) in
            [(Currency::Usd, 0, 1), (Currency::Usd, 1, 0), (Currency::Usd, -1, 1), (Currency::Usd, 1, -1), (Currency::Uzs, 1, 1)]
        {
            assert_eq!(rates().set(currency, Rate { base, minor }), Err(RateError::NotARate));
        }
        let mut rates = rates();
        rates.set(Currency::Usd, Rate { base: 2, minor: 1 }).unwrap();
        assert_eq!(rates.to_base(money(5, Currency::Usd)), Ok(Base::from_minor(10)));
        assert_eq!(rates.to_base(money(100_000, Currency::Kzt)), Ok(Base::from_minor(2_410_000)));
    }

    #[test]
    fn sums_keep_currencies_apart_and_in_order() {
        let mut sums = Sums::default();
        for (minor, currency) in [(1, Currency::Kzt), (2, Currency::Uzs), (3, Currency::Kzt), (i64::MAX, Currency::Usd)] {
            sums.add(money(minor, currency)).unwrap();
        }
        assert_eq!(sums.add(money(1, Currency::Usd)), Err(RateError::TooLarge));
        assert_eq!(sums.by_currency(), [money(2, Currency::Uzs), money(i64::MAX, Currency::Usd), money(4, Currency::Kzt)]);
        assert_eq!(sums.total(&rates()), Err(RateError::TooLarge));
    }

    proptest! {
        #[test]
        fn the_order_of_adding_changes_nothing(amounts in prop::collection::vec((-1_000_000_i64..1_000_000, 0_usize..3), 0..20)) {
            let currencies = [Currency::Uzs, Currency::Usd, Currency::Kzt];
            let (mut there, mut back) = (Sums::default(), Sums::default());
            amounts.iter().for_each(|(minor, at)| there.add(money(*minor, currencies[*at])).unwrap());
            amounts.iter().rev().for_each(|(minor, at)| back.add(money(*minor, currencies[*at])).unwrap());
            prop_assert_eq!(&there, &back);
            prop_assert!(there.total(&rates()).is_ok());
        }
    }
}
