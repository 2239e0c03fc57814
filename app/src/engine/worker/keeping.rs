//! What the browser says of how it keeps this device's storage, and of its other tabs. Never here: what is stored.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{leading, port, tabs};
use crate::bridge::Keeping;

/// Asks the browser; what it does not tell stays open.
pub(super) async fn look() -> Keeping {
    let storage = port::scope().navigator().storage();
    let estimate = answer(storage.estimate()).await.unwrap_or_default();
    let bytes = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the browser's own estimate of bytes")]
    let whole = |bytes: f64| bytes as u64;
    Keeping {
        used: bytes("usage").map(whole),
        quota: bytes("quota").map(whole),
        persisted: answer(storage.persisted()).await.and_then(|persisted| persisted.as_bool()),
        tabs: open_tabs().await,
    }
}

async fn answer(asked: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}

/// Each tab holds a lock of its own.
async fn open_tabs() -> Option<u32> {
    let locks = leading::locks().ok()?;
    let query: Function = Reflect::get(&locks, &"query".into()).ok()?.dyn_into().ok()?;
    let state = answer(query.call0(&locks).and_then(JsCast::dyn_into)).await?;
    let held: Array = Reflect::get(&state, &"held".into()).ok()?.dyn_into().ok()?;
    let name_of = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    let tabs = held.iter().filter_map(name_of).filter(|name| name.starts_with(tabs::OWN_LOCK)).count();
    u32::try_from(tabs).ok()
}
