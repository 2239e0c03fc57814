//! The hint that a client's history has grown too long, and going on in a new record. Never here: how long is too long.

use super::page::ClientState;
use super::transfer::is_asked;
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The hint, while the history is too long, for whoever may change the client. Not while another department is asked to take the client over:
/// requests stay where they were made.
#[component]
pub fn LongHistory(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let store = use_store();
    let words = &t().client.edits.long;
    let length = memo(move || {
        let long = state.open.with(|open| open.as_ref().and_then(|parts| parts.long));
        long.filter(|_| store.may_write() && !is_asked(state.open))
    });
    let is_under_way = RwSignal::new(false);
    let go_on = move |_| {
        if !is_under_way.get_untracked() {
            is_under_way.set(true);
            store.continue_in_new(state.id, words.done.to_owned(), move || {
                is_under_way.try_set(false);
            });
        }
    };
    live(move || {
        length.get().map(|length| {
            view! {
                <section class="twin" role="status" data-testid="long-history">
                    <p class="s grow">{fill(words.long, &[&count(length.into(), words.changes_n)])}" "{words.offer}</p>
                    <div class="row">
                        <button type="button" class="btn" disabled=move || is_under_way.get() data-testid="go-on" on:click=go_on>{words.go_on}</button>
                    </div>
                </section>
            }
        })
    })
}
