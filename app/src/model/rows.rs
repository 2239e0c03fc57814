//! Every client's row in memory, sorted by name. Never here: rows of other documents ([`super::records`]), words of a language, the page.

mod choices;
mod found;
mod letters;
mod settling;

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use ingot_shared::document::record::Workspace;
use ingot_shared::domain::{StageId, StageKind};
use ingot_shared::row::ClientRow;
use ingot_shared::text::fold;
use ingot_shared::{Id, Instant, Money};

use super::filter::{Field, Lens, Prepared};
use super::inbox::Inbox;
use super::mine::Mine;
use super::search::{Haystack, Query};
use super::segments::{Segment, Segments};
use super::tasks::Agenda;
use super::today::Today;
use super::views::{Listed, Show, Views, word_of};

pub use found::Found;

/// So many clients are made ready for searching in one task: a few milliseconds on a slow phone.
const PREPARED_AT_ONCE: usize = 128;

/// Which clients a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Base {
    /// Everybody.
    #[default]
    All,
    /// Who ever bought (C9).
    Clients,
    /// Who has not bought yet.
    Prospects,
}

impl Base {
    /// Every base, in the order of their chips.
    pub const ALL: [Self; 3] = [Self::All, Self::Clients, Self::Prospects];

    /// The word for storage and tests.
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Clients => "clients",
            Self::Prospects => "prospects",
        }
    }

    fn holds(self, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::Clients => entry.bought,
            Self::Prospects => !entry.bought,
        }
    }
}

/// How many clients there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Everybody.
    pub all: usize,
    /// Who ever bought.
    pub clients: usize,
    /// Deals that are being worked on.
    pub open_deals: usize,
}

impl Counts {
    /// How many clients a base holds.
    pub const fn of(self, base: Base) -> usize {
        match base {
            Base::All => self.all,
            Base::Clients => self.clients,
            Base::Prospects => self.all - self.clients,
        }
    }
}

/// A row with what is computed from it once.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The row.
    pub row: ClientRow,
    key: String,
    hay: OnceLock<Haystack>,
    bought: bool,
}

impl Entry {
    fn new(row: ClientRow) -> Self {
        Self { key: fold(row.title()), hay: OnceLock::new(), bought: row.has_bought(), row }
    }

    /// What a search looks through. Gathering it takes a third of the time of a start, and nobody searches before the list is there.
    fn hay(&self) -> &Haystack {
        self.hay.get_or_init(|| Haystack::of(&self.row))
    }

    /// By folded name; who has no name comes last. Equal names by id, so that the order is the same everywhere.
    fn order(&self, other: &Self) -> Ordering {
        (self.key.is_empty(), &self.key, self.row.id).cmp(&(other.key.is_empty(), &other.key, other.row.id))
    }
}

/// The rows.
#[derive(Debug, Default)]
pub struct Rows {
    by_id: HashMap<Id, Arc<Entry>>,
    sorted: Vec<Arc<Entry>>,
    changed: Vec<(Id, Option<Arc<Entry>>)>,
    counts: Counts,
    segments: Segments,
    inbox: Inbox,
    today: Today,
    agenda: Agenda,
    views: Views,
    /// The segment that each client was last put on the worklist with.
    cut: HashMap<Id, Segment>,
}

impl Rows {
    /// Takes rows in, replacing those of the same clients. They show in lists after [`Rows::settle`].
    pub fn put(&mut self, rows: Vec<ClientRow>) {
        for row in rows {
            let entry = Arc::new(Entry::new(row));
            let id = entry.row.id;
            let before = self.by_id.insert(id, Arc::clone(&entry));
            self.count(before.as_deref(), false);
            self.count(Some(&entry), true);
            self.segments.put(before.as_deref().map(|before| &before.row), &entry.row);
            self.inbox.put(before.as_deref().map(|before| &before.row), &entry.row);
            self.changed.push((id, before));
            // Its document holds nothing: there is no such client.
            if entry.row.is_blank() {
                self.by_id.remove(&id);
            }
        }
    }

    /// Forgets clients that are no longer on this device. They leave lists after [`Rows::settle`].
    pub fn forget(&mut self, clients: &[Id]) {
        let known = clients.iter().filter_map(|client| self.by_id.get(client));
        self.put(known.map(|entry| ClientRow { deleted: true, ..entry.row.clone() }).collect());
        clients.iter().for_each(|client| {
            self.by_id.remove(client);
        });
    }

    fn count(&mut self, entry: Option<&Entry>, more: bool) {
        let Some(entry) = entry.filter(|entry| !entry.row.deleted) else { return };
        let step = |number: &mut usize, by: usize| *number = if more { *number + by } else { number.saturating_sub(by) };
        step(&mut self.counts.all, 1);
        step(&mut self.counts.clients, usize::from(entry.bought));
        step(&mut self.counts.open_deals, entry.row.open_deals());
    }

    /// Cuts segments and tells what is due as the company does from the next [`Rows::look_at`] and [`Rows::settle`] on.
    pub fn follow(&mut self, workspace: &Workspace, now: Instant) {
        self.segments.follow(workspace);
        self.today.follow(workspace, now);
        self.views.follow(workspace);
    }

    /// Counts money up to this moment, and tells what is due by it, from the next [`Rows::settle`] on.
    pub fn look_at(&mut self, now: Instant) {
        self.segments.look_at(now);
        self.today.look_at(now);
    }

    /// Whose work is told from other people's from the next [`Rows::settle`] on.
    pub fn set_mine(&mut self, mine: Mine) {
        self.today.set_mine(mine);
    }

    /// A client's row; deleted ones too.
    pub fn get(&self, id: Id) -> Option<Arc<Entry>> {
        self.by_id.get(&id).map(Arc::clone)
    }

    /// The row of a client, to look at.
    pub fn row(&self, id: Id) -> Option<&ClientRow> {
        self.by_id.get(&id).map(|entry| &entry.row)
    }

    /// What nobody has answered yet.
    pub const fn inbox(&self) -> &Inbox {
        &self.inbox
    }

    /// How many clients are in a segment. It visits all of them.
    pub fn count_in(&self, segment: Segment) -> usize {
        self.sorted.iter().filter(|entry| self.cut.get(&entry.row.id) == Some(&segment)).count()
    }

    /// The segment of a client.
    pub fn segment(&self, id: Id) -> Segment {
        self.segments.of(id)
    }

    /// The worklist.
    pub const fn today(&self) -> &Today {
        &self.today
    }

    /// The open tasks.
    pub const fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// The ready-made views.
    pub const fn views(&self) -> &Views {
        &self.views
    }

    /// The score of a client, 0 to 100 (C43); nothing for who has none.
    pub fn score(&self, row: &ClientRow) -> Option<u8> {
        self.segments.score(row)
    }

    /// The key of a client's category: the one set by hand, otherwise the one of its score; empty for none.
    pub fn category<'a>(&self, row: &'a ClientRow) -> &'a str {
        self.segments.category(row)
    }

    /// The money that a client brought, in the company's currency.
    pub fn won(&self, id: Id) -> Money {
        self.segments.won(id)
    }

    /// The profit of a client's sales, in the company's currency; their amount where that is not known (C46).
    pub fn value(&self, row: &ClientRow) -> Money {
        self.segments.value(row)
    }

    /// What the list shows of the clients that a query means.
    pub fn shown(&self, show: &Show, query: &Query) -> Listed {
        let filter = Prepared::of(&show.filter, &self.today);
        let lens = Lens { segments: &self.segments, views: &self.views, today: &self.today };
        let is_in = |entry: &Entry| match show.ready {
            Some(ready) => self.views.holds(ready, entry.row.id),
            None => show.base.holds(entry),
        };
        let meant = |entry: &&Arc<Entry>| {
            is_in(entry)
                && (query.is_empty() || query.matches(entry.hay()))
                && (filter.is_empty() || filter.holds(&entry.row, &entry.key, lens))
        };
        let mut rows: Vec<&ClientRow> = self.sorted.iter().filter(meant).map(|entry| &entry.row).collect();
        show.order.arrange(&mut rows, show.group, &self.segments);
        let rows = rows.into_iter();
        match show.group {
            None => Listed::plain(rows.map(|row| row.id).collect()),
            Some(Field::Segment) => Listed::grouped(rows.map(|row| (row.id, self.segments.of(row.id).key()))),
            Some(field) => Listed::grouped(rows.map(|row| (row.id, word_of(row, field, &self.segments).into()))),
        }
    }

    /// Clients of a base that a query means, by name.
    pub fn list(&self, base: Base, query: &Query) -> Vec<Id> {
        let meant = |entry: &&Arc<Entry>| base.holds(entry) && (query.is_empty() || query.matches(entry.hay()));
        self.sorted.iter().filter(meant).map(|entry| entry.row.id).collect()
    }

    /// Gathers what a search looks through for the next few clients of the list, so that the first letter need not wait for all of them;
    /// the place of the client after these, or none at the end.
    pub fn prepare_search(&self, from: usize) -> Option<usize> {
        let next = from + PREPARED_AT_ONCE;
        let some = self.sorted.get(from..next.min(self.sorted.len()))?;
        some.iter().for_each(|entry| _ = entry.hay());
        (next < self.sorted.len()).then_some(next)
    }

    /// Every client that is not deleted, by name.
    pub fn iter(&self) -> impl Iterator<Item = &ClientRow> {
        self.sorted.iter().map(|entry| &entry.row)
    }

    /// Every client that is not deleted, by name, with what is computed from its row.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.sorted.iter()
    }

    /// How many there are.
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// The row of a client with a deal in another stage: shown at once, before the engine has answered. Nothing when there is no such deal.
    pub fn with_stage(&self, client: Id, deal: Id, to: StageId, kind: StageKind, now: Instant) -> Option<ClientRow> {
        let mut row = self.by_id.get(&client)?.row.clone();
        let moved = row.deals.iter_mut().find(|candidate| candidate.id == deal)?;
        moved.stage = to;
        moved.stage_kind = Some(kind);
        moved.since = now;
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::row::DealRow;

    use crate::model::today::Scope;
    use proptest::prelude::*;

    fn row(n: u8, name: &str) -> ClientRow {
        ClientRow { id: Id::from_bytes([n; 16]), name: name.to_owned(), ..ClientRow::default() }
    }

    fn row_of(n: u16) -> ClientRow {
        let mut id = [0; 16];
        id[..2].copy_from_slice(&n.to_be_bytes());
        ClientRow { id: Id::from_bytes(id), name: format!("Клиент {n}"), ..ClientRow::default() }
    }

    fn names(rows: &Rows, base: Base, typed: &str) -> Vec<String> {
        rows.list(base, &Query::new(typed))
            .into_iter()
            .filter_map(|id| rows.get(id))
            .map(|entry| entry.row.name.clone())
            .collect()
    }

    #[test]
    fn sorted_by_folded_name_without_the_deleted() {
        let mut rows = Rows::default();
        rows.put(vec![row(1, "Юнона"), row(2, "«Ёлка»"), row(3, "жук"), row(4, "")]);
        rows.put(vec![ClientRow { deleted: true, ..row(3, "жук") }]);
        rows.settle();
        assert_eq!(names(&rows, Base::All, ""), ["«Ёлка»", "Юнона", ""]);
        assert_eq!(rows.counts().all, 3);
    }

    #[test]
    fn a_search_means_the_same_before_and_after_it_is_prepared() {
        let mut rows = Rows::default();
        rows.put((0..200).map(row_of).collect());
        rows.settle();
        assert_eq!(names(&rows, Base::All, "клиент 19").len(), 12);
        let steps: Vec<usize> = std::iter::successors(rows.prepare_search(0), |from| rows.prepare_search(*from)).collect();
        assert_eq!(steps, [128]);
        assert!(rows.entries().all(|entry| entry.hay.get().is_some()));
        rows.put(vec![ClientRow { name: "Юнона".to_owned(), ..row_of(19) }]);
        rows.settle();
        assert_eq!(names(&rows, Base::All, "клиент 19").len(), 11);
        assert_eq!(names(&rows, Base::All, "юнона"), ["Юнона"]);
        assert_eq!((Rows::default().prepare_search(0), rows.prepare_search(7_000)), (None, None));
    }

    #[test]
    fn whose_creation_was_refused_is_nowhere() {
        let mut rows = Rows::default();
        rows.put(vec![row(1, "Юнона"), row(2, "Ёлка")]);
        rows.settle();
        let blank = ClientRow { id: Id::from_bytes([2; 16]), deleted: true, ..ClientRow::default() };
        rows.put(vec![blank]);
        rows.settle();
        assert_eq!((names(&rows, Base::All, ""), rows.counts().all), (vec!["Юнона".to_owned()], 1));
        assert_eq!((names(&rows, Base::All, "елка"), rows.get(Id::from_bytes([2; 16]))), (Vec::new(), None));
    }

    #[test]
    fn who_is_forgotten_is_in_no_list() {
        let mut rows = Rows::default();
        let due = ingot_shared::row::TaskRow { due: Some(ingot_shared::Date::from_days(1)), ..Default::default() };
        rows.put(vec![ClientRow { tasks: vec![due], ..row(1, "Анор") }]);
        rows.look_at(Instant::from_millis(1_790_000_000_000));
        rows.settle();
        let waiting = |rows: &Rows| (rows.today().counts(Scope::All).iter().sum::<usize>(), rows.agenda().count(Scope::All));
        assert_eq!(waiting(&rows), (1, 1));
        rows.forget(&[Id::from_bytes([1; 16])]);
        rows.settle();
        assert_eq!(waiting(&rows), (0, 0));
        assert_eq!(rows.counts().all, 0);
    }

    #[test]
    fn who_bought_is_a_client() {
        let mut rows = Rows::default();
        let won = DealRow { stage: StageId::WON, ..DealRow::default() };
        let open = DealRow { stage: StageId::DECIDING, ..DealRow::default() };
        rows.put(vec![ClientRow { deals: vec![won], ..row(1, "А") }, ClientRow { deals: vec![open], ..row(2, "Б") }]);
        rows.settle();
        assert_eq!(names(&rows, Base::Clients, ""), ["А"]);
        assert_eq!(names(&rows, Base::Prospects, ""), ["Б"]);
        assert_eq!(rows.counts(), Counts { all: 2, clients: 1, open_deals: 1 });
    }

    #[test]
    fn what_is_forgotten_leaves_nothing_behind() {
        let mut rows = Rows::default();
        let open = DealRow { stage: StageId::DECIDING, ..DealRow::default() };
        rows.put(vec![ClientRow { deals: vec![open], ..row(1, "А") }, row(2, "Б")]);
        rows.settle();
        rows.forget(&[Id::from_bytes([1; 16]), Id::from_bytes([7; 16])]);
        rows.settle();
        assert_eq!(names(&rows, Base::All, ""), ["Б"]);
        assert_eq!(rows.counts(), Counts { all: 1, clients: 0, open_deals: 0 });
        assert!(rows.get(Id::from_bytes([1; 16])).is_none());
    }

    #[test]
    fn a_moved_deal_shows_at_once() {
        let mut rows = Rows::default();
        let deal = Id::from_bytes([9; 16]);
        rows.put(vec![ClientRow { deals: vec![DealRow { id: deal, ..DealRow::default() }], ..row(1, "А") }]);
        let now = Instant::from_millis(5);
        let moved = rows.with_stage(Id::from_bytes([1; 16]), deal, StageId::WON, StageKind::Won, now).unwrap();
        assert_eq!((moved.deals[0].stage, moved.deals[0].since), (StageId::WON, now));
        assert_eq!(rows.with_stage(Id::from_bytes([1; 16]), Id::from_bytes([8; 16]), StageId::WON, StageKind::Won, now), None);
    }

    #[test]
    fn many_rows_are_in_the_list_before_the_last_has_come() {
        let now = Instant::from_millis(1_790_000_000_000);
        let mut rows = Rows::default();
        let page = |page: u16| (0..256_u16).map(|n| row_of(page * 256 + n)).collect::<Vec<_>>();
        let listed: Vec<usize> = (0..20)
            .map(|number| {
                rows.put(page(number));
                rows.settle_when_many(now);
                rows.iter().count()
            })
            .collect();
        assert_eq!((listed[2], listed[3], listed[4]), (0, 1_024, 1_024));
        let (all, left) = (20 * 256, 20 * 256 - listed[19]);
        assert!(left <= all / 4, "{left} are left for the last");
        rows.settle();
        assert_eq!((rows.iter().count(), rows.counts().all), (all, all));
    }

    proptest! {
        #[test]
        fn segments_are_the_same_page_by_page_and_at_once(amounts in prop::collection::vec(0_i64..1_000, 1..60)) {
            let now = Instant::from_millis(1_790_000_000_000);
            let buyer = |(n, amount): (u8, &i64)| {
                let amount = Money::units(*amount, ingot_shared::Currency::Uzs);
                let deal = DealRow { stage: StageId::WON, amount, since: now, ..DealRow::default() };
                ClientRow { deals: vec![deal], ..row(n, "А") }
            };
            let buyers: Vec<ClientRow> = (0..).zip(&amounts).map(buyer).collect();
            let golden = |page: usize| {
                let mut rows = Rows::default();
                rows.look_at(now);
                for page in buyers.chunks(page) {
                    rows.put(page.to_vec());
                    rows.settle();
                }
                let is_golden = |row: &ClientRow| rows.views().holds(crate::model::views::Ready::Gold, row.id);
                buyers.iter().map(is_golden).collect::<Vec<_>>()
            };
            prop_assert_eq!(golden(1), golden(60));
            prop_assert_eq!(golden(7), golden(60));
        }

        #[test]
        fn one_by_one_is_the_same_as_all_at_once(changes in prop::collection::vec((0_u8..20, "[а-я]{0,3}", any::<bool>()), 0..200)) {
            let rows = |step: usize| {
                let mut rows = Rows::default();
                for chunk in changes.chunks(step) {
                    rows.put(chunk.iter().map(|(n, name, deleted)| ClientRow { deleted: *deleted, ..row(*n, name) }).collect());
                    rows.settle();
                }
                rows
            };
            let (slow, fast) = (rows(1), rows(1_000));
            prop_assert_eq!(slow.list(Base::All, &Query::default()), fast.list(Base::All, &Query::default()));
            prop_assert_eq!(slow.counts(), fast.counts());
            prop_assert_eq!(slow.counts().all, slow.iter().count());
        }
    }
}
