//! The worker: spawned, listened to, started anew. Never here: what messages mean.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{ErrorEvent, Event, File, MessageEvent, Worker, WorkerOptions, WorkerType};

use ingot_shared::Id;

use crate::bridge::{ENGINE_SCRIPT, FromEngine, ToEngine, codec};

/// The key of the message's bytes in the posted object.
const BYTES: &str = "m";
/// The key of a file that travels beside a message.
const FILE: &str = "file";
/// The keys of stored rows, which come before the engine itself runs: their bytes, and whether these were the last.
const ROWS: &str = "rows";
const LAST: &str = "last";

/// What the worker tells its page.
pub enum FromWorker {
    /// A message.
    Message(FromEngine),
    /// Packed rows, as they are stored on the device; none in the last message.
    StoredRows {
        /// The bytes.
        packed: Vec<u8>,
        /// Whether every stored row is here now.
        last: bool,
    },
    /// It crashed, or could not be loaded.
    Crashed,
}

/// The bytes of a message that waits, with the file that travels beside it.
type Queued = (ArrayBuffer, Option<File>);

type Handler = Rc<dyn Fn(FromWorker)>;

struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
    _on_garbled: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

/// The link to the engine's worker. Messages sent before the worker says that it runs wait here.
pub struct EngineLink {
    handler: Handler,
    running: RefCell<Option<Running>>,
    queue: RefCell<Option<Vec<Queued>>>,
}

impl EngineLink {
    /// Prepares the link; [`EngineLink::start`] spawns the worker.
    pub fn new(handler: impl Fn(FromWorker) + 'static) -> Self {
        Self { handler: Rc::new(handler), running: RefCell::new(None), queue: RefCell::new(Some(Vec::new())) }
    }

    /// Ends the worker, if there is one, and spawns a new one. Messages that were not answered are the caller's to send again. The new one
    /// learns by its name what the one before worked on when it ended.
    pub fn start(&self, working: &[Id]) {
        self.running.take();
        self.queue.replace(Some(Vec::new()));
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let working: Vec<String> = working.iter().map(Id::to_string).collect();
        options.set_name(&working.join(" "));
        let Ok(worker) = Worker::new_with_options(ENGINE_SCRIPT, &options) else {
            (self.handler)(FromWorker::Crashed);
            return;
        };
        let handler = Rc::clone(&self.handler);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(from) = read(&event.data()) {
                handler(from);
            }
        });
        let handler = Rc::clone(&self.handler);
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |_| handler(FromWorker::Crashed));
        let handler = Rc::clone(&self.handler);
        let on_garbled = Closure::<dyn FnMut(Event)>::new(move |_| handler(FromWorker::Crashed));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_garbled.as_ref().unchecked_ref()));
        self.running.replace(Some(Running { worker, _on_message: on_message, _on_error: on_error, _on_garbled: on_garbled }));
    }

    /// The worker runs: what waited is sent.
    pub fn opened(&self) {
        for (bytes, file) in self.queue.take().unwrap_or_default() {
            self.post(&bytes, file.as_ref());
        }
    }

    /// Sends a message, now or as soon as the worker runs.
    pub fn send(&self, message: ToEngine) {
        self.send_with(message, None);
    }

    /// Sends a message with a file beside it.
    pub fn send_with(&self, message: ToEngine, file: Option<File>) {
        self.hand_over(Uint8Array::from(codec::encode(&message).as_slice()).buffer(), file);
    }

    /// Hands on the bytes of a message as they are.
    pub fn pass_on(&self, bytes: ArrayBuffer) {
        self.hand_over(bytes, None);
    }

    fn hand_over(&self, bytes: ArrayBuffer, file: Option<File>) {
        match self.queue.borrow_mut().as_mut() {
            Some(queue) => queue.push((bytes, file)),
            None => self.post(&bytes, file.as_ref()),
        }
    }

    fn post(&self, bytes: &ArrayBuffer, file: Option<&File>) {
        let envelope = Object::new();
        let mut is_whole = Reflect::set(&envelope, &BYTES.into(), bytes).is_ok();
        if let Some(file) = file {
            is_whole &= Reflect::set(&envelope, &FILE.into(), file).is_ok();
        }
        let running = self.running.borrow();
        if let Some(running) = running.as_ref().filter(|_| is_whole) {
            // A worker that cannot be posted to is a dead one: the heartbeat finds out and starts it anew.
            let _ = running.worker.post_message_with_transfer(&envelope, &Array::of1(bytes));
        }
    }
}

fn read(data: &JsValue) -> Option<FromWorker> {
    if let Some(rows) = Reflect::get(data, &ROWS.into()).ok().filter(JsValue::is_object) {
        let last = Reflect::get(data, &LAST.into()).is_ok_and(|last| last.is_truthy());
        return Some(FromWorker::StoredRows { packed: Uint8Array::new(&rows).to_vec(), last });
    }
    let bytes = Reflect::get(data, &BYTES.into()).ok()?;
    codec::decode(&Uint8Array::new(&bytes).to_vec()).map(FromWorker::Message)
}
