//! One fact of a client, edited where it stands in the way its table asks for: a line, a number, a day, yes or no, a choice, a set. Never
//! here: which facts there are.

use ingot_shared::Date;
use ingot_shared::document::entity::{DocumentKind, Entity, Shape};
use ingot_shared::domain::{Command, Place, Value};
use leptos::callback::Callable;

use super::page::ClientState;
use super::save::save;
use super::set::Set as SetField;
use super::words;
use crate::model::change::whole;
use crate::ui::common::{InlineField, Saved, icon, locked};
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The command that sets a fact.
pub fn put(state: ClientState, key: &str, value: Value) -> Command {
    Command::put(state.id, Place::main(DocumentKind::Client), [(key, value)])
}

/// Whether a fact, or a set of them, has a value.
pub fn has(state: ClientState, key: &str) -> bool {
    state.open.with(|open| {
        open.as_ref().is_some_and(|parts| {
            let facts = &parts.facts.facts;
            match facts.get(key) {
                Some(Value::Flag(on)) => *on,
                Some(_) => true,
                None => facts.members(key).any(|(_, value)| *value == Value::Flag(true)),
            }
        })
    })
}

/// A value as a field shows it.
fn text_of(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Day(day)) => day.to_string(),
        Some(Value::Flag(true)) => "on".to_owned(),
        _ => String::new(),
    }
}

/// The fact with its name.
#[component]
pub fn Fact(
    /// The screen.
    state: ClientState,
    /// The key of its field.
    key: &'static str,
    /// Its name.
    label: &'static str,
) -> AnyView {
    let store = use_store();
    let t = t();
    let field = Entity::Profile.layout().fields.iter().find(|field| field.key == key);
    let value =
        memo(move || state.open.with(|open| open.as_ref().map(|parts| text_of(parts.facts.facts.get(key))).unwrap_or_default()));
    let is_set = field.is_some_and(|field| field.many);
    let shape = field.map(|field| field.shape);
    let save_it = Callback::new(move |(text, saved): (String, Saved)| {
        let value = match shape {
            _ if text.is_empty() => Value::Nothing,
            Some(Shape::Number(least, most)) => match whole(&text) {
                Some(number) => Value::Number(number),
                None => {
                    saved.try_run(Err(crate::ui::i18n::fill(t.errors.err_range, &[&least, &most])));
                    return;
                }
            },
            _ => Value::Text(text),
        };
        save(store, put(state, key, value), saved);
    });
    let testid = format!("field-{key}");
    let control = match shape {
        // Channels and topics are the company's; tags and interests are whatever a person writes.
        _ if is_set => {
            let is_free = !matches!(key, "via" | "topic");
            view! { <SetField state=state key=key label=label of=dictionary(key) is_free=is_free /> }
        }
        Some(Shape::Flag) => view! { <Flag state=state key=key label=label value=value /> },
        Some(Shape::Day) => view! { <Day state=state key=key label=label value=value /> },
        Some(Shape::Key) => view! { <Choice state=state key=key label=label value=value /> },
        Some(Shape::Number(..)) => {
            view! { <InlineField label=label value=value testid=testid placeholder=t.not_filled inputmode="numeric" save=save_it /> }
        }
        _ => view! {
            <InlineField label=label value=value testid=testid placeholder=t.not_filled save=save_it />
            {matches!(key, "source" | "industry" | "consent_how").then(|| view! { <Suggestions state=state key=key value=value /> })}
        },
    };
    view! {
        <div class="fact">
            <span class="xs faint" aria-hidden="true">{label}</span>
            {control}
        </div>
    }
}

/// The entries of the company's list for a fact that may also be written freely, as long as it is empty.
#[component]
fn Suggestions(state: ClientState, key: &'static str, value: Memo<String>) -> AnyView {
    let store = use_store();
    let chip = move |(_, name): (String, String)| {
        let written = name.clone();
        view! {
            <button type="button" class="chip" data-testid=[key, "-offer"].concat() on:click=move |_| store.run_or_say(vec![put(state, key, written.clone().into())])>
                {icon("plus")}
                {name}
            </button>
        }
    };
    live(move || {
        let names = if value.with(String::is_empty) {
            words::offered(store, if key == "consent_how" { "channel" } else { key })
        } else {
            Vec::new()
        };
        (!names.is_empty()).then(|| view! { <div class="set set-offer">{names.into_iter().map(chip).collect::<Vec<_>>()}</div> })
    })
}

/// The dictionary whose entries a set or a choice offers.
fn dictionary(key: &str) -> &'static str {
    match key {
        "via" | "channel" => "channel",
        "topic" => "topic",
        "tag" => "tag",
        _ => "interest",
    }
}

#[component]
fn Flag(state: ClientState, key: &'static str, label: &'static str, value: Memo<String>) -> AnyView {
    let store = use_store();
    let change = move |event| {
        let value = if event_target_checked(&event) { Value::Flag(true) } else { Value::Nothing };
        store.run_or_say(vec![put(state, key, value)]);
    };
    view! {
        <label class="switch">
            <input aria-label=label type="checkbox" role="switch" disabled=locked() data-testid=format!("field-{key}") prop:checked=move || !value.with(String::is_empty) on:change=change />
        </label>
    }
}

#[component]
fn Day(state: ClientState, key: &'static str, label: &'static str, value: Memo<String>) -> AnyView {
    let store = use_store();
    let error = RwSignal::new(None::<String>);
    let change = move |event| {
        let typed = event_target_value(&event);
        let value = typed.parse::<Date>().map_or(Value::Nothing, Value::Day);
        store.run(vec![put(state, key, value)], move |result| {
            let why = result.err().map(|why| errors::engine(&why));
            if let Some(Some(why)) = error.try_set(why) {
                store.toast_error(why);
            }
        });
    };
    view! {
        <input class="inline-in day-in" aria-label=label type="date" disabled=locked() data-testid=format!("field-{key}") prop:value=value on:change=change />
        {(key == "consent").then(|| live(move || value.with(String::is_empty).then(|| view! {
            <div class="set set-offer">
                <button type="button" class="chip" data-testid="consent-today" on:click=move |_| store.run_or_say(vec![put(state, key, store.today().into())])>
                    {icon("check")}
                    {t().client.consent_today}
                </button>
            </div>
        })))}
        {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
    }
}

#[component]
fn Choice(state: ClientState, key: &'static str, label: &'static str, value: Memo<String>) -> AnyView {
    let store = use_store();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let value = if chosen.is_empty() { Value::Nothing } else { Value::Text(chosen) };
        store.run_or_say(vec![put(state, key, value)]);
    };
    let option = move |(this, name): (String, String)| {
        let mine = this.clone();
        view! { <option value=this selected=move || value.with(|value| *value == mine)>{name}</option> }
    };
    view! {
        <select class="select bare fact-select" aria-label=label disabled=locked() data-testid=format!("field-{key}") prop:value=value on:change=choose>
            <option value="">{t().not_filled}</option>
            {move || words::offered(store, dictionary(key)).into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
}
