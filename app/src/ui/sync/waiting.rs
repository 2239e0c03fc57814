//! Edits that wait to be sent, by client. Never here: sending.

use ingot_shared::Id;

use crate::bridge::Link;
use crate::ui::common::avatar;
use crate::ui::i18n::{count, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The list.
#[component]
pub fn Waiting() -> AnyView {
    let store = use_store();
    let t = t();
    let waiting = move || store.outbox.with(|outbox| outbox.as_ref().map(|outbox| outbox.waiting.clone()).unwrap_or_default());
    let none = move || if store.sync.with(|sync| sync.link == Link::Alone) { t.waiting_none_alone } else { t.waiting_none };
    let line = move |(client, edits): (Id, u32)| {
        let (name, route) = store.called(client);
        view! {
            <a class="line" href=route.to_string() data-testid="waiting-line" data-id=client.to_string()>
                {avatar(&name, "")}
                <span class="grow cut" dir="auto" title=name.clone()>{name.clone()}</span>
                <span class="faint s">{count(u64::from(edits), t.edits_n)}</span>
            </a>
        }
    };
    view! {
        <div class="card lines">
            <h2 class="h3 lines-head">{t.waiting}</h2>
            {move || {
                let waiting = waiting();
                if waiting.is_empty() {
                    view! { <p class="s muted lines-none" data-testid="waiting-none">{move || none()}</p> }
                } else {
                    waiting.into_iter().take(200).map(line).collect::<Vec<_>>().into_any()
                }
            }}
        </div>
    }
}
