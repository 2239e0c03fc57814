//! One client in the list: columns on a desktop, a card on a phone; and the head of a group. Never here: editing.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::row::ClientRow;
use leptos::ev::MouseEvent;

use super::cells;
use super::names;
use super::selection::{Selection, pick_box};
use super::state::ListState;
use crate::bridge::Link;
use crate::model::columns::Column;
use crate::model::plural::grouped;
use crate::model::segments::Segment;
use crate::model::views::Listed;
use crate::ui::browser::clock;
use crate::ui::common::{avatar, segment_badge};
use crate::ui::i18n::{count, names as called, t};
use crate::ui::prelude::*;

/// The row; it watches its own client only.
#[component]
pub fn ClientRowView(
    /// Which client.
    id: Id,
    /// The list.
    state: ListState,
    /// Who is selected.
    selection: Selection,
) -> AnyView {
    let store = state.store;
    let entry = memo(move || store.rows.with(|rows| rows.get(id)));
    let segment = memo(move || store.rows.with(|rows| rows.segment(id)));
    let texts = memo(move || {
        let columns = state.columns.get();
        let of = |row: &ClientRow| {
            store
                .rows
                .with(|rows| columns.iter().map(|column| (*column, cells::shown(store, rows, row, *column))).collect::<Vec<_>>())
        };
        entry.with(|entry| entry.as_ref().map(|entry| of(&entry.row)).unwrap_or_default())
    });
    // Alone on its device, an edit is at home: there is nowhere to send it.
    let is_unsent = memo(move || store.sync.with(|sync| sync.link != Link::Alone && sync.unsent_documents.contains(&id)));
    let is_chosen = memo(move || selection.chosen.with(|chosen| chosen.contains(&id)));
    let press = move |event: MouseEvent| {
        if selection.is_picking.get_untracked() {
            event.prevent_default();
            selection.toggle(id);
        }
    };
    view! {
        <div role="listitem" class="client-item" class:chosen=is_chosen>
            {pick_box(selection, id, is_chosen, entry)}
            <a class="client-row" href=format!("/clients/{id}") data-testid="client-row" data-id=id.to_string() on:click=press>
                {move || entry.get().map(|entry| {
                    if store.wide.get() { line(&entry.row, segment, texts, is_unsent) } else { card(&entry.row, segment, is_unsent) }
                })}
            </a>
        </div>
    }
}

fn head(row: &ClientRow, badge: impl Fn() -> bool + Send + 'static, segment: Memo<Segment>, is_unsent: Memo<bool>) -> AnyView {
    let t = t();
    let title = called::client(row.title());
    view! {
        {avatar(&title, "")}
        <span class="c-name">
            <span class="cut b" dir="auto" title=title.clone() data-testid="row-name">{title.clone()}</span>
            // Most of a base never bought: the badge is for those who did.
            {move || Some(segment.get()).filter(|segment| *segment != Segment::Casual && badge()).map(segment_badge)}
            {move || is_unsent.get().then(|| view! { <i class="unsent-dot" role="img" aria-label=t.not_sent_dot title=t.not_sent_dot data-testid="unsent-dot"></i> })}
            <span class="c-org cut faint" dir="auto" title=row.organization.clone()>{row.organization.clone()}</span>
        </span>
    }
}

fn line(row: &ClientRow, segment: Memo<Segment>, texts: Memo<Vec<(Column, String)>>, is_unsent: Memo<bool>) -> AnyView {
    let has_segment = memo(move || texts.with(|texts| texts.iter().any(|(column, _)| *column == Column::Segment)));
    let cell = |(column, text): (Column, String)| {
        let unseen = (!text.is_empty() && column == Column::Deals)
            .then(|| view! { <span class="unseen">{super::layout::column(column)}": "</span> });
        let class = if column.is_number() { "num" } else { "cut" };
        let title = text.clone();
        view! { <span class=format!("{class} c-{}", column.key()) dir=(!column.is_number()).then_some("auto") title=title>{unseen}{text}</span> }
    };
    view! {
        {head(row, move || !has_segment.get(), segment, is_unsent)}
        {move || texts.get().into_iter().map(cell).collect::<Vec<_>>()}
    }
}

fn card(row: &ClientRow, segment: Memo<Segment>, is_unsent: Memo<bool>) -> AnyView {
    let phone = cells::first_phone(row);
    // The second line: who it is at a glance, whatever is known of it.
    let known = [row.organization.as_str(), row.city.as_str(), phone.as_str()];
    let about = known.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let open = u64::try_from(row.open_deals()).unwrap_or(0);
    let last = row.last_contact.map(|at| clock().day(at)).unwrap_or_default();
    view! {
        {head(row, || true, segment, is_unsent)}
        <span class="c-about cut muted" dir="auto" title=about.clone()>{about.clone()}</span>
        <span class="c-open tag">{(open > 0).then(|| count(open, t().deals_n))}</span>
        <span class="c-contact num faint">{last}</span>
    }
}

/// The head of a group: the word that its clients have in common, and how many they are.
pub fn group_head(state: ListState, listed: Memo<Arc<Listed>>, id: Id) -> AnyView {
    let head = memo(move || listed.with(|listed| listed.heads.get(&id).cloned()));
    let name = move || {
        let field = state.look.with(|look| look.show.group)?;
        head.with(|head| Some(names::word(state.store, field, &head.as_ref()?.word)))
    };
    let number = move || head.with(|head| head.as_ref().map_or(0, |head| head.count));
    view! {
        <div role="listitem" class="group-head" data-testid="group-head" data-count=move || number().to_string()>
            <h2 class="cut" dir="auto" title=move || name().unwrap_or_default()>{move || name().unwrap_or_default()}</h2>
            <span class="muted s">{move || grouped(u64::try_from(number()).unwrap_or(0))}</span>
        </div>
    }
}
