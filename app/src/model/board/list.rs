//! The deals of a board as a list, in an order. Never here: which deals those are ([`super::filter`]), words.

use std::cmp::Reverse;

use ingot_shared::Id;
use ingot_shared::row::DealRow;
use ingot_shared::text::fold;

use super::{Board, Spot};
use crate::model::next_step::Step;

/// What the list can be ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// What is sold.
    Title,
    /// To whom.
    Client,
    /// The stage, as the board has them from left to right.
    #[default]
    Stage,
    /// For how much; each currency for itself.
    Amount,
    /// When it is expected to close.
    Expected,
    /// How urgent the next step is.
    Step,
    /// Who leads it.
    Responsible,
    /// How long it has been in its stage.
    Age,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Self; 8] =
        [Self::Title, Self::Client, Self::Stage, Self::Amount, Self::Expected, Self::Step, Self::Responsible, Self::Age];

    /// The word for tests and a tab's memory.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Client => "client",
            Self::Stage => "stage",
            Self::Amount => "amount",
            Self::Expected => "expected",
            Self::Step => "step",
            Self::Responsible => "responsible",
            Self::Age => "age",
        }
    }
}

/// An order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub by: Column,
    /// The largest first.
    pub is_down: bool,
}

impl Order {
    /// The order that a press on a column asks for: a second press turns it around. The largest amount and the longest time come first.
    pub const fn with(self, by: Column) -> Self {
        let is_down = if self.by as u8 == by as u8 { !self.is_down } else { matches!(by, Column::Amount | Column::Age) };
        Self { by, is_down }
    }

    /// As a word, for a tab's memory.
    pub fn text(self) -> String {
        let turn = if self.is_down { "-" } else { "" };
        [self.by.key(), turn].concat()
    }

    /// The order of a word.
    pub fn of(text: &str) -> Option<Self> {
        let by = Column::ALL.into_iter().find(|column| column.key() == text.trim_end_matches('-'))?;
        Some(Self { by, is_down: text.ends_with('-') })
    }
}

/// What a card is ordered by: cards of a lower group come first in either direction; within it a number, then a text.
type Place = (u8, i64, String);

fn place(board: &Board, spot: &Spot, deal: &DealRow, by: Column) -> Place {
    let text = |text: &str| (u8::from(text.is_empty()), 0, fold(text));
    let number = |number: i64| (0, number, String::new());
    match by {
        Column::Title => text(&deal.title),
        Column::Client => text(spot.client.row.title()),
        Column::Responsible => text(&deal.responsible),
        Column::Stage => {
            let at = board.stages.iter().position(|stage| stage.key == deal.stage);
            number(at.and_then(|at| i64::try_from(at).ok()).unwrap_or(i64::MAX))
        }
        Column::Amount => (deal.amount.currency as u8, deal.amount.minor, String::new()),
        Column::Expected => deal.expected.map_or((1, 0, String::new()), |day| number(day.days().into())),
        Column::Step => {
            let step = Step::of_deal(&spot.client.row.tasks, deal.id, board.workspace.zone(), board.now);
            let day = step.due.map_or(i64::from(i32::MAX), |due| due.day.days().into());
            let urgency = i64::from(step.state as u8);
            number((urgency << 40) + day)
        }
        Column::Age => number(deal.since.as_millis().saturating_neg()),
    }
}

impl Board {
    /// Its deals in an order; equal ones with the latest moved first, so that the order is the same everywhere.
    pub fn in_order(&self, order: Order) -> Vec<Id> {
        let deals = self.spots().filter_map(|spot| Some((spot, spot.deal()?)));
        let mut all: Vec<(Place, Reverse<i64>, Id)> =
            deals.map(|(spot, deal)| (place(self, spot, deal, order.by), Reverse(deal.since.as_millis()), deal.id)).collect();
        all.sort_unstable_by(|(one, one_since, one_id), (other, other_since, other_id)| {
            let value = (one.1, &one.2).cmp(&(other.1, &other.2));
            let value = if order.is_down { value.reverse() } else { value };
            one.0.cmp(&other.0).then(value).then((one_since, one_id).cmp(&(other_since, other_id)))
        });
        all.into_iter().map(|(_, _, id)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::board::tests::board_of;
    use ingot_shared::domain::StageId;
    use ingot_shared::{Currency, Date, Instant, Money};
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn deal(n: u8, title: &str, amount: Money, expected: Option<&str>) -> DealRow {
        DealRow {
            id: id(n),
            title: title.to_owned(),
            amount,
            expected: expected.map(|day| day.parse::<Date>().unwrap()),
            since: Instant::from_millis(i64::from(n)),
            ..DealRow::default()
        }
    }

    fn shown(board: &Board, by: Column, is_down: bool) -> Vec<u8> {
        board.in_order(Order { by, is_down }).into_iter().map(|id| id.as_bytes()[0]).collect()
    }

    fn four() -> Board {
        let som = |units| Money::units(units, Currency::Uzs);
        let mut deals = vec![
            deal(1, "Ёлка", som(5), Some("2026-02-01")),
            deal(2, "ель", som(7), None),
            deal(3, "", Money::units(9, Currency::Usd), Some("2026-01-01")),
            deal(4, "Ананас", som(6), Some("2026-02-01")),
        ];
        deals[0].stage = StageId::WON;
        deals[3].stage = StageId::NEGOTIATION;
        board_of(deals)
    }

    #[test]
    fn by_name_as_people_read_it_and_the_nameless_last() {
        assert_eq!(shown(&four(), Column::Title, false), [4, 1, 2, 3]);
        assert_eq!(shown(&four(), Column::Title, true), [2, 1, 4, 3]);
    }

    #[test]
    fn currencies_are_not_compared() {
        assert_eq!(shown(&four(), Column::Amount, true), [2, 4, 1, 3]);
        assert_eq!(shown(&four(), Column::Amount, false), [1, 4, 2, 3]);
    }

    #[test]
    fn what_has_no_day_comes_last_in_either_direction() {
        assert_eq!(shown(&four(), Column::Expected, false), [3, 4, 1, 2]);
        assert_eq!(shown(&four(), Column::Expected, true), [4, 1, 3, 2]);
    }

    #[test]
    fn stages_as_on_the_board_and_the_longest_wait_first() {
        assert_eq!(shown(&four(), Column::Stage, false), [3, 2, 4, 1]);
        assert_eq!(shown(&four(), Column::Age, true), [1, 2, 3, 4]);
    }

    #[test]
    fn a_second_press_turns_the_order_around() {
        let order = Order::default().with(Column::Amount);
        assert_eq!((order.is_down, order.with(Column::Amount).is_down, order.with(Column::Title).is_down), (true, false, false));
        for by in Column::ALL {
            let order = Order { by, is_down: true };
            assert_eq!(Order::of(&order.text()), Some(order));
        }
        assert_eq!(Order::of("nothing"), None);
    }

    proptest! {
        #[test]
        fn every_deal_is_there_once(amounts in prop::collection::vec(0_i64..5, 1..40), by in 0_usize..8, is_down: bool) {
            let deals = amounts.iter().zip(1..).map(|(units, n)| deal(n, "х", Money::units(*units, Currency::Uzs), None)).collect();
            let mut found = shown(&board_of(deals), Column::ALL[by], is_down);
            found.sort_unstable();
            prop_assert_eq!(found.len(), amounts.len());
            found.dedup();
            prop_assert_eq!(found.len(), amounts.len());
        }
    }
}
