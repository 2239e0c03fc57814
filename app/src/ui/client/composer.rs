//! The field that adds to the timeline: what happened, of which kind, how it ended. Never here: the entries that are there.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, Place, Value};
use leptos::ev::{KeyboardEvent, SubmitEvent};

use super::call::{CallFields, CallForm};
use super::kind::Kind;
use super::page::ClientState;
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The command that writes an entry down.
fn command(client: Id, entry: Id, kind: Kind, text: &str, call: CallForm) -> Command {
    let mut fields: Vec<(&str, Value)> = Vec::new();
    if !text.is_empty() {
        fields.push(("text", text.into()));
    }
    match kind.entity() {
        Entity::Contact => {
            if kind.has_direction() {
                fields.push(("direction", call.direction().into()));
            }
            if kind == Kind::Call {
                fields.extend(call.fields());
            }
            Command::log_contact(client, entry, kind.key(), fields)
        }
        entity => Command::put(client, Place::of(entity, entry), fields),
    }
}

/// The field.
#[component]
pub fn Composer(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let store = use_store();
    let t = t();
    let ClientState { id, kind, text, .. } = state;
    effect(move || browser::remember_in_tab(&format!("draft.kind.{id}"), kind.get().key()));
    let call = CallForm::new(id);
    let error = RwSignal::new(None::<String>);
    // The id is made with the entry, not with the press: pressing twice before the answer cannot make two.
    let entry = StoredValue::new(browser::new_id());
    let save = move || {
        let (written, what) = (text.get_untracked(), kind.get_untracked());
        if written.trim().is_empty() && !what.speaks_for_itself() {
            browser::focus("[data-testid=note-input]");
            return;
        }
        if what == Kind::Call && !call.has_result() {
            error.set(Some(t.client.need_result.to_owned()));
            browser::focus("[data-testid=result-talked]");
            return;
        }
        let command = command(id, entry.get_value(), what, written.trim(), call);
        store.run(vec![command], move |result| match result {
            Ok(_) => {
                store.say(t.saved_here);
                error.try_set(None);
                entry.try_set_value(browser::new_id());
                // What was typed on since then stays, with its kind.
                let is_done = text.try_update(|text| {
                    let is_same = *text == written;
                    if is_same {
                        text.clear();
                    }
                    is_same
                });
                if is_done == Some(true) {
                    kind.try_set(Kind::default());
                    call.clear();
                }
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
    let placeholder = move || match kind.get() {
        Kind::Enquiry => t.client.ask_enquiry,
        Kind::Complaint => t.client.ask_complaint,
        _ => t.composer,
    };
    let is_ready = move || kind.get().speaks_for_itself() || text.with(|text| !text.trim().is_empty());
    view! {
        <form class="card composer" on:submit=submit>
            <textarea
                class="composer-in"
                rows="1"
                dir="auto"
                aria-label=move || kind.get().name()
                placeholder=placeholder
                data-testid="note-input"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
                on:keydown=key
            ></textarea>
            {move || kind.get().has_direction().then(|| view! { <CallFields form=call with_result=kind.get() == Kind::Call /> })}
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <Kinds kind=kind />
            <div class="row composer-do" hidden=move || !is_ready()>
                <span class="xs faint grow key-hint">{browser::keys_here(t.note_hint)}</span>
                <button type="submit" class="btn main" data-testid="note-save">{t.note_save}</button>
            </div>
        </form>
    }
}

/// The kinds; those used less appear on demand.
#[component]
fn Kinds(kind: RwSignal<Kind>) -> AnyView {
    let t = t();
    let is_open = RwSignal::new(Kind::ALL.iter().skip(Kind::USUAL).any(|rare| *rare == kind.get_untracked()));
    let chip = move |this: Kind| {
        view! {
            <button
                type="button"
                class="chip kind"
                class:on=move || kind.get() == this
                aria-pressed=move || (kind.get() == this).to_string()
                data-testid=format!("kind-{}", this.key())
                on:click=move |_| kind.set(this)
            >
                {icon(this.icon())}
                {this.name()}
            </button>
        }
    };
    view! {
        <div class="chips scroll kinds" role="group" aria-label=t.client.kind_label>
            {Kind::ALL.into_iter().take(Kind::USUAL).map(chip).collect::<Vec<_>>()}
            {move || if is_open.get() {
                view! { <span class="more-kinds">{Kind::ALL.into_iter().skip(Kind::USUAL).map(chip).collect::<Vec<_>>()}</span> }
            } else {
                view! { <button type="button" class="chip kind" data-testid="more-kinds" on:click=move |_| is_open.set(true)>{t.client.more_kinds}</button> }
            }}
        </div>
    }
}
