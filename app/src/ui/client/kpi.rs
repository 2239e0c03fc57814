//! Four figures of a client. Never here: rules; they are counted in the model.

use ingot_shared::row::part;

use super::page::{ClientState, Tab};
use crate::model::open_client::Parts;
use crate::ui::browser::{self, clock};
use crate::ui::i18n::{figures, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The wanted parts, with where each is filled in.
const WANTED: [(u16, &str); 3] = [
    (part::PHONE, "[data-testid=add-phone]"),
    (part::ADDRESS, "[data-testid=field-address]"),
    (part::EMAIL, "[data-testid=add-email]"),
];

/// The figures.
#[component]
pub fn Kpi(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let t = t();
    let open = state.open;
    let figure = move |label: &'static str, testid: &'static str, show: fn(&Parts) -> String| {
        let value = memo(move || open.with(|open| open.as_ref().map(|parts| show(parts)).unwrap_or_default()));
        view! { <div><dt class="xs faint">{label}</dt><dd data-testid=testid>{value}</dd></div> }
    };
    let is_marked = memo(move || open.with(|open| open.as_ref().is_some_and(|parts| parts.value().1)));
    let value = memo(move || open.with(|open| open.as_ref().map(|parts| figures::sums(&parts.value().0)).unwrap_or_default()));
    view! {
        <dl class="kpi">
            <div title=move || is_marked.get().then_some(t.client.kpi_value_marked)>
                <dt class="xs faint">{t.client.kpi_value}</dt>
                <dd data-testid="kpi-value">{move || is_marked.get().then_some("≈\u{a0}")}{value}</dd>
            </div>
            {figure(t.kpi_deals, "kpi-deals", |parts| fill(crate::ui::i18n::t().open_count, &[&parts.deals.len(), &parts.open_deals()]))}
            {figure(t.kpi_last, "kpi-last", |parts| parts.last_contact().map_or_else(|| crate::ui::i18n::t().no_contact.to_owned(), |at| clock().ago(at)))}
            <Completeness state=state />
        </dl>
    }
}

/// How much contact data is there; a press leads to what is missing first (C11).
#[component]
fn Completeness(state: ClientState) -> AnyView {
    let store = use_store();
    let t = t();
    // A row that is away, as after storage was emptied, tells nothing of what is there.
    let row = memo(move || {
        let row = store.rows.with(|rows| rows.get(state.id));
        row.map(|entry| (entry.row.has, entry.row.completeness(part::WANTED)))
    });
    let names = [t.field_phone, t.field_address, t.field_email];
    let missing = move || {
        let has = row.get().map_or(u16::MAX, |(has, _)| has);
        WANTED.into_iter().zip(names).filter(move |((bit, _), _)| has & bit == 0)
    };
    let hint = move || {
        let list: Vec<String> = missing().map(|(_, name)| name.to_lowercase()).collect();
        if list.is_empty() { t.client.complete.to_owned() } else { fill(t.client.missing, &[&list.join(", ")]) }
    };
    let lead = move |_| {
        if let Some(((_, field), _)) = missing().next() {
            state.tab.set(Tab::About);
            browser::later(0, move || browser::focus(field));
        }
    };
    view! {
        <div class="kpi-full">
            <dt class="xs faint">{t.client.kpi_full}</dt>
            <dd>
                <button type="button" data-testid="kpi-full" title=move || row.get().map(|_| hint()) on:click=lead>
                    {move || row.get().map_or_else(|| "—".to_owned(), |(_, full)| format!("{full}\u{a0}%"))}
                    {move || (missing().next().is_some()).then(|| view! { <span class="xs faint">{hint()}</span> })}
                </button>
            </dd>
        </div>
    }
}
