//! The screen of tasks: a list by day, or a calendar. Never here: one task.

use std::sync::Arc;

use super::calendar::{Calendar, Span};
use super::card::OneTask;
use crate::model::plural::grouped;
use crate::model::tasks::{TaskLine, When};
use crate::ui::browser;
use crate::ui::common::{Empty, Gradual, icon};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::shell::ScreenHead;
use crate::ui::store::{Store, TaskAsked, use_store};
use crate::ui::today::ScopeChips;
use crate::ui::welcome::Beginning;
use ingot_shared::Id;

/// Tasks of a part that are shown at first, and more at each press.
const PAGE: usize = 20;
/// The height of a task in pixels, at least; `tasks.css` has it.
const ROW: usize = 44;
/// Where the chosen view is remembered for this tab.
const VIEW: &str = "tasks.view";

/// How tasks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// By day, one below the other.
    List,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A week of everybody.
    Team,
}

impl Shape {
    const ALL: [Self; 4] = [Self::List, Self::Week, Self::Month, Self::Team];

    const fn key(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Week => "week",
            Self::Month => "month",
            Self::Team => "team",
        }
    }
}

/// The screen.
#[component]
pub fn TasksPage() -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let kept = browser::tab_memory(VIEW);
    let shape = RwSignal::new(Shape::ALL.into_iter().find(|shape| kept.as_deref() == Some(shape.key())).unwrap_or(Shape::List));
    let is_empty = memo(move || store.rows.with(|rows| rows.agenda().count(store.scope.get()) == 0));
    let is_first = memo(move || store.health.get().has_rows() && store.rows.with(|rows| rows.counts().all == 0));
    let choose = move |this: Shape| {
        browser::remember_in_tab(VIEW, this.key());
        shape.set(this);
    };
    let tab = move |this: Shape, label: &'static str| {
        let is_on = move || shape.get() == this;
        view! { <button type="button" class:on=is_on aria-pressed=move || is_on().to_string() data-testid=format!("tasks-{}", this.key()) on:click=move |_| choose(this)>{label}</button> }
    };
    view! {
        <div class="wrap tasks-page">
            <ScreenHead title=words.title>
                <button type="button" class="btn writes" aria-label=words.new data-testid="add-task" on:click=move |_| store.task_sheet.set(Some(TaskAsked::default()))>{icon("plus")}<span class="wide-only">{words.new}</span></button>
            </ScreenHead>
            <div class="tasks-tools">
                <div class="switch-two" role="group" aria-label=words.views>{tab(Shape::List, words.list)}{tab(Shape::Week, words.week)}{tab(Shape::Month, words.month)}{tab(Shape::Team, t().team.planner)}</div>
                {move || (shape.get() != Shape::Team).then(|| view! { <ScopeChips /> })}
            </div>
            {move || match (shape.get(), is_empty.get()) {
                (Shape::List, true) if is_first.get() => view! { <Beginning icon_name="calendar" title=words.empty text=words.empty_text /> },
                (Shape::List, true) => view! { <Empty icon_name="calendar" title=words.empty text=words.empty_text /> },
                (Shape::List, false) => view! { <Parts /> },
                (Shape::Week, _) => view! { <Calendar span=Span::Week /> },
                (Shape::Month, _) => view! { <Calendar span=Span::Month /> },
                (Shape::Team, _) => view! { <Calendar span=Span::Team /> },
            }}
        </div>
    }
}

/// The tasks of a part of time, and how many of them are shown.
#[derive(Clone, Copy)]
struct PartState {
    when: When,
    lines: Memo<Vec<Arc<TaskLine>>>,
    limit: RwSignal<usize>,
}

impl PartState {
    fn new(store: Store, when: When) -> Self {
        let lines = memo(move || {
            let scope = store.scope.get();
            let part = |moment| store.rows.with(|rows| rows.agenda().part(scope, when, moment));
            store.rows.with(|rows| rows.today().moment()).map(part).unwrap_or_default()
        });
        Self { when, lines, limit: RwSignal::new(PAGE) }
    }

    fn shown(self) -> usize {
        self.lines.with(Vec::len).min(self.limit.get())
    }
}

#[component]
fn Parts() -> AnyView {
    let store = use_store();
    let parts = When::ALL.map(|when| PartState::new(store, when));
    let gradual =
        Gradual::new(memo(move || parts.iter().map(|part| part.shown()).sum()), ROW, memo(move || store.scope.get() as usize));
    let view = |(nth, part): (usize, PartState)| {
        let before = memo(move || parts.iter().take(nth).map(|part| part.shown()).sum());
        view! { <Part state=part before=before gradual=gradual /> }
    };
    view! { <div class="tasks-list">{parts.into_iter().enumerate().map(view).collect::<Vec<_>>()}</div> }
}

#[component]
fn Part(state: PartState, before: Memo<usize>, gradual: Gradual) -> AnyView {
    let words = &t().tasks;
    let PartState { when, lines, limit } = state;
    let number = memo(move || lines.with(Vec::len));
    let client_of = move |task: Id| {
        lines.with_untracked(|lines| lines.iter().find(|line| line.task.id == task).map(|line| line.client)).unwrap_or_default()
    };
    let ids = move || {
        let share = gradual.share(before.get(), state.shown());
        lines.with(|lines| lines.iter().take(share).map(|line: &Arc<TaskLine>| line.task.id).collect())
    };
    let label =
        words.parts.get(When::ALL.iter().position(|other| *other == when).unwrap_or_default()).copied().unwrap_or_default();
    let is_there = memo(move || number.get() > 0);
    live(move || {
        is_there.get().then(|| {
            view! {
                <section class="card task-part" aria-label=label data-testid="task-part" data-when=when.key()>
                    <h2 class=format!("h3 task-head {}", when.key())>{label}" · "{move || grouped(u64::try_from(number.get()).unwrap_or(0))}</h2>
                    {each(ids, move |task| view! { <OneTask client=client_of(task) task=task with_client=true /> })}
                    {move || gradual.rest(before.get(), state.shown())}
                    {move || (number.get() > limit.get()).then(|| view! {
                        <button type="button" class="add-line" on:click=move |_| limit.update(|limit| *limit += PAGE)>{fill(t().show_more, &[&(number.get() - limit.get()).min(PAGE)])}</button>
                    })}
                </section>
            }
        })
    })
}
