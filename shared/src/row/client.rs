//! The row of a client: everything that lists, counters, worklists and selections need of its document.

use serde::{Deserialize, Serialize};

use super::DealRow;
use crate::domain::{ClientKind, Fields, StageKind};
use crate::{Date, Id, Instant};

/// Contact data that a client can have, as bits of [`ClientRow::has`] (C11).
pub mod part {
    /// A phone.
    pub const PHONE: u16 = 1;
    /// A postal address.
    pub const ADDRESS: u16 = 2;
    /// An e-mail address.
    pub const EMAIL: u16 = 4;
    /// A messenger.
    pub const MESSENGER: u16 = 8;
    /// The birthday, or the founding day of a company.
    pub const BIRTHDAY: u16 = 16;
    /// A contact person.
    pub const PERSON: u16 = 32;
    /// What the company does.
    pub const INDUSTRY: u16 = 64;
    /// The consent to be contacted.
    pub const CONSENT: u16 = 128;
    /// What a form asks for by default.
    pub const WANTED: u16 = PHONE | ADDRESS | EMAIL;
}

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
    /// Deleted, or merged into another client; only kept for undo.
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
    /// The member who leads the client, where one was chosen.
    #[serde(rename = "u", default)]
    pub lead: Option<Id>,
    /// The category set by people, a key; empty when there is none (C42).
    #[serde(rename = "g", default)]
    pub category: String,
    /// Tags, sorted (C22).
    #[serde(rename = "t", default)]
    pub tags: Vec<String>,
    /// The last contact; "no answer" is none (C40).
    #[serde(rename = "b", default)]
    pub last_contact: Option<Instant>,
    /// The last contact or attempt.
    #[serde(rename = "f", default)]
    pub last_attempt: Option<Instant>,
    /// When the data was last checked (C13).
    #[serde(rename = "v", default)]
    pub verified: Option<Instant>,
    /// The client's own frequency of contacts, in days (C81).
    #[serde(rename = "w", default)]
    pub frequency: Option<u32>,
    /// Whether the client wants to be left alone.
    #[serde(rename = "z", default)]
    pub do_not_contact: bool,
    /// What contact data is there, as bits of [`part`].
    #[serde(rename = "h", default)]
    pub has: u16,
    /// Open enquiries, oldest first (C36).
    #[serde(rename = "y", default)]
    pub enquiries: Vec<RequestRow>,
    /// Open complaints, oldest first (C17).
    #[serde(rename = "j", default)]
    pub complaints: Vec<RequestRow>,
    /// Open tasks, by due day.
    #[serde(rename = "s", default)]
    pub tasks: Vec<TaskRow>,
    /// Contacts and attempts, oldest first; at most the latest [`ClientRow::MOST_CONTACTS`].
    #[serde(rename = "ca", default)]
    pub contacts: Vec<ContactRow>,
    /// The client that this one turned out to be (C27).
    #[serde(rename = "mi", default)]
    pub merged_into: Option<Id>,
    /// Messengers: service and address.
    #[serde(rename = "ms", default)]
    pub messengers: Vec<(String, String)>,
    /// Subscriptions with their last day: what they are for, and until when (C139).
    #[serde(rename = "su", default)]
    pub subscriptions: Vec<(String, Option<Date>)>,
    /// Facts that have no column of their own, by the key of their field, for selections by any field (C49); long texts are left out.
    #[serde(rename = "fx", default)]
    pub facts: Fields,
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

/// An open enquiry or complaint in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestRow {
    /// Its id.
    #[serde(rename = "i")]
    pub id: Id,
    /// When it came.
    #[serde(rename = "a", default)]
    pub at: Instant,
    /// Who deals with it.
    #[serde(rename = "u", default)]
    pub assignee: Option<Id>,
    /// Its subject, or the beginning of its text.
    #[serde(rename = "t", default)]
    pub subject: String,
    /// By which channel it came.
    #[serde(rename = "c", default)]
    pub channel: String,
    /// The deal that it belongs to.
    #[serde(rename = "d", default)]
    pub deal: Option<Id>,
}

/// An open task in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskRow {
    /// Its id.
    #[serde(rename = "i")]
    pub id: Id,
    /// What was promised.
    #[serde(rename = "t", default)]
    pub title: String,
    /// The kind, a key.
    #[serde(rename = "k", default)]
    pub kind: String,
    /// The day.
    #[serde(rename = "d", default)]
    pub due: Option<Date>,
    /// The minute of the day, where the time matters.
    #[serde(rename = "m", default)]
    pub minute: Option<u16>,
    /// Who does it.
    #[serde(rename = "u", default)]
    pub assignee: Option<Id>,
    /// The deal.
    #[serde(rename = "l", default)]
    pub deal: Option<Id>,
    /// The enquiry.
    #[serde(rename = "e", default)]
    pub enquiry: Option<Id>,
}

/// A contact or attempt in a row, for counting (C39, C154).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRow {
    /// When.
    #[serde(rename = "a", default)]
    pub at: Instant,
    /// By which member.
    #[serde(rename = "u", default)]
    pub by: Id,
    /// `call`, `letter`, `message`, `meeting` or `visit`.
    #[serde(rename = "k", default)]
    pub kind: String,
    /// Whether it came from the client.
    #[serde(rename = "i", default)]
    pub incoming: bool,
    /// Whether it was only an attempt.
    #[serde(rename = "x", default)]
    pub no_answer: bool,
    /// By which channel.
    #[serde(rename = "c", default)]
    pub channel: String,
}

impl ClientRow {
    /// How many contacts a row keeps: four years of one a week.
    pub const MOST_CONTACTS: usize = 200;

    /// Whether the client ever bought: has a won deal (C9). Otherwise it is a prospect.
    pub fn has_bought(&self) -> bool {
        self.deals.iter().any(|deal| deal.kind() == StageKind::Won)
    }

    /// The number of deals that are being worked on.
    pub fn open_deals(&self) -> usize {
        self.deals.iter().filter(|deal| deal.kind() == StageKind::Open).count()
    }

    /// What to call the client: its name, or its phone when there is no name.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { self.phones.first().map_or("", |phone| phone.typed.as_str()) } else { &self.name }
    }

    /// How much of the contact data in `wanted` (bits of [`part`]) is there, in per cent; all of it when nothing is wanted (C11).
    pub const fn completeness(&self, wanted: u16) -> u32 {
        match wanted.count_ones() {
            0 => 100,
            all => (self.has & wanted).count_ones() * 100 / all,
        }
    }
}
