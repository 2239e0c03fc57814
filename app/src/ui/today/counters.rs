//! The counters to bring to zero; each shows its section alone. Never here: counting.

use super::state::TodayState;
use super::why::name;
use crate::model::plural::grouped;
use crate::model::today::{Scope, Section};
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// The counters.
#[component]
pub fn Counters(
    /// The worklist.
    state: TodayState,
) -> AnyView {
    let words = &t().today_words;
    let counts = memo(move || {
        let scope = state.store.scope.get();
        state.store.rows.with(|rows| rows.today().counts(scope))
    });
    let counter = move |section: Option<Section>| {
        let label = section.map_or(words.everything, |section| name(section, &words.counters));
        let number = move || {
            counts.with(|counts| {
                section.map_or(counts.iter().sum::<usize>(), |section| counts.get(section as usize).copied().unwrap_or(0))
            })
        };
        let is_on = move || state.filter.get() == section;
        let key = section.map_or("everything", Section::key);
        // Pressed again, a section gives way to all.
        let press = move |_| state.set_filter(if is_on() { None } else { section });
        view! {
            <button
                type="button"
                class=format!("t-count {key}")
                class:on=is_on
                class:zero=move || number() == 0
                aria-pressed=move || is_on().to_string()
                data-testid=format!("counter-{key}")
                data-count=move || number().to_string()
                on:click=press
            >
                <span>{label}</span>
                <b>{move || grouped(u64::try_from(number()).unwrap_or(0))}</b>
            </button>
        }
    };
    let all = std::iter::once(None).chain(Section::ALL.map(Some));
    view! { <div class="t-counts" role="group" aria-label=words.counters_label>{all.map(counter).collect::<Vec<_>>()}</div> }
}

/// Own work or everybody's; there is nothing to choose while nobody's name is known.
#[component]
pub fn ScopeChips() -> AnyView {
    let store = crate::ui::store::use_store();
    let words = &t().today_words;
    let is_known = memo(move || store.me.with(|me| !me.name.trim().is_empty()));
    let chip = move |scope: Scope, label: &'static str, testid: &'static str| {
        let is_on = move || store.scope.get() == scope;
        view! {
            <button type="button" class:on=is_on aria-pressed=move || is_on().to_string() data-testid=testid on:click=move |_| store.set_scope(scope)>
                {label}
            </button>
        }
    };
    live(move || {
        is_known.get().then(|| {
            view! {
                <div class="switch-two" role="group" aria-label=words.whose>
                    {chip(Scope::Mine, words.mine, "scope-mine")}
                    {chip(Scope::All, words.all, "scope-all")}
                </div>
            }
        })
    })
}
