//! The team's week: a row for each person, a column for each day. Never here: dragging itself; one task.

use std::sync::Arc;

use ingot_shared::domain::Lead;
use ingot_shared::{Date, Id};

use super::calendar::{CalendarState, chip};
use super::card::OneTask;
use crate::model::planner::{Person, Planner, WEEK};
use crate::model::tasks::TaskLine;
use crate::model::team::{Holder, team};
use crate::model::today::Scope;
use crate::ui::common::{avatar, icon};
use crate::ui::i18n::{days, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, TaskAsked};

/// The planner's parts share it.
#[derive(Clone, Copy)]
pub struct PlannerState {
    /// The calendar around it.
    pub calendar: CalendarState,
    from: Memo<Date>,
    week: Memo<Arc<Planner>>,
    /// The person and the day whose tasks are listed below.
    chosen: RwSignal<Option<(Person, Date)>>,
}

impl PlannerState {
    /// The week of a day.
    pub fn new(calendar: CalendarState, from: Memo<Date>) -> Self {
        let week = memo(move || Arc::new(planner(calendar.store, from.get())));
        Self { calendar, from, week, chosen: RwSignal::new(None) }
    }

    fn day(self, ahead: usize) -> Date {
        self.from.get().add_days(i32::try_from(ahead).unwrap_or_default())
    }

    fn cell(self, person: &Person, ahead: usize) -> Vec<Arc<TaskLine>> {
        self.week.with(|week| week.row_of(person).map(|row| week.cell(row, ahead).to_vec()).unwrap_or_default())
    }
}

fn planner(store: Store, from: Date) -> Planner {
    let lines = store.rows.with(|rows| rows.agenda().days(Scope::All, from, from.add_days(6)));
    let me = store.viewer();
    let words = &t().team;
    let known = store.rows.with(|rows| {
        let of_line = |line: &Arc<TaskLine>| match &line.holder {
            Holder::Nobody => None,
            Holder::Named(name) => Some(Lead { member: Id::default(), name: name.clone() }),
            Holder::Member(member) => {
                let led = rows.get(line.client).filter(|entry| entry.row.lead == Some(*member));
                let name = led.map(|entry| entry.row.responsible.clone()).filter(|name| !name.is_empty());
                let unknown = if *member == me.member { words.me } else { words.somebody };
                Some(Lead { member: *member, name: name.unwrap_or_else(|| unknown.to_owned()) })
            }
        };
        lines.iter().filter_map(of_line).collect::<Vec<Lead>>()
    });
    let everybody = store.workspace.with(|workspace| team(&workspace.members, known, &me));
    Planner::new(lines, everybody, from)
}

fn name_of(person: &Person) -> String {
    person.as_ref().map_or_else(|| t().team.nobody.to_owned(), |lead| lead.name.clone())
}

/// The member to whom something dropped in a row goes; none where the team knows only a name, or nobody.
fn member_of(person: &Person) -> Option<Id> {
    person.as_ref().map(|lead| lead.member).filter(|id| *id != Id::default())
}

/// The rows and columns; they stand inside the calendar, which moves what is dragged.
#[component]
pub fn PlannerRows(
    /// The planner.
    state: PlannerState,
) -> AnyView {
    let today = state.calendar.store.day_shown();
    let people = memo(move || state.week.with(|week| week.people().to_vec()));
    let head = move |ahead: usize| {
        let day = memo(move || state.day(ahead));
        view! {
            <span class="plan-day" class:now=move || day.get() == today aria-hidden="true">
                <span class="xs">{move || days::weekday_short(day.get())}</span>
                <b>{move || day.get().ymd().2.to_string()}</b>
            </span>
        }
    };
    view! {
        <span class="plan-day plan-corner s" aria-hidden="true">{t().team.who}</span>
        {(0..WEEK).map(head).collect::<Vec<_>>()}
        {move || people.get().into_iter().map(|person| view! { <PersonRow state=state person=person today=today /> }).collect::<Vec<_>>()}
    }
}

#[component]
fn PersonRow(state: PlannerState, person: Person, today: Date) -> AnyView {
    let name = name_of(&person);
    let whose = person.clone();
    let total = memo(move || state.week.with(|week| week.row_of(&whose).map(|row| week.total(row)).unwrap_or_default()));
    view! {
        <div class="plan-who" data-testid="plan-who">
            {avatar(&name, "")}
            <span class="grow plan-name" dir="auto">{name.clone()}</span>
            <span class="s muted num">{move || total.get().to_string()}</span>
        </div>
        {(0..WEEK).map(|ahead| view! { <PlanCell state=state person=person.clone() ahead=ahead today=today /> }).collect::<Vec<_>>()}
    }
}

#[component]
fn PlanCell(state: PlannerState, person: Person, ahead: usize, today: Date) -> AnyView {
    let calendar = state.calendar;
    let day = memo(move || state.day(ahead));
    let who = member_of(&person);
    let name = name_of(&person);
    let whose = person.clone();
    let mine = memo(move || state.cell(&whose, ahead));
    let number = move || mine.with(Vec::len);
    let is_over = move || {
        calendar
            .held
            .with(|held| held.as_ref().is_some_and(|held| held.over == Some(day.get()) && held.to == who && who.is_some()))
    };
    let whose = person.clone();
    let is_chosen = memo(move || {
        state.chosen.with(|chosen| chosen.as_ref().is_some_and(|(person, on)| *person == whose && *on == day.get()))
    });
    let choose = move |_| state.chosen.set(Some((person.clone(), day.get_untracked())));
    view! {
        <div
            class="cal-day plan-cell"
            class:over=is_over
            class:now=move || day.get() == today
            class:on=move || is_chosen.get()
            data-testid="plan-cell"
            data-day=move || day.get().to_string()
            data-who=who.map(|id| id.to_string()).unwrap_or_default()
        >
            <button
                type="button"
                class="plan-count"
                class:none=move || number() == 0
                aria-label=move || format!("{name}, {}: {}", days::long(day.get()), number())
                aria-pressed=move || is_chosen.get().to_string()
                data-testid="plan-count"
                on:click=choose
            >
                {move || if number() == 0 { "·".to_owned() } else { number().to_string() }}
            </button>
            {move || mine.get().iter().map(|line| chip(calendar, line, false)).collect::<Vec<_>>()}
        </div>
    }
}

/// The tasks of the person and the day that were chosen.
#[component]
pub fn PlannerList(
    /// The planner.
    state: PlannerState,
) -> AnyView {
    let words = &t().tasks;
    let store = state.calendar.store;
    let lines = memo(move || {
        let Some((person, day)) = state.chosen.get() else { return Vec::new() };
        let ahead = usize::try_from(day.days_since(state.from.get())).unwrap_or(WEEK);
        if ahead < WEEK { state.cell(&person, ahead) } else { Vec::new() }
    });
    let client_of = move |task: Id| {
        lines.with_untracked(|lines| lines.iter().find(|line| line.task.id == task).map(|line| line.client)).unwrap_or_default()
    };
    let heading =
        memo(move || state.chosen.get().map(|(person, day)| fill(t().team.given, &[&name_of(&person), &days::long(day)])));
    let add = move |_| {
        if let Some((person, day)) = state.chosen.get_untracked() {
            store.task_sheet.set(Some(TaskAsked { day: Some(day), assignee: member_of(&person), ..TaskAsked::default() }));
        }
    };
    live(move || {
        heading.get().map(|heading| {
            view! {
                <section class="card task-part" data-testid="plan-list">
                    <div class="row"><h2 class="h3 task-head grow" dir="auto">{heading}</h2><button type="button" class="btn icon quiet writes" aria-label=words.new title=words.new data-testid="plan-add" on:click=add>{icon("plus")}</button></div>
                    {move || lines.with(Vec::is_empty).then(|| view! { <p class="s muted cal-none">{words.day_empty}</p> })}
                    {each(move || lines.with(|lines| lines.iter().map(|line| line.task.id).collect()), move |task| view! { <OneTask client=client_of(task) task=task with_client=true /> })}
                </section>
            }
        })
    })
}
