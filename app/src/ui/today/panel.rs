//! The chosen client beside the list of a wide screen. Never here: the list.

use ingot_shared::Id;
use ingot_shared::document::view::{TimelineEntry, TimelineKind};
use ingot_shared::phone;
use ingot_shared::row::ClientRow;

use super::form::{ResultForm, Ways};
use super::state::TodayState;
use crate::model::open_client::OpenClient;
use crate::model::reach::tel;
use crate::ui::browser::clock;
use crate::ui::common::{avatar, icon, segment_badge};
use crate::ui::i18n::{fill, names, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Entries of the history that are shown.
const RECENT: usize = 3;

/// The panel.
#[component]
pub fn Panel(
    /// The worklist.
    state: TodayState,
    /// The client.
    id: Id,
) -> AnyView {
    let store = state.store;
    let words = &t().today_words;
    store.open_client(id);
    on_cleanup(move || store.close_client(id));
    let entry = memo(move || store.rows.with(|rows| rows.get(id)));
    let segment = memo(move || store.rows.with(|rows| rows.segment(id)));
    let saved = Callback::new(move |()| state.go_on(id));
    view! {
        <div class="t-card card" data-testid="today-panel" data-id=id.to_string()>
            {move || entry.get().map(|entry| who(&entry.row, segment))}
            {move || entry.get().map(|entry| reach(&entry.row))}
            <Ways state=state id=id />
            <ResultForm state=state id=id is_quick=false save_word=words.save_next on_saved=saved />
            <Recent state=state id=id />
        </div>
    }
}

/// Who it is.
pub fn who(row: &ClientRow, segment: Memo<crate::model::segments::Segment>) -> AnyView {
    let name = names::client(row.title());
    let (store, city) = (use_store(), row.city.clone());
    let key = store.rows.with_untracked(|rows| rows.category(row).to_owned());
    let category =
        (!key.is_empty()).then(|| store.workspace.with_untracked(|workspace| names::entry(workspace, "category", &key)));
    view! {
        <div class="t-who">
            {avatar(&name, "l")}
            <div class="grow">
                <b class="t-title" dir="auto">{name.clone()}</b>
                <span class="row s muted t-about">
                    {move || segment_badge(segment.get())}
                    {category.map(|category| view! { <span class="tag">{category}</span> })}
                    <span dir="auto">{city}</span>
                </span>
            </div>
            <a class="btn icon quiet" href=format!("/clients/{}", row.id) aria-label=format!("{}: {name}", t().open_client) title=t().open_client data-testid="today-open">
                {icon("out")}
            </a>
        </div>
    }
}

/// The number large, and the button that calls it.
pub fn reach(row: &ClientRow) -> AnyView {
    let words = &t().today_words;
    let Some(first) = row.phones.first() else {
        return view! { <p class="t-reach s muted">{words.no_phone}</p> };
    };
    let shown = first.e164.as_deref().map_or_else(|| first.typed.clone(), phone::shown);
    view! {
        <div class="t-reach">
            <span class="grow"><span class="s muted block" dir="auto">{row.organization.clone()}</span><b class="t-phone">{shown}</b></span>
            <a class="btn main" href=tel(first.e164.as_deref(), &first.typed) data-testid="panel-call">{icon("phone")}{words.call}</a>
        </div>
    }
}

#[component]
fn Recent(state: TodayState, id: Id) -> AnyView {
    let words = &t().today_words;
    let entries = memo(move || {
        state.store.open.with(OpenClient::parts).filter(|parts| parts.facts.id == id).map(|parts| {
            let some = parts
                .timeline
                .iter()
                .filter_map(|entry| parts.entry(*entry))
                .filter(|entry| !told(state.store, entry).1.is_empty());
            some.take(RECENT).collect::<Vec<_>>()
        })
    });
    let line = move |entry: &TimelineEntry| {
        let (icon_name, text) = told(state.store, entry);
        let by = entry.by.name.clone();
        let when = clock().moment(entry.at);
        view! {
            <li class="t-recent">
                {icon(icon_name)}
                <span class="grow"><span class="t-text" dir="auto">{text}</span><span class="xs faint">{if by.is_empty() { when } else { format!("{when} · {by}") }}</span></span>
            </li>
        }
    };
    view! {
        <div class="t-recents">
            <h3 class="h3">{words.recent}</h3>
            {move || entries.get().map(|entries| match entries.is_empty() {
                true => view! { <p class="s muted">{words.recent_none}</p> },
                false => view! { <ul>{entries.iter().map(|entry| line(entry)).collect::<Vec<_>>()}</ul> },
            })}
        </div>
    }
}

/// An entry in one line.
fn told(store: Store, entry: &TimelineEntry) -> (&'static str, String) {
    match &entry.what {
        TimelineKind::Note { text } => ("doc", text.clone()),
        TimelineKind::DealCreated { title, .. } => ("board", title.clone()),
        TimelineKind::DealMoved { title, to, .. } => ("board", fill(t().deal_moved_to, &[title, &store.stage_name(*to)])),
        TimelineKind::Item { text, .. } => ("clock", text.clone()),
    }
}
