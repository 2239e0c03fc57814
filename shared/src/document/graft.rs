//! What a client document gives to another one when the two are one client (C27).
//!
//! Never here: adding it there, which is the command's.

use std::collections::BTreeMap;

use automerge::ScalarValue;

use super::Document;
use super::node::{Held, Node};
use super::schema as key;
use crate::Id;
use crate::domain::{Command, Late, Value};
use crate::rights::transfer;
use crate::sync::frame::MAX_CHANGE;

/// A scalar under its path of keys.
type Item = (Vec<String>, Value);

/// What a part may cost by [`costs`], which is above what it takes in a change. The rest is for what every change begins with.
const MOST: usize = MAX_CHANGE - 16 * 1024;
/// What an edit takes beside its key and value: at most five bytes in each of its columns.
const EDIT: usize = 48;
/// The key and the value that mark a thing with the merger.
const MARK: usize = EDIT + 40;

impl Document {
    /// The commands that add everything this document holds to another client: each fits into one change, and each is to be run on its
    /// own. Run again after a crash, those that were done change nothing. Of a thing that is too large for one change the
    /// first part carries what undoes it.
    pub fn absorbed_by(&self, document: Id, merge: Id) -> Vec<Command> {
        let parts = parts(self.graft(), MOST);
        let command = |(part, items)| Command::Absorb { document, merge, other: self.id, part, items };
        (0..).zip(parts).map(command).collect()
    }

    /// Everything that the document holds, as [`Command::Absorb`] takes it: paths of keys with scalars, unknown fields included. Requests that
    /// another department take the client over stay behind: they and their answers are of those who may make them.
    pub fn graft(&self) -> Vec<Item> {
        let mut items = Vec::new();
        self.collect(&Node::root(), &mut Vec::new(), &mut items);
        let stays = |name: &String| name == key::IMPORTS || name.starts_with(transfer::WORD);
        items.retain(|(path, _)| path.len() > 1 && path.first().is_some_and(|name| !stays(name)));
        items
    }

    /// What was done since, to what the document held before: paths of keys with the values before and after, as [`Command::CatchUp`] takes
    /// them, each list for a change of its own.
    pub fn late(&self, before: &Self) -> Vec<Vec<Late>> {
        let known: BTreeMap<Vec<String>, Value> = before.graft().into_iter().collect();
        let now: BTreeMap<Vec<String>, Value> = self.graft().into_iter().collect();
        let gone = known.iter().filter(|(path, _)| !now.contains_key(*path)).map(|(path, _)| (path.clone(), Value::Nothing));
        let changed = now.iter().filter(|(path, value)| known.get(*path) != Some(*value));
        let mut items: Vec<Item> = gone.chain(changed.map(|(path, value)| (path.clone(), value.clone()))).collect();
        items.sort_by(|one, other| one.0.cmp(&other.0));
        let with_before = |(path, after): Item| {
            let before = known.get(&path).cloned().unwrap_or(Value::Nothing);
            (path, (before, after))
        };
        parts(items, MOST).into_iter().map(|part| part.into_iter().map(with_before).collect()).collect()
    }

    fn collect(&self, at: &Node, path: &mut Vec<String>, items: &mut Vec<Item>) {
        // Documents are at most eight maps deep.
        if path.len() > 8 {
            return;
        }
        for (name, held) in self.entries(at) {
            path.push(name);
            match held {
                Held::Map(child) => self.collect(&child, path, items),
                Held::Scalar(ScalarValue::Str(text)) => items.push((path.clone(), Value::Text(text.to_string()))),
                Held::Scalar(ScalarValue::Int(number)) => items.push((path.clone(), Value::Number(number))),
                Held::Scalar(ScalarValue::Boolean(on)) => items.push((path.clone(), Value::Flag(on))),
                Held::Scalar(_) => {}
            }
            path.pop();
        }
    }
}

/// Splits items, a thing whole where it fits.
fn parts(items: Vec<Item>, most: usize) -> Vec<Vec<Item>> {
    let costs = costs(&items);
    let things: Vec<usize> = items.chunk_by(|one, next| thing(&one.0) == thing(&next.0)).map(<[Item]>::len).collect();
    let (mut items, mut left) = (items.into_iter(), costs.as_slice());
    let mut parts: Vec<Vec<Item>> = Vec::new();
    let mut free = 0;
    for length in things {
        let (own, rest) = left.split_at_checked(length).unwrap_or((left, &[]));
        left = rest;
        if own.iter().sum::<usize>() > free {
            free = 0;
        }
        for (item, cost) in items.by_ref().take(length).zip(own) {
            match parts.last_mut().filter(|_| *cost <= free) {
                Some(part) => part.push(item),
                None => {
                    parts.push(vec![item]);
                    free = most;
                }
            }
            free = free.saturating_sub(*cost);
        }
    }
    parts
}

/// The part of a path that names the thing: `task:<id>`, or the first two steps in what version 1 knew.
pub(super) fn thing(path: &[String]) -> &[String] {
    let steps = if path.first().is_some_and(|top| top.contains(':')) { 1 } else { 2 };
    path.get(..steps).unwrap_or(path)
}

/// What each item takes at most: its own edit, and those for the maps that the one before it did not need.
fn costs(items: &[Item]) -> Vec<usize> {
    let before = std::iter::once(None).chain(items.iter().map(|(path, _)| path.split_last()));
    let cost = |(before, (path, value)): (Option<(&String, &[String])>, &Item)| {
        let known = before.map_or(&[][..], |(_, maps)| maps);
        let Some((name, maps)) = path.split_last() else { return 0 };
        let same = known.iter().zip(maps).take_while(|(one, other)| one == other).count();
        let new: usize = maps.iter().skip(same).map(|map| map.len() + EDIT).sum();
        let marked = if new > 0 { MARK } else { 0 };
        let value = if let Value::Text(text) = value { text.len() } else { 9 };
        new + marked + name.len() + value + EDIT
    };
    before.zip(items).map(cost).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(path: &str, bytes: usize) -> Item {
        (path.split('/').map(str::to_owned).collect(), Value::Text("x".repeat(bytes)))
    }

    fn paths(parts: &[Vec<Item>]) -> Vec<Vec<String>> {
        parts.iter().map(|part| part.iter().map(|(path, _)| path.join("/")).collect()).collect()
    }

    #[test]
    fn a_thing_stays_whole_where_it_fits() {
        let items = vec![item("task:1/title", 300), item("task:2/text", 300), item("task:2/title", 300)];
        assert_eq!(paths(&parts(items, 1_200)), [vec!["task:1/title"], vec!["task:2/text", "task:2/title"]]);
        let collection = vec![item("notes/1/text", 500), item("notes/2/at", 20), item("notes/2/text", 500)];
        assert_eq!(paths(&parts(collection, 1_100)), [vec!["notes/1/text"], vec!["notes/2/at", "notes/2/text"]]);
    }

    #[test]
    fn a_thing_that_does_not_fit_is_split_and_nothing_is_left_out() {
        let items: Vec<Item> = (0..5).map(|n| item(&format!("deals/1/line:{n}/title"), 400)).collect();
        let found = parts(items.clone(), 1_000);
        assert_eq!(found.len(), 5);
        assert_eq!(found.concat(), items);
        assert!(parts(Vec::new(), 1_000).is_empty());
        assert_eq!(parts(vec![item("task:1/text", 5_000)], 1_000).len(), 1, "one edit cannot be split");
    }

    proptest! {
        #[test]
        fn parts_are_the_items_in_their_order_and_none_costs_too_much(
            sizes in prop::collection::vec((0_u8..4, 0_u8..3, 0_usize..400), 0..60),
        ) {
            let mut items: Vec<Item> =
                sizes.into_iter().map(|(thing, line, size)| item(&format!("task:{thing}/line:{line}/text"), size)).collect();
            items.sort_by(|one, other| one.0.cmp(&other.0));
            let found = parts(items.clone(), 1_000);
            prop_assert_eq!(found.concat(), items);
            for part in found {
                prop_assert!(!part.is_empty());
                prop_assert!(part.len() == 1 || costs(&part).iter().skip(1).sum::<usize>() <= 1_000);
            }
        }
    }
}
