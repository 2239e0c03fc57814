//! The search field: it filters the client list as one types, from any screen. Never here: matching.

use leptos::ev::KeyboardEvent;

use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::router::{Route, use_router};
use crate::ui::store::use_store;

/// The field.
#[component]
pub fn SearchField(
    /// For tests.
    testid: &'static str,
) -> AnyView {
    let store = use_store();
    let t = t();
    let field = element_ref();
    let router = use_router();
    let typed = move |event| {
        store.set_query(event_target_value(&event));
        window().scroll_to_with_x_and_y(0.0, 0.0);
        if router.route.get_untracked() != Route::Clients {
            router.go(Route::Clients);
        }
    };
    let clear = move || {
        store.set_query(String::new());
        if let Some(field) = field.get_untracked() {
            let _ = field.focus();
        }
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if !store.query.with_untracked(String::is_empty) => {
            event.prevent_default();
            clear();
        }
        "ArrowDown" | "Enter" => {
            event.prevent_default();
            crate::ui::browser::focus(".vlist a");
        }
        _ => {}
    };
    view! {
        <search class="search">
            {icon("search")}
            <input
                node_ref=field
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=t.search_short
                placeholder=t.search
                data-testid=testid
                prop:value=move || store.query.get()
                on:input=typed
                on:keydown=key
            />
            {move || if store.query.with(String::is_empty) {
                view! { <kbd aria-hidden="true">"/"</kbd> }
            } else {
                view! {
                    <button type="button" class="clear" aria-label=t.clear on:click=move |_| clear()>
                        {icon("close")}
                    </button>
                }
            }}
        </search>
    }
}
