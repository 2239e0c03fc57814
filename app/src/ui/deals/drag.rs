//! Dragging a card with a pointer: a mouse drags at once, a finger after a press of [`HOLD_MS`], so that a swipe scrolls. Never here: the
//! move itself.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::domain::StageId;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{AddEventListenerOptions, Element, Event, HtmlElement, MouseEvent, PointerEvent};

use super::card::face;
use super::keys::open;
use super::page::BoardState;
use crate::model::board::Card;
use crate::ui::browser;
use crate::ui::i18n::{fill, t};

/// How long a finger presses before it holds the card.
pub const HOLD_MS: u64 = 350;
/// How far a mouse moves before it drags, and a finger before it scrolls, in pixels.
const SLACK: f64 = 6.0;
/// How near the edge of the board it begins to scroll, and by how much a frame, in pixels.
const EDGE: f64 = 56.0;
const SPEED: f64 = 14.0;

/// A card in the hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Drag {
    /// The card.
    pub card: Arc<Card>,
    /// The stage below it.
    pub over: Option<StageId>,
    /// Its width, as it was in its column.
    pub width: f64,
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

type Hand = Rc<RefCell<Option<Press>>>;

/// The card under the pointer; it is moved by style alone, not by drawing it again.
#[component]
pub fn Ghost(
    /// The board.
    state: BoardState,
) -> impl IntoView {
    let card = Memo::new(move |_| state.drag.with(|drag| drag.as_ref().map(|drag| (Arc::clone(&drag.card), drag.width))));
    move || {
        card.get().map(|(card, width)| view! { <div class="d ghost" id="drag-ghost" aria-hidden="true" style:width=format!("{width}px")>{face(card)}</div> })
    }
}

/// Listens on the board and, for as long as it is shown, on the window.
pub fn listen(state: BoardState, board: NodeRef<Div>) {
    let hand: Hand = Rc::default();
    Effect::new(move |_| {
        if let Some(board) = board.get() {
            attach(state, &board, &hand);
        }
    });
    on_cleanup(move || state.drag.set(None));
}

/// The listeners live and die with the board's element.
fn attach(state: BoardState, board: &HtmlElement, hand: &Hand) {
    let on = |name: &str, listener: Box<dyn FnMut(Event)>| {
        let listener = Closure::wrap(listener);
        let options = AddEventListenerOptions::new();
        // Not passive: a touch that holds a card must not scroll.
        options.set_passive(false);
        let _ = board.add_event_listener_with_callback_and_add_event_listener_options(
            name,
            listener.as_ref().unchecked_ref(),
            &options,
        );
        listener.forget();
    };
    let held = Rc::clone(hand);
    on("pointerdown", Box::new(move |event| down(state, &held, event)));
    let held = Rc::clone(hand);
    let scrolled = board.clone();
    on("pointermove", Box::new(move |event| moved(state, &held, &scrolled, event)));
    let held = Rc::clone(hand);
    on("pointerup", Box::new(move |_| up(state, &held)));
    let held = Rc::clone(hand);
    on("pointercancel", Box::new(move |_| drop_hand(state, &held)));
    on(
        "touchmove",
        Box::new(move |event| {
            if state.drag.with_untracked(Option::is_some) && event.cancelable() {
                event.prevent_default();
            }
        }),
    );
    // A long press is ours, not the browser's menu.
    let held = Rc::clone(hand);
    on(
        "contextmenu",
        Box::new(move |event| {
            if held.borrow().as_ref().is_some_and(|press| press.is_touch) {
                event.prevent_default();
            }
        }),
    );
    on("click", Box::new(move |event| click(state, &event)));
    on("dragstart", Box::new(|event| event.prevent_default()));
}

fn card_of(state: BoardState, event: &Event) -> Option<(Arc<Card>, HtmlElement)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let element = target.closest(".d").ok().flatten()?.dyn_into::<HtmlElement>().ok()?;
    let id: Id = element.get_attribute("data-id")?.parse().ok()?;
    Some((state.board.with_untracked(|board| board.card(id))?, element))
}

/// A click opens the client, unless it ended a drag (then the hand swallowed it).
fn click(state: BoardState, event: &Event) {
    if let Some((card, _)) = card_of(state, event) {
        let is_plain = event.dyn_ref::<MouseEvent>().is_none_or(|event| event.button() == 0);
        if is_plain && !event.default_prevented() {
            open(&card);
        }
    }
}

fn down(state: BoardState, hand: &Hand, event: Event) {
    let Some((card, element)) = card_of(state, &event) else { return };
    let Ok(event) = event.dyn_into::<PointerEvent>() else { return };
    if event.button() != 0 || !event.is_primary() {
        return;
    }
    let at = (f64::from(event.client_x()), f64::from(event.client_y()));
    let is_touch = event.pointer_type() == "touch";
    let pointer = event.pointer_id();
    let press = Press { pointer, start: at, now: at, card, element, is_touch, hold: None };
    hand.replace(Some(press));
    if is_touch {
        let held = Rc::clone(hand);
        let hold = browser::later(HOLD_MS, move || lift(state, &held));
        if let Some(press) = hand.borrow_mut().as_mut() {
            press.hold = hold;
        }
    }
}

fn lift(state: BoardState, hand: &Hand) {
    let hand = hand.borrow();
    let Some(press) = hand.as_ref() else { return };
    let width = press.element.get_bounding_client_rect().width();
    // From now on every move comes to the card, wherever the pointer is.
    let _ = press.element.set_pointer_capture(press.pointer);
    if press.is_touch {
        let _ = window().navigator().vibrate_with_duration(10);
    }
    state.store.say(fill(t().deal_lifted, &[&press.card.deal.title]));
    state.drag.set(Some(Drag { card: Arc::clone(&press.card), over: Some(press.card.deal.stage), width }));
    let at = press.now;
    browser::later(0, move || place_ghost(at));
}

fn moved(state: BoardState, hand: &Hand, board: &HtmlElement, event: Event) {
    let Ok(event) = event.dyn_into::<PointerEvent>() else { return };
    let at = (f64::from(event.client_x()), f64::from(event.client_y()));
    let is_dragging = state.drag.with_untracked(Option::is_some);
    let far = {
        let mut hand = hand.borrow_mut();
        let Some(press) = hand.as_mut().filter(|press| press.pointer == event.pointer_id()) else { return };
        press.now = at;
        let far = (at.0 - press.start.0).hypot(at.1 - press.start.1) > SLACK;
        if press.is_touch && !is_dragging {
            // A finger that moves before the hold is over scrolls.
            if far {
                if let Some(hold) = press.hold.take() {
                    hold.clear();
                }
                hand.take();
            }
            return;
        }
        far
    };
    if !is_dragging {
        if far {
            lift(state, hand);
        }
        return;
    }
    event.prevent_default();
    place_ghost(at);
    let over = stage_at(at);
    state.drag.update(|drag| {
        if let Some(drag) = drag.as_mut().filter(|drag| drag.over != over) {
            drag.over = over;
        }
    });
    scroll_at_edge(board, at);
}

fn up(state: BoardState, hand: &Hand) {
    let press = hand.take();
    let Some(drag) = state.drag.try_update(Option::take).flatten() else {
        if let Some(hold) = press.and_then(|press| press.hold) {
            hold.clear();
        }
        return;
    };
    swallow_click();
    if let Some(to) = drag.over {
        state.move_to(&drag.card, to);
    }
}

fn drop_hand(state: BoardState, hand: &Hand) {
    if let Some(hold) = hand.take().and_then(|press| press.hold) {
        hold.clear();
    }
    state.drag.set(None);
}

/// After a drag the browser still fires a click on the card.
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

fn stage_at((x, y): (f64, f64)) -> Option<StageId> {
    let element = document().element_from_point(x as f32, y as f32)?;
    element.closest("[data-drop]").ok().flatten()?.get_attribute("data-drop")?.parse().ok()
}

fn place_ghost((x, y): (f64, f64)) {
    let ghost = document().get_element_by_id("drag-ghost").and_then(|ghost| ghost.dyn_into::<HtmlElement>().ok());
    if let Some(ghost) = ghost {
        let _ = ghost.style().set_property("--x", &format!("{x}px"));
        let _ = ghost.style().set_property("--y", &format!("{y}px"));
    }
}

/// Near an edge the board scrolls on with every move.
fn scroll_at_edge(board: &HtmlElement, (x, y): (f64, f64)) {
    let rect = board.get_bounding_client_rect();
    let push = |at: f64, low: f64, high: f64| {
        if at < low + EDGE {
            -SPEED
        } else if at > high - EDGE {
            SPEED
        } else {
            0.0
        }
    };
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let across = push(x, rect.left(), rect.right());
    if across != 0.0 {
        board.set_scroll_left(board.scroll_left() + across as i32);
    }
    let down = push(y, 0.0, height);
    if down != 0.0 {
        window().scroll_by_with_x_and_y(0.0, down);
    }
}
