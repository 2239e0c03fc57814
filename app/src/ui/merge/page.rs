//! The screen of possible duplicates. Never here: finding them.

use std::sync::Arc;

use ingot_shared::{Id, phone};

use crate::model::duplicates;
use crate::ui::common::{Empty, More, avatar, segment_badge};
use crate::ui::i18n::{count, names, t};
use crate::ui::prelude::*;
use crate::ui::settings::section_head;
use crate::ui::store::use_store;

/// So many groups are drawn at once.
const PAGE: usize = 40;

/// The screen.
#[component]
pub fn DuplicatesPage() -> AnyView {
    let store = use_store();
    let words = &t().merge;
    let groups = memo(move || Arc::new(store.rows.with(|rows| duplicates::groups(rows.iter()))));
    let limit = RwSignal::new(PAGE);
    let total = memo(move || groups.with(|groups| groups.len()));
    // A group is known by its oldest client.
    let firsts =
        move || groups.with(|groups| groups.iter().take(limit.get()).filter_map(|group| group.first().copied()).collect());
    let group = move |first: Id| view! { <Group first=first groups=groups /> };
    view! {
        <div class="wrap duplicates">
            {section_head(words.duplicates, "/clients")}
            {move || if total.get() == 0 && store.health.get().has_rows() {
                view! { <Empty icon_name="users" title=words.none text=words.none_text /> }
            } else {
                view! { <p class="s muted">{words.duplicates_text}</p> }
            }}
            {each(firsts, group)}
            <More total=total limit=limit by=PAGE />
        </div>
    }
}

#[component]
fn Group(first: Id, groups: Memo<Arc<Vec<Vec<Id>>>>) -> AnyView {
    let store = use_store();
    let words = &t().merge;
    let mine = memo(move || {
        groups.with(|groups| groups.iter().find(|group| group.first() == Some(&first)).cloned().unwrap_or_default())
    });
    let compare = move |_| {
        let pair = store.rows.with_untracked(|rows| {
            let group: Vec<_> = mine.get_untracked().into_iter().filter_map(|id| rows.row(id)).collect();
            duplicates::first_pair(&group)
        });
        if pair.is_some() {
            store.merging.set(pair);
        }
    };
    view! {
        <section class="card lines duplicate" data-testid="duplicate">
            {each(move || mine.get(), |id| view! { <Line id=id /> })}
            <div class="duplicate-do"><button type="button" class="btn" data-testid="compare" on:click=compare>{words.compare}</button></div>
        </section>
    }
}

#[component]
fn Line(id: Id) -> AnyView {
    let store = use_store();
    let t = t();
    let entry = memo(move || store.rows.with(|rows| rows.get(id)));
    let segment = memo(move || store.rows.with(|rows| rows.segment(id)));
    live(move || {
        let Some(entry) = entry.get() else { return ().into_any() };
        let row = &entry.row;
        let title = names::client(row.title());
        let phones = row.phones.iter().map(|phone| phone.e164.as_deref().map_or_else(|| phone.typed.clone(), phone::shown));
        let deals = u64::try_from(row.deals.len()).unwrap_or_default();
        let about = phones.chain(row.emails.iter().cloned()).chain([row.city.clone(), row.responsible.clone()]);
        let deals = (deals > 0).then(|| count(deals, t.deals_n));
        let about = about.chain(deals).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        view! {
            <a class="line" href=format!("/clients/{id}")>
                {avatar(&title, "")}
                <span class="grow"><span class="b" dir="auto">{title.clone()}</span><br /><span class="s muted" dir="auto">{about}</span></span>
                {move || segment_badge(segment.get())}
            </a>
        }
    })
}
