//! Clients and deals as an import file describes them.

use serde::{Deserialize, Serialize};

use super::{ClientField, ClientKind, Loss};
use crate::domain::StageId;
use crate::{Instant, Money};

/// A client as an import file describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedClient {
    /// Organisation or person.
    pub kind: ClientKind,
    /// The name.
    pub name: String,
    /// One-line facts other than the name; empty ones are left out.
    pub fields: Vec<(ClientField, String)>,
    /// Phones as written in the file.
    pub phones: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Texts for the timeline, with their moment where the file tells it.
    pub notes: Vec<(Option<Instant>, String)>,
    /// Deals.
    pub deals: Vec<ImportedDeal>,
    /// When the file says the client was created.
    pub created: Option<Instant>,
}

/// A deal as an import file describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedDeal {
    /// What is sold.
    pub title: String,
    /// For how much.
    pub amount: Money,
    /// The stage it is in.
    pub stage: StageId,
    /// Who leads it.
    pub responsible: String,
    /// When it was created.
    pub created: Option<Instant>,
    /// When it entered its stage.
    pub since: Option<Instant>,
    /// Why it was lost; an old system may not have asked for both parts.
    pub loss: Option<Loss>,
    /// The deal's number in the other system: a second import of the same file does not double it.
    pub external: String,
}
