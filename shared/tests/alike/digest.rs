//! One short text for everything that a case brought about.

use std::fmt::Debug;

use ingot_shared::wire::{self, Wire};
use sha2::{Digest as _, Sha256};

/// What was taken in so far.
#[derive(Default)]
pub struct Digest(Sha256);

impl Digest {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// Takes in what is stored and sent, which must come back as it was.
    pub fn stored<T: Wire + PartialEq + Debug>(&mut self, value: &T) {
        let bytes = wire::encode(value);
        assert_eq!(wire::decode::<T>(&bytes).as_ref(), Ok(value), "it comes back as it was");
        self.bytes(&bytes);
    }

    /// Takes in what stays in memory.
    pub fn seen(&mut self, value: &impl Debug) {
        self.bytes(format!("{value:?}").as_bytes());
    }

    /// Half of the hash in hex: enough to tell a few hundred cases apart.
    pub fn text(self) -> String {
        let hash = self.0.finalize();
        hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}
