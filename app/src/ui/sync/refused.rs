//! Edits that the relay refused, with their text, until their author has dealt with them. Never here: why they are refused.

use ingot_shared::Id;
use ingot_shared::sync::frame::Refusal;

use crate::bridge::{Handed, RefusedEdit, ToEngine};
use crate::ui::browser;
use crate::ui::common::{More, icon};
use crate::ui::i18n::{errors, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Outbox, Store, use_store};

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
        // What was handed in, others see.
        let is_kept = shown.iter().any(|edit| edit.handed == Handed::Not);
        (!shown.is_empty()).then(|| {
            view! {
                <div class="card pad refused">
                    <h2 class="h3">{t.refused}</h2>
                    {is_kept.then(|| view! { <p class="s muted">{t.refused_text}</p> })}
                    {shown.into_iter().map(|edit| view! { <Edit edit=edit /> }).collect::<Vec<_>>()}
                    <More total=total limit=limit by=SHOWN />
                </div>
            }
        })
    })
}

/// Whether the client goes on elsewhere, where an edit that was too much for its record may have room.
fn goes_on(store: Store, client: Id) -> bool {
    store.rows.with(|rows| rows.row(client).is_some_and(|row| row.merged_into.is_some()))
}

/// Whether the same edit written again may be taken: what was too large or damaged will be so again, and what is erased stays erased.
const fn may_pass(reason: Refusal) -> bool {
    !matches!(reason, Refusal::TooLarge | Refusal::Malformed | Refusal::Erased)
}

/// What became of it, for tests.
const fn handed_key(handed: Handed) -> &'static str {
    match handed {
        Handed::Not => "not",
        Handed::ToBe => "to-be",
        Handed::Waits => "waits",
        Handed::Accepted => "accepted",
        Handed::Declined => "declined",
    }
}

#[component]
fn Edit(edit: RefusedEdit) -> AnyView {
    let store = use_store();
    let t = t();
    let RefusedEdit { hash, client, reason, text, handed, by, .. } = edit.clone();
    let name = if store.knows(client) {
        let (name, route) = store.called(client);
        view! { <a class="b grow" dir="auto" href=route.to_string()>{name}</a> }
    } else {
        view! { <span class="b grow">{if handed == Handed::Not { t.syncing.refused_new } else { t.access.left_title }}</span> }
    };
    let copied = text.clone();
    let copy = move |_| {
        browser::copy(&copied, move |is_copied| match is_copied {
            true => store.toast(t.copied.to_owned(), None),
            false => store.toast_error(t.syncing.copy_not.to_owned()),
        });
    };
    let again = move |_| store.repeat_refused(edit.clone());
    let dismiss = move |_| store.tell(ToEngine::DismissRefused { hash: hash.clone() });
    let words = &t.access.review;
    let outcome = match handed {
        Handed::Not => None,
        Handed::ToBe => Some(words.to_be.to_owned()),
        Handed::Waits => Some(words.waits.to_owned()),
        Handed::Accepted => Some(fill(words.was_accepted, &[&by])),
        Handed::Declined => Some(fill(words.was_declined, &[&by])),
    };
    let outcome = outcome
        .map(|outcome| view! { <p class="s b" data-testid="refused-outcome" data-handed=handed_key(handed)>{outcome}</p> });
    // What somebody else has made is there.
    let is_here = handed == Handed::Not || store.knows(client);
    let can_pass = may_pass(reason) || reason == Refusal::TooLarge && goes_on(store, client);
    let repeat = (can_pass && handed != Handed::Accepted && is_here).then(|| {
        view! { <button type="button" class="btn" data-testid="repeat-refused" on:click=again>{t.syncing.again}</button> }
    });
    view! {
        <div class="refused-one" data-testid="refused-edit">
            <div class="row"><span class="state late">{icon("bang")}</span>{name}</div>
            {(handed == Handed::Not).then(|| view! { <p class="s">{errors::refusal(reason)}</p> })}
            {outcome}
            <p class="note-text quote" dir="auto">{text}</p>
            <div class="row refused-do">
                {repeat}
                <button type="button" class="btn" data-testid="copy-refused" on:click=copy>{t.copy}</button>
                <button type="button" class="btn quiet" data-testid="dismiss-refused" on:click=dismiss>{t.dismiss}</button>
            </div>
        </div>
    }
}
