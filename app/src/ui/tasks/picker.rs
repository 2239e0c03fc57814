//! Chooses the client that something new is about. Never here: what it is.

use ingot_shared::Id;
use ingot_shared::row::ClientRow;

use crate::model::rows::Base;
use crate::model::search::Query;
use crate::ui::common::icon;
use crate::ui::i18n::{names, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// Clients that are offered at a time.
const OFFERED: usize = 6;

/// The field with what it finds.
#[component]
pub fn ClientPicker(
    /// The chosen client.
    value: RwSignal<Option<Id>>,
) -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let typed = RwSignal::new(String::new());
    let found = memo(move || {
        let query = Query::new(&typed.get());
        if query.is_empty() {
            return Vec::new();
        }
        store.rows.with(|rows| rows.list(Base::All, &query).into_iter().take(OFFERED).collect::<Vec<_>>())
    });
    let name = move |id: Id| store.rows.with(|rows| names::client(rows.row(id).map(ClientRow::title).unwrap_or_default()));
    let choice = move |id: Id| {
        view! {
            <button type="button" class="menu-item" data-testid="picked-client" data-id=id.to_string() on:click=move |_| value.set(Some(id))>
                <span class="grow" dir="auto">{name(id)}</span>
            </button>
        }
    };
    view! {
        <div class="field">
            <span class="field-label">{words.client}</span>
            {move || match value.get() {
                Some(id) => view! {
                    <span class="row"><b class="grow" dir="auto">{name(id)}</b>
                        <button type="button" class="btn icon quiet" aria-label=t().clear on:click=move |_| value.set(None)>{icon("close")}</button>
                    </span>
                },
                None => view! {
                    <input
                        class="input"
                        aria-label=words.client
                        dir="auto"
                        autocomplete="off"
                        placeholder=words.client_hint
                        data-testid="task-client"
                        type="text"
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                    <div class="picked">{each(move || found.get(), choice)}</div>
                },
            }}
        </div>
    }
}
