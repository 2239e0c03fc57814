//! One note of the timeline: shown with its line breaks, edited where it stands. Never here: the list.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::view::{TimelineEntry, TimelineKind};
use ingot_shared::domain::Command;
use leptos::ev::KeyboardEvent;

use super::timeline::when;
use crate::ui::common::icon;
use crate::ui::i18n::{errors, t};
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
    let text = memo(move || {
        entry.with(|entry| match entry.as_ref().map(|entry| &entry.what) {
            Some(TimelineKind::Note { text }) => text.clone(),
            _ => String::new(),
        })
    });
    let draft = RwSignal::new(None::<String>);
    let is_editing = memo(move || draft.with(Option::is_some));
    let delete = move |_| store.run_then_toast(vec![Command::RemoveNote { client, note: id }], t.note_deleted.to_owned());
    view! {
        <span class="state later">{icon("doc")}</span>
        <div class="grow">
            <div class="ti-head">
                <b class="grow">{t.note}</b>
                {move || entry.get().map(|entry| when(&entry))}
            </div>
            {move || if is_editing.get() {
                view! { <Editor client=client id=id text=text draft=draft /> }
            } else {
                view! { <p class="note-text" dir="auto" data-testid="note-text">{text}</p> }
            }}
            {move || (!is_editing.get()).then(|| view! {
                <div class="ti-do">
                    <button type="button" class="link-btn" data-testid="note-edit" on:click=move |_| draft.set(Some(text.get_untracked()))>{t.edit}</button>
                    <button type="button" class="link-btn" data-testid="note-delete" on:click=delete>{t.delete}</button>
                </div>
            })}
        </div>
    }
}

#[component]
fn Editor(client: Id, id: Id, text: Memo<String>, draft: RwSignal<Option<String>>) -> AnyView {
    let store = use_store();
    let t = t();
    let area = element_ref();
    let error = RwSignal::new(None::<String>);
    effect(move || {
        if let Some(area) = area.get() {
            let _ = area.focus();
        }
    });
    let save = move || {
        let written = draft.get_untracked().unwrap_or_default().trim_end().to_owned();
        if written == text.get_untracked() {
            draft.set(None);
            return;
        }
        store.run(vec![Command::PutNote { client, note: id, text: written }], move |result| match result {
            Ok(_) => {
                store.say(t.saved_here);
                draft.try_set(None);
            }
            Err(why) => {
                if error.try_set(Some(errors::engine(&why))).is_some() {
                    store.toast_error(errors::engine(&why));
                }
            }
        });
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            save();
        }
        "Escape" => {
            event.stop_propagation();
            draft.set(None);
        }
        _ => {}
    };
    view! {
        <textarea
            node_ref=area
            class="input note-edit"
            rows="3"
            dir="auto"
            aria-label=t.note
            data-testid="note-edit-input"
            prop:value=draft.get_untracked().unwrap_or_default()
            on:input=move |event| draft.set(Some(event_target_value(&event)))
            on:keydown=key
        ></textarea>
        {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
        <div class="row note-do">
            <button type="button" class="btn main" data-testid="note-edit-save" on:click=move |_| save()>{t.save}</button>
            <button type="button" class="btn quiet" on:click=move |_| draft.set(None)>{t.cancel}</button>
        </div>
    }
}
