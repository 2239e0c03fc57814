//! How far a screen is scrolled, so that a reload comes back there: the browser tries that by itself, but before the rows are here. Never
//! here: going back within the app, which the browser restores.

use leptos::ev;
use leptos::prelude::{GetValue, SetValue, StoredValue, document, window, window_event_listener};

use crate::ui::browser;

const KEY: &str = "place";
/// How often it is looked whether the screen is long enough by now, and for how many times.
const EVERY_MS: u64 = 40;
const TRIES: u32 = 200;

/// Comes back to where this tab was, and begins to remember where it is. Call it once, at the root: the listeners stay for good.
pub fn keep() {
    let wanted = browser::tab_memory(KEY).and_then(|kept| {
        let (path, y) = kept.rsplit_once(' ')?;
        y.parse::<f64>().ok().filter(|y| *y > 0.0 && path == here())
    });
    // Until then what is scrolled is not where anybody went.
    let is_due = StoredValue::new(wanted.is_some());
    if let Some(y) = wanted {
        restore(y, TRIES, is_due);
    }
    let leave = move || is_due.set_value(false);
    let _ = window_event_listener(ev::pointerdown, move |_| leave());
    let _ = window_event_listener(ev::wheel, move |_| leave());
    let _ = window_event_listener(ev::keydown, move |_| leave());
    let _ = window_event_listener(ev::popstate, move |_| leave());
    let _ = window_event_listener(ev::scroll, move |_| {
        if !is_due.get_value() {
            let y = window().scroll_y().unwrap_or_default() as i32;
            browser::remember_in_tab(KEY, &[&here(), " ", y.to_string().as_str()].concat());
        }
    });
}

fn here() -> String {
    window().location().pathname().unwrap_or_default()
}

fn restore(y: f64, tries: u32, is_due: StoredValue<bool>) {
    if !is_due.get_value() {
        return;
    }
    let height = document().document_element().map_or(0, |root| root.scroll_height());
    let is_long = f64::from(height) >= y + browser::window_size().1;
    if is_long {
        window().scroll_to_with_x_and_y(0.0, y);
    }
    if is_long || tries == 0 {
        is_due.set_value(false);
    } else {
        browser::later(EVERY_MS, move || restore(y, tries - 1, is_due));
    }
}
