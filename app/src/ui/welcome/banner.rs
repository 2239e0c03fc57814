//! One quiet line on every screen while the example company is here. Never here: taking it away.

use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::router::{Route, use_router};
use crate::ui::store::demo::DemoState;
use crate::ui::store::use_store;

/// The line.
#[component]
pub fn DemoBanner() -> AnyView {
    let store = use_store();
    let router = use_router();
    let t = t();
    let is_here = memo(move || store.demo.with(|demo| *demo == DemoState::Here));
    let is_going = RwSignal::new(false);
    let remove = move |_| {
        is_going.set(true);
        store.remove_demo(move |result| {
            is_going.set(false);
            if let (true, Route::Client(client)) = (result, router.route.get_untracked())
                && store.rows.with_untracked(|rows| rows.get(client).is_none())
            {
                router.replace(Route::Clients);
            }
        });
    };
    live(move || {
        is_here.get().then(|| {
            view! {
                <div class="demo-line" role="note" data-testid="demo-banner">
                    <p class="grow"><b>{t.demo.banner}</b><span class="demo-line-more">" "{t.demo.banner_more}</span></p>
                    <button type="button" class="demo-line-do" data-testid="demo-remove" disabled=move || is_going.get() on:click=remove>
                        {t.demo.remove}
                    </button>
                </div>
            }
        })
    })
}
