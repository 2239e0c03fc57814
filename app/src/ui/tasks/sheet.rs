//! The sheet around the form of a task, from anywhere. Never here: the fields.

use std::sync::Arc;

use ingot_shared::document::view::TaskView;

use super::form::TaskForm;
use crate::model::open_client::OpenClient;
use crate::ui::common::Sheet;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::{TaskAsked, use_store};

/// The sheet.
#[component]
pub fn TaskSheet(
    /// What is made or changed.
    asked: TaskAsked,
) -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let close = Callback::new(move |()| store.task_sheet.set(None));
    let title = if asked.task.is_some() { words.edit } else { words.new };
    // A task that is changed shows all that its client's document knows of it; the engine sends it, if no screen has asked for it yet.
    let loads = asked.client.filter(|client| asked.task.is_some() && !store.is_open(*client));
    if let Some(client) = loads {
        store.open_client(client);
        on_cleanup(move || store.close_client(client));
    }
    let wanted = asked.clone();
    let known = memo(move || {
        let Some(task) = wanted.task else { return Some(None) };
        store
            .open
            .with(OpenClient::parts)
            .filter(|parts| Some(parts.facts.id) == wanted.client)
            .map(|parts| parts.facts.tasks.iter().find(|other| other.id == task).cloned().map(Arc::new))
    });
    // Made once: what others change meanwhile must not take away what is being typed.
    let is_known = memo(move || known.with(Option::is_some));
    view! {
        <Sheet title=title testid="task-sheet" on_close=close>
            {move || is_known.get().then(|| {
                let known: Option<Arc<TaskView>> = known.get_untracked().flatten();
                view! { <TaskForm asked=asked.clone() known=known /> }
            })}
        </Sheet>
    }
}
