//! Which channels reach which clients: the company's matrix of channels and categories (C113), and clients reached by one only (C114).

use std::collections::{BTreeMap, BTreeSet};

use super::ratio::Bp;
use crate::{Date, Id};

/// A cell of the matrix: clients of this category hear from us by this channel so often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The segment or category.
    pub category: Id,
    /// The channel, from the company's list (C112).
    pub channel: Id,
    /// At least once in so many days.
    pub every_days: u16,
}

/// The last time a client was reached by a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The client.
    pub client: Id,
    /// The channel.
    pub channel: Id,
    /// The last time.
    pub day: Date,
}

/// How a cell is fulfilled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fulfilment {
    /// The cell.
    pub cell: Cell,
    /// Clients of the category.
    pub clients: u32,
    /// The share reached in time; nothing when the category has no clients.
    pub share: Option<Bp>,
    /// Who was not, sorted.
    pub missed: Vec<Id>,
}

/// Checks the matrix, in the order of its cells. `members` are clients and their categories.
pub fn fulfilment(matrix: &[Cell], members: &[(Id, Id)], reached: &[Reached], today: Date) -> Vec<Fulfilment> {
    let mut last: BTreeMap<(Id, Id), Date> = BTreeMap::new();
    for touch in reached {
        let day = last.entry((touch.client, touch.channel)).or_insert(touch.day);
        *day = touch.day.max(*day);
    }
    let check = |cell: &Cell| {
        let since = today.add_days(-i32::from(cell.every_days));
        let in_time = |client: Id| last.get(&(client, cell.channel)).is_some_and(|day| *day >= since);
        let clients: Vec<Id> =
            members.iter().filter(|(_, category)| *category == cell.category).map(|(client, _)| *client).collect();
        let mut missed: Vec<Id> = clients.iter().copied().filter(|client| !in_time(*client)).collect();
        missed.sort_unstable();
        let count = |list: &[Id]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        let fulfilled = count(&clients) - count(&missed);
        Fulfilment { cell: *cell, clients: count(&clients), share: Bp::of(fulfilled.into(), count(&clients).into()), missed }
    };
    matrix.iter().map(check).collect()
}

/// The clients who were ever reached by a single channel, sorted, each with that channel.
pub fn one_channel(reached: &[Reached]) -> Vec<(Id, Id)> {
    let mut channels: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for touch in reached {
        channels.entry(touch.client).or_default().insert(touch.channel);
    }
    let single = |(client, channels): (Id, BTreeSet<Id>)| (channels.len() == 1).then_some((client, *channels.first()?));
    channels.into_iter().filter_map(single).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn touch(client: u8, channel: u8, day: i32) -> Reached {
        Reached { client: id(client), channel: id(channel), day: Date::from_days(day) }
    }

    #[test]
    fn every_cell_tells_who_was_not_reached() {
        let cell = |category, channel| Cell { category: id(category), channel: id(channel), every_days: 30 };
        let members = [(id(3), id(50)), (id(1), id(50)), (id(2), id(50)), (id(4), id(60))];
        let reached = [touch(1, 9, 70), touch(1, 9, 20), touch(2, 9, 69), touch(4, 9, 100), touch(3, 8, 100)];
        let found = fulfilment(&[cell(50, 9), cell(60, 9), cell(70, 9)], &members, &reached, Date::from_days(100));
        let told: Vec<(u32, Option<i64>, Vec<Id>)> =
            found.into_iter().map(|one| (one.clients, one.share.map(Bp::points), one.missed)).collect();
        assert_eq!(told, [(3, Some(3_333), vec![id(2), id(3)]), (1, Some(10_000), vec![]), (0, None, vec![])]);
    }

    #[test]
    fn who_is_reached_by_one_channel_only_is_listed() {
        let reached = [touch(2, 9, 1), touch(2, 9, 5), touch(1, 9, 1), touch(1, 8, 1), touch(3, 7, 1)];
        assert_eq!(one_channel(&reached), [(id(2), id(9)), (id(3), id(7))]);
    }

    proptest! {
        #[test]
        fn the_order_of_touches_changes_nothing(made in prop::collection::vec((0_u8..4, 0_u8..3, 0..100), 0..30)) {
            let there: Vec<Reached> = made.iter().map(|(client, channel, day)| touch(*client, *channel, *day)).collect();
            let back: Vec<Reached> = there.iter().rev().copied().collect();
            let matrix = [Cell { category: id(50), channel: id(1), every_days: 20 }];
            let members: Vec<(Id, Id)> = (0..4).map(|client| (id(client), id(50))).collect();
            let check = |reached: &[Reached]| fulfilment(&matrix, &members, reached, Date::from_days(100));
            prop_assert_eq!(check(&there), check(&back));
            prop_assert_eq!(one_channel(&there), one_channel(&back));
        }
    }
}
