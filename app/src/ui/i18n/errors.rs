//! Every refusal in a sentence: what happened, what is kept, what to do. Never here: deciding what is an error.

use ingot_shared::domain::DomainError;
use ingot_shared::sync::frame::{Goodbye, Refusal};

use super::figures::megabytes;
use super::{fill, t};
use crate::bridge::{EngineError, ImportError};

/// Why the engine did not do something.
pub fn engine(error: &EngineError) -> String {
    let t = t();
    match error {
        EngineError::Domain(error) => domain(error),
        EngineError::Import(error) => import(error),
        EngineError::StorageFull => t.errors.err_full.to_owned(),
        EngineError::StorageUnavailable(_) => t.errors.err_unavailable.to_owned(),
        EngineError::TooLarge => t.errors.err_large.to_owned(),
        EngineError::CannotRepeat => t.syncing.again_not.to_owned(),
        EngineError::NoConnection => t.erase.no_connection.to_owned(),
        EngineError::ProofNeeded => t.access.safety.proof_none.to_owned(),
        EngineError::NoAnswer => t.erase.no_answer.to_owned(),
        EngineError::Unreadable => t.syncing.unreadable_text.to_owned(),
        EngineError::NotEmpty => t.demo.not_empty.to_owned(),
        EngineError::NotAllowed => t.access.following.not_allowed.to_owned(),
    }
}

/// Which rule was broken.
pub fn domain(error: &DomainError) -> String {
    let t = t();
    let sentence = match error {
        DomainError::NameOrPhone => t.errors.err_name_or_phone,
        DomainError::TitleMissing => t.errors.err_title,
        DomainError::NoteEmpty => t.errors.err_note,
        DomainError::TooLong { limit } | DomainError::FieldTooLong { limit, .. } => return fill(t.errors.err_too_long, &[limit]),
        DomainError::LossUnexplained => t.errors.err_loss,
        DomainError::AmountOutOfRange => t.errors.err_amount,
        DomainError::NoSuchClient => t.errors.err_no_client,
        DomainError::NoSuchDeal => t.errors.err_no_deal,
        DomainError::NoSuchEntry | DomainError::NoSuchPlace | DomainError::MergedIntoItself => t.errors.err_no_entry,
        DomainError::FieldMissing { .. } | DomainError::FieldUnfit { .. } => t.errors.err_field,
        DomainError::FieldOutOfRange { least, most, .. } => return fill(t.errors.err_range, &[least, most]),
        DomainError::FollowUpMissing => t.errors.err_follow_up,
        DomainError::ReasonMissing => t.errors.err_reason,
        DomainError::WrittenMeanwhile => t.errors.err_written,
        DomainError::Damaged => t.errors.err_damaged,
    };
    sentence.to_owned()
}

/// Why a file was not imported.
pub fn import(error: &ImportError) -> String {
    let t = t();
    let sentence = match error {
        ImportError::TooLarge { bytes, limit } => {
            return fill(t.errors.err_file_large, &[&megabytes(*bytes), &megabytes(*limit)]);
        }
        ImportError::TooManyRows { limit } => return fill(t.errors.err_file_rows, &[limit]),
        ImportError::Empty => t.errors.err_file_empty,
        ImportError::NotATable => t.errors.err_file_kind,
        ImportError::NoClients => t.errors.err_file_clients,
        ImportError::Unreadable => t.errors.err_file_read,
    };
    sentence.to_owned()
}

/// Why the relay ended the connection.
pub fn goodbye(reason: Goodbye) -> &'static str {
    let t = t();
    match reason {
        Goodbye::SignedOut => t.errors.bye_signed_out,
        Goodbye::CutOff => t.errors.bye_cut_off,
        Goodbye::AppTooOld => t.errors.bye_app_old,
        Goodbye::RelayTooOld => t.errors.bye_relay_old,
        Goodbye::Malformed => t.errors.bye_malformed,
        Goodbye::Stopping => t.errors.bye_stopping,
        Goodbye::CannotStore => t.errors.bye_cannot_store,
        Goodbye::Busy => t.errors.bye_busy,
        Goodbye::Replaced => t.errors.bye_replaced,
        Goodbye::Unknown => t.errors.bye_unknown,
    }
}

/// Why the relay refused an edit.
pub fn refusal(reason: Refusal) -> &'static str {
    let t = t();
    match reason {
        Refusal::TooLarge => t.client.edits.long.refused,
        Refusal::Malformed => t.errors.refusal_malformed,
        Refusal::Unfit => t.errors.refusal_unfit,
        Refusal::Fork => t.errors.refusal_fork,
        Refusal::NotAllowed => t.errors.refusal_not_allowed,
        Refusal::Erased => t.erase.refused,
        Refusal::Unknown => t.errors.refusal_unknown,
    }
}
