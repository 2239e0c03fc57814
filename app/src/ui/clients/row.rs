//! One client in the list: columns on a desktop, a card on a phone. Never here: editing.

use ingot_shared::phone;
use ingot_shared::row::ClientRow;
use ingot_shared::{Id, Money};
use leptos::ev::MouseEvent;

use super::selection::{Selection, pick_box};
use crate::bridge::Link;
use crate::model::segments::Segment;
use crate::ui::browser::clock;
use crate::ui::common::{avatar, segment_badge};
use crate::ui::i18n::{count, figures, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The row; it watches its own client only.
#[component]
pub fn ClientRowView(
    /// Which client.
    id: Id,
    /// Who is selected.
    selection: Selection,
) -> AnyView {
    let store = use_store();
    let entry = memo(move || store.rows.with(|rows| rows.get(id)));
    let segment = memo(move || store.rows.with(|rows| rows.segment(id)));
    let won = memo(move || store.rows.with(|rows| rows.won(id)));
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
                {move || entry.get().map(|entry| cells(&entry.row, segment, won, is_unsent))}
            </a>
        </div>
    }
}

fn cells(row: &ClientRow, segment: Memo<Segment>, won: Memo<Money>, is_unsent: Memo<bool>) -> AnyView {
    let t = t();
    let title = if row.title().is_empty() { t.unnamed.to_owned() } else { row.title().to_owned() };
    let phone = row
        .phones
        .first()
        .map(|phone| phone.e164.as_deref().map_or_else(|| phone.typed.clone(), phone::shown))
        .unwrap_or_default();
    let deals = match row.open_deals() {
        0 => String::new(),
        open => open.to_string(),
    };
    let clock = clock();
    let last = row.last_contact.map(|at| clock.day(at)).unwrap_or_default();
    let made = clock.day(row.created);
    // The phone's second line: who it is at a glance, whatever is known of it.
    let about = [row.organization.as_str(), row.city.as_str(), phone.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let open_deals = (!deals.is_empty()).then(|| count(u64::try_from(row.open_deals()).unwrap_or(0), t.deals_n));
    view! {
        {avatar(&title, "")}
        <span class="c-name">
            <span class="cut b" dir="auto" title=title.clone() data-testid="row-name">{title.clone()}</span>
            // Most of a base never bought: the badge is for those who did.
            {move || Some(segment.get()).filter(|segment| *segment != Segment::Casual).map(segment_badge)}
            {move || is_unsent.get().then(|| view! { <i class="unsent-dot" role="img" aria-label=t.not_sent_dot title=t.not_sent_dot data-testid="unsent-dot"></i> })}
            <span class="c-org cut faint" dir="auto" title=row.organization.clone()>{row.organization.clone()}</span>
        </span>
        <span class="c-about cut muted" dir="auto" title=about.clone()>{about.clone()}</span>
        <span class="c-phone cut" title=phone.clone()>{phone.clone()}</span>
        <span class="c-city cut" dir="auto" title=row.city.clone()>{row.city.clone()}</span>
        <span class="c-resp cut" dir="auto" title=row.responsible.clone()>{row.responsible.clone()}</span>
        <span class="c-won num">{move || Some(won.get()).filter(|won| won.minor > 0).map(|won| figures::short_sums(&[won].into_iter().collect()))}</span>
        <span class="c-deals num"><span class="unseen">{t.col_deals}": "</span>{deals}</span>
        <span class="c-open tag">{open_deals}</span>
        <span class="c-last num faint">{last}</span>
        <span class="c-made num faint">{made}</span>
    }
}
