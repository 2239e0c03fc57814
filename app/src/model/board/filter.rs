//! Quick filters of the board: which deals of those in work need a look. Never here: words.

use ingot_shared::domain::StageKind;
use ingot_shared::domain::rules::next_step::NextStep;

use super::Card;
use crate::model::mine::Mine;

/// A quick filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Led by who looks.
    Mine,
    /// In work, with nothing planned.
    NoStep,
    /// In work, with a late task.
    Overdue,
    /// In work, and nothing happens.
    Rotting,
}

impl Filter {
    /// Every filter, in the order of the chips.
    pub const ALL: [Self; 4] = [Self::Mine, Self::NoStep, Self::Overdue, Self::Rotting];

    /// The word for tests and a tab's memory.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::NoStep => "no-step",
            Self::Overdue => "overdue",
            Self::Rotting => "rotting",
        }
    }

    /// Whether a card is meant.
    pub fn holds(self, card: &Card, viewer: &Mine) -> bool {
        let in_work = card.deal.kind() == StageKind::Open;
        match self {
            Self::Mine => viewer.leads_deal(&card.deal),
            Self::NoStep => in_work && card.step.state == NextStep::Nothing,
            Self::Overdue => in_work && card.step.state == NextStep::Overdue,
            Self::Rotting => card.is_rotting,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::board::Board;
    use ingot_shared::document::record::Workspace;
    use ingot_shared::domain::StageId;
    use ingot_shared::row::{ClientRow, DealRow, RecordRow, TaskRow};
    use ingot_shared::{Id, Instant, date::Zone};

    const DAY: i64 = 86_400_000;
    const NOW: Instant = Instant::from_millis(1_763_708_400_000);

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn deal(n: u8, stage: StageId, idle: i64) -> DealRow {
        DealRow { id: id(n), stage, since: Instant::from_millis(NOW.as_millis() - idle * DAY), ..DealRow::default() }
    }

    fn found(filter: Filter, viewer: &Mine) -> Vec<u8> {
        let late = TaskRow { deal: Some(id(2)), due: Some(Zone::default().date(NOW).add_days(-1)), ..TaskRow::default() };
        let row = ClientRow {
            deals: vec![
                DealRow { responsible: "Олег".to_owned(), ..deal(1, StageId::UNSORTED, 0) },
                DealRow { lead: Some(id(77)), responsible: "Олег".to_owned(), ..deal(2, StageId::NEGOTIATION, 90) },
                deal(3, StageId::WON, 90),
            ],
            tasks: vec![late],
            ..ClientRow::default()
        };
        let workspace = Workspace::from(&RecordRow::shipped_workspace());
        let board = Board::of([row].iter(), &workspace, Id::default_pipeline(), NOW).filtered(Some(filter), viewer);
        let mut ids: Vec<u8> =
            StageId::ALL.into_iter().flat_map(|stage| board.stage(stage).cards).map(|card| card.deal.id.as_bytes()[0]).collect();
        ids.sort_unstable();
        ids
    }

    #[test]
    fn only_deals_in_work_want_a_step() {
        let oleg = Mine { member: id(5), name: "Олег".to_owned() };
        assert_eq!(found(Filter::NoStep, &oleg), [1]);
        assert_eq!(found(Filter::Overdue, &oleg), [2]);
        assert_eq!(found(Filter::Rotting, &oleg), [2]);
    }

    #[test]
    fn mine_is_by_member_where_one_was_chosen_else_by_name() {
        assert_eq!(found(Filter::Mine, &Mine { member: id(5), name: "Олег".to_owned() }), [1]);
        assert_eq!(found(Filter::Mine, &Mine { member: id(77), name: String::new() }), [2]);
        assert!(found(Filter::Mine, &Mine::default()).is_empty());
    }
}
