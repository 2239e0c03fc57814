//! What a client uses: the groups of goods and services it buys, and how often (C21, C48).

use std::collections::{BTreeMap, BTreeSet};

use super::base::Base;
use super::ratio::Bp;
use super::sold::{Quantity, SoldLine};
use crate::date::Period;
use crate::{Date, Id};

/// A client's use of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupUse {
    /// The group.
    pub group: Id,
    /// In how many deals.
    pub deals: u32,
    /// How many pieces.
    pub quantity: Quantity,
    /// For how much.
    pub amount: Base,
    /// The share of all that the client spent; nothing when that is zero.
    pub share: Option<Bp>,
    /// The last purchase.
    pub last: Date,
}

/// The groups that a client, whose lines are given, bought in a period: what it spends most on first, equal ones by id.
pub fn profile(of_client: &[SoldLine], period: Period) -> Vec<GroupUse> {
    let mut groups: BTreeMap<Id, (BTreeSet<Id>, GroupUse)> = BTreeMap::new();
    for line in of_client.iter().filter(|line| period.contains(line.day)) {
        let nothing = GroupUse {
            group: line.group,
            deals: 0,
            quantity: Quantity::default(),
            amount: Base::ZERO,
            share: None,
            last: line.day,
        };
        let (deals, of_group) = groups.entry(line.group).or_insert((BTreeSet::new(), nothing));
        of_group.deals += u32::from(deals.insert(line.deal));
        of_group.quantity = of_group.quantity.plus(line.quantity);
        of_group.amount = of_group.amount + line.amount;
        of_group.last = of_group.last.max(line.day);
    }
    let mut found: Vec<GroupUse> = groups.into_values().map(|(_, of_group)| of_group).collect();
    let spent: Base = found.iter().map(|of_group| of_group.amount).sum();
    found.iter_mut().for_each(|of_group| of_group.share = of_group.amount.share_of(spent));
    found.sort_by_key(|of_group| std::cmp::Reverse(of_group.amount));
    found
}

/// The group on which each client spends most, sorted by client: a segmentation by what is used (C48).
pub fn main_groups(lines: &[SoldLine], period: Period) -> Vec<(Id, Id)> {
    let mut clients: BTreeMap<Id, Vec<SoldLine>> = BTreeMap::new();
    for line in lines {
        clients.entry(line.client).or_default().push(*line);
    }
    let main = |(client, lines): (Id, Vec<SoldLine>)| profile(&lines, period).first().map(|most| (client, most.group));
    clients.into_iter().filter_map(main).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sold::made::{id, line};
    use super::*;
    use proptest::prelude::*;

    fn period() -> Period {
        Period::new(Date::from_days(10), Date::from_days(20))
    }

    #[test]
    fn a_profile_tells_what_how_often_and_for_how_much() {
        let lines = [
            line(1, 1, 21, 12, 30),
            line(1, 1, 22, 11, 10),
            line(1, 2, 22, 18, 20),
            line(1, 3, 11, 15, 40),
            line(1, 4, 11, 9, 900),
            line(1, 4, 11, 21, 900),
        ];
        let found = profile(&lines, period());
        let expected = GroupUse {
            group: id(2),
            deals: 2,
            quantity: Quantity::of(3),
            amount: Base::from_minor(60),
            share: Some(Bp::percent(60)),
            last: Date::from_days(18),
        };
        assert_eq!(found[0], expected);
        assert_eq!((found[1].group, found[1].deals, found[1].share, found.len()), (id(1), 1, Some(Bp::percent(40)), 2));
    }

    #[test]
    fn clients_are_grouped_by_what_they_spend_most_on() {
        let lines =
            [line(2, 1, 11, 12, 30), line(2, 1, 21, 12, 31), line(1, 2, 31, 12, 5), line(1, 2, 11, 12, 5), line(3, 3, 11, 1, 5)];
        assert_eq!(main_groups(&lines, period()), [(id(1), id(1)), (id(2), id(2))]);
    }

    proptest! {
        #[test]
        fn a_profile_holds_all_that_was_spent(made in prop::collection::vec((0_u8..9, 0_u8..40, 0_i32..30, 0_i64..100), 0..30)) {
            let lines: Vec<SoldLine> = made.iter().map(|(deal, item, day, amount)| line(1, *deal, *item, *day, *amount)).collect();
            let inside = lines.iter().filter(|line| period().contains(line.day));
            let found = profile(&lines, period());
            prop_assert_eq!(found.iter().map(|of_group| of_group.amount).sum::<Base>(), inside.map(|line| line.amount).sum());
            prop_assert!(found.iter().all(|of_group| of_group.deals >= 1 && period().contains(of_group.last)));
        }
    }
}
