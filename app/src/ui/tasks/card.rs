//! The tasks of a client on its screen: open ones, and those that are settled, folded. Never here: other clients' tasks.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::view::TaskView;

use super::act;
use super::line::TaskRowView;
use crate::model::open_client::{OpenClient, Parts};
use crate::model::tasks::TaskLine;
use crate::model::today::urgency;
use crate::ui::browser::clock;
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{TaskAsked, use_store};
use ingot_shared::domain::rules::next_step::NextStep;

/// The card.
#[component]
pub fn TasksCard(
    /// The client.
    id: Id,
) -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let ids = memo(move || {
        store.rows.with(|rows| {
            rows.get(id).map(|entry| entry.row.tasks.iter().map(|task| task.id).collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    let settled = memo(move || {
        let parts = store.open.with(OpenClient::parts).filter(|parts: &Arc<Parts>| parts.facts.id == id);
        let mut tasks: Vec<TaskView> =
            parts.iter().flat_map(|parts| &parts.facts.tasks).filter(|task| task.settled).cloned().collect();
        tasks.sort_by_key(|task| std::cmp::Reverse(task.turn.as_ref().map(|turn| turn.at)));
        tasks
    });
    let add = move |_| store.task_sheet.set(Some(TaskAsked { client: Some(id), ..TaskAsked::default() }));
    view! {
        <section class="tasks-card" aria-label=words.title data-testid="tasks-card">
            <div class="row card-head">
                <h2 class="h3 grow">{words.title}</h2>
                <button type="button" class="btn icon quiet writes" aria-label=words.new title=words.new data-testid="new-task" on:click=add>{icon("plus")}</button>
            </div>
            {move || ids.with(Vec::is_empty).then(|| view! { <p class="muted s">{words.none_here}</p> })}
            {each(move || ids.get(), move |task| view! { <OneTask client=id task=task /> })}
            {move || settled.with(|settled| (!settled.is_empty()).then(|| view! {
                <details class="task-settled">
                    <summary class="s muted">{fill(words.settled, &[&settled.len()])}</summary>
                    {settled.iter().map(|task| view! { <Settled client=id task=task.clone() /> }).collect::<Vec<_>>()}
                </details>
            }))}
        </section>
    }
}

/// An open task; it watches its own only.
#[component]
pub fn OneTask(
    /// The client.
    client: Id,
    /// The task.
    task: Id,
    /// Names its client too.
    #[prop(optional)]
    with_client: bool,
) -> AnyView {
    let store = use_store();
    let line = memo(move || {
        store.rows.with(|rows| {
            let line: Option<Arc<TaskLine>> = rows.agenda().task(client, task);
            let moment = rows.today().moment();
            line.map(|line| {
                let is_late = moment.is_some_and(|moment| urgency(&line.task, moment) == Some(NextStep::Overdue));
                (line, is_late)
            })
        })
    });
    live(move || line.get().map(|(line, is_late)| view! { <TaskRowView line=line with_client=with_client is_late=is_late /> }))
}

#[component]
fn Settled(client: Id, task: TaskView) -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let id = task.id;
    let when = task.turn.as_ref().map(|turn| clock().moment(turn.at)).unwrap_or_default();
    let result = task.turn.map(|turn| turn.text).filter(|text| !text.is_empty());
    view! {
        <div class="task settled" data-testid="task-settled">
            <span class="task-main"><span class="task-title" dir="auto">{task.title}</span><span class="s muted" dir="auto">{when}{result.map(|result| format!(" · {result}"))}</span></span>
            <button type="button" class="btn icon quiet writes" aria-label=words.reopen title=words.reopen data-testid="task-reopen" on:click=move |_| act::reopen(store, client, id)>{icon("undo")}</button>
        </div>
    }
}
