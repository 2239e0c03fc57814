//! The board: deals by stage, with their counts and sums. Never here: how it looks, dragging.

use std::sync::Arc;

use ingot_shared::domain::StageId;
use ingot_shared::row::{ClientRow, DealRow};
use ingot_shared::{Id, Instant};

use super::money::Sums;

/// A deal on the board with its client's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The client.
    pub client: Id,
    /// What the client is called.
    pub client_name: String,
    /// The deal.
    pub deal: DealRow,
}

/// One stage of the board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// Its cards, the latest moved first: a card that was just moved is at the top of its new stage.
    pub cards: Vec<Arc<Card>>,
    /// What they are worth.
    pub sums: Sums,
}

/// The board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    stages: [Stage; StageId::ALL.len()],
}

impl Board {
    /// Puts the clients' deals on a board.
    pub fn of<'a>(rows: impl Iterator<Item = &'a ClientRow>) -> Self {
        let mut board = Self::default();
        for row in rows {
            for deal in &row.deals {
                if let Some(stage) = board.stages.get_mut(position(deal.stage)) {
                    stage.sums.add(deal.amount);
                    stage.cards.push(Arc::new(Card { client: row.id, client_name: row.title().to_owned(), deal: deal.clone() }));
                }
            }
        }
        for stage in &mut board.stages {
            stage.cards.sort_unstable_by_key(|card| std::cmp::Reverse((card.deal.since, card.deal.id)));
        }
        board
    }

    /// One stage's cards and sums.
    pub fn stage(&self, stage: StageId) -> Stage {
        self.stages.get(position(stage)).cloned().unwrap_or_default()
    }

    /// A deal's card.
    pub fn card(&self, deal: Id) -> Option<Arc<Card>> {
        self.stages.iter().flat_map(|stage| &stage.cards).find(|card| card.deal.id == deal).cloned()
    }

    /// The first card of the board, where the keyboard comes in.
    pub fn first(&self) -> Option<Id> {
        self.stages.iter().find_map(|stage| stage.cards.first()).map(|card| card.deal.id)
    }

    /// The card that an arrow key leads to: up and down within a stage, left and right to the nearest stage that has cards, at about
    /// the same height.
    pub fn neighbour(&self, deal: Id, across: isize, down: isize) -> Option<Id> {
        let (column, row) = self
            .stages
            .iter()
            .enumerate()
            .find_map(|(column, stage)| stage.cards.iter().position(|card| card.deal.id == deal).map(|row| (column, row)))?;
        if across == 0 {
            return self.stages.get(column)?.cards.get(row.checked_add_signed(down)?).map(|card| card.deal.id);
        }
        let mut next = column;
        loop {
            next = next.checked_add_signed(across)?;
            let cards = &self.stages.get(next)?.cards;
            if let Some(card) = cards.get(row.min(cards.len().saturating_sub(1))) {
                return Some(card.deal.id);
            }
        }
    }

    /// How many deals are being worked on or kept.
    pub fn len(&self) -> usize {
        self.stages.iter().map(|stage| stage.cards.len()).sum()
    }

    /// Whether there is no deal at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Where a stage stands from left to right.
pub fn position(stage: StageId) -> usize {
    StageId::ALL.iter().position(|candidate| *candidate == stage).unwrap_or_default()
}

/// The stage to the left (-1) or right (1) of another, if there is one.
pub fn beside(stage: StageId, step: isize) -> Option<StageId> {
    StageId::ALL.get(position(stage).checked_add_signed(step)?).copied()
}

/// Days for which a deal has not moved.
pub fn idle_days(since: Instant, now: Instant) -> u32 {
    now.days_since(since)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::{Currency, Money};

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn deal(n: u8, stage: StageId, amount: Money) -> DealRow {
        DealRow { id: id(n), stage, amount, since: Instant::from_millis(i64::from(n)), ..DealRow::default() }
    }

    fn board() -> Board {
        let som = |units| Money::units(units, Currency::Uzs);
        let rows = [
            ClientRow {
                id: id(100),
                name: "А".to_owned(),
                deals: vec![deal(1, StageId::UNSORTED, som(10)), deal(2, StageId::UNSORTED, Money::units(3, Currency::Usd))],
                ..ClientRow::default()
            },
            ClientRow {
                id: id(101),
                name: "Б".to_owned(),
                deals: vec![deal(3, StageId::NEGOTIATION, som(5)), deal(4, StageId::UNSORTED, som(7))],
                ..ClientRow::default()
            },
        ];
        Board::of(rows.iter())
    }

    #[test]
    fn counts_and_sums_by_stage_and_currency() {
        let unsorted = board().stage(StageId::UNSORTED);
        assert_eq!(unsorted.cards.iter().map(|card| card.deal.id).collect::<Vec<_>>(), [id(4), id(2), id(1)]);
        assert_eq!((unsorted.sums.minor(Currency::Uzs), unsorted.sums.minor(Currency::Usd)), (1_700, 300));
        assert_eq!(board().stage(StageId::WON), Stage::default());
        assert_eq!(board().len(), 4);
    }

    #[test]
    fn arrows_skip_empty_stages_and_stop_at_the_edge() {
        let board = board();
        assert_eq!(board.first(), Some(id(4)));
        assert_eq!(board.neighbour(id(4), 0, 1), Some(id(2)));
        assert_eq!(board.neighbour(id(4), 0, -1), None);
        assert_eq!(board.neighbour(id(1), 1, 0), Some(id(3)));
        assert_eq!(board.neighbour(id(3), 1, 0), None);
        assert_eq!(board.neighbour(id(3), -1, 0), Some(id(4)));
    }

    #[test]
    fn stages_beside_each_other() {
        assert_eq!(beside(StageId::UNSORTED, 1), Some(StageId::FIRST_CONTACT));
        assert_eq!(beside(StageId::UNSORTED, -1), None);
        assert_eq!(beside(StageId::NURTURE, 1), None);
    }
}
