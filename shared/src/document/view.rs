//! A whole client as the client screen shows it.

mod deal;
mod item;
mod talk;
mod timeline;

use crate::domain::{ClientKind, Fields, Value};
use crate::wire;
use crate::{Id, Instant};

pub use deal::{DealView, LineView, PaymentView, ProposalView, StageMove};
pub use item::{Item, TurnView};
pub use talk::{ContactView, LeadView, RequestView, TaskView, TransferView};
pub use timeline::{TimelineEntry, TimelineKind};

/// Everything that a client document holds, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientView {
    /// The document.
    pub id: Id,
    /// Organisation or person.
    pub kind: ClientKind,
    /// The name.
    pub name: String,
    /// The city.
    pub city: String,
    /// The postal address.
    pub address: String,
    /// Who leads the client.
    pub responsible: String,
    /// The company a person works for.
    pub organization: String,
    /// Where the client came from.
    pub source: String,
    /// When the client was created.
    pub created: Instant,
    /// Deleted, and only kept for undo.
    pub deleted: bool,
    /// Phones, in the order in which they were added; of those with one E.164 number the first.
    pub phones: Vec<PhoneView>,
    /// E-mail addresses, in the order in which they were added.
    pub emails: Vec<EmailView>,
    /// What happened, newest first.
    pub timeline: Vec<TimelineEntry>,
    /// Deals, newest first; deleted ones are left out.
    pub deals: Vec<DealView>,
    /// Every fact by the key of its field, the ones above included: the table is [`Entity::Profile`](super::entity::Entity::Profile).
    pub facts: Fields,
    /// What others wrote into facts at the same moment and did not win; several of one key where there were several. Gone once somebody
    /// writes the fact again, be it with what stands there.
    pub contested: Vec<(String, Value)>,
    /// The member who leads the client, where one was chosen; otherwise only the name is known.
    pub lead: Option<Id>,
    /// The tags, sorted (C22).
    pub tags: Vec<String>,
    /// When the data was last checked with the client, and by whom (C13).
    pub verified: Option<Verified>,
    /// The last contact; "no answer" is none (C40).
    pub last_contact: Option<Instant>,
    /// The last contact or attempt.
    pub last_attempt: Option<Instant>,
    /// What contact data is there, as bits of [`crate::row::part`] (C11).
    pub has: u16,
    /// Bonus points given less those used (C145).
    pub bonus: i64,
    /// The client that this one turned out to be (C27).
    pub merged_into: Option<Id>,
    /// Contact persons (C6).
    pub people: Vec<Item>,
    /// Messengers and social networks (C99).
    pub messengers: Vec<Item>,
    /// Addresses beside the postal one.
    pub addresses: Vec<Item>,
    /// Calls, letters, messages, meetings, visits; newest first (C31).
    pub contacts: Vec<ContactView>,
    /// What the client asked; newest first (C36).
    pub enquiries: Vec<RequestView>,
    /// Complaints; newest first (C17).
    pub complaints: Vec<RequestView>,
    /// Tasks, settled ones too, by due day.
    pub tasks: Vec<TaskView>,
    /// Proposals, by number (C16).
    pub proposals: Vec<ProposalView>,
    /// Changes of the responsible, newest first (C26).
    pub leads: Vec<LeadView>,
    /// Requests that another department take the client over, newest first (C174).
    pub transfers: Vec<TransferView>,
    /// Files (C121).
    pub files: Vec<Item>,
    /// Mailings that came or were left out (C111).
    pub receipts: Vec<Item>,
    /// Answers to surveys (C116).
    pub answers: Vec<Item>,
    /// Warm-up series (C119).
    pub series: Vec<Item>,
    /// Bonus points, entry by entry (C145).
    pub bonuses: Vec<Item>,
    /// Subscriptions (C139).
    pub subscriptions: Vec<Item>,
}

wire::record!(ClientView {
    id,
    kind,
    name,
    city,
    address,
    responsible,
    organization,
    source,
    created,
    deleted,
    phones,
    emails,
    timeline,
    deals,
    facts,
    contested,
    lead,
    tags,
    verified,
    last_contact,
    last_attempt,
    has,
    bonus,
    merged_into,
    people,
    messengers,
    addresses,
    contacts,
    enquiries,
    complaints,
    tasks,
    proposals,
    leads,
    transfers,
    files,
    receipts,
    answers,
    series,
    bonuses,
    subscriptions
});

/// When and by whom the data of a client was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// When.
    pub on: Instant,
    /// By whom.
    pub by: AuthorView,
}

wire::record!(Verified { on, by });

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneView {
    /// Its id.
    pub id: Id,
    /// As typed.
    pub typed: String,
    /// The E.164 form, when the number is one.
    pub e164: Option<String>,
}

wire::record!(PhoneView { id, typed, e164 });

/// An e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailView {
    /// Its id.
    pub id: Id,
    /// The address.
    pub address: String,
}

wire::record!(EmailView { id, address });

/// Who wrote something: a member and the name shown at that time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthorView {
    /// The member.
    pub member: Id,
    /// The name that the member went by; may be empty.
    pub name: String,
}

wire::record!(AuthorView { member, name });
