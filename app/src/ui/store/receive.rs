//! What the engine says, and keeping it alive. Never here: asking it for something.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::ClientView;
use ingot_shared::row::{self, ClientRow};
use leptos::ev;
use leptos::prelude::set_interval;

use super::import::ImportState;
use super::requests::Pending;
use super::{Health, Me, Outbox, Store};
use crate::bridge::{EngineError, FromEngine, Link, SyncState, ToEngine};
use crate::model::engine_link::FromWorker;
use crate::model::heartbeat::{Beat, PING_EVERY_MS};
use crate::model::open_client::{OpenClient, Parts};
use crate::model::undo::{Purpose, Step};
use crate::ui::browser;
use crate::ui::i18n::{count, errors, t};
use crate::ui::prelude::*;

/// While rows stream in, lists are redrawn this often at most.
const REDRAW_EVERY_MS: i64 = 400;
/// How long the page may do something else between two steps of making ready for searching.
const PREPARE_AFTER_MS: u64 = 5;
/// How often it is looked whether something has become due.
const LOOK_EVERY_MS: u64 = 20_000;
/// What a worker said before it ended may be heard after that it ended.
const LAST_WORDS_MS: u64 = 100;
/// What the tab remembers of what the engine works on.
const WORKING: &str = "ingot.working";
/// Most documents that are remembered.
const MOST_WORKING: usize = 256;
/// Where nobody was welcomed yet nothing is stored that the engine could bring: it leaves the machine to the welcome for so long.
const AFTER_WELCOME: u64 = 150;
/// After this many failed starts in a row the page says that storage does not open.
const PATIENT_STARTS: u32 = 2;

impl Store {
    /// Spawns the worker and watches over it.
    pub(super) fn start_engine(self) {
        browser::mark_root("data-engine", "starting");
        browser::mark_root("data-engine-restarts", "0");
        // A page that was taken away in the middle of work tells the next one; one that ends as pages do has nothing to tell.
        let working = browser::tab_memory(WORKING).map(|words| documents_of(&words)).unwrap_or_default();
        let _ = window_event_listener(ev::pagehide, |_| browser::remember_in_tab(WORKING, ""));
        let start = move || {
            if let Some(link) = self.link() {
                link.start(&working);
            }
        };
        match self.is_new.get_untracked() && browser::is_waiting() {
            true => _ = browser::later(AFTER_WELCOME, start),
            false => start(),
        }
        let beat = move || match self
            .desk
            .try_update_value(|desk| if desk.runs { desk.heart.tick(browser::now(), document().hidden()) } else { Beat::Wait })
        {
            Some(Beat::Ping) => self.tell(ToEngine::Ping),
            Some(Beat::Restart) => self.restart_engine(),
            Some(Beat::Wait) | None => {}
        };
        set_interval(beat, std::time::Duration::from_millis(PING_EVERY_MS.unsigned_abs()));
        // A task becomes late, and a day begins, while nothing changes.
        let look = move || {
            if self.rows.with_untracked(|rows| rows.today().is_behind(browser::now())) {
                self.redraw();
            }
        };
        set_interval(look, std::time::Duration::from_millis(LOOK_EVERY_MS));
    }

    /// Ends the worker and starts a new one, which is told again what was not answered. After failures it waits longer each time.
    fn restart_engine(self) {
        // One death may be told more than once: by each thing that was under way.
        if self.desk.try_update_value(|desk| std::mem::replace(&mut desk.restarting, true)) != Some(false) {
            return;
        }
        let Some((restarts, failures, was_running)) = self.desk.try_update_value(|desk| {
            desk.restarts += 1;
            desk.failures += 1;
            (desk.restarts, desk.failures, std::mem::take(&mut desk.runs))
        }) else {
            return;
        };
        browser::mark_root("data-engine", "starting");
        browser::mark_root("data-engine-restarts", &restarts.to_string());
        if was_running {
            self.toast(t().engine_restarted.to_owned(), None);
        }
        if failures > PATIENT_STARTS {
            self.health.set(Health::Dead);
        }
        self.import.update(ImportState::cut_off);
        self.demo_cut_off();
        self.nobody_answers();
        let wait = u64::from(failures.saturating_sub(1).min(6)) * 5_000 + LAST_WORDS_MS;
        browser::later(wait, move || self.spawn_again());
    }

    fn spawn_again(self) {
        let Some(link) = self.link() else { return };
        let working = self.desk.try_update_value(|desk| {
            desk.restarting = false;
            std::mem::take(&mut desk.working)
        });
        let working = working.unwrap_or_default();
        link.start_again(&working);
        for message in self.desk.try_update_value(|desk| desk.requests.again()).unwrap_or_default() {
            link.send(message);
        }
        if let Some(client) = self.open_id.get_value() {
            link.send(ToEngine::Open { client });
            link.send(ToEngine::Look { client: Some(client), field: String::new() });
        }
    }

    pub(super) fn receive(self, from: FromWorker) {
        match from {
            FromWorker::Crashed => self.restart_engine(),
            FromWorker::StoredRows { packed, last } => {
                self.take_rows(row::unpack(&packed).unwrap_or_default(), last);
                if last && self.health.get_untracked() == Health::Starting {
                    self.health.set(Health::Listed);
                    browser::mark_root("data-engine", "listed");
                }
            }
            FromWorker::Message(message) => {
                self.desk.update_value(|desk| desk.heart.heard());
                self.take(message);
            }
        }
    }

    fn take(self, message: FromEngine) {
        match message {
            FromEngine::Ready { member, name, role, department, .. } => {
                self.set_role(role);
                self.desk.update_value(|desk| {
                    desk.runs = true;
                    desk.failures = 0;
                });
                // A name that was given while the engine was on its way, or just before the page went away, may not have come to it.
                let given = self.me.with_untracked(|me| me.name.clone());
                if name.is_empty() && !given.is_empty() {
                    self.tell(ToEngine::SetName { name: given.clone() });
                }
                self.set_me(Me { name: if name.is_empty() { given } else { name }, member, department });
                if let Some(link) = self.link() {
                    link.opened();
                }
            }
            FromEngine::Broken { error } => {
                browser::mark_root("data-engine", "broken");
                self.health.set(Health::Dead);
                self.toast_error(errors::engine(&error));
            }
            FromEngine::Rows { packed, last } => {
                self.take_rows(row::unpack(&packed).unwrap_or_default(), last);
                if last {
                    if self.health.get_untracked() != Health::Ready {
                        self.health.set(Health::Ready);
                    }
                    browser::mark_root("data-engine", "ready");
                }
            }
            FromEngine::Changed { rows } => self.show_rows(rows),
            FromEngine::Done { request, inverse } => self.done(request, Step::Commands(inverse)),
            FromEngine::Failed { request, error } => self.failed(request, error),
            FromEngine::Client { client, view, long } if self.open_id.get_value() == Some(client) => {
                let here = |view: Box<ClientView>| OpenClient::Here(Arc::new(Parts::of(*view).of_length(long)));
                self.open.set(view.map_or(OpenClient::Missing, here));
            }
            FromEngine::Unreadable { client } if self.open_id.get_value() == Some(client) => {
                self.open.set(OpenClient::Unreadable);
            }
            FromEngine::Working { documents } => {
                browser::remember_in_tab(WORKING, &words_of(&documents));
                self.desk.update_value(|desk| desk.working = documents);
            }
            FromEngine::People { client, people } if self.open_id.get_value() == Some(client) => self.people.set(people),
            FromEngine::Client { .. } | FromEngine::Unreadable { .. } | FromEngine::People { .. } | FromEngine::Pong => {}
            FromEngine::Sync(state) => self.take_sync(state),
            FromEngine::Preview { request, preview } => self.import.update(|import| import.preview(request, preview)),
            FromEngine::ImportProgress { request, done, total } => {
                self.import.update(|import| import.progress(request, done, total))
            }
            FromEngine::Imported { request, import, summary } => {
                let step =
                    self.desk.try_update_value(|desk| desk.undo.done(Purpose::Fresh, Step::Import { import, redo: false }));
                self.import.update(|state| state.imported(request, import, summary, step));
            }
            FromEngine::Demo { is_here } => self.demo_is(is_here),
            FromEngine::Emptied { gone, joined } => {
                let all: Vec<Id> = self.rows.with_untracked(|rows| rows.iter().map(|row| row.id).collect());
                self.forget_rows(&all);
                self.emptied.set(Some((gone, joined)));
            }
            FromEngine::Removed { documents, are_others } => {
                self.forget_rows(&documents);
                if are_others {
                    self.say_left(&documents);
                }
            }
            FromEngine::Edits { client, edits } => self.edits.set(Some((client, edits))),
            FromEngine::Drafts { document, drafts, deeds } => self.drafts.update(|all| {
                all.retain(|(_, known, _)| *known != drafts);
                all.push((document, drafts, deeds));
            }),
            FromEngine::Personal { client, all } => self.personal.set(Some((client, all))),
            FromEngine::Account { request, answer } => self.account_says(request, &answer),
            FromEngine::Wiped { why } => self.wiped(why),
            FromEngine::Outbox { waiting, refused, keeping } => self.outbox.set(Some(Outbox { waiting, refused, keeping })),
        }
    }

    /// These documents are no longer the member's: the screen of one says so.
    fn say_left(self, documents: &[Id]) {
        let open = self.open_id.get_value().filter(|open| documents.contains(open));
        if open.is_some() {
            self.open.set(OpenClient::Left);
        }
        // The screen of the only one says it already.
        if open.is_none() || documents.len() > 1 {
            self.toast(count(documents.len() as u64, t().access.left), None);
        }
    }

    fn take_sync(self, state: SyncState) {
        // Without the link nobody tells when somebody leaves.
        if state.link != Link::Online && self.people.with_untracked(|people| !people.is_empty()) {
            self.people.set(Vec::new());
        }
        if self.sync.with_untracked(|before| *before != state) {
            self.sync.set(state);
        }
    }

    /// Puts the records of rows where they belong; returns those of clients.
    fn take_records(self, rows: Vec<ClientRow>) -> Vec<ClientRow> {
        let taken = self.records.try_update_untracked(|records| {
            let before = records.get(Id::workspace());
            let (clients, is_changed) = records.take(rows);
            // Reading the settings takes a while; most records are something else.
            let workspace = (records.get(Id::workspace()) != before).then(|| records.workspace());
            (clients, is_changed, workspace)
        });
        let Some((clients, is_changed, changed)) = taken else { return Vec::new() };
        if is_changed {
            self.records.notify();
        }
        if let Some(workspace) = changed.filter(|now| self.workspace.with_untracked(|before| **before != *now)) {
            self.rows.update_untracked(|all| all.follow(&workspace, browser::now()));
            self.workspace.set(Arc::new(workspace));
        }
        clients
    }

    fn take_rows(self, rows: Vec<ClientRow>, last: bool) {
        let rows = self.take_records(rows);
        self.rows.update_untracked(|all| {
            all.put(rows);
            all.settle_when_many(browser::now());
        });
        if last {
            self.redraw();
            return self.prepare_search(0);
        }
        let now = browser::now();
        let wait = self.desk.try_update_value(|desk| {
            let since = desk.notified.map_or(REDRAW_EVERY_MS, |before| now.as_millis() - before.as_millis());
            (!std::mem::replace(&mut desk.flush_planned, true)).then_some(REDRAW_EVERY_MS - since)
        });
        // Drawing is a task of its own, between two packs of rows: neither keeps a finger waiting for both.
        if let Some(wait) = wait.flatten() {
            browser::later(wait.max(0).unsigned_abs(), move || self.redraw());
        }
    }

    /// Makes ready for searching between other work, from this place of the list on.
    fn prepare_search(self, from: usize) {
        let _ = browser::later(PREPARE_AFTER_MS, move || {
            if let Some(next) = self.rows.with_untracked(|rows| rows.prepare_search(from)) {
                self.prepare_search(next);
            }
        });
    }

    fn redraw(self) {
        self.desk.update_value(|desk| {
            desk.notified = Some(browser::now());
            desk.flush_planned = false;
        });
        self.rows.update(|all| {
            all.look_at(browser::now());
            all.settle();
        });
        self.begun();
    }

    /// Who has a client has begun: the welcome does not come again.
    fn begun(self) {
        if self.is_new.get_untracked() && self.rows.with_untracked(|rows| rows.counts().all > 0) {
            self.end_welcome();
        }
    }

    /// Shows changed rows at once.
    pub(super) fn show_rows(self, rows: Vec<ClientRow>) {
        let rows = self.take_records(rows);
        self.rows.update(|all| {
            all.put(rows);
            all.look_at(browser::now());
            all.settle();
        });
        self.begun();
    }

    fn done(self, request: u64, inverse: Step) {
        let Some((step, answer, is_first, import)) = self
            .desk
            .try_update_value(|desk| {
                desk.requests.answered(request);
                let Pending { purpose, step, answer, .. } = desk.take_pending(request)?;
                let import = match step {
                    Some(Step::Import { import, redo }) => Some((import, redo)),
                    _ => None,
                };
                let inverse = import.map_or(inverse, |(import, redo)| Step::Import { import, redo: !redo });
                let is_nothing = matches!(&inverse, Step::Commands(commands) if commands.is_empty());
                let number = (!is_nothing).then(|| desk.undo.done(purpose, inverse));
                Some((number, answer, !std::mem::replace(&mut desk.asked_to_persist, true), import))
            })
            .flatten()
        else {
            return;
        };
        if is_first {
            browser::ask_to_persist(|_| {});
        }
        if let Some((import, redo)) = import {
            self.import.update(|state| state.taken_back(import, redo));
        }
        answer(Ok(step));
        let saved = self.desk.try_update_value(|desk| {
            desk.saved += 1;
            desk.saved
        });
        browser::mark_root("data-saved", &saved.unwrap_or_default().to_string());
    }

    fn failed(self, request: u64, error: EngineError) {
        let pending = self.desk.try_update_value(|desk| {
            desk.requests.answered(request);
            desk.take_pending(request)
        });
        let Some(Some(Pending { purpose, step, answer, .. })) = pending else {
            self.demo_refused(request, &error);
            self.import.update(|import| import.failed(request, error));
            return;
        };
        // Without room the step can still be run later; what breaks a rule (the client is gone) never can.
        if let (Some(step), EngineError::StorageFull | EngineError::StorageUnavailable(_)) = (step, &error) {
            self.desk.update_value(|desk| desk.undo.put_back(purpose, step));
        }
        answer(Err(error));
    }
}

fn words_of(documents: &[Id]) -> String {
    let words: Vec<String> = documents.iter().take(MOST_WORKING).map(Id::to_string).collect();
    words.join(" ")
}

fn documents_of(words: &str) -> Vec<Id> {
    words.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}
