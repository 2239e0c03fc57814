//! What clients that turned out to be this one said otherwise (C27): it can be taken, or let go. Never here: making two clients one.

use ingot_shared::Id;
use ingot_shared::document::entity::DocumentKind;
use ingot_shared::domain::{ClientKind, Command, Place, Value};

use super::facts::label;
use super::page::ClientState;
use super::words;
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::{days, figures, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// The key before the client and the field.
const FORMER: &str = "former";

/// What a fact is called; nothing for what no screen shows.
pub fn called(store: Store, key: &str) -> String {
    let custom = key.strip_prefix("custom:").and_then(|id| id.parse().ok());
    let own = custom.and_then(|id| {
        store
            .workspace
            .with(|workspace| workspace.custom_fields.iter().find(|field| field.id == id).map(|field| field.name.clone()))
    });
    own.unwrap_or_else(|| label(key).to_owned())
}

/// A fact's value in words.
pub fn told(store: Store, key: &str, value: &Value) -> String {
    match value {
        Value::Text(kind) if key == "kind" && *kind == ClientKind::Person.key() => t().kind_person.to_owned(),
        Value::Text(_) if key == "kind" => t().kind_company.to_owned(),
        Value::Text(word) if matches!(key, "category" | "channel") => words::name(store, key, word),
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => days::short(*day, store.today()),
        Value::Money(money) => figures::amount(*money),
        _ => String::new(),
    }
}

/// Writes a fact. Who leads a client is changed with its history.
pub fn take(store: Store, client: Id, key: &str, value: &Value) -> Command {
    match value {
        Value::Text(name) if key == "responsible" => {
            Command::SetResponsible { document: client, deal: None, entry: browser::new_id(), to: store.lead_of(name) }
        }
        value => set(client, key, value.clone()),
    }
}

/// Puts a fact.
pub fn set(client: Id, key: &str, value: Value) -> Command {
    Command::put(client, Place::main(DocumentKind::Client), [(key, value)])
}

/// One such fact.
#[derive(Clone, PartialEq)]
struct Beside {
    key: String,
    of: String,
    value: Value,
}

/// The facts, while there are any.
#[component]
pub fn FormerFacts(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let words = &t().merge;
    let all = memo(move || {
        state.open.with(|open| {
            let facts = open.as_ref().map(|parts| &parts.facts.facts);
            let members = facts.into_iter().flat_map(|facts| facts.members(FORMER));
            let beside = |(member, value): (&str, &Value)| {
                let (_, of) = member.split_once(':')?;
                Some(Beside { key: format!("{FORMER}:{member}"), of: of.to_owned(), value: value.clone() })
            };
            members.filter_map(beside).collect::<Vec<_>>()
        })
    });
    live(move || {
        let all = all.get();
        if all.is_empty() {
            return ().into_any();
        }
        let lines: Vec<AnyView> = all.into_iter().map(|one| view! { <Line state=state one=one /> }).collect();
        view! { <h3 class="h3">{words.beside}</h3><div class="formers" data-testid="former-facts">{lines}</div> }
    })
}

#[component]
fn Line(state: ClientState, one: Beside) -> AnyView {
    let store = use_store();
    let t = t();
    let Beside { key, of, value } = one;
    let (name, text) = (called(store, &of), told(store, &of, &value));
    let choose = {
        let (key, of) = (key.clone(), of.clone());
        move |_| {
            let own = state.open.with_untracked(|open| open.as_ref().and_then(|parts| parts.facts.facts.get(&of).cloned()));
            let commands = vec![take(store, state.id, &of, &value), set(state.id, &key, own.unwrap_or_default())];
            store.run_then_toast(commands, t.merge.taken.to_owned());
        }
    };
    let (take_label, drop_label) = (format!("{}: {text}", t.merge.take), format!("{}: {text}", t.remove));
    let is_known = !name.is_empty();
    let let_go = move |_| store.run_then_toast(vec![set(state.id, &key, Value::Nothing)], t.merge.let_go.to_owned());
    view! {
        <div class="former" data-of=of>
            <span class="former-text"><span class="xs faint">{name}</span><span dir="auto">{text}</span></span>
            {is_known.then(|| view! { <button type="button" class="link-btn" aria-label=take_label data-testid="former-take" on:click=choose>{t.merge.take}</button> })}
            <button type="button" class="btn icon quiet" aria-label=drop_label title=t.remove data-testid="former-drop" on:click=let_go>{icon("close")}</button>
        </div>
    }
}
