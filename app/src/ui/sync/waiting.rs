//! Edits that wait to be sent, by record: what they are about, and since when. Never here: sending.

use std::sync::Arc;

use ingot_shared::Id;

use crate::bridge::{Link, Said, Waiting as Record};
use crate::ui::browser::clock;
use crate::ui::common::{VirtualList, avatar_of};
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Outbox, Store, use_store};

/// The height of a line in pixels (`sync.css`).
const LINE: u32 = 60;

/// The list.
#[component]
pub fn Waiting() -> AnyView {
    let store = use_store();
    let t = t();
    let ids = memo(move || {
        let all = |outbox: &Outbox| outbox.waiting.iter().map(|record| record.document).collect();
        Arc::new(store.outbox.with(|outbox| outbox.as_ref().map(all).unwrap_or_default()))
    });
    let is_empty = memo(move || ids.with(|ids: &Arc<Vec<Id>>| ids.is_empty()));
    let none = move || if store.sync.with(|sync| sync.link == Link::Alone) { t.waiting_none_alone } else { t.waiting_none };
    let list = move || {
        if is_empty.get() {
            view! { <p class="s muted lines-none" data-testid="waiting-none">{move || none()}</p> }
        } else {
            view! { <VirtualList ids=ids row_height=Arc::new(|| LINE) row=Arc::new(move |id| line(store, id)) label=t.waiting /> }
        }
    };
    view! {
        <div class="card lines">
            <h2 class="h3 lines-head">{t.waiting}</h2>
            {live(list)}
        </div>
    }
}

fn line(store: Store, document: Memo<Id>) -> AnyView {
    let t = t();
    let called = memo(move || store.called(document.get()));
    let name = move || called.with(|(name, _)| name.clone());
    let record = memo(move || {
        let of = |outbox: &Outbox| outbox.waiting.iter().find(|record| record.document == document.get()).cloned();
        store.outbox.with(|outbox| outbox.as_ref().and_then(of)).unwrap_or_default()
    });
    let what = move || record.with(about);
    let edits = move || record.with(|record| count(u64::from(record.edits), t.edits_n));
    view! {
        <div role="listitem">
            <a
                class="line waiting-line"
                href=move || called.with(|(_, route)| route.to_string())
                data-testid="waiting-line"
                data-id=move || document.get().to_string()
            >
                {avatar_of(name)}
                <span class="grow">
                    <span class="cut block" dir="auto" title=name>{name}</span>
                    <span class="cut block s muted" data-testid="waiting-what" title=what>{what}</span>
                </span>
                <span class="faint s num">{edits}</span>
            </a>
        </div>
    }
}

/// What the edits are about, and since when they wait.
fn about(record: &Record) -> String {
    let mut words: Vec<String> = record.said.iter().map(|said| said_name(*said).to_owned()).collect();
    words.push(fill(t().syncing.since, &[&clock().moment(record.since)]));
    words.join(" · ")
}

fn said_name(said: Said) -> &'static str {
    let t = &t().syncing;
    match said {
        Said::New => t.said_new,
        Said::Facts => t.said_facts,
        Said::Ways => t.said_ways,
        Said::Talk => t.said_talk,
        Said::Deals => t.said_deals,
        Said::Tasks => t.said_tasks,
        Said::Other => t.said_other,
    }
}
