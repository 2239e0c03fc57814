//! One question to the relay about accounts, over HTTP. Never here: what an answer means.

use ingot_shared::account::Ask;
use ingot_shared::account::{MEDIA_TYPE, PATH, Problem, Reply};
use ingot_shared::sync::codec;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCache, RequestCredentials, RequestInit, Response};

use super::port;
use crate::bridge::account::AccountAnswer;

/// How long the relay has for an answer: hashing a password takes it a while when many sign in.
const ANSWER_WITHIN_MS: f64 = 20_000.0;

/// Asks; whatever goes wrong on the way is "no network", for the relay says in so many words what it refuses.
pub(super) async fn post(ask: &Ask) -> AccountAnswer {
    fetched(ask).await.unwrap_or(AccountAnswer::NoNetwork)
}

async fn fetched(ask: &Ask) -> Option<AccountAnswer> {
    let headers = Object::new();
    Reflect::set(&headers, &"content-type".into(), &MEDIA_TYPE.into()).ok()?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&Uint8Array::from(codec::encode(ask).as_slice()));
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(&AbortSignal::timeout_with_f64(ANSWER_WITHIN_MS)));
    let response: Response = whole(port::scope().fetch_with_str_and_init(PATH, &init)).await?.dyn_into().ok()?;
    let body = Uint8Array::new(&whole(response.array_buffer().ok()?).await?).to_vec();
    if response.ok() {
        codec::decode::<Reply>(&body).ok().map(AccountAnswer::Reply)
    } else {
        codec::decode::<Problem>(&body).ok().map(AccountAnswer::Problem)
    }
}

async fn whole(promise: js_sys::Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}
