//! Totals, counters and the ranking over clients that change.

use ingot_shared::date::{Period, Zone};
use ingot_shared::domain::StageId;
use ingot_shared::domain::rules::rates::{Rate, Rates};
use ingot_shared::domain::rules::ratio::Bp;
use ingot_shared::domain::rules::segments::SegmentPolicy;
use ingot_shared::report::{Context, Dimension, Figure, Query, Totals, contributions};
use ingot_shared::row::{ClientRow, ContactRow, DealRow, LineRow, MoveRow, PaymentRow, RequestRow, TaskRow};
use ingot_shared::{Currency, Date, Id, Instant, Money};

use crate::digest::Digest;
use crate::rng::Rng;
use crate::support::{day, id};

pub fn case(number: u64) -> String {
    let mut rng = Rng::of("report", number);
    let context = Context { zone: rng.pick(&Zone::ALL), ..Context::default() };
    let mut totals = Totals::new(context.clone());
    let mut rows: Vec<Option<ClientRow>> = vec![None; 8];
    for _ in 0..16 {
        let n = rng.byte(8);
        let new = (!rng.once_in(5)).then(|| client(n, &mut rng));
        let old = std::mem::replace(&mut rows[usize::from(n)], new);
        totals.replace(old.as_ref(), rows[usize::from(n)].as_ref());
    }
    let mut digest = Digest::default();
    let mut again = Totals::new(context.clone());
    again.rebuild(rows.iter().flatten());
    assert_eq!(again.entries(), totals.entries(), "kept up or made anew");
    digest.seen(&totals.entries());
    for row in rows.iter().flatten() {
        digest.stored(row);
        digest.seen(&contributions(row, &context));
    }
    asked(&totals, &mut rng, &mut digest);
    digest.text()
}

/// Takes in what the screens ask for.
fn asked(totals: &Totals, rng: &mut Rng, digest: &mut Digest) {
    let today = date(rng);
    let period = Period::new(date(rng), date(rng));
    digest.seen(&(totals.tasks(today), totals.enquiries(period), totals.payments(today), totals.coverage(today)));
    digest.seen(&(totals.dormant(today, 6), totals.stale(today, 6)));
    let months = (period.from().month(), period.to().month());
    digest.seen(&totals.conversion("", months.0, months.1, None));
    for dimension in [Dimension::Member, Dimension::Currency, Dimension::Stage] {
        digest.seen(&totals.answer(&Query::of(Figure::Open).by(dimension)));
    }
    digest.seen(&totals.days(&Query::of(Figure::StageDays)));
    let mut ranking = totals.ranking().clone();
    let mut rates = Rates::new(Currency::Uzs);
    let usd = Rate { base: rng.between(1, 2_000_000), minor: rng.between(1, 300) };
    rates.set(Currency::Usd, usd).expect("a rate");
    ranking.look_at(period, rates);
    digest.seen(&(ranking.ranked().collect::<Vec<_>>(), ranking.total(), ranking.facts(), ranking.without_rate()));
    digest.seen(&(ranking.borders(&SegmentPolicy::default()), ranking.pareto(Bp::percent(80))));
    digest.seen(&(0..8).map(|n| ranking.value(id(n))).collect::<Vec<_>>());
}

fn date(rng: &mut Rng) -> Date {
    day("2026-01-01").add_days(rng.small(0, 500))
}

fn moment(rng: &mut Rng) -> Instant {
    let midnight = Zone::TASHKENT.instant(date(rng), Default::default());
    Instant::from_millis(midnight.as_millis() + rng.between(0, 86_399_999))
}

fn member(rng: &mut Rng) -> Option<Id> {
    rng.maybe(|rng| id(200 + rng.byte(3)))
}

fn money(rng: &mut Rng) -> Money {
    Money { minor: rng.between(0, 90_000_000_000_000), currency: rng.pick(&[Currency::Uzs, Currency::Uzs, Currency::Usd]) }
}

fn deal(n: u8, rng: &mut Rng) -> DealRow {
    let mut moves = rng.several(5, |rng| {
        let stage = rng.pick(&StageId::ALL);
        MoveRow { at: moment(rng), by: id(200), stage, kind: stage.kind() }
    });
    moves.push(MoveRow { at: moment(rng), by: id(201), stage: StageId::UNSORTED, kind: StageId::UNSORTED.kind() });
    moves.sort_by_key(|entry| entry.at);
    let (first, last) = (moves[0].at, moves[moves.len() - 1].clone());
    let amount = money(rng);
    DealRow {
        id: id(n),
        amount,
        profit: rng.maybe(|rng| Money { minor: rng.between(0, amount.minor), ..amount }),
        lead: member(rng),
        responsible: "Марина".to_owned(),
        stage: last.stage,
        stage_kind: Some(last.kind),
        created: first,
        since: last.at,
        closed: rng.maybe(|_| last.at),
        expected: rng.maybe(date),
        probability: rng.maybe(|rng| u32::from(rng.byte(101))),
        repeats: rng.maybe(|_| id(9)),
        loss_reason: "Нет денег".to_owned(),
        lines: rng
            .several(4, |rng| LineRow {
                product: rng.maybe(|rng| id(rng.byte(4))),
                group: rng.pick(&["", "carpet", "school"]).to_owned(),
                quantity: rng.between(0, 5_000_000),
                total: rng.maybe(money),
            })
            .into(),
        payments: rng.several(4, |rng| PaymentRow { amount: money(rng), due: rng.maybe(date), paid: rng.maybe(date) }).into(),
        moves: moves.into(),
        ..DealRow::default()
    }
}

fn client(n: u8, rng: &mut Rng) -> ClientRow {
    let mut contacts = rng.several(6, |rng| ContactRow {
        at: moment(rng),
        by: id(200 + rng.byte(3)),
        kind: rng.pick(&["call", "visit"]).to_owned(),
        incoming: rng.once_in(2),
        no_answer: rng.once_in(4),
        channel: "phone".to_owned(),
    });
    contacts.sort_by_key(|contact| contact.at);
    let requests = |rng: &mut Rng| {
        let mut n = 0;
        rng.several(3, |rng| {
            n += 1;
            RequestRow { id: id(n), at: moment(rng), assignee: member(rng), ..RequestRow::default() }
        })
    };
    ClientRow {
        id: id(n),
        lead: member(rng),
        created: moment(rng),
        last_contact: contacts.iter().filter(|contact| !contact.no_answer).map(|contact| contact.at).max(),
        verified: rng.maybe(moment),
        do_not_contact: rng.once_in(5),
        deleted: rng.once_in(9),
        deals: (0..rng.byte(4)).map(|n| deal(n, rng)).collect(),
        tasks: rng.several(4, |rng| TaskRow { due: rng.maybe(date), assignee: member(rng), ..TaskRow::default() }),
        enquiries: requests(rng),
        complaints: requests(rng),
        contacts: contacts.into(),
        ..ClientRow::default()
    }
}
