//! Networks of hotels and cafés answer in the relay's name until a person was let in: with their page, or by leading to it.
//! Never here: getting in.

use futures::channel::mpsc::UnboundedSender;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortSignal, RequestCache, RequestCredentials, RequestInit, Response};

use super::{Event, port};

/// What the relay answers with a few words, and no page of the app has in its cache.
const ASKED: &str = "/health";
/// How long somebody has for an answer; who takes longer is no network's own page.
const ANSWER_WITHIN_MS: f64 = 10_000.0;
/// The status by which a network says itself that it wants to be let into (RFC 6585).
const AUTHENTICATION_REQUIRED: u16 = 511;

/// Looks who answers in the relay's name; told as an event.
pub(super) fn look(events: UnboundedSender<Event>) {
    spawn_local(async move {
        let is_portal = ask().await.is_some_and(|answer| is_portal(&answer));
        let _ = events.unbounded_send(Event::Portal(is_portal));
    });
}

async fn ask() -> Option<Response> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::Omit);
    init.set_signal(Some(&AbortSignal::timeout_with_f64(ANSWER_WITHIN_MS)));
    Reflect::set(&init, &"redirect".into(), &"manual".into()).ok()?;
    JsFuture::from(port::scope().fetch_with_str_and_init(ASKED, &init)).await.ok()?.dyn_into().ok()
}

/// The relay never leads elsewhere and never answers this with a page. The error page of a server before it is no network's.
fn is_portal(answer: &Response) -> bool {
    let leads_away = Reflect::get(answer, &"type".into()).is_ok_and(|kind| kind == "opaqueredirect");
    let kind = answer.headers().get("content-type").ok().flatten().unwrap_or_default();
    leads_away || answer.status() == AUTHENTICATION_REQUIRED || (answer.ok() && kind.starts_with("text/html"))
}
