//! What went wrong, in words, and at which field. Never here: what follows from it.

use ingot_shared::account::{AccountError, Problem};

use super::asking::Failure;
use crate::model::account::{Field, field_of, minutes};
use crate::ui::i18n::{count, fill, t};

/// What to say.
pub fn words(failure: &Failure) -> String {
    let t = &t().account;
    match failure {
        Failure::Problem(Problem { error: AccountError::TooMany, retry_after }) => {
            fill(t.err_too_many, &[&count(minutes(*retry_after), t.minutes_n)])
        }
        Failure::Problem(problem) => sentence(problem.error).to_owned(),
        Failure::NoNetwork => t.err_no_network.to_owned(),
        Failure::OtherMember(name) => fill(t.err_other, &[name]),
        Failure::NotStored => t.err_not_stored.to_owned(),
    }
}

/// Where to say it.
pub const fn field(failure: &Failure) -> Field {
    match failure {
        Failure::Problem(problem) => field_of(problem.error),
        Failure::NoNetwork | Failure::OtherMember(_) | Failure::NotStored => Field::Form,
    }
}

/// Whether the person was to say who he is, and did not.
pub const fn is_unproven(failure: &Failure) -> bool {
    matches!(failure, Failure::Problem(Problem { error: AccountError::ProofNeeded, .. }))
}

/// What to say of an error.
pub fn sentence(error: AccountError) -> &'static str {
    let (safety, passkeys) = (&t().access.safety, &t().access.passkeys);
    let t = &t().account;
    match error {
        AccountError::SignedOut => t.err_signed_out,
        AccountError::WrongLogin => t.err_login,
        AccountError::NotAllowed => t.err_not_allowed,
        AccountError::ProofNeeded => safety.proof_none,
        AccountError::WrongCode => safety.code_wrong,
        AccountError::PasskeyUnknown => passkeys.unknown,
        AccountError::PasskeyFailed => passkeys.failed,
        AccountError::NoPasskeys => passkeys.not_here,
        AccountError::LinkUnknown => t.link_unknown,
        AccountError::LinkUsed => t.link_used,
        AccountError::LinkExpired => t.link_expired,
        AccountError::NoName => t.err_name,
        AccountError::BadEmail => t.err_email,
        AccountError::EmailTaken => t.err_email_taken,
        AccountError::PasswordLength => t.err_length,
        AccountError::PasswordWeak => t.err_weak,
        AccountError::LastOwner => t.err_last_owner,
        AccountError::NotFound => t.err_not_found,
        AccountError::CannotStore => t.err_cannot_store,
        AccountError::TooMany | AccountError::Malformed | AccountError::Unknown => t.err_unclear,
    }
}
