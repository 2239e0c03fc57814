//! A fixed story in which every kind of storage step of engine and relay comes up, told again with a crash at each of them.

use super::{SimDevice, World};
use crate::check;
use crate::relay::{Fate, Relay};
use crate::rng::Rng;
use crate::storage::Fault;

/// Who writes all the time, who is away for a while, and who comes late.
const WRITER: usize = 0;
const TRAVELLER: usize = 1;
const NEWCOMER: usize = 2;

/// Where the story is interrupted. Steps are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crash {
    /// At a transaction of a device.
    Device(usize, usize, Fault),
    /// At a transaction of the relay.
    Relay(usize, Fate),
}

/// How many transactions the story has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// Of each device.
    pub devices: Vec<usize>,
    /// Of the relay.
    pub relay: usize,
}

impl World {
    /// Tells the story to its end and checks every invariant. Returns how many steps there were; of a device that died, since then.
    pub fn tell(crash: Option<Crash>) -> Steps {
        let mut rng = Rng::new(5);
        let relay = Relay::new(&mut rng);
        let mut world = Self::of(rng, relay, 3);
        // Steps of the first start are told apart.
        let before: Vec<usize> = world.devices.iter().map(|device| device.storage.steps()).collect();
        match crash {
            Some(Crash::Device(at, step, fault)) => {
                if let Some(device) = world.devices.get(at) {
                    device.storage.arm(step, fault);
                }
            }
            Some(Crash::Relay(step, fate)) => world.relay.fate = Some((step + 1, fate)),
            None => {}
        }
        world.act();
        let came = world.relay.fate.is_none() && world.devices.iter().all(|device| !device.storage.is_armed());
        assert!(came, "{crash:?} never came");
        assert!(crash.is_some() || !world.relay.refuses.is_empty(), "the relay refuses a client");
        assert!(crash.is_some() || world.erased.len() == 2, "two clients are erased");
        let devices =
            world.devices.iter().zip(before).map(|(device, before)| device.storage.steps().saturating_sub(before)).collect();
        let steps = Steps { devices, relay: world.relay.steps };
        world.calm_down();
        check::at_rest(&mut world);
        steps
    }

    fn act(&mut self) {
        // Two devices write in turns, each hearing of the other.
        for _ in 0..2 {
            self.write(WRITER, 1);
            self.write(TRAVELLER, 1);
            self.exchange_all(&[WRITER, TRAVELLER]);
        }
        // One is away; both write to the same clients.
        self.cut(TRAVELLER);
        self.write(TRAVELLER, 2);
        self.write(WRITER, 2);
        self.exchange_all(&[WRITER]);
        // A client of which the one that is away has unsent edits is erased meanwhile.
        self.erase_at(WRITER);
        self.exchange_all(&[WRITER]);
        self.exchange_all(&[WRITER, TRAVELLER]);
        self.backup = Some(self.relay.store.restored(ingot_shared::Id::default()));
        // A third comes with work of its own, of which the relay refuses a client, and loads everything.
        self.write(NEWCOMER, 2);
        self.refuse(NEWCOMER);
        self.exchange_all(&[WRITER, TRAVELLER, NEWCOMER]);
        self.write(NEWCOMER, 1);
        self.exchange_all(&[WRITER, TRAVELLER, NEWCOMER]);
        // The relay comes back with an older log, and does not know of what was erased last.
        self.erase_at(NEWCOMER);
        self.exchange_all(&[WRITER, TRAVELLER, NEWCOMER]);
        self.restore_backup();
        self.write(WRITER, 1);
        self.exchange_all(&[WRITER, TRAVELLER, NEWCOMER]);
    }

    fn write(&mut self, at: usize, times: usize) {
        for _ in 0..times {
            self.edit(at);
        }
    }

    /// Connects these devices, where they are not, and delivers until there is nothing to say. Whoever dies starts again.
    fn exchange_all(&mut self, devices: &[usize]) {
        for _ in 0..super::REST_LIMIT {
            if devices.iter().all(|at| self.devices.get(*at).is_some_and(SimDevice::is_at_rest)) {
                return;
            }
            for &at in devices {
                self.deliver_faithfully(at);
                if self.relay.died {
                    self.restart_relay();
                }
                self.bury(at);
            }
        }
        check::fail(self, "the story does not come to rest");
    }
}
