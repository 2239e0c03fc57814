//! Deals and proposals as screens show them.

use super::{AuthorView, TurnView};
use crate::domain::{Fields, Loss, StageId, StageKind};
use crate::wire;
use crate::{Date, Id, Instant, Money};

/// A deal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DealView {
    /// Its id.
    pub id: Id,
    /// What is sold.
    pub title: String,
    /// For how much.
    pub amount: Money,
    /// The stage it is in.
    pub stage: StageId,
    /// What the stage means.
    pub kind: StageKind,
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
    /// The member who leads it, where one was chosen.
    pub lead: Option<Id>,
    /// When it was won or lost.
    pub closed: Option<Instant>,
    /// Every field by its key: pipeline, type, profit, expected day, what it repeats, ticks (`check:<id>`), custom fields.
    pub fields: Fields,
    /// Positions, in their order.
    pub lines: Vec<LineView>,
    /// Payments, by due day (C20).
    pub payments: Vec<PaymentView>,
    /// The state of the approval of its invoice or contract (C70).
    pub approval: String,
    /// How it came there.
    pub approvals: Vec<TurnView>,
}

wire::record!(DealView {
    id,
    title,
    amount,
    stage,
    kind,
    responsible,
    created,
    since,
    loss,
    history,
    lead,
    closed,
    fields,
    lines,
    payments,
    approval,
    approvals
});

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
    /// What the stage entered meant then.
    pub kind: StageKind,
}

wire::record!(StageMove { id, at, by, from, to, kind });

/// A position of a deal or proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineView {
    /// Its id.
    pub id: Id,
    /// What is sold.
    pub title: String,
    /// The product, where it is one of the catalogue.
    pub product: Option<Id>,
    /// The product's group.
    pub group: String,
    /// The unit.
    pub unit: String,
    /// How much, in thousandths of the unit.
    pub quantity: i64,
    /// The price of a unit.
    pub price: Option<Money>,
    /// The discount in basis points; a surcharge is below zero.
    pub discount: i64,
    /// Where it stands.
    pub order: i64,
}

wire::record!(LineView { id, title, product, group, unit, quantity, price, discount, order });

impl LineView {
    /// What the position comes to, discount taken off, rounded half away from zero; none without a price.
    pub fn total(&self) -> Option<Money> {
        let price = self.price?;
        let exact = i128::from(price.minor) * i128::from(self.quantity) * i128::from(10_000 - self.discount);
        let whole = 10_000_000_i128;
        let half = if exact < 0 { -whole / 2 } else { whole / 2 };
        Some(Money { minor: i64::try_from((exact + half) / whole).ok()?, currency: price.currency })
    }

    /// What lines come to with a discount in basis points, rounded half away from zero; none when one has no price or currencies differ.
    pub fn sum(lines: impl Iterator<Item = Self>, discount: i64) -> Option<Money> {
        let mut sum: Option<Money> = None;
        for line in lines {
            let line = line.total()?;
            let before = sum.unwrap_or(Money { minor: 0, currency: line.currency });
            if before.currency != line.currency {
                return None;
            }
            sum = Some(Money { minor: before.minor.checked_add(line.minor)?, currency: line.currency });
        }
        let whole = Self { quantity: 1_000, price: Some(sum?), discount, ..Self::default() };
        whole.total()
    }
}

/// A payment of a deal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaymentView {
    /// Its id.
    pub id: Id,
    /// For how much.
    pub amount: Money,
    /// When it is awaited.
    pub due: Option<Date>,
    /// When it came.
    pub paid: Option<Date>,
    /// The number of the invoice.
    pub invoice: String,
    /// A comment.
    pub comment: String,
}

wire::record!(PaymentView { id, amount, due, paid, invoice, comment });

/// A proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposalView {
    /// Its id.
    pub id: Id,
    /// When it was made.
    pub at: Instant,
    /// Who made it.
    pub by: AuthorView,
    /// The deal.
    pub deal: Id,
    /// Its number in the deal, from 1.
    pub number: i64,
    /// Zero, or which one of those with the same number it is: two devices made them apart. Shown as `3/2`.
    pub again: u32,
    /// Its state: draft, sent, accepted, declined.
    pub state: String,
    /// How it came there.
    pub turns: Vec<TurnView>,
    /// The positions as they were offered.
    pub lines: Vec<LineView>,
    /// Title, text, valid until, discount, total, file, template.
    pub fields: Fields,
}

wire::record!(ProposalView { id, at, by, deal, number, again, state, turns, lines, fields });
