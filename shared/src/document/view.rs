//! A whole client as the client screen shows it.

mod deal;
mod item;
mod talk;
mod timeline;

use serde::{Deserialize, Serialize};

use crate::domain::{ClientKind, Fields};
use crate::{Id, Instant};

pub use deal::{DealView, LineView, PaymentView, ProposalView, StageMove};
pub use item::{Item, TurnView};
pub use talk::{ContactView, LeadView, RequestView, TaskView};
pub use timeline::{TimelineEntry, TimelineKind};

/// Everything that a client document holds, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(default)]
    pub facts: Fields,
    /// The member who leads the client, where one was chosen; otherwise only the name is known.
    #[serde(default)]
    pub lead: Option<Id>,
    /// The tags, sorted (C22).
    #[serde(default)]
    pub tags: Vec<String>,
    /// When the data was last checked with the client, and by whom (C13).
    #[serde(default)]
    pub verified: Option<Verified>,
    /// The last contact; "no answer" is none (C40).
    #[serde(default)]
    pub last_contact: Option<Instant>,
    /// The last contact or attempt.
    #[serde(default)]
    pub last_attempt: Option<Instant>,
    /// What contact data is there, as bits of [`crate::row::part`] (C11).
    #[serde(default)]
    pub has: u16,
    /// Bonus points given less those used (C145).
    #[serde(default)]
    pub bonus: i64,
    /// The client that this one turned out to be (C27).
    #[serde(default)]
    pub merged_into: Option<Id>,
    /// Contact persons (C6).
    #[serde(default)]
    pub people: Vec<Item>,
    /// Messengers and social networks (C99).
    #[serde(default)]
    pub messengers: Vec<Item>,
    /// Addresses beside the postal one.
    #[serde(default)]
    pub addresses: Vec<Item>,
    /// Calls, letters, messages, meetings, visits; newest first (C31).
    #[serde(default)]
    pub contacts: Vec<ContactView>,
    /// What the client asked; newest first (C36).
    #[serde(default)]
    pub enquiries: Vec<RequestView>,
    /// Complaints; newest first (C17).
    #[serde(default)]
    pub complaints: Vec<RequestView>,
    /// Tasks, settled ones too, by due day.
    #[serde(default)]
    pub tasks: Vec<TaskView>,
    /// Proposals, by number (C16).
    #[serde(default)]
    pub proposals: Vec<ProposalView>,
    /// Changes of the responsible, newest first (C26).
    #[serde(default)]
    pub leads: Vec<LeadView>,
    /// Files (C121).
    #[serde(default)]
    pub files: Vec<Item>,
    /// Mailings that came or were left out (C111).
    #[serde(default)]
    pub receipts: Vec<Item>,
    /// Answers to surveys (C116).
    #[serde(default)]
    pub answers: Vec<Item>,
    /// Warm-up series (C119).
    #[serde(default)]
    pub series: Vec<Item>,
    /// Bonus points, entry by entry (C145).
    #[serde(default)]
    pub bonuses: Vec<Item>,
    /// Subscriptions (C139).
    #[serde(default)]
    pub subscriptions: Vec<Item>,
}

/// When and by whom the data of a client was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    /// When.
    pub on: Instant,
    /// By whom.
    pub by: AuthorView,
}

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneView {
    /// Its id.
    pub id: Id,
    /// As typed.
    pub typed: String,
    /// The E.164 form, when the number is one.
    pub e164: Option<String>,
}

/// An e-mail address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailView {
    /// Its id.
    pub id: Id,
    /// The address.
    pub address: String,
}

/// Who wrote something: a member and the name shown at that time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorView {
    /// The member.
    pub member: Id,
    /// The name that the member went by; may be empty.
    pub name: String,
}
