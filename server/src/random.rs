//! Identifiers and secrets from the system's random source.

use ingot_shared::Id;

use crate::clock;
use crate::hex::hex;

/// The system has no source of randomness.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the system gives no random bytes")]
pub struct NoRandomness;

/// A new identifier.
pub fn id() -> Result<Id, NoRandomness> {
    Ok(Id::new(clock::now(), bytes()?))
}

/// A new token or secret of a link: 256 random bits as 64 hex digits, safe in an address and in a cookie.
pub fn secret() -> Result<String, NoRandomness> {
    Ok(hex(&bytes::<32>()?))
}

/// Random bytes.
pub fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}
