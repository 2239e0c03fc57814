//! A fact of which there are many: tags, interests, channels, topics. Each is put and cleared on its own, so that what two people change
//! at once is all there. Never here: what the members mean.

use ingot_shared::domain::Value;
use ingot_shared::text::one_line;
use leptos::ev::KeyboardEvent;

use super::fact::put;
use super::page::ClientState;
use super::words;
use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The set.
#[component]
pub fn Set(
    /// The screen.
    state: ClientState,
    /// The key of its field.
    key: &'static str,
    /// Its name.
    label: &'static str,
    /// The dictionary whose entries are offered.
    of: &'static str,
    /// Whether others can be written.
    is_free: bool,
) -> AnyView {
    let store = use_store();
    let t = t();
    let chosen = memo(move || state.open.with(|open| open.as_ref().map(|parts| parts.facts.facts.set(key)).unwrap_or_default()));
    let is_open = RwSignal::new(false);
    let change = move |member: &str, on: bool| {
        let value = if on { Value::Flag(true) } else { Value::Nothing };
        store.run_or_say(vec![put(state, &format!("{key}:{member}"), value)]);
    };
    let there = move |member: String| {
        let (shown, removed) = (words::name(store, of, &member), member.clone());
        view! {
            <span class="set-one">
                {shown.clone()}
                <button type="button" aria-label=format!("{}: {shown}", t.remove) data-testid=format!("{key}-remove") data-member=member on:click=move |_| change(&removed, false)>
                    {icon("close")}
                </button>
            </span>
        }
    };
    // What is chosen while one chooses stays where it is: a colleague's choice moves nothing under the finger.
    let before = StoredValue::new(Vec::<String>::new());
    let toggle = move |_| {
        before.set_value(chosen.get_untracked());
        is_open.update(|is_open| *is_open = !*is_open);
    };
    let offered = move |(member, name): (String, String)| {
        let (here, turned) = (member.clone(), member.clone());
        let is_on = memo(move || chosen.with(|chosen| chosen.contains(&here)));
        view! {
            <button
                type="button"
                class="chip"
                class:on=is_on
                aria-pressed=move || is_on.get().to_string()
                data-testid=format!("{key}-offer")
                data-member=member
                on:click=move |_| change(&turned, !is_on.get_untracked())
            >
                {move || icon(if is_on.get() { "check" } else { "plus" })}
                {name}
            </button>
        }
    };
    let offers = move || {
        let is_new = |(member, _): &(String, String)| before.with_value(|before| !before.contains(member));
        words::offered(store, of).into_iter().filter(is_new).map(offered).collect::<Vec<_>>()
    };
    let word = move || if is_open.get() { t.close } else { t.client.add_one };
    let typed = RwSignal::new(String::new());
    let add = move || {
        let written = one_line(&typed.get_untracked());
        if !written.is_empty() {
            // A word of the list that is written out is that word.
            let known = words::offered(store, of).into_iter().find(|(_, name)| name.to_lowercase() == written.to_lowercase());
            change(&known.map_or(written, |(member, _)| member), true);
            typed.set(String::new());
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    view! {
        <div class="set" role="group" aria-label=label data-testid=format!("field-{key}")>
            {move || chosen.get().into_iter().map(there).collect::<Vec<_>>()}
            <button type="button" class="add-line" data-testid=format!("{key}-add") aria-expanded=move || is_open.get().to_string() aria-label=move || format!("{label}: {}", word()) on:click=toggle>
                {move || (!is_open.get()).then(|| icon("plus"))}
                {word}
            </button>
            {move || is_open.get().then(|| {
                view! {
                    <div class="chips set-offer">{offers}</div>
                    {is_free.then(|| view! {
                        <input
                            class="input set-in"
                            aria-label=format!("{label}: {}", t.client.add_one)
                            type="text"
                            dir="auto"
                            maxlength="80"
                            placeholder=t.client.add_one
                            data-testid=format!("{key}-typed")
                            prop:value=move || typed.get()
                            on:input=move |event| typed.set(event_target_value(&event))
                            on:keydown=press
                            on:blur=move |_| add()
                        />
                    })}
                }
            })}
        </div>
    }
}
