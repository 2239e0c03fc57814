//! Four figures of a client. Never here: rules; they are counted in the model.

use super::page::Open;
use crate::model::open_client::Parts;
use crate::ui::browser::clock;
use crate::ui::i18n::{figures, fill, t};
use crate::ui::prelude::*;

/// The figures.
#[component]
pub fn Kpi(
    /// The client.
    open: Open,
) -> AnyView {
    let t = t();
    let figure = move |label: &'static str, testid: &'static str, show: fn(&Parts) -> String| {
        let value = memo(move || open.with(|open| open.as_ref().map(|parts| show(parts)).unwrap_or_default()));
        view! { <div><dt class="xs faint">{label}</dt><dd data-testid=testid>{value}</dd></div> }
    };
    view! {
        <dl class="kpi">
            {figure(t.kpi_won, "kpi-won", |parts| figures::sums(&parts.won()))}
            {figure(t.kpi_deals, "kpi-deals", |parts| fill(crate::ui::i18n::t().open_count, &[&parts.deals.len(), &parts.open_deals()]))}
            {figure(t.kpi_last, "kpi-last", |parts| parts.last_contact().map_or_else(|| crate::ui::i18n::t().no_contact.to_owned(), |at| clock().ago(at)))}
            {figure(t.kpi_created, "kpi-created", |parts| clock().date(parts.facts.created))}
        </dl>
    }
}
