//! Prices: lists, personal discounts and surcharges, cards, and the totals of a proposal (C129, C130, C142–C144).

use super::ratio::{Bp, scale};
use super::sold::Quantity;
use crate::{Currency, Id, Money};

/// A price list: prices of its own for some items, and a change of the base price for the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceList {
    /// Prices of its own.
    pub own: Vec<(Id, Money)>,
    /// The change of every other base price; below zero for a cheaper list.
    pub change: Bp,
}

impl PriceList {
    /// The list's price of an item.
    pub fn price(&self, item: Id, base: Money) -> Money {
        let own = self.own.iter().find(|(known, _)| *known == item);
        own.map_or_else(|| changed(base, self.change), |(_, price)| *price)
    }
}

/// How a personal discount and a card go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Together {
    /// The larger of the two.
    #[default]
    Larger,
    /// Both added up.
    Sum,
}

/// A client's terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The personal change of prices: a discount below zero (C143), a surcharge above (C144).
    pub personal: Bp,
    /// The discount of the client's card, above zero (C142).
    pub card: Bp,
    /// How both go together. A surcharge takes no card.
    pub together: Together,
    /// What the seller set by hand on this line, which wins over both.
    pub by_hand: Option<Bp>,
}

impl Terms {
    /// The change of a price, never below −100 %.
    pub fn change(&self) -> Bp {
        let card = Bp::new(self.card.points().max(0));
        let agreed = if self.personal > Bp::new(0) {
            self.personal
        } else {
            match self.together {
                Together::Larger => self.personal.min(Bp::new(-card.points())),
                Together::Sum => Bp::new(self.personal.points().saturating_sub(card.points())),
            }
        };
        self.by_hand.unwrap_or(agreed).max(Bp::new(-Bp::WHOLE.points()))
    }
}

/// A line of a deal or a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PricedLine {
    /// The price of one by the list.
    pub list: Money,
    /// The price of one for this client.
    pub price: Money,
    /// How many.
    pub quantity: Quantity,
    /// The price of all.
    pub total: Money,
    /// What all would cost by the list.
    pub list_total: Money,
}

/// Prices a line. The price of one is rounded to `step` minor units (100 for whole soʻm; halves to even, one at least), so that the
/// total is the printed price times the quantity, which is rounded to minor units again when the quantity is not whole.
pub fn price_line(list: Money, terms: &Terms, quantity: Quantity, step: i64) -> PricedLine {
    let price = changed(list, terms.change());
    let step = step.max(1);
    let minor = scale(price.minor, 1, step).map_or(price.minor, |steps| steps.saturating_mul(step));
    let price = Money { minor, ..price };
    let all = |one: Money| Money { minor: scale(one.minor, quantity.milli(), 1_000).unwrap_or(0), ..one };
    PricedLine { list, price, quantity, total: all(price), list_total: all(list) }
}

fn changed(price: Money, change: Bp) -> Money {
    Money { minor: price.minor.saturating_add(change.apply(price.minor)), ..price }
}

/// The totals of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// What the lines cost.
    pub total: Money,
    /// What they would cost by the list.
    pub list_total: Money,
    /// What the client saves; negative with a surcharge.
    pub saved: Money,
}

/// Why lines have no total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TotalError {
    /// A line is in another currency than the proposal.
    #[error("line in another currency than the proposal")]
    OtherCurrency,
    /// The sum is beyond what is exact.
    #[error("sum too large")]
    TooLarge,
}

/// Adds up the lines of a proposal.
///
/// # Errors
/// [`TotalError`].
pub fn totals(lines: &[PricedLine], currency: Currency) -> Result<Totals, TotalError> {
    let (mut total, mut list_total): (i64, i64) = (0, 0);
    for line in lines {
        if line.total.currency != currency || line.list_total.currency != currency {
            return Err(TotalError::OtherCurrency);
        }
        total = total.checked_add(line.total.minor).ok_or(TotalError::TooLarge)?;
        list_total = list_total.checked_add(line.list_total.minor).ok_or(TotalError::TooLarge)?;
    }
    let saved = list_total.checked_sub(total).ok_or(TotalError::TooLarge)?;
    let money = |minor| Money { minor, currency };
    Ok(Totals { total: money(total), list_total: money(list_total), saved: money(saved) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(minor: i64) -> Money {
        Money { minor, currency: Currency::Uzs }
    }

    fn terms(personal: i64, card: i64, together: Together) -> Terms {
        Terms { personal: Bp::percent(personal), card: Bp::percent(card), together, by_hand: None }
    }

    #[test]
    fn a_list_has_prices_of_its_own_or_changes_the_base_price() {
        let item = |n| Id::from_bytes([n; 16]);
        let dealers = PriceList { own: vec![(item(1), money(70))], change: Bp::percent(-20) };
        assert_eq!((dealers.price(item(1), money(100)), dealers.price(item(2), money(100))), (money(70), money(80)));
        assert_eq!(PriceList::default().price(item(1), money(100)), money(100));
    }

    #[test]
    fn discounts_surcharges_and_cards() {
        use Together::{Larger, Sum};
        let of = |personal, card, together| terms(personal, card, together).change();
        assert_eq!(of(-10, 5, Larger), Bp::percent(-10));
        assert_eq!(of(-3, 5, Larger), Bp::percent(-5));
        assert_eq!(of(-10, 5, Sum), Bp::percent(-15));
        assert_eq!((of(7, 5, Larger), of(7, 5, Sum)), (Bp::percent(7), Bp::percent(7)), "a surcharge takes no card");
        assert_eq!(of(0, 5, Larger), Bp::percent(-5));
        assert_eq!(of(-90, 50, Sum), Bp::percent(-100));
        assert_eq!(of(0, -5, Sum), Bp::new(0), "a card never makes dearer");
        let by_hand = Terms { by_hand: Some(Bp::percent(-1)), ..terms(-10, 5, Sum) };
        assert_eq!(by_hand.change(), Bp::percent(-1));
    }

    #[test]
    fn the_total_is_the_printed_price_times_the_quantity() {
        let line = price_line(money(1_234_500), &terms(-10, 0, Together::Larger), Quantity::of(3), 100);
        // 12 345 soʻm less 10 % are 11 110.50, to the even soʻm 11 110.
        assert_eq!((line.price, line.total, line.list_total), (money(1_111_000), money(3_333_000), money(3_703_500)));
        let half = price_line(money(105), &Terms::default(), Quantity::from_milli(1_500), 0);
        assert_eq!((half.price, half.total), (money(105), money(158)));
    }

    #[test]
    fn a_proposal_adds_up_one_currency() {
        let line = |minor, personal| price_line(money(minor), &terms(personal, 0, Together::Sum), Quantity::of(1), 1);
        let lines = [line(1_000, -10), line(500, 20)];
        let found = totals(&lines, Currency::Uzs).unwrap();
        assert_eq!((found.total, found.list_total, found.saved), (money(1_500), money(1_500), money(0)));
        assert_eq!(totals(&lines, Currency::Usd), Err(TotalError::OtherCurrency));
        assert_eq!(totals(&[line(i64::MAX, 0), line(1, 0)], Currency::Uzs), Err(TotalError::TooLarge));
        let other = PricedLine { list_total: Money { minor: 1, currency: Currency::Usd }, ..lines[0] };
        assert_eq!(totals(&[other], Currency::Uzs), Err(TotalError::OtherCurrency));
        let saved = totals(&[line(1_000, -10)], Currency::Uzs).unwrap().saved;
        assert_eq!(saved, money(100));
    }

    proptest! {
        #[test]
        fn a_price_is_on_its_step_and_half_a_step_off_at_most(list in 0_i64..1_000_000_000, points in -10_000_i64..10_000, step in 1_i64..1_000) {
            let terms = Terms { personal: Bp::new(points), ..Terms::default() };
            let line = price_line(money(list), &terms, Quantity::of(1), step);
            let exact = list + terms.change().apply(list);
            prop_assert_eq!(line.price.minor % step, 0);
            prop_assert!((line.price.minor - exact).abs() * 2 <= step);
            prop_assert!(line.price.minor >= 0);
        }

        #[test]
        fn a_larger_discount_is_never_dearer(list in 0_i64..1_000_000_000, one in 0_i64..10_000, more in 0_i64..1_000) {
            let price = |points: i64| price_line(money(list), &Terms { personal: Bp::new(-points), ..Terms::default() }, Quantity::of(1), 100).price.minor;
            prop_assert!(price(one + more) <= price(one));
        }
    }
}
