//! The root: state, language, routes. Never here: what a screen shows.

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_router::components::{Redirect, Route, Router, Routes};
use leptos_router::path;

use super::client::ClientPage;
use super::clients::ClientsPage;
use super::common::Empty;
use super::deals::DealsPage;
use super::i18n::t;
use super::import::ImportPage;
use super::settings::SettingsPage;
use super::shell::{self, MorePage, Shell};
use super::store::Store;
use super::sync::SyncPage;

/// Starts the page: the engine first, so that it loads while the views are made.
pub fn start() {
    console_error_panic_hook::set_once();
    mount_to_body(App);
    if let Some(waiting) = document().get_element_by_id("boot") {
        waiting.remove();
    }
}

#[component]
fn App() -> impl IntoView {
    let store = Store::start();
    provide_context(store);
    shell::listen(store);
    view! {
        <Router>
            // The whole page is drawn anew in another language: it happens rarely, and no view has to watch for it.
            {move || {
                store.lang.track();
                view! { <Screens /> }.into_any()
            }}
        </Router>
    }
}

#[component]
fn Screens() -> impl IntoView {
    view! {
        <Shell>
            <Routes fallback=|| view! { <NotFound /> }.into_any()>
                <Route path=path!("/") view=|| view! { <Redirect path="/clients" /> }.into_any() />
                <Route path=path!("/clients") view=|| view! { <ClientsPage /> }.into_any() />
                <Route path=path!("/clients/:id") view=|| view! { <ClientPage /> }.into_any() />
                <Route path=path!("/deals") view=|| view! { <DealsPage /> }.into_any() />
                <Route path=path!("/sync") view=|| view! { <SyncPage /> }.into_any() />
                <Route path=path!("/settings") view=|| view! { <SettingsPage /> }.into_any() />
                <Route path=path!("/import") view=|| view! { <ImportPage /> }.into_any() />
                <Route path=path!("/more") view=|| view! { <MorePage /> }.into_any() />
            </Routes>
        </Shell>
    }
    .into_any()
}

#[component]
fn NotFound() -> impl IntoView {
    let t = t();
    view! {
        <Empty icon_name="search" title=t.not_found text=t.not_found_hint>
            <a class="btn main" href="/clients">{t.to_clients}</a>
        </Empty>
    }
    .into_any()
}
