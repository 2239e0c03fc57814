//! How far each screen is scrolled, so that going back and a reload come to the same place. The browser would try that before the rows are
//! drawn, and once more after somebody has gone on. Never here: which screen is shown.

use leptos::ev;
use leptos::prelude::{Callable, Callback, GetValue, SetValue, StoredValue, document, window, window_event_listener};
use web_sys::ScrollRestoration;

use crate::ui::browser;

/// How often it is looked whether the screen is long enough by now, and for how many times.
const EVERY_MS: u64 = 40;
const TRIES: u32 = 200;
/// How many looks in a row must find the screen of the same height: what is drawn later above the place would move it.
const SETTLED: u32 = 5;

/// The way back to where each screen was. It is `Copy`: hand it around freely.
#[derive(Clone, Copy)]
pub struct Places {
    /// Where the screen is to come to; until it has, what is scrolled is not where anybody went.
    wanted: StoredValue<Option<f64>>,
    /// Whether screens show all that they will.
    is_drawn: Callback<(), bool>,
}

/// What was seen so far of a screen that is being drawn.
#[derive(Clone, Copy, Default)]
struct Looked {
    /// Looks that are left.
    tries: u32,
    /// Its height at the last look.
    height: i32,
    /// How many looks before it found the same.
    same: u32,
}

impl Places {
    /// Comes back to where this tab was, and begins to remember where it is. Call it once, at the root: the listeners stay for good.
    /// `is_drawn` says whether screens show all that they will.
    pub fn keep(is_drawn: Callback<(), bool>) -> Self {
        let places = Self { wanted: StoredValue::new(None), is_drawn };
        if let Ok(history) = window().history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        places.come_back();
        let _ = window_event_listener(ev::popstate, move |_| places.come_back());
        let _ = window_event_listener(ev::pointerdown, move |_| places.give_up());
        let _ = window_event_listener(ev::wheel, move |_| places.give_up());
        let _ = window_event_listener(ev::keydown, move |_| places.give_up());
        let _ = window_event_listener(ev::scroll, move |_| places.remember());
        let _ = window_event_listener(ev::pagehide, move |_| places.remember());
        places
    }

    /// A screen that begins at the top.
    pub fn begin(self) {
        self.give_up();
        note(0);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    fn come_back(self) {
        let y = browser::tab_memory(&key()).and_then(|y| y.parse().ok()).filter(|y: &f64| *y > 0.0);
        self.wanted.set_value(y);
        if y.is_some() {
            browser::later(0, move || self.restore(Looked { tries: TRIES, ..Looked::default() }));
        } else {
            // It would stay where the screen before was.
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    fn give_up(self) {
        self.wanted.set_value(None);
    }

    fn remember(self) {
        if self.wanted.get_value().is_none() {
            note(window().scroll_y().unwrap_or_default() as i32);
        }
    }

    fn restore(self, looked: Looked) {
        let Some(y) = self.wanted.get_value() else { return };
        let height = document().document_element().map_or(0, |root| root.scroll_height());
        let is_long = f64::from(height) >= y + browser::window_size().1;
        let same = if height == looked.height { looked.same + 1 } else { 0 };
        if is_long && window().scroll_y().is_ok_and(|now| (now - y).abs() >= 1.0) {
            window().scroll_to_with_x_and_y(0.0, y);
        }
        if (is_long && same >= SETTLED && self.is_drawn.run(())) || looked.tries == 0 {
            self.give_up();
            self.remember();
        } else {
            let looked = Looked { tries: looked.tries - 1, height, same };
            browser::later(EVERY_MS, move || self.restore(looked));
        }
    }
}

fn note(y: i32) {
    browser::remember_in_tab(&key(), &y.to_string());
}

fn key() -> String {
    ["place.", &window().location().pathname().unwrap_or_default()].concat()
}
