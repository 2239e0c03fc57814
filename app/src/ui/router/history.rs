//! The address in use and the browser's history. Going back is the browser's: it has the address; going forward begins at the top. Never
//! here: clicks on links, the scroll ([`Places`]).

use leptos::ev;
use leptos::prelude::{Callback, expect_context, window, window_event_listener};
use wasm_bindgen::JsValue;

use super::place::Places;
use super::{Route, asks_for, links, value_of, with_value};
use crate::ui::erased::memo;
use crate::ui::reactive::{Memo, RwSignal};

/// The address in use. It is `Copy`: hand it around freely.
#[derive(Clone, Copy)]
pub struct Router {
    address: RwSignal<String>,
    /// The screen that it names.
    pub route: Memo<Route>,
    places: Places,
}

/// The router, inside a component. Take it at the component's start: event handlers have no context.
pub fn use_router() -> Router {
    expect_context::<Router>()
}

impl Router {
    /// Reads the address and begins to watch links and the back button. Call it once, at the root: the listeners stay for good. `is_drawn`
    /// says whether screens show all that they will.
    pub fn start(is_drawn: Callback<(), bool>) -> Self {
        let address = RwSignal::new(current());
        let route = memo(move || address.with(|address| Route::of(address)));
        let router = Self { address, route, places: Places::keep(is_drawn) };
        let _ = window_event_listener(ev::popstate, move |_| address.set(current()));
        let _ = window_event_listener(ev::click, move |event| links::follow(router, &event));
        router
    }

    /// Whether the query has a word.
    pub fn asks_for(self, word: &str) -> bool {
        self.address.with_untracked(|address| asks_for(address, word))
    }

    /// The value of a word of the query; watches the address.
    pub fn value_of(self, word: &str) -> Option<String> {
        self.address.with(|address| value_of(address, word).map(ToOwned::to_owned))
    }

    /// Gives a word of the query this value, or takes it out: the address is another one, the screen and the history stay.
    pub fn set_value(self, word: &str, value: Option<&str>) {
        self.put(self.address.with_untracked(|address| with_value(address, word, value)));
    }

    /// Goes to a screen.
    pub fn go(self, to: Route) {
        self.open(to.to_string());
    }

    /// Goes to an address: a step of the history, unless it is the one in use.
    pub(super) fn open(self, to: String) {
        let is_new = self.address.with_untracked(|address| *address != to);
        if let Some(history) = window().history().ok().filter(|_| is_new) {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&to));
            self.address.set(to);
        }
        self.places.begin();
    }

    /// Puts a screen's address in the place of the one in use. The scroll stays.
    pub fn replace(self, to: Route) {
        self.put(to.to_string());
    }

    fn put(self, to: String) {
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&to));
            self.address.set(to);
        }
    }
}

fn current() -> String {
    let location = window().location();
    let mut address = location.pathname().unwrap_or_default();
    address.push_str(&location.search().unwrap_or_default());
    address
}
