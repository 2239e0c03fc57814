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
use crate::model::rows::Entry;
use crate::model::segments::Segment;
use crate::model::views::Listed;
use crate::ui::browser::clock;
use crate::ui::common::{avatar_of, segment_badge};
use crate::ui::i18n::{count, names as called, t};
use crate::ui::prelude::*;

/// What every part of a row reads.
#[derive(Clone, Copy)]
struct Row {
    entry: Memo<Option<Arc<Entry>>>,
    segment: Memo<Segment>,
    is_unsent: Memo<bool>,
}

impl Row {
    /// A text of the client's row; nothing where the client is gone.
    fn text(self, of: impl Fn(&ClientRow) -> String) -> String {
        self.entry.with(|entry| entry.as_ref().map(|entry| of(&entry.row)).unwrap_or_default())
    }
}

/// The row of whichever client is at its place; its elements stay, only the words in them change.
#[component]
pub fn ClientRowView(
    /// Which client.
    id: Memo<Id>,
    /// The list.
    state: ListState,
    /// Who is selected.
    selection: Selection,
) -> AnyView {
    let store = state.store;
    let row = Row {
        entry: memo(move || store.rows.with(|rows| rows.get(id.get()))),
        segment: memo(move || store.rows.with(|rows| rows.segment(id.get()))),
        // Alone on its device, an edit is at home: there is nowhere to send it.
        is_unsent: memo(move || store.sync.with(|sync| sync.link != Link::Alone && sync.unsent_documents.contains(&id.get()))),
    };
    let is_chosen = memo(move || selection.chosen.with(|chosen| chosen.contains(&id.get())));
    let press = move |event: MouseEvent| {
        if selection.is_picking.get_untracked() {
            event.prevent_default();
            selection.toggle(id.get_untracked());
        }
    };
    view! {
        <div role="listitem" class="client-item" class:chosen=is_chosen>
            {pick_box(selection, id, is_chosen, row.entry)}
            <a class="client-row" href=move || format!("/clients/{}", id.get()) data-testid="client-row" data-id=move || id.get().to_string() on:click=press>
                {move || if store.wide.get() { line(state, row) } else { card(row) }}
            </a>
        </div>
    }
}

fn head(row: Row, has_badge: impl Fn() -> bool + Send + 'static) -> AnyView {
    let t = t();
    let title = move || row.text(|row| called::client(row.title()));
    view! {
        {avatar_of(title)}
        <span class="c-name">
            <span class="cut b" data-testid="row-name">{title}</span>
            // Most of a base never bought: the badge is for those who did.
            {move || Some(row.segment.get()).filter(|segment| *segment != Segment::Casual && has_badge()).map(segment_badge)}
            {move || row.is_unsent.get().then(|| view! { <i class="unsent-dot" role="img" aria-label=t.not_sent_dot title=t.not_sent_dot data-testid="unsent-dot"></i> })}
            <span class="c-org cut faint">{move || row.text(|row| row.organization.clone())}</span>
        </span>
    }
}

fn line(state: ListState, row: Row) -> AnyView {
    let store = state.store;
    let texts = memo(move || {
        let columns = state.columns.get();
        let of = |row: &ClientRow| {
            store.rows.with(|rows| columns.iter().map(|column| cells::shown(store, rows, row, *column)).collect::<Vec<_>>())
        };
        row.entry.with(|entry| entry.as_ref().map(|entry| of(&entry.row)).unwrap_or_default())
    });
    let has_segment = memo(move || state.columns.with(|columns| columns.contains(&Column::Segment)));
    let cell = move |(nth, column): (usize, Column)| {
        let text = move || texts.with(|texts| texts.get(nth).cloned().unwrap_or_default());
        let class = format!("{} c-{}", if column.is_number() { "num" } else { "cut" }, column.key());
        let unseen = (column == Column::Deals).then(|| {
            live(move || (!text().is_empty()).then(|| view! { <span class="unseen">{super::layout::column(column)}": "</span> }))
        });
        view! { <span class=class>{unseen}{text}</span> }
    };
    view! {
        {head(row, move || !has_segment.get())}
        {move || state.columns.get().iter().copied().enumerate().map(cell).collect::<Vec<_>>()}
    }
}

fn card(row: Row) -> AnyView {
    // The second line: who it is at a glance, whatever is known of it.
    let about = |row: &ClientRow| {
        let phone = cells::first_phone(row);
        let known = [row.organization.as_str(), row.city.as_str(), phone.as_str()];
        known.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let open = |row: &ClientRow| {
        let open = u64::try_from(row.open_deals()).unwrap_or(0);
        if open > 0 { count(open, t().deals_n) } else { String::new() }
    };
    let last = |row: &ClientRow| row.last_contact.map(|at| clock().day(at)).unwrap_or_default();
    view! {
        {head(row, || true)}
        <span class="c-about cut muted">{move || row.text(about)}</span>
        <span class="c-open tag">{move || row.text(open)}</span>
        <span class="c-contact num faint">{move || row.text(last)}</span>
    }
}

/// The head of a group: the word that its clients have in common, and how many they are.
pub fn group_head(state: ListState, listed: Memo<Arc<Listed>>, id: Memo<Id>) -> AnyView {
    let head = memo(move || listed.with(|listed| listed.heads.get(&id.get()).cloned()));
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
