//! Answers to questions, held against sums made by hand of what each client adds.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use ingot_shared::date::{Period, Zone};
use ingot_shared::domain::{StageId, StageKind};
use ingot_shared::report::{Context, Contribution, Coordinate, Dimension, Due, Figure, Line, Query, Totals, contributions};
use ingot_shared::row::{ClientRow, PaymentRow};
use ingot_shared::{Currency, Money};
use proptest::prelude::*;

use super::{any_base, client, day, deal, id, moved, small, som, totals};

/// A question in its parts.
#[derive(Debug)]
struct Question {
    figure: Figure,
    period: Option<Period>,
    only: Vec<(Dimension, Coordinate)>,
    by: Vec<Dimension>,
}

impl Question {
    fn query(&self) -> Query {
        let query = self.period.iter().fold(Query::of(self.figure), |query, period| query.within(*period));
        let query = self.only.iter().fold(query, |query, (dimension, at)| query.only(*dimension, at.clone()));
        self.by.iter().fold(query, |query, dimension| query.by(*dimension))
    }

    fn coordinate(&self, entry: &Contribution, dimension: Dimension) -> Option<Coordinate> {
        let at = self.figure.dimensions().iter().position(|known| *known == dimension)?;
        Some(entry.at[at].clone())
    }

    fn fits(&self, entry: &Contribution) -> bool {
        let timed = matches!(self.figure.dimensions()[0], Dimension::Day | Dimension::Month);
        let inside = |period: Period| timed && matches!(entry.at[0], Coordinate::Day(day) if period.contains(day));
        entry.figure == self.figure
            && self.period.is_none_or(inside)
            && self.only.iter().all(|(dimension, wanted)| self.coordinate(entry, *dimension).as_ref() == Some(wanted))
    }

    fn by_hand(&self, entries: &[Contribution]) -> Vec<Line> {
        let mut sums: BTreeMap<Vec<Coordinate>, i64> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| self.fits(entry)) {
            let at = self.by.iter().map(|dimension| self.coordinate(entry, *dimension).unwrap_or_default()).collect();
            *sums.entry(at).or_default() += entry.amount;
        }
        sums.into_iter().filter(|(_, sum)| *sum != 0).map(|(at, sum)| Line { at, sum }).collect()
    }
}

fn entries(rows: &[&ClientRow]) -> Vec<Contribution> {
    rows.iter().flat_map(|row| contributions(row, &Context::default())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn an_answer_is_the_sum_of_what_fits(
        rows in any_base(),
        figure in prop::sample::select(Figure::ALL.to_vec()),
        period in prop::option::of((0_i32..400, 0_i32..400)),
        // Places in the figure's dimensions to ask by and to choose from; the last is one that it may not have.
        by in prop::collection::vec(0_usize..8, 0..3),
        only in prop::collection::vec((0_usize..8, any::<prop::sample::Index>()), 0..2),
        most in 0_usize..4,
    ) {
        let rows: Vec<&ClientRow> = rows.values().collect();
        let (entries, totals) = (entries(&rows), totals(rows));
        let dimension = |at: usize| figure.dimensions().get(at).copied().unwrap_or(Dimension::Reason);
        let of_figure: Vec<&Contribution> = entries.iter().filter(|entry| entry.figure == figure).collect();
        let only = only.into_iter().map(|(at, index)| {
            let known = if of_figure.is_empty() { None } else { index.get(&of_figure).at.get(at).cloned() };
            (dimension(at), known.unwrap_or_else(|| "неизвестно".into()))
        });
        let question = Question {
            figure,
            period: period.map(|(one, other)| Period::new(day(one), day(other))),
            only: only.collect(),
            by: by.into_iter().map(dimension).collect(),
        };
        let expected = question.by_hand(&entries);
        prop_assert_eq!(&totals.answer(&question.query()), &expected, "{:?}", question);
        prop_assert_eq!(totals.sum(&question.query()), expected.iter().map(|line| line.sum).sum::<i64>());
        let mut largest = expected;
        largest.sort_by_key(|line| std::cmp::Reverse(line.sum));
        largest.truncate(most);
        prop_assert_eq!(totals.top(&question.query(), most), largest);
    }

    #[test]
    fn counters_are_what_is_in_the_rows(rows in any_base(), today in 0_i32..400, from in 0_i32..400) {
        let (today, new) = (day(today), Period::new(day(from), day(from + 30)));
        let totals = totals(rows.values());
        let alive: Vec<&ClientRow> = rows.values().filter(|row| !row.deleted).collect();

        let mut tasks: BTreeMap<Coordinate, Due> = BTreeMap::new();
        for task in alive.iter().flat_map(|row| &row.tasks) {
            let due = tasks.entry(task.assignee.into()).or_default();
            match task.due.map(|day| day.cmp(&today)) {
                Some(Ordering::Less) => due.overdue += 1,
                Some(Ordering::Equal) => due.today += 1,
                _ => due.later += 1,
            }
        }
        prop_assert_eq!(totals.tasks(today), tasks.into_iter().collect::<Vec<_>>());

        let mut enquiries: BTreeMap<Coordinate, (i64, i64)> = BTreeMap::new();
        for enquiry in alive.iter().flat_map(|row| &row.enquiries) {
            let (open, of_period) = enquiries.entry(enquiry.assignee.into()).or_default();
            *open += 1;
            *of_period += i64::from(new.contains(Zone::TASHKENT.date(enquiry.at)));
        }
        let found: BTreeMap<Coordinate, (i64, i64)> =
            totals.enquiries(new).into_iter().map(|(member, one)| (member, (one.open, one.new))).collect();
        prop_assert_eq!(found, enquiries);

        let mut payments: BTreeMap<Currency, (i64, i64)> = BTreeMap::new();
        let deals = alive.iter().flat_map(|row| &row.deals).filter(|deal| deal.kind() != StageKind::Lost);
        for payment in deals.flat_map(|deal| &deal.payments).filter(|payment| payment.paid.is_none() && payment.amount.minor > 0) {
            let (awaited, overdue) = payments.entry(payment.amount.currency).or_default();
            let late = payment.due.is_some_and(|due| due < today);
            *(if late { overdue } else { awaited }) += payment.amount.minor;
        }
        let found: BTreeMap<Currency, (i64, i64)> = totals.payments(today).into_iter()
            .map(|one| (one.awaited.currency, (one.awaited.minor, one.overdue.minor))).collect();
        prop_assert_eq!(found, payments);
    }

    #[test]
    fn what_is_kept_is_what_all_clients_add(rows in any_base()) {
        let rows: Vec<&ClientRow> = rows.values().collect();
        let all = entries(&rows);
        let totals = totals(rows);
        let mut sums: BTreeMap<(Figure, Vec<Coordinate>), i64> = BTreeMap::new();
        for entry in all {
            *sums.entry((entry.figure, entry.at)).or_default() += entry.amount;
        }
        sums.retain(|_, sum| *sum != 0);
        prop_assert_eq!((totals.len(), totals.is_empty()), (sums.len(), sums.is_empty()));
        let kept: BTreeMap<(Figure, Vec<Coordinate>), i64> =
            totals.entries().into_iter().map(|entry| ((entry.figure, entry.at), entry.amount)).collect();
        prop_assert_eq!(kept, sums);
    }
}

#[test]
fn a_day_can_be_asked_for() {
    let totals = totals(&[client(1, vec![deal(10, 201, 5, &[(StageId::DECIDING, 3)])])]);
    let entered = Query::of(Figure::StageEntered);
    assert_eq!(totals.sum(&entered.clone().only(Dimension::Day, day(3))), 1);
    assert_eq!(totals.sum(&entered.only(Dimension::Day, day(4))), 0);
    assert_eq!(Coordinate::from(Some(day(3))), Coordinate::Day(day(3)));
    assert_eq!(Coordinate::from(""), Coordinate::None);
}

/// Two stages of the company's own: what is further is what its pipeline says, not the shipped one.
#[test]
fn a_pipeline_of_ones_own_says_what_is_further() {
    let [measured, sewn]: [StageId; 2] = ["measured", "sewn"].map(|key| key.parse().unwrap());
    let own = vec![(measured, StageKind::Open), (sewn, StageKind::Open), (StageId::WON, StageKind::Won)];
    let context = Context {
        pipelines: vec![("other".to_owned(), vec![(sewn, StageKind::Open)]), ("curtains".to_owned(), own)],
        ..Context::default()
    };
    let mut row = deal(10, 201, 5, &[(StageId::DECIDING, 1)]);
    row.pipeline = "curtains".to_owned();
    row.moves = vec![moved(measured, 1), moved(sewn, 4)].into();
    (row.stage, row.stage_kind) = (sewn, Some(StageKind::Open));
    let mut totals = Totals::new(context);
    totals.rebuild(&[client(1, vec![row])]);
    let month = day(0).month();
    let found = totals.conversion("curtains", month, month, None);
    let stages: Vec<_> = found.stages.iter().map(|one| (one.stage, one.entered, one.advanced, one.waiting)).collect();
    assert_eq!(stages, [(measured, 1, 1, 0), (sewn, 1, 0, 1)]);
    // A pipeline that is not known counts as the shipped one, and nothing of it was asked for.
    let other = totals.conversion("unknown", month, month, None);
    assert_eq!((other.deals, other.stages.len()), (0, Context::default().pipelines[0].1.len() - 2));
}

#[test]
fn conversion_of_one_member_is_of_his_deals() {
    let totals = totals(&small());
    let month = day(0).month();
    let of = |member: Option<u8>| {
        let found = totals.conversion("", month.plus(-1), month.plus(2), member.map(|n| id(n).into()).as_ref());
        (found.deals, found.won)
    };
    assert_eq!((of(None), of(Some(201)), of(Some(202)), of(Some(9))), ((4, 3), (2, 2), (2, 1), (0, 0)));
}

#[test]
fn payments_are_told_apart_by_currency() {
    let mut open = deal(10, 201, 9, &[(StageId::AWAITING_PAYMENT, 0)]);
    let dollars = Money::units(4, Currency::Usd);
    open.payments =
        vec![PaymentRow { amount: som(3), due: Some(day(2)), paid: None }, PaymentRow { amount: dollars, due: None, paid: None }]
            .into();
    let found = totals(&[client(1, vec![open])]).payments(day(9));
    let shown: Vec<(Money, Money)> = found.iter().map(|one| (one.awaited, one.overdue)).collect();
    assert_eq!(shown, [(som(0), som(3)), (dollars, Money::units(0, Currency::Usd))]);
}
