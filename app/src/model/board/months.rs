//! The deals in work by the month in which their money is expected: what is late, what a month brings, what has no day yet.
//! Never here: a forecast from history (the domain has one), words.

use std::fmt;
use std::str::FromStr;

use ingot_shared::date::Month;
use ingot_shared::document::record::Workspace;
use ingot_shared::domain::StageKind;
use ingot_shared::row::DealRow;
use ingot_shared::{Date, Id, Money};

use super::{Board, Spot};
use crate::model::money::Sums;

/// Months that are there also without a deal: there must be a place to move one to.
const AHEAD: i32 = 6;

/// When money is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// On a day that is over.
    Overdue,
    /// In this month, from today on.
    In(Month),
    /// Nobody said when.
    Undated,
}

impl Span {
    /// When a deal's money is expected, looked at on a day.
    pub fn of(expected: Option<Date>, today: Date) -> Self {
        match expected {
            None => Self::Undated,
            Some(day) if day < today => Self::Overdue,
            Some(day) => Self::In(day.month()),
        }
    }

    /// Whether deals can be moved here.
    pub const fn is_offered(self) -> bool {
        !matches!(self, Self::Overdue)
    }

    /// The day of a deal that is moved here: that of the same number, or the month's last one; none that is over.
    pub fn day(self, former: Option<Date>, today: Date) -> Option<Date> {
        let Self::In(month) = self else { return None };
        let day = former.map_or_else(|| month.last(), |day| month.day(day.ymd().2));
        Some(if day < today { month.last().max(today) } else { day })
    }
}

/// The word for the page and tests: `overdue`, `2026-11`, `none`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overdue => f.write_str("overdue"),
            Self::In(month) => write!(f, "{:04}-{:02}", month.year(), month.number()),
            Self::Undated => f.write_str("none"),
        }
    }
}

/// The text names no span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSpan;

impl FromStr for Span {
    type Err = NoSpan;

    fn from_str(text: &str) -> Result<Self, NoSpan> {
        match text {
            "overdue" => Ok(Self::Overdue),
            "none" => Ok(Self::Undated),
            month => [month, "-01"].concat().parse::<Date>().map(|day| Self::In(day.month())).map_err(|_| NoSpan),
        }
    }
}

/// What a span brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// When.
    pub span: Span,
    /// The deals, by day.
    pub deals: Vec<Id>,
    /// What they are worth.
    pub sums: Sums,
    /// What they are worth by their probability.
    pub weighted: Sums,
    /// Deals without a probability: they are not in the weighted sums.
    pub unweighted: usize,
}

impl Section {
    const fn new(span: Span) -> Self {
        Self { span, deals: Vec::new(), sums: Sums::NONE, weighted: Sums::NONE, unweighted: 0 }
    }
}

/// A deal's amount by its probability: the one set by hand, else that of its stage. Half a minor unit counts as a whole one.
pub fn weighted(deal: &DealRow, workspace: &Workspace) -> Option<Money> {
    let of_stage = || workspace.stage(deal.stage).and_then(|stage| stage.probability);
    let per_cent = deal.probability.map(i64::from).or_else(of_stage)?;
    let minor = (i128::from(deal.amount.minor) * i128::from(per_cent) + 50).div_euclid(100);
    Some(Money { minor: i64::try_from(minor).ok()?, currency: deal.amount.currency })
}

impl Board {
    /// The deals in work by month: what is late if anything is, this month and the next ones, later months with deals, what has no day.
    pub fn months(&self, workspace: &Workspace, today: Date) -> Vec<Section> {
        let mut sections: Vec<Section> = (0..AHEAD).map(|ahead| Section::new(Span::In(today.month().plus(ahead)))).collect();
        sections.push(Section::new(Span::Undated));
        let mut in_work: Vec<&DealRow> =
            self.spots().filter_map(Spot::deal).filter(|deal| deal.kind() == StageKind::Open).collect();
        in_work.sort_unstable_by_key(|deal| (deal.expected, std::cmp::Reverse(deal.since), deal.id));
        for deal in in_work {
            let span = Span::of(deal.expected, today);
            let at = sections.partition_point(|section| section.span < span);
            if sections.get(at).is_none_or(|section| section.span != span) {
                sections.insert(at, Section::new(span));
            }
            let Some(section) = sections.get_mut(at) else { continue };
            section.sums.add(deal.amount);
            match weighted(deal, workspace) {
                Some(worth) => section.weighted.add(worth),
                None => section.unweighted += 1,
            }
            section.deals.push(deal.id);
        }
        sections
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::board::tests::board_of;
    use ingot_shared::Currency;
    use ingot_shared::domain::StageId;
    use ingot_shared::row::RecordRow;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn workspace() -> Workspace {
        let mut workspace = Workspace::from(&RecordRow::shipped_workspace());
        for stage in &mut workspace.pipelines[0].stages {
            stage.probability = (stage.key == StageId::NEGOTIATION).then_some(40);
        }
        workspace
    }

    fn deal(n: u8, stage: StageId, units: i64, expected: Option<Date>) -> DealRow {
        DealRow { id: Id::from_bytes([n; 16]), stage, amount: Money::units(units, Currency::Uzs), expected, ..DealRow::default() }
    }

    #[test]
    fn a_month_has_its_deals_with_sum_and_weight() {
        let today = day("2026-11-20");
        let board = board_of(vec![
            DealRow { probability: Some(90), ..deal(1, StageId::DECIDING, 100, Some(day("2026-11-20"))) },
            deal(2, StageId::NEGOTIATION, 200, Some(day("2026-11-30"))),
            deal(3, StageId::UNSORTED, 400, Some(day("2026-11-19"))),
            deal(4, StageId::UNSORTED, 800, None),
            deal(5, StageId::UNSORTED, 50, Some(day("2027-08-01"))),
            deal(6, StageId::WON, 999, Some(day("2026-11-25"))),
        ]);
        let months = board.months(&workspace(), today);
        let spans: Vec<String> = months.iter().map(|section| section.span.to_string()).collect();
        assert_eq!(spans, ["overdue", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-08", "none"]);
        let november = &months[1];
        assert_eq!(november.deals.len(), 2, "what is sold is not awaited");
        assert_eq!(november.sums.minor(Currency::Uzs), 30_000);
        assert_eq!(november.weighted.minor(Currency::Uzs), 9_000 + 8_000);
        assert_eq!((november.unweighted, months[0].unweighted, months[0].weighted.is_empty()), (0, 1, true));
    }

    #[test]
    fn a_moved_deal_keeps_its_day_where_the_month_has_one() {
        let today = day("2026-11-20");
        let to = |month: &str| month.parse::<Span>().unwrap();
        assert_eq!(to("2027-02").day(Some(day("2026-11-30")), today), Some(day("2027-02-28")));
        assert_eq!(to("2027-02").day(Some(day("2026-11-10")), today), Some(day("2027-02-10")));
        assert_eq!(to("2026-11").day(Some(day("2026-10-10")), today), Some(day("2026-11-30")), "the tenth is over");
        assert_eq!(to("2026-12").day(None, today), Some(day("2026-12-31")));
        assert_eq!(Span::Undated.day(Some(today), today), None);
        assert!(!Span::Overdue.is_offered());
    }

    proptest! {
        #[test]
        fn where_a_deal_is_moved_there_it_is(former in prop::option::of(0_i32..40_000), today in 0_i32..40_000, ahead in 0_i32..40) {
            let today = Date::from_days(today);
            let span = Span::In(today.month().plus(ahead));
            let day = span.day(former.map(Date::from_days), today);
            prop_assert_eq!(Span::of(day, today), span);
            prop_assert_eq!(span.to_string().parse(), Ok(span));
        }

        #[test]
        fn no_money_is_lost(deals in prop::collection::vec((0_i64..1_000, prop::option::of(-400_i32..800)), 0..30)) {
            let today = day("2026-11-20");
            let rows = deals.iter().zip(1..).map(|((units, ahead), n)| {
                deal(n, StageId::UNSORTED, *units, ahead.map(|ahead| today.add_days(ahead)))
            });
            let months = board_of(rows.collect()).months(&workspace(), today);
            let sum: i64 = months.iter().map(|section| section.sums.minor(Currency::Uzs)).sum();
            prop_assert_eq!(sum, deals.iter().map(|(units, _)| units * 100).sum::<i64>());
            prop_assert!(months.is_sorted_by_key(|section| section.span));
        }
    }
}
