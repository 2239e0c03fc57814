//! MessagePack with field names, for frames, rows and stored values: readers skip what they do not know.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Largest frame, in bytes, in both directions (`sync.md`: message ≤ 256 KiB).
pub const MAX_FRAME: usize = 256 * 1024;
/// Largest frame before the device has said who it is.
pub const MAX_HELLO: usize = 4 * 1024;

/// The bytes are not a value of the expected shape.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("malformed bytes: {0}")]
pub struct CodecError(String);

/// Encodes a value. Our own types cannot fail to encode; an empty vector would be refused by every reader.
pub fn encode<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    rmp_serde::to_vec_named(value).unwrap_or_default()
}

/// Decodes a value.
///
/// # Errors
/// [`CodecError`] when the bytes are something else.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    rmp_serde::from_slice(bytes).map_err(|error| CodecError(error.to_string()))
}
