//! Sums that follow every change, and answers equal to those of the rules.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a helper that cannot go on must fail its test")]

mod everything;
mod questions;
mod ranking;

use std::collections::BTreeMap;

use ingot_shared::date::{Period, Zone};
use ingot_shared::domain::rules::base::Base;
use ingot_shared::domain::rules::conversion::conversion;
use ingot_shared::domain::rules::coverage::{CoverageFacts, coverage};
use ingot_shared::domain::rules::dormant::dormant;
use ingot_shared::domain::rules::freshness::{Freshness, to_verify};
use ingot_shared::domain::rules::pareto::{self, pareto};
use ingot_shared::domain::rules::rates::{Rate, Rates};
use ingot_shared::domain::rules::segments::{SegmentPolicy, segments};
use ingot_shared::domain::rules::stage_history::{Move, visits};
use ingot_shared::domain::rules::stats::quartiles;
use ingot_shared::domain::{StageId, StageKind};
use ingot_shared::report::{Context, Coordinate, Dimension, Due, Figure, Query, Totals, contributions};
use ingot_shared::row::{ClientRow, ContactRow, DealRow, LineRow, MoveRow, PaymentRow, RequestRow, TaskRow};
use ingot_shared::{Currency, Date, Id, Instant, Money};
use proptest::prelude::*;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn day(n: i32) -> Date {
    Date::new(2026, 1, 1).unwrap().add_days(n)
}

/// A moment of a day since the first of January 2026, so many minutes after midnight in Tashkent.
fn at(days: i32, minutes: i64) -> Instant {
    let midnight = Zone::TASHKENT.instant(day(days), Default::default());
    Instant::from_millis(midnight.as_millis() + minutes * 60_000)
}

fn som(units: i64) -> Money {
    Money::units(units, Currency::Uzs)
}

fn moved(stage: StageId, days: i32) -> MoveRow {
    MoveRow { at: at(days, 600), by: id(200), stage, kind: stage.kind() }
}

/// A deal with its moves; its stage is that of the last one.
fn deal(n: u8, lead: u8, units: i64, moves: &[(StageId, i32)]) -> DealRow {
    let moves: Vec<MoveRow> = moves.iter().map(|(stage, days)| moved(*stage, *days)).collect();
    let (first, last) = (moves.first().unwrap().clone(), moves.last().unwrap().clone());
    let closed = matches!(last.kind, StageKind::Won | StageKind::Lost).then_some(last.at);
    DealRow {
        id: id(n),
        amount: som(units),
        lead: Some(id(lead)),
        stage: last.stage,
        stage_kind: Some(last.kind),
        created: first.at,
        since: last.at,
        closed,
        loss_reason: if last.kind == StageKind::Lost { "Нет денег".to_owned() } else { String::new() },
        moves: moves.into(),
        ..DealRow::default()
    }
}

fn client(n: u8, deals: Vec<DealRow>) -> ClientRow {
    ClientRow { id: id(n), lead: Some(id(200)), created: at(0, 0), deals, ..ClientRow::default() }
}

fn totals<'a>(rows: impl IntoIterator<Item = &'a ClientRow>) -> Totals {
    let mut totals = Totals::default();
    totals.rebuild(rows);
    totals
}

fn any_deal() -> impl Strategy<Value = DealRow> {
    let moves = prop::collection::vec((0_usize..9, 0_i32..400), 1..6);
    let lines = prop::collection::vec((0_u8..4, prop::option::of(0_i64..1_000_000)), 0..4);
    let payments = prop::collection::vec((0_i64..9_000, prop::option::of(0_i32..400), prop::option::of(0_i32..400)), 0..3);
    let facts = (0_u8..8, 0_u8..3, any::<bool>(), prop::option::of(0_i64..1_000_000), -1_000_000_i64..90_000_000_000_000);
    (moves, lines, payments, facts).prop_map(|(mut moves, lines, payments, (n, lead, usd, profit, amount))| {
        moves.sort_by_key(|(_, days)| *days);
        let moves: Vec<(StageId, i32)> = moves.into_iter().map(|(stage, days)| (StageId::ALL[stage], days)).collect();
        let currency = if usd { Currency::Usd } else { Currency::Uzs };
        let money = |minor| Money { minor, currency };
        DealRow {
            amount: money(amount),
            profit: profit.map(money),
            lines: lines
                .into_iter()
                .map(|(product, total)| LineRow {
                    product: Some(id(product)),
                    group: "school".to_owned(),
                    quantity: 1_000,
                    total: total.map(money),
                })
                .collect(),
            payments: payments
                .into_iter()
                .map(|(minor, due, paid)| PaymentRow { amount: money(minor), due: due.map(day), paid: paid.map(day) })
                .collect(),
            repeats: (n % 2 == 0).then(|| id(9)),
            ..deal(n, lead, 0, &moves)
        }
    })
}

fn any_client() -> impl Strategy<Value = ClientRow> {
    let contacts = prop::collection::vec((0_i32..400, 0_u8..3, any::<bool>(), any::<bool>()), 0..5);
    let tasks = prop::collection::vec((prop::option::of(0_i32..400), 0_u8..3), 0..4);
    let enquiries = prop::collection::vec((0_i32..400, prop::option::of(0_u8..3)), 0..3);
    let facts = (0_u8..6, 0_u8..3, any::<bool>(), any::<bool>(), prop::option::of(0_i32..400), 0_i32..400);
    (prop::collection::vec(any_deal(), 0..4), contacts, tasks, enquiries, facts).prop_map(
        |(mut deals, contacts, tasks, enquiries, (n, lead, alone, deleted, verified, created))| {
            deals.sort_by_key(|deal| deal.id);
            deals.dedup_by_key(|deal| deal.id);
            let mut contacts: Vec<ContactRow> = contacts
                .into_iter()
                .map(|(days, by, incoming, no_answer)| ContactRow {
                    at: at(days, 700),
                    by: id(by),
                    kind: "call".to_owned(),
                    incoming,
                    no_answer,
                    channel: "phone".to_owned(),
                })
                .collect();
            contacts.sort_by_key(|contact| contact.at);
            ClientRow {
                lead: Some(id(lead)),
                created: at(created, 0),
                last_contact: contacts.iter().filter(|contact| !contact.no_answer).map(|contact| contact.at).max(),
                contacts: contacts.into(),
                tasks: tasks
                    .into_iter()
                    .map(|(due, who)| TaskRow { due: due.map(day), assignee: Some(id(who)), ..TaskRow::default() })
                    .collect(),
                enquiries: enquiries
                    .into_iter()
                    .map(|(days, who)| RequestRow { at: at(days, 5), assignee: who.map(id), ..RequestRow::default() })
                    .collect(),
                do_not_contact: alone,
                deleted,
                verified: verified.map(|days| at(days, 9)),
                ..client(n, deals)
            }
        },
    )
}

fn any_base() -> impl Strategy<Value = BTreeMap<Id, ClientRow>> {
    prop::collection::vec(any_client(), 0..8).prop_map(|rows| rows.into_iter().map(|row| (row.id, row)).collect())
}

fn rates() -> Rates {
    let mut rates = Rates::new(Currency::Uzs);
    rates.set(Currency::Usd, Rate { base: 12_650, minor: 1 }).unwrap();
    rates
}

fn year() -> Period {
    Period::new(day(30), day(394))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_changed_the_sums_are_those_of_what_is_left(changes in prop::collection::vec((any_client(), any::<bool>()), 0..24)) {
        let mut rows: BTreeMap<Id, ClientRow> = BTreeMap::new();
        let mut followed = Totals::default();
        followed.ranking_mut().look_at(year(), rates());
        for (row, gone) in changes {
            let old = rows.remove(&row.id);
            let new = (!gone).then_some(row);
            followed.replace(old.as_ref(), new.as_ref());
            rows.extend(new.map(|row| (row.id, row)));
        }
        let mut rebuilt = totals(rows.values());
        rebuilt.ranking_mut().look_at(year(), rates());
        prop_assert_eq!(followed.entries(), rebuilt.entries());
        prop_assert_eq!(followed.ranking().facts(), rebuilt.ranking().facts());
        prop_assert_eq!(followed.ranking().ranked().collect::<Vec<_>>(), rebuilt.ranking().ranked().collect::<Vec<_>>());
        prop_assert_eq!(followed.ranking().total(), rebuilt.ranking().total());
        prop_assert!(followed.entries().iter().all(|entry| entry.amount != 0));
        for row in rows.values() {
            followed.replace(Some(row), None);
        }
        prop_assert!(followed.is_empty(), "{:?}", followed.entries());
    }

    #[test]
    fn the_parts_of_a_deal_are_the_whole_of_it(rows in any_base()) {
        let totals = totals(rows.values());
        for (whole, parts) in [(Figure::Revenue, Figure::ProductRevenue), (Figure::Profit, Figure::ProductProfit)] {
            let by = |figure| totals.answer(&Query::of(figure).by(Dimension::Currency).by(Dimension::Member));
            prop_assert_eq!(by(whole), by(parts));
        }
        prop_assert_eq!(totals.sum(&Query::of(Figure::Won)), totals.sum(&Query::of(Figure::SourceWon)));
    }

    #[test]
    fn conversion_and_times_are_those_of_the_rules(rows in any_base()) {
        let totals = totals(rows.values());
        let deals: Vec<&DealRow> = rows.values().filter(|row| !row.deleted).flat_map(|row| &row.deals).collect();
        // Two clients of this test may have deals of one id: each deal is looked at under a number of its own.
        let moves: Vec<Move<StageId>> = (0..).zip(&deals)
            .flat_map(|(n, deal)| deal.moves.iter().map(move |entry| Move { deal: id(n), to: entry.stage, at: entry.at }))
            .collect();
        let visits = visits(&moves);
        let pipeline: Vec<(StageId, StageKind)> = StageId::ALL.into_iter().map(|stage| (stage, stage.kind())).collect();
        let found = totals.conversion("", Date::MIN.month(), Date::MAX.month(), None);
        prop_assert_eq!(found, conversion(&pipeline, &visits));
        for stage in StageId::ALL {
            let days = visits.iter().filter(|visit| visit.stage == stage)
                .filter_map(|visit| visit.until.map(|until| i64::from(until.days_since(visit.from))));
            let query = Query::of(Figure::StageDays).only(Dimension::Stage, stage.key());
            prop_assert_eq!(totals.days(&query), quartiles(days.collect()));
        }
    }

    #[test]
    fn coverage_dormant_and_stale_are_those_of_the_rules(rows in any_base(), since in 0_i32..400) {
        let totals = totals(rows.values());
        let alive: Vec<&ClientRow> = rows.values().filter(|row| !row.deleted).collect();
        let date = |at: Instant| Zone::TASHKENT.date(at);
        let facts: Vec<CoverageFacts> = alive.iter().map(|row| CoverageFacts {
            client: row.id,
            responsible: row.lead,
            last_contact: row.last_contact.map(date),
            do_not_contact: row.do_not_contact,
        }).collect();
        let expected: Vec<(Coordinate, i64, i64)> = coverage(&facts, day(since)).into_iter()
            .map(|one| (one.member.into(), one.clients.into(), one.contacted.into())).collect();
        let found: Vec<(Coordinate, i64, i64)> = totals.coverage(day(since)).into_iter()
            .map(|one| (one.member, one.clients, one.contacted)).collect();
        prop_assert_eq!(found, expected);

        let last = |row: &ClientRow| row.deals.iter().filter(|deal| deal.kind() == StageKind::Won).filter_map(|deal| deal.closed).max();
        let purchases: Vec<(Id, Option<Date>)> = alive.iter().map(|row| (row.id, last(row).map(date))).collect();
        prop_assert_eq!(totals.dormant(day(since), 2), dormant(&purchases, day(since), 2).len() as i64);

        let data: Vec<Freshness> = alive.iter()
            .map(|row| Freshness { client: row.id, verified: row.verified.map(date), created: date(row.created) }).collect();
        prop_assert_eq!(totals.stale(day(since), 3), to_verify(&data, day(since), 3).len() as i64);
    }

    #[test]
    fn the_ranking_knows_the_segments_and_the_few_who_earn_most(rows in any_base(), to in 0_i32..500) {
        let mut totals = totals(rows.values());
        let period = Period::last_months(day(to), 12);
        totals.ranking_mut().look_at(period, rates());
        let ranking = totals.ranking();
        let policy = SegmentPolicy::default();
        let facts = ranking.facts();
        let borders = ranking.borders(&policy);
        for membership in segments(&policy, &facts, day(to)) {
            let revenue = ranking.revenue(membership.client);
            prop_assert_eq!(borders.segment(membership.client, revenue), membership.segment);
        }
        prop_assert_eq!(ranking.without_rate(), 0);
        let worth = |purchase: &ingot_shared::report::Purchase| {
            let money = purchase.profit.unwrap_or(purchase.amount);
            rates().to_base(money).unwrap()
        };
        let profits: Vec<(Id, Base)> = facts.iter().map(|facts| {
            let inside = ranking.purchases(facts.client).iter().filter(|purchase| period.contains(purchase.day));
            (facts.client, inside.map(worth).sum())
        }).collect();
        prop_assert_eq!(ranking.pareto(pareto::DEFAULT_SHARE), pareto(&profits, pareto::DEFAULT_SHARE));
    }
}

/// Two members, three sales: the figures that a head of sales would add up by hand.
fn small() -> Vec<ClientRow> {
    let won = |n, lead, units, days| deal(n, lead, units, &[(StageId::NEGOTIATION, days - 5), (StageId::WON, days)]);
    let mut first = client(1, vec![won(10, 201, 5_000_000, 10), won(11, 201, 5_000_000, 45)]);
    first.deals[0].profit = Some(som(2_000_000));
    first.deals[0].lines = vec![
        LineRow { product: Some(id(50)), group: "school".to_owned(), quantity: 3_000, total: Some(som(3_000_000)) },
        LineRow { product: Some(id(51)), group: "office".to_owned(), quantity: 1_000, total: Some(som(1_500_000)) },
    ]
    .into();
    let second =
        client(2, vec![won(12, 202, 7_000_000, 12), deal(13, 202, 1_000_000, &[(StageId::DECIDING, 3), (StageId::LOST, 20)])]);
    vec![first, second]
}

#[test]
fn revenue_by_member_and_month() {
    let totals = totals(&small());
    let january = Query::of(Figure::Revenue).within(Period::month_of(day(0))).by(Dimension::Member);
    let lines: Vec<(Coordinate, i64)> = totals.answer(&january).into_iter().map(|line| (line.at[0].clone(), line.sum)).collect();
    assert_eq!(lines, [(id(201).into(), 500_000_000), (id(202).into(), 700_000_000)]);
    assert_eq!(totals.top(&january, 1)[0].at, [id(202).into()]);
    assert_eq!(totals.sum(&Query::of(Figure::Revenue).only(Dimension::Member, id(201))), 1_000_000_000);
    assert_eq!(totals.sum(&Query::of(Figure::Profit)), 1_400_000_000, "2 known, 5 + 7 stand in");
    assert_eq!(totals.sum(&Query::of(Figure::WithoutProfit)), 2);
    assert_eq!(totals.sum(&Query::of(Figure::Revenue).only(Dimension::Member, id(99))), 0, "nobody of this id");
    assert_eq!(totals.sum(&Query::of(Figure::Revenue).only(Dimension::Reason, "Нет денег")), 0, "revenue has no reason");
}

#[test]
fn what_was_sold_is_spread_and_the_rest_has_no_product() {
    let totals = totals(&small()[..1]);
    let january = Period::month_of(day(0));
    let by_group = |figure| -> Vec<(Coordinate, i64)> {
        let lines = totals.answer(&Query::of(figure).within(january).by(Dimension::Group));
        lines.into_iter().map(|line| (line.at[0].clone(), line.sum)).collect()
    };
    let group = |key: &str| Coordinate::from(key);
    assert_eq!(
        by_group(Figure::ProductRevenue),
        [(Coordinate::None, 50_000_000), (group("office"), 150_000_000), (group("school"), 300_000_000)]
    );
    assert_eq!(by_group(Figure::ProductProfit), [(group("office"), 66_666_667), (group("school"), 133_333_333)]);
    assert_eq!(by_group(Figure::ProductQuantity), [(group("office"), 1_000), (group("school"), 3_000)]);
}

#[test]
fn losses_by_reason_and_the_stage_before() {
    let totals = totals(&small());
    let lost = totals.answer(&Query::of(Figure::Lost).by(Dimension::Reason).by(Dimension::Stage));
    assert_eq!(lost.len(), 1);
    assert_eq!((lost[0].at[0].clone(), lost[0].at[1].clone(), lost[0].sum), ("Нет денег".into(), "deciding".into(), 1));
}

#[test]
fn a_task_is_overdue_today_or_later_whatever_day_it_is() {
    let task = |due: Option<i32>| TaskRow { due: due.map(day), assignee: Some(id(201)), ..TaskRow::default() };
    let tasks = vec![task(Some(1)), task(Some(5)), task(Some(5)), task(Some(9)), task(None)];
    let totals = totals(&[ClientRow { tasks, ..client(1, Vec::new()) }]);
    let on = |n| totals.tasks(day(n))[0].1;
    assert_eq!(on(0), Due { overdue: 0, today: 0, later: 5 });
    assert_eq!(on(5), Due { overdue: 1, today: 2, later: 2 });
    assert_eq!(on(30), Due { overdue: 4, today: 0, later: 1 });
}

#[test]
fn payments_are_awaited_then_overdue() {
    let mut open = deal(10, 201, 9, &[(StageId::AWAITING_PAYMENT, 0)]);
    let payment = |units, due, paid: Option<i32>| PaymentRow { amount: som(units), due: Some(day(due)), paid: paid.map(day) };
    open.payments = vec![payment(3, 2, Some(4)), payment(6, 10, None)].into();
    let totals = totals(&[client(1, vec![open])]);
    let on = |n| totals.payments(day(n)).first().map(|found| (found.awaited, found.overdue));
    assert_eq!((on(10), on(11)), (Some((som(6), som(0))), Some((som(0), som(6)))));
    let late = Query::of(Figure::Paid).by(Dimension::Late);
    assert_eq!(totals.answer(&late)[0].at, [Coordinate::Number(1)]);
}

#[test]
fn enquiries_without_anybody_are_counted_under_nobody() {
    let request = |days, who: Option<u8>| RequestRow { at: at(days, 1), assignee: who.map(id), ..RequestRow::default() };
    let enquiries = vec![request(1, None), request(8, None), request(8, Some(201))];
    let totals = totals(&[ClientRow { enquiries, ..client(1, Vec::new()) }]);
    let found: Vec<(Coordinate, i64, i64)> =
        totals.enquiries(Period::new(day(5), day(9))).into_iter().map(|(who, one)| (who, one.open, one.new)).collect();
    assert_eq!(found, [(Coordinate::None, 2, 1), (id(201).into(), 1, 1)]);
}

#[test]
fn a_deleted_client_adds_nothing() {
    let mut row = small().remove(0);
    assert!(!contributions(&row, &Context::default()).is_empty());
    row.deleted = true;
    assert_eq!(contributions(&row, &Context::default()), []);
}

#[test]
fn contacts_of_a_day_by_member_kind_and_result() {
    let contact = |minutes, incoming, no_answer| ContactRow {
        at: at(3, minutes),
        by: id(201),
        kind: "call".to_owned(),
        incoming,
        no_answer,
        channel: "phone".to_owned(),
    };
    let contacts =
        vec![contact(1, false, false), contact(600, false, true), contact(1_439, true, false), contact(1_440, true, false)];
    let totals = totals(&[ClientRow { contacts: contacts.into(), ..client(1, Vec::new()) }]);
    let of_day = Query::of(Figure::Contacts).within(Period::new(day(3), day(3))).only(Dimension::Member, id(201));
    assert_eq!(totals.sum(&of_day), 3, "the fourth is after midnight");
    assert_eq!(totals.sum(&of_day.clone().only(Dimension::Answer, Coordinate::Number(1))), 2);
    assert_eq!(totals.sum(&of_day.only(Dimension::Direction, Coordinate::Number(1))), 1);
}
