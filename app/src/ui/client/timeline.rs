//! What was said and done, newest first, and the field to add to it. Never here: one note's editing ([`super::note`]).

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::view::{TimelineEntry, TimelineKind};
use ingot_shared::domain::{Command, StageKind};
use leptos::ev::{KeyboardEvent, SubmitEvent};

use super::note::Note;
use super::page::Open;
use crate::ui::browser::{self, clock};
use crate::ui::common::icon;
use crate::ui::i18n::{errors, figures, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Entries shown at first, and more at each press.
const PAGE: usize = 50;

/// The composer and the entries.
#[component]
pub fn Timeline(
    /// The client.
    id: Id,
    /// What is known of it.
    open: Open,
) -> AnyView {
    let t = t();
    let shown = RwSignal::new(PAGE);
    let ids = memo(move || {
        open.with(|open| {
            open.as_ref().map(|parts| parts.timeline.iter().take(shown.get()).copied().collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    let total = memo(move || open.with(|open| open.as_ref().map_or(0, |parts| parts.timeline.len())));
    view! {
        <Composer id=id />
        <div class="card timeline">
            {move || (total.get() == 0).then(|| view! { <p class="muted s timeline-none">{t.timeline_empty}</p> })}
            <ol>
                {each(move || ids.get(), move |entry| view! { <Entry client=id id=entry open=open /> })}
            </ol>
            {move || (total.get() > shown.get()).then(|| view! {
                <button type="button" class="btn quiet" on:click=move |_| shown.update(|shown| *shown += PAGE)>{t.show_earlier}</button>
            })}
        </div>
    }
}

#[component]
fn Composer(id: Id) -> AnyView {
    let store = use_store();
    let t = t();
    // What is typed survives going elsewhere and a reload.
    let draft = format!("draft.{id}");
    let text = RwSignal::new(browser::tab_memory(&draft).unwrap_or_default());
    effect(move || text.with(|text| browser::remember_in_tab(&draft, text)));
    let error = RwSignal::new(None::<String>);
    // The id is made with the note, not with the press: pressing twice before the answer cannot make two.
    let note = StoredValue::new(browser::new_id());
    let save = move || {
        let written = text.get_untracked();
        if written.trim().is_empty() {
            browser::focus("[data-testid=note-input]");
            return;
        }
        let command = Command::PutNote { client: id, note: note.get_value(), text: written.trim_end().to_owned() };
        store.run(vec![command], move |result| match result {
            Ok(_) => {
                store.say(t.saved_here);
                error.try_set(None);
                note.try_set_value(browser::new_id());
                // What was typed on since then stays.
                text.try_update(|text| {
                    if *text == written {
                        text.clear();
                    }
                });
            }
            Err(why) => {
                if error.try_set(Some(errors::engine(&why))).is_some() {
                    store.toast_error(errors::engine(&why));
                }
            }
        });
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            save();
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save();
    };
    view! {
        <form class="card composer" on:submit=submit>
            <textarea
                class="composer-in"
                rows="2"
                dir="auto"
                aria-label=t.note
                placeholder=t.composer
                data-testid="note-input"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
                on:keydown=key
            ></textarea>
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="row composer-do" class:ready=move || text.with(|text| !text.trim().is_empty())>
                <span class="xs faint grow key-hint">{t.note_hint}</span>
                <button type="submit" class="btn main" data-testid="note-save">{t.note_save}</button>
            </div>
        </form>
    }
}

#[component]
fn Entry(client: Id, id: Id, open: Open) -> AnyView {
    let entry = memo(move || open.with(|open| open.as_ref().and_then(|parts| parts.entry(id))));
    // What an entry is never changes, only what it holds.
    let is_note =
        entry.with_untracked(|entry| entry.as_ref().is_some_and(|entry| matches!(entry.what, TimelineKind::Note { .. })));
    let what = if is_note {
        view! { <Note client=client id=id entry=entry /> }
    } else {
        let store = use_store();
        live(move || entry.get().map(|entry| deal_entry(store, entry)))
    };
    view! { <li class="ti" data-testid="timeline-entry" data-id=id.to_string()>{what}</li> }
}

/// When and by whom, at the right of an entry.
pub fn when(entry: &TimelineEntry) -> AnyView {
    let (clock, at) = (clock(), entry.at);
    let name = entry.by.name.clone();
    view! {
        <span class="xs faint ti-when" title=clock.full(at)>
            {clock.moment(at)}
            {(!name.is_empty()).then(|| view! { <span dir="auto">" · "{name}</span> })}
        </span>
    }
}

fn deal_entry(store: Store, entry: Arc<TimelineEntry>) -> AnyView {
    let t = t();
    let (state, icon_name, head, title, text) = match &entry.what {
        TimelineKind::DealCreated { title, amount, .. } => {
            ("later", "plus", t.deal_created, title.clone(), figures::amount(*amount))
        }
        TimelineKind::DealMoved { title, from, to, kind, .. } => {
            let (state, icon_name, head) = match kind {
                StageKind::Won => ("now", "star", t.deal_won),
                StageKind::Lost => ("late", "dash", t.deal_lost),
                StageKind::Open | StageKind::Nurture => ("later", "arrow", t.deal_moved),
            };
            (state, icon_name, head, title.clone(), format!("{} → {}", store.stage_name(*from), store.stage_name(*to)))
        }
        // Drawn by `Note`.
        TimelineKind::Item { text, .. } => ("later", "doc", t.note, String::new(), text.clone()),
        TimelineKind::Note { text } => ("later", "doc", t.note, String::new(), text.clone()),
    };
    view! {
        <span class=format!("state {state}")>{icon(icon_name)}</span>
        <div class="grow">
            <div class="ti-head"><b class="grow" dir="auto">{head}" · "{title}</b>{when(&entry)}</div>
            <p>{text}</p>
        </div>
    }
}
