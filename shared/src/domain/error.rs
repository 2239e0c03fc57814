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
    Damaged,
});
