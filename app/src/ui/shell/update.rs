//! The service worker: registered quietly; a newer version installs in the background and comes when the person presses "update".
//! It is told which language to keep. Never here: caching, and a reload that nobody asked for.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use crate::ui::browser;
use crate::ui::erased::effect;
use crate::ui::i18n::Lang;
use crate::ui::store::{Health, Store};

const SCRIPT: &str = "/sw.js";
/// What the waiting worker is told to take over.
const ACTIVATE: &str = "activate";
/// What a worker is told to keep a language.
const WORDS: &str = "words";

/// After so long it is registered, whatever the engine does.
const AT_LATEST_MS: u64 = 10_000;

thread_local! {
    static PRESSED: Cell<bool> = const { Cell::new(false) };
}

/// Registers the service worker; not in development, and not where browsers refuse (no TLS, private mode): the page works without.
pub fn listen(store: Store) {
    let is_dev = document().document_element().is_some_and(|root| root.has_attribute("data-dev"));
    if is_dev {
        return;
    }
    let Some(container) = container() else { return };
    reload_once(&container);
    // It sends for everything there is: the rows and the engine go first. An engine that never starts must not keep a newer version away.
    let once = StoredValue::new(false);
    let begin = move || {
        if once.try_update_value(|begun| std::mem::replace(begun, true)) == Some(false) {
            register(store, container.clone());
        }
    };
    let at_latest = begin.clone();
    effect(move || {
        if store.health.get() != Health::Starting {
            begin();
        }
    });
    browser::later(AT_LATEST_MS, at_latest);
}

fn register(store: Store, container: ServiceWorkerContainer) {
    spawn_local(async move {
        let Ok(registration) = JsFuture::from(container.register(SCRIPT)).await else { return };
        let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
        watch(store, &registration, &container);
        tell_words(&registration, store.lang.get_untracked());
    });
}

/// Lets the language be kept on the device, so that the page opens in it without a network.
pub fn keep_words(lang: Lang) {
    spawn_local(async move {
        let Some(container) = container() else { return };
        let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
        if let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() {
            tell_words(&registration, lang);
        }
    });
}

/// Each version keeps words of its own.
fn tell_words(registration: &ServiceWorkerRegistration, lang: Lang) {
    for worker in [registration.installing(), registration.waiting(), registration.active()].into_iter().flatten() {
        let _ = worker.post_message(&message(WORDS, lang.code()));
    }
}

fn message(kind: &str, lang: &str) -> js_sys::Object {
    let message = js_sys::Object::new();
    for (name, value) in [("type", kind), ("lang", lang)] {
        let _ = js_sys::Reflect::set(&message, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    message
}

fn container() -> Option<ServiceWorkerContainer> {
    // Missing altogether where the page is not served securely, so it cannot be asked for directly.
    js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("serviceWorker")).ok()?.dyn_into().ok()
}

fn watch(store: Store, registration: &ServiceWorkerRegistration, container: &ServiceWorkerContainer) {
    // Without a controller the installing worker is the first one: nothing is to be updated.
    if registration.waiting().is_some() && container.controller().is_some() {
        store.update.set(true);
    }
    let (watched, container) = (registration.clone(), container.clone());
    let on_found = Closure::<dyn FnMut()>::new(move || {
        let Some(worker) = watched.installing() else { return };
        let (state, container) = (worker.clone(), container.clone());
        let on_state = Closure::<dyn FnMut()>::new(move || {
            if state.state() == ServiceWorkerState::Installed && container.controller().is_some() {
                store.update.set(true);
            }
        });
        worker.set_onstatechange(Some(on_state.as_ref().unchecked_ref()));
        on_state.forget();
    });
    registration.set_onupdatefound(Some(on_found.as_ref().unchecked_ref()));
    on_found.forget();
}

/// Reloads when the new worker has taken over, in the tab where the button was pressed; other tabs keep what is typed in them.
fn reload_once(container: &ServiceWorkerContainer) {
    let on_change = Closure::<dyn FnMut()>::new(move || {
        if PRESSED.replace(false) {
            let _ = window().location().reload();
        }
    });
    container.set_oncontrollerchange(Some(on_change.as_ref().unchecked_ref()));
    on_change.forget();
}

/// Lets the waiting version take over.
pub fn activate() {
    PRESSED.set(true);
    spawn_local(async {
        let Some(container) = container() else { return };
        let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
        let waiting = registration.dyn_into::<ServiceWorkerRegistration>().ok().and_then(|registration| registration.waiting());
        match waiting {
            Some(waiting) => {
                let _ = waiting.post_message(&message(ACTIVATE, ""));
            }
            // It took over already, from another tab.
            None => {
                let _ = window().location().reload();
            }
        }
    });
}
