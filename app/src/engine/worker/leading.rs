//! Which tab of this browser talks to the relay: the one that holds the lock. A browser may put the page of that tab to sleep, lock and
//! all; a tab that does not hear from it takes the lock over. Never here: what tabs tell each other.
//!
//! Two leaders for a moment are harmless: transactions are guarded, and the relay knows both connections for the same device's.

use std::cell::Cell;
use std::rc::Rc;

use futures::channel::mpsc::UnboundedSender;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{Event, port};

const LOCK: &str = "ingot-leader";
/// Seconds without a word of the leader after which it is asked, again and again.
const ASK_AFTER: u32 = 5;
/// Seconds without a word after which its place is taken: three questions were not answered.
const TAKE_AFTER: u32 = 4 * ASK_AFTER;

/// What a tab that does not lead has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Watch {
    /// Nothing.
    Nothing,
    /// Ask the leader whether it is there.
    Ask,
    /// Take its place.
    TakeOver,
}

/// This tab's part in it.
pub(super) struct Leading {
    events: UnboundedSender<Event>,
    /// Whether the lock is asked for and not had yet.
    waits: Rc<Cell<bool>>,
    /// Seconds since the leader was heard.
    quiet: u32,
}

impl Leading {
    /// Waits in the background to become the leader. Without Web Locks every tab leads at once.
    pub(super) fn new(events: UnboundedSender<Event>) -> Self {
        let leading = Self { events, waits: Rc::default(), quiet: 0 };
        leading.wait();
        leading
    }

    /// The leader said something.
    pub(super) const fn heard(&mut self) {
        self.quiet = 0;
    }

    /// A second went by in a tab that does not lead.
    pub(super) const fn tick(&mut self) -> Watch {
        self.quiet += 1;
        if self.quiet >= TAKE_AFTER {
            self.quiet = 0;
            return Watch::TakeOver;
        }
        if self.quiet.is_multiple_of(ASK_AFTER) { Watch::Ask } else { Watch::Nothing }
    }

    /// Takes the lock from whoever holds it; [`Event::Leads`] follows, and [`Event::Deposed`] where it was held.
    pub(super) fn take_over(&self) {
        let options = Object::new();
        let is_set = Reflect::set(&options, &"steal".into(), &true.into());
        if is_set.is_ok() {
            let _ = self.ask(Some(&options), Rc::default());
        }
    }

    /// Another tab took the lock: this one waits again, if it does not already.
    pub(super) fn deposed(&mut self) {
        self.quiet = 0;
        if !self.waits.get() {
            self.wait();
        }
    }

    fn wait(&self) {
        self.waits.set(true);
        if self.ask(None, Rc::clone(&self.waits)).is_err() {
            let _ = self.events.unbounded_send(Event::Leads);
        }
    }

    /// Asks for the lock and keeps it until the worker ends or another tab takes it.
    fn ask(&self, options: Option<&Object>, waits: Rc<Cell<bool>>) -> Result<(), JsValue> {
        let events = self.events.clone();
        let on_lock = Closure::once_into_js(move |_lock: JsValue| {
            waits.set(false);
            let _ = events.unbounded_send(Event::Leads);
            Promise::new(&mut |_, _| {})
        });
        let locks = locks()?;
        let request = request(&locks)?;
        let asked = match options {
            Some(options) => request.call3(&locks, &LOCK.into(), options, &on_lock)?,
            None => request.call2(&locks, &LOCK.into(), &on_lock)?,
        };
        let events = self.events.clone();
        let on_loss = Closure::once(move |error: JsValue| {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") {
                let _ = events.unbounded_send(Event::Deposed);
            }
        });
        let _ = asked.dyn_into::<Promise>()?.catch(&on_loss);
        // It is called once at most, whenever that is.
        on_loss.forget();
        Ok(())
    }
}

/// Calls `on_lock` when the lock is free; it is held until the promise that this returns is fulfilled.
pub(super) fn wait_for_lock(name: &str, on_lock: &JsValue) -> Result<JsValue, JsValue> {
    let locks = locks()?;
    request(&locks)?.call2(&locks, &name.into(), on_lock)
}

/// What the browser gives locks by.
pub(super) fn locks() -> Result<JsValue, JsValue> {
    Reflect::get(&port::scope().navigator(), &"locks".into())
}

fn request(locks: &JsValue) -> Result<Function, JsValue> {
    Reflect::get(locks, &"request".into())?.dyn_into()
}
