//! Messengers and further addresses: things of their own that are added, changed and taken away line by line. Never here: phones and
//! e-mail addresses ([`super::contacts`]).

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::Item;
use ingot_shared::domain::{Command, Place, Value};

use super::page::ClientState;
use super::save::save;
use super::words::{self, SERVICES};
use crate::model::reach::messenger_link;
use crate::ui::browser;
use crate::ui::common::{InlineField, Saved, icon, locked};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The lines of a kind.
#[component]
pub fn Accounts(
    /// The screen.
    state: ClientState,
    /// [`Entity::Messenger`] or [`Entity::Address`].
    entity: Entity,
) -> AnyView {
    let words = &t().client;
    let is_messenger = entity == Entity::Messenger;
    let stored = memo(move || {
        state.open.with(|open| {
            let Some(parts) = open else { return Vec::new() };
            if is_messenger { parts.facts.messengers.clone() } else { parts.facts.addresses.clone() }
        })
    });
    let added = RwSignal::new(None::<Id>);
    let ids = memo(move || {
        let mut ids: Vec<Id> = stored.with(|lines| lines.iter().map(|line| line.id).collect());
        ids.extend(added.get().filter(|added| !ids.contains(added)));
        ids
    });
    let (label, add, testid) = if is_messenger {
        (words.messenger, words.add_messenger, "add-messenger")
    } else {
        (words.other_address, words.add_address, "add-address")
    };
    let is_empty = move || ids.with(Vec::is_empty);
    view! {
        <div class="fact" role="group" aria-label=label>
            {move || (!is_empty()).then(|| view! { <span class="xs faint" aria-hidden="true">{label}</span> })}
            {each(move || ids.get(), move |line| view! { <Account state=state entity=entity line=line stored=stored added=added /> })}
            <button type="button" class="add-line" data-testid=testid on:click=move |_| added.set(Some(browser::new_id()))>
                {icon("plus")}
                {add}
            </button>
        </div>
    }
}

#[component]
fn Account(state: ClientState, entity: Entity, line: Id, stored: Memo<Vec<Item>>, added: RwSignal<Option<Id>>) -> AnyView {
    let store = use_store();
    let t = t();
    let is_messenger = entity == Entity::Messenger;
    let at = Place::of(entity, line);
    let field = move |key: &'static str| {
        memo(move || {
            stored
                .with(|lines| lines.iter().find(|one| one.id == line).map(|one| one.fields.text(key).to_owned()))
                .unwrap_or_default()
        })
    };
    let address = field("address");
    let known_service = field("service");
    // A new line is of the service chosen last until it is saved.
    let new_service = RwSignal::new("telegram".to_owned());
    let service = memo(move || known_service.with(|known| if known.is_empty() { new_service.get() } else { known.clone() }));
    let is_stored = move || stored.with(|lines| lines.iter().any(|one| one.id == line));
    let removed = if is_messenger { t.client.messenger_removed } else { t.client.address_removed };
    let remove = move || {
        added.try_update(|added| {
            if *added == Some(line) {
                *added = None;
            }
        });
        if is_stored() {
            store.run_then_toast(vec![Command::Hide { document: state.id, at }], removed.to_owned());
        }
    };
    let save_it = Callback::new(move |(text, saved): (String, Saved)| {
        if text.is_empty() {
            saved.run(Ok(()));
            remove();
            return;
        }
        let mut fields: Vec<(&str, Value)> = vec![("address", text.into())];
        if is_messenger {
            fields.push(("service", service.get_untracked().into()));
        }
        save(store, Command::put(state.id, at, fields), saved);
    });
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if is_stored() {
            store.run_or_say(vec![Command::put(state.id, at, [("service", chosen.into())])]);
        } else {
            new_service.set(chosen);
        }
    };
    let option = move |this: &'static str| view! { <option value=this selected=move || service.with(|service| service == this)>{words::name(store, "channel", this)}</option> };
    let (label, testid) =
        if is_messenger { (t.client.messenger, "field-messenger") } else { (t.client.other_address, "field-other-address") };
    let is_new = added.get_untracked() == Some(line);
    view! {
        <div class="contact account" data-id=line.to_string()>
            {is_messenger.then(|| view! {
                <select class="select bare" aria-label=t.client.service disabled=locked() data-testid="messenger-service" prop:value=service on:change=choose>
                    {SERVICES.map(option).into_iter().collect::<Vec<_>>()}
                </select>
            })}
            <InlineField label=label value=address testid=testid is_new=is_new save=save_it on_abandon=Callback::new(move |()| remove()) />
            {move || service.with(|service| address.with(|address| messenger_link(service, address))).filter(|_| is_messenger).map(|href| view! {
                <a class="btn icon quiet" href=href target="_blank" rel="noopener" aria-label=format!("{}: {}", t.write, address.get()) title=t.write>{icon("chat")}</a>
            })}
            {move || is_stored().then(|| view! {
                <button type="button" class="btn icon quiet writes" aria-label=format!("{}: {}", t.remove, address.get()) title=t.remove data-testid="remove-line" on:click=move |_| remove()>
                    {icon("close")}
                </button>
            })}
        </div>
    }
}
