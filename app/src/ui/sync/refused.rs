//! Edits that the relay refused, with their text, until their author has dealt with them. Never here: why they are refused.

use ingot_shared::sync::frame::Refusal;

use crate::bridge::{RefusedEdit, ToEngine};
use crate::ui::browser;
use crate::ui::common::{More, icon};
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;
use crate::ui::store::{Outbox, use_store};

/// Edits that are drawn at once, and with each press for more.
const SHOWN: usize = 20;

/// The list; nothing while there is none.
#[component]
pub fn Refused() -> AnyView {
    let store = use_store();
    let t = t();
    let limit = RwSignal::new(SHOWN);
    let refused = memo(move || {
        let all = |outbox: &Outbox| outbox.refused.clone();
        store.outbox.with(|outbox| outbox.as_ref().map(all).unwrap_or_default())
    });
    let total = memo(move || refused.with(Vec::len));
    live(move || {
        let shown: Vec<RefusedEdit> = refused.with(|refused| refused.iter().take(limit.get()).cloned().collect());
        (!shown.is_empty()).then(|| {
            view! {
                <div class="card pad refused">
                    <h2 class="h3">{t.refused}</h2>
                    <p class="s muted">{t.refused_text}</p>
                    {shown.into_iter().map(|edit| view! { <Edit edit=edit /> }).collect::<Vec<_>>()}
                    <More total=total limit=limit by=SHOWN />
                </div>
            }
        })
    })
}

/// Whether the same edit written again may be taken: what was too large or damaged will be so again, and what is erased stays erased.
const fn may_pass(reason: Refusal) -> bool {
    !matches!(reason, Refusal::TooLarge | Refusal::Malformed | Refusal::Erased)
}

#[component]
fn Edit(edit: RefusedEdit) -> AnyView {
    let store = use_store();
    let t = t();
    let RefusedEdit { hash, client, reason, text } = edit;
    let name = if store.knows(client) {
        let (name, route) = store.called(client);
        view! { <a class="b grow" dir="auto" href=route.to_string()>{name}</a> }
    } else {
        view! { <span class="b grow">{t.syncing.refused_new}</span> }
    };
    let copied = text.clone();
    let copy = move |_| {
        browser::copy(&copied, move |is_copied| match is_copied {
            true => store.toast(t.copied.to_owned(), None),
            false => store.toast_error(t.syncing.copy_not.to_owned()),
        });
    };
    let wanted = hash.clone();
    let again = move |_| store.repeat_refused(wanted.clone());
    let dismiss = move |_| store.tell(ToEngine::DismissRefused { hash: hash.clone() });
    let repeat = may_pass(reason).then(|| {
        view! { <button type="button" class="btn" data-testid="repeat-refused" on:click=again>{t.syncing.again}</button> }
    });
    view! {
        <div class="refused-one" data-testid="refused-edit">
            <div class="row"><span class="state late">{icon("bang")}</span>{name}</div>
            <p class="s">{errors::refusal(reason)}</p>
            <p class="note-text quote" dir="auto">{text}</p>
            <div class="row refused-do">
                {repeat}
                <button type="button" class="btn" data-testid="copy-refused" on:click=copy>{t.copy}</button>
                <button type="button" class="btn quiet" data-testid="dismiss-refused" on:click=dismiss>{t.dismiss}</button>
            </div>
        </div>
    }
}
