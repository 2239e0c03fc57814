//! The default pipeline and its stages (C57, C59, C60).

use std::str::FromStr;

use crate::wire;

/// What a stage means for the deal in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StageKind {
    /// The sale is being worked on.
    Open,
    /// Sold.
    Won,
    /// Not sold; needs a reason and a comment (C61).
    Lost,
    /// Kept warm for later.
    Nurture,
}

/// A stage of the default pipeline. Documents hold [`StageId::key`], which never changes; names belong to the languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageId {
    /// Неразобранные.
    #[default]
    Unsorted,
    /// Первичный контакт.
    FirstContact,
    /// КП отправлено.
    ProposalSent,
    /// Переговоры.
    Negotiation,
    /// Принимают решение.
    Deciding,
    /// Ждём оплату.
    AwaitingPayment,
    /// Успешно реализовано.
    Won,
    /// Закрыто, не реализовано.
    Lost,
    /// Прогрев.
    Nurture,
}

wire::words!(StageId, key);

impl StageId {
    /// The stages from left to right.
    pub const ALL: [Self; 9] = [
        Self::Unsorted,
        Self::FirstContact,
        Self::ProposalSent,
        Self::Negotiation,
        Self::Deciding,
        Self::AwaitingPayment,
        Self::Won,
        Self::Lost,
        Self::Nurture,
    ];

    /// The word that documents hold.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unsorted => "unsorted",
            Self::FirstContact => "first_contact",
            Self::ProposalSent => "proposal_sent",
            Self::Negotiation => "negotiation",
            Self::Deciding => "deciding",
            Self::AwaitingPayment => "awaiting_payment",
            Self::Won => "won",
            Self::Lost => "lost",
            Self::Nurture => "nurture",
        }
    }

    /// What the stage means for a deal in it.
    pub const fn kind(self) -> StageKind {
        match self {
            Self::Won => StageKind::Won,
            Self::Lost => StageKind::Lost,
            Self::Nurture => StageKind::Nurture,
            _ => StageKind::Open,
        }
    }
}

/// The text is not the key of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known stage")]
pub struct ParseStageError;

impl FromStr for StageId {
    type Err = ParseStageError;

    fn from_str(text: &str) -> Result<Self, ParseStageError> {
        Self::ALL.into_iter().find(|stage| stage.key() == text).ok_or(ParseStageError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back() {
        for stage in StageId::ALL {
            assert_eq!(stage.key().parse(), Ok(stage));
        }
    }

    #[test]
    fn the_default_pipeline_ends_in_won_lost_and_nurture() {
        let kinds: Vec<StageKind> = StageId::ALL.into_iter().map(StageId::kind).collect();
        assert_eq!(kinds.iter().filter(|kind| **kind == StageKind::Open).count(), 6);
        assert_eq!(kinds[6..], [StageKind::Won, StageKind::Lost, StageKind::Nurture]);
    }
}
