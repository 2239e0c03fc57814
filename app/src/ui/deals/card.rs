//! A deal on the board. Never here: dragging, keys; the board listens for its cards.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::domain::{StageId, StageKind};
use leptos::ev::MouseEvent;

use super::page::BoardState;
use super::step::step_mark;
use crate::model::board::Card;
use crate::ui::browser::clock;
use crate::ui::common::{anchor_of, avatar, icon};
use crate::ui::i18n::deals::step_in_full;
use crate::ui::i18n::{figures, fill, t};
use crate::ui::prelude::*;

/// A card; it watches its own deal only.
#[component]
pub fn CardView(
    /// The board.
    state: BoardState,
    /// The deal.
    id: Id,
    /// The stage whose column it is in.
    stage: StageId,
) -> AnyView {
    let t = t();
    let card = memo(move || state.board.with(|board| board.card_at(stage, id)));
    // One card of the board is in the tab order: the one that was focused last, else the first.
    let is_entry = memo(move || match state.focused.get() {
        Some(focused) => focused == id,
        None => state.board.with(|board| board.first()) == Some(id),
    });
    let is_lifted = move || state.drag.with(|drag| drag.as_ref().is_some_and(|drag| drag.card.deal.id == id));
    let label = move || card.with(|card| card.as_deref().map(|card| spoken(state, card)).unwrap_or_default());
    let open_menu = move |event: MouseEvent| {
        event.stop_propagation();
        let button = anchor_of(&event);
        if let (Some(card), Some(button)) = (card.get_untracked(), button) {
            state.menu.set(Some((card, button)));
        }
    };
    view! {
        <div role="listitem">
            <div
                class="d"
                class:lifted=is_lifted
                role="button"
                tabindex=move || if is_entry.get() { "0" } else { "-1" }
                data-testid="deal-card"
                data-id=id.to_string()
                data-stage=stage.key().to_owned()
                on:focus=move |_| state.focused.set(Some(id))
            >
                {move || card.get().map(face)}
            </div>
            <button type="button" class="btn icon quiet d-more writes" tabindex="-1" aria-haspopup="menu" aria-label=move || format!("{}: {}", t.move_to, label()) data-testid="deal-menu" on:click=open_menu>
                {icon("more")}
            </button>
        </div>
    }
}

fn spoken(state: BoardState, card: &Card) -> String {
    let step = if card.deal.kind() == StageKind::Open { step_in_full(&card.step) } else { String::new() };
    let (amount, stage) = (figures::amount(card.deal.amount), state.store.stage_name(card.deal.stage));
    let parts = [&card.deal.title, &card.client_name, &amount, &stage, &step];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// What is on a card, also on the one in the hand.
pub fn face(card: Arc<Card>) -> AnyView {
    let deal = &card.deal;
    let title = deal.title.clone();
    let name = card.client_name.clone();
    let responsible = deal.responsible.clone();
    let clock = clock();
    let is_in_work = deal.kind() == StageKind::Open;
    view! {
        <b class="d-title" dir="auto">{title}</b>
        <span class="s muted cut" dir="auto" title=name.clone()>{name.clone()}</span>
        <span class="sum">{deal.amount.to_string()}" "<small>{figures::currency(deal.amount.currency)}</small></span>
        <span class="row xs d-foot">
            {is_in_work.then(|| step_mark(&card.step))}
            <span class="grow"></span>
            {card.is_rotting.then(|| view! { <span class="rot" title=format!("{}: {}", t().deal_words.rotting, fill(t().deal_words.idle_for, &[&card.idle]))>{icon("bang")}</span> })}
            <span class="faint" title=clock.full(deal.since)>{clock.idle(deal.since)}</span>
            {(!responsible.is_empty()).then(|| view! { <span title=responsible.clone()>{avatar(&responsible, "xs")}</span> })}
        </span>
    }
}
