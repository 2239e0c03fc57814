//! The board's keys: arrows walk, Shift with an arrow (or a bracket) moves the deal, M opens its menu, Enter the deal.
//! Never here: dragging.

use std::sync::Arc;

use ingot_shared::Id;
use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::page::BoardState;
use crate::model::board::Card;
use crate::ui::browser::{self, focus, is_typing};
use crate::ui::prelude::*;
use crate::ui::router::Route;

/// What a key does to the focused card.
enum Do {
    Walk(isize, isize),
    Move(isize),
    Menu,
    Open,
}

fn meaning(event: &KeyboardEvent) -> Option<Do> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    // Brackets and M by their place on the keyboard: they work in the Russian layout too.
    Some(match (event.key().as_str(), event.code().as_str(), event.shift_key()) {
        ("ArrowLeft", _, true) | (_, "BracketLeft", false) => Do::Move(-1),
        ("ArrowRight", _, true) | (_, "BracketRight", false) => Do::Move(1),
        ("ArrowLeft", _, false) => Do::Walk(-1, 0),
        ("ArrowRight", _, false) => Do::Walk(1, 0),
        ("ArrowUp", _, false) => Do::Walk(0, -1),
        ("ArrowDown", _, false) => Do::Walk(0, 1),
        ("Enter" | " ", ..) => Do::Open,
        (_, "KeyM", false) => Do::Menu,
        _ => return None,
    })
}

/// Handles a key on the board.
pub fn press(state: BoardState, event: &KeyboardEvent) {
    if is_typing(event.target()) {
        return;
    }
    let Some(card) = focused_card(state, event) else { return };
    let Some(what) = meaning(event) else { return };
    if matches!(what, Do::Move(_) | Do::Menu) && !state.store.role.get_untracked().writes() {
        return;
    }
    event.prevent_default();
    event.stop_propagation();
    match what {
        Do::Walk(across, down) => {
            if let Some(next) = state.board.with_untracked(|board| board.neighbour(card.deal.id, across, down)) {
                show_and_focus(state, next);
            }
        }
        Do::Move(step) => {
            if let Some(to) = state.board.with_untracked(|board| board.beside(card.deal.stage, step)) {
                state.move_to(&card, to);
                let id = card.deal.id;
                // The card is drawn anew in the other column: the focus follows it.
                browser::later(0, move || show_and_focus(state, id));
            }
        }
        Do::Menu => {
            let button = document().query_selector(&format!("[data-id='{}'] + .d-more", card.deal.id)).ok().flatten();
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                state.menu.set(Some((card, button)));
            }
        }
        Do::Open => open(state, &card),
    }
}

fn focused_card(state: BoardState, event: &KeyboardEvent) -> Option<Arc<Card>> {
    let element = event.target()?.dyn_into::<HtmlElement>().ok()?;
    let id: Id = element.get_attribute("data-id")?.parse().ok()?;
    state.board.with_untracked(|board| board.card(id))
}

/// Gives the focus back to a card that lost it by moving; not when it is somewhere else by now.
pub fn refocus(state: BoardState, id: Id) {
    if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
        show_and_focus(state, id);
    }
}

fn show_and_focus(state: BoardState, id: Id) {
    if let Some(place) = state.board.try_with_untracked(|board| board.place(id)).flatten() {
        state.phone_stage.set(place.0);
        state.reach.set(Some(place));
        // It may have to be drawn first.
        browser::later(0, move || focus(&format!(".board [data-id='{id}']")));
    }
}

/// Opens a card's deal.
pub fn open(state: BoardState, card: &Card) {
    state.router.go(Route::Deal(card.client, card.deal.id));
}
