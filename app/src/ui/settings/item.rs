//! One line of a list: its name where it stands, its place, its colour, what can be chosen in it. Never here: the list.

use ingot_shared::Id;
use ingot_shared::domain::Value;
use ingot_shared::text::one_line;
use leptos::ev::KeyboardEvent;

use super::choices::ColourChoice;
use super::list::{is_taken, item_name};
use super::segments::save_for;
use crate::model::lists::{self, Item, SHAPES};
use crate::ui::common::{InlineField, KeptForm, Saved, icon, swatch};
use crate::ui::i18n::{errors, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

fn one(key: &str, value: impl Into<Value>) -> Vec<(String, Value)> {
    vec![(key.to_owned(), value.into())]
}

/// The line.
#[component]
pub fn ItemLine(
    /// The list.
    list: &'static str,
    /// Everything in it.
    items: Memo<Vec<Item>>,
    /// Which.
    id: Id,
) -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.settings_words;
    let mine = memo(move || items.with(|items| items.iter().find(|item| item.id == id).cloned().unwrap_or_default()));
    let name = memo(move || mine.with(|mine| item_name(list, mine)));
    let is_retired = memo(move || mine.with(|mine| mine.retired));
    let save = Callback::new(move |(typed, saved): (String, Saved)| {
        if typed.is_empty() && !mine.with_untracked(|mine| mine.is_shipped) {
            saved.run(Err(t.pipelines.name_needed.to_owned()));
        } else if is_taken(store, list, Some(id), &typed) {
            saved.run(Err(words.taken.to_owned()));
        } else {
            let name = if typed.is_empty() { Value::Nothing } else { typed.into() };
            save_for(store, lists::put(list, id, one("name", name)), saved);
        }
    });
    let shift = move |step: isize| {
        let commands = items.with_untracked(|items| lists::moved(list, items, id, step));
        if commands.is_empty() {
            return;
        }
        store.run(commands, move |result| match result {
            Ok(_) => {
                let place = items.with_untracked(|items| {
                    let used: Vec<Id> = items.iter().filter(|item| !item.retired).map(|item| item.id).collect();
                    Some((used.iter().position(|used| *used == id)? + 1, used.len()))
                });
                if let Some((at, all)) = place {
                    store.say(fill(t.pipelines.moved, &[&name.get_untracked(), &at, &all]));
                }
            }
            Err(why) => store.toast_error(errors::engine(&why)),
        });
    };
    let is_at_edge = move |step: isize| items.with(|items| lists::moved(list, items, id, step).is_empty());
    let retire = move |_| {
        let retired = !is_retired.get_untracked();
        let text = fill(if retired { t.pipelines.stage_retired } else { t.pipelines.stage_back }, &[&name.get_untracked()]);
        store.run_then_toast(vec![lists::put(list, id, one("retired", retired))], text);
    };
    let colour = memo(move || mine.with(|mine| mine.colour.clone()));
    let is_open = RwSignal::new(false);
    let shape = move || {
        let at = mine.with(|mine| SHAPES.iter().position(|shape| *shape == mine.shape));
        at.and_then(|at| words.shapes.get(at)).copied().unwrap_or_default()
    };
    let is_choice = memo(move || mine.with(|mine| mine.shape == "choice"));
    view! {
        <li class="item" data-testid="item" data-id=id.to_string()>
            <div class="row item-row">
                {lists::is_coloured(list).then(|| view! {
                    <button type="button" class="btn icon quiet" aria-label=t.pipelines.colour title=t.pipelines.colour aria-expanded=move || is_open.get().to_string() data-testid="item-colour" on:click=move |_| is_open.update(|open| *open = !*open)>
                        {move || swatch(&colour.get())}
                    </button>
                })}
                <InlineField label=words.item_name value=name testid="item-name" class="grow" save=save />
                <span class="s muted item-shape">{shape}</span>
                {move || if is_retired.get() {
                    view! { <button type="button" class="btn quiet" data-testid="bring-back-item" on:click=retire>{t.pipelines.bring_back}</button> }
                } else {
                    view! {
                        <button type="button" class="btn icon quiet" aria-label=t.pipelines.earlier title=t.pipelines.earlier data-testid="item-up" disabled=move || is_at_edge(-1) on:click=move |_| shift(-1)>{icon("up")}</button>
                        <button type="button" class="btn icon quiet" aria-label=t.pipelines.later title=t.pipelines.later data-testid="item-down" disabled=move || is_at_edge(1) on:click=move |_| shift(1)>{icon("down")}</button>
                        <button type="button" class="btn icon quiet" aria-label=words.archive title=words.archive data-testid="retire-item" on:click=retire>{icon("archive")}</button>
                    }
                }}
            </div>
            {live(move || is_open.get().then(|| view! {
                <ColourChoice value=colour on_choose=Callback::new(move |colour: String| {
                    let value = if colour.is_empty() { Value::Nothing } else { colour.into() };
                    store.run_or_say(vec![lists::put(list, id, one("colour", value))]);
                }) />
            }))}
            {live(move || is_choice.get().then(|| view! { <Choices list=list id=id mine=mine /> }))}
        </li>
    }
}

/// What can be chosen in a field of the company's.
#[component]
fn Choices(list: &'static str, id: Id, mine: Memo<Item>) -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.settings_words;
    let put = move |choice: &str, value: Value| {
        store.run_or_say(vec![lists::put(list, id, one(&["choice:", choice].concat(), value))]);
    };
    let typed = KeptForm::new(format!("choice.{id}")).text("name", String::new());
    let add = move |event: KeyboardEvent| {
        let choice = one_line(&typed.get_untracked());
        if event.key() == "Enter" && !choice.is_empty() {
            event.prevent_default();
            put(&choice, true.into());
            typed.set(String::new());
        }
    };
    let there = move |choice: String| {
        let taken = choice.clone();
        view! {
            <span class="set-one">
                {choice.clone()}
                <button type="button" aria-label=[t.remove, ": ", &choice].concat() data-testid="choice-remove" on:click=move |_| put(&taken, Value::Nothing)>{icon("close")}</button>
            </span>
        }
    };
    view! {
        <div class="row item-choices" role="group" aria-label=words.choices>
            {move || mine.with(|mine| mine.choices.clone()).into_iter().map(there).collect::<Vec<_>>()}
            <input class="input" dir="auto" autocomplete="off" maxlength="80" aria-label=words.new_choice placeholder=words.new_choice data-testid="new-choice" prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) on:keydown=add />
        </div>
    }
}
