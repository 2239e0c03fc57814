//! What the page asks of the browser: the time, chance, small settings, the width of the window. Never here: views.

use std::time::Duration;

use gloo_timers::future::TimeoutFuture;
use ingot_shared::{Id, Instant};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, MediaQueryList, Storage};

use super::i18n::Lang;
use super::i18n::time::Clock;
use super::prelude::*;

/// After so many milliseconds nothing is going to be painted.
const NOT_PAINTED: u32 = 100;

/// The id of what is shown until the page runs.
const BOOT: &str = "boot";

/// Now.
pub fn now() -> Instant {
    // Milliseconds since 1970 fit into 2^53 for the next 285 000 years.
    Instant::from_millis(js_sys::Date::now() as i64)
}

/// Now, here.
pub fn clock() -> Clock {
    let offset = js_sys::Date::new_0().get_timezone_offset();
    Clock { now: now(), offset: -(offset as i32) }
}

/// A new identifier. Should the browser refuse random bytes, the millisecond alone still tells two things of one person apart.
pub fn new_id() -> Id {
    let mut random = [0; 10];
    let _ = getrandom::fill(&mut random);
    Id::new(now(), random)
}

/// Where the page comes from: `https://crm.example.com`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// What stands behind `prefix` as the fragment of the address, which loses it: a page that is reloaded is not told again.
pub fn take_fragment(prefix: &str) -> Option<String> {
    let hash = window().location().hash().ok()?;
    let value = hash.strip_prefix(prefix)?.to_owned();
    let path = window().location().pathname().ok()?;
    let _ = window().history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    Some(value)
}

/// Leaves for another page.
pub fn leave_for(href: &str) {
    let _ = window().location().assign(href);
}

/// A setting of this browser; nothing where storage is blocked.
pub fn setting(key: &str) -> Option<String> {
    local_storage()?.get_item(key).ok().flatten()
}

/// Keeps a setting of this browser, if it lets us.
pub fn keep_setting(key: &str, value: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets a setting of this browser.
pub fn forget_setting(key: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item(key);
    }
}

fn local_storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Something remembered for this tab: it survives a reload.
pub fn tab_memory(key: &str) -> Option<String> {
    window().session_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Remembers something for this tab.
pub fn remember_in_tab(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets what this browser and this tab remember, but for how the screens look.
pub fn forget() {
    let kept = ["ingot.lang", "ingot.theme", "ingot.density"].map(|key| (key, setting(key)));
    for storage in [local_storage(), window().session_storage().ok().flatten()].into_iter().flatten() {
        let _ = storage.clear();
    }
    for (key, value) in kept {
        if let Some(value) = value {
            keep_setting(key, &value);
        }
    }
}

/// Sets an attribute of `<html>`, which styles and tests read.
pub fn mark_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// The language that the page's first lines chose: the one kept, else the browser's, else Russian.
pub fn first_lang() -> Lang {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("lang")).and_then(|tag| Lang::of_tag(&tag)).unwrap_or_default()
}

/// The width and the height of the window in pixels.
pub fn window_size() -> (f64, f64) {
    let size = |inner: Result<JsValue, _>| inner.ok().and_then(|size| size.as_f64()).unwrap_or(800.0);
    (size(window().inner_width()), size(window().inner_height()))
}

/// Whether a media query holds, as it changes. Call it once at the root: the listener stays for good.
pub fn media(query: &str) -> RwSignal<bool> {
    let list: Option<MediaQueryList> = window().match_media(query).ok().flatten();
    let holds = RwSignal::new(list.as_ref().is_some_and(MediaQueryList::matches));
    if let Some(list) = list {
        let watched = list.clone();
        let on_change = Closure::<dyn FnMut()>::new(move || holds.set(watched.matches()));
        let _ = list.add_event_listener_with_callback("change", on_change.as_ref().unchecked_ref());
        on_change.forget();
    }
    holds
}

/// Runs something later. Not run when the page is gone.
pub fn later(millis: u64, run: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(run, Duration::from_millis(millis)).ok()
}

/// Whether what is shown until the page runs is still there.
pub fn is_waiting() -> bool {
    document().get_element_by_id(BOOT).is_some()
}

/// Takes away what is shown until the page runs.
pub fn end_waiting() {
    if let Some(waiting) = document().get_element_by_id(BOOT) {
        waiting.remove();
    }
}

/// Ends when what is in the document has been painted; soon anyhow where nothing is painted, as in a tab behind another one.
pub async fn painted() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        let painted = Closure::once_into_js(move || {
            later(0, move || _ = done.call0(&JsValue::NULL));
        });
        let _ = window().request_animation_frame(painted.unchecked_ref());
    });
    futures::future::select(JsFuture::from(frame), TimeoutFuture::new(NOT_PAINTED)).await;
}

/// Whether a key press belongs to a field that is being typed in.
pub fn is_typing(target: Option<web_sys::EventTarget>) -> bool {
    let Some(element) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return false };
    match element.tag_name().as_str() {
        // A tick or a choice takes no letters.
        "INPUT" => !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio")),
        "TEXTAREA" | "SELECT" => true,
        _ => element.is_content_editable(),
    }
}

/// Keys as this machine's keyboard has them: they are written with Ctrl, and a Mac has ⌘ for that.
pub fn keys_here(keys: &str) -> String {
    let is_mac = window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"));
    if is_mac { keys.replace("Ctrl", "⌘") } else { keys.to_owned() }
}

/// Puts the focus on the first element that a selector names.
pub fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        let _ = element.focus();
    }
}

/// Asks the browser to keep this origin's data when space runs out; `answer` hears whether it will.
pub fn ask_to_persist(answer: impl FnOnce(bool) + 'static) {
    let storage = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("storage")).unwrap_or_default();
    let asked = storage.dyn_into::<web_sys::StorageManager>().and_then(|storage| storage.persist());
    hear(asked.ok(), move |kept| answer(kept.is_some_and(|kept| kept.is_truthy())));
}

/// Puts a text on the clipboard; `answer` hears whether the browser let it.
pub fn copy(text: &str, answer: impl FnOnce(bool) + 'static) {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard")).unwrap_or_default();
    let asked = clipboard.dyn_into::<web_sys::Clipboard>().map(|clipboard| clipboard.write_text(text));
    hear(asked.ok(), move |copied| answer(copied.is_some()));
}

fn hear(promise: Option<js_sys::Promise>, answer: impl FnOnce(Option<JsValue>) + 'static) {
    let Some(promise) = promise else { return answer(None) };
    spawn_local(async move { answer(JsFuture::from(promise).await.ok()) });
}
