//! A long text of the settings: saved when one leaves it, kept in the tab until then. Never here: whose text it is.

use crate::ui::browser;
use crate::ui::common::Saved;
use crate::ui::prelude::*;

/// The field's words and names.
#[derive(Clone, Copy)]
pub struct LongText {
    /// What it is.
    pub label: &'static str,
    /// Shown while it is empty.
    pub hint: &'static str,
    /// For tests.
    pub testid: &'static str,
}

/// The field. `key` tells its text from others' in the tab; `save` saves it, and tells the field how that went.
pub fn long_text(text: LongText, key: String, stored: Memo<String>, save: Callback<(String, Saved)>) -> AnyView {
    // What is typed stays until it is stored, whatever comes from others meanwhile.
    let typed = RwSignal::new(browser::tab_memory(&key).filter(|before| !before.is_empty()));
    effect(move || browser::remember_in_tab(&key, &typed.get().unwrap_or_default()));
    let error = RwSignal::new(None::<String>);
    let saved = Saved::new(move |result: Result<(), String>| {
        let why = result.err();
        if why.is_none() {
            typed.try_set(None);
        }
        error.try_set(why);
    });
    let leave = move |_| {
        if let Some(text) = typed.get_untracked() {
            save.run((text, saved));
        }
    };
    let LongText { label, hint, testid } = text;
    view! {
        <label class="fact">
            <span class="field-label">{label}</span>
            <textarea
                class="input"
                rows="3"
                dir="auto"
                placeholder=hint
                data-testid=testid
                prop:value=move || typed.get().unwrap_or_else(|| stored.get())
                on:input=move |event| typed.set(Some(event_target_value(&event)))
                on:change=leave
            ></textarea>
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
        </label>
    }
}
