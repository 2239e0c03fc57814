//! The worker that makes up the example company: spawned when asked for, ended when it is done. Never here: what it makes.

use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::bridge::codec;
use crate::bridge::demo::{DEMO_SCRIPT, DemoOrder, DemoReady, key};

/// What the worker tells its page.
pub enum FromDemo {
    /// It takes the order, and will make so many clients.
    Ready(DemoReady),
    /// A message for the engine, to be handed on as it is; so many clients are made.
    Batch(ArrayBuffer, u32),
    /// It could not be loaded, is of another build, or crashed.
    Failed,
}

/// The running worker; dropping it ends it.
pub struct DemoLink {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl DemoLink {
    /// Spawns the worker, which asks the network for itself. None where the browser refuses.
    pub fn start(handler: impl Fn(FromDemo) + 'static) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(DEMO_SCRIPT, &options).ok()?;
        let handler = Rc::new(handler);
        let for_errors = Rc::clone(&handler);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| handler(read(&event.data())));
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |_| for_errors(FromDemo::Failed));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Tells a worker that is ready what to make.
    pub fn order(&self, order: &DemoOrder) {
        let bytes = Uint8Array::from(codec::encode(order).as_slice()).buffer();
        let _ = self.worker.post_message_with_transfer(&bytes, &Array::of1(&bytes));
    }
}

impl Drop for DemoLink {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn read(data: &JsValue) -> FromDemo {
    let buffer = |key: &str| Reflect::get(data, &key.into()).ok().and_then(|buffer| buffer.dyn_into::<ArrayBuffer>().ok());
    if let Some(batch) = buffer(key::BATCH) {
        let done = Reflect::get(data, &key::DONE.into()).ok().and_then(|done| done.as_f64()).unwrap_or_default();
        return FromDemo::Batch(batch, done as u32);
    }
    let ready = buffer(key::READY).and_then(|bytes| codec::decode(&Uint8Array::new(&bytes).to_vec()));
    ready.map_or(FromDemo::Failed, FromDemo::Ready)
}
