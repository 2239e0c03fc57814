//! One connection through a hostile network: messages wait in two queues and arrive late, twice, in another order, or not at all.

use std::collections::VecDeque;

use crate::rng::Rng;

/// Messages under way in one direction.
#[derive(Debug, Default)]
pub struct Lane {
    waiting: VecDeque<Vec<u8>>,
}

impl Lane {
    /// Puts a message on its way.
    pub fn send(&mut self, bytes: Vec<u8>) {
        self.waiting.push_back(bytes);
    }

    /// Whether nothing is under way.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The next message as a faithful network delivers it.
    pub fn deliver(&mut self) -> Option<Vec<u8>> {
        self.waiting.pop_front()
    }

    /// A message as a hostile network delivers it: perhaps out of turn, perhaps to come again, perhaps shortened, perhaps lost.
    pub fn deliver_badly(&mut self, rng: &mut Rng) -> Option<Vec<u8>> {
        if self.waiting.is_empty() {
            return None;
        }
        let at = if rng.chance(10) { rng.below(self.waiting.len()) } else { 0 };
        let bytes = self.waiting.remove(at)?;
        match rng.below(100) {
            0..4 => None,
            4..10 => {
                self.waiting.push_back(bytes.clone());
                Some(bytes)
            }
            10..12 => Some(bytes.get(..rng.below(bytes.len())).unwrap_or_default().to_vec()),
            _ => Some(bytes),
        }
    }
}

/// A connection between a device and the relay.
#[derive(Debug, Default)]
pub struct Connection {
    /// To the relay.
    pub up: Lane,
    /// To the device.
    pub down: Lane,
}

impl Connection {
    /// Whether nothing is under way in either direction.
    pub fn is_quiet(&self) -> bool {
        self.up.is_empty() && self.down.is_empty()
    }
}
