//! What one client adds to the sums: nothing when it is deleted, otherwise what its row tells.
//!
//! A pure function of the row and the [`Context`]: the same row always adds the same, so that taking it away again leaves nothing.

mod base;
mod sales;
mod stages;
mod talk;

use super::context::Context;
use super::figure::{Figure, MOST_DIMENSIONS};
use super::key::{Coordinate, Key, packed_day};
use super::words::Words;
use crate::row::{ClientRow, DealRow};
use crate::{Date, Id, Instant};

/// An amount that a client adds to a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The figure.
    pub figure: Figure,
    /// A coordinate for each of its dimensions.
    pub at: Vec<Coordinate>,
    /// How much: a number, minor units, thousandths of a unit of goods.
    pub amount: i64,
}

/// Everything that a client adds, one entry for each figure and place, sorted by them.
pub fn contributions(row: &ClientRow, context: &Context) -> Vec<Contribution> {
    let mut words = Words::default();
    let entries = entries(row, context, &mut words);
    let mut found: Vec<Contribution> = entries
        .into_iter()
        .map(|(Key { figure, at }, amount)| {
            let at = figure.dimensions().iter().zip(at);
            Contribution { figure, at: at.map(|(of, number)| Coordinate::unpack(number, *of, &words)).collect(), amount }
        })
        .collect();
    found.sort_by(|one, other| (one.figure, &one.at).cmp(&(other.figure, &other.at)));
    found
}

/// The same, packed; sorted by key, each key once, none with nothing.
pub(super) fn entries(row: &ClientRow, context: &Context, words: &mut Words) -> Vec<(Key, i64)> {
    if row.deleted {
        return Vec::new();
    }
    let mut ledger = Ledger { context, words, entries: Vec::with_capacity(64) };
    ledger.base(row);
    ledger.talk(row);
    for deal in &row.deals {
        let who = Who::of(&mut ledger, deal);
        ledger.sales(row, deal, who);
        ledger.stages(deal, who);
    }
    merged(ledger.entries)
}

/// Entries with one key added up.
pub(super) fn merged(mut entries: Vec<(Key, i64)>) -> Vec<(Key, i64)> {
    entries.sort_unstable_by_key(|(key, _)| *key);
    entries.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.saturating_add(next.1);
        }
        same
    });
    entries.retain(|(_, amount)| *amount != 0);
    entries
}

/// Takes entries down.
struct Ledger<'a> {
    context: &'a Context,
    words: &'a mut Words,
    entries: Vec<(Key, i64)>,
}

/// Who leads a deal, and in which pipeline; packed.
#[derive(Clone, Copy)]
struct Who {
    member: u32,
    pipeline: u32,
}

impl Who {
    fn of(ledger: &mut Ledger<'_>, deal: &DealRow) -> Self {
        Self { member: ledger.member(deal.lead, &deal.responsible), pipeline: ledger.word(deal.pipeline.as_str()) }
    }
}

impl Ledger<'_> {
    /// Adds an amount. `at` has a packed coordinate for each dimension of the figure.
    fn add<const N: usize>(&mut self, figure: Figure, at: [u32; N], amount: i64) {
        let mut full = [0; MOST_DIMENSIONS];
        for (slot, number) in full.iter_mut().zip(at) {
            *slot = number;
        }
        self.entries.push((Key { figure, at: full }, amount));
    }

    fn word(&mut self, word: impl Into<Coordinate>) -> u32 {
        word.into().pack(self.words)
    }

    /// A member, or the name alone where no member was chosen.
    fn member(&mut self, member: Option<Id>, name: &str) -> u32 {
        match member {
            Some(id) => self.word(id),
            None => self.word(name),
        }
    }

    fn date(&self, at: Instant) -> Date {
        self.context.zone.date(at)
    }

    fn day(&self, at: Instant) -> u32 {
        packed_day(self.date(at))
    }

    fn month(&self, at: Instant) -> u32 {
        packed_day(self.date(at).month_start())
    }
}

/// A flag as a packed coordinate.
fn flag(on: bool) -> u32 {
    1 + u32::from(on)
}
