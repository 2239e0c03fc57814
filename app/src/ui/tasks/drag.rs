//! Dragging a task to another day or person: a mouse drags at once, a finger after a press, so that a swipe scrolls. Never here: the move itself.

use std::sync::Arc;

use ingot_shared::{Date, Id};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent, TouchEvent};

use super::act;
use super::calendar::CalendarState;
use crate::model::tasks::TaskLine;
use crate::model::team::Holder;
use crate::ui::browser;
use crate::ui::common::grip::{GHOST, Grip, Moved, Press, holds_still, place_ghost, swallow_click};
use crate::ui::prelude::*;

/// A task in the hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The task.
    pub line: Arc<TaskLine>,
    /// The day below it.
    pub over: Option<Date>,
    /// The member in whose row it is; none where rows are nobody's.
    pub to: Option<Id>,
}

/// What is pressed. It is `Copy`: the calendar's listeners share it.
#[derive(Clone, Copy)]
pub struct Hand {
    state: CalendarState,
    press: Press<Arc<TaskLine>>,
}

/// The task under the pointer.
#[component]
pub fn Ghost(
    /// The calendar.
    state: CalendarState,
) -> AnyView {
    live(move || {
        state
            .held
            .get()
            .map(|held| view! { <div class="cal-task ghost" id=GHOST aria-hidden="true">{held.line.task.title.clone()}</div> })
    })
}

impl Hand {
    /// An empty hand.
    pub fn new(state: CalendarState) -> Self {
        Self { state, press: Press::new() }
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
        if let Some(grip) = Grip::of(event, element, move || self.lift()) {
            self.press.begin(grip, line);
        }
    }

    fn lift(self) {
        let lifted = self.press.lift(|grip, line| (Held { line: Arc::clone(line), over: line.task.due, to: None }, grip.start));
        let Some((held, at)) = lifted else { return };
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
        let cell = below.and_then(|below| below.closest("[data-day].cal-day").ok().flatten());
        let over = cell.as_ref().and_then(|cell| cell.get_attribute("data-day")?.parse().ok());
        let to = cell.and_then(|cell| cell.get_attribute("data-who")?.parse().ok());
        self.state.held.update(|held| {
            if let Some(held) = held {
                (held.over, held.to) = (over, to);
            }
        });
    }

    /// The pointer is let go: the task goes to the day below it, and to the person in whose row that is.
    pub fn up(self) {
        self.press.end();
        let Some(held) = self.state.held.try_update(Option::take).flatten() else { return };
        swallow_click();
        let to = held.to.filter(|to| Holder::Member(*to) != held.line.holder);
        let Some(day) = held.over else { return };
        match to {
            Some(to) => act::give_to(self.state.store, &held.line, to, day),
            None if Some(day) != held.line.task.due => act::move_to(self.state.store, held.line.client, held.line.task.id, day),
            None => {}
        }
    }

    /// The browser took the pointer away: nothing moves.
    pub fn drop(self) {
        self.press.end();
        if self.is_dragging() {
            self.state.held.set(None);
        }
    }

    /// A finger that holds a task does not scroll.
    pub fn touch(self, event: &TouchEvent) {
        holds_still(event, self.is_dragging());
    }
}
