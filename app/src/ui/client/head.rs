//! Who it is: avatar, name, the actions one reaches for first. Never here: the other facts.

use ingot_shared::Id;
use ingot_shared::domain::{ClientField, ClientKind, Command};
use leptos::ev::MouseEvent;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::page::Open;
use super::save::save;
use crate::model::reach::tel;
use crate::ui::browser::{self, clock};
use crate::ui::common::{InlineField, Menu, MenuItem, avatar, icon, segment_badge};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::shell::PhoneMarks;
use crate::ui::store::{QuickAdd, use_store};

/// The head.
#[component]
pub fn Head(
    /// The client.
    id: Id,
    /// What is known of it.
    open: Open,
) -> AnyView {
    let store = use_store();
    let t = t();
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
    let line = memo(move || {
        open.with(|open| {
            open.as_ref()
                .map(|parts| {
                    let since = clock().client_since(parts.facts.created, parts.has_bought());
                    if parts.facts.responsible.is_empty() { since } else { format!("{since} · {}", parts.facts.responsible) }
                })
                .unwrap_or_default()
        })
    });
    let segment = memo(move || store.rows.with(|rows| rows.segment(id)));
    let kind = move || open.with(|open| open.as_ref().map(|parts| parts.facts.kind).unwrap_or_default());
    effect(move || document().set_title(&format!("{} · {}", title.get(), t.app)));
    on_cleanup(move || document().set_title(t.app));
    let save_name = Callback::new(move |(value, saved)| {
        save(store, Command::SetClientField { client: id, field: ClientField::Name, value }, saved)
    });
    view! {
        <header class="client-head">
            <div class="phone-bar">
                <a class="btn icon quiet" href="/clients" aria-label=t.to_clients>{icon("back")}</a>
                <span class="grow"></span>
                <PhoneMarks />
            </div>
            <div class="client-who">
                {move || avatar(&title.get(), "l")}
                <div class="grow">
                    <h1 class="unseen">{title}</h1>
                    <InlineField label=t.field_name value=name testid="client-name" class="as-title" placeholder=t.unnamed save=save_name />
                    <p class="s muted client-line" dir="auto">
                        {move || segment_badge(segment.get())}
                        <span class="tag">{move || match kind() { ClientKind::Company => t.kind_company, ClientKind::Person => t.kind_person }}</span>
                        {line}
                    </p>
                </div>
            </div>
            <Actions id=id open=open />
        </header>
    }
}

#[component]
fn Actions(id: Id, open: Open) -> AnyView {
    let store = use_store();
    let t = t();
    let menu = RwSignal::new_local(None::<HtmlElement>);
    let call = move || {
        open.with(|open| {
            open.as_ref().and_then(|parts| parts.phones.first().map(|phone| tel(phone.e164.as_deref(), &phone.typed)))
        })
    };
    let mail = move || {
        open.with(|open| open.as_ref().and_then(|parts| parts.emails.first().map(|email| format!("mailto:{}", email.address))))
    };
    let toggle =
        move |event: MouseEvent| menu.set(event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()));
    let delete = Callback::new(move |()| {
        store.run_then_toast(vec![Command::DeleteClient { client: id }], t.client_deleted.to_owned());
    });
    view! {
        <div class="client-do">
            {move || call().map(|href| view! { <a class="btn main" href=href data-testid="call">{icon("phone")}<span>{if store.wide.get() { t.call } else { t.call_short }}</span></a> })}
            {move || mail().map(|href| view! { <a class="btn" href=href data-testid="mail">{icon("mail")}<span>{t.write}</span></a> })}
            <button type="button" class="btn" data-testid="to-note" on:click=move |_| browser::focus("[data-testid=note-input]")>
                {icon("doc")}
                <span>{t.note}</span>
            </button>
            <button type="button" class="btn" data-testid="new-deal-head" on:click=move |_| store.quick_add.set(Some(QuickAdd::Deal(id)))>
                {icon("plus")}
                <span>{t.deal}</span>
            </button>
            <button type="button" class="btn icon" aria-label=t.actions aria-haspopup="menu" data-testid="client-menu" on:click=toggle>
                {icon("more")}
            </button>
            {move || menu.get().map(|anchor| view! {
                <Menu anchor=anchor label=t.actions on_close=Callback::new(move |()| menu.set(None))>
                    <MenuItem label=t.delete_client icon_name="bin" is_danger=true testid="delete-client" on_choose=delete />
                </Menu>
            })}
        </div>
    }
}
