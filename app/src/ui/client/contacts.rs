//! Phones and e-mail addresses: add, change, remove, call, write. Never here: what a number looks like; it is kept as typed.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, Place};

use super::page::Open;
use super::save::save;
use crate::model::reach::tel;
use crate::ui::browser;
use crate::ui::common::{InlineField, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// What differs between phones and addresses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Phone,
    Email,
}

/// One line as it is stored.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    id: Id,
    text: String,
    href: String,
}

/// The phones.
#[component]
pub fn Phones(
    /// The client.
    id: Id,
    /// What is known of it.
    open: Open,
) -> AnyView {
    view! { <Lines id=id open=open kind=Kind::Phone /> }
}

/// The e-mail addresses.
#[component]
pub fn Emails(
    /// The client.
    id: Id,
    /// What is known of it.
    open: Open,
) -> AnyView {
    view! { <Lines id=id open=open kind=Kind::Email /> }
}

#[component]
fn Lines(id: Id, open: Open, kind: Kind) -> AnyView {
    let t = t();
    let stored = memo(move || {
        open.with(|open| match (open, kind) {
            (None, _) => Vec::new(),
            (Some(parts), Kind::Phone) => parts
                .phones
                .iter()
                .map(|phone| Line { id: phone.id, text: phone.typed.clone(), href: tel(phone.e164.as_deref(), &phone.typed) })
                .collect(),
            (Some(parts), Kind::Email) => parts
                .emails
                .iter()
                .map(|email| Line { id: email.id, text: email.address.clone(), href: format!("mailto:{}", email.address) })
                .collect(),
        })
    });
    // A line that is being added has its id from the start: when it is saved it stays the same line, with the focus in it.
    let added = RwSignal::new(None::<Id>);
    let ids = memo(move || {
        let mut ids: Vec<Id> = stored.with(|lines| lines.iter().map(|line| line.id).collect());
        ids.extend(added.get().filter(|added| !ids.contains(added)));
        ids
    });
    let (label, add, testid) = match kind {
        Kind::Phone => (t.field_phone, t.add_phone, "add-phone"),
        Kind::Email => (t.field_email, t.add_email, "add-email"),
    };
    view! {
        <div class="fact" role="group" aria-label=label>
            <span class="xs faint" aria-hidden="true">{label}</span>
            {each(move || ids.get(), move |line| view! { <OneLine client=id line=line kind=kind stored=stored added=added /> })}
            <button type="button" class="add-line" data-testid=testid on:click=move |_| added.set(Some(browser::new_id()))>
                {icon("plus")}
                {add}
            </button>
        </div>
    }
}

#[component]
fn OneLine(client: Id, line: Id, kind: Kind, stored: Memo<Vec<Line>>, added: RwSignal<Option<Id>>) -> AnyView {
    let store = use_store();
    let t = t();
    let mine = move || stored.with(|lines| lines.iter().find(|candidate| candidate.id == line).cloned());
    let value = memo(move || mine().map(|line| line.text).unwrap_or_default());
    let (label, testid, mode, icon_name, action, removed) = match kind {
        Kind::Phone => (t.field_phone, "field-phone", "tel", "phone", t.call, t.phone_removed),
        Kind::Email => (t.field_email, "field-email", "email", "mail", t.write, t.email_removed),
    };
    let remove = move || {
        added.try_update(|added| {
            if *added == Some(line) {
                *added = None;
            }
        });
        if mine().is_some() {
            let command = match kind {
                // All notations of one number go at once.
                Kind::Phone => Command::RemovePhone { client, phone: line },
                Kind::Email => Command::Hide { document: client, at: Place::of(Entity::Email, line) },
            };
            store.run_then_toast(vec![command], removed.to_owned());
        }
    };
    let save_it = Callback::new(move |(text, saved): (String, crate::ui::common::Saved)| {
        if text.is_empty() {
            saved.run(Ok(()));
            remove();
            return;
        }
        let command = match kind {
            Kind::Phone => Command::put(client, Place::of(Entity::Phone, line), [("typed", text.into())]),
            Kind::Email => Command::put(client, Place::of(Entity::Email, line), [("address", text.into())]),
        };
        save(store, command, saved);
    });
    let is_new = added.get_untracked() == Some(line);
    view! {
        <div class="contact" data-id=line.to_string()>
            <InlineField
                label=label
                value=value
                testid=testid
                inputmode=mode
                is_new=is_new
                save=save_it
                on_abandon=Callback::new(move |()| remove())
            />
            {move || mine().map(|line| view! {
                <a class="btn icon quiet" href=line.href aria-label=format!("{action}: {}", line.text) title=action>{icon(icon_name)}</a>
                <button type="button" class="btn icon quiet writes" aria-label=format!("{}: {}", t.remove, line.text) title=t.remove data-testid="remove-line" on:click=move |_| remove()>
                    {icon("close")}
                </button>
            })}
        </div>
    }
}
