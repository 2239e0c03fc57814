//! What a client is worth: the profit of the deals won (C46).

use super::base::Base;

/// A deal won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WonDeal {
    /// For how much it was sold.
    pub amount: Base,
    /// What was earned on it, where known.
    pub profit: Option<Base>,
}

impl WonDeal {
    /// The profit, or the amount in its place.
    pub fn worth(&self) -> Base {
        self.profit.unwrap_or(self.amount)
    }
}

/// The value of a client; with equal deals it is profit × number of deals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClientValue {
    /// The sum of the profits; amounts stand in where a profit is unknown.
    pub value: Base,
    /// The sum of the amounts.
    pub revenue: Base,
    /// The number of deals won.
    pub deals: u32,
    /// In how many of them the amount stands in: the figure is shown with a mark when there is any.
    pub without_profit: u32,
}

impl ClientValue {
    /// Whether an amount stands in for a profit somewhere.
    pub const fn is_marked(&self) -> bool {
        self.without_profit > 0
    }
}

/// Adds up a client's won deals.
pub fn client_value(deals: &[WonDeal]) -> ClientValue {
    let mut value = ClientValue::default();
    for deal in deals {
        value.value = value.value + deal.worth();
        value.revenue = value.revenue + deal.amount;
        value.deals += 1;
        value.without_profit += u32::from(deal.profit.is_none());
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn won(amount: i64, profit: Option<i64>) -> WonDeal {
        WonDeal { amount: Base::from_minor(amount), profit: profit.map(Base::from_minor) }
    }

    #[test]
    fn five_million_three_times_is_fifteen_million() {
        let value = client_value(&[won(2_000_000_000, Some(500_000_000)); 3]);
        assert_eq!(value.value, Base::from_minor(1_500_000_000));
        assert_eq!(value.revenue, Base::from_minor(6_000_000_000));
        assert_eq!((value.deals, value.is_marked()), (3, false));
    }

    #[test]
    fn an_amount_stands_in_for_an_unknown_profit_and_is_marked() {
        let value = client_value(&[won(100, Some(-30)), won(50, None)]);
        assert_eq!((value.value, value.without_profit, value.is_marked()), (Base::from_minor(20), 1, true));
        assert_eq!(client_value(&[]), ClientValue::default());
    }

    proptest! {
        #[test]
        fn equal_deals_are_worth_profit_times_number(profit in -1_000_000_i64..1_000_000, count in 0_usize..50) {
            let value = client_value(&vec![won(2_000_000, Some(profit)); count]);
            prop_assert_eq!(value.value.minor(), profit * count as i64);
        }

        #[test]
        fn a_client_is_worth_the_sum_of_the_parts_of_his_history(
            deals in prop::collection::vec((0_i64..1_000, prop::option::of(-1_000_i64..1_000)), 0..20), cut in 0_usize..20,
        ) {
            let deals: Vec<WonDeal> = deals.into_iter().map(|(amount, profit)| won(amount, profit)).collect();
            let (one, other) = deals.split_at(cut.min(deals.len()));
            let (one, other, all) = (client_value(one), client_value(other), client_value(&deals));
            prop_assert_eq!(all.value, one.value + other.value);
            prop_assert_eq!(all.without_profit, one.without_profit + other.without_profit);
            prop_assert_eq!(all.deals as usize, deals.len());
        }
    }
}
