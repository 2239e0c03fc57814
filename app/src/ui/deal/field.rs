//! A day in a form. Never here: what it is for.

use ingot_shared::Date;

use crate::ui::prelude::*;

/// The field.
#[component]
pub fn DayField(
    /// What it asks for.
    label: &'static str,
    /// The chosen day.
    value: RwSignal<Option<Date>>,
    /// For tests.
    testid: &'static str,
) -> AnyView {
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <input
                class="input"
                type="date"
                data-testid=testid
                prop:value=move || value.get().map(|day| day.to_string()).unwrap_or_default()
                on:change=move |event| value.set(event_target_value(&event).parse().ok())
            />
        </label>
    }
}
