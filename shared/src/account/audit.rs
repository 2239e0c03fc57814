//! What happened to accounts: one entry of the log that owners read. Ids only: what somebody typed and what documents hold is in none.
//! Never here: how entries are chained.

use super::Role;
use crate::wire;
use crate::{Id, Instant};

/// Entries that the relay tells at once.
pub const AUDIT_PAGE: usize = 50;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// A device signed in by a password or a passkey.
    SignedIn,
    /// Passwords of an account were wrong; of no account, when nobody is told.
    NotSignedIn,
    /// A device signed out.
    SignedOut,
    /// Somebody came in by a link.
    Entered,
    /// An invite was made.
    Invited,
    /// An invite was withdrawn.
    Withdrawn,
    /// A member has another role.
    RoleSet,
    /// A member is in another department, or in none.
    Moved,
    /// A member may not come in any more.
    Closed,
    /// A member may come in again.
    Opened,
    /// A device was cut off.
    CutOff,
    /// A recovery link was made.
    RecoveryMade,
    /// A password was set by a recovery link.
    Recovered,
    /// A member changed his password.
    PasswordChanged,
    /// A member entered his password again, or used a passkey instead.
    Proved,
    /// Recovery codes were made.
    CodesMade,
    /// A password was set by a recovery code.
    CodeUsed,
    /// A member made a passkey.
    PasskeyAdded,
    /// A member took a passkey away.
    PasskeyRemoved,
    /// A document was erased for good.
    Erased,
    /// Everything that is known of a client was exported.
    Exported,
    /// A list of clients was exported.
    ListExported,
    /// The edit of a member who had lost the right to it was made by somebody who may.
    EditAccepted,
    /// The edit of a member who had lost the right to it was declined.
    EditDeclined,
    /// Something that this version does not know.
    Unknown,
}

wire::choice!(Happened {
    SignedIn = "signed_in",
    NotSignedIn = "not_signed_in",
    SignedOut = "signed_out",
    Entered = "entered",
    Invited = "invited",
    Withdrawn = "withdrawn",
    RoleSet = "role_set",
    Moved = "moved",
    Closed = "closed",
    Opened = "opened",
    CutOff = "cut_off",
    RecoveryMade = "recovery_made",
    Recovered = "recovered",
    PasswordChanged = "password_changed",
    Proved = "proved",
    CodesMade = "codes_made",
    CodeUsed = "code_used",
    PasskeyAdded = "passkey_added",
    PasskeyRemoved = "passkey_removed",
    Erased = "erased",
    Exported = "exported",
    ListExported = "list_exported",
    EditAccepted = "edit_accepted",
    EditDeclined = "edit_declined",
    Unknown = "unknown",
} else Unknown);

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number, gapless from 1.
    pub number: u64,
    /// When, by the relay's clock.
    pub at: Instant,
    /// What happened.
    pub what: Happened,
    /// Who did it; none for nobody known, and for whoever runs the relay.
    pub actor: Option<Id>,
    /// The member whom it is about.
    pub member: Option<Id>,
    /// The link, session, passkey, document or department that it is about.
    pub thing: Option<Id>,
    /// The role that was given.
    pub role: Option<Role>,
    /// How often; of an exported list, how many clients.
    pub count: u32,
}

wire::record!(AuditEntry {
    number: "n" required,
    at: "a" required,
    what: "w" required,
    actor: "b",
    member: "m",
    thing: "t",
    role: "r",
    count: "c",
});

/// That a document was erased for good: the entry of the log, and what the log's chain came to there. Whoever runs the relay can tell by
/// the two whether it is genuine (`ingot-server doctor --receipt`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The document.
    pub document: Id,
    /// The entry.
    pub entry: AuditEntry,
    /// The name of who did it; empty when he is not known.
    pub by: String,
    /// SHA-256 over the entry and everything before it, in hexadecimal digits.
    pub chain: String,
}

wire::record!(Receipt { document: "d" required, entry: "e" required, by: "b", chain: "h" required });

impl Receipt {
    /// Number and hash, by which it is checked.
    pub fn code(&self) -> String {
        format!("{}:{}", self.entry.number, self.chain)
    }
}
