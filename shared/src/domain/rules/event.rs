//! How groups of clients bought before and after an event, such as a change of the economic background (C162).

use std::collections::{BTreeMap, BTreeSet};

use super::base::Base;
use super::fall::GroupFigures;
use crate::date::Period;
use crate::{Date, Id};

/// A purchase of a client of some group (a segment, a category, a city…).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupPurchase {
    /// The group.
    pub group: Id,
    /// The client.
    pub client: Id,
    /// When.
    pub day: Date,
    /// For how much.
    pub amount: Base,
}

/// The days before an event and as many from it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AroundEvent {
    /// Up to the day before the event.
    pub before: Period,
    /// From the event on.
    pub after: Period,
}

/// At most `days` days on either side. When fewer have passed since the event, both sides are as short, so that they compare;
/// nothing as long as the event is ahead.
pub fn around(event: Date, days: u16, today: Date) -> Option<AroundEvent> {
    if event > today {
        return None;
    }
    let end = event.add_days(i32::from(days.max(1)) - 1).min(today);
    let after = Period::new(event, end);
    Some(AroundEvent { before: after.previous(), after })
}

/// What each group bought on either side, sorted by group; [`super::fall::falls`] tells which of them fell.
pub fn before_and_after(around: &AroundEvent, purchases: &[GroupPurchase]) -> Vec<GroupFigures> {
    let mut groups: BTreeMap<Id, [(Base, BTreeSet<Id>); 2]> = BTreeMap::new();
    for purchase in purchases {
        let [before, after] = groups.entry(purchase.group).or_default();
        let side = if around.before.contains(purchase.day) {
            before
        } else if around.after.contains(purchase.day) {
            after
        } else {
            continue;
        };
        side.0 = side.0 + purchase.amount;
        side.1.insert(purchase.client);
    }
    let count = |clients: BTreeSet<Id>| u32::try_from(clients.len()).unwrap_or(u32::MAX);
    let figures = |(group, [before, after]): (Id, [(Base, BTreeSet<Id>); 2])| GroupFigures {
        group,
        revenue_before: before.0,
        revenue_now: after.0,
        buyers_before: count(before.1),
        buyers_now: count(after.1),
    };
    groups.into_iter().map(figures).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: i32) -> Date {
        Date::from_days(n)
    }

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn bought(group: u8, client: u8, on: i32, amount: i64) -> GroupPurchase {
        GroupPurchase { group: id(group), client: id(client), day: day(on), amount: Base::from_minor(amount) }
    }

    #[test]
    fn both_sides_are_as_long_and_end_today() {
        let full = around(day(100), 30, day(400)).unwrap();
        assert_eq!((full.before, full.after), (Period::new(day(70), day(99)), Period::new(day(100), day(129))));
        let young = around(day(100), 30, day(104)).unwrap();
        assert_eq!((young.before, young.after), (Period::new(day(95), day(99)), Period::new(day(100), day(104))));
        assert_eq!(around(day(100), 0, day(104)).unwrap().after.len_days(), 1);
        assert_eq!(around(day(100), 30, day(100)).map(|sides| sides.after.len_days()), Some(1));
        assert_eq!(around(day(100), 30, day(99)), None);
    }

    #[test]
    fn money_and_buyers_are_compared_by_group() {
        let around = around(day(100), 10, day(400)).unwrap();
        let purchases = [
            bought(2, 1, 90, 10),
            bought(2, 2, 99, 10),
            bought(2, 1, 99, 10),
            bought(2, 1, 100, 5),
            bought(1, 3, 109, 7),
            bought(1, 3, 110, 900),
            bought(1, 3, 89, 900),
        ];
        let figures: Vec<(Id, i64, i64, u32, u32)> = before_and_after(&around, &purchases)
            .into_iter()
            .map(|group| {
                (group.group, group.revenue_before.minor(), group.revenue_now.minor(), group.buyers_before, group.buyers_now)
            })
            .collect();
        assert_eq!(figures, [(id(1), 0, 7, 0, 1), (id(2), 30, 5, 2, 1)]);
    }

    proptest! {
        #[test]
        fn the_sides_meet_at_the_event(event in 0..1_000, days in 0_u16..400, passed in 0..1_000) {
            let found = around(day(event), days, day(event + passed)).unwrap();
            prop_assert_eq!(found.before.to().add_days(1), found.after.from());
            prop_assert_eq!(found.before.len_days(), found.after.len_days());
            prop_assert!(found.after.to() <= day(event + passed));
        }
    }
}
