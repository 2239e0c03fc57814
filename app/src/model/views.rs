//! Ready-made views of the client list with their counts, and what a list shows. A view is kept up with the rows: a changed row moves
//! itself only. Never here: words of a language, the rules themselves (they are in `ingot_shared::domain::rules`).

mod groups;
mod order;

use std::collections::HashMap;

use ingot_shared::document::record::Workspace;
use ingot_shared::domain::rules::freshness::Freshness;
use ingot_shared::domain::rules::{dormant, freshness};
use ingot_shared::row::ClientRow;
use ingot_shared::{Date, Id};

use super::filter::{Field, Filter};
use super::rows::Base;
use super::segments::{Segment, Segments};
use super::today::{Scope, Section, Today};
pub use groups::{GROUPED, Head, Listed};
pub(super) use order::word_of;
pub use order::{Key, Order};

/// A ready-made view: clients who need the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ready {
    /// Led by the member at this device.
    Mine,
    /// To be contacted by the cadence (C80).
    Due,
    /// Bought, then went silent (C50).
    Dormant,
    /// With data that may be out of date (C13).
    ToVerify,
    /// Led by nobody.
    Unled,
    /// Those who bring most of the money (C41).
    Gold,
}

impl Ready {
    /// Every view, in the order of the chips.
    pub const ALL: [Self; 6] = [Self::Mine, Self::Due, Self::Dormant, Self::ToVerify, Self::Unled, Self::Gold];

    /// The word for tests and a tab's memory.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Due => "due",
            Self::Dormant => "dormant",
            Self::ToVerify => "to-verify",
            Self::Unled => "unled",
            Self::Gold => "gold",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// The base; a view looks at everybody.
    pub base: Base,
    /// The view, when one is chosen.
    pub ready: Option<Ready>,
    /// Who of them is meant.
    pub filter: Filter,
    /// The order.
    pub order: Order,
    /// By what they are grouped.
    pub group: Option<Field>,
}

/// Which clients are in which view.
#[derive(Debug)]
pub struct Views {
    /// Clients that are in any, with a bit for each.
    marks: HashMap<Id, u8>,
    counts: [usize; Ready::ALL.len()],
    verify_months: u16,
    dormant_months: u16,
    is_stale: bool,
}

impl Default for Views {
    fn default() -> Self {
        Self {
            marks: HashMap::new(),
            counts: Default::default(),
            verify_months: freshness::DEFAULT_MONTHS,
            dormant_months: dormant::DEFAULT_MONTHS,
            is_stale: false,
        }
    }
}

impl Views {
    /// Whether a client is in a view.
    pub fn holds(&self, ready: Ready, client: Id) -> bool {
        self.marks.get(&client).is_some_and(|marks| marks & ready.bit() != 0)
    }

    /// How many clients are in a view.
    pub fn count(&self, ready: Ready) -> usize {
        self.counts.get(ready as usize).copied().unwrap_or_default()
    }

    /// Looks as many months back as the company does; every row is to be put again when [`Views::take_stale`] says so.
    pub(super) fn follow(&mut self, workspace: &Workspace) {
        let months = |key, shipped| workspace.settings.number(key).and_then(|own| u16::try_from(own).ok()).unwrap_or(shipped);
        let verify = months("verify_months", freshness::DEFAULT_MONTHS);
        let dormant = months("dormant_months", dormant::DEFAULT_MONTHS);
        self.is_stale |= (verify, dormant) != (self.verify_months, self.dormant_months);
        (self.verify_months, self.dormant_months) = (verify, dormant);
    }

    /// Whether every row must be put again.
    pub(super) fn take_stale(&mut self) -> bool {
        std::mem::take(&mut self.is_stale)
    }

    /// Takes a row in, after the worklist has taken it in.
    pub(super) fn put(&mut self, row: &ClientRow, segments: &Segments, today: &Today) {
        let Some(moment) = today.moment() else { return };
        let is_in = |ready| match ready {
            Ready::Mine => today.mine().leads(row),
            Ready::Due => today.item(Scope::All, row.id).is_some_and(|item| item.section == Section::Cadence),
            Ready::Dormant => dormant::is_dormant(segments.last_purchase(row.id), moment.today, self.dormant_months),
            Ready::ToVerify => self.is_unverified(row, moment.today, today),
            Ready::Unled => row.responsible.is_empty() && row.lead.is_none(),
            Ready::Gold => segments.of(row.id) == Segment::Gold,
        };
        let marks = if row.deleted {
            0
        } else {
            Ready::ALL.into_iter().filter(|ready| is_in(*ready)).fold(0, |marks, ready| marks | ready.bit())
        };
        self.mark(row.id, marks);
    }

    fn is_unverified(&self, row: &ClientRow, day: Date, today: &Today) -> bool {
        let verified = row.verified.map(|at| today.day_of(at));
        Freshness { client: row.id, verified, created: today.day_of(row.created) }.is_stale(day, self.verify_months)
    }

    /// Forgets a client.
    pub(super) fn forget(&mut self, client: Id) {
        self.mark(client, 0);
    }

    fn mark(&mut self, client: Id, now: u8) {
        let before = if now == 0 { self.marks.remove(&client) } else { self.marks.insert(client, now) }.unwrap_or_default();
        for (count, ready) in self.counts.iter_mut().zip(Ready::ALL) {
            let (was, is) = (before & ready.bit() != 0, now & ready.bit() != 0);
            *count = (*count + usize::from(is)).saturating_sub(usize::from(was));
        }
    }
}

#[cfg(test)]
mod tests;
