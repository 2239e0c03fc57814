//! The link to the relay: the socket, when to try again, and what to tell the page about it.

use futures::channel::mpsc::UnboundedSender;
use ingot_shared::sync::frame::Goodbye;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BinaryType, MessageEvent, WebSocket};

use super::tabs::TabMessage;
use super::{Event, Worker, now, port, portal};
use crate::bridge::{Link, Wiped};
use crate::engine::storage::StorageError;

/// Seconds before the first new try; doubled with each, up to [`LONGEST_WAIT`].
const FIRST_WAIT: u32 = 1;
/// Most seconds between two tries.
const LONGEST_WAIT: u32 = 30;
/// Seconds before a try after the relay said that a person is needed (signed out, other version).
const PERSON_WAIT: u32 = 300;
/// Seconds that the relay has for an answer; then the link counts as dead.
const ANSWER_WAIT: u32 = 10;
/// Seconds of silence after which the relay is asked for a sign of life.
const SILENCE: u32 = 25;

struct Socket {
    number: u32,
    socket: WebSocket,
    _handlers: [Closure<dyn FnMut(MessageEvent)>; 4],
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        self.socket.set_onerror(None);
        let _ = self.socket.close();
    }
}

/// The link's state in this tab.
pub(super) struct Wire {
    events: UnboundedSender<Event>,
    socket: Option<Socket>,
    sockets: u32,
    pub(super) leads: bool,
    pub(super) forced_offline: bool,
    /// Seconds until the next try.
    wait: u32,
    tries: u32,
    /// Seconds since the relay was last heard or asked.
    pub(super) silent: u32,
    goodbye: Option<Goodbye>,
    /// The network wants to be let into first.
    pub(super) portal: bool,
}

impl Wire {
    /// No link yet; a second's tick keeps its clock.
    pub(super) fn new(events: UnboundedSender<Event>) -> Self {
        let ticks = events.clone();
        gloo_timers::callback::Interval::new(1_000, move || {
            let _ = ticks.unbounded_send(Event::Tick);
        })
        .forget();
        Self {
            events,
            socket: None,
            sockets: 0,
            leads: false,
            forced_offline: false,
            wait: 0,
            tries: 0,
            silent: 0,
            goodbye: None,
            portal: false,
        }
    }

    /// Tries at the next opportunity, whatever was planned.
    pub(super) fn connect_now(&mut self) {
        self.wait = 0;
        self.tries = 0;
        self.goodbye = None;
    }

    /// Sends a frame; whether there was a socket to send it on.
    pub(super) fn send(&mut self, frame: &[u8]) -> bool {
        self.socket.as_ref().is_some_and(|socket| socket.socket.send_with_u8_array(frame).is_ok())
    }

    /// A socket closed; whether it was the one in use.
    pub(super) fn closed(&mut self, number: u32) -> bool {
        let current = self.socket.as_ref().is_some_and(|socket| socket.number == number);
        if current {
            self.hang_up();
        }
        current
    }

    /// Ends the connection and plans the next try.
    pub(super) fn hang_up(&mut self) {
        self.socket = None;
        self.silent = 0;
        let backoff = FIRST_WAIT.saturating_mul(1 << self.tries.min(5)).min(LONGEST_WAIT);
        // Devices that lost the relay at the same moment should not come back at the same moment.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number of seconds below the longest wait"
        )]
        let jitter = (js_sys::Math::random() * f64::from(backoff) / 2.0) as u32;
        self.wait = match self.goodbye {
            Some(Goodbye::SignedOut | Goodbye::AppTooOld | Goodbye::RelayTooOld | Goodbye::Malformed) => PERSON_WAIT,
            _ => backoff + jitter,
        };
        self.tries = self.tries.saturating_add(1);
    }

    /// The relay said when to come back: not before, but hardly later either, so that those it sends away come back one by one.
    fn stay_away(&mut self, millis: u32) {
        if millis > 0 && self.wait < PERSON_WAIT {
            self.wait = seconds_of(millis);
        }
    }

    fn wants_connection(&self) -> bool {
        self.leads && !self.forced_offline && self.socket.is_none() && self.wait == 0
    }

    fn connect(&mut self) {
        self.sockets = self.sockets.wrapping_add(1);
        let number = self.sockets;
        match open_socket(number, &self.events) {
            Some(socket) => self.socket = Some(socket),
            None => self.hang_up(),
        }
    }

    /// What the page shows.
    pub(super) fn link(&self, joined: bool, following: bool) -> Link {
        match self.goodbye {
            _ if !joined => Link::Alone,
            _ if !self.leads => Link::OtherTab,
            _ if self.forced_offline => Link::ForcedOffline,
            _ if following => Link::Online,
            Some(reason) if reason != Goodbye::Stopping => Link::Closed(reason),
            _ if self.portal => Link::Portal,
            _ if self.socket.is_some() && self.tries == 0 => Link::Connecting,
            _ => Link::Offline,
        }
    }
}

/// Whole seconds that cover these milliseconds, within the longest wait.
const fn seconds_of(millis: u32) -> u32 {
    let seconds = millis.div_ceil(1_000);
    if seconds > LONGEST_WAIT { LONGEST_WAIT } else { seconds }
}

fn open_socket(number: u32, events: &UnboundedSender<Event>) -> Option<Socket> {
    let location = port::scope().location();
    let scheme = if location.protocol() == "https:" { "wss" } else { "ws" };
    let socket = WebSocket::new(&format!("{scheme}://{}/sync", location.host())).ok()?;
    socket.set_binary_type(BinaryType::Arraybuffer);
    let handler = |make: fn(u32, &MessageEvent) -> Option<Event>| {
        let events = events.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(event) = make(number, &event) {
                let _ = events.unbounded_send(event);
            }
        })
    };
    let on_open = handler(|number, _| Some(Event::Opened(number)));
    let on_message = handler(|number, event| {
        let buffer = event.data().dyn_into::<ArrayBuffer>().ok()?;
        Some(Event::Message(number, Uint8Array::new(&buffer).to_vec()))
    });
    let on_close = handler(|number, _| Some(Event::Closed(number)));
    let on_error = handler(|number, _| Some(Event::Closed(number)));
    socket.set_onopen(Some(on_open.as_ref().unchecked_ref()));
    socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
    socket.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    Some(Socket { number, socket, _handlers: [on_open, on_message, on_close, on_error] })
}

impl Worker {
    /// Opens a socket when there is a reason to and nothing speaks against it.
    pub(super) fn connect_if_due(&mut self) {
        if self.engine.identity().signed_in && self.wire.wants_connection() {
            self.wire.connect();
        }
    }

    pub(super) fn opened(&mut self, socket: u32) {
        let current = self.wire.socket.as_ref().is_some_and(|open| open.number == socket);
        if current && let Some(hello) = self.engine.connect() {
            self.wire.silent = 0;
            self.wire.portal = false;
            self.wire.send(&hello);
        }
    }

    /// A socket closed. Where the relay never spoke, somebody else may have answered for it.
    pub(super) fn closed(&mut self, socket: u32) {
        let was_accepted = self.engine.is_accepted();
        if self.wire.closed(socket) {
            self.engine.disconnect();
            if !was_accepted {
                portal::look(self.wire.events.clone());
            }
        }
    }

    pub(super) async fn message(&mut self, socket: u32, bytes: &[u8]) {
        if self.wire.socket.as_ref().is_none_or(|open| open.number != socket) {
            return;
        }
        self.wire.silent = 0;
        let was_accepted = self.engine.is_accepted();
        let received = match self.engine.receive(bytes).await {
            Ok(received) => received,
            Err(error) => {
                self.disk.full |= error == StorageError::Full;
                self.wire.hang_up();
                self.engine.disconnect();
                return;
            }
        };
        self.last_exchange = Some(now_to_the_minute());
        match received.accepted {
            // Not stored, the silence is taken for longer than it is, and the next link tells better.
            Some(relay) => drop(self.engine.let_in(relay, now()).await),
            None if was_accepted => self.engine.still_heard(now()),
            None => {}
        }
        if self.engine.is_accepted() {
            self.wire.tries = 0;
            self.wire.goodbye = None;
        }
        for frame in &received.send {
            self.wire.send(frame);
        }
        if !was_accepted && self.engine.is_accepted() {
            self.tell_name();
            // Whoever was given another role meanwhile was sent away, and is back.
            self.ask_what_may();
            self.ask_what_waits().await;
        }
        if self.engine.refused() > 0 {
            self.hand_in().await;
        }
        if !was_accepted && self.is_anything_looked_at() {
            self.tell_looking();
        }
        if let Some((document, people)) = received.met {
            self.tabs.tell(&TabMessage::Met { document, people: people.clone() });
            self.show_people(document, people);
        }
        if !received.packs.is_empty() {
            self.tabs.tell(&TabMessage::Loaded);
        }
        for packed in received.packs {
            port::post(&crate::bridge::FromEngine::Rows { packed: packed.into(), last: false });
        }
        if !received.arrived.is_empty() {
            self.show_arrived(&received.arrived).await;
            self.tabs.tell(&TabMessage::Arrived { documents: received.arrived });
        }
        if !received.erased.is_empty() {
            self.erased(received.erased);
        }
        if !received.unproven.is_empty() {
            self.tabs.tell(&TabMessage::Unproven { documents: received.unproven.clone() });
            self.answer_unproven(&received.unproven);
        }
        if !received.revoked.is_empty() {
            self.revoked(received.revoked);
        }
        for client in received.absent {
            port::post(&crate::bridge::FromEngine::Client { client, view: None, long: None });
        }
        let documents: Vec<ingot_shared::Id> = received.rows.iter().map(|row| row.id).collect();
        if !documents.is_empty() {
            self.tabs.tell(&TabMessage::Changed { documents });
        }
        let rows = self.engine.bring_over(&received.rows, now()).await;
        self.show(received.rows).await;
        if !rows.is_empty() {
            self.saved(rows).await;
        }
        if received.ended == Some(Some(Goodbye::CutOff)) {
            return self.wipe(Wiped::CutOff, false).await;
        }
        if let Some(audited) = received.audited {
            self.audited(audited).await;
        }
        if let Some(reason) = received.ended {
            self.wire.goodbye = reason;
            self.wire.hang_up();
            self.wire.stay_away(received.retry_after);
            self.engine.disconnect();
        }
    }

    /// The person wants to be offline, or no longer: so are all tabs.
    pub(super) fn force_offline(&mut self, on: bool) {
        self.wire.forced_offline = on;
        self.wire.hang_up();
        self.engine.disconnect();
        self.wire.connect_now();
    }

    /// Sends what waits, if this tab has the link.
    pub(super) async fn flush(&mut self) {
        if let Ok(Some(push)) = self.engine.push().await {
            self.wire.silent = 0;
            self.wire.send(&push);
        }
    }

    /// A second went by: dead links are given up, silent ones asked.
    pub(super) fn tick(&mut self) {
        self.wire.wait = self.wire.wait.saturating_sub(1);
        if self.wire.socket.is_none() {
            return;
        }
        self.wire.silent += 1;
        let waits_for_relay = !self.engine.is_accepted() || self.engine.awaits_answer();
        if waits_for_relay && self.wire.silent >= ANSWER_WAIT {
            self.wire.hang_up();
            self.engine.disconnect();
        } else if self.wire.silent >= SILENCE
            && let Some(probe) = self.engine.probe()
        {
            self.wire.silent = 0;
            self.wire.send(&probe);
        }
    }
}

/// The last exchange is told to the minute, so that a quiet link does not keep the page busy.
fn now_to_the_minute() -> ingot_shared::Instant {
    const MINUTE: i64 = 60_000;
    ingot_shared::Instant::from_millis(now().as_millis() / MINUTE * MINUTE)
}
