//! What the parts of the worklist share, and what is done to an entry. Never here: how it looks.

use std::sync::Arc;

use ingot_shared::row::ClientRow;
use ingot_shared::{Date, Id};
use web_sys::HtmlElement;

use crate::model::today::{Item, Log, Next, Section};
use crate::ui::browser;
use crate::ui::i18n::{days, fill, names, t};
use crate::ui::prelude::*;
use crate::ui::router::{Route, Router};
use crate::ui::store::{Store, TaskAsked};

/// Entries of a section that are shown at first, and more at each press.
const PAGE: usize = 12;

/// The state. It is `Copy`: hand it around freely.
#[derive(Clone, Copy)]
pub struct TodayState {
    /// The root's state.
    pub store: Store,
    /// The way to a client.
    pub router: Router,
    /// The one section that is shown; all of them without.
    pub filter: RwSignal<Option<Section>>,
    /// How many entries of each section are shown.
    limits: RwSignal<[usize; 5]>,
    /// The entry that the panel and the keys are about.
    pub chosen: RwSignal<Option<Id>>,
    /// Whether somebody chose it, or works on it: until then it is the first one, whatever comes.
    pub is_held: StoredValue<bool>,
    /// A message that was just opened: to whom, by which channel, what was written already.
    pub sent: RwSignal<Option<(Id, &'static str, String)>>,
    /// A result chosen by its key, as its place among the chips.
    pub keyed: RwSignal<Option<usize>>,
    /// The entry whose days to put it off are offered, and where.
    pub snooze: RwSignal<Option<(Id, HtmlElement)>>,
}

impl TodayState {
    /// The state of a screen that opens.
    pub fn new(store: Store, router: Router) -> Self {
        let kept = browser::tab_memory("today.filter");
        let chosen = browser::tab_memory("today.chosen").and_then(|id| id.parse().ok());
        let filter = Section::ALL.into_iter().find(|section| kept.as_deref() == Some(section.key()));
        Self {
            store,
            router,
            filter: RwSignal::new(filter),
            limits: RwSignal::new([PAGE; 5]),
            chosen: RwSignal::new(chosen),
            is_held: StoredValue::new(chosen.is_some()),
            sent: RwSignal::new(None),
            keyed: RwSignal::new(None),
            snooze: RwSignal::new(None),
        }
    }

    /// Shows one section, or all again.
    pub fn set_filter(self, filter: Option<Section>) {
        browser::remember_in_tab("today.filter", filter.map_or("", Section::key));
        self.filter.set(filter);
    }

    /// How many entries of a section are shown.
    pub fn limit(self, section: Section) -> usize {
        self.limits.with(|limits| limits.get(section as usize).copied().unwrap_or(PAGE))
    }

    /// Shows more of a section.
    pub fn show_more(self, section: Section, by: usize) {
        self.limits.update(|limits| {
            if let Some(limit) = limits.get_mut(section as usize) {
                *limit += by;
            }
        });
    }

    /// The clients of a section as they are shown.
    pub fn clients(self, section: Section) -> Vec<Id> {
        if self.filter.get().is_some_and(|filter| filter != section) {
            return Vec::new();
        }
        let (scope, limit) = (self.store.scope.get(), self.limit(section));
        self.store.rows.with(|rows| rows.today().clients(scope, section, limit))
    }

    /// Every client as they are shown, one after the other.
    pub fn order(self) -> Vec<Id> {
        Section::ALL.into_iter().flat_map(|section| self.clients(section)).collect()
    }

    /// A client's entry and row, now.
    pub fn look(self, client: Id) -> Option<(Arc<Item>, ClientRow)> {
        let scope = self.store.scope.get_untracked();
        self.store.rows.with_untracked(|rows| Some((rows.today().item(scope, client)?, rows.get(client)?.row.clone())))
    }

    /// Chooses an entry: the panel shows it, and where there is no room for one, the sheet.
    pub fn choose(self, client: Id) {
        self.hold(Some(client));
        if !has_panel() {
            self.store.result.set(Some(client));
        }
    }

    /// Keeps to an entry from now on.
    pub fn hold(self, client: Option<Id>) {
        self.is_held.set_value(true);
        self.chosen.set(client);
    }

    /// Keeps to the entry that is shown: somebody works on it.
    pub fn keep(self) {
        if !self.is_held.get_value() {
            self.hold(self.chosen.get_untracked());
        }
    }

    /// Opens a client's screen.
    pub fn open(self, client: Id) {
        self.router.go(Route::Client(client));
    }

    /// The entry to go on with after one that is dealt with: the one below it, else the one above.
    pub fn after(self, client: Id) -> Option<Id> {
        let order = leptos::prelude::untrack(|| self.order());
        let at = order.iter().position(|id| *id == client)?;
        order.get(at + 1).or_else(|| order.get(at.checked_sub(1)?)).copied()
    }

    fn log<R>(self, client: Id, make: impl FnOnce(&Log<'_>) -> R) -> Option<(R, String)> {
        let (item, row) = self.look(client)?;
        let member = self.store.me.with_untracked(|me| me.member);
        let log = Log { item: &item, row: &row, member, new_id: &browser::new_id };
        Some((make(&log), names::client(row.title())))
    }

    /// Makes commands for an entry.
    pub fn commands<R>(self, client: Id, make: impl FnOnce(&Log<'_>) -> R) -> Option<R> {
        self.log(client, make).map(|(made, _)| made)
    }

    /// Settles an entry in one go. One that needs a decision asks for its next step instead.
    pub fn done(self, client: Id) {
        let Some((command, name)) = self.log(client, |log| log.done()) else { return };
        let Some(command) = command else {
            let deal = self.look(client).and_then(|(item, _)| item.deal());
            self.store.task_sheet.set(Some(TaskAsked { client: Some(client), deal, ..TaskAsked::default() }));
            return;
        };
        self.go_on(client);
        self.store.run_then_toast(vec![command], fill(t().today_words.done_toast, &[&name]));
    }

    /// Puts an entry off.
    pub fn put_off(self, client: Id, day: Date) {
        let next = Next { day, title: t().today_words.step_call.to_owned() };
        let Some((command, _)) = self.log(client, |log| log.snooze(&next)) else { return };
        self.go_on(client);
        self.store.run_then_toast(vec![command], fill(t().today_words.snoozed, &[&days::near(day, self.store.day_shown())]));
    }

    /// Goes on with the next entry.
    pub fn go_on(self, from: Id) {
        if self.chosen.get_untracked() == Some(from) {
            self.hold(self.after(from));
        }
    }
}

/// Whether there is room for the panel beside the list (`today.css` says how much that is).
pub fn has_panel() -> bool {
    let panel = document().query_selector(".t-side").ok().flatten();
    panel.is_some_and(|panel| panel.get_bounding_client_rect().width() > 0.0)
}
