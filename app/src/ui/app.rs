//! The root: state, language, routes. Never here: what a screen shows.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::browser;
use super::clients::ClientsPage;
use super::common::{is_whole, soon};
use super::i18n::{self, load, t};
use super::lock;
use super::prelude::*;
use super::rest::{self, Part, part};
use super::router::{Route, Router, use_router};
use super::shell::{self, Absent, MorePage, Shell};
use super::store::{Health, Store};
use super::today::TodayPage;

/// How long to wait before asking for the words again, where no language can be had.
const WORDS_AGAIN: u32 = 3_000;
/// How long the first screen takes to be drawn.
const FIRST_SCREEN: u64 = 30;
/// How long it is waited for, at most.
const WAITING_MOST: u64 = 5_000;

/// Starts the page when its words are here: the engine first, so that it loads while the views are made.
pub fn start() {
    console_error_panic_hook::set_once();
    // Not Leptos' own way: it waits for the first view to be there.
    spawn_local(async {
        while !load::speak_first(browser::first_lang()).await {
            TimeoutFuture::new(WORDS_AGAIN).await;
        }
        browser::mark_root("lang", i18n::current().code());
        // A task of its own, not the end of the one in which the program was made ready. On a first visit what says what this is comes first.
        if is_first_visit() {
            browser::painted().await;
        }
        TimeoutFuture::new(0).await;
        lock::mount(App);
    });
}

/// Whether the page's first lines say what this is, because nobody was welcomed here yet.
fn is_first_visit() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-first"))
}

/// Takes away what is shown until the page runs: when the frame is there, or the lock. On a first visit the welcome takes its place, or
/// another screen as soon as it knows what it has.
fn greet(store: Store) {
    if !is_first_visit() || store.locked.get_untracked() {
        browser::later(0, browser::end_waiting);
        return;
    }
    browser::later(WAITING_MOST, browser::end_waiting);
    effect(move || {
        if store.health.get() != Health::Starting {
            browser::later(FIRST_SCREEN, browser::end_waiting);
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
    let page = soon(move || {
        live(move || {
            store.lang.track();
            is_in.get().then(|| view! { <Screens /> })
        })
    });
    // Behind the task that draws the frame.
    greet(store);
    page
}

#[component]
fn Screens() -> AnyView {
    let route = use_router().route;
    // The frame can be seen while the screen is being drawn.
    let screen = soon(move || {
        live(move || match route.get() {
            Route::Today => view! { <TodayPage /> },
            Route::Clients => view! { <ClientsPage /> },
            Route::More => view! { <MorePage /> },
            Route::NotFound => view! { <NotFound /> },
            other => part(Part::Screen(other)),
        })
    });
    view! { <Shell>{screen}</Shell> }
}

#[component]
fn NotFound() -> AnyView {
    let t = t();
    view! { <Absent to="/clients" label=t.to_clients icon_name="search" title=t.not_found text=t.not_found_hint /> }
}
