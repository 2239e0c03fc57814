//! Dragging a card with a pointer: a mouse drags at once, a finger after a press, so that a swipe scrolls. Never here: the move itself.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::domain::StageId;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, PointerEvent, TouchEvent};

use super::card::face;
use super::keys::open;
use super::page::BoardState;
use crate::model::board::Card;
use crate::ui::browser;
use crate::ui::common::grip::{GHOST, Grip, Moved, Press, holds_still, place_ghost, swallow_click};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;

/// How near the edge of the board it begins to scroll, and by how much a frame, in pixels.
const EDGE: f64 = 56.0;
const SPEED: i32 = 14;

/// A card in the hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Drag {
    /// The card.
    pub card: Arc<Card>,
    /// The stage below it.
    pub over: Option<StageId>,
    /// Its width, as it was in its column.
    pub width: i32,
}

/// What is pressed. It is `Copy`: the board's listeners share it.
#[derive(Clone, Copy)]
pub struct Hand {
    state: BoardState,
    press: Press<Arc<Card>>,
}

/// The card under the pointer; it is moved by style alone, not by drawing it again.
#[component]
pub fn Ghost(
    /// The board.
    state: BoardState,
) -> AnyView {
    live(move || {
        state.drag.get().map(|Drag { card, width, .. }| view! { <div class="d ghost" id=GHOST aria-hidden="true" style:width=format!("{width}px")>{face(card)}</div> })
    })
}

impl Hand {
    /// An empty hand for a board.
    pub fn new(state: BoardState) -> Self {
        on_cleanup(move || state.drag.set(None));
        Self { state, press: Press::new() }
    }

    fn is_dragging(self) -> bool {
        self.state.drag.with_untracked(Option::is_some)
    }

    fn card_of(self, event: &Event) -> Option<(Arc<Card>, HtmlElement)> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let element = target.closest(".d").ok().flatten()?.dyn_into::<HtmlElement>().ok()?;
        let id: Id = element.get_attribute("data-id")?.parse().ok()?;
        Some((self.state.board.with_untracked(|board| board.card(id))?, element))
    }

    /// A click opens the deal, unless it ended a drag (that one is swallowed before it comes here).
    pub fn click(self, event: &MouseEvent) {
        if let Some((card, _)) = self.card_of(event).filter(|_| event.button() == 0) {
            open(self.state, &card);
        }
    }

    /// A press may become a drag.
    pub fn down(self, event: &PointerEvent) {
        let Some((card, element)) = self.card_of(event) else { return };
        if let Some(grip) = Grip::of(event, element, move || self.lift()) {
            self.press.begin(grip, card);
        }
    }

    fn lift(self) {
        let lifted = self.press.lift(|grip, card| {
            let drag = Drag { card: Arc::clone(card), over: Some(card.deal.stage), width: grip.element.offset_width() };
            (drag, grip.now, grip.is_touch)
        });
        let Some((drag, at, is_touch)) = lifted else { return };
        if is_touch {
            let _ = window().navigator().vibrate_with_duration(10);
        }
        self.state.store.say(fill(t().deal_lifted, &[&drag.card.deal.title]));
        self.state.drag.set(Some(drag));
        browser::later(0, move || place_ghost(at));
    }

    /// The pointer moves: a mouse begins to drag, a finger that moves before the hold is over scrolls, a card in the hand follows.
    pub fn moved(self, board: &HtmlElement, event: &PointerEvent) {
        match self.press.moved(event, self.is_dragging()) {
            Moved::Follows(at) => self.follow(board, at),
            Moved::Lifts => self.lift(),
            Moved::Stays => {}
        }
    }

    fn follow(self, board: &HtmlElement, at: (f64, f64)) {
        // Asked before anything is moved: afterwards the browser would have to lay out the board for the answer.
        let below = document().element_from_point(at.0 as f32, at.1 as f32);
        scroll_at_edge(board, below.as_ref(), at);
        place_ghost(at);
        let over = below
            .as_ref()
            .and_then(|below| below.closest("[data-drop]").ok().flatten()?.get_attribute("data-drop")?.parse().ok());
        if self.state.drag.with_untracked(|drag| drag.as_ref().is_some_and(|drag| drag.over != over)) {
            self.state.drag.update(|drag| {
                if let Some(drag) = drag {
                    drag.over = over;
                }
            });
        }
    }

    /// The pointer is let go: the card goes to the stage below it.
    pub fn up(self) {
        self.press.end();
        let Some(drag) = self.state.drag.try_update(Option::take).flatten() else { return };
        swallow_click();
        if let Some(to) = drag.over {
            self.state.move_to(&drag.card, to);
        }
    }

    /// The browser took the pointer away (to scroll), or the card is gone: nothing moves.
    pub fn drop(self) {
        self.press.end();
        if self.is_dragging() {
            self.state.drag.set(None);
        }
    }

    /// A finger that holds a card does not scroll.
    pub fn touch(self, event: &TouchEvent) {
        holds_still(event, self.is_dragging());
    }

    /// A long press is ours, not the browser's menu.
    pub fn context(self, event: &MouseEvent) {
        self.press.keeps_menu(event);
    }
}

/// Near an edge the board scrolls sideways, and the column below the pointer (on a phone the page) up or down, with every move. Elsewhere
/// nothing is touched.
pub fn scroll_at_edge(board: &HtmlElement, below: Option<&Element>, (x, y): (f64, f64)) {
    let push = |at: f64, low: f64, high: f64| {
        if at < low + EDGE {
            -SPEED
        } else if at > high - EDGE {
            SPEED
        } else {
            0
        }
    };
    let rect = board.get_bounding_client_rect();
    let across = push(x, rect.left(), rect.right());
    let cards = below.and_then(|below| below.closest(".column, .month").ok().flatten()?.query_selector(".cards").ok().flatten());
    let cards = cards.filter(|cards| cards.scroll_height() > cards.client_height());
    let (top, bottom) = match &cards {
        Some(cards) => {
            let rect = cards.get_bounding_client_rect();
            (rect.top(), rect.bottom())
        }
        None => (0.0, browser::window_size().1),
    };
    let down = push(y, top, bottom);
    if across != 0 {
        board.set_scroll_left(board.scroll_left() + across);
    }
    match cards.filter(|_| down != 0) {
        Some(cards) => cards.set_scroll_top(cards.scroll_top() + down),
        None if down != 0 => window().scroll_by_with_x_and_y(0.0, f64::from(down)),
        None => {}
    }
}
