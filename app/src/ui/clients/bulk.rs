//! The bar of what can be done with everybody selected. Never here: which commands that takes, one by one.

use std::fmt::Display;

use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::domain::{Command, Lead, Place, Value};
use ingot_shared::{Date, Id};
use leptos::ev::SubmitEvent;

use super::change::{Change, ChangeForm};
use super::selection::Selection;
use crate::ui::browser;
use crate::ui::common::{DayChips, Field, KeptForm, Sheet, avatar, icon, use_sheet};
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::Store;
use crate::ui::store::bulk::Progress;

/// What a sheet asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    Lead,
    Task,
    Change,
}

impl Ask {
    fn title(self) -> &'static str {
        match self {
            Self::Lead => t().col_responsible,
            Self::Task => t().views.task,
            Self::Change => t().views.change.title,
        }
    }
}

/// The bar's state. It is `Copy`.
#[derive(Clone, Copy)]
struct Bulk {
    store: Store,
    selection: Selection,
    progress: Progress,
    asked: RwSignal<Option<Ask>>,
}

impl Bulk {
    /// Does one thing to everybody selected, and says so: for how many, and what.
    fn run(self, told: &'static str, what: Vec<String>, command: &dyn Fn(Id) -> Command) {
        let commands = self.selection.clients().into_iter().map(command).collect();
        self.selection.clear();
        let told = move |done| {
            let number = clients(done);
            let words: Vec<&dyn Display> = std::iter::once(&number).chain(&what).map(|word| word as &dyn Display).collect();
            fill(told, &words)
        };
        self.store.run_for_many(commands, self.progress, Box::new(told));
    }

    fn change(self, change: Change) {
        let Change { fields, told, fact, value } = change;
        let named = || fields.iter().map(|(key, value)| (key.as_str(), value.clone()));
        let put = |client| Command::put(client, Place::main(DocumentKind::Client), named());
        self.run(told, vec![fact, value], &put);
    }

    fn set_lead(self, to: &Lead) {
        let set = |document| Command::SetResponsible { document, deal: None, entry: browser::new_id(), to: to.clone() };
        self.run(t().views.led, vec![to.name.clone()], &set);
    }

    /// Looks at two side by side; they stay selected, should they be two after all.
    fn compare(self) {
        if let [one, two] = self.selection.clients().as_slice() {
            self.store.merging.set(Some((*one, *two)));
        }
    }

    fn delete(self) {
        let hide = |document| Command::Hide { document, at: Place::main(DocumentKind::Client) };
        self.run(t().views.deleted, Vec::new(), &hide);
    }

    /// A task for whoever leads the client; nobody's where no member does.
    fn add_task(self, title: &str, due: Date) {
        let put = |client| {
            let lead = self.store.rows.with_untracked(|rows| rows.get(client).and_then(|entry| entry.row.lead));
            let assignee = lead.map(|lead| ("assignee", Value::Ref(lead)));
            let fields = [("title", title.into()), ("kind", "call".into()), ("due", due.into())];
            Command::put(client, Place::of(Entity::Task, browser::new_id()), fields.into_iter().chain(assignee))
        };
        self.run(t().views.tasked, vec![title.to_owned()], &put);
    }
}

fn clients(number: usize) -> String {
    count(u64::try_from(number).unwrap_or(0), t().clients_n)
}

/// The bar; there is none while nobody is selected.
#[component]
pub fn BulkBar(
    /// The store.
    store: Store,
    /// Who is selected.
    selection: Selection,
) -> AnyView {
    let bulk = Bulk { store, selection, progress: RwSignal::new(None), asked: RwSignal::new(None) };
    let is_open = memo(move || selection.is_picking.get() || selection.count() > 0);
    view! {
        {move || bulk.progress.get().map(|(done, all)| view! {
            <div class="bulk" role="status"><p class="grow">{fill(t().views.progress, &[&done, &all])}</p></div>
        })}
        {move || is_open.get().then(|| actions(bulk))}
        {move || bulk.asked.get().map(|ask| {
            view! {
                <Sheet title=ask.title() testid="bulk-sheet" on_close=Callback::new(move |()| bulk.asked.set(None))>
                    {match ask {
                        Ask::Lead => view! { <LeadForm bulk=bulk /> },
                        Ask::Task => view! { <TaskForm bulk=bulk /> },
                        Ask::Change => {
                            let number = memo(move || clients(selection.count()));
                            let run = Callback::new(move |change| bulk.change(change));
                            view! { <ChangeForm store=store number=number run=run /> }
                        }
                    }}
                </Sheet>
            }
        })}
    }
}

fn actions(bulk: Bulk) -> AnyView {
    let words = &t().views;
    let selection = bulk.selection;
    let is_none = move || selection.count() == 0;
    let action = move |icon_name: &'static str, label: &'static str, testid: &'static str, act: Callback<()>| {
        view! {
            <button type="button" class="btn quiet" title=label data-testid=testid disabled=is_none on:click=move |_| act.run(())>
                {icon(icon_name)}
                <span>{label}</span>
            </button>
        }
    };
    view! {
        <div class="bulk" role="region" aria-label=words.bar data-testid="bulk">
            <p class="bulk-n" role="status" data-testid="bulk-count" data-count=move || selection.count().to_string()>{move || fill(words.chosen, &[&selection.count()])}</p>
            {move || (!selection.has_all()).then(|| view! { <button type="button" class="link-btn bulk-all" data-testid="pick-all" on:click=move |_| selection.all()>{words.all}</button> })}
            <span class="grow"></span>
            {action("users", words.lead, "bulk-lead", Callback::new(move |()| bulk.asked.set(Some(Ask::Lead))))}
            {action("clock", words.task, "bulk-task", Callback::new(move |()| bulk.asked.set(Some(Ask::Task))))}
            {action("pen", t().views.change.change, "bulk-change", Callback::new(move |()| bulk.asked.set(Some(Ask::Change))))}
            {move || (selection.count() == 2).then(|| action("out", t().merge.merge, "bulk-merge", Callback::new(move |()| bulk.compare())))}
            {action("bin", words.delete, "bulk-delete", Callback::new(move |()| bulk.delete()))}
            <button type="button" class="btn icon quiet" aria-label=words.clear title=words.clear data-testid="bulk-clear" on:click=move |_| selection.clear()>{icon("close")}</button>
        </div>
    }
}

#[component]
fn LeadForm(bulk: Bulk) -> AnyView {
    let store = bulk.store;
    let sheet = use_sheet();
    let me = store.me.with_untracked(|me| Lead { member: me.member, name: me.name.clone() });
    let people = store.team();
    let others = people.into_iter().filter(|lead| lead.member != me.member);
    let line = move |to: Lead| {
        let shown = to.name.clone();
        let choose = move |_| {
            sheet.close();
            bulk.set_lead(&to);
        };
        view! {
            <button type="button" class="line" data-testid="bulk-person" on:click=choose>
                {avatar(&shown, "")}
                <span class="grow" dir="auto">{shown}</span>
            </button>
        }
    };
    let me = Some(me.clone()).filter(|me| !me.name.is_empty());
    view! { <div class="inbox-people" role="group" aria-label=t().col_responsible>{me.into_iter().chain(others).map(line).collect::<Vec<_>>()}</div> }
}

#[component]
fn TaskForm(bulk: Bulk) -> AnyView {
    let t = t();
    let sheet = use_sheet();
    let usual = t.deal_words.follow_ups.first().copied().unwrap_or_default();
    let kept = KeptForm::new("bulk".to_owned());
    let title = kept.text("title", usual.to_owned());
    let today = bulk.store.today();
    let due = RwSignal::new(Some(today));
    let error = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let title = title.get_untracked();
        match due.get_untracked().filter(|_| !title.trim().is_empty()) {
            Some(due) => {
                kept.sent();
                sheet.close();
                bulk.add_task(title.trim(), due);
            }
            None => error.set(true),
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <Field label=t.inbox.task_title value=title testid="bulk-task-title" is_first=true />
            <DayChips value=due today=today with_today=true label=t.inbox.task_due on_choose=Callback::new(|_| ()) />
            {move || error.get().then(|| view! { <p class="field-error" role="alert">{t.views.task_missing}</p> })}
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t.cancel}</button>
                <button type="submit" class="btn main" data-testid="bulk-task-save">{t.views.task_save}</button>
            </div>
        </form>
    }
}
