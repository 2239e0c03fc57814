//! Limits on what is encoded, and the codec itself: the one of [`crate::wire`], for frames as for rows and stored values.

pub use crate::wire::{decode, encode};

/// Largest frame, in bytes, in both directions (`sync.md`: message ≤ 256 KiB).
pub const MAX_FRAME: usize = 256 * 1024;
/// Largest frame before the device has said who it is.
pub const MAX_HELLO: usize = 4 * 1024;
