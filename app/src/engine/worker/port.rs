//! The port to the page: messages as transferred buffers, with a file beside them where one belongs to it.

use futures::channel::mpsc::UnboundedSender;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use ingot_shared::Id;

use super::Event;
use crate::bridge::{FromEngine, codec};

/// The property that holds the message's bytes.
const MESSAGE: &str = "m";
/// The property that holds a file.
const FILE: &str = "file";

/// The property of the global object with the key of the last pack that the page has already (`engine_start.js`).
const LAST_PACK: &str = "ingotLastPack";

/// The worker's own global object.
pub(super) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// The key of the last pack of rows that was handed to the page before the engine ran; none when there was none.
pub(super) fn last_pack_shown() -> Option<Vec<u8>> {
    let key = Reflect::get(&scope(), &LAST_PACK.into()).ok()?;
    key.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// What the worker before this one worked on when it ended: its page says so in this one's name.
pub(super) fn left_unfinished() -> Vec<Id> {
    scope().name().split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// Sends the page's messages on as events, for as long as the worker lives.
pub(super) fn listen(events: UnboundedSender<Event>) {
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        let bytes = Reflect::get(&data, &MESSAGE.into()).map(|buffer| Uint8Array::new(&buffer).to_vec());
        let file = Reflect::get(&data, &FILE.into()).ok().and_then(|file| file.dyn_into::<File>().ok());
        if let Some(message) = bytes.ok().and_then(|bytes| codec::decode(&bytes)) {
            let _ = events.unbounded_send(Event::Page(Box::new(message), file));
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// Hands a message to the page.
pub(super) fn post(message: &FromEngine) {
    let bytes = Uint8Array::from(codec::encode(message).as_slice());
    let buffer: JsValue = bytes.buffer().into();
    let data = Object::new();
    let _ = Reflect::set(&data, &MESSAGE.into(), &buffer);
    let _ = scope().post_message_with_transfer(&data, &Array::of1(&buffer));
}
