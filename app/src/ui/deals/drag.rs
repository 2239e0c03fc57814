//! Dragging a card with a pointer: a mouse drags at once, a finger after a press of [`HOLD_MS`], so that a swipe scrolls. Never here: the
//! move itself.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::domain::StageId;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{AddEventListenerOptions, Element, Event, HtmlElement, MouseEvent, PointerEvent, TouchEvent};

use super::card::face;
use super::keys::open;
use super::page::BoardState;
use crate::model::board::Card;
use crate::ui::browser;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use leptos::prelude::TimeoutHandle;

/// How long a finger presses before it holds the card.
pub const HOLD_MS: u64 = 350;
/// How far a mouse moves before it drags, and a finger before it scrolls, in pixels.
const SLACK: f64 = 6.0;
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

/// A press that may become a drag.
struct Press {
    pointer: i32,
    start: (f64, f64),
    now: (f64, f64),
    card: Arc<Card>,
    element: HtmlElement,
    is_touch: bool,
    hold: Option<TimeoutHandle>,
}

/// What is pressed. It is `Copy`: the board's listeners share it.
#[derive(Clone, Copy)]
pub struct Hand {
    state: BoardState,
    press: StoredValue<Option<Press>, LocalStorage>,
}

/// The card under the pointer; it is moved by style alone, not by drawing it again.
#[component]
pub fn Ghost(
    /// The board.
    state: BoardState,
) -> AnyView {
    live(move || {
        state.drag.get().map(|Drag { card, width, .. }| view! { <div class="d ghost" id="drag-ghost" aria-hidden="true" style:width=format!("{width}px")>{face(card)}</div> })
    })
}

impl Hand {
    /// An empty hand for a board.
    pub fn new(state: BoardState) -> Self {
        on_cleanup(move || state.drag.set(None));
        Self { state, press: StoredValue::new_local(None) }
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

    /// A click opens the client, unless it ended a drag (that one is swallowed before it comes here).
    pub fn click(self, event: &MouseEvent) {
        if let Some((card, _)) = self.card_of(event).filter(|_| event.button() == 0) {
            open(self.state, &card);
        }
    }

    /// A press may become a drag.
    pub fn down(self, event: &PointerEvent) {
        let Some((card, element)) = self.card_of(event) else { return };
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let is_touch = event.pointer_type() == "touch";
        let hold = is_touch.then(|| browser::later(HOLD_MS, move || self.lift())).flatten();
        self.press.set_value(Some(Press { pointer: event.pointer_id(), start: at, now: at, card, element, is_touch, hold }));
    }

    fn lift(self) {
        let lifted = self.press.try_with_value(|press| {
            let press = press.as_ref()?;
            // From now on every move comes to the card, wherever the pointer is.
            let _ = press.element.set_pointer_capture(press.pointer);
            let width = press.element.offset_width();
            Some((Drag { card: Arc::clone(&press.card), over: Some(press.card.deal.stage), width }, press.now, press.is_touch))
        });
        let Some((drag, at, is_touch)) = lifted.flatten() else { return };
        if is_touch {
            let _ = window().navigator().vibrate_with_duration(10);
        }
        self.state.store.say(fill(t().deal_lifted, &[&drag.card.deal.title]));
        self.state.drag.set(Some(drag));
        browser::later(0, move || place_ghost(at));
    }

    /// The pointer moves: a mouse begins to drag, a finger that moves before the hold is over scrolls, a card in the hand follows.
    pub fn moved(self, board: &HtmlElement, event: &PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let is_dragging = self.is_dragging();
        let is_lifted = self.press.try_update_value(|press| {
            let mine = press.as_mut().filter(|press| press.pointer == event.pointer_id())?;
            mine.now = at;
            let is_far = (at.0 - mine.start.0).hypot(at.1 - mine.start.1) > SLACK;
            let is_touch = mine.is_touch;
            if is_touch && !is_dragging && is_far {
                release(press.take());
            }
            Some(is_far && !is_touch)
        });
        match is_lifted.flatten() {
            None => {}
            Some(_) if is_dragging => self.follow(board, at),
            Some(true) => self.lift(),
            Some(false) => {}
        }
    }

    fn follow(self, board: &HtmlElement, at: (f64, f64)) {
        place_ghost(at);
        let below = document().element_from_point(at.0 as f32, at.1 as f32);
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
        scroll_at_edge(board, below.as_ref(), at);
    }

    /// The pointer is let go: the card goes to the stage below it.
    pub fn up(self) {
        release(self.press.try_update_value(Option::take).flatten());
        let Some(drag) = self.state.drag.try_update(Option::take).flatten() else { return };
        swallow_click();
        if let Some(to) = drag.over {
            self.state.move_to(&drag.card, to);
        }
    }

    /// The browser took the pointer away (to scroll), or the card is gone: nothing moves.
    pub fn drop(self) {
        release(self.press.try_update_value(Option::take).flatten());
        if self.is_dragging() {
            self.state.drag.set(None);
        }
    }

    /// A finger that holds a card does not scroll.
    pub fn touch(self, event: &TouchEvent) {
        if self.is_dragging() && event.cancelable() {
            event.prevent_default();
        }
    }

    /// A long press is ours, not the browser's menu.
    pub fn context(self, event: &MouseEvent) {
        if self.press.with_value(|press| press.as_ref().is_some_and(|press| press.is_touch)) {
            event.prevent_default();
        }
    }
}

fn release(press: Option<Press>) {
    if let Some(hold) = press.and_then(|press| press.hold) {
        hold.clear();
    }
}

/// After a drag the browser still fires a click on what is below.
fn swallow_click() {
    let swallow = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        event.prevent_default();
        event.stop_propagation();
    });
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    let function = swallow.as_ref().unchecked_ref::<js_sys::Function>().clone();
    let _ = window().add_event_listener_with_callback_and_add_event_listener_options("click", &function, &options);
    // The click, if there is one, comes in the same turn.
    browser::later(0, move || {
        let _ = window().remove_event_listener_with_callback_and_bool("click", &function, true);
        drop(swallow);
    });
}

fn place_ghost((x, y): (f64, f64)) {
    let ghost = document().get_element_by_id("drag-ghost").and_then(|ghost| ghost.dyn_into::<HtmlElement>().ok());
    if let Some(ghost) = ghost {
        let _ = ghost.style().set_property("--x", &format!("{}px", x as i32));
        let _ = ghost.style().set_property("--y", &format!("{}px", y as i32));
    }
}

/// Near an edge the board scrolls sideways, and the column below the pointer (on a phone the page) up or down, with every move.
fn scroll_at_edge(board: &HtmlElement, below: Option<&Element>, (x, y): (f64, f64)) {
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
    board.set_scroll_left(board.scroll_left() + push(x, rect.left(), rect.right()));
    let cards = below.and_then(|below| below.closest(".column").ok().flatten()?.query_selector(".cards").ok().flatten());
    match cards.filter(|cards| cards.scroll_height() > cards.client_height()) {
        Some(cards) => {
            let rect = cards.get_bounding_client_rect();
            cards.set_scroll_top(cards.scroll_top() + push(y, rect.top(), rect.bottom()));
        }
        None => {
            let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
            window().scroll_by_with_x_and_y(0.0, f64::from(push(y, 0.0, height)));
        }
    }
}
