//! The root: state, language, routes. Never here: what a screen shows.

use gloo_timers::future::TimeoutFuture;
use leptos::mount::mount_to_body;
use wasm_bindgen_futures::spawn_local;

use super::browser;
use super::client::ClientPage;
use super::clients::ClientsPage;
use super::common::Empty;
use super::deal::DealPage;
use super::deals::DealsPage;
use super::i18n::{self, load, t};
use super::import::ImportPage;
use super::inbox::InboxPage;
use super::merge::DuplicatesPage;
use super::prelude::*;
use super::router::{Route, Router, use_router};
use super::settings::{ListPage, ListsPage, PipelinesPage, SegmentsPage, SettingsPage, SharingPage, ToolsPage, WeekPage};
use super::shell::{self, MorePage, Shell};
use super::store::Store;
use super::sync::SyncPage;
use super::tasks::TasksPage;
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
        mount_to_body(App);
        if let Some(waiting) = document().get_element_by_id("boot") {
            waiting.remove();
        }
    });
}

#[component]
fn App() -> AnyView {
    let store = Store::start();
    provide_context(store);
    let router = Router::start();
    provide_context(router);
    shell::listen(store, router);
    // The whole page is drawn anew in another language: it happens rarely, and no view has to watch for it.
    live(move || {
        store.lang.track();
        view! { <Screens /> }
    })
}

#[component]
fn Screens() -> AnyView {
    let route = use_router().route;
    let screen = live(move || match route.get() {
        Route::Today => view! { <TodayPage /> },
        Route::Tasks => view! { <TasksPage /> },
        Route::Clients => view! { <ClientsPage /> },
        Route::Duplicates => view! { <DuplicatesPage /> },
        Route::Client(id) => view! { <ClientPage id=id /> },
        Route::Inbox => view! { <InboxPage /> },
        Route::Deals => view! { <DealsPage /> },
        Route::Deal(client, deal) => view! { <DealPage client=client deal=deal /> },
        Route::Sync => view! { <SyncPage /> },
        Route::Settings => view! { <SettingsPage /> },
        Route::Pipelines => view! { <PipelinesPage /> },
        Route::Sharing => view! { <SharingPage /> },
        Route::Segments => view! { <SegmentsPage /> },
        Route::Week => view! { <WeekPage /> },
        Route::Lists => view! { <ListsPage /> },
        Route::List(list) => view! { <ListPage list=list /> },
        Route::Tools => view! { <ToolsPage /> },
        Route::Import => view! { <ImportPage /> },
        #[cfg(debug_assertions)]
        Route::Gallery => view! { <super::gallery::GalleryPage /> },
        Route::More => view! { <MorePage /> },
        Route::NotFound => view! { <NotFound /> },
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
