//! Why a command is refused before anything is written.

use crate::wire;

/// A rule that a command breaks; the screen translates it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DomainError {
    /// A client needs a name or a phone, nothing more.
    #[error("a client needs a name or a phone")]
    NameOrPhone,
    /// A deal needs a title.
    #[error("a deal needs a title")]
    TitleMissing,
    /// A note needs text.
    #[error("a note needs text")]
    NoteEmpty,
    /// The value has more characters than `limit`.
    #[error("text longer than {limit} characters")]
    TooLong {
        /// The limit, in characters.
        limit: u32,
    },
    /// A lost deal needs a reason from the list and a comment of substance (C61).
    #[error("a lost deal needs a reason and a comment")]
    LossUnexplained,
    /// The amount is below zero or beyond what is exact.
    #[error("amount out of range")]
    AmountOutOfRange,
    /// The client does not exist on this device.
    #[error("no such client")]
    NoSuchClient,
    /// The deal does not exist in the client.
    #[error("no such deal")]
    NoSuchDeal,
    /// The phone, e-mail or note does not exist in the client.
    #[error("no such entry")]
    NoSuchEntry,
    /// A needed field has no value.
    #[error("field {field} is needed")]
    FieldMissing {
        /// The field's key.
        field: String,
    },
    /// The value of a field has more characters than `limit`.
    #[error("field {field} longer than {limit} characters")]
    FieldTooLong {
        /// The field's key.
        field: String,
        /// The limit, in characters.
        limit: u32,
    },
    /// The number of a field is out of its range.
    #[error("field {field} not within {least} to {most}")]
    FieldOutOfRange {
        /// The field's key.
        field: String,
        /// The least number.
        least: i64,
        /// The greatest number.
        most: i64,
    },
    /// There is no such field, or the value is of another kind or none of the allowed words.
    #[error("field {field} cannot hold this")]
    FieldUnfit {
        /// The field's key.
        field: String,
    },
    /// A sale needs a task for the time after it, of one of four kinds (C82).
    #[error("a won deal needs a follow-up task")]
    FollowUpMissing,
    /// This state needs a reason in words (C36, C17).
    #[error("this state needs a reason")]
    ReasonMissing,
    /// The place is not in this document, or not one that this command may touch.
    #[error("no such place in the document")]
    NoSuchPlace,
    /// A client cannot be merged with itself, or with one that was merged into it.
    #[error("a client cannot be merged into itself")]
    MergedIntoItself,
    /// Others have written in the record by now that would be hidden.
    #[error("others have written in it by now")]
    WrittenMeanwhile,
    /// The stored document cannot be read.
    #[error("document damaged")]
    Damaged,
}

wire::choice!(DomainError {
    NameOrPhone,
    TitleMissing,
    NoteEmpty,
    TooLong { limit },
    LossUnexplained,
    AmountOutOfRange,
    NoSuchClient,
    NoSuchDeal,
    NoSuchEntry,
    FieldMissing { field },
    FieldTooLong { field, limit },
    FieldOutOfRange { field, least, most },
    FieldUnfit { field },
    FollowUpMissing,
    ReasonMissing,
    NoSuchPlace,
    MergedIntoItself,
    Damaged,
    WrittenMeanwhile,
});
