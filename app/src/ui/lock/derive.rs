//! What a PIN is compared by: PBKDF2 of the browser's own. Never here: keeping it.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

use crate::model::lock::{DERIVED, Lock, ROUNDS, SALT, is_same};
use crate::ui::prelude::*;

/// A lock with this PIN; none where the browser has no cryptography (the page is not served securely).
pub(super) async fn lock_of(pin: &str, minutes: u32) -> Option<Lock> {
    let mut salt = vec![0; SALT];
    getrandom::fill(&mut salt).ok()?;
    let derived = derive(pin, &salt, ROUNDS).await?;
    Some(Lock { minutes, rounds: ROUNDS, salt, derived, key: None })
}

/// Whether a PIN is the one of a lock; none where the browser cannot tell.
pub(super) async fn opens(pin: &str, lock: &Lock) -> Option<bool> {
    let derived = derive(pin, &lock.salt, lock.rounds).await?;
    Some(is_same(&derived, &lock.derived))
}

async fn derive(pin: &str, salt: &[u8], rounds: u32) -> Option<Vec<u8>> {
    let subtle = window().crypto().ok()?.subtle();
    let uses = Array::of1(&JsValue::from_str("deriveBits"));
    let raw = Object::from(Uint8Array::from(pin.as_bytes()));
    let key = subtle.import_key_with_str("raw", &raw, "PBKDF2", false, &uses).ok()?;
    let key = JsFuture::from(key).await.ok()?.dyn_into::<CryptoKey>().ok()?;
    let how = Object::new();
    let parts: [(&str, JsValue); 4] = [
        ("name", JsValue::from_str("PBKDF2")),
        ("hash", JsValue::from_str("SHA-256")),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", JsValue::from(rounds)),
    ];
    for (name, part) in parts {
        Reflect::set(&how, &JsValue::from_str(name), &part).ok()?;
    }
    let bits = subtle.derive_bits_with_object(&how, &key, (DERIVED * 8) as u32).ok()?;
    Some(Uint8Array::new(&JsFuture::from(bits).await.ok()?).to_vec())
}
