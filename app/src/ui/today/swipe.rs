//! A finger moves an entry aside: to the right it is done, to the left it is put off. Never here: what becomes of it.

use ingot_shared::Id;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

use super::state::TodayState;
use crate::ui::prelude::*;

/// How far a finger moves before it swipes, and how far the entry goes before letting go means something, in pixels.
const SLACK: f64 = 12.0;
const FAR: f64 = 88.0;

/// A finger on an entry.
struct Touch {
    pointer: i32,
    start: (f64, f64),
    by: f64,
    id: Id,
    item: HtmlElement,
}

/// What is touched. It is `Copy`: the list's listeners share it.
#[derive(Clone, Copy)]
pub struct Swipe {
    state: TodayState,
    touch: StoredValue<Option<Touch>, LocalStorage>,
}

impl Swipe {
    /// Nothing is touched yet.
    pub fn new(state: TodayState) -> Self {
        Self { state, touch: StoredValue::new_local(None) }
    }

    /// A finger comes down. A mouse has buttons for it.
    pub fn down(self, event: &PointerEvent) {
        let item = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| target.closest(".t-item").ok().flatten());
        let Some(item) = item.and_then(|item| item.dyn_into::<HtmlElement>().ok()) else { return };
        let Some(id) = item.get_attribute("data-id").and_then(|id| id.parse().ok()) else { return };
        if event.pointer_type() != "mouse" && event.is_primary() {
            let start = (f64::from(event.client_x()), f64::from(event.client_y()));
            self.touch.set_value(Some(Touch { pointer: event.pointer_id(), start, by: 0.0, id, item }));
        }
    }

    /// The entry follows the finger; a finger that moves up or down scrolls.
    pub fn moved(self, event: &PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.touch.update_value(|touch| {
            let Some(mine) = touch.as_mut().filter(|touch| touch.pointer == event.pointer_id()) else { return };
            let (across, down) = (at.0 - mine.start.0, at.1 - mine.start.1);
            if mine.by == 0.0 && down.abs() > SLACK {
                *touch = None;
                return;
            }
            if mine.by != 0.0 || across.abs() > SLACK {
                mine.by = across;
                let _ = mine.item.set_pointer_capture(mine.pointer);
                let _ = mine.item.style().set_property("--swipe", &format!("{}px", across as i32));
                let _ = mine.item.set_attribute("data-swipe", if across > 0.0 { "done" } else { "snooze" });
                let _ = mine.item.class_list().toggle_with_force("far", across.abs() > FAR);
            }
        });
    }

    /// The finger lets go.
    pub fn up(self) {
        let Some(touch) = self.touch.try_update_value(Option::take).flatten() else { return };
        back(&touch.item);
        if touch.by > FAR {
            self.state.done(touch.id);
        } else if touch.by < -FAR {
            self.state.snooze.set(Some((touch.id, touch.item)));
        }
    }

    /// The browser took the finger away, to scroll.
    pub fn drop(self) {
        if let Some(touch) = self.touch.try_update_value(Option::take).flatten() {
            back(&touch.item);
        }
    }
}

fn back(item: &HtmlElement) {
    let _ = item.style().remove_property("--swipe");
    let _ = item.remove_attribute("data-swipe");
    let _ = item.class_list().remove_1("far");
}
