//! Dragging a deal to another month: a mouse drags at once, a finger after a press, so that a swipe scrolls. Never here: the move itself.

use std::sync::Arc;

use ingot_shared::Id;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent, PointerEvent, TouchEvent};

use super::card::face;
use super::drag::scroll_at_edge;
use super::months::MonthsState;
use crate::model::board::Card;
use crate::model::board::months::Span;
use crate::ui::browser;
use crate::ui::common::grip::{GHOST, Grip, Moved, Press, holds_still, place_ghost, swallow_click};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;

/// A deal in the hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The deal.
    pub card: Arc<Card>,
    /// The month below it.
    pub over: Option<Span>,
    width: i32,
}

/// What is pressed. It is `Copy`: the listeners share it.
#[derive(Clone, Copy)]
pub struct Hand {
    state: MonthsState,
    press: Press<Arc<Card>>,
}

/// The deal under the pointer.
#[component]
pub fn Ghost(
    /// The months.
    state: MonthsState,
) -> AnyView {
    // Only another deal draws it anew, not another month below it.
    let held = memo(move || state.held.get().map(|held| (held.card, held.width)));
    live(move || {
        held.get().map(|(card, width)| view! { <div class="d ghost" id=GHOST aria-hidden="true" style:width=format!("{width}px")>{face(card)}</div> })
    })
}

impl Hand {
    /// An empty hand.
    pub fn new(state: MonthsState) -> Self {
        on_cleanup(move || state.held.set(None));
        Self { state, press: Press::new() }
    }

    fn is_dragging(self) -> bool {
        self.state.held.with_untracked(Option::is_some)
    }

    /// A press may become a drag.
    pub fn down(self, event: &PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let element = target.and_then(|target| target.closest(".d").ok().flatten());
        let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return };
        let Some(id) = element.get_attribute("data-id").and_then(|id| id.parse::<Id>().ok()) else { return };
        let Some(card) = self.state.board.board.with_untracked(|board| board.card(id)) else { return };
        if let Some(grip) = Grip::of(event, element, move || self.lift()) {
            self.press.begin(grip, card);
        }
    }

    fn lift(self) {
        let lifted = self
            .press
            .lift(|grip, card| (Held { card: Arc::clone(card), over: None, width: grip.element.offset_width() }, grip.now));
        let Some((held, at)) = lifted else { return };
        self.state.board.store.say(fill(t().deal_lifted, &[&held.card.deal.title]));
        self.state.held.set(Some(held));
        browser::later(0, move || place_ghost(at));
    }

    /// The pointer moves.
    pub fn moved(self, event: &PointerEvent) {
        match self.press.moved(event, self.is_dragging()) {
            Moved::Follows(at) => self.follow(at),
            Moved::Lifts => self.lift(),
            Moved::Stays => {}
        }
    }

    fn follow(self, at: (f64, f64)) {
        place_ghost(at);
        let below = document().element_from_point(at.0 as f32, at.1 as f32);
        let month = below.as_ref().and_then(|below| below.closest(".month[data-drop]").ok().flatten());
        let over = month.and_then(|month| month.get_attribute("data-drop")?.parse::<Span>().ok());
        if self.state.held.with_untracked(|held| held.as_ref().is_some_and(|held| held.over != over)) {
            self.state.held.update(|held| {
                if let Some(held) = held {
                    held.over = over;
                }
            });
        }
        let months = document().query_selector(".months").ok().flatten().and_then(|months| months.dyn_into::<HtmlElement>().ok());
        if let Some(months) = months {
            scroll_at_edge(&months, below.as_ref(), at);
        }
    }

    /// The pointer is let go: the deal goes to the month below it.
    pub fn up(self) {
        self.press.end();
        let Some(held) = self.state.held.try_update(Option::take).flatten() else { return };
        swallow_click();
        if let Some(span) = held.over {
            self.state.move_to(&held.card, span);
        }
    }

    /// The browser took the pointer away: nothing moves.
    pub fn drop(self) {
        self.press.end();
        if self.is_dragging() {
            self.state.held.set(None);
        }
    }

    /// A finger that holds a deal does not scroll.
    pub fn touch(self, event: &TouchEvent) {
        holds_still(event, self.is_dragging());
    }

    /// A long press is ours, not the browser's menu.
    pub fn context(self, event: &MouseEvent) {
        self.press.keeps_menu(event);
    }
}
