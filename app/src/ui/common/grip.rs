//! What every drag by a pointer shares: when a press becomes a drag, the copy below the pointer, and the click that the browser still
//! fires after it. Never here: what is dragged, and where it may go.

use leptos::prelude::TimeoutHandle;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{AddEventListenerOptions, Event, HtmlElement, PointerEvent};

use crate::ui::browser;
use crate::ui::prelude::*;

/// The id of the copy that follows the pointer.
pub const GHOST: &str = "drag-ghost";
/// How long a finger presses before it holds what is below it, so that a swipe scrolls.
const HOLD_MS: u64 = 350;
/// How far a mouse moves before it drags, and a finger before it scrolls, in pixels.
const SLACK: f64 = 6.0;

/// A press that may become a drag.
pub struct Grip {
    /// The pointer.
    pub pointer: i32,
    /// Where it was pressed.
    pub start: (f64, f64),
    /// Where it is now.
    pub now: (f64, f64),
    /// What was pressed.
    pub element: HtmlElement,
    /// Whether it is a finger.
    pub is_touch: bool,
    hold: Option<TimeoutHandle>,
}

/// What a moved pointer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    /// Nothing yet.
    Near,
    /// A mouse begins to drag.
    Drags,
    /// A finger scrolls: the press is over.
    Scrolls,
}

impl Grip {
    /// The press of a main button or a finger; `lift` is called when a finger has held long enough. Nothing for other buttons.
    pub fn of(event: &PointerEvent, element: HtmlElement, lift: impl FnOnce() + 'static) -> Option<Self> {
        if event.button() != 0 || !event.is_primary() {
            return None;
        }
        let start = at(event);
        let is_touch = event.pointer_type() == "touch";
        let hold = if is_touch { browser::later(HOLD_MS, lift) } else { None };
        Some(Self { pointer: event.pointer_id(), start, now: start, element, is_touch, hold })
    }

    /// From now on every move comes to the pressed element, wherever the pointer is.
    pub fn capture(&self) {
        let _ = self.element.set_pointer_capture(self.pointer);
    }

    /// The pointer moves while nothing is dragged.
    pub fn stray(&mut self, event: &PointerEvent) -> Stray {
        self.now = at(event);
        match (self.now.0 - self.start.0).hypot(self.now.1 - self.start.1) > SLACK {
            false => Stray::Near,
            true if self.is_touch => Stray::Scrolls,
            true => Stray::Drags,
        }
    }

    /// The press is over: a finger no longer becomes a hold.
    pub fn release(self) {
        if let Some(hold) = self.hold {
            hold.clear();
        }
    }
}

/// Where a pointer is, in the window.
pub fn at(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// Puts the copy to the pointer; it is moved by style alone, not by drawing it again.
pub fn place_ghost((x, y): (f64, f64)) {
    let ghost = document().get_element_by_id(GHOST).and_then(|ghost| ghost.dyn_into::<HtmlElement>().ok());
    if let Some(ghost) = ghost {
        let _ = ghost.style().set_property("translate", &format!("{}px {}px", x as i32, y as i32));
    }
}

/// After a drag the browser still fires a click on what is below.
pub fn swallow_click() {
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
