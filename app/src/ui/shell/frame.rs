//! The frame around the screens: side bar and top bar on a desktop, bottom bar on a phone. Never here: a feature's screen.

use leptos::prelude::*;

use super::keys::KeysSheet;
use super::nav::{BottomBar, SideBar};
use super::search::SearchField;
use super::sync_mark::SyncMark;
use super::toasts::Toasts;
use crate::ui::common::icon;
use crate::ui::deals::LossSheet;
use crate::ui::i18n::t;
use crate::ui::quick_add::QuickAddSheet;
use crate::ui::store::{Health, QuickAdd, use_store};

/// The frame.
#[component]
pub fn Shell(
    /// The screen.
    children: Children,
) -> impl IntoView {
    let store = use_store();
    let t = t();
    view! {
        <a class="skip" href="#main">{t.skip}</a>
        <div class="app">
            {move || store.wide.get().then(|| view! { <SideBar /> })}
            <div class="page">
                {move || store.wide.get().then(|| view! { <TopBar /> })}
                {move || (store.health.get() == Health::Dead).then(|| view! { <EngineDead /> })}
                <main id="main" tabindex="-1">{children()}</main>
            </div>
            {move || (!store.wide.get()).then(|| view! { <BottomBar /> })}
        </div>
        <Toasts />
        {move || store.quick_add.get().map(|what| view! { <QuickAddSheet what=what /> })}
        {move || store.loss.get().map(|asked| view! { <LossSheet asked=asked /> })}
        {move || store.keys.get().then(|| view! { <KeysSheet /> })}
    }
    .into_any()
}

#[component]
fn TopBar() -> impl IntoView {
    let store = use_store();
    let t = t();
    view! {
        <div class="top">
            <SearchField testid="search" />
            <span class="grow"></span>
            <UpdateChip />
            <button type="button" class="btn main" data-testid="new-client" on:click=move |_| store.quick_add.set(Some(QuickAdd::Client))>
                {icon("plus")}
                {t.add}
            </button>
        </div>
    }
    .into_any()
}

/// A newer version waits; it comes when the person wants it, never by itself.
#[component]
pub fn UpdateChip() -> impl IntoView {
    let store = use_store();
    let t = t();
    move || {
        store.update.get().then(|| {
            view! {
                <button type="button" class="chip update" data-testid="update" title=t.update_hint on:click=move |_| super::update::activate()>
                    {icon("refresh")}
                    {t.update}
                </button>
            }
        })
    }
}

/// The head of a screen: its name, what belongs to it, and on a phone the sync mark (a desktop has it in the side bar).
#[component]
pub fn ScreenHead(
    /// The screen's name.
    title: &'static str,
    /// What stands beside it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="screen-head">
            <h1 class="grow">{title}</h1>
            {children.map(|children| children())}
            <PhoneMarks />
        </header>
    }
    .into_any()
}

/// What a phone shows at the top of a screen, for want of bars: the sync mark, and the update chip when there is one.
#[component]
pub fn PhoneMarks() -> impl IntoView {
    let store = use_store();
    move || (!store.wide.get()).then(|| view! { <UpdateChip /> <SyncMark class="mark" /> })
}

#[component]
fn EngineDead() -> impl IntoView {
    let t = t();
    let reload = move |_| {
        let _ = window().location().reload();
    };
    view! {
        <div class="banner late" role="alert" data-testid="engine-dead">
            {icon("bang")}
            <p class="grow">{t.engine_dead}</p>
            <button type="button" class="btn" on:click=reload>{t.reload}</button>
        </div>
    }
    .into_any()
}
