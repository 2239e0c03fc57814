//! Lines of won deals: the fact that the rules about goods and services look at (C19, C132).

use super::base::Base;
use crate::{Date, Id};

/// A number of pieces, hours, kilograms… in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

impl Quantity {
    /// Thousandths.
    pub const fn from_milli(milli: i64) -> Self {
        Self(milli)
    }

    /// Whole ones.
    pub const fn of(number: i64) -> Self {
        Self(number.saturating_mul(1_000))
    }

    /// Thousandths.
    pub const fn milli(self) -> i64 {
        self.0
    }

    /// Both together; stops at the ends.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// A line of a won deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoldLine {
    /// Who bought.
    pub client: Id,
    /// The deal; lines of one deal were bought together.
    pub deal: Id,
    /// What was sold.
    pub item: Id,
    /// Its group of goods or services.
    pub group: Id,
    /// When the deal was won.
    pub day: Date,
    /// How many.
    pub quantity: Quantity,
    /// For how much.
    pub amount: Base,
    /// What it cost the company, where known.
    pub cost: Option<Base>,
}

#[cfg(test)]
pub(super) mod made {
    //! Lines for tests.

    use super::*;

    pub fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    /// One piece of an item, whose group has the id of the item's tens.
    pub fn line(client: u8, deal: u8, item: u8, day: i32, amount: i64) -> SoldLine {
        SoldLine {
            client: id(client),
            deal: id(deal),
            item: id(item),
            group: id(item / 10),
            day: Date::from_days(day),
            quantity: Quantity::of(1),
            amount: Base::from_minor(amount),
            cost: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_and_a_half_kilograms_are_fifteen_hundred_thousandths() {
        assert_eq!(Quantity::of(1).plus(Quantity::from_milli(500)).milli(), 1_500);
        assert_eq!(Quantity::of(i64::MAX).plus(Quantity::of(1)).milli(), i64::MAX);
    }

    proptest! {
        #[test]
        fn quantities_add_in_any_order(one in any::<i32>(), other in any::<i32>()) {
            let (one, other) = (Quantity::from_milli(one.into()), Quantity::from_milli(other.into()));
            prop_assert_eq!(one.plus(other), other.plus(one));
        }
    }
}
