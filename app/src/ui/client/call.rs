//! What a call is asked beside its text: who called, how it ended, how long it took. Never here: saving it.

use ingot_shared::Id;
use ingot_shared::domain::Value;

use super::words::offered;
use crate::ui::common::KeptForm;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// We called.
const OUT: &str = "out";
/// We were called.
const IN: &str = "in";

/// What is chosen.
#[derive(Clone, Copy)]
pub struct CallForm {
    /// `in` or `out`.
    direction: RwSignal<String>,
    /// The key of the result; empty without one.
    result: RwSignal<String>,
    minutes: RwSignal<String>,
}

impl CallForm {
    /// An outgoing call without a result yet, or what was chosen before for this client.
    pub fn new(client: Id) -> Self {
        let kept = KeptForm::new(format!("call.{client}"));
        let text = |field, first: &str| kept.text(field, first.to_owned());
        Self { direction: text("direction", OUT), result: text("result", ""), minutes: text("minutes", "") }
    }

    /// Whether it is known how the call ended.
    pub fn has_result(self) -> bool {
        !self.result.with_untracked(String::is_empty)
    }

    /// `in` or `out`.
    pub fn direction(self) -> String {
        self.direction.get_untracked()
    }

    /// The fields of the contact.
    pub fn fields(self) -> Vec<(&'static str, Value)> {
        let result = Some(self.result.get_untracked()).filter(|result| !result.is_empty());
        let result = result.map(|result| ("result", Value::Text(result)));
        let minutes = self.minutes.get_untracked().trim().parse::<i64>().ok().filter(|minutes| *minutes > 0);
        let seconds = minutes.map(|minutes| ("seconds", (minutes.saturating_mul(60)).into()));
        result.into_iter().chain(seconds).collect()
    }

    /// Begins anew.
    pub fn clear(self) {
        self.direction.try_set(OUT.to_owned());
        self.result.try_set(String::new());
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
    let way = move |this: &'static str, label: &'static str, testid: &'static str| {
        let is_on = move || form.direction.with(|way| way == this);
        view! {
            <button type="button" class:on=is_on aria-pressed=move || is_on().to_string() data-testid=testid on:click=move |_| form.direction.set(this.to_owned())>
                {label}
            </button>
        }
    };
    let result = move |(key, label): (String, String)| {
        let (mine, chosen, testid) = (key.clone(), key.clone(), format!("result-{key}"));
        let is_on = memo(move || form.result.with(|result| *result == mine));
        view! {
            <button
                type="button"
                class="chip"
                class:on=move || is_on.get()
                aria-pressed=move || is_on.get().to_string()
                data-testid=testid
                on:click=move |_| form.result.set(if is_on.get_untracked() { String::new() } else { chosen.clone() })
            >
                {label}
            </button>
        }
    };
    let ways = view! {
        <div class="segmented ways" role="group" aria-label=words.direction>
            {way(OUT, words.outgoing, "direction-out")}
            {way(IN, words.incoming, "direction-in")}
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
