//! Dragging a task to another day: a mouse drags at once, a finger after a press, so that a swipe scrolls. Never here: the move itself.

use std::sync::Arc;

use ingot_shared::{Date, Id};
use leptos::prelude::TimeoutHandle;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{AddEventListenerOptions, Element, Event, HtmlElement, PointerEvent, TouchEvent};

use super::act;
use super::calendar::CalendarState;
use crate::model::tasks::TaskLine;
use crate::ui::browser;
use crate::ui::prelude::*;

/// How long a finger presses before it holds the task.
const HOLD_MS: u64 = 350;
/// How far a mouse moves before it drags, and a finger before it scrolls, in pixels.
const SLACK: f64 = 6.0;

/// A task in the hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The task.
    pub line: Arc<TaskLine>,
    /// The day below it.
    pub over: Option<Date>,
}

struct Press {
    pointer: i32,
    start: (f64, f64),
    line: Arc<TaskLine>,
    element: HtmlElement,
    is_touch: bool,
    hold: Option<TimeoutHandle>,
}

/// What is pressed. It is `Copy`: the calendar's listeners share it.
#[derive(Clone, Copy)]
pub struct Hand {
    state: CalendarState,
    press: StoredValue<Option<Press>, LocalStorage>,
}

/// The task under the pointer.
#[component]
pub fn Ghost(
    /// The calendar.
    state: CalendarState,
) -> AnyView {
    live(move || {
        state.held.get().map(
            |held| view! { <div class="cal-task ghost" id="drag-ghost" aria-hidden="true">{held.line.task.title.clone()}</div> },
        )
    })
}

impl Hand {
    /// An empty hand.
    pub fn new(state: CalendarState) -> Self {
        Self { state, press: StoredValue::new_local(None) }
    }

    fn is_dragging(self) -> bool {
        self.state.held.with_untracked(Option::is_some)
    }

    /// A press may become a drag.
    pub fn down(self, event: &PointerEvent) {
        let Some(element) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| target.closest(".cal-task").ok().flatten())
        else {
            return;
        };
        let Ok(element) = element.dyn_into::<HtmlElement>() else { return };
        let id = |name: &str| element.get_attribute(name).and_then(|id| id.parse::<Id>().ok());
        let (Some(client), Some(task)) = (id("data-client"), id("data-id")) else { return };
        let Some(line) = self.state.store.rows.with_untracked(|rows| rows.agenda().task(client, task)) else { return };
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let is_touch = event.pointer_type() == "touch";
        let hold = is_touch.then(|| browser::later(HOLD_MS, move || self.lift())).flatten();
        let start = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.press.set_value(Some(Press { pointer: event.pointer_id(), start, line, element, is_touch, hold }));
    }

    fn lift(self) {
        let lifted = self.press.try_with_value(|press| {
            let press = press.as_ref()?;
            let _ = press.element.set_pointer_capture(press.pointer);
            Some((Held { line: Arc::clone(&press.line), over: press.line.task.due }, press.start))
        });
        let Some((held, at)) = lifted.flatten() else { return };
        self.state.held.set(Some(held));
        browser::later(0, move || place(at));
    }

    /// The pointer moves.
    pub fn moved(self, event: &PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let is_dragging = self.is_dragging();
        let lifts = self.press.try_update_value(|press| {
            let mine = press.as_ref().filter(|press| press.pointer == event.pointer_id())?;
            let is_far = (at.0 - mine.start.0).hypot(at.1 - mine.start.1) > SLACK;
            let is_touch = mine.is_touch;
            if is_touch && !is_dragging && is_far {
                release(press.take());
            }
            Some(is_far && !is_touch)
        });
        match lifts.flatten() {
            Some(_) if is_dragging => self.follow(at),
            Some(true) => self.lift(),
            Some(false) | None => {}
        }
    }

    fn follow(self, at: (f64, f64)) {
        place(at);
        let below = document().element_from_point(at.0 as f32, at.1 as f32);
        let over =
            below.and_then(|below| below.closest("[data-day].cal-day").ok().flatten()?.get_attribute("data-day")?.parse().ok());
        self.state.held.update(|held| {
            if let Some(held) = held {
                held.over = over;
            }
        });
    }

    /// The pointer is let go: the task goes to the day below it.
    pub fn up(self) {
        release(self.press.try_update_value(Option::take).flatten());
        let Some(held) = self.state.held.try_update(Option::take).flatten() else { return };
        swallow_click();
        if let Some(day) = held.over.filter(|day| Some(*day) != held.line.task.due) {
            act::move_to(self.state.store, held.line.client, held.line.task.id, day);
        }
    }

    /// The browser took the pointer away: nothing moves.
    pub fn drop(self) {
        release(self.press.try_update_value(Option::take).flatten());
        if self.is_dragging() {
            self.state.held.set(None);
        }
    }

    /// A finger that holds a task does not scroll.
    pub fn touch(self, event: &TouchEvent) {
        if self.is_dragging() && event.cancelable() {
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

fn place((x, y): (f64, f64)) {
    let ghost = document().get_element_by_id("drag-ghost").and_then(|ghost| ghost.dyn_into::<HtmlElement>().ok());
    if let Some(ghost) = ghost {
        let _ = ghost.style().set_property("--x", &format!("{}px", x as i32));
        let _ = ghost.style().set_property("--y", &format!("{}px", y as i32));
    }
}
