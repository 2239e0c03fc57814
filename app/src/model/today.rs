//! The worklist of the day: who must hear from us and why, one entry a client, in the order in which to work (C88, C90, C79).
//!
//! It is kept up with the rows: a changed row moves its own entry. Only a new day, another member or moved borders of the segments look at
//! more. Never here: words of a language, the rules themselves (they are in `ingot_shared::domain::rules`).

mod item;
mod log;
mod reasons;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use ingot_shared::document::record::Workspace;
use ingot_shared::domain::Lead;
use ingot_shared::domain::rules::stand_in::{self, Absence};
use ingot_shared::row::ClientRow;
use ingot_shared::{Date, Id, Instant};

use super::mine::Mine;
use super::segments::Segment;
pub use item::{Act, Item, Section, Why};
pub use log::{Log, Next, Outcome, Said, first_line};
use reasons::{Company, Look};
pub use reasons::{Moment, urgency};

/// Whose work is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The work of the member at this device.
    #[default]
    Mine,
    /// Everybody's.
    All,
}

/// A client's entries, by scope.
#[derive(Debug, Default, PartialEq, Eq)]
struct Both {
    mine: Option<Arc<Item>>,
    all: Option<Arc<Item>>,
}

impl Both {
    const fn of(&self, scope: Scope) -> Option<&Arc<Item>> {
        match scope {
            Scope::Mine => self.mine.as_ref(),
            Scope::All => self.all.as_ref(),
        }
    }
}

/// The places of the entries of one scope.
type List = BTreeSet<(Section, i64, Id)>;

/// How many clients are in each section, in the order of [`Section::ALL`].
pub type Counts = [usize; 5];

/// The worklist.
#[derive(Debug, Default)]
pub struct Today {
    company: Company,
    moment: Option<Moment>,
    mine: Mine,
    /// Who is away when.
    absences: Vec<Absence>,
    /// What those are called.
    away: Vec<Lead>,
    entries: HashMap<Id, Both>,
    lists: [List; 2],
    counts: [Counts; 2],
    /// When tasks of today become late, by minute and client.
    wakes: BTreeSet<(u16, Id)>,
    wake_of: HashMap<Id, u16>,
    is_stale: bool,
}

impl Today {
    /// Looks at the list at this moment; every row is to be put again when [`Today::take_stale`] says so.
    pub fn look_at(&mut self, now: Instant) {
        let (today, time) = self.company.zone.local(now);
        self.is_stale |= self.moment.is_none_or(|moment| moment.today != today);
        self.moment = Some(Moment { today, now: time });
        self.stand_in();
    }

    /// Finds for whom the member at this device stands in on the day that the list shows.
    fn stand_in(&mut self) {
        let Some(moment) = self.moment else { return };
        let covered = stand_in::covered(&self.absences, self.mine.member, moment.today);
        let named = |member: &Id| self.away.iter().find(|lead| lead.member == *member).cloned();
        let covers: Vec<Lead> = covered.iter().filter_map(named).collect();
        self.is_stale |= self.mine.covers != covers;
        self.mine.covers = covers;
    }

    /// Whether the list shows another moment than it would now: another day, or a task became late.
    pub fn is_behind(&self, now: Instant) -> bool {
        let (today, time) = self.company.zone.local(now);
        let is_late = self.wakes.first().is_some_and(|(minute, _)| *minute <= time.minutes());
        self.moment.is_some_and(|moment| moment.today != today) || is_late
    }

    /// Goes by the company's clock, week and frequencies; `now` tells which year's holidays count.
    pub fn follow(&mut self, workspace: &Workspace, now: Instant) {
        let company = Company::of(workspace, workspace.zone().date(now));
        if company != self.company {
            self.company = company;
            self.is_stale = true;
        }
        self.absences = workspace.absences();
        let away = workspace.members.iter().filter(|member| member.away.is_some());
        self.away = away.map(|member| Lead { member: member.id, name: member.name.clone() }).collect();
        self.stand_in();
    }

    /// Whose work [`Scope::Mine`] is.
    pub fn set_mine(&mut self, mine: Mine) {
        let covers = std::mem::take(&mut self.mine.covers);
        self.is_stale |= self.mine.member != mine.member || self.mine.name != mine.name;
        self.mine = Mine { covers, ..mine };
        self.stand_in();
    }

    /// The member at this device.
    pub const fn mine(&self) -> &Mine {
        &self.mine
    }

    /// The day and time that the list shows; none before the first look.
    pub const fn moment(&self) -> Option<Moment> {
        self.moment
    }

    /// The company's day of a moment.
    pub fn day_of(&self, at: Instant) -> Date {
        self.company.zone.date(at)
    }

    /// Whether every row must be put again; the list is empty then.
    pub(super) fn take_stale(&mut self) -> bool {
        let is_stale = std::mem::take(&mut self.is_stale);
        if is_stale {
            self.entries.clear();
            self.lists = Default::default();
            self.counts = Default::default();
            self.wakes.clear();
            self.wake_of.clear();
        }
        is_stale
    }

    /// Clients of whom a task has become late; their rows are to be put again.
    pub(super) fn woken(&self) -> Vec<Id> {
        let Some(moment) = self.moment else { return Vec::new() };
        self.wakes.iter().take_while(|(minute, _)| *minute <= moment.now.minutes()).map(|(_, client)| *client).collect()
    }

    /// Takes a row in.
    pub(super) fn put(&mut self, row: &ClientRow, segment: Segment) {
        let Some(moment) = self.moment else { return };
        self.forget(row.id);
        let look = |mine| Look { company: &self.company, moment, mine };
        let all = look(None).item(row, segment).map(Arc::new);
        let mine = match &all {
            None => None,
            Some(all) => {
                look(Some(&self.mine)).item(row, segment).map(|mine| if mine == **all { Arc::clone(all) } else { Arc::new(mine) })
            }
        };
        if !row.deleted
            && let Some(minute) = reasons::wake(row, moment)
        {
            self.wakes.insert((minute, row.id));
            self.wake_of.insert(row.id, minute);
        }
        if all.is_none() {
            return;
        }
        let both = Both { mine, all };
        for (at, scope) in [Scope::Mine, Scope::All].into_iter().enumerate() {
            if let (Some(item), Some(list)) = (both.of(scope), self.lists.get_mut(at)) {
                list.insert((item.section, item.order, row.id));
                self.step(at, item.section, true);
            }
        }
        self.entries.insert(row.id, both);
    }

    fn step(&mut self, list: usize, section: Section, more: bool) {
        let count = self.counts.get_mut(list).and_then(|counts| counts.get_mut(section as usize));
        if let Some(count) = count {
            *count = if more { *count + 1 } else { count.saturating_sub(1) };
        }
    }

    /// Takes a client out.
    pub(super) fn forget(&mut self, client: Id) {
        if let Some(minute) = self.wake_of.remove(&client) {
            self.wakes.remove(&(minute, client));
        }
        let Some(both) = self.entries.remove(&client) else { return };
        for (at, scope) in [Scope::Mine, Scope::All].into_iter().enumerate() {
            if let (Some(item), Some(list)) = (both.of(scope), self.lists.get_mut(at)) {
                list.remove(&(item.section, item.order, client));
                self.step(at, item.section, false);
            }
        }
    }

    /// The scope that is shown: everybody's work while nobody's name is known.
    fn shown(&self, scope: Scope) -> Scope {
        if self.mine.is_known() { scope } else { Scope::All }
    }

    fn list(&self, scope: Scope) -> &List {
        let [mine, all] = &self.lists;
        if self.shown(scope) == Scope::Mine { mine } else { all }
    }

    /// The first clients of a section, in their order.
    pub fn clients(&self, scope: Scope, section: Section, limit: usize) -> Vec<Id> {
        let from = (section, i64::MIN, Id::default());
        let own = self.list(scope).range(from..).take_while(|(of, ..)| *of == section);
        own.take(limit).map(|(.., client)| *client).collect()
    }

    /// How many clients are in each section.
    pub fn counts(&self, scope: Scope) -> Counts {
        let [mine, all] = self.counts;
        if self.shown(scope) == Scope::Mine { mine } else { all }
    }

    /// A client's entry.
    pub fn item(&self, scope: Scope, client: Id) -> Option<Arc<Item>> {
        self.entries.get(&client)?.of(self.shown(scope)).map(Arc::clone)
    }
}

#[cfg(test)]
mod tests;
