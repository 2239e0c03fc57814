//! The clients that the department here is asked to take over (C174), above what clients themselves ask. Never here: accepting one.

use ingot_shared::Id;
use ingot_shared::document::view::{AuthorView, TransferView};
use ingot_shared::row::ClientRow;

use crate::model::inbox::Asked;
use crate::ui::browser::clock;
use crate::ui::client::AcceptSheet;
use crate::ui::common::icon;
use crate::ui::i18n::{fill, names, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// The request as far as the row knows it.
fn request(store: Store, row: &ClientRow, id: Id) -> Option<TransferView> {
    let found = row.transfers.iter().find(|transfer| transfer.id == id)?;
    let name = store.team().into_iter().find(|lead| lead.member == found.by).map(|lead| lead.name);
    let by = AuthorView { member: found.by, name: name.unwrap_or_else(|| t().team.somebody.to_owned()) };
    let (at, text, state) = (found.at, found.text.clone(), found.state.clone());
    Some(TransferView { id, at, by, text, from: found.from, to: found.to, state, settled: false, turns: Vec::new() })
}

/// The list, while there are any.
#[component]
pub fn AskedOfUs() -> AnyView {
    let store = use_store();
    let words = &t().access.transfer;
    let accepting = RwSignal::new(None::<(Id, TransferView)>);
    let all = memo(move || store.asked());
    let line = move |Asked { client, transfer, .. }: Asked| {
        let entry = store.rows.with_untracked(|rows| rows.get(client))?;
        let request = request(store, &entry.row, transfer)?;
        let name = names::client(entry.row.title());
        let about = format!("{} · {}", fill(words.asks, &[&request.by.name]), clock().ago(request.at));
        let text = request.text.clone();
        let open = move |_| accepting.set(Some((client, request.clone())));
        Some(view! {
            <li class="inbox-item" data-testid="asked-item" data-id=client.to_string()>
                <span class="state none">{icon("users")}</span>
                <div class="grow">
                    <div class="inbox-head"><a class="b" dir="auto" href=format!("/clients/{client}") data-testid="asked-client">{name}</a></div>
                    <p class="inbox-text" dir="auto">{text}</p>
                    <p class="s inbox-about muted" dir="auto">{about}</p>
                </div>
                <div class="inbox-do">
                    <button type="button" class="btn main" data-testid="asked-accept" on:click=open>{words.accept}</button>
                </div>
            </li>
        })
    };
    view! {
        {move || {
            let lines = all.get().into_iter().filter_map(line).collect::<Vec<_>>();
            (!lines.is_empty()).then(|| view! {
                <section class="asked" aria-label=words.waiting data-testid="asked">
                    <h2 class="h3">{words.waiting}</h2>
                    <ul class="card inbox-list">{lines}</ul>
                </section>
            })
        }}
        {move || accepting.get().map(|(id, request)| {
            let close = Callback::new(move |()| accepting.set(None));
            view! { <AcceptSheet id=id request=request on_close=close /> }
        })}
    }
}
