//! An enquiry or a complaint in the timeline: it stays open until somebody deals with it (C36, C17). Never here: the states (the domain
//! lists them).

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::{RequestView, TimelineEntry};
use ingot_shared::domain::{Command, Place};

use super::edit::{Draft, EntryButtons, TextEditor, is_own};
use super::entry::when;
use super::kind::Kind;
use super::page::Open;
use super::save::save;
use super::turn::{Turning, turns_of};
use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// A state's name.
pub fn state_name(key: &str) -> String {
    let keys = ["open", "processed", "rejected", "new", "in_work", "solved"];
    let position = keys.iter().position(|state| *state == key);
    position.and_then(|position| t().client.states.get(position)).map_or_else(|| key.to_owned(), |name| (*name).to_owned())
}

/// What was answered, and by whom.
fn answer(request: &RequestView) -> Option<AnyView> {
    let turn = request.turns.iter().rfind(|turn| turn.state == request.state)?;
    let who = turn.by.name.clone();
    let text = turn.text.clone();
    let at = crate::ui::browser::clock().moment(turn.at);
    Some(view! {
        <p class="note-text" dir="auto" data-testid="request-answer">
            {(!text.is_empty()).then(|| format!("{text}  "))}
            <span class="xs faint">{at}{(!who.is_empty()).then(|| format!(" · {who}"))}</span>
        </p>
    })
}

/// The entry.
#[component]
pub fn Request(
    /// The client.
    client: Id,
    /// The enquiry or complaint.
    id: Id,
    /// Which of both.
    entity: Entity,
    /// What is known of the client.
    open: Open,
    /// The timeline's entry.
    entry: Memo<Option<Arc<TimelineEntry>>>,
) -> AnyView {
    let store = use_store();
    let t = t();
    let at = Place::of(entity, id);
    let request = memo(move || open.with(|open| open.as_ref().and_then(|parts| parts.request(id).cloned())).unwrap_or_default());
    let text = memo(move || request.with(|request| request.text.clone()));
    let state = memo(move || request.with(|request| request.state.clone()));
    let is_settled = memo(move || request.with(|request| request.settled));
    let is_mine = memo(move || request.with(|request| is_own(store, &request.by)));
    let draft = Draft::new(id);
    let is_editing = memo(move || draft.is_open());
    let kind = if entity == Entity::Complaint { Kind::Complaint } else { Kind::Enquiry };
    let (name, icon_name) = (kind.name(), kind.icon());
    let head = move || {
        request.with(|request| if request.subject.is_empty() { name.to_owned() } else { format!("{name}: {}", request.subject) })
    };
    let remove = Callback::new(move |()| {
        store.run_then_toast(vec![Command::Hide { document: client, at }], t.client.entry_removed.to_owned());
    });
    let save_it = Callback::new(move |(text, saved): (String, _)| {
        save(store, Command::put(client, at, [("text", text.into())]), saved);
    });
    let mark = move || if is_settled.get() { "state later" } else { "state none" };
    view! {
        <span class=mark>{icon(icon_name)}</span>
        <div class="grow" data-testid="request" data-state=move || state.get()>
            <div class="ti-head">
                <b class="grow" dir="auto">{head}</b>
                {move || entry.get().map(|entry| when(&entry))}
            </div>
            {move || if is_editing.get() {
                view! { <TextEditor label=name text=text draft=draft save=save_it /> }
            } else {
                view! { <p class="note-text" dir="auto" data-testid="note-text">{text}</p> }
            }}
            <span class="tag" class:none=move || !is_settled.get() data-testid="request-state">{move || state.with(|key| state_name(key))}</span>
            {move || request.with(|request| if request.settled { answer(request) } else { None })}
            {move || {
                let turns = state.with(|state| turns_of(entity, state));
                view! { <Turning client=client at=at turns=turns /> }
            }}
            {move || (is_mine.get() && !is_editing.get()).then(|| view! { <EntryButtons text=text draft=draft on_remove=remove /> })}
        </div>
    }
}
