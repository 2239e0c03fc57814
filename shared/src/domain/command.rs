//! Commands: what a person wants done, never a changed struct.
//!
//! Each names one client document and carries the ids of what it creates, so that running it a second time (after a crash before
//! the answer arrived) changes nothing. Every command has an inverse, which [`crate::document::Client::apply`] returns.

use super::{DomainError, ImportedClient, StageId};
use crate::text::{MAX_LINE, MAX_NOTE, MAX_PHONE};
use crate::{Id, Money, money, wire};

/// Whether a client is an organisation or a human being.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ClientKind {
    /// An organisation.
    #[default]
    Company,
    /// A person.
    Person,
}

impl ClientKind {
    /// Both kinds, in the order in which a form offers them.
    pub const ALL: [Self; 2] = [Self::Company, Self::Person];

    /// The word that documents, rows and exports hold.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Person => "person",
        }
    }
}

wire::words!(ClientKind, key);

/// One-line facts of a client that are edited in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientField {
    /// What the client is called.
    Name,
    /// The city.
    City,
    /// The postal address.
    Address,
    /// The member who leads the client, by the name shown.
    Responsible,
    /// The company a person works for.
    Organization,
    /// Where the client came from (C181 in full later).
    Source,
}

wire::words!(ClientField, key);

impl ClientField {
    /// Every field, in the order in which a form shows them.
    pub const ALL: [Self; 6] = [Self::Name, Self::City, Self::Address, Self::Responsible, Self::Organization, Self::Source];

    /// The key that documents hold.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::City => "city",
            Self::Address => "address",
            Self::Responsible => "responsible",
            Self::Organization => "organization",
            Self::Source => "source",
        }
    }
}

/// Facts of a deal that are edited in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DealField {
    /// What is sold.
    Title(String),
    /// For how much.
    Amount(Money),
    /// The member who leads the deal, by the name shown.
    Responsible(String),
}

wire::choice!(DealField {
    Title(0),
    Amount(0),
    Responsible(0),
});

/// Why a deal was lost: a reason from the list and a comment of substance (C61–C63).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// The reason, in words.
    pub reason: String,
    /// The comment.
    pub comment: String,
}

wire::record!(Loss { reason, comment });

/// What a person wants done to one client document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A new client; needs a name or a phone.
    CreateClient {
        /// The new document's id.
        client: Id,
        /// Organisation or person.
        kind: ClientKind,
        /// The name; may be empty when there is a phone.
        name: String,
        /// A first phone with the id it gets.
        phone: Option<(Id, String)>,
        /// Other facts known at once.
        fields: Vec<(ClientField, String)>,
    },
    /// Changes one fact; an empty text clears it.
    SetClientField {
        /// The client.
        client: Id,
        /// Which fact.
        field: ClientField,
        /// Its new value.
        value: String,
    },
    /// Organisation or person.
    SetClientKind {
        /// The client.
        client: Id,
        /// Its kind.
        kind: ClientKind,
    },
    /// Adds a phone or changes the one with this id.
    PutPhone {
        /// The client.
        client: Id,
        /// The phone's id.
        phone: Id,
        /// As typed.
        typed: String,
    },
    /// Removes a phone.
    RemovePhone {
        /// The client.
        client: Id,
        /// The phone's id.
        phone: Id,
    },
    /// Adds an e-mail address or changes the one with this id.
    PutEmail {
        /// The client.
        client: Id,
        /// The address' id.
        email: Id,
        /// The address.
        address: String,
    },
    /// Removes an e-mail address.
    RemoveEmail {
        /// The client.
        client: Id,
        /// The address' id.
        email: Id,
    },
    /// Adds a note to the timeline or changes the text of the one with this id.
    PutNote {
        /// The client.
        client: Id,
        /// The note's id.
        note: Id,
        /// Its text; may have several lines.
        text: String,
    },
    /// Takes a note off the timeline; it can be put back.
    RemoveNote {
        /// The client.
        client: Id,
        /// The note's id.
        note: Id,
    },
    /// Puts a removed note back.
    RestoreNote {
        /// The client.
        client: Id,
        /// The note's id.
        note: Id,
    },
    /// A new deal.
    CreateDeal {
        /// The client.
        client: Id,
        /// The new deal's id.
        deal: Id,
        /// What is sold.
        title: String,
        /// For how much.
        amount: Money,
        /// The stage it starts in.
        stage: StageId,
        /// Who leads it; empty for the client's responsible.
        responsible: String,
    },
    /// Changes one fact of a deal.
    SetDealField {
        /// The client.
        client: Id,
        /// The deal.
        deal: Id,
        /// The fact with its new value.
        field: DealField,
    },
    /// Moves a deal to a stage; any may be skipped, in either direction (C59).
    MoveDeal {
        /// The client.
        client: Id,
        /// The deal.
        deal: Id,
        /// The id of the entry in the stage history.
        entry: Id,
        /// The stage to be in.
        to: StageId,
        /// Needed for a lost stage (C61).
        loss: Option<Loss>,
    },
    /// Takes a move back as if it had not happened: its history entry goes, and the stage too unless somebody moved on from it.
    UnmoveDeal {
        /// The client.
        client: Id,
        /// The deal.
        deal: Id,
        /// The id of the entry in the stage history.
        entry: Id,
    },
    /// Takes a deal away; it can be restored.
    DeleteDeal {
        /// The client.
        client: Id,
        /// The deal.
        deal: Id,
    },
    /// Puts a deleted deal back.
    RestoreDeal {
        /// The client.
        client: Id,
        /// The deal.
        deal: Id,
    },
    /// Takes a client away with all that is in it; it can be restored.
    DeleteClient {
        /// The client.
        client: Id,
    },
    /// Puts a deleted client back.
    RestoreClient {
        /// The client.
        client: Id,
    },
    /// Adds what an import file says of a client, creating it when it is new.
    ImportClient {
        /// The client, new or known.
        client: Id,
        /// The import, so that all of it can be undone.
        import: Id,
        /// What the file says.
        data: Box<ImportedClient>,
    },
    /// Takes away what one import brought: the client if the import created it, otherwise the deals, notes, phones and addresses it added.
    UndoImport {
        /// The client.
        client: Id,
        /// The import.
        import: Id,
    },
    /// The inverse of [`Command::UndoImport`].
    RedoImport {
        /// The client.
        client: Id,
        /// The import.
        import: Id,
    },
}

wire::choice!(Command {
    CreateClient { client, kind, name, phone, fields },
    SetClientField { client, field, value },
    SetClientKind { client, kind },
    PutPhone { client, phone, typed },
    RemovePhone { client, phone },
    PutEmail { client, email, address },
    RemoveEmail { client, email },
    PutNote { client, note, text },
    RemoveNote { client, note },
    RestoreNote { client, note },
    CreateDeal { client, deal, title, amount, stage, responsible },
    SetDealField { client, deal, field },
    MoveDeal { client, deal, entry, to, loss },
    UnmoveDeal { client, deal, entry },
    DeleteDeal { client, deal },
    RestoreDeal { client, deal },
    DeleteClient { client },
    RestoreClient { client },
    ImportClient { client, import, data },
    UndoImport { client, import },
    RedoImport { client, import },
});

impl Command {
    /// The document that the command changes.
    pub const fn client(&self) -> Id {
        match self {
            Self::CreateClient { client, .. }
            | Self::SetClientField { client, .. }
            | Self::SetClientKind { client, .. }
            | Self::PutPhone { client, .. }
            | Self::RemovePhone { client, .. }
            | Self::PutEmail { client, .. }
            | Self::RemoveEmail { client, .. }
            | Self::PutNote { client, .. }
            | Self::RemoveNote { client, .. }
            | Self::RestoreNote { client, .. }
            | Self::CreateDeal { client, .. }
            | Self::SetDealField { client, .. }
            | Self::MoveDeal { client, .. }
            | Self::UnmoveDeal { client, .. }
            | Self::DeleteDeal { client, .. }
            | Self::RestoreDeal { client, .. }
            | Self::DeleteClient { client }
            | Self::RestoreClient { client }
            | Self::ImportClient { client, .. }
            | Self::UndoImport { client, .. }
            | Self::RedoImport { client, .. } => *client,
        }
    }

    /// Whether the command may name a document that does not exist yet.
    pub const fn creates(&self) -> bool {
        matches!(self, Self::CreateClient { .. } | Self::ImportClient { .. })
    }

    /// Checks what can be known without the document; the document checks the rest when the command is applied.
    ///
    /// # Errors
    /// The first [`DomainError`] found.
    pub fn check(&self) -> Result<(), DomainError> {
        match self {
            Self::CreateClient { name, phone, fields, .. } => {
                let has_phone = phone.as_ref().is_some_and(|(_, typed)| !typed.trim().is_empty());
                if name.trim().is_empty() && !has_phone {
                    return Err(DomainError::NameOrPhone);
                }
                limit(name, MAX_LINE)?;
                phone.iter().try_for_each(|(_, typed)| limit(typed, MAX_PHONE))?;
                fields.iter().try_for_each(|(_, value)| limit(value, MAX_LINE))
            }
            Self::SetClientField { value, .. } => limit(value, MAX_LINE),
            Self::PutPhone { typed, .. } => limit(typed, MAX_PHONE),
            Self::PutEmail { address, .. } => limit(address, MAX_LINE),
            Self::PutNote { text, .. } if text.trim().is_empty() => Err(DomainError::NoteEmpty),
            Self::PutNote { text, .. } => limit(text, MAX_NOTE),
            Self::CreateDeal { title, amount, responsible, .. } => {
                check_title(title)?;
                check_amount(*amount)?;
                limit(responsible, MAX_LINE)
            }
            Self::SetDealField { field, .. } => match field {
                DealField::Title(title) => check_title(title),
                DealField::Amount(amount) => check_amount(*amount),
                DealField::Responsible(name) => limit(name, MAX_LINE),
            },
            Self::MoveDeal { to: StageId::Lost, loss, .. } => {
                let loss = loss.as_ref().ok_or(DomainError::LossUnexplained)?;
                if loss.reason.trim().is_empty() || !is_of_substance(&loss.comment) {
                    return Err(DomainError::LossUnexplained);
                }
                limit(&loss.reason, MAX_LINE)?;
                limit(&loss.comment, MAX_NOTE)
            }
            _ => Ok(()),
        }
    }
}

/// A comment of substance (C61): at least three letters or digits, so that "-" and "..." do not count.
pub fn is_of_substance(comment: &str) -> bool {
    comment.chars().filter(|character| character.is_alphanumeric()).nth(2).is_some()
}

fn limit(text: &str, limit: usize) -> Result<(), DomainError> {
    match text.chars().nth(limit) {
        Some(_) => Err(DomainError::TooLong { limit: u32::try_from(limit).unwrap_or(u32::MAX) }),
        None => Ok(()),
    }
}

fn check_title(title: &str) -> Result<(), DomainError> {
    if title.trim().is_empty() { Err(DomainError::TitleMissing) } else { limit(title, MAX_LINE) }
}

fn check_amount(amount: Money) -> Result<(), DomainError> {
    if (0..=money::MAX_MINOR).contains(&amount.minor) { Ok(()) } else { Err(DomainError::AmountOutOfRange) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn create(name: &str, phone: Option<&str>) -> Command {
        Command::CreateClient {
            client: id(1),
            kind: ClientKind::Company,
            name: name.to_owned(),
            phone: phone.map(|typed| (id(2), typed.to_owned())),
            fields: Vec::new(),
        }
    }

    #[test]
    fn a_client_needs_a_name_or_a_phone() {
        assert_eq!(create("", None).check(), Err(DomainError::NameOrPhone));
        assert_eq!(create("  ", Some(" ")).check(), Err(DomainError::NameOrPhone));
        assert_eq!(create("", Some("901234567")).check(), Ok(()));
        assert_eq!(create("Ромашка", None).check(), Ok(()));
    }

    #[test]
    fn a_name_of_ten_thousand_characters_is_refused_with_the_limit() {
        assert_eq!(create(&"ж".repeat(10_000), None).check(), Err(DomainError::TooLong { limit: 300 }));
        assert_eq!(create(&"🙂".repeat(300), None).check(), Ok(()));
    }

    #[test]
    fn a_lost_deal_needs_a_reason_and_a_comment_of_substance() {
        let lost = |loss| Command::MoveDeal { client: id(1), deal: id(2), entry: id(3), to: StageId::Lost, loss };
        let why = |reason: &str, comment: &str| Some(Loss { reason: reason.to_owned(), comment: comment.to_owned() });
        assert_eq!(lost(None).check(), Err(DomainError::LossUnexplained));
        assert_eq!(lost(why("Недозвон", "...")).check(), Err(DomainError::LossUnexplained));
        assert_eq!(lost(why("", "Купили у других")).check(), Err(DomainError::LossUnexplained));
        assert_eq!(lost(why("Недозвон", "Пять звонков")).check(), Ok(()));
    }

    #[test]
    fn an_amount_is_not_negative() {
        let deal = |minor| Command::CreateDeal {
            client: id(1),
            deal: id(2),
            title: "Партия".to_owned(),
            amount: Money { minor, currency: Currency::Uzs },
            stage: StageId::Unsorted,
            responsible: String::new(),
        };
        assert_eq!(deal(-1).check(), Err(DomainError::AmountOutOfRange));
        assert_eq!(deal(i64::MAX).check(), Err(DomainError::AmountOutOfRange));
        assert_eq!(deal(0).check(), Ok(()));
    }
}
