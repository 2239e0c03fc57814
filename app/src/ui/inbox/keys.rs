//! The inbox's keys: J and K walk, Enter opens the client, T takes, E answers, R rejects, A hands over. The focus stays in the list when
//! what it was on is gone. Never here: what these do.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::act::{Ask, InboxState, Key};
use super::item::word;
use crate::ui::browser::{self, focus};
use crate::ui::prelude::*;
use crate::ui::router::{Route, Router, use_router};
use crate::ui::store::Store;

/// Listens for as long as the screen is open.
pub fn listen(store: Store, state: InboxState, keys: Memo<Vec<Key>>) {
    let router = use_router();
    let place = StoredValue::new(None::<usize>);
    store.screen_keys.set(Some(Callback::new(move |event: KeyboardEvent| press(state, keys, router, place, &event))));
    on_cleanup(move || store.screen_keys.set(None));
    effect(move || {
        let left = keys.with(Vec::len);
        let Some(at) = place.try_get_value().flatten() else { return };
        // After the list is drawn anew.
        browser::later(0, move || {
            let is_lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if is_lost && left > 0 {
                go_to(keys, at.min(left - 1));
            }
        });
    });
}

/// Handles a key; whether it meant something.
fn press(
    state: InboxState,
    keys: Memo<Vec<Key>>,
    router: Router,
    place: StoredValue<Option<usize>>,
    event: &KeyboardEvent,
) -> bool {
    if document().query_selector(".menu").ok().flatten().is_some() {
        return false;
    }
    let at = focused(keys);
    let key = at.and_then(|at| keys.with_untracked(|keys| keys.get(at).copied()));
    let last = keys.with_untracked(Vec::len).saturating_sub(1);
    match (event.code().as_str(), key) {
        ("KeyJ", _) => go_to(keys, at.map_or(0, |at| (at + 1).min(last))),
        ("KeyK", _) => go_to(keys, at.map_or(0, |at| at.saturating_sub(1))),
        ("Enter", Some((client, _))) if is_item(event) => router.go(Route::Client(client)),
        ("KeyT" | "KeyE" | "KeyR" | "KeyA", _) if !state.store.role.get_untracked().writes() => return false,
        ("KeyT", Some(key)) => state.take(key),
        ("KeyE", Some(key)) => state.ask(Ask::Answer, key),
        ("KeyR", Some(key)) => state.ask(Ask::Reject, key),
        ("KeyA", Some(key)) => state.ask(Ask::Assign, key),
        _ => return false,
    }
    place.set_value(focused(keys).or(at));
    true
}

/// Enter on a button or a link inside belongs to that.
fn is_item(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("data-key"))
}

fn focused(keys: Memo<Vec<Key>>) -> Option<usize> {
    let item = document().active_element()?.closest("[data-key]").ok().flatten()?;
    let name = item.get_attribute("data-key")?;
    keys.with_untracked(|keys| keys.iter().position(|key| word(*key) == name))
}

fn go_to(keys: Memo<Vec<Key>>, at: usize) {
    let Some(key) = keys.with_untracked(|keys| keys.get(at).copied()) else { return };
    let selector = format!("[data-key=\"{}\"]", word(key));
    focus(&selector);
    if let Ok(Some(item)) = document().query_selector(&selector)
        && let Ok(item) = item.dyn_into::<HtmlElement>()
    {
        let options = web_sys::ScrollIntoViewOptions::new();
        let _ = js_sys::Reflect::set(&options, &"block".into(), &"nearest".into());
        item.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
