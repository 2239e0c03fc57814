//! What each group of goods and services earns (C136).

use std::collections::BTreeMap;

use super::base::Base;
use super::ratio::Bp;
use super::sold::SoldLine;
use crate::Id;
use crate::date::Period;

/// What a group earned in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupProfit {
    /// The group.
    pub group: Id,
    /// All that was sold.
    pub revenue: Base,
    /// The group's share in the revenue of all groups; nothing when that is zero.
    pub share: Option<Bp>,
    /// Revenue less cost, of the lines whose cost is known.
    pub profit: Base,
    /// The profit in shares of the revenue of those lines; nothing when there are none.
    pub margin: Option<Bp>,
    /// Revenue of lines without a known cost: the profit is marked when there is any.
    pub without_cost: Base,
}

/// The groups sold in a period, the most profitable first, equal ones by id.
pub fn group_profits(lines: &[SoldLine], period: Period) -> Vec<GroupProfit> {
    let mut sums: BTreeMap<Id, (Base, Base, Base)> = BTreeMap::new();
    let mut all = Base::ZERO;
    for line in lines.iter().filter(|line| period.contains(line.day)) {
        let (revenue, profit, without_cost) = sums.entry(line.group).or_default();
        *revenue = *revenue + line.amount;
        match line.cost {
            Some(cost) => *profit = *profit + line.amount - cost,
            None => *without_cost = *without_cost + line.amount,
        }
        all = all + line.amount;
    }
    let figures = |(group, (revenue, profit, without_cost)): (Id, (Base, Base, Base))| GroupProfit {
        group,
        revenue,
        share: revenue.share_of(all),
        profit,
        margin: profit.share_of(revenue - without_cost),
        without_cost,
    };
    let mut found: Vec<GroupProfit> = sums.into_iter().map(figures).collect();
    found.sort_by_key(|group| std::cmp::Reverse(group.profit));
    found
}

#[cfg(test)]
mod tests {
    use super::super::sold::made::{id, line};
    use super::*;
    use crate::Date;
    use proptest::prelude::*;

    fn period() -> Period {
        Period::new(Date::from_days(10), Date::from_days(20))
    }

    #[test]
    fn a_group_earns_its_amounts_less_its_costs() {
        let cost = |minor| Some(Base::from_minor(minor));
        let lines = [
            SoldLine { cost: cost(60), ..line(1, 1, 11, 10, 100) },
            SoldLine { cost: cost(80), ..line(1, 1, 12, 20, 100) },
            line(1, 1, 13, 15, 50),
            SoldLine { cost: cost(50), ..line(1, 1, 21, 15, 250) },
            line(1, 1, 31, 15, 0),
            line(1, 1, 21, 21, 9_000),
            line(1, 1, 21, 9, 9_000),
        ];
        let found = group_profits(&lines, period());
        assert_eq!(
            found[0],
            GroupProfit {
                group: id(2),
                revenue: Base::from_minor(250),
                share: Some(Bp::percent(50)),
                profit: Base::from_minor(200),
                margin: Some(Bp::percent(80)),
                without_cost: Base::ZERO,
            }
        );
        assert_eq!(
            found[1],
            GroupProfit {
                group: id(1),
                revenue: Base::from_minor(250),
                share: Some(Bp::percent(50)),
                profit: Base::from_minor(60),
                margin: Some(Bp::percent(30)),
                without_cost: Base::from_minor(50),
            }
        );
        assert_eq!((found[2].group, found[2].margin), (id(3), None));
    }

    proptest! {
        #[test]
        fn groups_make_all_revenue_and_come_in_order(made in prop::collection::vec((0_u8..50, 0_i32..30, 0_i64..100, prop::option::of(0_i64..100)), 0..40)) {
            let lines: Vec<SoldLine> = made.iter()
                .map(|(item, day, amount, cost)| SoldLine { cost: cost.map(Base::from_minor), ..line(1, 1, *item, *day, *amount) })
                .collect();
            let all: Base = lines.iter().filter(|line| period().contains(line.day)).map(|line| line.amount).sum();
            let found = group_profits(&lines, period());
            prop_assert_eq!(found.iter().map(|group| group.revenue).sum::<Base>(), all);
            prop_assert!(found.windows(2).all(|pair| (pair[1].profit, pair[0].group) < (pair[0].profit, pair[1].group)
                || pair[1].profit < pair[0].profit));
        }
    }
}
