//! The join link: `/#join=SECRET`, opened once, joins this device. Never here: the secret's storage.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::bridge::ToEngine;
use crate::ui::store::Store;

const KEY: &str = "#join=";

/// Takes a secret from the address, now and when a link is opened in this tab.
pub fn listen(store: Store) {
    take_secret(store);
    let _ = window_event_listener(ev::hashchange, move |_| take_secret(store));
    let _ = window_event_listener(ev::online, move |_| store.tell(ToEngine::NetworkBack));
}

fn take_secret(store: Store) {
    let window = window();
    let location = window.location();
    let Some(secret) =
        location.hash().ok().and_then(|hash| hash.strip_prefix(KEY).map(str::to_owned)).filter(|secret| !secret.is_empty())
    else {
        return;
    };
    // The secret leaves the address bar at once, so that it is in no bookmark and no screenshot.
    let path = location.pathname().unwrap_or_else(|_| "/".to_owned());
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&path));
    }
    store.join(secret);
}
