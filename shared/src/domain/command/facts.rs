//! Facts of clients and deals that the first commands name by type. Newer ones are fields of [`crate::document::entity`].

use serde::{Deserialize, Serialize};

use crate::{Id, Money};

/// Whether a client is an organisation or a human being.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientKind {
    /// An organisation.
    #[default]
    Company,
    /// A person.
    Person,
}

impl ClientKind {
    /// The word that documents hold.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Person => "person",
        }
    }
}

/// One-line facts of a client that are edited in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DealField {
    /// What is sold.
    Title(String),
    /// For how much.
    Amount(Money),
    /// The member who leads the deal, by the name shown.
    Responsible(String),
}

/// Why a deal was lost: a reason from the list and a comment of substance (C61–C63).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// The reason, in words.
    pub reason: String,
    /// The comment.
    pub comment: String,
}

/// Who leads: a member and the name shown; a nil id where only the name is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// The member.
    pub member: Id,
    /// The name.
    pub name: String,
}
