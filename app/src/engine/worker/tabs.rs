//! The other tabs of this browser: all tell each other what they wrote, and each holds a lock of its own for as long as it lives, so that the
//! others learn of its end. Never here: which of them leads.

use std::cell::Cell;
use std::rc::Rc;

use futures::channel::mpsc::UnboundedSender;
use ingot_shared::Id;
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::Person;
use ingot_shared::wire::{self, Bytes};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::Event;
use super::leading::wait_for_lock;
use crate::bridge::Wiped;

const CHANNEL: &str = "ingot";
/// The lock of a tab is called so, with the tab's name after it.
pub(super) const OWN_LOCK: &str = "ingot-tab-";

/// What tabs tell each other. Tabs may be of different builds until each is reloaded, so names count here, not positions.
#[derive(Clone, Debug)]
pub(super) enum TabMessage {
    /// These documents changed in storage.
    Changed {
        /// Which.
        documents: Vec<Id>,
    },
    /// A page of the first load is stored: rows should be read again.
    Loaded,
    /// These documents are no longer on the device.
    Removed {
        /// Which.
        documents: Vec<Id>,
        /// Whether they are there, and the member may not read them any more.
        are_others: bool,
    },
    /// The page of a tab without the link wants this document to be erased for good.
    Erase {
        /// Which.
        document: Id,
    },
    /// These documents were not erased: the password must be entered first.
    Unproven {
        /// Which.
        documents: Vec<Id>,
    },
    /// The password was entered in a tab without the link: the relay is told again what was erased.
    SayErasures,
    /// These documents are on the device now: whoever shows them can read them.
    Arrived {
        /// Which.
        documents: Vec<Id>,
    },
    /// How the leader's link is.
    State {
        /// The leader's state, in the bridge's bytes: a tab of another build does without.
        state: Bytes,
    },
    /// Somebody signed in at the device, or its member took another name: what is stored tells who is here.
    Identity {
        /// The name.
        name: String,
    },
    /// Nothing is left on the device.
    Wiped {
        /// Why.
        why: Wiped,
    },
    /// What the person looks at in the tab in hand; the leader tells the relay.
    Look {
        /// The document.
        document: Option<Id>,
        /// What is being edited.
        field: String,
        /// The tab that says so, if it has a lock by which the others learn of its end.
        tab: Option<Id>,
    },
    /// The others who look at a document.
    Met {
        /// The document.
        document: Id,
        /// The others.
        people: Vec<Person>,
    },
    /// The storage was emptied, and this tab began anew.
    Emptied,
    /// The person wants to be offline, or no longer.
    Offline {
        /// Whether to be offline.
        on: bool,
    },
    /// The person wants to know whether what is here is what the relay has; the leader asks it.
    Audit,
    /// A new tab asks the leader for its state.
    Who,
}

wire::choice!(TabMessage {
    Changed { documents: "documents" required } = "Changed",
    Loaded = "Loaded",
    Removed { documents: "documents" required, are_others: "others" } = "Removed",
    Erase { document: "document" required } = "Erase",
    Unproven { documents: "documents" required } = "Unproven",
    SayErasures = "SayErasures",
    Arrived { documents: "documents" required } = "Arrived",
    State { state: "state" required } = "State",
    Identity { name: "name" required } = "Identity",
    Wiped { why: "why" } = "Wiped",
    Look { document: "document", field: "field", tab: "tab" } = "Look",
    Met { document: "document" required, people: "people" } = "Met",
    Emptied = "Emptied",
    Offline { on: "on" } = "Offline",
    Audit = "Audit",
    Who = "Who",
});

/// The channel to the other tabs; none in browsers without one, where each tab works for itself.
pub(super) struct Tabs {
    channel: Option<BroadcastChannel>,
    events: UnboundedSender<Event>,
    /// This tab's name, once its lock is held.
    name: Rc<Cell<Option<Id>>>,
    /// Tabs whose end is waited for.
    watched: Vec<Id>,
}

impl Tabs {
    /// Opens the channel and takes a name.
    pub(super) fn open(events: UnboundedSender<Event>) -> Self {
        let channel = BroadcastChannel::new(CHANNEL).ok();
        if let Some(channel) = &channel {
            let events = events.clone();
            let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let bytes = Uint8Array::new(&event.data()).to_vec();
                if let Ok(message) = codec::decode(&bytes) {
                    let _ = events.unbounded_send(Event::Tab(message));
                }
            });
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
            on_message.forget();
        }
        let tabs = Self { channel, events, name: live_under_a_name(), watched: Vec::new() };
        tabs.tell(&TabMessage::Who);
        tabs
    }

    /// Tells the other tabs.
    pub(super) fn tell(&self, message: &TabMessage) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&Uint8Array::from(codec::encode(message).as_slice()).buffer());
        }
    }

    /// This tab's name; none while nobody could learn of its end.
    pub(super) fn name(&self) -> Option<Id> {
        self.name.get()
    }

    /// From now on the end of this tab is told as an event, however it comes.
    pub(super) fn watch(&mut self, tab: Id) {
        if self.watched.contains(&tab) {
            return;
        }
        self.watched.push(tab);
        let events = self.events.clone();
        let on_lock = Closure::once_into_js(move |_lock: JsValue| {
            let _ = events.unbounded_send(Event::Gone(tab));
        });
        let _ = wait_for_lock(&format!("{OWN_LOCK}{tab}"), &on_lock);
    }

    /// A watched tab is gone.
    pub(super) fn forget(&mut self, tab: Id) {
        self.watched.retain(|watched| *watched != tab);
    }
}

/// Takes a lock that nobody else has, and keeps it until the worker ends; the name under which it is held then.
fn live_under_a_name() -> Rc<Cell<Option<Id>>> {
    let name = Rc::new(Cell::new(None));
    let mut random = [0; 16];
    if getrandom::fill(&mut random).is_ok() {
        let tab = Id::from_bytes(random);
        let held = Rc::clone(&name);
        let on_lock = Closure::once_into_js(move |_lock: JsValue| {
            held.set(Some(tab));
            Promise::new(&mut |_, _| {})
        });
        let _ = wait_for_lock(&format!("{OWN_LOCK}{tab}"), &on_lock);
    }
    name
}
