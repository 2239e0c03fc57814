//! Passkeys: how somebody signs in with his phone's or laptop's lock instead of a password (Web Authentication, level 3).
//!
//! What the browser is to do and what its authenticator answers go as the texts of JSON that the standard defines
//! (`PublicKeyCredentialCreationOptionsJSON` and its kin): browsers read and write them themselves. Never here: keys.

use crate::wire;
use crate::{Id, Instant};

/// Passkeys of one member, at most.
pub const PASSKEYS: usize = 20;

/// A passkey, for the list of the own ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The passkey.
    pub passkey: Id,
    /// Where it was made: what the device called itself.
    pub name: String,
    /// When it was made.
    pub made: Instant,
    /// When somebody came in with it last; none for never.
    pub used: Option<Instant>,
}

wire::record!(Passkey { passkey: "i" required, name: "n", made: "b" required, used: "l" });
