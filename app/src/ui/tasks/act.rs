//! What is done to a task, as commands with their messages. Never here: views.

use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, Place, Value};
use ingot_shared::{Date, Id};

use crate::model::tasks::TaskLine;
use crate::ui::browser;
use crate::ui::i18n::{days, fill, t};
use crate::ui::router::{Route, Router};
use crate::ui::store::{Store, TaskAsked};

/// Opens a task: to be changed, or for who only looks the client that it is of.
pub fn open(store: Store, router: Router, client: Id, task: Id) {
    if store.role.get_untracked().writes() {
        store.task_sheet.set(Some(TaskAsked { client: Some(client), task: Some(task), ..TaskAsked::default() }));
    } else {
        router.go(Route::Client(client));
    }
}

/// How tasks repeat, in the order in which it is offered; the first one is not at all.
pub const REPEATS: [&str; 9] = ["", "day", "week", "two_weeks", "month", "two_months", "quarter", "half_year", "year"];

/// The icon of a kind.
pub fn kind_icon(kind: &str) -> &'static str {
    match kind {
        "message" => "chat",
        "offer" => "doc",
        "letter" => "mail",
        "meeting" | "visit" => "users",
        "verify" => "check",
        "" | "call" | "ask" => "phone",
        _ => "calendar",
    }
}

/// Finishes a task.
pub fn finish(store: Store, client: Id, task: Id, title: &str) {
    let command = Command::FinishTask { document: client, task, entry: browser::new_id(), result: String::new(), next: None };
    store.run_then_toast(vec![command], fill(t().tasks.finished, &[&title]));
}

/// Opens a settled task again.
pub fn reopen(store: Store, client: Id, task: Id) {
    store.run_then_toast(vec![Command::reopen_task(client, task, browser::new_id())], t().tasks.reopened.to_owned());
}

/// Moves a task to another day.
pub fn move_to(store: Store, client: Id, task: Id, day: Date) {
    let command = Command::put(client, Place::of(Entity::Task, task), [("due", Value::Day(day))]);
    let told = days::near(day, store.day_shown());
    store.run_then_toast(vec![command], fill(t().tasks.moved, &[&told]));
}

/// Gives a task to a member, for a day.
pub fn give_to(store: Store, line: &TaskLine, to: Id, day: Date) {
    let fields = [("due", Value::Day(day)), ("assignee", Value::Ref(to))];
    let command = Command::put(line.client, Place::of(Entity::Task, line.task.id), fields);
    let name = store.team().into_iter().find(|lead| lead.member == to).map(|lead| lead.name).unwrap_or_default();
    store.run_then_toast(vec![command], fill(t().team.given, &[&name, &days::near(day, store.day_shown())]));
}

/// Takes a task away.
pub fn delete(store: Store, client: Id, task: Id) {
    let command = Command::Hide { document: client, at: Place::of(Entity::Task, task) };
    store.run_then_toast(vec![command], t().tasks.deleted.to_owned());
}
