//! A refused change as it is stored, until its author has seen why. Never here: why a change is refused.

use ingot_shared::Id;
use ingot_shared::sync::frame::Refusal;
use ingot_shared::wire::{self, Bytes};

/// A value of the `refused` space; its key is the change's hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StoredRefusal {
    /// The document that the change was made to.
    pub(super) document: Id,
    /// Why it was refused.
    pub(super) reason: Refusal,
    /// What its author typed.
    pub(super) text: String,
    /// The change.
    pub(super) bytes: Bytes,
}

wire::record!(StoredRefusal {
    document: "d" required,
    reason: "r" required,
    text: "x" required,
    bytes: "b" required,
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_bytes_stay_readable() {
        let mut bytes = b"\x84\xa1d\xc4\x10".to_vec();
        bytes.extend([7; 16]);
        bytes.extend(b"\xa1r\xa5unfit\xa1x\xa2hi\xa1b\xc4\x03abc");
        let refusal = StoredRefusal {
            document: Id::from_bytes([7; 16]),
            reason: Refusal::Unfit,
            text: "hi".to_owned(),
            bytes: b"abc".to_vec().into(),
        };
        assert_eq!(wire::encode(&refusal), bytes);
        assert_eq!(wire::decode(&bytes), Ok(refusal));
    }
}
