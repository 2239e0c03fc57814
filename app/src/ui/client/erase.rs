//! The sheet that asks before a client is erased for good. Never here: what is erased, and where.

use ingot_shared::Id;
use ingot_shared::account::Ask;

use crate::ui::account::{Failure, Proof, failure_words, here, proof_sheet};
use crate::ui::common::{Sheet, use_sheet};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::router::{Route, use_router};
use crate::ui::store::use_store;

/// The sheet; it stays until the client is gone, or says why not.
#[component]
pub fn EraseSheet(
    /// The client.
    id: Id,
    /// Its name.
    name: String,
    /// It was closed.
    on_close: Callback<()>,
) -> AnyView {
    let proof = proof_sheet();
    view! {
        <Sheet title=fill(t().erase.title, &[&name]) testid="erase-sheet" on_close=on_close>
            <Question id=id />
        </Sheet>
        {proof}
    }
}

#[component]
fn Question(id: Id) -> AnyView {
    let store = use_store();
    let router = use_router();
    let words = &t().erase;
    let sheet = use_sheet();
    let is_under_way = RwSignal::new(false);
    let proof = Proof::around();
    let erase = move || {
        store.erase(id, move |is_gone| {
            is_under_way.try_set(false);
            if is_gone {
                sheet.close();
                router.replace(Route::Clients);
            }
        });
    };
    // Whoever passes an unlocked device shall not erase for good. Without a link nothing is erased, which the engine says.
    let ask = move |_| {
        is_under_way.set(true);
        here(store, move |here| match here.signed_in {
            true => proof.ask(store, Ask::Confirm, move |result| match result {
                Ok(_) | Err(Failure::NoNetwork) => erase(),
                Err(why) => {
                    is_under_way.try_set(false);
                    store.toast_error(failure_words(&why));
                }
            }),
            false => erase(),
        });
    };
    view! {
        <div class="form">
            <p>{words.what}</p>
            <p class="s muted">{words.beyond}</p>
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t().cancel}</button>
                <button type="button" class="btn danger" data-testid="erase-do" prop:disabled=is_under_way on:click=ask>
                    {move || if is_under_way.get() { words.under_way } else { words.confirm }}
                </button>
            </div>
        </div>
    }
}
