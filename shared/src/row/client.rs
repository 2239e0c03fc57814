//! The row of a client: everything that lists, counters, worklists and selections need of its document.

use super::{DealRow, RecordRow};
use crate::domain::{ClientKind, Fields, StageKind};
use crate::wire::{self, Later};
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
    /// Deleted, or merged into another client; only kept for undo.
    pub deleted: bool,
    /// The import that created the client.
    pub import: Option<Id>,
    /// Other imports that added to it.
    pub imports: Vec<Id>,
    /// The client's deals, deleted ones left out, by time of creation.
    pub deals: Vec<DealRow>,
    /// The member who leads the client, where one was chosen.
    pub lead: Option<Id>,
    /// The category set by people, a key; empty when there is none (C42).
    pub category: String,
    /// Tags, sorted (C22).
    pub tags: Vec<String>,
    /// The last contact; "no answer" is none (C40).
    pub last_contact: Option<Instant>,
    /// The last contact or attempt.
    pub last_attempt: Option<Instant>,
    /// When the data was last checked (C13).
    pub verified: Option<Instant>,
    /// The client's own frequency of contacts, in days (C81).
    pub frequency: Option<u32>,
    /// Whether the client wants to be left alone.
    pub do_not_contact: bool,
    /// What contact data is there, as bits of [`part`].
    pub has: u16,
    /// Open enquiries, oldest first (C36).
    pub enquiries: Vec<RequestRow>,
    /// Open complaints, oldest first (C17).
    pub complaints: Vec<RequestRow>,
    /// Open tasks, by due day.
    pub tasks: Vec<TaskRow>,
    /// Contacts and attempts, oldest first; at most the latest [`ClientRow::MOST_CONTACTS`].
    pub contacts: Later<ContactRow>,
    /// Requests that another department take the client over, newest first, answered ones too (C174).
    pub transfers: Vec<TransferRow>,
    /// The client that this one turned out to be (C27).
    pub merged_into: Option<Id>,
    /// Messengers: service and address.
    pub messengers: Vec<(String, String)>,
    /// Subscriptions with their last day: what they are for, and until when (C139).
    pub subscriptions: Vec<(String, Option<Date>)>,
    /// Facts that have no column of their own, by the key of their field, for selections by any field (C49); long texts are left out.
    pub facts: Fields,
    /// The row of a document that is no client: packs of rows, frames and storage carry it in an otherwise empty, deleted row, so that
    /// an older app hides it and hands it on unread.
    pub record: Option<Box<RecordRow>>,
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
    lead: "u",
    category: "g",
    tags: "t",
    last_contact: "b",
    last_attempt: "f",
    verified: "v",
    frequency: "w",
    do_not_contact: "z",
    has: "h",
    enquiries: "y",
    complaints: "j",
    tasks: "s",
    contacts: "ca",
    transfers: "tr",
    merged_into: "mi",
    messengers: "ms",
    subscriptions: "su",
    facts: "fx",
    record: "rc",
});

/// A phone number in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhoneRow {
    /// As typed.
    pub typed: String,
    /// The E.164 form, when the number is one.
    pub e164: Option<String>,
}

wire::record!(PhoneRow { typed: "t", e164: "e" });

/// An open enquiry or complaint in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestRow {
    /// Its id.
    pub id: Id,
    /// When it came.
    pub at: Instant,
    /// Who deals with it.
    pub assignee: Option<Id>,
    /// Its subject, or the beginning of its text.
    pub subject: String,
    /// By which channel it came.
    pub channel: String,
    /// The deal that it belongs to.
    pub deal: Option<Id>,
}

wire::record!(RequestRow { id: "i" required, at: "a", assignee: "u", subject: "t", channel: "c", deal: "d" });

/// An open task in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskRow {
    /// Its id.
    pub id: Id,
    /// What was promised.
    pub title: String,
    /// The kind, a key.
    pub kind: String,
    /// The day.
    pub due: Option<Date>,
    /// The minute of the day, where the time matters.
    pub minute: Option<u16>,
    /// Who does it.
    pub assignee: Option<Id>,
    /// The deal.
    pub deal: Option<Id>,
    /// The enquiry.
    pub enquiry: Option<Id>,
}

wire::record!(TaskRow { id: "i" required, title: "t", kind: "k", due: "d", minute: "m", assignee: "u", deal: "l", enquiry: "e" });

/// A contact or attempt in a row, for counting (C39, C154).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactRow {
    /// When.
    pub at: Instant,
    /// By which member.
    pub by: Id,
    /// `call`, `letter`, `message`, `meeting` or `visit`.
    pub kind: String,
    /// Whether it came from the client.
    pub incoming: bool,
    /// Whether it was only an attempt.
    pub no_answer: bool,
    /// By which channel.
    pub channel: String,
}

wire::record!(ContactRow { at: "a", by: "u", kind: "k", incoming: "i", no_answer: "x", channel: "c" });

/// A request that another department take the client over, in a row (C174).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransferRow {
    /// Its id.
    pub id: Id,
    /// When it was made.
    pub at: Instant,
    /// Who asks.
    pub by: Id,
    /// The department that asks; none for somebody of none.
    pub from: Option<Id>,
    /// The department that is asked.
    pub to: Option<Id>,
    /// Its state: `asked`, `accepted`, `declined`, `withdrawn`.
    pub state: String,
    /// The beginning of why.
    pub text: String,
}

wire::record!(TransferRow { id: "i" required, at: "a", by: "b", from: "f", to: "o", state: "s", text: "t" });

impl TransferRow {
    /// Whether it waits for an answer.
    pub fn is_waiting(&self) -> bool {
        self.state == "asked"
    }
}

impl ClientRow {
    /// How many contacts a row keeps: four years of one a week.
    pub const MOST_CONTACTS: usize = 200;

    /// Whether it says nothing but that its document holds nothing: what began the document was refused.
    pub fn is_blank(&self) -> bool {
        *self == Self { id: self.id, deleted: true, ..Self::default() }
    }

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
