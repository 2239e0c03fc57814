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

/// Those of the company's facts that have a value, or those that have none.
#[component]
pub fn CustomFacts(
    /// The screen.
    state: ClientState,
    /// Which of both.
    is_full: bool,
) -> AnyView {
    let store = use_store();
    let fields = memo(move || {
        let of_clients = |field: &&CustomField| field.of == "client" && (!field.retired || is_full);
        let all: Vec<CustomField> =
            store.workspace.with(|workspace| workspace.custom_fields.iter().filter(of_clients).cloned().collect());
        all.into_iter().filter(|field| has(state, &key_of(field.id)) == is_full).collect::<Vec<_>>()
    });
    live(move || {
        let each: Vec<AnyView> = fields.get().into_iter().map(|field| view! { <Custom state=state field=field /> }).collect();
        each.into_any()
    })
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
