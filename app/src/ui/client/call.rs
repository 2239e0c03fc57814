//! What a call is asked beside its text: who called, how it ended, how long it took. Never here: saving it.

use ingot_shared::domain::Value;

use super::words::offered;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// What is chosen.
#[derive(Clone, Copy)]
pub struct CallForm {
    is_incoming: RwSignal<bool>,
    result: RwSignal<Option<String>>,
    minutes: RwSignal<String>,
}

impl CallForm {
    /// An outgoing call without a result yet.
    pub fn new() -> Self {
        Self { is_incoming: RwSignal::new(false), result: RwSignal::new(None), minutes: RwSignal::new(String::new()) }
    }

    /// Whether it is known how the call ended.
    pub fn has_result(self) -> bool {
        self.result.get_untracked().is_some()
    }

    /// `in` or `out`.
    pub fn direction(self) -> &'static str {
        if self.is_incoming.get_untracked() { "in" } else { "out" }
    }

    /// The fields of the contact.
    pub fn fields(self) -> Vec<(&'static str, Value)> {
        let result = self.result.get_untracked().map(|result| ("result", Value::Text(result)));
        let minutes = self.minutes.get_untracked().trim().parse::<i64>().ok().filter(|minutes| *minutes > 0);
        let seconds = minutes.map(|minutes| ("seconds", (minutes.saturating_mul(60)).into()));
        result.into_iter().chain(seconds).collect()
    }

    /// Begins anew.
    pub fn clear(self) {
        self.is_incoming.try_set(false);
        self.result.try_set(None);
        self.minutes.try_set(String::new());
    }
}

/// The choices.
#[component]
pub fn CallFields(
    /// What is chosen.
    form: CallForm,
    /// Ask for result and duration too.
    with_result: bool,
) -> AnyView {
    let store = use_store();
    let words = &t().client;
    let way = move |is_in: bool, label: &'static str, testid: &'static str| {
        let is_on = move || form.is_incoming.get() == is_in;
        view! {
            <button type="button" class:on=is_on aria-pressed=move || is_on().to_string() data-testid=testid on:click=move |_| form.is_incoming.set(is_in)>
                {label}
            </button>
        }
    };
    let result = move |(key, label): (String, String)| {
        let (mine, chosen, testid) = (key.clone(), key.clone(), format!("result-{key}"));
        let is_on = memo(move || form.result.with(|result| result.as_ref() == Some(&mine)));
        view! {
            <button
                type="button"
                class="chip"
                class:on=move || is_on.get()
                aria-pressed=move || is_on.get().to_string()
                data-testid=testid
                on:click=move |_| form.result.set((!is_on.get_untracked()).then(|| chosen.clone()))
            >
                {label}
            </button>
        }
    };
    let ways = view! {
        <div class="segmented ways" role="group" aria-label=words.direction>
            {way(false, words.outgoing, "direction-out")}
            {way(true, words.incoming, "direction-in")}
        </div>
    };
    view! {
        <div class="call-fields">
            {ways}
            {with_result.then(|| view! {
                <div class="chips" role="group" aria-label=words.result>{offered(store, "result").into_iter().map(result).collect::<Vec<_>>()}</div>
                <label class="row s muted call-minutes">
                    <span>{words.minutes}</span>
                    <input
                        class="input"
                        type="text"
                        inputmode="numeric"
                        data-testid="call-minutes"
                        prop:value=move || form.minutes.get()
                        on:input=move |event| form.minutes.set(event_target_value(&event).chars().filter(char::is_ascii_digit).take(3).collect())
                    />
                </label>
            })}
        </div>
    }
}
