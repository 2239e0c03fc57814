//! A client of the demo company as a plan: what happened, as plain facts. Commands ([`super::steps`]) and the row
//! ([`super::rows`]) are both made of it. Never here: drawing numbers, or how documents hold things.

use super::team::Seating;
use crate::domain::{ClientKind, Loss, StageId, StageKind, Value};
use crate::{Date, Id, Instant, Money};

/// A client.
#[derive(Clone, Debug, Default)]
pub(super) struct ClientPlan {
    /// Who its numbers of places stand for.
    pub(super) team: Seating,
    pub(super) id: Id,
    pub(super) kind: ClientKind,
    pub(super) name: String,
    pub(super) city: String,
    pub(super) address: String,
    pub(super) organization: String,
    pub(super) source: String,
    pub(super) phones: Vec<(Id, String)>,
    pub(super) emails: Vec<(Id, String)>,
    pub(super) created: Instant,
    /// Who leads it: a place of the team; nobody for an enquiry that was not distributed yet.
    pub(super) lead: Option<usize>,
    /// Other facts, by their key.
    pub(super) facts: Vec<(String, Value)>,
    pub(super) messengers: Vec<(Id, &'static str, String)>,
    /// Contact persons with their fields.
    pub(super) people: Vec<(Id, Vec<(&'static str, Value)>)>,
    pub(super) deals: Vec<DealPlan>,
    pub(super) contacts: Vec<ContactPlan>,
    pub(super) tasks: Vec<TaskPlan>,
    pub(super) enquiries: Vec<RequestPlan>,
    pub(super) complaints: Vec<RequestPlan>,
    pub(super) notes: Vec<(Id, Instant, &'static str)>,
    pub(super) subscriptions: Vec<SubscriptionPlan>,
}

/// An abonement (C139).
#[derive(Clone, Debug, Default)]
pub(super) struct SubscriptionPlan {
    pub(super) id: Id,
    pub(super) title: &'static str,
    /// The number of the product.
    pub(super) product: u32,
    pub(super) deal: Id,
    pub(super) from: Date,
    pub(super) until: Date,
}

/// A deal.
#[derive(Clone, Debug, Default)]
pub(super) struct DealPlan {
    pub(super) id: Id,
    pub(super) title: String,
    pub(super) amount: Money,
    pub(super) profit: Option<Money>,
    /// A pipeline's key; empty for the default one.
    pub(super) pipeline: String,
    pub(super) deal_type: String,
    pub(super) expected: Option<Date>,
    pub(super) probability: Option<i64>,
    pub(super) repeats: Option<Id>,
    pub(super) campaign: Option<Id>,
    /// Somebody else than who leads the client.
    pub(super) lead: Option<usize>,
    /// Oldest first; the first one is the deal's making.
    pub(super) moves: Vec<MovePlan>,
    pub(super) lines: Vec<LinePlan>,
    pub(super) payments: Vec<PaymentPlan>,
    /// The proposal, made with the move at this place of `moves`.
    pub(super) proposal: Option<(Id, usize)>,
    /// The state of the approval of its invoice, with the place in `moves` of the move beside which it was given.
    pub(super) approval: Option<(&'static str, usize)>,
}

/// A stage move.
#[derive(Clone, Debug, Default)]
pub(super) struct MovePlan {
    pub(super) id: Id,
    pub(super) at: Instant,
    pub(super) to: StageId,
    pub(super) kind: StageKind,
    pub(super) loss: Option<Loss>,
    /// The task for the time after a sale: a place in the client's tasks.
    pub(super) follow: Option<usize>,
}

/// A position of a deal.
#[derive(Clone, Debug, Default)]
pub(super) struct LinePlan {
    pub(super) id: Id,
    /// The number of the product.
    pub(super) product: u32,
    pub(super) title: &'static str,
    pub(super) group: usize,
    pub(super) unit: &'static str,
    /// In thousandths.
    pub(super) quantity: i64,
    pub(super) price: Money,
    /// In basis points.
    pub(super) discount: i64,
}

/// A payment.
#[derive(Clone, Debug, Default)]
pub(super) struct PaymentPlan {
    pub(super) id: Id,
    pub(super) amount: Money,
    pub(super) due: Option<Date>,
    pub(super) paid: Option<Date>,
}

/// A call, letter, message, meeting or visit.
#[derive(Clone, Debug, Default)]
pub(super) struct ContactPlan {
    pub(super) id: Id,
    pub(super) at: Instant,
    pub(super) by: usize,
    pub(super) kind: &'static str,
    pub(super) incoming: bool,
    pub(super) seconds: i64,
    pub(super) result: &'static str,
    pub(super) text: &'static str,
    pub(super) channel: &'static str,
    pub(super) verified: bool,
    pub(super) deal: Option<Id>,
}

impl ContactPlan {
    pub(super) fn reached(&self) -> bool {
        self.result != "no_answer"
    }
}

/// A task.
#[derive(Clone, Debug, Default)]
pub(super) struct TaskPlan {
    pub(super) id: Id,
    pub(super) at: Instant,
    pub(super) title: &'static str,
    pub(super) kind: &'static str,
    pub(super) due: Option<Date>,
    pub(super) minute: Option<u16>,
    pub(super) assignee: usize,
    pub(super) deal: Option<Id>,
    pub(super) enquiry: Option<Id>,
    /// When it was finished, with the id of that turn and the result.
    pub(super) done: Option<(Id, Instant, &'static str)>,
    /// Made by the move of a deal.
    pub(super) follows: bool,
}

/// An enquiry or a complaint.
#[derive(Clone, Debug, Default)]
pub(super) struct RequestPlan {
    pub(super) id: Id,
    pub(super) at: Instant,
    pub(super) text: &'static str,
    pub(super) channel: &'static str,
    pub(super) assignee: Option<usize>,
    /// The turn out of its first state: id, moment, state, text, the deal that came of it.
    pub(super) turn: Option<TurnPlan>,
}

/// A change of state.
#[derive(Clone, Debug, Default)]
pub(super) struct TurnPlan {
    pub(super) id: Id,
    pub(super) at: Instant,
    pub(super) state: &'static str,
    pub(super) settled: bool,
    pub(super) text: &'static str,
    pub(super) deal: Option<Id>,
}

impl DealPlan {
    /// The move that decides the stage.
    pub(super) fn stage(&self) -> (StageId, StageKind, Instant) {
        self.moves.last().map_or_else(Default::default, |last| (last.to, last.kind, last.at))
    }

    /// When it was made.
    pub(super) fn created(&self) -> Instant {
        self.moves.first().map_or_else(Instant::default, |first| first.at)
    }
}

impl LinePlan {
    /// What the position comes to.
    pub(super) fn total(&self) -> Option<Money> {
        let line = crate::document::view::LineView {
            quantity: self.quantity,
            price: Some(self.price),
            discount: self.discount,
            ..Default::default()
        };
        line.total()
    }
}
