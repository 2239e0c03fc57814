//! The buttons that bring an enquiry or a complaint into another state, with the field for what has to be said. Never here: which states
//! need words (the domain says).

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{Command, Place};
use leptos::ev::{KeyboardEvent, SubmitEvent};

use crate::ui::browser;
use crate::ui::common::KeptForm;
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// A change of state that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    state: &'static str,
    label: &'static str,
    /// What is asked; nothing when the press alone is enough.
    ask: Option<&'static str>,
}

/// The changes that can be made from a state.
pub fn turns_of(entity: Entity, state: &str) -> Vec<Turn> {
    let words = &t().client;
    let turn = |state, label, ask| Turn { state, label, ask };
    let reject = turn("rejected", words.reject, Some(words.reject_text));
    let solve = turn("solved", words.solve, Some(words.solve_text));
    match (entity, state) {
        (Entity::Enquiry, "open") => vec![turn("processed", words.process, Some(words.process_text)), reject],
        (Entity::Enquiry, _) => vec![turn("open", words.reopen, None)],
        (_, "new") => vec![turn("in_work", words.take, None), solve, reject],
        (_, "in_work") => vec![solve, reject],
        _ => vec![turn("in_work", words.reopen, None)],
    }
}

/// The changes that can be made of a request to another department that waits: those of who answers it, and those of who takes it back.
pub fn turns_of_transfer(answers: bool, withdraws: bool) -> Vec<Turn> {
    let words = &t().access.transfer;
    let decline = Turn { state: "declined", label: words.decline, ask: Some(words.decline_text) };
    let withdraw = Turn { state: "withdrawn", label: words.withdraw, ask: None };
    [(decline, answers), (withdraw, withdraws)].into_iter().filter(|(_, may)| *may).map(|(turn, _)| turn).collect()
}

/// The buttons.
#[component]
pub fn Turning(
    /// The client.
    client: Id,
    /// The thing.
    at: Place,
    /// The changes that can be made.
    turns: Vec<Turn>,
) -> AnyView {
    let store = use_store();
    let asked = RwSignal::new(None::<Turn>);
    let press = move |turn: Turn| {
        if turn.ask.is_some() {
            asked.set(Some(turn));
        } else {
            store.run_or_say(vec![command(client, at, turn.state, "")]);
        }
    };
    let button = move |turn: Turn| {
        view! {
            <button type="button" class="btn turn" data-testid=format!("turn-{}", turn.state) on:click=move |_| press(turn)>{turn.label}</button>
        }
    };
    live(move || match asked.get() {
        Some(turn) => view! { <Asked client=client at=at turn=turn asked=asked /> },
        None => view! { <div class="row turns">{turns.iter().copied().map(button).collect::<Vec<_>>()}</div> },
    })
}

fn command(document: Id, at: Place, state: &str, text: &str) -> Command {
    Command::Turn { document, at, entry: browser::new_id(), state: state.to_owned(), text: text.to_owned(), deal: None }
}

#[component]
fn Asked(client: Id, at: Place, turn: Turn, asked: RwSignal<Option<Turn>>) -> AnyView {
    let store = use_store();
    let t = t();
    let kept = KeptForm::new(format!("turn.{}.{}", at.id, turn.state));
    let text = kept.text("text", String::new());
    let error = RwSignal::new(None::<String>);
    let area = element_ref();
    effect(move || {
        if let Some(area) = area.get() {
            let _ = area.focus();
        }
    });
    let send = move || {
        let command = text.with_untracked(|text| command(client, at, turn.state, text.trim()));
        store.run(vec![command], move |result| match result {
            Ok(_) => {
                kept.sent();
                store.say(t.saved_here);
                asked.try_set(None);
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
            send();
        }
        "Escape" => {
            event.stop_propagation();
            asked.set(None);
        }
        _ => {}
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    view! {
        <form class="turn-form" on:submit=submit on:keydown=key>
            <textarea
                node_ref=area
                class="input"
                rows="2"
                dir="auto"
                aria-label=turn.ask.unwrap_or_default()
                placeholder=turn.ask.unwrap_or_default()
                data-testid="turn-text"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="row note-do">
                <button type="submit" class="btn main" data-testid="turn-save">{turn.label}</button>
                <button type="button" class="btn quiet" on:click=move |_| asked.set(None)>{t.cancel}</button>
            </div>
        </form>
    }
}
