//! The facts of a client, edited where they stand. Never here: phones and addresses one by one ([`super::contacts`]).

use ingot_shared::Id;
use ingot_shared::domain::{ClientField, ClientKind, Command};

use super::contacts::{Emails, Phones};
use super::page::Open;
use super::save::save;
use crate::ui::common::InlineField;
use crate::ui::i18n::{Strings, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The facts after phones and addresses.
const FACTS: [ClientField; 5] =
    [ClientField::City, ClientField::Address, ClientField::Responsible, ClientField::Organization, ClientField::Source];

/// A fact's name.
pub fn label(field: ClientField) -> &'static str {
    let t: &Strings = t();
    match field {
        ClientField::Name => t.field_name,
        ClientField::City => t.field_city,
        ClientField::Address => t.field_address,
        ClientField::Responsible => t.field_responsible,
        ClientField::Organization => t.field_organization,
        ClientField::Source => t.field_source,
    }
}

/// The card.
#[component]
pub fn FactsCard(
    /// The client.
    id: Id,
    /// What is known of it.
    open: Open,
) -> AnyView {
    let t = t();
    view! {
        <h2 class="h3">{t.about}</h2>
        <Phones id=id open=open />
        <Emails id=id open=open />
        {FACTS.map(|field| view! { <Fact id=id open=open field=field /> }).into_iter().collect::<Vec<_>>()}
        <Kind id=id open=open />
    }
}

#[component]
fn Fact(id: Id, open: Open, field: ClientField) -> AnyView {
    let store = use_store();
    let t = t();
    let value = memo(move || {
        open.with(|open| {
            let Some(parts) = open else { return String::new() };
            let facts = &parts.facts;
            let value = match field {
                ClientField::Name => &facts.name,
                ClientField::City => &facts.city,
                ClientField::Address => &facts.address,
                ClientField::Responsible => &facts.responsible,
                ClientField::Organization => &facts.organization,
                ClientField::Source => &facts.source,
            };
            value.clone()
        })
    });
    // Only a person works for a company; what a company once had there is still shown.
    // A memo on purpose: an effect that reads a memo and then what that memo is made of misses changes (reactive_graph 0.2).
    let is_hidden = memo(move || {
        let is_company = open.with(|open| open.as_ref().is_some_and(|parts| parts.facts.kind == ClientKind::Company));
        field == ClientField::Organization && is_company && value.with(String::is_empty)
    });
    let save_it = Callback::new(move |(value, saved)| save(store, Command::SetClientField { client: id, field, value }, saved));
    view! {
        <div class="fact" hidden=is_hidden>
            <span class="xs faint" aria-hidden="true">{label(field)}</span>
            <InlineField label=label(field) value=value testid=format!("field-{}", field.key()) placeholder=t.not_filled save=save_it />
        </div>
    }
}

#[component]
fn Kind(id: Id, open: Open) -> AnyView {
    let store = use_store();
    let t = t();
    let kind = move || open.with(|open| open.as_ref().map(|parts| parts.facts.kind).unwrap_or_default());
    let choice = move |this: ClientKind, label: &'static str, testid: &'static str| {
        view! {
            <button
                type="button"
                class:on=move || kind() == this
                aria-pressed=move || (kind() == this).to_string()
                data-testid=testid
                on:click=move |_| {
                    if kind() != this {
                        store.run_or_say(vec![Command::SetClientKind { client: id, kind: this }]);
                    }
                }
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="fact" role="group" aria-label=t.field_kind>
            <span class="xs faint">{t.field_kind}</span>
            <div class="segmented">
                {choice(ClientKind::Company, t.kind_company, "kind-company")}
                {choice(ClientKind::Person, t.kind_person, "kind-person")}
            </div>
        </div>
    }
}
