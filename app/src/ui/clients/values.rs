//! The value of a condition: words to tick, a number, a text. Never here: the other parts of a condition.

use super::names;
use super::state::ListState;
use crate::model::filter::{Condition, Field, Shape};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use ingot_shared::text::fold;

/// From so many words on there is a field to find one.
const MANY: usize = 12;
/// At most so many words are listed at once.
const MOST: usize = 200;

/// The control for a condition's value.
#[component]
pub fn Value(
    /// The list.
    state: ListState,
    /// Which condition.
    at: usize,
    /// Its field.
    field: Field,
    /// What the field holds.
    shape: Shape,
    /// The condition.
    mine: Memo<Option<Condition>>,
) -> AnyView {
    if shape == Shape::Keys {
        return view! { <Words state=state at=at field=field mine=mine /> };
    }
    let value = move || mine.with(|mine| mine.as_ref().map(|mine| mine.value().to_owned()).unwrap_or_default());
    let is_text = shape == Shape::Text;
    let typed = move |event| {
        let text = event_target_value(&event);
        state.change_filter(|filter| {
            if let Some(mine) = filter.conditions.get_mut(at) {
                mine.values = if text.is_empty() { Vec::new() } else { vec![text] };
            }
        });
    };
    view! {
        <input
            class="input condition-value"
            class:number=!is_text
            type="text"
            dir="auto"
            autocomplete="off"
            inputmode=(!is_text).then_some("numeric")
            aria-label=t().filters.value
            placeholder=if is_text { "" } else { "0" }
            data-testid="condition-value"
            prop:value=value
            on:input=typed
        />
    }
}

/// Words to tick, any of which may hold.
#[component]
fn Words(state: ListState, at: usize, field: Field, mine: Memo<Option<Condition>>) -> AnyView {
    let strings = &t().filters;
    let store = state.store;
    let all: Vec<(String, String)> =
        names::words(store, field).into_iter().map(|word| (names::word(store, field, &word), word)).collect();
    let is_many = all.len() > MANY;
    let all = StoredValue::new(all);
    let query = RwSignal::new(String::new());
    let chosen = move || mine.with(|mine| mine.as_ref().map(|mine| mine.values.clone()).unwrap_or_default());
    let told = memo(move || {
        let named: Vec<String> = chosen().iter().map(|word| names::word(store, field, word)).collect();
        if named.is_empty() { strings.choose.to_owned() } else { named.join(", ") }
    });
    let tick = move |word: &str| {
        state.change_filter(|filter| {
            let Some(mine) = filter.conditions.get_mut(at) else { return };
            match mine.values.iter().position(|one| one == word) {
                Some(at) => drop(mine.values.remove(at)),
                None => mine.values.push(word.to_owned()),
            }
        });
    };
    let line = move |(name, word): (String, String)| {
        let (own, shown) = (word.clone(), name.clone());
        view! {
            <label class="check word">
                <input data-testid="condition-word" type="checkbox" data-word=word.clone() prop:checked=move || mine.with(|mine| mine.as_ref().is_some_and(|mine| mine.values.contains(&own))) on:change=move |_| tick(&word) />
                <span dir="auto">{shown}</span>
            </label>
        }
    };
    let found = move || {
        let part = fold(&query.get());
        let fits = |(name, _): &&(String, String)| part.is_empty() || fold(name).contains(&part);
        all.with_value(|all| all.iter().filter(fits).take(MOST).cloned().collect::<Vec<_>>())
    };
    view! {
        <details class="words" data-testid="condition-words">
            <summary class="select cut" title=move || told.get()>{told}</summary>
            <div class="words-in">
                {is_many.then(|| view! { <input class="input" type="search" autocomplete="off" aria-label=strings.find placeholder=strings.find data-testid="words-find" prop:value=move || query.get() on:input=move |event| query.set(event_target_value(&event)) /> })}
                <div class="words-list" role="group" aria-label=strings.value>{move || found().into_iter().map(line).collect::<Vec<_>>()}</div>
            </div>
        </details>
    }
}
