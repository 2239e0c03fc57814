//! Amounts in the workspace's base currency: what rules add up and compare.
//!
//! A [`Base`] comes from money by the company's own rates ([`super::rates`]), so that currencies never mix unseen.

use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use super::ratio::Bp;

/// Minor units of the base currency. Sums stop at the ends of `i64`, a hundred times beyond the largest amount of one deal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base(i64);

impl Base {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount that is known to be in minor units of the base currency.
    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// Minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Its share in a whole; nothing when the whole is zero.
    pub fn share_of(self, whole: Self) -> Option<Bp> {
        Bp::of(self.0, whole.0)
    }

    /// A share of it, halves to even.
    pub fn part(self, share: Bp) -> Self {
        Self(share.apply(self.0))
    }

    /// Itself, or zero when negative.
    pub fn or_zero(self) -> Self {
        self.max(Self::ZERO)
    }
}

impl Add for Base {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Base {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Base {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Base {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sums_stop_at_the_ends() {
        let most = Base::from_minor(i64::MAX);
        assert_eq!(most + Base::from_minor(1), most);
        assert_eq!([most, most].into_iter().sum::<Base>(), most);
        assert_eq!(Base::from_minor(i64::MIN) - Base::from_minor(1), Base::from_minor(i64::MIN));
        assert_eq!(-Base::from_minor(i64::MIN), most);
    }

    #[test]
    fn shares_are_of_the_same_currency() {
        let amount = Base::from_minor(300);
        assert_eq!(amount.share_of(Base::from_minor(500)), Some(Bp::percent(60)));
        assert_eq!(amount.share_of(Base::ZERO), None);
        assert_eq!(amount.part(Bp::percent(10)), Base::from_minor(30));
        assert_eq!(((-amount).or_zero(), amount.or_zero()), (Base::ZERO, amount));
    }

    proptest! {
        #[test]
        fn subtracting_undoes_adding(one in -1_000_000_i64..1_000_000, other in -1_000_000_i64..1_000_000) {
            let (one, other) = (Base::from_minor(one), Base::from_minor(other));
            prop_assert_eq!(one + other - other, one);
            prop_assert_eq!((one + other).minor(), one.minor() + other.minor());
        }
    }
}
