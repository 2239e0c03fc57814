//! One entry: state, client, why, amount, the main action. Never here: what is written down afterwards.

use ingot_shared::Id;
use ingot_shared::row::ClientRow;
use leptos::ev::MouseEvent;

use super::state::TodayState;
use super::why::{act, mark, reason};
use crate::model::reach::tel;
use crate::model::segments::Segment;
use crate::model::today::{Act, Item, Section};
use crate::ui::common::{anchor_of, icon, segment_badge};
use crate::ui::i18n::{figures, fill, names, t};
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// The entry; it watches its own client only.
#[component]
pub fn Row(
    /// The worklist.
    state: TodayState,
    /// The client.
    id: Id,
    /// The section.
    section: Section,
) -> AnyView {
    let store = state.store;
    let shown = memo(move || {
        let scope = store.scope.get();
        store.rows.with(|rows| Some((rows.today().item(scope, id)?, rows.get(id)?, rows.segment(id))))
    });
    let is_chosen = move || state.chosen.get() == Some(id);
    view! {
        <div
            role="listitem"
            class="t-item"
            class:on=is_chosen
            data-testid="today-row"
            data-id=id.to_string()
            data-section=section.key()
        >
            <span class="t-swipe" aria-hidden="true"><i>{icon("check")}</i><i>{icon("clock")}</i></span>
            <div class="t-row">
                {move || shown.get().map(|(item, entry, segment)| cells(state, &item, &entry.row, segment))}
            </div>
        </div>
    }
}

fn cells(state: TodayState, item: &Item, row: &ClientRow, segment: Segment) -> AnyView {
    let words = &t().today_words;
    let id = item.client;
    let name = names::client(row.title());
    let why = reason(item, state.store.day_shown());
    let sum = (!item.sums.is_empty()).then(|| figures::sums(&item.sums));
    let snooze = move |event: MouseEvent| {
        if let Some(button) = anchor_of(&event) {
            state.snooze.set(Some((id, button)));
        }
    };
    view! {
        {mark(item.section)}
        <button type="button" class="t-main" data-testid="today-choose" on:click=move |_| state.choose(id)>
            <span class="t-name">
                <b class="cut" dir="auto" title=name.clone() data-testid="today-name">{name.clone()}</b>
                {segment_badge(segment)}
                {instead(state.store, row, item.assignee(row))}
            </span>
            <span class="t-why" dir="auto" title=why.clone()>{why.clone()}</span>
            <span class="t-sum">{sum}</span>
        </button>
        <span class="t-tools">
            <button type="button" class="btn icon quiet" aria-label=format!("{}: {name}", words.done) title=words.done data-testid="today-done" on:click=move |_| state.done(id)>{icon("check")}</button>
            <button type="button" class="btn icon quiet" aria-label=format!("{}: {name}", words.snooze) title=words.snooze aria-haspopup="menu" data-testid="today-snooze" on:click=snooze>{icon("clock")}</button>
        </span>
        {action(state, item, row, &name)}
    }
}

/// Whose work it is, while he is away and this member stands in.
pub fn instead(store: Store, row: &ClientRow, assignee: Option<Id>) -> Option<AnyView> {
    let name = store.rows.with_untracked(|rows| rows.today().mine().covered(row, assignee).map(|away| away.name.clone()))?;
    Some(view! { <span class="tag" dir="auto" data-testid="instead">{fill(t().access.away.instead, &[&name])}</span> })
}

/// The main action: a call is a link that the phone understands, and the sheet waits when one comes back to it.
fn action(state: TodayState, item: &Item, row: &ClientRow, name: &str) -> AnyView {
    let (icon_name, word) = act(item.act);
    let id = item.client;
    let label = format!("{word}: {name}");
    match (item.act, row.phones.first()) {
        (Act::Call, Some(phone)) => {
            let href = tel(phone.e164.as_deref(), &phone.typed);
            view! { <a class="t-act" href=href aria-label=label data-testid="today-act" data-act="call" on:click=move |_| state.choose(id)>{icon(icon_name)}<span>{word}</span></a> }
        }
        (Act::Offer | Act::Open, _) => {
            view! { <a class="t-act" href=format!("/clients/{id}") aria-label=label data-testid="today-act" data-act="open">{icon(icon_name)}<span>{word}</span></a> }
        }
        _ => {
            view! { <button type="button" class="t-act" aria-label=label data-testid="today-act" data-act="choose" on:click=move |_| state.choose(id)>{icon(icon_name)}<span>{word}</span></button> }
        }
    }
}
