//! Rows: the flat read side for lists, boards, counters and search, computed from a document by one function
//! ([`crate::document::Client::rows`]) on devices and on the relay alike (S4).
//!
//! In frames and in storage a row is MessagePack with short field names: unknown fields are skipped and missing ones take their
//! default, so that neighbouring versions read each other.

use serde::{Deserialize, Serialize};

use crate::domain::{ClientKind, StageId, StageKind};
use crate::{Id, Instant, Money};

/// Everything that lists show of one client document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRow {
    /// The client's document.
    #[serde(rename = "i")]
    pub id: Id,
    /// Organisation or person.
    #[serde(rename = "k", default)]
    pub kind: ClientKind,
    /// The name; empty when only a phone is known.
    #[serde(rename = "n", default)]
    pub name: String,
    /// The city.
    #[serde(rename = "c", default)]
    pub city: String,
    /// Who leads the client.
    #[serde(rename = "r", default)]
    pub responsible: String,
    /// The company a person works for.
    #[serde(rename = "o", default)]
    pub organization: String,
    /// Phones: as typed, with the E.164 form where there is one.
    #[serde(rename = "p", default)]
    pub phones: Vec<PhoneRow>,
    /// E-mail addresses.
    #[serde(rename = "e", default)]
    pub emails: Vec<String>,
    /// When the client was created.
    #[serde(rename = "a", default)]
    pub created: Instant,
    /// The latest entry of the timeline, if any.
    #[serde(rename = "l", default)]
    pub last_entry: Option<Instant>,
    /// Deleted, and only kept for undo.
    #[serde(rename = "x", default)]
    pub deleted: bool,
    /// The import that created the client.
    #[serde(rename = "m", default)]
    pub import: Option<Id>,
    /// Other imports that added to it.
    #[serde(rename = "q", default)]
    pub imports: Vec<Id>,
    /// The client's deals, deleted ones left out, by time of creation.
    #[serde(rename = "d", default)]
    pub deals: Vec<DealRow>,
}

impl Default for Id {
    fn default() -> Self {
        Self::from_bytes([0; 16])
    }
}

/// A phone number in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneRow {
    /// As typed.
    #[serde(rename = "t", default)]
    pub typed: String,
    /// The E.164 form, when the number is one.
    #[serde(rename = "e", default)]
    pub e164: Option<String>,
}

/// A deal as boards and lists show it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealRow {
    /// The deal.
    #[serde(rename = "i")]
    pub id: Id,
    /// What is sold.
    #[serde(rename = "t", default)]
    pub title: String,
    /// The stage it is in.
    #[serde(rename = "s", default)]
    pub stage: StageId,
    /// For how much.
    #[serde(rename = "m", default)]
    pub amount: Money,
    /// Who leads it.
    #[serde(rename = "r", default)]
    pub responsible: String,
    /// When it was created.
    #[serde(rename = "a", default)]
    pub created: Instant,
    /// When it came into its stage.
    #[serde(rename = "w", default)]
    pub since: Instant,
}

impl ClientRow {
    /// Whether the client ever bought: has a won deal (C9). Otherwise it is a prospect.
    pub fn has_bought(&self) -> bool {
        self.deals.iter().any(|deal| deal.stage.kind() == StageKind::Won)
    }

    /// The number of deals that are being worked on.
    pub fn open_deals(&self) -> usize {
        self.deals.iter().filter(|deal| deal.stage.kind() == StageKind::Open).count()
    }

    /// What to call the client: its name, or its phone when there is no name.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { self.phones.first().map_or("", |phone| phone.typed.as_str()) } else { &self.name }
    }
}

/// Packs rows into one value of storage or of a frame.
pub fn pack(rows: &[ClientRow]) -> Vec<u8> {
    crate::sync::codec::encode(&rows)
}

/// Unpacks what [`pack`] made; nothing when the bytes are something else.
pub fn unpack(bytes: &[u8]) -> Option<Vec<ClientRow>> {
    crate::sync::codec::decode(bytes).ok()
}
