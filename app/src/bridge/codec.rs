//! The bytes of messages between a page and its worker: [`ingot_shared::wire`] behind the name of the build.
//!
//! Messages go by position, so both ends must be of one build. After an update an old page may start a new worker: each message
//! therefore begins with its build's name, and those of another build are not read. Never here: bytes that are stored, go to the relay or
//! to other tabs.

use ingot_shared::wire::{Reader, Wire, Writer};

/// The name of this build's messages.
const BUILD: &str = env!("INGOT_MESSAGES");

/// Encodes a message.
pub fn encode(message: &dyn Wire) -> Vec<u8> {
    let mut out = Writer::default();
    out.text(BUILD);
    message.write(&mut out);
    out.into_vec()
}

/// Decodes a message; none when the bytes are something else, or of another build.
pub fn decode<T: Wire>(bytes: &[u8]) -> Option<T> {
    let mut input = Reader::new(bytes);
    if input.text() != BUILD {
        return None;
    }
    let mut message = T::blank();
    input.whole(&mut message).ok()?;
    Some(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_of_this_build_is_read_and_of_another_is_not() {
        let bytes = encode(&42_u32);
        assert_eq!(decode(&bytes), Some(42_u32));
        let mut other = Writer::default();
        other.text("another");
        other.unsigned(42);
        assert_eq!(decode::<u32>(&other.into_vec()), None);
        assert_eq!(decode::<u32>(b""), None);
    }
}
