//! The switch between the bases, with their counts. Never here: what belongs to a base.

use crate::model::plural::grouped;
use crate::model::rows::Base;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::settings::base_key;
use crate::ui::store::use_store;

/// The switch.
#[component]
pub fn BaseChips() -> AnyView {
    let store = use_store();
    let t = t();
    let chip = move |base: Base| {
        let label = match base {
            Base::All => t.base_all,
            Base::Clients => t.base_clients,
            Base::Prospects => t.base_prospects,
        };
        let count = memo(move || store.rows.with(|rows| rows.counts().of(base)));
        view! {
            <button
                type="button"
                class="chip"
                class:on=move || store.base.get() == base
                aria-pressed=move || (store.base.get() == base).to_string()
                data-testid=format!("base-{}", base_key(base))
                on:click=move |_| store.set_base(base)
            >
                {label}
                <b data-testid=format!("count-{}", base_key(base)) data-count=move || count.get().to_string()>
                    {move || grouped(u64::try_from(count.get()).unwrap_or(0))}
                </b>
            </button>
        }
    };
    view! { <div class="chips" role="group" aria-label=t.bases>{Base::ALL.into_iter().map(chip).collect::<Vec<_>>()}</div> }
}
