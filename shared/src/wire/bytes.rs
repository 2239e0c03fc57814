//! Bytes whose meaning the codec does not know.

use std::ops::Deref;

use super::{Reader, Wire, Writer};

/// A vector of bytes that is written as such, not as a list of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes(Vec<u8>);

impl Bytes {
    /// The bytes.
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Deref for Bytes {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl Wire for Bytes {
    fn write(&self, out: &mut Writer) {
        out.bytes(&self.0);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        self.0 = input.bytes().to_vec();
    }

    fn blank() -> Self {
        Self::default()
    }
}
