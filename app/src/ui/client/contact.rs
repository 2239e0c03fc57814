//! A call, letter, message, meeting, visit or check in the timeline. Never here: writing a new one.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::{ContactView, TimelineEntry};
use ingot_shared::domain::{Command, Place};
use ingot_shared::text::is_link;
use leptos::callback::Callable;

use super::edit::{Draft, EntryButtons, TextEditor, is_own};
use super::entry::when;
use super::page::Open;
use super::save::save;
use super::words;
use crate::ui::common::{InlineField, Saved, icon};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// What it was, in words: `Исходящий звонок · 4 мин`.
fn title(contact: &ContactView) -> String {
    let words = &t().client;
    let titles = if contact.direction == "in" { words.incoming_titles } else { words.outgoing_titles };
    let kinds = ["call", "letter", "message", "meeting", "visit", "check"];
    let position = kinds.iter().position(|kind| *kind == contact.kind).unwrap_or_default();
    let name = titles.get(position).copied().unwrap_or_default();
    if contact.seconds > 0 {
        // A call of some seconds took a minute.
        let minutes = fill(words.minutes_n, &[&((contact.seconds + 59) / 60)]);
        format!("{name} · {minutes}")
    } else {
        name.to_owned()
    }
}

/// Its colour and picture: whoever was not reached is told by shape too.
fn look(contact: &ContactView) -> (&'static str, &'static str) {
    match contact.kind.as_str() {
        _ if contact.result == "no_answer" => ("none", "phone-off"),
        "call" => ("now", "phone"),
        "letter" => ("later", "mail"),
        "message" => ("now", "chat"),
        "meeting" => ("now", "users"),
        "visit" => ("now", "door"),
        _ => ("now", "check"),
    }
}

/// The entry.
#[component]
pub fn Contact(
    /// The client.
    client: Id,
    /// The contact.
    id: Id,
    /// What is known of the client.
    open: Open,
    /// The timeline's entry.
    entry: Memo<Option<Arc<TimelineEntry>>>,
) -> AnyView {
    let store = use_store();
    let t = t();
    let at = Place::of(Entity::Contact, id);
    let contact = memo(move || open.with(|open| open.as_ref().and_then(|parts| parts.contact(id).cloned())).unwrap_or_default());
    let text = memo(move || contact.with(|contact| contact.text.clone()));
    let is_mine = memo(move || contact.with(|contact| is_own(store, &contact.by)));
    let draft = Draft::new(id);
    let is_editing = memo(move || draft.is_open());
    let remove = Callback::new(move |()| {
        store.run_then_toast(vec![Command::Hide { document: client, at }], t.client.entry_removed.to_owned());
    });
    let save_it = Callback::new(move |(text, saved): (String, _)| {
        save(store, Command::put(client, at, [("text", text.into())]), saved);
    });
    let mark = live(move || {
        let (class, name) = contact.with(look);
        view! { <span class=format!("state {class}")>{icon(name)}</span> }
    });
    let result = memo(move || contact.with(|contact| contact.result.clone()));
    let link = memo(move || contact.with(|contact| contact.recording_link.clone()));
    view! {
        {mark}
        <div class="grow" data-testid="contact" data-kind=move || contact.with(|contact| contact.kind.clone()) data-result=move || result.get()>
            <div class="ti-head">
                <b class="grow">{move || contact.with(title)}</b>
                {move || entry.get().map(|entry| when(&entry))}
            </div>
            {move || if is_editing.get() {
                let is_call = contact.with_untracked(|contact| contact.kind == "call");
                view! {
                    {is_call.then(|| view! { <Results client=client at=at result=result /><RecordingLink client=client at=at link=link /> })}
                    <TextEditor label=t.edit text=text draft=draft save=save_it />
                }
            } else {
                view! {
                    {move || recording(link)}
                    {move || (!text.with(String::is_empty)).then(|| view! { <p class="note-text" dir="auto" data-testid="note-text">{text}</p> })}
                    {move || (!result.with(String::is_empty)).then(|| view! { <span class="tag" data-testid="contact-result">{move || result.with(|key| words::name(store, "result", key))}</span> })}
                }
            }}
            {move || (is_mine.get() && !is_editing.get()).then(|| view! { <EntryButtons text=text draft=draft on_remove=remove /> })}
        </div>
    }
}

/// Opens the recording where it lies; what is there learns nothing of this page.
fn recording(link: Memo<String>) -> Option<AnyView> {
    let href = link.get();
    is_link(&href).then(|| {
        view! {
            <a class="link-btn recording" href=href target="_blank" rel="noopener noreferrer" data-testid="recording">
                {icon("play")}
                {t().client.recording}
            </a>
        }
    })
}

/// Where a call's recording lies (C34).
#[component]
fn RecordingLink(client: Id, at: Place, link: Memo<String>) -> AnyView {
    let store = use_store();
    let words = &t().client;
    let save_it = Callback::new(move |(text, saved): (String, Saved)| {
        if text.is_empty() || is_link(&text) {
            save(store, Command::put(client, at, [("recording_link", text.into())]), saved);
        } else {
            saved.run(Err(words.no_link.to_owned()));
        }
    });
    view! { <InlineField label=words.add_recording value=link testid="recording-link" placeholder=words.add_recording inputmode="url" save=save_it /> }
}

/// How a call ended, put right.
#[component]
fn Results(client: Id, at: Place, result: Memo<String>) -> AnyView {
    let store = use_store();
    let words = &t().client;
    let chip = move |(key, label): (String, String)| {
        let mine = key.clone();
        let is_on = memo(move || result.with(|result| *result == mine));
        view! {
            <button
                type="button"
                class="chip"
                class:on=move || is_on.get()
                aria-pressed=move || is_on.get().to_string()
                on:click=move |_| store.run_or_say(vec![Command::put(client, at, [("result", key.as_str().into())])])
            >
                {label}
            </button>
        }
    };
    view! { <div class="chips edit-results" role="group" aria-label=words.result>{words::offered(store, "result").into_iter().map(chip).collect::<Vec<_>>()}</div> }
}
