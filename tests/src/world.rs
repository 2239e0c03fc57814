//! A world: devices, a relay and what happens between them, all from one seed.

mod damage;
mod device;
mod story;

use std::collections::BTreeSet;

use futures::executor::block_on;
use ingot_server::store::{MemoryStore, Store};
use ingot_shared::Id;
use ingot_shared::account::Role;

use crate::check;
use crate::commands;
use crate::relay::{Answer, Relay};
use crate::rng::Rng;
use crate::storage::Fault;
pub use device::SimDevice;
pub use story::{Crash, Steps};

/// How hard a run is.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Things that happen before the world calms down.
    pub steps: usize,
    /// Whether an old backup may be restored.
    pub restores: bool,
}

/// The simulated world.
#[derive(Debug)]
pub struct World {
    /// The source of everything that happens.
    pub rng: Rng,
    /// The relay.
    pub relay: Relay,
    /// The devices.
    pub devices: Vec<SimDevice>,
    /// What was "saved on this device": document and change (S1, S3).
    pub saved: BTreeSet<(Id, [u8; 32])>,
    /// What somebody wanted to be erased.
    pub erased: BTreeSet<Id>,
    /// Who clients are handed to; nobody where all are owners.
    members: Vec<Id>,
    backup: Option<MemoryStore>,
}

/// Messages delivered in a calm world before it must be at rest.
const REST_LIMIT: usize = 20_000;

impl World {
    /// A world of two to four devices that have joined the same workspace.
    pub fn new(seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let relay = Relay::new(&mut rng);
        let count = 2 + rng.below(3);
        Self::of(rng, relay, count)
    }

    fn of(mut rng: Rng, relay: Relay, count: usize) -> Self {
        let devices = (0..count).map(|_| SimDevice::new(&mut rng)).collect();
        Self { rng, relay, devices, saved: BTreeSet::new(), erased: BTreeSet::new(), members: Vec::new(), backup: None }
    }

    /// Plays one world to its end and checks every invariant on the way and at the end. Returns how many clients were erased.
    pub fn play(seed: u64, plan: Plan) -> usize {
        let mut world = Self::new(seed);
        for _ in 0..plan.steps {
            world.step(plan);
        }
        world.calm_down();
        check::at_rest(&mut world);
        world.relay.erased().len()
    }

    /// Plays a world in which most are managers, and clients come to them and leave them. Returns how often that was told.
    pub fn play_with_roles(seed: u64, steps: usize) -> usize {
        let mut world = Self::new(seed);
        world.hire();
        for _ in 0..steps {
            world.step(Plan { steps, restores: false });
            if world.rng.chance(4) {
                let at = world.rng.below(world.devices.len());
                world.appoint(at);
            }
        }
        world.calm_down();
        check::at_rest(&mut world);
        world.relay.moved
    }

    /// What devices hold is damaged behind the back of their apps; they find and mend it. Returns how many documents were damaged.
    pub fn play_damage(seed: u64) -> usize {
        let mut world = Self::new(seed);
        if world.rng.chance(50) {
            world.hire();
        }
        // More than are read at once.
        if world.rng.chance(5) {
            let saved = world.devices.first_mut().map(|device| device.fill(&mut world.rng, 300));
            world.saved.extend(saved.unwrap_or_default());
        }
        for _ in 0..40 {
            world.step(Plan { steps: 40, restores: false });
        }
        world.calm_down();
        let damaged = damage::all(&mut world);
        for _ in 0..3 {
            for at in 0..world.devices.len() {
                world.kill(at);
                world.connect(at);
            }
            world.settle(0);
            for at in 0..world.devices.len() {
                world.devices.iter_mut().for_each(|device| device.found = None);
                while world.audit(at) {}
            }
            world.settle(0);
        }
        let is_found = world.devices.iter().all(|device| device.found == Some(0));
        if !is_found {
            check::fail(&world, "what was damaged is not mended");
        }
        check::at_rest(&mut world);
        damaged
    }

    /// A profile is copied, with what waits in it, and used on two machines from then on. Returns how many changes waited in the copy.
    pub fn play_copied(seed: u64) -> usize {
        let mut world = Self::new(seed);
        let plan = Plan { steps: 60, restores: false };
        (0..plan.steps / 3).for_each(|_| world.step(plan));
        // It is written on without a link, so that the copy has something to send.
        let at = world.rng.below(world.devices.len());
        world.cut(at);
        (0..3).for_each(|_| world.edit(at));
        let Some(copy) = world.devices.get(at).and_then(|device| device.copied(&mut world.rng)) else { return 0 };
        let waiting = copy.engine.outbox().len();
        world.devices.push(copy);
        (0..plan.steps).for_each(|_| world.step(plan));
        world.calm_down();
        check::at_rest(&mut world);
        waiting
    }

    /// One device goes away and is written on, the others go on and erase a client, the log is compacted beyond where it stands; then it
    /// comes back. Returns how many clients were erased.
    pub fn play_return(seed: u64) -> usize {
        let mut world = Self::new(seed);
        (0..world.devices.len()).for_each(|at| world.edit(at));
        world.calm_down();
        world.cut(0);
        for _ in 0..20 {
            let at = 1 + world.rng.below(world.devices.len() - 1);
            world.edit(at);
        }
        (0..3).for_each(|_| world.edit(0));
        world.settle(1);
        world.erase_at(1);
        world.settle(1);
        let head = world.relay.store.head();
        while block_on(world.relay.store.compact(head)).is_ok_and(|horizon| horizon < head) {}
        world.settle(0);
        check::at_rest(&mut world);
        world.relay.erased().len()
    }

    fn step(&mut self, plan: Plan) {
        let at = self.rng.below(self.devices.len());
        match self.rng.below(118) {
            0..30 => self.edit(at),
            30..75 => self.exchange(at),
            75..83 => self.connect(at),
            83..87 => self.cut(at),
            87..91 => self.arm(at),
            91..94 => self.kill(at),
            94..96 => self.restart_relay(),
            96 => self.backup = Some(self.relay.store.restored(Id::default())),
            97 if plan.restores => self.restore_backup(),
            98 => self.jump(at),
            99 => self.refuse(at),
            100..104 => self.compact(),
            104..112 => self.erase(at),
            112..116 => {
                self.audit(at);
            }
            _ => check::cursors(self),
        }
        if self.rng.chance(30) {
            check::outboxes(self);
        }
    }

    /// A device goes on comparing; whether there is more to be read.
    fn audit(&mut self, at: usize) -> bool {
        let is_more = self.devices.get_mut(at).is_some_and(SimDevice::audit);
        self.bury(at);
        is_more
    }

    fn edit(&mut self, at: usize) {
        let Some(device) = self.devices.get_mut(at) else { return };
        self.saved.extend(device.edit(&mut self.rng, &self.members));
        self.bury(at);
    }

    /// Every member but the first becomes something else than an owner.
    fn hire(&mut self) {
        self.members = self.devices.iter().map(|device| device.engine.identity().device).collect();
        self.devices.iter_mut().for_each(SimDevice::update);
        (1..self.devices.len()).for_each(|at| self.appoint(at));
    }

    /// A member becomes something else, or goes into another department, for which his device comes back.
    fn appoint(&mut self, at: usize) {
        let Some(device) = self.devices.get_mut(at) else { return };
        let role = self.rng.pick(&[Role::Manager, Role::Manager, Role::Manager, Role::Head, Role::Viewer]).copied();
        let department = self.rng.pick(&commands::DEPARTMENTS).copied().flatten();
        // Somebody must be able to do everything.
        let Some(role) = role.filter(|_| at > 0) else { return };
        let member = device.engine.identity().device;
        let sent_away = self.relay.appoint(member, role, department);
        for (at, device) in self.devices.iter_mut().enumerate() {
            let id = device.engine.identity().device;
            if id == member || sent_away.contains(&id) {
                device.cut();
                self.relay.hang_up(at);
            }
        }
    }

    /// A device erases one of its clients for good, for which it waits until it has a link.
    fn erase(&mut self, at: usize) {
        for _ in 0..3 {
            if self.devices.get(at).is_some_and(|device| device.engine.is_accepted()) {
                break;
            }
            self.deliver_faithfully(at);
            self.bury(at);
        }
        self.erase_at(at);
    }

    /// This device erases one of its clients for good, if it has a link; if it can be, one that somebody has unsent edits of.
    fn erase_at(&mut self, at: usize) {
        let may = |device: &SimDevice| self.relay.reader(device.engine.identity().device).role.erases();
        if !self.devices.get(at).is_some_and(may) {
            return;
        }
        let rows = self.rows(at);
        let clients: Vec<Id> = rows.iter().filter(|row| row.record.is_none()).map(|row| row.id).collect();
        let unsent: BTreeSet<Id> =
            self.devices.iter().flat_map(|device| device.engine.outbox().documents()).map(|(document, _)| document).collect();
        let awaited: Vec<Id> = clients.iter().copied().filter(|client| unsent.contains(client)).collect();
        let Some(client) = self.rng.pick(&awaited).or_else(|| self.rng.pick(&clients)).copied() else { return };
        if let Some(device) = self.devices.get_mut(at) {
            self.erased.extend(device.erase(client));
        }
    }

    /// What devices were told of as erased.
    pub fn known_erased(&self) -> BTreeSet<Id> {
        self.devices.iter().flat_map(|device| device.known_erased()).collect()
    }

    /// The relay empties its log up to somewhere, in as many steps as that takes: devices that are away fall behind.
    fn compact(&mut self) {
        let upto = self.rng.below(usize::try_from(self.relay.store.head()).unwrap_or(usize::MAX) + 1) as u64;
        while block_on(self.relay.store.compact(upto)).is_ok_and(|horizon| horizon < upto) {}
    }

    /// From now on the relay refuses the beginning of a client that nobody but its device has heard of.
    fn refuse(&mut self, at: usize) {
        let Some(device) = self.devices.get(at) else { return };
        let logged: BTreeSet<Id> = self.relay.log().iter().map(|entry| entry.document).collect();
        let begun = device.engine.outbox().documents().into_iter().map(|(document, _)| document);
        // What a restored backup lost is in no log, but devices have heard of it.
        let is_unheard = |document: &Id| !logged.contains(document) && !check::is_confirmed(self, *document);
        let refused = begun.into_iter().find(|document| *document != Id::workspace() && is_unheard(document));
        self.relay.refuses.extend(refused);
    }

    fn jump(&mut self, at: usize) {
        let forth = self.rng.chance(50);
        if let Some(device) = self.devices.get_mut(at) {
            device.jump(forth);
        }
    }

    /// Delivers up to a few messages on one device's connection, badly.
    fn exchange(&mut self, at: usize) {
        for _ in 0..=self.rng.below(4) {
            let up = self.rng.chance(50);
            let Some(device) = self.devices.get_mut(at) else { return };
            let Some(connection) = &mut device.connection else { return };
            if up {
                if let Some(bytes) = connection.up.deliver_badly(&mut self.rng) {
                    let answers = self.relay.receive(at, &bytes);
                    self.route(answers);
                }
            } else if let Some(bytes) = connection.down.deliver_badly(&mut self.rng) {
                device.receive(&bytes);
                self.bury(at);
            }
        }
    }

    fn route(&mut self, answers: Vec<Answer>) {
        for (to, bytes, _) in answers {
            if let Some(connection) = self.devices.get_mut(to).and_then(|device| device.connection.as_mut()) {
                connection.down.send(bytes);
            }
        }
    }

    fn connect(&mut self, at: usize) {
        self.relay.accept(at);
        if let Some(device) = self.devices.get_mut(at) {
            device.connect();
        }
    }

    fn cut(&mut self, at: usize) {
        self.relay.hang_up(at);
        if let Some(device) = self.devices.get_mut(at) {
            device.cut();
        }
    }

    fn arm(&mut self, at: usize) {
        let fault = self.rng.pick(&[Fault::DiesBefore, Fault::DiesAfter, Fault::Full]).copied().unwrap_or(Fault::Full);
        let after = self.rng.below(4);
        if let Some(device) = self.devices.get(at) {
            device.storage.arm(after, fault);
        }
    }

    /// The tab is killed between two events.
    fn kill(&mut self, at: usize) {
        self.relay.hang_up(at);
        if let Some(device) = self.devices.get_mut(at) {
            device.restart(&mut self.rng);
        }
        check::nothing_saved_is_gone(self);
    }

    /// If the device died in a transaction, it starts again, and what it saved is there.
    fn bury(&mut self, at: usize) {
        let died = self.devices.get(at).is_some_and(|device| device.storage.died());
        if died {
            self.kill(at);
        } else if self.devices.get(at).is_some_and(|device| device.connection.is_none()) {
            self.relay.hang_up(at);
        }
    }

    fn restart_relay(&mut self) {
        self.relay.restart();
        self.devices.iter_mut().for_each(SimDevice::cut);
    }

    fn restore_backup(&mut self) {
        if let Some(backup) = self.backup.take() {
            self.relay.restore(&backup, &mut self.rng);
            self.devices.iter_mut().for_each(SimDevice::cut);
        }
    }

    /// Faults end, everybody connects, everything is delivered.
    fn calm_down(&mut self) {
        self.relay.restart();
        for at in 0..self.devices.len() {
            if let Some(device) = self.devices.get_mut(at) {
                device.storage.disarm();
            }
            self.kill(at);
            self.connect(at);
        }
        self.settle(0);
    }

    /// Everything of the devices from this one on is delivered.
    fn settle(&mut self, first: usize) {
        for _ in 0..REST_LIMIT {
            if self.devices.iter().skip(first).all(SimDevice::is_at_rest) {
                return;
            }
            for at in first..self.devices.len() {
                self.deliver_faithfully(at);
            }
        }
        check::fail(self, "the world does not come to rest");
    }

    fn deliver_faithfully(&mut self, at: usize) {
        let Some(device) = self.devices.get_mut(at) else { return };
        match &mut device.connection {
            None => self.connect(at),
            Some(connection) => {
                let up = connection.up.deliver();
                let down = connection.down.deliver();
                if let Some(bytes) = down {
                    device.receive(&bytes);
                }
                if let Some(bytes) = up {
                    let answers = self.relay.receive(at, &bytes);
                    self.route(answers);
                }
            }
        }
    }

    /// The engine of a device, for checks.
    pub fn rows(&mut self, at: usize) -> Vec<ingot_shared::row::ClientRow> {
        let Some(device) = self.devices.get(at) else { return Vec::new() };
        block_on(device.engine.all_rows()).unwrap_or_default()
    }
}
