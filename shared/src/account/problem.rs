//! Why the relay did not do what it was asked. Never here: words for people.

use crate::wire;

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// Nobody is signed in at this device, or no longer.
    #[error("signed out")]
    SignedOut,
    /// Address and password do not belong together, or there is no such account: which of the two is not told.
    #[error("wrong address or password")]
    WrongLogin,
    /// The role does not allow it.
    #[error("not allowed")]
    NotAllowed,
    /// The password has to be entered first: it was not for a while.
    #[error("proof needed")]
    ProofNeeded,
    /// Address and recovery code do not belong together, or the code was used.
    #[error("wrong address or code")]
    WrongCode,
    /// The passkey is not known here, or not any more.
    #[error("no such passkey")]
    PasskeyUnknown,
    /// The authenticator's answer is not one to what was asked, or came too late.
    #[error("the passkey was not accepted")]
    PasskeyFailed,
    /// The relay's address is none for which browsers make passkeys: a number instead of a name.
    #[error("no passkeys at this address")]
    NoPasskeys,
    /// No such link.
    #[error("no such link")]
    LinkUnknown,
    /// The link was used, or withdrawn.
    #[error("the link was used")]
    LinkUsed,
    /// The link's time is over.
    #[error("the link has expired")]
    LinkExpired,
    /// The name is missing or too long.
    #[error("no name")]
    NoName,
    /// That is no e-mail address.
    #[error("no e-mail address")]
    BadEmail,
    /// Somebody else has this address.
    #[error("address taken")]
    EmailTaken,
    /// The password is too short or too long.
    #[error("password of wrong length")]
    PasswordLength,
    /// The password is one of those that are tried first.
    #[error("password too easy to guess")]
    PasswordWeak,
    /// The workspace would have no owner.
    #[error("the last owner")]
    LastOwner,
    /// What it is about is not there.
    #[error("not found")]
    NotFound,
    /// Too many tries: come back after [`Problem::retry_after`].
    #[error("too many tries")]
    TooMany,
    /// The relay cannot write.
    #[error("relay cannot store")]
    CannotStore,
    /// The question was none.
    #[error("malformed question")]
    Malformed,
    /// A reason that this version does not know.
    #[error("refused for a reason this version does not know")]
    Unknown,
}

wire::choice!(AccountError {
    SignedOut = "signed_out",
    WrongLogin = "wrong_login",
    NotAllowed = "not_allowed",
    ProofNeeded = "proof_needed",
    WrongCode = "wrong_code",
    PasskeyUnknown = "passkey_unknown",
    PasskeyFailed = "passkey_failed",
    NoPasskeys = "no_passkeys",
    LinkUnknown = "link_unknown",
    LinkUsed = "link_used",
    LinkExpired = "link_expired",
    NoName = "no_name",
    BadEmail = "bad_email",
    EmailTaken = "email_taken",
    PasswordLength = "password_length",
    PasswordWeak = "password_weak",
    LastOwner = "last_owner",
    NotFound = "not_found",
    TooMany = "too_many",
    CannotStore = "cannot_store",
    Malformed = "malformed",
    Unknown = "unknown",
} else Unknown);

/// The answer when something was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Why.
    pub error: AccountError,
    /// Seconds to wait before the next try; zero when waiting does not help.
    pub retry_after: u32,
}

wire::record!(Problem { error: "e" required, retry_after: "w" });

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        Self { error, retry_after: 0 }
    }
}
