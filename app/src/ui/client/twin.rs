//! The hint that a client may be here twice, and saying that it is not (C27). Never here: who may be one.

use std::sync::Arc;

use ingot_shared::Id;

use crate::model::duplicates;
use crate::ui::i18n::{fill, names, t};
use crate::ui::merge::say_different;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The hint, while there is another with the same phone or address.
#[component]
pub fn Twin(
    /// The client.
    id: Id,
) -> AnyView {
    let store = use_store();
    let words = &t().merge;
    let twin = memo(move || {
        store.rows.with(|rows| {
            let other = rows.row(id).and_then(|row| duplicates::hint(rows.iter(), row))?;
            rows.get(other).map(|other| (other.row.id, Arc::from(names::client(other.row.title()))))
        })
    });
    live(move || {
        let Some((other, title)): Option<(Id, Arc<str>)> = twin.get() else { return ().into_any() };
        view! {
            <div class="twin" data-testid="twin">
                <p class="s grow" dir="auto">{fill(words.twin, &[&title])}</p>
                <div class="row">
                    <button type="button" class="btn" data-testid="twin-compare" on:click=move |_| store.merging.set(Some((id, other)))>{words.compare}</button>
                    <button type="button" class="btn quiet" data-testid="twin-different" on:click=move |_| say_different(store, id, other)>{words.different}</button>
                </div>
            </div>
        }
    })
}
