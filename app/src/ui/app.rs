//! The root: state, language, routes. Never here: what a screen shows.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::browser;
use super::clients::ClientsPage;
use super::common::{Empty, is_whole};
use super::i18n::{self, load, t};
use super::lock;
use super::prelude::*;
use super::rest::{self, Part, part};
use super::router::{Route, Router, use_router};
use super::shell::{self, MorePage, Shell};
use super::store::Store;
use super::today::TodayPage;

/// How long to wait before asking for the words again, where no language can be had.
const WORDS_AGAIN: u32 = 3_000;

/// Starts the page when its words are here: the engine first, so that it loads while the views are made.
pub fn start() {
    console_error_panic_hook::set_once();
    // Not Leptos' own way: it waits for the first view to be there.
    spawn_local(async {
        while !load::speak_first(browser::first_lang()).await {
            TimeoutFuture::new(WORDS_AGAIN).await;
        }
        browser::mark_root("lang", i18n::current().code());
        lock::mount(App);
        if let Some(waiting) = document().get_element_by_id("boot") {
            waiting.remove();
        }
    });
}

#[component]
fn App() -> AnyView {
    let store = Store::start();
    provide_context(store);
    let router = Router::start(Callback::new(move |()| store.health.get_untracked().has_rows() && is_whole()));
    provide_context(router);
    shell::listen(store, router);
    rest::follow_list(store);
    lock::listen(store);
    // Behind a lock nothing is drawn before somebody was let in for the first time.
    let is_in = RwSignal::new(!store.locked.get_untracked());
    effect(move || {
        if !store.locked.get() && !is_in.get_untracked() {
            is_in.set(true);
        }
    });
    // The whole page is drawn anew in another language: it happens rarely, and no view has to watch for it.
    live(move || {
        store.lang.track();
        is_in.get().then(|| view! { <Screens /> })
    })
}

#[component]
fn Screens() -> AnyView {
    let route = use_router().route;
    let screen = live(move || match route.get() {
        Route::Today => view! { <TodayPage /> },
        Route::Clients => view! { <ClientsPage /> },
        Route::More => view! { <MorePage /> },
        Route::NotFound => view! { <NotFound /> },
        other => part(Part::Screen(other)),
    });
    view! { <Shell>{screen}</Shell> }
}

#[component]
fn NotFound() -> AnyView {
    let t = t();
    view! {
        <Empty icon_name="search" title=t.not_found text=t.not_found_hint>
            <a class="btn main" href="/clients">{t.to_clients}</a>
        </Empty>
    }
}
