//! The row of a deal, inside its client's.

use crate::domain::{StageId, StageKind};
use crate::wire::{self, Later};
use crate::{Date, Id, Instant, Money};

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
    /// What its stage means; none in a row of version 1. Ask [`DealRow::kind`].
    pub stage_kind: Option<StageKind>,
    /// The pipeline, a key; empty for the default one.
    pub pipeline: String,
    /// Its type, a key (C68).
    pub deal_type: String,
    /// The profit, where it is known here (C46, C69).
    pub profit: Option<Money>,
    /// When it was won or lost.
    pub closed: Option<Instant>,
    /// Why it was lost.
    pub loss_reason: String,
    /// The deal that it repeats (C72).
    pub repeats: Option<Id>,
    /// The member who leads it, where one was chosen.
    pub lead: Option<Id>,
    /// The day of the next payment that did not come yet (C20).
    pub next_payment: Option<Date>,
    /// Payments, by due day.
    pub payments: Later<PaymentRow>,
    /// Positions, in their order (C21, C132).
    pub lines: Later<LineRow>,
    /// The latest thing that happened to it: a move, a contact, a note, a task or a proposal of its own.
    pub last_entry: Option<Instant>,
    /// When it is expected to close.
    pub expected: Option<Date>,
    /// The probability set by hand, in per cent.
    pub probability: Option<u32>,
    /// Stage moves, oldest first, the creation included (C152, C153).
    pub moves: Later<MoveRow>,
    /// The state of the approval of its invoice or contract; empty when none was asked (C70).
    pub approval: String,
    /// The campaign that brought it (C184).
    pub campaign: Option<Id>,
}

wire::record!(DealRow {
    id: "i" required,
    title: "t",
    stage: "s",
    amount: "m",
    responsible: "r",
    created: "a",
    since: "w",
    stage_kind: "k",
    pipeline: "p",
    deal_type: "y",
    profit: "g",
    closed: "c",
    loss_reason: "l",
    repeats: "x",
    lead: "u",
    next_payment: "n",
    payments: "q",
    lines: "h",
    last_entry: "e",
    expected: "d",
    probability: "b",
    moves: "v",
    approval: "z",
    campaign: "o",
});

impl DealRow {
    /// What the deal's stage means; in rows of version 1 what the default stage of its key means.
    pub fn kind(&self) -> StageKind {
        self.stage_kind.unwrap_or_else(|| self.stage.kind())
    }
}

/// A payment in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaymentRow {
    /// For how much.
    pub amount: Money,
    /// When it is awaited.
    pub due: Option<Date>,
    /// When it came.
    pub paid: Option<Date>,
}

wire::record!(PaymentRow { amount: "m", due: "d", paid: "p" });

/// A position in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineRow {
    /// The product, where it is one of the catalogue.
    pub product: Option<Id>,
    /// The product's group.
    pub group: String,
    /// How much, in thousandths of the unit.
    pub quantity: i64,
    /// What it comes to; none without a price.
    pub total: Option<Money>,
}

wire::record!(LineRow { product: "p", group: "g", quantity: "q", total: "m" });

/// A stage move in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoveRow {
    /// When.
    pub at: Instant,
    /// By which member.
    pub by: Id,
    /// The stage entered.
    pub stage: StageId,
    /// What it meant then.
    pub kind: StageKind,
}

wire::record!(MoveRow { at: "a", by: "u", stage: "s", kind: "k" });
