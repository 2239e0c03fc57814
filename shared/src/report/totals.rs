//! The sums of all clients, kept up to date by what changes.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::context::Context;
use super::contributions::{Contribution, entries, merged};
use super::figure::Figure;
use super::key::{Coordinate, Key};
use super::ranking::Ranking;
use super::words::Words;
use crate::row::ClientRow;

/// Sums by key, and the purchases of every client for segments and Pareto.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    context: Context,
    pub(super) words: Words,
    pub(super) sums: BTreeMap<Key, i128>,
    ranking: Ranking,
}

/// How many clients a rebuild takes together: their entries are sorted before they are added, which is quicker than one by one.
const BATCH: usize = 512;

impl Totals {
    /// Sums of nobody.
    pub fn new(context: Context) -> Self {
        Self { context, ..Self::default() }
    }

    /// Takes a client's former row away and adds its new one: a client that came has no former row, one that went no new one.
    /// Under a millisecond, however many clients there are; `cargo run --example totals` measures it.
    pub fn replace(&mut self, old: Option<&ClientRow>, new: Option<&ClientRow>) {
        let mut entries_of = |row: Option<&ClientRow>| {
            row.map(|row| entries(row, &self.context, &mut self.words)).unwrap_or_default().into_iter().peekable()
        };
        let (mut former, mut present) = (entries_of(old), entries_of(new));
        // Both are sorted: what stays the same is passed by without a look at the sums.
        loop {
            let order = match (former.peek(), present.peek()) {
                (Some((one, _)), Some((other, _))) => one.cmp(other),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => break,
            };
            let before = if order.is_le() { former.next() } else { None };
            let after = if order.is_ge() { present.next() } else { None };
            let amount = |entry: Option<(Key, i64)>| i128::from(entry.map_or(0, |(_, amount)| amount));
            if let Some((key, _)) = after.or(before) {
                add(&mut self.sums, key, amount(after) - amount(before));
            }
        }
        self.ranking.replace(old, new, &self.context);
    }

    /// The sums of these clients alone, whatever was there before.
    pub fn rebuild<'a>(&mut self, rows: impl IntoIterator<Item = &'a ClientRow>) {
        self.words = Words::default();
        self.sums.clear();
        self.ranking.clear();
        let mut batch: Vec<(Key, i64)> = Vec::new();
        for (number, row) in rows.into_iter().enumerate() {
            batch.extend(entries(row, &self.context, &mut self.words));
            self.ranking.replace(None, Some(row), &self.context);
            if number % BATCH == BATCH - 1 {
                self.add_all(std::mem::take(&mut batch));
            }
        }
        self.add_all(batch);
    }

    fn add_all(&mut self, batch: Vec<(Key, i64)>) {
        for (key, amount) in merged(batch) {
            add(&mut self.sums, key, amount.into());
        }
    }

    /// The settings that the sums were made with; with others they must be rebuilt.
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// Who bought how much: for segments and Pareto (C41, C47).
    pub const fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// The same, to choose period and rates.
    pub const fn ranking_mut(&mut self) -> &mut Ranking {
        &mut self.ranking
    }

    /// How many sums there are.
    pub fn len(&self) -> usize {
        self.sums.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.sums.is_empty()
    }

    /// Every sum, sorted by figure and coordinates; a sum beyond `i64` shows as its end.
    pub fn entries(&self) -> Vec<Contribution> {
        let all = self.sums.iter().map(|(key, sum)| Contribution {
            figure: key.figure,
            at: self.unpacked(*key),
            amount: crate::domain::rules::ratio::narrow(*sum),
        });
        let mut all: Vec<Contribution> = all.collect();
        all.sort_by(|one, other| (one.figure, &one.at).cmp(&(other.figure, &other.at)));
        all
    }

    fn unpacked(&self, Key { figure, at }: Key) -> Vec<Coordinate> {
        let dimensions: &[super::figure::Dimension] = Figure::dimensions(figure);
        dimensions.iter().zip(at).map(|(of, number)| Coordinate::unpack(number, *of, &self.words)).collect()
    }
}

/// Adds to a sum; one that comes to nothing goes.
fn add(sums: &mut BTreeMap<Key, i128>, key: Key, amount: i128) {
    if amount == 0 {
        return;
    }
    let sum = sums.entry(key).or_default();
    *sum += amount;
    if *sum == 0 {
        sums.remove(&key);
    }
}
