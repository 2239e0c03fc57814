//! Identifiers of documents, and of the things inside them.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use crate::Instant;
use crate::wire::{Reader, Wire, Writer};

/// A 128-bit identifier: UUID version 7 (RFC 9562), so that newer things sort after older ones.
///
/// As text it is 32 lower-case hex digits; in frames and in storage 16 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 16]);

impl Id {
    /// Makes an identifier from a moment and ten random bytes; neither is read from the machine.
    pub fn new(now: Instant, random: [u8; 10]) -> Self {
        let millis = u64::try_from(now.as_millis()).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().into_bytes())
    }

    /// Wraps bytes that were an identifier before, for example a storage key.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes, as used in frames and storage keys.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The identifier of what follows from this one: the same on every device, so that two who make it make one thing. It
    /// keeps the moment and so sorts near its origin; the rest is mixed from both (FNV-1a).
    #[must_use]
    pub fn derived(self, salt: &str) -> Self {
        let mut bytes = self.0;
        let mixed = mix(0xcbf2_9ce4_8422_2325, &self.0, salt).to_be_bytes();
        let more = mix(0x9ae1_6a3b_2f90_404f, &self.0, salt).to_be_bytes();
        for (byte, mixed) in bytes.iter_mut().skip(6).zip(mixed.into_iter().chain(more)) {
            *byte = mixed;
        }
        // UUID version 8: made by its user.
        if let Some(version) = bytes.get_mut(6) {
            *version = (*version & 0x0f) | 0x80;
        }
        Self(bytes)
    }

    /// The identifier of something that is the same in every workspace, by what it is and its name.
    pub fn named(what: &str, name: &str) -> Self {
        Self([0; 16]).derived(what).derived(name)
    }

    /// Reads an identifier from a slice of exactly 16 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

fn mix(start: u64, bytes: &[u8], salt: &str) -> u64 {
    bytes.iter().chain(salt.as_bytes()).fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

impl Default for Id {
    fn default() -> Self {
        Self::from_bytes([0; 16])
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Uuid::from_bytes(self.0).as_simple().fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct ParseIdError;

impl FromStr for Id {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        if text.len() != 32 {
            return Err(ParseIdError);
        }
        Uuid::try_parse(text).map(|uuid| Self(uuid.into_bytes())).map_err(|_| ParseIdError)
    }
}

impl Wire for Id {
    fn write(&self, out: &mut Writer) {
        out.bytes(&self.0);
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        let bytes = input.bytes();
        input.keep(bytes, &mut self.0);
    }

    fn blank() -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_goes_there_and_back() {
        let id = Id::new(Instant::from_millis(1_700_000_000_000), [7; 10]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().len(), 32);
    }

    #[test]
    fn later_sorts_after_earlier() {
        let early = Id::new(Instant::from_millis(1_000), [255; 10]);
        let late = Id::new(Instant::from_millis(1_001), [0; 10]);
        assert!(early < late);
    }

    #[test]
    fn what_follows_is_the_same_everywhere_and_never_its_origin() {
        let id = Id::new(Instant::from_millis(1_700_000_000_000), [7; 10]);
        let next = id.derived("next");
        assert_eq!(next, id.derived("next"));
        let chain = [id, next, next.derived("next"), id.derived("other"), Id::named("stage", "won"), Id::named("stage", "lost")];
        for (at, one) in chain.iter().enumerate() {
            assert_eq!(one.to_string().parse(), Ok(*one));
            assert!(chain[at + 1..].iter().all(|other| other != one));
        }
        assert_eq!(next.as_bytes()[..6], id.as_bytes()[..6]);
    }

    #[test]
    fn foreign_text_is_refused() {
        for text in ["", "x", "0193zz", "{0193b7a2-0000-7000-8000-000000000000}", "🙂"] {
            assert_eq!(text.parse::<Id>(), Err(ParseIdError));
        }
    }
}
