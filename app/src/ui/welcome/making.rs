//! The example company on its way: a bar that can be stopped. Never here: making it.

use crate::model::plural::grouped;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::demo::DemoState;
use crate::ui::store::use_store;

/// The bar.
#[component]
pub fn Making() -> AnyView {
    let store = use_store();
    let t = t();
    let far = memo(move || {
        store.demo.with(|demo| match demo {
            DemoState::Making { done, total, .. } => (*done, *total),
            _ => (0, 0),
        })
    });
    let words = move || match far.get() {
        (_, 0) => t.demo.fetching.to_owned(),
        (done, total) => fill(t.demo.making, &[&grouped(u64::from(done)), &grouped(u64::from(total))]),
    };
    // With the last client it is being saved: there is nothing left to stop.
    let is_whole = move || matches!(far.get(), (done, total) if total > 0 && done == total);
    view! {
        <div class="welcome" data-testid="demo-making">
            <div class="card pad running">
                <h2>{t.demo.example}</h2>
                <progress aria-label=words max=move || far.get().1.max(1).to_string() value=move || far.get().0.to_string()></progress>
                <p class="s muted" role="status">{words}</p>
                <div>
                    <button type="button" class="btn" data-testid="demo-cancel" disabled=is_whole on:click=move |_| store.cancel_demo()>
                        {t.cancel}
                    </button>
                </div>
            </div>
        </div>
    }
}
