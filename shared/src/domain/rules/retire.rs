//! Items that nobody asks for, to be retired from the assortment (C135).

use super::sold::Quantity;
use crate::{Date, Id};

/// An item of the catalogue and what was sold of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemFacts {
    /// The item.
    pub item: Id,
    /// Since when it is offered.
    pub offered_since: Date,
    /// The last sale ever.
    pub last_sold: Option<Date>,
    /// The number of deals with it in the last twelve months.
    pub sales: u32,
    /// What is in stock.
    pub stock: Quantity,
}

/// When an item counts as not asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetirePolicy {
    /// Nothing sold for so many months; an item offered for less time is left alone.
    pub months: u16,
    /// Fewer deals in twelve months than this.
    pub least_sales: u32,
}

impl Default for RetirePolicy {
    /// Six months, or fewer than two deals in a year. Ingot's choice.
    fn default() -> Self {
        Self { months: 6, least_sales: 2 }
    }
}

/// Why an item is on the list; the strongest reason sorts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyRetire {
    /// Never sold since it is offered.
    NeverSold,
    /// Not sold since that day.
    NotSoldSince(Date),
    /// Sold so many times in a year.
    SoldRarely(u32),
}

/// An item to think about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToRetire {
    /// The item.
    pub item: Id,
    /// Why.
    pub why: WhyRetire,
    /// What would have to be sold off first.
    pub stock: Quantity,
}

/// The items that nobody asks for: never sold ones, then the longest unsold, then the rarest; equal ones by id.
pub fn to_retire(items: &[ItemFacts], policy: RetirePolicy, today: Date) -> Vec<ToRetire> {
    let old = |day: Date| day.add_months(policy.months.into()) <= today;
    let why = |facts: &ItemFacts| match facts.last_sold {
        _ if !old(facts.offered_since) => None,
        None => Some(WhyRetire::NeverSold),
        Some(day) if old(day) => Some(WhyRetire::NotSoldSince(day)),
        Some(_) if facts.offered_since.add_months(12) > today => None,
        Some(_) => (facts.sales < policy.least_sales).then_some(WhyRetire::SoldRarely(facts.sales)),
    };
    let entry = |facts: &ItemFacts| Some(ToRetire { item: facts.item, why: why(facts)?, stock: facts.stock });
    let mut found: Vec<ToRetire> = items.iter().filter_map(entry).collect();
    found.sort_unstable_by_key(|entry| (entry.why, entry.item));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn item(n: u8, since: &str, sold: Option<&str>, sales: u32) -> ItemFacts {
        ItemFacts {
            item: Id::from_bytes([n; 16]),
            offered_since: day(since),
            last_sold: sold.map(day),
            sales,
            stock: Quantity::of(7),
        }
    }

    #[test]
    fn unsold_and_rarely_sold_items_are_listed_with_the_reason() {
        let items = [
            item(1, "2020-01-01", Some("2025-07-01"), 1),
            item(2, "2020-01-01", Some("2025-07-01"), 2),
            item(3, "2020-01-01", Some("2025-01-15"), 9),
            item(4, "2020-01-01", Some("2025-01-16"), 9),
            item(5, "2020-01-01", Some("2023-01-01"), 0),
            item(7, "2025-01-15", None, 0),
            item(6, "2025-01-15", None, 0),
        ];
        let found: Vec<(u8, WhyRetire)> = to_retire(&items, RetirePolicy::default(), day("2025-07-15"))
            .into_iter()
            .map(|entry| (entry.item.as_bytes()[0], entry.why))
            .collect();
        assert_eq!(
            found,
            [
                (6, WhyRetire::NeverSold),
                (7, WhyRetire::NeverSold),
                (5, WhyRetire::NotSoldSince(day("2023-01-01"))),
                (3, WhyRetire::NotSoldSince(day("2025-01-15"))),
                (1, WhyRetire::SoldRarely(1)),
            ]
        );
    }

    #[test]
    fn new_items_get_their_time() {
        let items = [
            item(1, "2025-01-16", None, 0),
            item(2, "2024-07-16", Some("2025-07-01"), 1),
            item(3, "2024-07-15", Some("2025-07-01"), 1),
        ];
        let found = to_retire(&items, RetirePolicy::default(), day("2025-07-15"));
        assert_eq!(found.iter().map(|entry| entry.item.as_bytes()[0]).collect::<Vec<_>>(), [3]);
        assert_eq!(found[0].stock, Quantity::of(7));
    }

    proptest! {
        #[test]
        fn a_sale_today_keeps_an_item_that_sells_often(since in 0..20_000, today in 0..20_000, sales in 2_u32..50) {
            let today = Date::from_days(today);
            let facts = ItemFacts { offered_since: Date::from_days(since), last_sold: Some(today), ..item(1, "2025-01-01", None, sales) };
            prop_assert!(to_retire(&[facts], RetirePolicy::default(), today).is_empty());
        }
    }
}
