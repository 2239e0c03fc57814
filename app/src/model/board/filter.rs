//! Quick filters of the board: which deals of those in work need a look. Never here: words.

use ingot_shared::Instant;
use ingot_shared::document::record::Workspace;
use ingot_shared::domain::StageKind;
use ingot_shared::domain::rules::next_step::NextStep;
use ingot_shared::row::{ClientRow, DealRow};

use super::{Spot, idle};
use crate::model::mine::Mine;
use crate::model::next_step::Step;

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

    const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// Whether a deal is meant.
    pub fn holds(self, spot: &Spot, viewer: &Mine) -> bool {
        match self {
            Self::Mine => spot.deal().is_some_and(|deal| viewer.leads_deal(deal)),
            other => spot.looks & other.bit() != 0,
        }
    }
}

/// A bit for each filter that means a deal, whoever looks.
pub(super) fn looks(row: &ClientRow, deal: &DealRow, workspace: &Workspace, now: Instant) -> u8 {
    let kind = deal.kind();
    if kind.is_closed() {
        return 0;
    }
    let step = match kind {
        StageKind::Open => Step::of_deal(&row.tasks, deal.id, workspace.zone(), now).state,
        _ => NextStep::Planned,
    };
    let is_rotting = idle(deal, workspace).is_rotting(workspace.zone().date(now));
    let marks = [
        (Filter::NoStep, step == NextStep::Nothing),
        (Filter::Overdue, step == NextStep::Overdue),
        (Filter::Rotting, is_rotting),
    ];
    marks.into_iter().filter(|(_, is_meant)| *is_meant).fold(0, |looks, (filter, _)| looks | filter.bit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::board::Board;
    use crate::model::rows::Rows;
    use ingot_shared::domain::StageId;
    use ingot_shared::row::{RecordRow, TaskRow};
    use ingot_shared::{Id, date::Zone};
    use std::sync::Arc;

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
        let workspace = Arc::new(Workspace::from(&RecordRow::shipped_workspace()));
        let mut rows = Rows::default();
        rows.put(vec![row]);
        rows.settle();
        let all = Board::of(rows.entries(), &workspace, Id::default_pipeline(), NOW);
        let board = all.filtered(Some(filter), viewer);
        assert_eq!(board.len(), all.count(filter, viewer));
        let mut ids: Vec<u8> = board.spots().map(|spot| spot.id.as_bytes()[0]).collect();
        ids.sort_unstable();
        ids
    }

    #[test]
    fn only_deals_in_work_want_a_step() {
        let oleg = Mine { member: id(5), name: "Олег".to_owned(), ..Mine::default() };
        assert_eq!(found(Filter::NoStep, &oleg), [1]);
        assert_eq!(found(Filter::Overdue, &oleg), [2]);
        assert_eq!(found(Filter::Rotting, &oleg), [2]);
    }

    #[test]
    fn a_person_sees_what_that_person_leads() {
        let led = |n: u8, name: &str| DealRow { responsible: name.to_owned(), ..deal(n, StageId::UNSORTED, 0) };
        let deals = vec![led(1, "Олег"), led(2, "Анна"), led(3, ""), led(4, "Олег")];
        let mut rows = Rows::default();
        rows.put(vec![ClientRow { deals, ..ClientRow::default() }]);
        rows.settle();
        let workspace = Arc::new(Workspace::from(&RecordRow::shipped_workspace()));
        let board = Board::of(rows.entries(), &workspace, Id::default_pipeline(), NOW);
        assert_eq!(board.leaders(), ["Анна", "Олег"]);
        assert_eq!((board.led_by("Олег").len(), board.led_by("Анна").len(), board.led_by("Никто").len()), (2, 1, 0));
    }

    #[test]
    fn mine_is_by_member_where_one_was_chosen_else_by_name() {
        assert_eq!(found(Filter::Mine, &Mine { member: id(5), name: "Олег".to_owned(), ..Mine::default() }), [1]);
        assert_eq!(found(Filter::Mine, &Mine { member: id(77), name: String::new(), ..Mine::default() }), [2]);
        assert!(found(Filter::Mine, &Mine::default()).is_empty());
    }
}
