//! The client's deals. Never here: one deal's fields ([`super::deal`]).

use ingot_shared::Id;

use super::deal::Deal;
use super::page::Open;
use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::{QuickAdd, use_store};

/// The card.
#[component]
pub fn DealsCard(
    /// The client.
    id: Id,
    /// What is known of it.
    open: Open,
) -> AnyView {
    let store = use_store();
    let t = t();
    let ids = memo(move || open.with(|open| open.as_ref().map(|parts| parts.deals.clone()).unwrap_or_default()));
    view! {
        <div class="row card-head">
            <h2 class="h3 grow">{t.deals}</h2>
            <button type="button" class="btn icon quiet writes" aria-label=t.new_deal title=t.new_deal data-testid="new-deal" on:click=move |_| store.quick_add.set(Some(QuickAdd::Deal(id)))>
                {icon("plus")}
            </button>
        </div>
        {move || ids.with(Vec::is_empty).then(|| view! { <p class="muted s">{t.no_deals_here}</p> })}
        <div class="client-deals">
            {each(move || ids.get(), move |deal| view! { <Deal client=id id=deal open=open /> })}
        </div>
    }
}
