//! A week or a month of tasks: each is dragged to another day, or moved by its menu. Never here: dragging itself.

use std::sync::Arc;

use ingot_shared::{Date, Id};
use web_sys::{HtmlElement, PointerEvent};

use super::act;
use super::card::OneTask;
use super::drag::{Ghost, Hand, Held};
use super::line::MoveMenu;
use super::planner::{PlannerList, PlannerRows, PlannerState};
use crate::model::tasks::TaskLine;
use crate::ui::common::icon;
use crate::ui::i18n::{days, fill, t};
use crate::ui::prelude::*;
use crate::ui::router::use_router;
use crate::ui::store::{Store, TaskAsked, use_store};

/// Tasks of a day that a month has room for.
const IN_A_CELL: usize = 3;

/// What the parts of the calendar share.
#[derive(Clone, Copy)]
pub struct CalendarState {
    /// The root's state.
    pub store: Store,
    /// The day whose tasks are listed below.
    pub day: RwSignal<Date>,
    /// The task in the hand.
    pub held: RwSignal<Option<Held>>,
    /// The task whose menu is open, and its button.
    pub menu: RwSignal<Option<HtmlElement>>,
    /// Whose menu it is.
    pub menu_of: RwSignal<Option<(Id, Id)>>,
}

/// What a calendar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// A week.
    Week,
    /// A month.
    Month,
    /// A week of everybody.
    Team,
}

/// The calendar.
#[component]
pub fn Calendar(
    /// What it shows.
    span: Span,
) -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let today = store.day_shown();
    let (is_week, is_team) = (span != Span::Month, span == Span::Team);
    let from = RwSignal::new(if is_week { today.week_start() } else { today.month_start() });
    let state = CalendarState {
        store,
        day: RwSignal::new(today),
        held: RwSignal::new(None),
        menu: RwSignal::new(None),
        menu_of: RwSignal::new(None),
    };
    let hand = Hand::new(state);
    let turn = move |by: i32| from.update(|from| *from = if is_week { from.add_days(by * 7) } else { from.add_months(by) });
    let cells = memo(move || {
        let first = from.get().week_start();
        let count = if is_week { 7 } else { from.get().month().last().week_start().add_days(7).days_since(first) };
        (0..count).map(|ahead| first.add_days(ahead)).collect::<Vec<Date>>()
    });
    let planner = is_team.then(|| PlannerState::new(state, memo(move || from.get())));
    let name = move || if is_week { days::week(from.get(), today) } else { days::month_name(from.get()) };
    let heads = t().today_words.weekdays_short.map(|day| view! { <span class="xs faint cal-wd" aria-hidden="true">{day}</span> });
    view! {
        <div class="cal-head">
            <button type="button" class="btn icon quiet" aria-label=words.earlier title=words.earlier data-testid="cal-earlier" on:click=move |_| turn(-1)>{icon("back")}</button>
            <h2 class="cal-name" aria-live="polite">{name}</h2>
            <button type="button" class="btn icon quiet" aria-label=words.later title=words.later data-testid="cal-later" on:click=move |_| turn(1)>{icon("next")}</button>
            <p class="unseen" id="calendar-help">{if is_team { t().team.planner_help } else { words.calendar_help }}</p>
        </div>
        <div
            class="cal"
            class:week=span == Span::Week
            class:planner=is_team
            class:dragging=move || state.held.with(Option::is_some)
            role="group"
            aria-label=words.title
            aria-describedby="calendar-help"
            data-testid="calendar"
            on:pointerdown=move |event: PointerEvent| if state.store.role.get_untracked().writes() { hand.down(&event) }
            on:pointermove=move |event: PointerEvent| hand.moved(&event)
            on:pointerup=move |_| hand.up()
            on:pointercancel=move |_| hand.drop()
            on:touchmove=move |event| hand.touch(&event)
            on:dragstart=move |event| event.prevent_default()
        >
            {match planner {
                Some(planner) => view! { <PlannerRows state=planner /> },
                None => view! {
                    {heads.into_iter().collect::<Vec<_>>()}
                    {move || cells.get().into_iter().map(|day| view! { <Cell state=state day=day today=today month=(!is_week).then(|| from.get_untracked()) /> }).collect::<Vec<_>>()}
                },
            }}
        </div>
        <Ghost state=state />
        {match planner {
            Some(planner) => view! { <PlannerList state=planner /> },
            None => view! { <DayList state=state today=today /> },
        }}
        {move || state.menu.get().zip(state.menu_of.get()).map(|(anchor, (client, task))| view! { <MoveMenu client=client task=task anchor=anchor menu=state.menu /> })}
    }
}

#[component]
fn Cell(state: CalendarState, day: Date, today: Date, month: Option<Date>) -> AnyView {
    let store = state.store;
    let lines = memo(move || {
        let scope = store.scope.get();
        store.rows.with(|rows| rows.agenda().days(scope, day, day))
    });
    let room = if month.is_some() { IN_A_CELL } else { usize::MAX };
    let is_over = move || state.held.with(|held| held.as_ref().is_some_and(|held| held.over == Some(day)));
    let is_beside = month.is_some_and(|month| month.month() != day.month());
    let number = day.ymd().2.to_string();
    let label = move || lines.with(|lines| format!("{} · {}", days::long(day), lines.len()));
    view! {
        <div
            class="cal-day"
            class:over=is_over
            class:now=day == today
            class:beside=is_beside
            class:on=move || state.day.get() == day
            class:busy=move || lines.with(|lines| !lines.is_empty())
            data-testid="cal-day"
            data-day=day.to_string()
        >
            <button type="button" class="cal-n" data-weekday=days::weekday_short(day) aria-label=label aria-pressed=move || (state.day.get() == day).to_string() on:click=move |_| state.day.set(day)>{number}</button>
            {move || lines.get().into_iter().take(room).map(|line| chip(state, &line, month.is_none())).collect::<Vec<_>>()}
            {move || lines.with(|lines| (lines.len() > room).then(|| view! {
                <button type="button" class="cal-more" on:click=move |_| state.day.set(day)>{fill(t().tasks.more, &[&(lines.len() - room)])}</button>
            }))}
        </div>
    }
}

/// A task on a day; whose it is, where there is room for that.
pub fn chip(state: CalendarState, line: &Arc<TaskLine>, with_client: bool) -> AnyView {
    let (client, task) = (line.client, line.task.id);
    let name =
        state.store.rows.with_untracked(|rows| rows.get(client).map(|entry| entry.row.title().to_owned()).unwrap_or_default());
    let text = match line.task.minute {
        Some(minute) => format!("{} {}", days::clock(minute), line.task.title),
        None => line.task.title.clone(),
    };
    let router = use_router();
    let open = move |_| act::open(state.store, router, client, task);
    view! {
        <button type="button" class="cal-task" title=format!("{text} · {name}") data-testid="cal-task" data-id=task.to_string() data-client=client.to_string() on:click=open>
            {text.clone()}
            {with_client.then(|| view! { <span class="cal-of">{name.clone()}</span> })}
        </button>
    }
}

#[component]
fn DayList(state: CalendarState, today: Date) -> AnyView {
    let store = state.store;
    let words = &t().tasks;
    let lines = memo(move || {
        let (scope, day) = (store.scope.get(), state.day.get());
        store.rows.with(|rows| rows.agenda().days(scope, day, day))
    });
    let client_of = move |task: Id| {
        lines.with_untracked(|lines| lines.iter().find(|line| line.task.id == task).map(|line| line.client)).unwrap_or_default()
    };
    let add = move |_| store.task_sheet.set(Some(TaskAsked { day: Some(state.day.get_untracked()), ..TaskAsked::default() }));
    let name = move || {
        let day = state.day.get();
        if day == today { words.today.to_owned() } else { days::long(day) }
    };
    view! {
        <section class="card task-part" data-testid="day-list">
            <div class="row"><h2 class="h3 task-head grow">{name}</h2><button type="button" class="btn icon quiet writes" aria-label=words.new title=words.new data-testid="add-on-day" on:click=add>{icon("plus")}</button></div>
            {move || lines.with(Vec::is_empty).then(|| view! { <p class="s muted cal-none">{words.day_empty}</p> })}
            {each(move || lines.with(|lines| lines.iter().map(|line| line.task.id).collect()), move |task| view! { <OneTask client=client_of(task) task=task with_client=true /> })}
        </section>
    }
}
