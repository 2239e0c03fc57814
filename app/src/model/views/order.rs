//! The order of the client list, by one column or two, and its groups. Never here: which clients are in it.

use std::collections::HashMap;

use ingot_shared::row::{ClientRow, part};
use ingot_shared::text::fold;

use crate::model::columns::Column;
use crate::model::filter::{Field, word};
use crate::model::segments::Segments;

/// A column and the way to go through it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// By what.
    pub by: Column,
    /// The last name, the latest day or the most money first.
    pub is_down: bool,
}

impl Key {
    /// A column from its usual end: names from A, the rest from the most.
    pub const fn usual(by: Column) -> Self {
        Self { by, is_down: by.is_number() }
    }
}

/// The order of the list; equal clients stand by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The first key.
    pub first: Key,
    /// What orders those who are equal by the first.
    pub then: Option<Key>,
}

impl Default for Order {
    fn default() -> Self {
        Self { first: Key::usual(Column::Name), then: None }
    }
}

impl Order {
    /// The order after a column was chosen: chosen again it turns around, a new one begins at its usual end.
    #[must_use]
    pub fn with(self, by: Column) -> Self {
        let first = if self.first.by == by { Key { by, is_down: !self.first.is_down } } else { Key::usual(by) };
        Self { first, then: self.then.filter(|then| then.by != by) }
    }

    /// The order after a second column was chosen beside the first.
    #[must_use]
    pub fn and(self, by: Column) -> Self {
        if self.first.by == by {
            return self.with(by);
        }
        let then = match self.then {
            Some(then) if then.by == by => Key { by, is_down: !then.is_down },
            _ => Key::usual(by),
        };
        Self { then: Some(then), ..self }
    }

    /// The way of a column, if the list stands by it, and whether it is the second key.
    pub fn key_of(&self, by: Column) -> Option<(Key, bool)> {
        let second = self.then.map(|then| (then, true));
        [Some((self.first, false)), second].into_iter().flatten().find(|(key, _)| key.by == by)
    }

    /// Orders clients that stand by name; after that, where there are groups, by group.
    pub(in crate::model) fn arrange(self, clients: &mut Vec<&ClientRow>, group: Option<Field>, segments: &Segments) {
        let by_name = Key::usual(Column::Name);
        // Hardly two have one name: nothing is left for a second key.
        let then = self.then.filter(|_| self.first.by != Column::Name);
        let keys = [then, Some(self.first)].into_iter().flatten().filter(|key| *key != by_name);
        // From the last to the first: each sorting leaves the one before where it is equal.
        for key in keys {
            if key.by == Column::Name {
                clients.reverse();
                continue;
            }
            let ranks = Ranks::of(key.by.field(), clients, segments);
            let place = |row: &ClientRow| {
                let place = ranks.place(row).unwrap_or_else(|| number(key.by, row, segments));
                if key.is_down { !place } else { place }
            };
            clients.sort_by_cached_key(|row| place(row));
        }
        match group {
            Some(Field::Segment) => clients.sort_by_cached_key(|row| segments.rank(segments.of(row.id))),
            Some(field) => {
                let ranks = Ranks::of(Some(field), clients, segments);
                clients.sort_by_cached_key(|row| ranks.place(row));
            }
            None => {}
        }
    }
}

/// The words of a field in the order of the alphabet, so that each row is compared by a number; the empty word is the last.
struct Ranks<'a> {
    field: Option<Field>,
    places: HashMap<&'a str, i64>,
    segments: &'a Segments,
}

impl<'a> Ranks<'a> {
    fn of(field: Option<Field>, clients: &[&'a ClientRow], segments: &'a Segments) -> Self {
        let mut places = HashMap::new();
        if let Some(field) = field {
            places.extend(clients.iter().map(|row| (word_of(row, field, segments), 0)));
            let mut words: Vec<&str> = places.keys().copied().collect();
            words.sort_by_cached_key(|word| (word.is_empty(), fold(word), *word));
            places.extend(words.into_iter().zip(0..));
        }
        Self { field, places, segments }
    }

    fn place(&self, row: &ClientRow) -> Option<i64> {
        self.places.get(word_of(row, self.field?, self.segments)).copied()
    }
}

/// The word by which a client is grouped and ordered.
pub fn word_of<'a>(row: &'a ClientRow, field: Field, segments: &Segments) -> &'a str {
    if field == Field::Category { segments.category(row) } else { word(row, field) }
}

fn number(by: Column, row: &ClientRow, segments: &Segments) -> i64 {
    match by {
        Column::Segment => i64::try_from(segments.rank(segments.of(row.id))).unwrap_or(i64::MAX),
        Column::Won => segments.won(row.id).minor,
        Column::Value => segments.value(row).minor,
        Column::Deals => i64::try_from(row.open_deals()).unwrap_or(i64::MAX),
        Column::Contact => row.last_contact.map_or(i64::MIN, |at| at.as_millis()),
        Column::Verified => row.verified.map_or(i64::MIN, |at| at.as_millis()),
        Column::Filled => i64::from(row.completeness(part::WANTED)),
        Column::Created => row.created.as_millis(),
        _ => 0,
    }
}
