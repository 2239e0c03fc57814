//! One task of a list: a press finishes it, its name opens it. Never here: which list.

use std::sync::Arc;

use ingot_shared::Date;
use ingot_shared::Id;
use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::act;
use crate::model::days::proposed;
use crate::model::tasks::TaskLine;
use crate::ui::common::{Menu, MenuItem, anchor_of, icon};
use crate::ui::i18n::{days, t};
use crate::ui::prelude::*;
use crate::ui::router::use_router;
use crate::ui::store::{TaskAsked, use_store};
use crate::ui::today::instead;

/// The task.
#[component]
pub fn TaskRowView(
    /// What is known of it.
    line: Arc<TaskLine>,
    /// Names its client too.
    #[prop(optional)]
    with_client: bool,
    /// It is late.
    is_late: bool,
) -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let (client, task) = (line.client, line.task.id);
    let title = line.task.title.clone();
    let name = store.rows.with_untracked(|rows| rows.get(client).map(|entry| entry.row.title().to_owned()).unwrap_or_default());
    let instead = store.rows.with_untracked(|rows| rows.row(client).and_then(|row| instead(store, row, line.task.assignee)));
    let today = store.day_shown();
    let when = match (line.task.due, line.task.minute) {
        (Some(due), Some(minute)) => format!("{}, {}", days::near(due, today), days::clock(minute)),
        (Some(due), None) => days::near(due, today),
        (None, _) => words.no_day.to_owned(),
    };
    let menu = RwSignal::new(None::<HtmlElement>);
    let toggle = move |event: MouseEvent| menu.set(anchor_of(&event));
    let router = use_router();
    let edit = move || act::open(store, router, client, task);
    let finished = title.clone();
    view! {
        <div class="task" data-testid="task" data-id=task.to_string() data-client=client.to_string()>
            <button type="button" class="task-check writes" aria-label=format!("{}: {title}", words.finish) title=words.finish data-testid="task-finish" on:click=move |_| act::finish(store, client, task, &finished)>
                {icon("check")}
            </button>
            <button type="button" class="task-main" data-testid="task-open" on:click=move |_| edit()>
                <span class="task-title" dir="auto">{title.clone()}</span>
                <span class="s muted task-of">{with_client.then(|| view! { <b dir="auto">{name.clone()}</b> })}<span class:late=is_late>{when}</span>{instead}</span>
            </button>
            {with_client.then(|| view! { <a class="btn icon quiet" href=format!("/clients/{client}") aria-label=format!("{}: {name}", t().open_client) title=t().open_client>{icon("out")}</a> })}
            <button type="button" class="btn icon quiet writes" aria-haspopup="menu" aria-label=format!("{}: {title}", words.move_to) title=words.move_to data-testid="task-menu" on:click=toggle>
                {icon("clock")}
            </button>
            {move || menu.get().map(|anchor| view! { <MoveMenu client=client task=task anchor=anchor menu=menu /> })}
        </div>
    }
}

/// Days to move a task to.
#[component]
pub fn MoveMenu(
    /// The client.
    client: Id,
    /// The task.
    task: Id,
    /// Where it stands.
    anchor: HtmlElement,
    /// Holds it while it is open.
    menu: RwSignal<Option<HtmlElement>>,
) -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let today = store.day_shown();
    let item = move |day: Date| {
        let choose = Callback::new(move |()| act::move_to(store, client, task, day));
        view! { <MenuItem label=days::choice(day, today) testid="move-day" on_choose=choose /> }
    };
    let other = Callback::new(move |()| {
        store.task_sheet.set(Some(TaskAsked { client: Some(client), task: Some(task), ..TaskAsked::default() }));
    });
    let remove = Callback::new(move |()| act::delete(store, client, task));
    let near = std::iter::once(today).chain(proposed(&store.work_week(), today));
    view! {
        <Menu anchor=anchor label=words.move_to on_close=Callback::new(move |()| menu.set(None))>
            <p class="menu-head" role="presentation">{words.move_to}</p>
            {near.map(item).collect::<Vec<_>>()}
            <MenuItem label=t().today_words.other_day icon_name="calendar" testid="move-other" on_choose=other />
            <hr />
            <MenuItem label=words.delete icon_name="bin" is_danger=true testid="task-remove" on_choose=remove />
        </Menu>
    }
}
