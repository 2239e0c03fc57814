//! The bytes of messages inside one browser: postcard, which needs a fifth of the code that a self-describing format needs.
//!
//! Page and worker are always of one build, so nothing here has to be read by another version. Never here: bytes that are stored or go
//! to the relay.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Encodes a message. Our own types cannot fail to encode; no bytes would be refused by the reader.
pub fn encode<T: Serialize + ?Sized>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// Decodes a message; none when the bytes are something else, as in a tab of another build.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
