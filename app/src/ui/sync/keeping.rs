//! How the device keeps what it has, and which tabs are open. Never here: what is stored.

use crate::bridge::{Keeping, ToEngine};
use crate::ui::browser;
use crate::ui::i18n::{figures, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The card.
#[component]
pub fn StorageCard() -> AnyView {
    let store = use_store();
    let t = t();
    let keeping = memo(move || store.outbox.with(|outbox| outbox.as_ref().map(|outbox| outbox.keeping).unwrap_or_default()));
    let kept = move || match keeping.get().persisted {
        Some(true) => t.storage_kept,
        Some(false) => t.storage_not_kept,
        None => t.storage_unknown,
    };
    let ask = move |_| {
        browser::ask_to_persist(move |is_kept| {
            if !is_kept {
                store.toast(t.syncing.keep_not.to_owned(), None);
            }
            store.tell(ToEngine::ListOutbox);
        });
    };
    let button = move || {
        (keeping.get().persisted == Some(false)).then(
            || view! { <button type="button" class="btn" data-testid="keep-storage" on:click=ask>{t.syncing.keep}</button> },
        )
    };
    view! {
        <div class="card pad storage-card">
            <h2 class="h3">{t.storage}</h2>
            <dl class="pairs">{live(move || facts(keeping.get()))}</dl>
            <p class="s muted">{move || kept()}</p>
            {live(button)}
        </div>
    }
}

fn facts(keeping: Keeping) -> AnyView {
    let t = t();
    let used = keeping.used.map(|used| match keeping.quota {
        Some(quota) => fill(t.syncing.used_of, &[&figures::size(used), &figures::size(quota)]),
        None => figures::size(used),
    });
    let used =
        used.map(|used| view! { <div><dt>{t.storage_used}</dt><dd class="num" data-testid="storage-used">{used}</dd></div> });
    let tabs = keeping.tabs.map(|tabs| tabs.to_string());
    let tabs = tabs.map(|tabs| view! { <div><dt>{t.syncing.tabs}</dt><dd class="num" data-testid="open-tabs">{tabs}</dd></div> });
    view! { {used}{tabs} }
}
