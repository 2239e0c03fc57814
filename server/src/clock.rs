//! The relay's clock. It decides nothing about order or permission of changes (S12); it ends sessions and links, and dates records.

use ingot_shared::Instant;

/// Now.
pub fn now() -> Instant {
    Instant::from_millis(jiff::Timestamp::now().as_millisecond())
}
