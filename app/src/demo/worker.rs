//! The worker's shell: greets the page, takes its order, posts batches. Never here: what is in them.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::batches::{CLIENTS, batches};
use crate::bridge::codec;
use crate::bridge::demo::{DemoReady, key};

/// Starts the worker.
pub fn start() {
    console_error_panic_hook::set_once();
    let on_order = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = Uint8Array::new(&event.data()).to_vec();
        if let Some(order) = codec::decode(&bytes) {
            for (done, batch) in batches(order) {
                post(key::BATCH, &codec::encode(&batch), done);
            }
        }
    });
    scope().set_onmessage(Some(on_order.as_ref().unchecked_ref()));
    on_order.forget();
    post(key::READY, &codec::encode(&DemoReady { clients: CLIENTS }), 0);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(key: &str, bytes: &[u8], done: u32) {
    let buffer: JsValue = Uint8Array::from(bytes).buffer().into();
    let data = Object::new();
    let _ = Reflect::set(&data, &key.into(), &buffer);
    let _ = Reflect::set(&data, &key::DONE.into(), &done.into());
    let _ = scope().post_message_with_transfer(&data, &Array::of1(&buffer));
}
