//! The facts that the company added to its clients (C22). Never here: which there are; the settings say.

use ingot_shared::Id;
use ingot_shared::document::record::CustomField;
use ingot_shared::domain::Value;
use leptos::callback::Callable;

use super::fact::{has, put};
use super::page::ClientState;
use super::save::save;
use crate::model::change::{Shape, typed};
use crate::ui::common::{InlineField, Saved, locked};
use crate::ui::i18n::{figures, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

fn key_of(id: Id) -> String {
    format!("custom:{id}")
}

/// Which of the company's facts there are, and which of them stand with their group.
#[derive(Clone, Copy)]
pub struct CustomFields {
    all: Memo<Vec<CustomField>>,
    settled: Memo<Vec<Id>>,
}

impl CustomFields {
    /// Those of a client; see [`super::facts::settled`] for the fold.
    pub fn new(state: ClientState, is_unfolded: RwSignal<bool>) -> Self {
        let store = use_store();
        let all = memo(move || {
            store.workspace.with(|workspace| {
                workspace.custom_fields.iter().filter(|field| field.of == "client").cloned().collect::<Vec<_>>()
            })
        });
        let was = StoredValue::new(Vec::<Id>::new());
        let settled = memo(move || {
            let (before, is_open) = (was.get_value(), is_unfolded.get());
            let is_settled = |id: &Id| before.contains(id) || (!is_open && has(state, &key_of(*id)));
            let now: Vec<Id> = all.with(|all| all.iter().map(|field| field.id).filter(is_settled).collect());
            was.set_value(now.clone());
            now
        });
        Self { all, settled }
    }

    /// Those that stand with their group, or those in the fold; one that is no longer used is offered to nobody.
    fn standing(self, is_settled: bool) -> Vec<Id> {
        let settled = self.settled.get();
        let stands = |field: &&CustomField| settled.contains(&field.id) == is_settled && (is_settled || !field.retired);
        self.all.with(|all| all.iter().filter(stands).map(|field| field.id).collect())
    }

    fn find(self, id: Id) -> Option<CustomField> {
        self.all.with(|all| all.iter().find(|field| field.id == id).cloned())
    }
}

/// Those of the company's facts that stand with their group, or those in the fold.
#[component]
pub fn CustomFacts(
    /// The screen.
    state: ClientState,
    /// All of them.
    fields: CustomFields,
    /// Which of both.
    is_settled: bool,
) -> AnyView {
    each(
        move || fields.standing(is_settled),
        move |id| {
            let field = memo(move || fields.find(id));
            live(move || field.get().map(|field| view! { <Custom state=state field=field /> }))
        },
    )
}

/// A value as a field shows it.
fn text_of(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Money(money) => figures::amount(*money),
        Value::Flag(true) => "on".to_owned(),
        _ => String::new(),
    }
}

#[component]
fn Custom(state: ClientState, field: CustomField) -> AnyView {
    let store = use_store();
    let t = t();
    let key = StoredValue::new(key_of(field.id));
    let value = memo(move || {
        let key = key.get_value();
        state.open.with(|open| open.as_ref().and_then(|parts| parts.facts.facts.get(&key).map(text_of)).unwrap_or_default())
    });
    let set = move |value: Value| store.run_or_say(vec![put(state, &key.get_value(), value)]);
    let (label, testid) = (field.name.clone(), format!("field-custom-{}", field.name));
    let shape = StoredValue::new(Shape::of_own(&field));
    let save_it = Callback::new(move |(text, saved): (String, Saved)| match shape.with_value(|shape| typed(shape, &text)) {
        Some(value) => save(store, put(state, &key.get_value(), value), saved),
        None => {
            saved.try_run(Err(t.errors.err_field.to_owned()));
        }
    });
    let control = match field.shape.as_str() {
        "flag" => {
            let change = move |event| set(if event_target_checked(&event) { Value::Flag(true) } else { Value::Nothing });
            view! {
                <label class="switch">
                    <input aria-label=label.clone() type="checkbox" role="switch" disabled=locked() data-testid=testid prop:checked=move || !value.with(String::is_empty) on:change=change />
                </label>
            }
        }
        "day" => {
            let change = move |event| set(typed(&Shape::Day, &event_target_value(&event)).unwrap_or_default());
            view! { <input class="inline-in day-in" aria-label=label.clone() type="date" disabled=locked() data-testid=testid prop:value=value on:change=change /> }
        }
        "choice" => {
            let option = move |this: String| {
                let (mine, name) = (this.clone(), this.clone());
                view! { <option value=this selected=move || value.with(|value| *value == mine)>{name}</option> }
            };
            let change =
                move |event| set(shape.with_value(|shape| typed(shape, &event_target_value(&event))).unwrap_or_default());
            view! {
                <select class="select bare fact-select" aria-label=label.clone() disabled=locked() data-testid=testid prop:value=value on:change=change>
                    <option value="">{t.not_filled}</option>
                    {field.choices.into_iter().map(option).collect::<Vec<_>>()}
                </select>
            }
        }
        _ => view! { <InlineField label=label.clone() value=value testid=testid placeholder=t.not_filled save=save_it /> },
    };
    view! {
        <div class="fact">
            <span class="xs faint" aria-hidden="true" dir="auto">{label}</span>
            {control}
        </div>
    }
}
