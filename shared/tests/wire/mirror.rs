//! The types of frames and rows once more, under the names of the real ones and described for serde, as they were when their bytes were
//! first stored. What is here never changes: names that are added to the real types are optional there.

use std::fmt;

use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Id(pub serde_bytes::ByteArray<16>);

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeHash(pub serde_bytes::ByteArray<32>);

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bytes(#[serde(with = "serde_bytes")] pub Vec<u8>);

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instant(pub i64);

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ChangeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    #[serde(rename = "d")]
    pub document: Id,
    #[serde(rename = "h")]
    pub hash: ChangeHash,
    #[serde(rename = "b")]
    pub bytes: Bytes,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    #[serde(rename = "n")]
    pub seq: u64,
    #[serde(rename = "d")]
    pub document: Id,
    #[serde(rename = "h")]
    pub hash: ChangeHash,
    #[serde(rename = "b")]
    pub bytes: Bytes,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    #[serde(rename = "d")]
    pub document: Id,
    #[serde(rename = "f")]
    pub first: u64,
    #[serde(rename = "b")]
    pub bytes: Bytes,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    TooLarge,
    Malformed,
    Unfit,
    Fork,
    NotAllowed,
    Erased,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Logged(u64),
    Known(u64),
    MissingDeps,
    Refused(Refusal),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goodbye {
    #[serde(rename = "wrong_secret")]
    SignedOut,
    AppTooOld,
    RelayTooOld,
    Malformed,
    Stopping,
    CannotStore,
    Busy,
    Replaced,
    CutOff,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    #[serde(rename = "p")]
    pub protocol: u32,
    #[serde(rename = "s")]
    pub schema: u32,
    #[serde(rename = "d")]
    pub device: Id,
    #[serde(rename = "m")]
    pub member: Id,
    #[serde(rename = "k")]
    pub secret: String,
    #[serde(rename = "e", default)]
    pub epoch: Option<Id>,
    #[serde(rename = "c", default)]
    pub cursor: u64,
    #[serde(rename = "f", default)]
    pub first_load: bool,
    #[serde(rename = "z", default)]
    pub unpacks: bool,
    #[serde(rename = "x", default)]
    pub erased: Option<u64>,
    #[serde(rename = "a", default)]
    pub access: Option<u64>,
    #[serde(rename = "v", default)]
    pub proves: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    #[serde(rename = "p")]
    pub protocol: u32,
    #[serde(rename = "e")]
    pub epoch: Id,
    #[serde(rename = "n")]
    pub head: u64,
    #[serde(rename = "a", default)]
    pub access: u64,
    #[serde(rename = "m")]
    pub member: Id,
    #[serde(rename = "x", default)]
    pub erases: bool,
    #[serde(rename = "u", default)]
    pub audits: bool,
    #[serde(rename = "t", default)]
    pub now: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientFrame {
    Hello(Hello),
    Erase {
        #[serde(rename = "d")]
        documents: Vec<Id>,
    },
    Audit {
        #[serde(rename = "n")]
        seq: u64,
        #[serde(rename = "x", default)]
        erased: u64,
        #[serde(rename = "s")]
        sums: Bytes,
    },
    Push {
        #[serde(rename = "o")]
        offers: Vec<Offer>,
    },
    Ack {
        #[serde(rename = "n")]
        seq: u64,
    },
    GetRows {
        #[serde(rename = "b")]
        before: Option<u64>,
        #[serde(rename = "s", default)]
        since: u64,
    },
    GetSnapshots {
        #[serde(rename = "b")]
        before: Option<u64>,
        #[serde(rename = "s", default)]
        since: u64,
    },
    Fetch {
        #[serde(rename = "d")]
        document: Id,
    },
    Follow {
        #[serde(rename = "n")]
        after: u64,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelayFrame {
    Unproven {
        #[serde(rename = "d")]
        documents: Vec<Id>,
    },
    Erased {
        #[serde(rename = "a")]
        after: u64,
        #[serde(rename = "d")]
        documents: Vec<Id>,
        #[serde(rename = "n")]
        upto: u64,
    },
    Welcome(Welcome),
    Entries {
        #[serde(rename = "a")]
        after: u64,
        #[serde(rename = "e")]
        entries: Vec<Entry>,
        #[serde(rename = "n")]
        upto: u64,
        #[serde(rename = "t", default)]
        told: u64,
    },
    Behind {
        #[serde(rename = "n")]
        head: u64,
        #[serde(rename = "t", default)]
        told: u64,
    },
    Access {
        #[serde(rename = "a")]
        after: u64,
        #[serde(rename = "r", default)]
        revoked: Vec<Id>,
        #[serde(rename = "g", default)]
        granted: Vec<Snapshot>,
    },
    Pushed {
        #[serde(rename = "v")]
        verdicts: Vec<(ChangeHash, Verdict)>,
    },
    Rows {
        #[serde(rename = "b")]
        rows: Bytes,
        #[serde(rename = "t")]
        total: u64,
        #[serde(rename = "x")]
        next: Option<u64>,
    },
    Snapshots {
        #[serde(rename = "s")]
        snapshots: Vec<Snapshot>,
        #[serde(rename = "x")]
        next: Option<u64>,
    },
    Fetched {
        #[serde(rename = "d")]
        document: Id,
        #[serde(rename = "s")]
        snapshot: Option<Snapshot>,
    },
    Audited {
        #[serde(rename = "n")]
        seq: u64,
        #[serde(rename = "b", default)]
        buckets: Bytes,
        #[serde(rename = "d", default)]
        documents: Vec<(Id, u64)>,
        #[serde(rename = "m", default)]
        more: bool,
    },
    Packed {
        #[serde(rename = "z")]
        frame: Bytes,
    },
    Goodbye {
        #[serde(rename = "r")]
        reason: Goodbye,
        #[serde(rename = "w", default)]
        retry: u32,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientKind {
    #[default]
    Company,
    Person,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageId {
    #[default]
    Unsorted,
    FirstContact,
    ProposalSent,
    Negotiation,
    Deciding,
    AwaitingPayment,
    Won,
    Lost,
    Nurture,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Currency {
    #[default]
    #[serde(rename = "UZS")]
    Uzs,
    #[serde(rename = "RUB")]
    Rub,
    #[serde(rename = "USD")]
    Usd,
    #[serde(rename = "EUR")]
    Eur,
    #[serde(rename = "KZT")]
    Kzt,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    #[serde(rename = "m")]
    pub minor: i64,
    #[serde(rename = "c")]
    pub currency: Currency,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneRow {
    #[serde(rename = "t", default)]
    pub typed: String,
    #[serde(rename = "e", default)]
    pub e164: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealRow {
    #[serde(rename = "i")]
    pub id: Id,
    #[serde(rename = "t", default)]
    pub title: String,
    #[serde(rename = "s", default)]
    pub stage: StageId,
    #[serde(rename = "m", default)]
    pub amount: Money,
    #[serde(rename = "r", default)]
    pub responsible: String,
    #[serde(rename = "a", default)]
    pub created: Instant,
    #[serde(rename = "w", default)]
    pub since: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRow {
    #[serde(rename = "i")]
    pub id: Id,
    #[serde(rename = "k", default)]
    pub kind: ClientKind,
    #[serde(rename = "n", default)]
    pub name: String,
    #[serde(rename = "c", default)]
    pub city: String,
    #[serde(rename = "r", default)]
    pub responsible: String,
    #[serde(rename = "o", default)]
    pub organization: String,
    #[serde(rename = "p", default)]
    pub phones: Vec<PhoneRow>,
    #[serde(rename = "e", default)]
    pub emails: Vec<String>,
    #[serde(rename = "a", default)]
    pub created: Instant,
    #[serde(rename = "l", default)]
    pub last_entry: Option<Instant>,
    #[serde(rename = "x", default)]
    pub deleted: bool,
    #[serde(rename = "m", default)]
    pub import: Option<Id>,
    #[serde(rename = "q", default)]
    pub imports: Vec<Id>,
    #[serde(rename = "d", default)]
    pub deals: Vec<DealRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    #[serde(rename = "e", default)]
    pub epoch: Option<Id>,
    #[serde(rename = "c", default)]
    pub cursor: u64,
    #[serde(rename = "l", default)]
    pub loading: Option<Loading>,
    #[serde(rename = "x", default)]
    pub erased: u64,
    #[serde(rename = "a", default)]
    pub access: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loading {
    #[serde(rename = "h")]
    pub head: u64,
    #[serde(rename = "t", default)]
    pub total: u64,
    #[serde(rename = "d", default)]
    pub done: u64,
    #[serde(rename = "r", default)]
    pub rows_done: bool,
    #[serde(rename = "x", default)]
    pub next: Option<u64>,
    #[serde(rename = "s", default)]
    pub since: u64,
}
