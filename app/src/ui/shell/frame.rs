//! The frame around the screens: side bar and top bar on a desktop, bottom bar on a phone. Never here: a feature's screen.

use ingot_shared::silence::Verdict;
use ingot_shared::sync::frame::Goodbye;

use super::nav::{BottomBar, SideBar};
use super::search::SearchField;
use super::toasts::Toasts;
use crate::bridge::Link;
use crate::ui::browser::clock;
use crate::ui::common::{Empty, icon};
use crate::ui::i18n::{count, fill, t};
use crate::ui::palette::palette_button;
use crate::ui::prelude::*;
use crate::ui::rest::{Part, RestMissing, part};
use crate::ui::store::{Health, QuickAdd, use_store};
use crate::ui::welcome::DemoBanner;

/// The frame.
#[component]
pub fn Shell(
    /// The screen.
    children: Children,
) -> AnyView {
    let store = use_store();
    let t = t();
    let ails = memo(move || {
        store.sync.with(|sync| sync.full || sync.held > 0 || sync.silence != Verdict::Calm) || store.emptied.with(Option::is_some)
    });
    let is_merging = memo(move || store.merging.with(Option::is_some));
    view! {
        <a class="skip" href="#main">{t.skip}</a>
        <div class="app">
            {move || store.wide.get().then(|| view! { <SideBar /> })}
            <div class="page">
                {move || store.wide.get().then(|| view! { <TopBar /> })}
                {move || (store.health.get() == Health::Dead).then(|| view! { <EngineDead /> })}
                <RestMissing />
                <DemoBanner />
                <SignedOut />
                <LongUnsent />
                {move || ails.get().then(|| part(Part::Device))}
                <main id="main" tabindex="-1">{children()}</main>
            </div>
            {move || (!store.wide.get()).then(|| view! { <BottomBar /> })}
        </div>
        <Toasts />
        {move || store.quick_add.get().map(|what| part(Part::QuickAdd(what)))}
        {move || store.need.get().map(|asked| part(Part::Need(asked)))}
        {move || store.loss.get().map(|asked| part(Part::Loss(asked)))}
        {move || store.win.get().map(|asked| part(Part::Win(asked)))}
        {move || is_merging.get().then(|| part(Part::Merge))}
        {move || store.task_sheet.get().map(|asked| part(Part::Task(asked)))}
        {move || store.exporting.get().map(|asked| part(Part::Export(asked)))}
        {move || store.receipt_of.get().map(|client| part(Part::Receipt(client)))}
        {move || store.keys.get().then(|| part(Part::Keys))}
        {move || store.palette.get().then(|| part(Part::Palette))}
    }
}

#[component]
fn TopBar() -> AnyView {
    let store = use_store();
    let t = t();
    view! {
        <header class="top">
            <SearchField testid="search" />
            {palette_button(store, true)}
            <span class="grow"></span>
            <UpdateChip />
            <button type="button" class="btn main writes" data-testid="new-client" on:click=move |_| store.quick_add.set(Some(QuickAdd::Client))>
                {icon("plus")}
                {t.add}
            </button>
        </header>
    }
}

/// A newer version waits; it comes when the person wants it, never by itself.
#[component]
pub fn UpdateChip() -> AnyView {
    let store = use_store();
    let t = t();
    live(move || {
        store.update.get().then(|| {
            view! {
                <button type="button" class="chip update" data-testid="update" title=t.update_hint on:click=move |_| super::update::activate()>
                    {icon("refresh")}
                    {t.update}
                </button>
            }
        })
    })
}

/// The head of a screen: its name and what belongs to it.
#[component]
pub fn ScreenHead(
    /// The screen's name.
    title: &'static str,
    /// What stands beside it.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <header class="screen-head">
            <h1 class="grow">{title}</h1>
            {children.map(|children| children())}
            <PhoneMarks />
        </header>
    }
}

/// What a phone shows at the top of a screen, for want of a top bar: the update chip, when there is one, and how syncing goes.
#[component]
pub fn PhoneMarks() -> AnyView {
    let store = use_store();
    live(move || {
        (!store.wide.get())
            .then(|| view! { <UpdateChip />{palette_button(store, false)}<super::sync_mark::SyncMark class="mark" /> })
    })
}

/// What a phone shows at the top of a screen about one thing, whether it is there or not: the way back, and how syncing goes.
#[component]
pub fn BackBar(
    /// The list that it belongs to.
    to: &'static str,
    /// What that list is called.
    label: &'static str,
    /// What stands at the end.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="phone-bar">
            <a class="btn icon quiet" href=to aria-label=label>{icon("back")}</a>
            <span class="grow"></span>
            <PhoneMarks />
            {children.map(|children| children())}
        </div>
    }
}

/// What stands in place of something that cannot be shown: why, and the way to the list that it belongs to, in the middle and on a phone at
/// the top as well.
#[component]
pub fn Absent(
    /// The list that it belongs to.
    to: &'static str,
    /// What that list is called.
    label: &'static str,
    /// The icon's name.
    icon_name: &'static str,
    /// What is not there.
    title: &'static str,
    /// Why, or what to do.
    text: &'static str,
    /// What else can be done, before the way to the list; that is the main thing to do without.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let way = if children.is_some() { "btn" } else { "btn main" };
    view! {
        <BackBar to=to label=label />
        <Empty icon_name=icon_name title=title text=text>
            {children.map(|children| children())}
            <a class=way href=to>{label}</a>
        </Empty>
    }
}

/// The account is no longer let in: nothing is sent until the person signs in.
#[component]
fn SignedOut() -> AnyView {
    let store = use_store();
    let t = t();
    let is_out = memo(move || store.sync.with(|sync| sync.link == Link::Closed(Goodbye::SignedOut)));
    live(move || {
        is_out.get().then(|| {
            view! {
                <a class="banner none" href="/sign-in" data-testid="signed-out">
                    {icon("cloud-bang")}
                    <span class="grow">{t.account.again}</span>
                    <b>{t.account.sign_in_do}</b>
                </a>
            }
        })
    })
}

/// After a day without sending, the quiet mark is not enough: what is only on one device can be lost with it.
#[component]
fn LongUnsent() -> AnyView {
    let store = use_store();
    let t = t();
    let unsent = memo(move || {
        store.sync.with(|sync| {
            let is_long = sync.unsent_since.is_some_and(|since| clock().now.days_since(since) >= 1);
            if is_long && sync.link != Link::Alone { sync.unsent } else { 0 }
        })
    });
    live(move || {
        (unsent.get() > 0).then(|| {
            view! {
                <a class="banner none" href="/status" data-testid="long-unsent">
                    {icon("cloud-off")}
                    <span class="grow">{fill(t.unsent_long, &[&count(u64::from(unsent.get()), t.edits_n)])}</span>
                </a>
            }
        })
    })
}

#[component]
fn EngineDead() -> AnyView {
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
}
