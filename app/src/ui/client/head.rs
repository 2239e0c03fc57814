//! Who it is: avatar, name, the actions one reaches for first. Never here: the other facts.

use ingot_shared::document::entity::DocumentKind;
use ingot_shared::domain::{Command, Place};
use leptos::ev::MouseEvent;
use web_sys::HtmlElement;

use super::badges::Badges;
use super::edits::EditsSheet;
use super::erase::EraseSheet;
use super::kind::Kind;
use super::page::{ClientState, Tab};
use super::personal::PersonalSheet;
use super::save::save;
use super::transfer::{AskSheet, is_asked, takers};
use super::verify::verify;
use super::write::Write;
use crate::model::reach::tel;
use crate::ui::common::{InlineField, Menu, MenuItem, anchor_of, avatar, icon};
use crate::ui::i18n::t;
use crate::ui::lock;
use crate::ui::merge::ChooseOther;
use crate::ui::prelude::*;
use crate::ui::shell::BackBar;
use crate::ui::store::{QuickAdd, use_store};

/// The head.
#[component]
pub fn Head(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let store = use_store();
    let t = t();
    let ClientState { id, open, .. } = state;
    let name = memo(move || open.with(|open| open.as_ref().map(|parts| parts.facts.name.clone()).unwrap_or_default()));
    let title = memo(move || {
        open.with(|open| {
            open.as_ref()
                .map(|parts| match parts.phones.first() {
                    Some(phone) if parts.facts.name.is_empty() => phone.typed.clone(),
                    _ if parts.facts.name.is_empty() => t.unnamed.to_owned(),
                    _ => parts.facts.name.clone(),
                })
                .unwrap_or_default()
        })
    });
    effect(move || lock::title(&format!("{} · {}", title.get(), t.app)));
    on_cleanup(move || lock::title(t.app));
    let save_name = Callback::new(move |(value, saved): (String, _)| {
        save(store, Command::put(id, Place::main(DocumentKind::Client), [("name", value.into())]), saved)
    });
    view! {
        <header class="client-head">
            <BackBar to="/clients" label=t.to_clients>{move || (!store.wide.get()).then(|| view! { <More state=state /> })}</BackBar>
            <div class="client-who">
                {move || avatar(&title.get(), "l")}
                <div class="grow">
                    <h1 class="unseen">{title}</h1>
                    <InlineField label=t.field_name value=name testid="client-name" class="as-title" placeholder=t.unnamed save=save_name />
                    <Badges state=state />
                </div>
            </div>
            <Actions state=state />
        </header>
    }
}

#[component]
fn Actions(state: ClientState) -> AnyView {
    let store = use_store();
    let t = t();
    let ClientState { id, open, .. } = state;
    let call = move || {
        open.with(|open| {
            open.as_ref().and_then(|parts| parts.phones.first().map(|phone| tel(phone.e164.as_deref(), &phone.typed)))
        })
    };
    // After the call the composer asks how it ended.
    let called = move || {
        state.kind.set(Kind::Call);
        state.tab.set(Tab::History);
    };
    view! {
        <div class="client-do">
            {move || call().map(|href| view! {
                <a class="btn main" href=href data-testid="call" on:click=move |_| called()>{icon("phone")}<span>{if store.wide.get() { t.call } else { t.call_short }}</span></a>
            })}
            <Write state=state />
            <button type="button" class="btn writes" data-testid="new-deal-head" on:click=move |_| store.quick_add.set(Some(QuickAdd::Deal(id)))>
                {icon("plus")}
                <span>{t.deal}</span>
            </button>
            {move || store.wide.get().then(|| view! { <More state=state /> })}
        </div>
    }
}

/// The menu of what is done less often: at the top of a phone's screen, last among the actions elsewhere.
#[component]
fn More(state: ClientState) -> AnyView {
    let store = use_store();
    let t = t();
    let id = state.id;
    let menu = RwSignal::new(None::<HtmlElement>);
    let toggle = move |event: MouseEvent| menu.set(anchor_of(&event));
    let is_choosing = RwSignal::new(false);
    let is_erasing = RwSignal::new(false);
    let is_reading = RwSignal::new(false);
    let is_asking = RwSignal::new(false);
    // One request at a time, and only where there is another department.
    let may_ask = move || store.may_write() && !is_asked(state.open) && !takers(store).is_empty();
    let is_exporting = RwSignal::new(false);
    let name = move || state.open.with_untracked(|open| open.as_ref().map(|parts| parts.facts.name.clone()).unwrap_or_default());
    let delete = Callback::new(move |()| {
        let hide = Command::Hide { document: id, at: Place::main(DocumentKind::Client) };
        store.run_then_toast(vec![hide], t.client_deleted.to_owned());
    });
    view! {
        <button type="button" class="btn icon" class:quiet=move || !store.wide.get() aria-label=t.actions aria-haspopup="menu" data-testid="client-menu" on:click=toggle>
            {icon("more")}
        </button>
        {move || menu.get().map(|anchor| view! {
            <Menu anchor=anchor label=t.actions on_close=Callback::new(move |()| menu.set(None))>
                {store.may_write().then(|| view! { <MenuItem label=t.client.verify icon_name="check" testid="verify-item" on_choose=Callback::new(move |()| verify(store, id)) /> })}
                <MenuItem label=t.client.edits.title icon_name="clock" testid="edits-item" on_choose=Callback::new(move |()| is_reading.set(true)) />
                {may_ask().then(|| view! { <MenuItem label=t.access.transfer.ask icon_name="out" testid="transfer-item" on_choose=Callback::new(move |()| is_asking.set(true)) /> })}
                {store.role.get().changes_settings().then(|| view! { <MenuItem label=t.erase.personal.action icon_name="doc" testid="personal-item" on_choose=Callback::new(move |()| is_exporting.set(true)) /> })}
                {store.may_write().then(|| view! {
                    <MenuItem label=t.merge.with icon_name="users" testid="merge-item" on_choose=Callback::new(move |()| is_choosing.set(true)) />
                    <hr />
                    <MenuItem label=t.delete_client icon_name="bin" is_danger=true testid="delete-client" on_choose=delete />
                })}
                {store.role.get().erases().then(|| view! { <MenuItem label=t.erase.action icon_name="bin" is_danger=true testid="erase-client" on_choose=Callback::new(move |()| is_erasing.set(true)) /> })}
            </Menu>
        })}
        {move || is_reading.get().then(|| view! { <EditsSheet state=state on_close=Callback::new(move |()| is_reading.set(false)) /> })}
        {move || is_asking.get().then(|| view! { <AskSheet id=id on_close=Callback::new(move |()| is_asking.set(false)) /> })}
        {move || is_exporting.get().then(|| view! { <PersonalSheet id=id on_close=Callback::new(move |()| is_exporting.set(false)) /> })}
        {move || is_erasing.get().then(|| view! { <EraseSheet id=id name=name() on_close=Callback::new(move |()| is_erasing.set(false)) /> })}
        {move || is_choosing.get().then(|| view! { <ChooseOther id=id on_close=Callback::new(move |()| is_choosing.set(false)) /> })}
    }
}
