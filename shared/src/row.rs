//! Rows: the flat read side for lists, boards, counters and search, computed from a document by one function
//! ([`crate::document::Client::rows`]) on devices and on the relay alike (S4).
//!
//! In frames and in storage a row is MessagePack with short field names: unknown fields are skipped and missing ones take their
//! default, so that neighbouring versions read each other.

use crate::domain::{ClientKind, StageId, StageKind};
use crate::wire::Wire as _;
use crate::{Id, Instant, Money, wire};

/// Everything that lists show of one client document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientRow {
    /// The client's document.
    pub id: Id,
    /// Organisation or person.
    pub kind: ClientKind,
    /// The name; empty when only a phone is known.
    pub name: String,
    /// The city.
    pub city: String,
    /// Who leads the client.
    pub responsible: String,
    /// The company a person works for.
    pub organization: String,
    /// Phones: as typed, with the E.164 form where there is one.
    pub phones: Vec<PhoneRow>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// When the client was created.
    pub created: Instant,
    /// The latest entry of the timeline, if any.
    pub last_entry: Option<Instant>,
    /// Deleted, and only kept for undo.
    pub deleted: bool,
    /// The import that created the client.
    pub import: Option<Id>,
    /// Other imports that added to it.
    pub imports: Vec<Id>,
    /// The client's deals, deleted ones left out, by time of creation.
    pub deals: Vec<DealRow>,
}

wire::record!(ClientRow {
    id: "i" required,
    kind: "k",
    name: "n",
    city: "c",
    responsible: "r",
    organization: "o",
    phones: "p",
    emails: "e",
    created: "a",
    last_entry: "l",
    deleted: "x",
    import: "m",
    imports: "q",
    deals: "d",
});

impl Default for Id {
    fn default() -> Self {
        Self::from_bytes([0; 16])
    }
}

/// A phone number in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhoneRow {
    /// As typed.
    pub typed: String,
    /// The E.164 form, when the number is one.
    pub e164: Option<String>,
}

wire::record!(PhoneRow { typed: "t", e164: "e" });

/// A deal as boards and lists show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DealRow {
    /// The deal.
    pub id: Id,
    /// What is sold.
    pub title: String,
    /// The stage it is in.
    pub stage: StageId,
    /// For how much.
    pub amount: Money,
    /// Who leads it.
    pub responsible: String,
    /// When it was created.
    pub created: Instant,
    /// When it came into its stage.
    pub since: Instant,
}

wire::record!(DealRow {
    id: "i" required,
    title: "t",
    stage: "s",
    amount: "m",
    responsible: "r",
    created: "a",
    since: "w",
});

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
    let mut out = wire::Writer::default();
    out.array(rows.len());
    rows.iter().for_each(|row| row.write(&mut out));
    out.into_vec()
}

/// Unpacks what [`pack`] made; nothing when the bytes are something else.
pub fn unpack(bytes: &[u8]) -> Option<Vec<ClientRow>> {
    wire::decode(bytes).ok()
}
