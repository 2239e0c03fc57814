//! A device: the product's engine over a storage that may fail, with a clock that may be wrong (S12).

use std::collections::HashSet;

use futures::executor::block_on;
use ingot_app::engine::identity::Birth;
use ingot_app::engine::storage::{Space, Storage, StorageError};
use ingot_app::engine::{AuditStep, Audited, Engine, Erasing};
use ingot_shared::domain::Command;
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, Hello, PROTOCOL};
use ingot_shared::{Id, Instant};

use crate::account;
use crate::commands;
use crate::network::Connection;
use crate::relay::SECRET;
use crate::rng::Rng;
use crate::storage::FaultyStorage;

/// Ten years in milliseconds.
const TEN_YEARS: i64 = 315_360_000_000;

/// A simulated device.
#[derive(Debug)]
pub struct SimDevice {
    /// The engine.
    pub engine: Engine<FaultyStorage>,
    /// Its storage.
    pub storage: FaultyStorage,
    /// Its connection, if any.
    pub connection: Option<Connection>,
    clock: i64,
    /// Whether its app is of the version before.
    is_old: bool,
    /// Whether something else than the app wrote on its disk.
    pub is_damaged: bool,
    /// What its last audit found; none before one is answered.
    pub found: Option<u32>,
    undo: Vec<Command>,
}

impl SimDevice {
    /// A new device that has joined the workspace; some devices' clocks are years off.
    pub fn new(rng: &mut Rng) -> Self {
        let storage = FaultyStorage::default();
        let clock = 1_790_000_000_000 + i64::try_from(rng.below(200_000_000_000)).unwrap_or(0) - 100_000_000_000;
        let mut engine = started(&storage, clock, rng);
        let joined = block_on(account::join(&mut engine));
        assert!(joined.is_ok(), "a healthy storage takes the account");
        Self {
            engine,
            storage,
            connection: None,
            clock,
            is_old: rng.chance(25),
            is_damaged: false,
            found: None,
            undo: Vec::new(),
        }
    }

    /// Does something, or takes back the last thing done. Returns what was saved.
    pub fn edit(&mut self, rng: &mut Rng, members: &[Id]) -> Vec<(Id, [u8; 32])> {
        self.clock += i64::try_from(rng.below(60_000)).unwrap_or(0);
        let known = block_on(self.engine.all_rows()).unwrap_or_default();
        let before = self.engine.outbox().changes();
        let now = Instant::from_millis(self.clock);
        let going_on = if rng.chance(8) { commands::a_client(rng, &known) } else { None };
        if let Some(client) = going_on {
            let _ = block_on(self.engine.go_on(client, Id::new(now, rng.bytes()), now));
            return self.sent_since(&before);
        }
        let commands = if !self.undo.is_empty() && rng.chance(15) {
            std::mem::take(&mut self.undo)
        } else {
            let moved = if rng.chance(70) { commands::hand_on(rng, &known, members) } else { None };
            let others = (0..=rng.below(3)).map(|_| commands::any(rng, &known));
            others.chain(moved).collect()
        };
        let Ok(outcome) = block_on(self.engine.execute(&commands, now)) else { return Vec::new() };
        self.undo = outcome.inverse;
        self.sent_since(&before)
    }

    /// Sends what waits; returns what was saved since the outbox held this.
    fn sent_since(&mut self, before: &HashSet<(Id, [u8; 32])>) -> Vec<(Id, [u8; 32])> {
        let saved = self.engine.outbox().changes().difference(before).copied().collect();
        let push = block_on(self.engine.push());
        self.send(push.ok().flatten());
        saved
    }

    /// Its app is of this version.
    pub const fn update(&mut self) {
        self.is_old = false;
    }

    /// Asks for a client to be erased for good; the documents that go with it, if somebody could be asked.
    pub fn erase(&mut self, client: Id) -> Vec<Id> {
        let all = block_on(self.engine.all_that_became(client)).unwrap_or_default();
        match block_on(self.engine.erase(client)) {
            Ok(Erasing::Send(frame)) => {
                self.send(Some(frame));
                all
            }
            Ok(Erasing::Done(_)) | Err(_) => Vec::new(),
        }
    }

    /// Goes on with comparing what it holds with what the relay has; whether there is more to be read.
    pub fn audit(&mut self) -> bool {
        match block_on(self.engine.audit()) {
            Ok(AuditStep::More) => return true,
            Ok(AuditStep::Send(frame)) => self.send(Some(frame)),
            Ok(AuditStep::NotNow) | Err(_) => {}
        }
        false
    }

    /// Takes many clients in at once.
    pub fn fill(&mut self, rng: &mut Rng, count: usize) -> Vec<(Id, [u8; 32])> {
        let commands: Vec<Command> = (0..count).map(|_| commands::create(rng)).collect();
        let before = self.engine.outbox().changes();
        let _ = block_on(self.engine.execute(&commands, Instant::from_millis(self.clock)));
        let saved = self.engine.outbox().changes().difference(&before).copied().collect();
        let push = block_on(self.engine.push());
        self.send(push.ok().flatten());
        saved
    }

    /// What this device was told of as erased.
    pub fn known_erased(&self) -> Vec<Id> {
        let items = block_on(self.storage.disk().scan(Space::Meta, b"erased/", Some(b"erased0"), usize::MAX)).unwrap_or_default();
        items.iter().filter_map(|(key, _)| Id::from_slice(key.get(7..)?)).collect()
    }

    /// Somebody sets the clock, or its battery is empty: ten years forth or back (S12).
    pub const fn jump(&mut self, forth: bool) {
        self.clock += if forth { TEN_YEARS } else { -TEN_YEARS };
    }

    /// Takes a message of the relay.
    pub fn receive(&mut self, bytes: &[u8]) {
        match block_on(self.engine.receive(bytes)) {
            Ok(received) => {
                if let Some(Audited::Compared(differing)) = received.audited {
                    assert!(differing == 0 || self.is_damaged, "an audit found {differing} differences that nobody made");
                    self.found = Some(differing);
                }
                received.send.into_iter().for_each(|frame| self.send(Some(frame)));
                if !received.unproven.is_empty() {
                    // The person enters the password.
                    let again = block_on(self.engine.say_erasures()).unwrap_or_default();
                    again.into_iter().for_each(|frame| self.send(Some(frame)));
                }
                let brought = block_on(self.engine.bring_over(&received.rows, Instant::from_millis(self.clock)));
                if !brought.is_empty() {
                    let push = block_on(self.engine.push());
                    self.send(push.ok().flatten());
                }
                if received.ended.is_some() {
                    self.cut();
                }
            }
            Err(StorageError::Full | StorageError::Conflict | StorageError::Unavailable(_)) => self.cut(),
        }
    }

    /// Opens a connection; an earlier one is gone.
    pub fn connect(&mut self) {
        let hello = self
            .engine
            .connect()
            .map(|hello| account::with_token(hello, SECRET))
            .map(|hello| if self.is_old { of_before(hello) } else { hello });
        self.connection = Some(Connection::default());
        self.send(hello);
    }

    /// The connection is gone.
    pub fn cut(&mut self) {
        self.connection = None;
        self.engine.disconnect();
    }

    /// The process is gone, the disk stays, a new process starts.
    pub fn restart(&mut self, rng: &mut Rng) {
        self.storage = self.storage.restarted();
        self.engine = started(&self.storage, self.clock, rng);
        self.connection = None;
        self.undo.clear();
    }

    /// Another machine with a copy of this one's disk: it takes itself for the same device.
    pub fn copied(&self, rng: &mut Rng) -> Option<Self> {
        let storage = block_on(self.storage.copied()).ok()?;
        let engine = started(&storage, self.clock, rng);
        Some(Self {
            engine,
            storage,
            connection: None,
            clock: self.clock,
            is_old: self.is_old,
            is_damaged: self.is_damaged,
            found: None,
            undo: Vec::new(),
        })
    }

    /// Whether there is nothing to send, to receive or to load.
    pub fn is_at_rest(&self) -> bool {
        let quiet = self.connection.as_ref().is_some_and(Connection::is_quiet);
        quiet && self.engine.is_following() && self.engine.outbox().is_empty() && !self.engine.awaits_answer()
    }

    fn send(&mut self, frame: Option<Vec<u8>>) {
        if let (Some(frame), Some(connection)) = (frame, &mut self.connection) {
            connection.up.send(frame);
        }
    }
}

/// The same hello from an app of the version before, to which the relay must speak in that version.
fn of_before(hello: Vec<u8>) -> Vec<u8> {
    match codec::decode(&hello) {
        Ok(ClientFrame::Hello(hello)) => codec::encode(&ClientFrame::Hello(Hello { protocol: PROTOCOL - 1, ..hello })),
        _ => hello,
    }
}

fn started(storage: &FaultyStorage, clock: i64, rng: &mut Rng) -> Engine<FaultyStorage> {
    let birth = Birth { now: Instant::from_millis(clock), random: rng.bytes() };
    match block_on(Engine::open(storage.clone(), &birth)) {
        Ok(engine) => engine,
        Err(error) => {
            assert_eq!(error.to_string(), "", "a healthy storage opens");
            unreachable!("the line above failed")
        }
    }
}
