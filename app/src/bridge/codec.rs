//! The bytes of messages between a page and its worker: postcard, which needs a fifth of the code that a self-describing format needs.
//!
//! Postcard goes by position, so both ends must be of one build. After an update an old page may start a new worker: each message
//! therefore begins with its build's name, and those of another build are not read. Never here: bytes that are stored, go to the relay or
//! to other tabs.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The name of this build's messages.
const BUILD: &str = env!("INGOT_MESSAGES");

/// Encodes a message. Our own types cannot fail to encode; no bytes would be refused by the reader.
pub fn encode<T: Serialize + ?Sized>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(&(BUILD, message)).unwrap_or_default()
}

/// Decodes a message; none when the bytes are something else, or of another build.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (build, message) = postcard::take_from_bytes::<&str>(bytes).ok()?;
    if build == BUILD { postcard::from_bytes(message).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_of_this_build_is_read_and_of_another_is_not() {
        let bytes = encode(&42_u32);
        assert_eq!(decode(&bytes), Some(42_u32));
        let other = postcard::to_allocvec(&("another", 42_u32)).unwrap();
        assert_eq!(decode::<u32>(&other), None);
        assert_eq!(decode::<u32>(b""), None);
    }
}
