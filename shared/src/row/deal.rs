//! The row of a deal, inside its client's.

use serde::{Deserialize, Serialize};

use crate::domain::{StageId, StageKind};
use crate::{Date, Id, Instant, Money};

/// A deal as boards and lists show it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealRow {
    /// The deal.
    #[serde(rename = "i")]
    pub id: Id,
    /// What is sold.
    #[serde(rename = "t", default)]
    pub title: String,
    /// The stage it is in.
    #[serde(rename = "s", default)]
    pub stage: StageId,
    /// For how much.
    #[serde(rename = "m", default)]
    pub amount: Money,
    /// Who leads it.
    #[serde(rename = "r", default)]
    pub responsible: String,
    /// When it was created.
    #[serde(rename = "a", default)]
    pub created: Instant,
    /// When it came into its stage.
    #[serde(rename = "w", default)]
    pub since: Instant,
    /// What its stage means; none in a row of version 1. Ask [`DealRow::kind`].
    #[serde(rename = "k", default)]
    pub stage_kind: Option<StageKind>,
    /// The pipeline, a key; empty for the default one.
    #[serde(rename = "p", default)]
    pub pipeline: String,
    /// Its type, a key (C68).
    #[serde(rename = "y", default)]
    pub deal_type: String,
    /// The profit, where it is known here (C46, C69).
    #[serde(rename = "g", default)]
    pub profit: Option<Money>,
    /// When it was won or lost.
    #[serde(rename = "c", default)]
    pub closed: Option<Instant>,
    /// Why it was lost.
    #[serde(rename = "l", default)]
    pub loss_reason: String,
    /// The deal that it repeats (C72).
    #[serde(rename = "x", default)]
    pub repeats: Option<Id>,
    /// The member who leads it, where one was chosen.
    #[serde(rename = "u", default)]
    pub lead: Option<Id>,
    /// The day of the next payment that did not come yet (C20).
    #[serde(rename = "n", default)]
    pub next_payment: Option<Date>,
    /// Payments, by due day.
    #[serde(rename = "q", default)]
    pub payments: Vec<PaymentRow>,
    /// Positions, in their order (C21, C132).
    #[serde(rename = "h", default)]
    pub lines: Vec<LineRow>,
    /// The latest thing that happened to it: a move, a contact, a note, a task or a proposal of its own.
    #[serde(rename = "e", default)]
    pub last_entry: Option<Instant>,
    /// When it is expected to close.
    #[serde(rename = "d", default)]
    pub expected: Option<Date>,
    /// The probability set by hand, in per cent.
    #[serde(rename = "b", default)]
    pub probability: Option<u32>,
    /// Stage moves, oldest first, the creation included (C152, C153).
    #[serde(rename = "v", default)]
    pub moves: Vec<MoveRow>,
    /// The state of the approval of its invoice or contract; empty when none was asked (C70).
    #[serde(rename = "z", default)]
    pub approval: String,
    /// The campaign that brought it (C184).
    #[serde(rename = "o", default)]
    pub campaign: Option<Id>,
}

impl DealRow {
    /// What the deal's stage means; in rows of version 1 what the default stage of its key means.
    pub fn kind(&self) -> StageKind {
        self.stage_kind.unwrap_or_else(|| self.stage.kind())
    }
}

/// A payment in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRow {
    /// For how much.
    #[serde(rename = "m", default)]
    pub amount: Money,
    /// When it is awaited.
    #[serde(rename = "d", default)]
    pub due: Option<Date>,
    /// When it came.
    #[serde(rename = "p", default)]
    pub paid: Option<Date>,
}

/// A position in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineRow {
    /// The product, where it is one of the catalogue.
    #[serde(rename = "p", default)]
    pub product: Option<Id>,
    /// The product's group.
    #[serde(rename = "g", default)]
    pub group: String,
    /// How much, in thousandths of the unit.
    #[serde(rename = "q", default)]
    pub quantity: i64,
    /// What it comes to; none without a price.
    #[serde(rename = "m", default)]
    pub total: Option<Money>,
}

/// A stage move in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveRow {
    /// When.
    #[serde(rename = "a", default)]
    pub at: Instant,
    /// By which member.
    #[serde(rename = "u", default)]
    pub by: Id,
    /// The stage entered.
    #[serde(rename = "s", default)]
    pub stage: StageId,
    /// What it meant then.
    #[serde(rename = "k", default)]
    pub kind: StageKind,
}
