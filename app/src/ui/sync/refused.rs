//! Edits that the relay refused, with their text, until their author has read them. Never here: why they are refused.

use crate::bridge::{RefusedEdit, ToEngine};
use crate::ui::common::icon;
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The list; nothing while there is none.
#[component]
pub fn Refused() -> AnyView {
    let store = use_store();
    let t = t();
    live(move || {
        let refused = store.outbox.with(|outbox| outbox.as_ref().map(|outbox| outbox.refused.clone()).unwrap_or_default());
        (!refused.is_empty()).then(|| {
            view! {
                <div class="card pad refused">
                    <h2 class="h3">{t.refused}</h2>
                    <p class="s muted">{t.refused_text}</p>
                    {refused.into_iter().map(|edit| view! { <Edit edit=edit /> }).collect::<Vec<_>>()}
                </div>
            }
        })
    })
}

#[component]
fn Edit(edit: RefusedEdit) -> AnyView {
    let store = use_store();
    let t = t();
    let RefusedEdit { hash, client, reason, text } = edit;
    let (name, route) = store.called(client);
    let copied = text.clone();
    let copy = move |_| {
        let _ = window().navigator().clipboard().write_text(&copied);
        store.toast(t.copied.to_owned(), None);
    };
    let dismiss = move |_| {
        store.tell(ToEngine::DismissRefused { hash: hash.clone() });
        store.tell(ToEngine::ListOutbox);
    };
    view! {
        <div class="refused-one" data-testid="refused-edit">
            <div class="row"><span class="state late">{icon("bang")}</span><a class="b grow" dir="auto" href=route.to_string()>{name}</a></div>
            <p class="s">{errors::refusal(reason)}</p>
            <p class="note-text quote" dir="auto">{text}</p>
            <div class="row">
                <button type="button" class="btn" on:click=copy>{t.copy}</button>
                <button type="button" class="btn quiet" data-testid="dismiss-refused" on:click=dismiss>{t.dismiss}</button>
            </div>
        </div>
    }
}
