//! A whole client as the client screen shows it.

use crate::domain::{ClientKind, Loss, StageId};
use crate::{Id, Instant, Money, wire};

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
    /// Phones, in the order in which they were added.
    pub phones: Vec<PhoneView>,
    /// E-mail addresses, in the order in which they were added.
    pub emails: Vec<EmailView>,
    /// Notes and stage moves, newest first.
    pub timeline: Vec<TimelineEntry>,
    /// Deals, newest first; deleted ones are left out.
    pub deals: Vec<DealView>,
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
});

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

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// Its id.
    pub id: Id,
    /// When it happened.
    pub at: Instant,
    /// Who made it.
    pub by: AuthorView,
    /// What it is.
    pub what: TimelineKind,
}

wire::record!(TimelineEntry { id, at, by, what });

/// The kinds of timeline entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineKind {
    /// A note.
    Note {
        /// Its text.
        text: String,
    },
    /// A deal was created.
    DealCreated {
        /// The deal.
        deal: Id,
        /// Its title now.
        title: String,
        /// Its amount now.
        amount: Money,
    },
    /// A deal moved to another stage.
    DealMoved {
        /// The deal.
        deal: Id,
        /// Its title now.
        title: String,
        /// The stage it left.
        from: StageId,
        /// The stage it came into.
        to: StageId,
    },
}

wire::choice!(TimelineKind {
    Note { text },
    DealCreated { deal, title, amount },
    DealMoved { deal, title, from, to },
});

/// A deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealView {
    /// Its id.
    pub id: Id,
    /// What is sold.
    pub title: String,
    /// For how much.
    pub amount: Money,
    /// The stage it is in.
    pub stage: StageId,
    /// Who leads it.
    pub responsible: String,
    /// When it was created.
    pub created: Instant,
    /// When it came into its stage.
    pub since: Instant,
    /// Why it was lost, if it was.
    pub loss: Option<Loss>,
    /// Stage moves, oldest first; concurrent ones are all there.
    pub history: Vec<StageMove>,
}

wire::record!(DealView { id, title, amount, stage, responsible, created, since, loss, history });

/// One move of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageMove {
    /// Its id.
    pub id: Id,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: AuthorView,
    /// The stage left.
    pub from: StageId,
    /// The stage entered.
    pub to: StageId,
}

wire::record!(StageMove { id, at, by, from, to });
