//! A refused change as it is stored, until its author has seen why. Never here: why a change is refused.

use ingot_shared::sync::frame::Refusal;
use ingot_shared::wire::{self, Bytes};
use ingot_shared::{Id, Instant};

use crate::bridge::Handed;

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
    /// When it was made.
    pub(super) at: Instant,
    /// The commands that made it, to be handed in ([`ingot_shared::account::review`]); empty where that cannot be.
    pub(super) draft: Bytes,
    /// Whether somebody else is to decide, and what he did.
    pub(super) handed: Handed,
    /// Who decided; empty while nobody did.
    pub(super) by: String,
}

wire::record!(StoredRefusal {
    document: "d" required,
    reason: "r" required,
    text: "x" required,
    bytes: "b" required,
    at: "t",
    draft: "c",
    handed: "h",
    by: "n",
});

impl StoredRefusal {
    /// A change to a document that was erased: text, and nothing that could be written again, here or by somebody else.
    pub(super) fn of_erased(document: Id, text: String) -> Self {
        let (bytes, draft) = (Bytes::default(), Bytes::default());
        let (at, handed, by) = (Instant::default(), Handed::Not, String::new());
        Self { document, reason: Refusal::Erased, text, bytes, at, draft, handed, by }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_bytes_stay_readable() {
        let mut bytes = b"\x88\xa1d\xc4\x10".to_vec();
        bytes.extend([7; 16]);
        bytes.extend(b"\xa1r\xa5unfit\xa1x\xa2hi\xa1b\xc4\x03abc\xa1t\x05\xa1c\xc4\x02de\xa1h\xa5waits\xa1n\xa2me");
        let refusal = StoredRefusal {
            document: Id::from_bytes([7; 16]),
            reason: Refusal::Unfit,
            text: "hi".to_owned(),
            bytes: b"abc".to_vec().into(),
            at: Instant::from_millis(5),
            draft: b"de".to_vec().into(),
            handed: Handed::Waits,
            by: "me".to_owned(),
        };
        assert_eq!(wire::encode(&refusal), bytes);
        assert_eq!(wire::decode(&bytes), Ok(refusal.clone()));
        let mut older = b"\x84\xa1d\xc4\x10".to_vec();
        older.extend([7; 16]);
        older.extend(b"\xa1r\xa5unfit\xa1x\xa2hi\xa1b\xc4\x03abc");
        let blank =
            StoredRefusal { at: Instant::default(), draft: Bytes::default(), handed: Handed::Not, by: String::new(), ..refusal };
        assert_eq!(wire::decode(&older), Ok(blank));
    }
}
