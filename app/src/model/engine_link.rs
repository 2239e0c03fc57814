//! The worker: spawned, listened to, started anew. Never here: what messages mean.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, ArrayBuffer, Date, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, File, MessageEvent, Worker, WorkerOptions, WorkerType};

use ingot_shared::Id;

use crate::bridge::{ENGINE_SCRIPT, FromEngine, ToEngine, codec};

/// The key of the message's bytes in the posted object.
const BYTES: &str = "m";
/// The key of a file that travels beside a message.
const FILE: &str = "file";
/// The keys of stored rows, which come before the engine itself runs: their bytes, and whether these were the last.
const ROWS: &str = "rows";
const LAST: &str = "last";

/// Where the page's first lines keep a worker that they started, and the events that came from it (`index.html`).
const EARLY: &str = "ingotEngine";
const EARLY_WORKER: &str = "worker";
const EARLY_EVENTS: &str = "heard";
/// The type of an event that is a message.
const MESSAGE: &str = "message";

/// So long a task hands over what came early; the last event it takes is handed over whole. In milliseconds.
const CATCH_UP_MS: f64 = 10.0;

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

/// Events that came before the page's program ran, in order; later ones wait behind them.
type Waiting = Rc<RefCell<VecDeque<Event>>>;

struct Running {
    worker: Worker,
    waiting: Waiting,
    _on_event: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
        self.waiting.borrow_mut().clear();
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

    /// Ends the worker and spawns a new one. Messages that were not answered are the caller's to send again.
    pub fn start_again(&self, working: &[Id]) {
        self.running.take();
        self.queue.replace(Some(Vec::new()));
        self.start(working);
    }

    /// Spawns the worker, which learns by its name what the one before worked on when it ended.
    pub fn start(&self, working: &[Id]) {
        let early = if working.is_empty() { early() } else { None };
        let Some((worker, heard)) = early.or_else(|| Some((spawn(working)?, VecDeque::new()))) else {
            (self.handler)(FromWorker::Crashed);
            return;
        };
        let waiting: Waiting = Rc::new(RefCell::new(heard));
        let (handler, behind) = (Rc::clone(&self.handler), Rc::clone(&waiting));
        let on_event = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let is_next = behind.borrow().is_empty();
            if is_next { hand(&handler, &event) } else { behind.borrow_mut().push_back(event) }
        });
        let listener = Some(on_event.as_ref().unchecked_ref());
        worker.set_onmessage(listener);
        worker.set_onerror(listener);
        worker.set_onmessageerror(listener);
        catch_up(Rc::clone(&self.handler), Rc::clone(&waiting));
        self.running.replace(Some(Running { worker, waiting, _on_event: on_event }));
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

/// The worker that the page's first lines have started, once, and what came from it.
fn early() -> Option<(Worker, VecDeque<Event>)> {
    let global: Object = js_sys::global();
    let found = Reflect::get(&global, &EARLY.into()).ok().filter(JsValue::is_object)?;
    Reflect::delete_property(&global, &EARLY.into()).ok()?;
    let worker = Reflect::get(&found, &EARLY_WORKER.into()).ok()?.dyn_into().ok()?;
    let heard = Reflect::get(&found, &EARLY_EVENTS.into()).ok()?.dyn_into::<Array>().ok()?;
    Some((worker, heard.iter().map(JsCast::unchecked_into).collect()))
}

fn spawn(working: &[Id]) -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let working: Vec<String> = working.iter().map(Id::to_string).collect();
    options.set_name(&working.join(" "));
    Worker::new_with_options(ENGINE_SCRIPT, &options).ok()
}

/// Hands over what came early, in short tasks. A browser lets some milliseconds pass between two of them, which for each of a hundred packs
/// of rows would take longer than the rows themselves.
fn catch_up(handler: Handler, waiting: Waiting) {
    spawn_local(async move {
        loop {
            let began = Date::now();
            while Date::now() - began < CATCH_UP_MS {
                let Some(event) = waiting.borrow().front().cloned() else { return };
                hand(&handler, &event);
                waiting.borrow_mut().pop_front();
            }
            TimeoutFuture::new(0).await;
        }
    });
}

/// Hands over an event; what is no message is a crash.
fn hand(handler: &Handler, event: &Event) {
    let message = event.dyn_ref::<MessageEvent>().filter(|_| event.type_() == MESSAGE);
    match message {
        Some(message) => _ = read(&message.data()).map(|from| handler(from)),
        None => handler(FromWorker::Crashed),
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
