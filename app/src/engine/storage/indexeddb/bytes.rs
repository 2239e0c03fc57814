//! Bytes as IndexedDB keeps them. Never here: which bytes.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::failure::Failure;

/// Copies bytes into an array of their own, as a key or a value. (A view into wasm memory would be stored with all of that memory.)
pub(super) fn to_js(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// Reads a value, or a key: IndexedDB hands binary keys out as `ArrayBuffer`.
pub(super) fn from_js(value: &JsValue) -> Result<Vec<u8>, Failure> {
    if let Some(array) = value.dyn_ref::<Uint8Array>() {
        return Ok(array.to_vec());
    }
    match value.dyn_ref::<ArrayBuffer>() {
        Some(buffer) => Ok(Uint8Array::new(buffer).to_vec()),
        None => Err(Failure::other("a stored value is not bytes")),
    }
}
