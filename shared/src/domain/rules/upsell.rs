//! What else to offer a client: what it buys again and again, and what others buy together with it (C138, C146).

use std::collections::{BTreeMap, BTreeSet};

use super::ratio::Bp;
use super::sold::SoldLine;
use super::stats::median;
use crate::{Date, Id};

/// An item that a client buys periodically.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuysAgain {
    /// The item.
    pub item: Id,
    /// The median of the days between two purchases.
    pub every_days: i32,
    /// When the next one is to be expected.
    pub next: Date,
}

/// Purchases on fewer days show no period. Ingot's choice.
const LEAST_DAYS: usize = 3;

/// The items that a client, whose lines are given, buys periodically and is due to buy by `until`; the longest due first, then by item.
pub fn buys_again(of_client: &[SoldLine], until: Date) -> Vec<BuysAgain> {
    let mut days: BTreeMap<Id, BTreeSet<Date>> = BTreeMap::new();
    for line in of_client {
        days.entry(line.item).or_default().insert(line.day);
    }
    let due = |(item, days): (Id, BTreeSet<Date>)| {
        let last = *days.last()?;
        let gaps = days.iter().zip(days.iter().skip(1)).map(|(one, next)| i64::from(next.days_since(*one)));
        let every_days = i32::try_from(median(gaps.collect())?).ok()?;
        let next = last.add_days(every_days);
        (days.len() >= LEAST_DAYS && next <= until).then_some(BuysAgain { item, every_days, next })
    };
    let mut found: Vec<BuysAgain> = days.into_iter().filter_map(due).collect();
    found.sort_by_key(|again| again.next);
    found
}

/// An item that goes with what a client bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoesWith {
    /// The item to offer.
    pub item: Id,
    /// The item the client bought.
    pub with: Id,
    /// In how many deals both were bought.
    pub deals: u32,
    /// The share of the deals with the second in which the first was bought too.
    pub share: Bp,
}

/// Fewer common deals are chance. Ingot's choice.
const LEAST_DEALS: u32 = 3;
/// A smaller share is not worth an offer. Ingot's choice.
const LEAST_SHARE: Bp = Bp::percent(20);

/// What goes with the items a client bought and was not bought by it, from everybody's lines: the likeliest first, then the most
/// frequent, then by item. Of several items that one goes with, the likeliest is told.
pub fn goes_with(bought: &BTreeSet<Id>, lines: &[SoldLine]) -> Vec<GoesWith> {
    let mut deals: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for line in lines {
        deals.entry(line.deal).or_default().insert(line.item);
    }
    let mut with_item: BTreeMap<Id, u32> = BTreeMap::new();
    let mut with_both: BTreeMap<(Id, Id), u32> = BTreeMap::new();
    for items in deals.values() {
        for with in items.intersection(bought) {
            *with_item.entry(*with).or_default() += 1;
            for item in items.difference(bought) {
                *with_both.entry((*item, *with)).or_default() += 1;
            }
        }
    }
    let pair = |((item, with), deals): ((Id, Id), u32)| {
        let share = Bp::of(deals.into(), i64::from(*with_item.get(&with)?))?;
        (deals >= LEAST_DEALS && share >= LEAST_SHARE).then_some(GoesWith { item, with, deals, share })
    };
    let mut found: Vec<GoesWith> = with_both.into_iter().filter_map(pair).collect();
    found.sort_by(|one, other| {
        (other.share, other.deals, one.item, one.with).cmp(&(one.share, one.deals, other.item, other.with))
    });
    let mut told: BTreeSet<Id> = BTreeSet::new();
    found.retain(|pair| told.insert(pair.item));
    found
}

#[cfg(test)]
mod tests {
    use super::super::sold::made::{id, line};
    use super::*;
    use proptest::prelude::*;

    fn again(days: &[(u8, i32)], until: i32) -> Vec<(u8, i32, i32)> {
        let lines: Vec<SoldLine> = days.iter().map(|(item, day)| line(1, 1, *item, *day, 5)).collect();
        buys_again(&lines, Date::from_days(until))
            .into_iter()
            .map(|again| (again.item.as_bytes()[0], again.every_days, again.next.days()))
            .collect()
    }

    #[test]
    fn a_monthly_purchase_is_due_a_month_after_the_last() {
        let monthly = [(7, 60), (7, 0), (7, 30)];
        assert_eq!(again(&monthly, 90), [(7, 30, 90)]);
        assert!(again(&monthly, 89).is_empty());
        assert!(again(&[(7, 0), (7, 30), (7, 30)], 900).is_empty(), "twice is no period");
    }

    #[test]
    fn the_longest_due_comes_first() {
        let days = [(3, 0), (3, 10), (3, 20), (2, 0), (2, 10), (2, 25), (1, 0), (1, 10), (1, 20)];
        assert_eq!(again(&days, 100), [(1, 10, 30), (3, 10, 30), (2, 12, 37)]);
    }

    fn with(bought: &[u8], deals: &[&[u8]]) -> Vec<(u8, u8, u32, i64)> {
        let lines: Vec<SoldLine> =
            (0..).zip(deals).flat_map(|(deal, items)| items.iter().map(move |item| line(1, deal, *item, 0, 5))).collect();
        let tell = |pair: GoesWith| (pair.item.as_bytes()[0], pair.with.as_bytes()[0], pair.deals, pair.share.points());
        goes_with(&bought.iter().copied().map(id).collect(), &lines).into_iter().map(tell).collect()
    }

    #[test]
    fn what_others_buy_together_is_offered() {
        let deals: [&[u8]; 5] = [&[1, 2], &[1, 2], &[1, 2, 9], &[1, 9], &[9, 2]];
        assert_eq!(with(&[1], &deals), [(2, 1, 3, 7_500)]);
        assert!(with(&[1, 2], &deals[..4]).is_empty(), "what was bought is not offered again");
        assert!(with(&[], &deals).is_empty());
    }

    #[test]
    fn rare_pairs_are_chance() {
        let mut deals: Vec<&[u8]> = vec![&[1, 2]; 3];
        deals.extend(vec![&[1_u8][..]; 12]);
        assert_eq!(with(&[1], &deals), [(2, 1, 3, 2_000)]);
        deals.push(&[1]);
        assert!(with(&[1], &deals).is_empty());
    }

    #[test]
    fn an_item_is_offered_once_with_the_likeliest_reason() {
        let deals: [&[u8]; 7] = [&[1, 2, 5], &[1, 2, 5], &[1, 2, 5], &[2], &[1, 2, 4], &[1, 4], &[1, 4]];
        // 5 goes with 1 in 3 of 6 and with 2 in 3 of 5; 4 with 1 in 3 of 6.
        assert_eq!(with(&[1, 2], &deals), [(5, 2, 3, 6_000), (4, 1, 3, 5_000)]);
    }

    #[test]
    fn of_equally_likely_items_the_more_frequent_comes_first() {
        let deals: [&[u8]; 7] = [&[1, 3], &[1, 3], &[1, 3], &[2, 4], &[2, 4], &[2, 4], &[2, 4]];
        assert_eq!(with(&[1, 2], &deals), [(4, 2, 4, 10_000), (3, 1, 3, 10_000)]);
        let deals: [&[u8]; 6] = [&[1, 4], &[1, 4], &[1, 4], &[2, 3], &[2, 3], &[2, 3]];
        assert_eq!(with(&[1, 2], &deals), [(3, 2, 3, 10_000), (4, 1, 3, 10_000)]);
    }

    proptest! {
        #[test]
        fn nothing_is_offered_that_was_bought(deals in prop::collection::vec(prop::collection::vec(0_u8..6, 1..5), 0..30), bought in prop::collection::vec(0_u8..6, 0..4)) {
            let deals: Vec<&[u8]> = deals.iter().map(Vec::as_slice).collect();
            let found = with(&bought, &deals);
            prop_assert!(found.iter().all(|(item, with, ..)| !bought.contains(item) && bought.contains(with)));
            prop_assert!(found.windows(2).all(|pair| pair[0].3 >= pair[1].3));
        }
    }
}
