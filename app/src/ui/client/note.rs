//! One note of the timeline: shown with its line breaks, edited where it stands. Never here: the list.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::{TimelineEntry, TimelineKind};
use ingot_shared::domain::{Command, Place};

use super::edit::{Draft, EntryButtons, TextEditor, is_own};
use super::entry::when;
use super::save::save;
use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// A note.
#[component]
pub fn Note(
    /// The client.
    client: Id,
    /// The note.
    id: Id,
    /// What is known of it.
    entry: Memo<Option<Arc<TimelineEntry>>>,
) -> AnyView {
    let store = use_store();
    let t = t();
    let at = Place::of(Entity::Note, id);
    let text = memo(move || {
        entry.with(|entry| match entry.as_ref().map(|entry| &entry.what) {
            Some(TimelineKind::Note { text }) => text.clone(),
            _ => String::new(),
        })
    });
    let is_mine = memo(move || entry.with(|entry| entry.as_ref().is_some_and(|entry| is_own(store, &entry.by))));
    let draft = Draft::new(id);
    let is_editing = memo(move || draft.is_open());
    let remove =
        Callback::new(move |()| store.run_then_toast(vec![Command::Hide { document: client, at }], t.note_deleted.to_owned()));
    let save_it = Callback::new(move |(text, saved): (String, _)| {
        save(store, Command::put(client, at, [("text", text.into())]), saved);
    });
    view! {
        <span class="state later">{icon("doc")}</span>
        <div class="grow">
            <div class="ti-head">
                <b class="grow">{t.note}</b>
                {move || entry.get().map(|entry| when(&entry))}
            </div>
            {move || if is_editing.get() {
                view! { <TextEditor label=t.note text=text draft=draft save=save_it /> }
            } else {
                view! { <p class="note-text" dir="auto" data-testid="note-text">{text}</p> }
            }}
            {move || (is_mine.get() && !is_editing.get()).then(|| view! { <EntryButtons text=text draft=draft on_remove=remove /> })}
        </div>
    }
}
