//! The rest of the page: every view that no start needs. Its program is a file of its own, fetched when the first list is there, or when
//! one of its views is wanted before. Once here, it stays, so a newer version of the app does not take it away from an open page.
//!
//! What is reached only from [`make`] lies in that file; what anything else calls lies in the first one. Never here: what a view shows.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use ingot_shared::Id;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::SplitLoaderError;

use super::account::{AccountPage, EnterPage, ReceiptSheet, SignInPage, TeamPage};
use super::client::ClientPage;
use super::clients::{BulkBar, Export, FilterPanel, Letters, ListState, Selection};
use super::common::icon;
use super::deal::DealPage;
use super::deals::{DealsPage, LossSheet, NeedSheet, WinSheet};
use super::i18n::t;
use super::import::ImportPage;
use super::inbox::InboxPage;
use super::lock::LockScreen;
use super::merge::{DuplicatesPage, MergeSheet};
use super::palette::Palette;
use super::prelude::*;
use super::quick_add::QuickAddSheet;
use super::router::Route;
use super::settings::{
    self, ListPage, ListsPage, PipelinesPage, SegmentsPage, SettingsPage, SharingPage, TemplatesPage, ToolsPage, WeekPage,
};
use super::shell::{DeviceBanners, KeysSheet};
use super::store::{ExportAsked, Health, MoveAsked, NeedAsked, QuickAdd, Store, TaskAsked, use_store};
use super::sync::SyncPage;
use super::tasks::{TaskSheet, TasksPage};
use super::unassigned::UnassignedPage;

/// How long the page is left alone after its first list: the list is being drawn then, and looked at.
const AFTER_LIST: u32 = 1_000;

/// Where the rest's program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nobody asked for it.
    Away,
    /// On its way.
    Coming,
    /// Here.
    Here,
    /// It could not be had: no network, or a relay that has another version by now.
    Failed,
}

/// A view of the rest.
#[derive(Clone)]
pub enum Part {
    /// A screen.
    Screen(Route),
    /// What can be done with who is selected in the client list.
    Bulk(Store, Selection),
    /// The client list's filter: the list, how many it finds.
    Filter(ListState, Memo<String>),
    /// The letters beside the client list: its clients, the height of a row.
    Letters(Memo<Arc<Vec<Id>>>, u32),
    /// The sheet for something new.
    QuickAdd(QuickAdd),
    /// The sheet of a deal that lacks something for its next stage.
    Need(NeedAsked),
    /// The sheet of a lost deal.
    Loss(MoveAsked),
    /// The sheet of a won deal.
    Win(MoveAsked),
    /// Two clients side by side.
    Merge,
    /// The sheet of a task.
    Task(TaskAsked),
    /// A list that is to be a file.
    Export(ExportAsked),
    /// The receipt that a client was erased.
    Receipt(Id),
    /// The list of keys.
    Keys,
    /// What is wrong with the device's storage.
    Device,
    /// The palette.
    Palette,
    /// The lock.
    Lock,
}

/// Draws it. In development the program is one file, and this an ordinary function.
#[cfg_attr(not(debug_assertions), wasm_split_helpers::wasm_split(rest, fallible, preload(fetch)))]
fn make(part: Part) -> Result<AnyView, SplitLoaderError> {
    Ok(match part {
        Part::Screen(route) => screen(route),
        Part::Bulk(store, selection) => view! { <BulkBar store=store selection=selection /> },
        Part::Filter(state, found) => view! { <FilterPanel state=state found=found /> },
        Part::Letters(ids, row_height) => view! { <Letters ids=ids row_height=row_height /> },
        Part::QuickAdd(what) => view! { <QuickAddSheet what=what /> },
        Part::Need(asked) => view! { <NeedSheet asked=asked /> },
        Part::Loss(asked) => view! { <LossSheet asked=asked /> },
        Part::Win(asked) => view! { <WinSheet asked=asked /> },
        Part::Merge => view! { <MergeSheet /> },
        Part::Task(asked) => view! { <TaskSheet asked=asked /> },
        Part::Export(asked) => view! { <Export asked=asked /> },
        Part::Receipt(client) => view! { <ReceiptSheet client=client /> },
        Part::Keys => view! { <KeysSheet /> },
        Part::Device => view! { <DeviceBanners /> },
        Part::Palette => view! { <Palette /> },
        Part::Lock => view! { <LockScreen /> },
    })
}

fn screen(route: Route) -> AnyView {
    if route.is_of_company() { settings::led(company(route)) } else { own(route) }
}

/// What the whole company works by.
fn company(route: Route) -> AnyView {
    match route {
        Route::Pipelines => view! { <PipelinesPage /> },
        Route::Sharing => view! { <SharingPage /> },
        Route::Segments => view! { <SegmentsPage /> },
        Route::Week => view! { <WeekPage /> },
        Route::Templates => view! { <TemplatesPage /> },
        Route::Lists => view! { <ListsPage /> },
        Route::List(list) => view! { <ListPage list=list /> },
        Route::Tools => view! { <ToolsPage /> },
        _ => ().into_any(),
    }
}

fn own(route: Route) -> AnyView {
    match route {
        Route::Client(id) => view! { <ClientPage id=id /> },
        Route::Duplicates => view! { <DuplicatesPage /> },
        Route::Unassigned => view! { <UnassignedPage /> },
        Route::Inbox => view! { <InboxPage /> },
        Route::Deals => view! { <DealsPage /> },
        Route::Deal(client, deal) => view! { <DealPage client=client deal=deal /> },
        Route::Tasks => view! { <TasksPage /> },
        Route::Sync => view! { <SyncPage /> },
        Route::Settings => view! { <SettingsPage /> },
        Route::Import if !use_store().may_write() => view! { <p class="muted">{t().access.following.looks}</p> },
        Route::Import => view! { <ImportPage /> },
        Route::Team => view! { <TeamPage /> },
        Route::Account => view! { <AccountPage /> },
        Route::Enter => view! { <EnterPage /> },
        Route::SignIn => view! { <SignInPage /> },
        #[cfg(debug_assertions)]
        Route::Gallery => view! { <super::gallery::GalleryPage /> },
        // These are of the first part, or the company's.
        _ => ().into_any(),
    }
}

#[cfg(not(debug_assertions))]
fn made(part: Part) -> Option<AnyView> {
    futures::FutureExt::now_or_never(make(part))?.ok()
}

#[cfg(debug_assertions)]
fn made(part: Part) -> Option<AnyView> {
    make(part).ok()
}

#[cfg(debug_assertions)]
async fn fetch() -> Result<(), SplitLoaderError> {
    Ok(())
}

/// A view of the rest: at once when its program is here, else as soon as it comes.
pub fn part(part: Part) -> AnyView {
    let store = use_store();
    want(store);
    live(move || match store.rest.get() {
        Rest::Here => made(part.clone()),
        _ => None,
    })
}

/// Sends for it, unless it is here or on its way.
fn want(store: Store) {
    if matches!(store.rest.get_untracked(), Rest::Here | Rest::Coming) {
        return;
    }
    store.rest.set(Rest::Coming);
    spawn_local(async move {
        let is_here = fetch().await.is_ok();
        store.rest.set(if is_here { Rest::Here } else { Rest::Failed });
    });
}

/// Brings it when the first list is there.
pub fn follow_list(store: Store) {
    effect(move || {
        if store.health.get() == Health::Ready {
            spawn_local(async move {
                TimeoutFuture::new(AFTER_LIST).await;
                want(store);
            });
        }
    });
}

/// Says that it could not be had, and what is to be done.
#[component]
pub fn RestMissing() -> AnyView {
    let store = use_store();
    let t = t();
    let reload = move |_| {
        let _ = window().location().reload();
    };
    live(move || {
        (store.rest.get() == Rest::Failed).then(|| {
            view! {
                <div class="banner late" role="alert" data-testid="rest-missing">
                    {icon("cloud-off")}
                    <p class="grow">{t.rest.missing}</p>
                    <button type="button" class="btn main" data-testid="rest-again" on:click=move |_| want(store)>{t.rest.again}</button>
                    <button type="button" class="btn" on:click=reload>{t.reload}</button>
                </div>
            }
        })
    })
}
