//! The department that a client is of by its own word: its people see the client whoever leads it (C176). Never here: who may read what.

use ingot_shared::Id;
use ingot_shared::domain::Value;

use super::fact::put;
use super::page::ClientState;
use crate::ui::account::{department_name, offered};
use crate::ui::common::locked;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The fact; nothing while the company has no departments.
#[component]
pub fn DepartmentFact(state: ClientState) -> AnyView {
    let store = use_store();
    let words = &t().access.departments;
    let value = memo(move || state.open.with(|open| open.as_ref().and_then(|parts| parts.facts.facts.id("department"))));
    let all = memo(move || {
        let mut all = offered(store);
        if let Some(own) = value.get().filter(|own| !all.iter().any(|(id, _)| id == own)) {
            all.push((own, department_name(store, own)));
        }
        all
    });
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<Id>().ok();
        store.run_or_say(vec![put(state, "department", chosen.map_or(Value::Nothing, Value::Ref))]);
    };
    let option = move |(id, name): (Id, String)| {
        view! { <option value=id.to_string() selected=move || value.get() == Some(id)>{name}</option> }
    };
    let is_shown = memo(move || all.with(|all| !all.is_empty()));
    live(move || {
        is_shown.get().then(|| {
            view! {
                <div class="fact">
                    <span class="xs faint" aria-hidden="true">{words.department}</span>
                    <select class="select bare fact-select" aria-label=words.department disabled=locked() data-testid="field-department" prop:value=move || value.get().map(|id| id.to_string()).unwrap_or_default() on:change=choose>
                        <option value="">{words.not_chosen}</option>
                        {move || all.get().into_iter().map(option).collect::<Vec<_>>()}
                    </select>
                </div>
            }
        })
    })
}
