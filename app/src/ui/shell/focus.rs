//! The focus of who walks by keys when what had it goes away with the row it stood in: it goes on with the next row, else with the
//! screen. Never here: the focus of sheets and menus (the browser and they give it back).

use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent};

use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// What goes on where something was, the nearest first.
const NEXT: &str = "main :is(.t-main, .task-check)";

/// When what a change takes away is gone from the page.
const SETTLED_MS: u64 = 50;

/// Watches for as long as the page is open.
pub fn listen(store: Store) {
    let last = StoredValue::new_local(None::<Element>);
    let keep = move |event: FocusEvent| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // A finger or a mouse needs no focus, and would see the screen jump to it.
        last.set_value(element.filter(|element| element.matches(":focus-visible").unwrap_or(false)));
    };
    let _ = window_event_listener(ev::focusin, keep);
    effect(move || {
        store.rows.track();
        store.workspace.track();
        // After everything is drawn anew.
        browser::later(SETTLED_MS, move || {
            let is_gone = last.with_value(|last| last.as_ref().is_some_and(|element| !element.is_connected()));
            let is_lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if is_gone && is_lost {
                last.set_value(None);
                let is_more = document().query_selector(NEXT).ok().flatten().is_some();
                browser::focus(if is_more { NEXT } else { "#main" });
            }
        });
    });
}
