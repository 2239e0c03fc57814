//! The name of a change.

use std::fmt;
use std::ops::Deref;

use crate::wire::{Reader, Wire, Writer};

/// The SHA-256 hash of a change: 32 bytes in frames and in storage.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeHash([u8; 32]);

impl ChangeHash {
    /// Wraps a hash.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn into_array(self) -> [u8; 32] {
        self.0
    }
}

impl Deref for ChangeHash {
    type Target = [u8; 32];

    fn deref(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for ChangeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Wire for ChangeHash {
    fn write(&self, out: &mut Writer) {
        out.bytes(&self.0);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        let bytes = input.bytes();
        input.keep(bytes, &mut self.0);
    }

    fn blank() -> Self {
        Self([0; 32])
    }
}
