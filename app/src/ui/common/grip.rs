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
    pointer: i32,
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
enum Stray {
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
    fn capture(&self) {
        let _ = self.element.set_pointer_capture(self.pointer);
    }

    /// The pointer moves while nothing is dragged.
    fn stray(&mut self, event: &PointerEvent) -> Stray {
        self.now = at(event);
        match (self.now.0 - self.start.0).hypot(self.now.1 - self.start.1) > SLACK {
            false => Stray::Near,
            true if self.is_touch => Stray::Scrolls,
            true => Stray::Drags,
        }
    }

    /// The press is over: a finger no longer becomes a hold.
    fn release(self) {
        if let Some(hold) = self.hold {
            hold.clear();
        }
    }
}

/// What a moved pointer asks of whoever drags.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moved {
    /// Nothing.
    Stays,
    /// A mouse takes up what is pressed.
    Lifts,
    /// What is in the hand goes there.
    Follows((f64, f64)),
}

/// What is pressed, with what it stands for, until it is let go. It is `Copy`: listeners share it.
pub struct Press<T: 'static>(StoredValue<Option<(Grip, T)>, LocalStorage>);

impl<T> Clone for Press<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Press<T> {}

impl<T> Press<T> {
    /// Nothing is pressed yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// This is pressed.
    pub fn begin(self, grip: Grip, what: T) {
        self.0.set_value(Some((grip, what)));
    }

    /// Takes up what is pressed: from now on every move comes to its element. Nothing when it was let go.
    pub fn lift<R>(self, take: impl FnOnce(&Grip, &T) -> R) -> Option<R> {
        let lifted = self.0.try_with_value(|press| {
            let (grip, what) = press.as_ref()?;
            grip.capture();
            Some(take(grip, what))
        });
        lifted.flatten()
    }

    /// The pointer moves: a mouse begins to drag, a finger that moves before the hold is over scrolls, what is in the hand follows.
    pub fn moved(self, event: &PointerEvent, is_dragging: bool) -> Moved {
        let stray = self.0.try_update_value(|press| {
            let (grip, _) = press.as_mut().filter(|(grip, _)| grip.pointer == event.pointer_id())?;
            Some(grip.stray(event))
        });
        match stray.flatten() {
            Some(_) if is_dragging => Moved::Follows(at(event)),
            Some(Stray::Drags) => Moved::Lifts,
            Some(Stray::Scrolls) => {
                self.end();
                Moved::Stays
            }
            Some(Stray::Near) | None => Moved::Stays,
        }
    }

    /// It is let go.
    pub fn end(self) {
        if let Some((grip, _)) = self.0.try_update_value(Option::take).flatten() {
            grip.release();
        }
    }

    /// A long press is ours, not the browser's menu.
    pub fn keeps_menu(self, event: &Event) {
        if self.0.with_value(|press| press.as_ref().is_some_and(|(grip, _)| grip.is_touch)) {
            event.prevent_default();
        }
    }
}

/// A finger that holds something does not scroll.
pub fn holds_still(event: &Event, is_dragging: bool) {
    if is_dragging && event.cancelable() {
        event.prevent_default();
    }
}

/// Where a pointer is, in the window.
fn at(event: &PointerEvent) -> (f64, f64) {
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
