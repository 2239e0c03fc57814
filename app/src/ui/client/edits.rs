//! The sheet of a client's edits: what was changed, by whom and when, and the way back. Never here: the timeline.

use ingot_shared::Id;
use ingot_shared::document::edits::{Edit, EditedFact, HIDDEN};
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, Lead, Value};

use super::former::{called, take, told};
use super::page::{ClientState, continues};
use super::words;
use crate::bridge::{MOST_EDITS, ToEngine};
use crate::ui::account::department_name;
use crate::ui::browser::clock;
use crate::ui::common::Sheet;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Me, Store, use_store};

/// The sheet. It follows edits that come while it is open.
#[component]
pub fn EditsSheet(
    /// The screen.
    state: ClientState,
    /// It was closed.
    on_close: Callback<()>,
) -> AnyView {
    let store = use_store();
    let words = &t().client.edits;
    // The record whose edits are shown: the client's own, or one that it goes on from.
    let id = RwSignal::new(state.id);
    store.edits.set(None);
    effect(move || {
        state.open.track();
        store.tell(ToEngine::ListEdits { client: id.get() });
    });
    let edits = memo(move || store.edits.get().filter(|(client, _)| *client == id.get()).map(|(_, edits)| edits));
    let earlier = move || match id.get() {
        own if own == state.id => state.open.with(|open| open.as_ref().and_then(|parts| continues(&parts.facts))),
        other => store.rows.with(|rows| rows.get(other).and_then(|entry| entry.row.facts.id("continues"))),
    };
    view! {
        <Sheet title=words.title testid="edits-sheet" on_close=on_close>
            {live(move || (id.get() != state.id).then(|| view! {
                <p class="row">
                    <span class="b grow">{words.long.earlier}</span>
                    <button type="button" class="btn quiet" data-testid="newest-edits" on:click=move |_| id.set(state.id)>{words.long.newest}</button>
                </p>
            }))}
            {live(move || match edits.get() {
                None => view! { <p class="s muted">{words.reading}</p> },
                Some(edits) => {
                    let is_cut = edits.len() >= MOST_EDITS;
                    let team = store.team();
                    let is_continued = earlier().is_some();
                    let lines = edits.into_iter().filter_map(|edit| shown(store, &team, state, edit, is_continued)).collect::<Vec<_>>();
                    view! {
                        <ol class="edits">{lines}</ol>
                        {is_cut.then(|| view! { <p class="s muted">{fill(words.last_ones, &[&MOST_EDITS])}</p> })}
                    }
                }
            })}
            {live(move || earlier().map(|earlier| view! {
                <button type="button" class="btn" data-testid="earlier-edits" on:click=move |_| id.set(earlier)>{words.long.earlier}</button>
            }))}
        </Sheet>
    }
}

/// One edit; nothing for one that no screen shows anything of.
fn shown(store: Store, team: &[Lead], state: ClientState, edit: Edit, is_continued: bool) -> Option<AnyView> {
    let words = &t().client.edits;
    let by = edit.by.map(|member| name_of(store, team, member));
    let when = edit.at.map_or_else(|| words.unsigned.to_owned(), |at| clock().moment(at));
    let head = [Some(when), by].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let facts = if edit.is_first {
        vec![view! { <p>{if is_continued { words.long.began } else { words.made }}</p> }]
    } else {
        edit.facts.into_iter().filter_map(|fact| line(store, state, fact)).collect()
    };
    (!facts.is_empty()).then(|| {
        view! {
            <li data-testid="edit">
                <p class="xs muted" dir="auto">{head}</p>
                {facts}
            </li>
        }
    })
}

/// What a member is called.
pub fn name_of(store: Store, team: &[Lead], member: Id) -> String {
    let me = store.me.with_untracked(Me::mine);
    let is_me = me.member == member;
    let mine = is_me.then_some(me.name).filter(|name| !name.is_empty());
    let known = || team.iter().find(|lead| lead.member == member && !lead.name.is_empty()).map(|lead| lead.name.clone());
    mine.or_else(known).unwrap_or_else(|| if is_me { t().team.me } else { t().client.edits.somebody }.to_owned())
}

/// One fact of an edit: what it is called, what stood there, what stands there since.
fn line(store: Store, state: ClientState, fact: EditedFact) -> Option<AnyView> {
    let words = &t().client.edits;
    let label = label_of(store, state.id, &fact)?;
    let (before, after) = if fact.key == HIDDEN {
        let word = if fact.after == Value::Flag(true) { words.hidden } else { words.shown };
        (String::new(), word.to_owned())
    } else {
        (value_of(store, &fact.key, &fact.before), value_of(store, &fact.key, &fact.after))
    };
    if fact.key != HIDDEN && before == after {
        return None;
    }
    let or_empty = |text: String| if text.is_empty() { words.empty.to_owned() } else { text };
    let was = (fact.key != HIDDEN).then(|| view! { <s class="muted" dir="auto">{or_empty(before)}</s>" → " });
    let name = label.clone();
    let back = move |_| {
        store.run_then_toast(vec![back_to(store, state.id, &fact)], fill(words.taken_back, &[&name]));
    };
    let spoken = format!("{}: {label}", words.take_back);
    Some(view! {
        <div class="edit-fact" data-testid="edit-fact">
            <span class="grow"><span class="xs faint block">{label}</span>{was}<span dir="auto">{or_empty(after)}</span></span>
            <button type="button" class="btn quiet" aria-label=spoken data-testid="edit-back" on:click=back>{words.take_back}</button>
        </div>
    })
}

/// What a fact is called; nothing for what no screen shows.
pub fn label_of(store: Store, client: Id, fact: &EditedFact) -> Option<String> {
    let words = &t().client.edits;
    let is_hidden = fact.key == HIDDEN;
    let name = match fact.at.entity {
        Entity::Profile if is_hidden => words.card.to_owned(),
        Entity::Profile => {
            let (of, member) = fact.key.split_once(':').unwrap_or((&fact.key, ""));
            if of == "custom" || member.is_empty() { called(store, &fact.key) } else { called(store, of) }
        }
        Entity::Phone => t().field_phone.to_owned(),
        Entity::Email => t().field_email.to_owned(),
        Entity::Messenger => t().client.messenger.to_owned(),
        Entity::Address => t().field_address.to_owned(),
        Entity::Deal => {
            let title = store.rows.with_untracked(|rows| {
                let deals = rows.row(client).map(|row| row.deals.as_slice()).unwrap_or_default();
                deals.iter().find(|deal| deal.id == fact.at.id).map(|deal| deal.title.clone())
            });
            let deal = fill(words.deal, &[&title.unwrap_or_default()]);
            let field = match fact.key.as_str() {
                _ if is_hidden => return Some(deal),
                "title" => t().deal_title,
                "amount" => t().deal_amount,
                "profit" => t().deal_page.profit,
                "responsible" => t().field_responsible,
                _ => return None,
            };
            [deal.as_str(), field].join(" · ")
        }
        _ => String::new(),
    };
    (!name.is_empty()).then_some(name)
}

/// A fact's value in words.
pub fn value_of(store: Store, key: &str, value: &Value) -> String {
    let (of, member) = key.split_once(':').unwrap_or((key, ""));
    match value {
        Value::Flag(true) if member.is_empty() => t().client.edits.yes.to_owned(),
        Value::Flag(true) => words::name(store, of, member),
        Value::Flag(false) => String::new(),
        Value::Ref(id) if key == "department" => department_name(store, *id),
        value => told(store, key, value),
    }
}

/// What puts a fact back. What several have in one fact was one of them, so it is put alone.
fn back_to(store: Store, client: Id, EditedFact { at, key, before, .. }: &EditedFact) -> Command {
    let (document, at) = (client, *at);
    match (at.entity, key.as_str(), before) {
        (_, HIDDEN, Value::Flag(true)) => Command::Hide { document, at },
        (_, HIDDEN, _) => Command::Show { document, at },
        (Entity::Profile, "responsible", Value::Nothing) => take(store, client, key, &Value::Text(String::new())),
        (Entity::Profile, ..) => take(store, client, key, before),
        _ => Command::put(document, at, [(key.as_str(), before.clone())]),
    }
}
