//! The demo company: the same from the same seed, true to its documents, at the edge of every rule, and gone when it is removed.
#![cfg(feature = "demo")]
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper that cannot go on must fail its test")]

use std::collections::{BTreeMap, BTreeSet};

use ingot_shared::date::{Period, Zone};
use ingot_shared::demo::{self, Demo, DemoDocument, EDGES};
use ingot_shared::document::Document;
use ingot_shared::document::entity::DocumentKind;
use ingot_shared::domain::rules::dormant::is_dormant;
use ingot_shared::domain::rules::freshness::Freshness;
use ingot_shared::domain::rules::pareto::DEFAULT_SHARE;
use ingot_shared::domain::rules::rates::{Rate, Rates};
use ingot_shared::domain::rules::ratio::Bp;
use ingot_shared::domain::rules::segments::{BRONZE, GOLD, SILVER, SegmentPolicy, segments};
use ingot_shared::domain::{Command, StageId, StageKind};
use ingot_shared::report::{Dimension, Figure, Query, Totals};
use ingot_shared::row::ClientRow;
use ingot_shared::{Currency, Date, Id, Instant, Money};

fn today() -> Date {
    Date::new(2026, 11, 26).unwrap()
}

fn date(at: Instant) -> Date {
    Zone::TASHKENT.date(at)
}

/// Builds a document as an engine would.
fn build(made: &DemoDocument) -> Document {
    let mut document = Document::empty(made.id);
    document.set_actor(made.id.as_bytes());
    for step in made.steps() {
        if let Err(error) = document.apply(&step.commands, &step.author, step.at) {
            panic!("{error} in {step:#?}");
        }
    }
    document
}

fn run(document: &mut Document, command: Command) {
    document.apply(&[command], &Default::default(), Instant::default()).expect("a removal is allowed");
}

/// Fails with the first lines that differ.
fn assert_alike<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) {
    if found != expected {
        let (found, expected) = (format!("{found:#?}"), format!("{expected:#?}"));
        let differ: Vec<String> =
            found.lines().zip(expected.lines()).filter(|(a, b)| a != b).take(8).map(|(a, b)| format!("{a} | {b}")).collect();
        panic!("{what}\n{}", differ.join("\n"));
    }
}

#[test]
fn rows_and_what_is_written_in_one_go_are_those_of_the_steps() {
    for (seed, clients, shown) in [(1, 300, 0..90), (2, 10_000, 40..70), (3, 100_000, 40..90)] {
        let demo = Demo::new(seed, clients, today());
        for number in shown {
            let made = demo.client(number);
            let document = build(&made);
            assert_alike("row predicted | built", &made.row().expect("a client has a row"), &document.rows());
            let saved = made.saved(&[9; 16]).expect("a client is saved");
            let mut quick = Document::load(made.id, &saved).expect("what was saved loads");
            assert_eq!(quick.changes().len(), 1);
            assert_alike("view in one go | by steps", &quick.view(), &document.view());
        }
    }
}

/// FNV-1a over what a row says of people, money and time.
fn digest(rows: impl Iterator<Item = ClientRow>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| bytes.iter().for_each(|byte| hash = (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    for row in rows {
        add(row.id.as_bytes());
        add(row.name.as_bytes());
        row.phones.iter().for_each(|phone| add(phone.typed.as_bytes()));
        for deal in &row.deals {
            add(deal.id.as_bytes());
            add(&deal.amount.minor.to_le_bytes());
            deal.moves.iter().for_each(|entry| add(&entry.at.as_millis().to_le_bytes()));
        }
        row.contacts.iter().for_each(|contact| add(&contact.at.as_millis().to_le_bytes()));
        row.tasks.iter().for_each(|task| add(task.title.as_bytes()));
    }
    hash
}

#[test]
fn the_same_seed_gives_the_same_company() {
    let rows = |seed| Demo::new(seed, 300, today()).rows().take(200).collect::<Vec<_>>().into_iter();
    assert_eq!(digest(rows(1)), digest(rows(1)));
    assert_ne!(digest(rows(1)), digest(rows(2)));
    // Changes with every change of the generator, on purpose: then two versions make two companies of one seed.
    assert_eq!(digest(rows(1)), GOLDEN, "{:#x}", digest(rows(1)));
    let steps = |demo: &Demo| demo.documents().take(90).map(|document| document.steps()).collect::<Vec<_>>();
    let demo = Demo::new(7, 300, today());
    assert_eq!(steps(&demo), steps(&demo.clone()));
    assert_eq!(demo.client(50).saved(&[9; 16]), demo.client(50).saved(&[9; 16]), "same bytes");
}

const GOLDEN: u64 = 0x7203_c255_f391_7fe3;

#[test]
fn ids_and_phones_are_of_one_client_each() {
    let rows: Vec<ClientRow> = Demo::new(1, 3_000, today()).rows().collect();
    let ids: BTreeSet<Id> = rows.iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), rows.len());
    let mut phones: BTreeMap<String, usize> = BTreeMap::new();
    for phone in rows.iter().flat_map(|row| &row.phones) {
        *phones.entry(phone.e164.clone().expect("a number")).or_default() += 1;
    }
    let twice: Vec<usize> = phones.into_values().filter(|count| *count > 1).collect();
    assert_eq!(twice, [2], "the one pair that is meant to be found (C27)");
}

#[test]
fn nothing_has_happened_that_is_not_over() {
    for row in Demo::new(4, 1_500, today()).rows() {
        let moves = row.deals.iter().flat_map(|deal| &deal.moves).map(|entry| entry.at);
        let moments = moves.chain(row.contacts.iter().map(|contact| contact.at)).chain(row.last_entry).chain([row.created]);
        for at in moments {
            assert!(date(at) < today() && at >= row.created, "{} of {row:#?}", date(at));
        }
        assert!(row.deals.iter().flat_map(|deal| &deal.payments).all(|payment| payment.paid.is_none_or(|day| day < today())));
        assert!(row.emails.iter().all(|email| email.ends_with(".example")), "{:?}", row.emails);
    }
}

fn rates() -> Rates {
    let mut rates = Rates::new(Currency::Uzs);
    rates.set(Currency::Usd, Rate { base: 12_650, minor: 1 }).unwrap();
    rates
}

#[test]
fn segments_come_out_as_in_a_living_company() {
    for (seed, clients) in [(1, 300), (2, 3_000)] {
        let rows: Vec<ClientRow> = Demo::new(seed, clients, today()).rows().collect();
        let mut totals = Totals::default();
        totals.rebuild(&rows);
        let policy = SegmentPolicy::default();
        totals.ranking_mut().look_at(Period::last_months(today(), policy.months), rates());
        let ranking = totals.ranking();
        assert_eq!(ranking.without_rate(), 0);

        let facts = ranking.facts();
        let members = segments(&policy, &facts, today());
        let of = |segment: Id| {
            let clients: Vec<Id> = members.iter().filter(|one| one.segment == segment).map(|one| one.client).collect();
            let revenue = clients.iter().map(|client| ranking.revenue(*client)).sum::<ingot_shared::domain::rules::base::Base>();
            (clients.len() * 1_000 / rows.len(), revenue.share_of(ranking.total()).map_or(0, Bp::points))
        };
        let (gold, silver, bronze) = (of(GOLD), of(SILVER), of(BRONZE));
        let casual = 1_000 - gold.0 - silver.0 - bronze.0;
        let told = format!("{clients}: gold {gold:?} silver {silver:?} bronze {bronze:?} casual {casual}");
        // Shares in basis points: the client who crosses a border is in the better segment, which lifts it by at most that client.
        assert!(
            (6_000..6_900).contains(&gold.1) && (2_300..3_200).contains(&silver.1) && (600..1_050).contains(&bronze.1),
            "{told}"
        );
        // Numbers of clients in thousandths: few bring most.
        assert!((20..110).contains(&gold.0) && (70..220).contains(&silver.0), "{told}");
        assert!((250..550).contains(&bronze.0) && (330..480).contains(&casual), "{told}");

        let pareto = ranking.pareto(DEFAULT_SHARE);
        let of_all = Bp::of(pareto.clients.len() as i64, rows.len() as i64).map_or(0, Bp::points);
        assert!((900..2_300).contains(&of_all), "{of_all} basis points of the clients make 80 % of the profit");
    }
}

#[test]
fn what_is_late_is_late_for_days_and_not_for_years() {
    let rows: Vec<ClientRow> = Demo::new(1, 3_000, today()).rows().collect();
    let late = rows.iter().flat_map(|row| &row.tasks).filter_map(|task| task.due).filter(|due| *due < today());
    let oldest = late.min().map(|due| today().days_since(due));
    assert!(oldest.is_some_and(|days| (1..=9).contains(&days)), "{oldest:?}");
}

#[test]
fn the_company_is_alive() {
    let rows: Vec<ClientRow> = Demo::new(1, 3_000, today()).rows().collect();
    let mut totals = Totals::default();
    totals.rebuild(&rows);
    let sum = |query: Query| totals.sum(&query);
    // Eight sell, in two departments.
    let sellers = totals.answer(&Query::of(Figure::Won).by(Dimension::Member));
    assert!((5..=9).contains(&sellers.len()), "{}", sellers.len());
    // August sells more than January (C160).
    let month = |number| Query::of(Figure::Revenue).within(Period::month_of(Date::new(2026, number, 1).unwrap()));
    assert!(sum(month(8)) > sum(month(1)) * 3 / 2);
    // Six groups and nearly every product are sold (C132).
    assert_eq!(totals.answer(&Query::of(Figure::ProductRevenue).by(Dimension::Group)).len(), 7, "with what no position explains");
    assert!(totals.answer(&Query::of(Figure::ProductSales).by(Dimension::Product)).len() > 40);
    assert_eq!(totals.answer(&Query::of(Figure::SourceWon).by(Dimension::Source)).len(), 9);
    // Five reasons, several stages (C62, C64).
    assert_eq!(totals.answer(&Query::of(Figure::Lost).by(Dimension::Reason)).len(), 5);
    assert!(totals.answer(&Query::of(Figure::Lost).by(Dimension::Stage)).len() >= 6);
    // Every kind of contact, attempts too (C31, C40).
    assert_eq!(totals.answer(&Query::of(Figure::Contacts).by(Dimension::Kind)).len(), 5);
    assert_eq!(totals.answer(&Query::of(Figure::Contacts).by(Dimension::Answer)).len(), 2);
    let late = totals.answer(&Query::of(Figure::Paid).by(Dimension::Late));
    assert!(late[0].sum > late[1].sum * 2 && late[1].sum > 100, "most pay in time: {late:?}");
    let tasks = totals.tasks(today());
    assert!(tasks.iter().any(|(_, due)| due.overdue > 0 && due.today > 0 && due.later > 0), "{tasks:?}");
    assert!((6..30).contains(&(totals.dormant(today(), 6) * 100 / 3_000)), "{}", totals.dormant(today(), 6));
    assert!(totals.stale(today(), 6) > 300);
    // Both pipelines work (C67).
    assert_eq!(totals.answer(&Query::of(Figure::Cohort).by(Dimension::Pipeline)).len(), 2);
    let conversion = totals.conversion("", today().add_months(-12).month(), today().month(), None);
    assert!(conversion.stages.iter().all(|stage| stage.entered > 20), "{conversion:?}");
    let bound = rows.iter().filter(|row| row.deals.iter().any(|deal| deal.campaign.is_some())).count();
    assert!(bound > 100, "{bound} clients came by a campaign (C184)");
    assert!(rows.iter().filter(|row| row.facts.get("consent").is_some()).count() > 900);
    assert!(rows.iter().filter(|row| !row.complaints.is_empty()).count() > 5);
}

#[test]
fn every_rule_has_a_client_at_its_edge() {
    let rows: Vec<ClientRow> = Demo::new(1, EDGES, today()).rows().collect();
    assert_eq!(rows.len(), 40);
    let mut totals = Totals::default();
    totals.rebuild(&rows);
    totals.ranking_mut().look_at(Period::last_months(today(), 12), rates());
    let ranking = totals.ranking();
    let row = |n: usize| &rows[n];
    let last = |n: usize| ranking.purchases(row(n).id).last().map(|purchase| purchase.day);

    let value = ranking.value(row(0).id);
    assert_eq!((value.value.minor(), value.deals, value.is_marked()), (15_000_000 * 100, 3, false), "C46");
    assert!(is_dormant(last(1), today(), 6) && !is_dormant(last(2), today(), 6), "C50");
    let stale = |n: usize| {
        let verified = row(n).verified.map(date);
        Freshness { client: row(n).id, verified, created: date(row(n).created) }.is_stale(today(), 6)
    };
    assert!(stale(3) && !stale(4), "C13");
    assert_eq!(row(5).last_contact.map(date), Some(today().add_days(-14)), "C79");
    assert!(row(5).open_deals() == 0 && row(6).do_not_contact, "the wish to be left alone wins");
    let facts = ranking.facts();
    let borders = ranking.borders(&SegmentPolicy::default());
    for n in [5, 6, 7] {
        assert_ne!(borders.segment(row(n).id, ranking.revenue(row(n).id)), BRONZE, "a large client");
    }
    assert_eq!(row(7).frequency, Some(60), "C81");
    assert!(row(8).last_contact.is_none() && row(8).last_attempt.is_some(), "C40");
    let due = |n: usize| row(n).tasks.first().and_then(|task| task.due);
    assert!(due(9) < Some(today()) && due(10) == Some(today()) && due(11) > Some(today()), "C90");
    assert!(row(12).tasks.is_empty() && row(12).open_deals() == 1, "C90: nothing planned");
    assert_eq!(date(row(11).deals[0].since), today().add_days(-30), "a far task does not hide rotting");
    let lost = &row(14).deals[0];
    assert_eq!((lost.stage, lost.moves[1].stage), (StageId::LOST, StageId::AWAITING_PAYMENT), "C60");
    assert_eq!(row(15).deals[0].kind(), StageKind::Nurture, "C65");
    let born = |n: usize| row(n).facts.day("birthday").unwrap().ymd();
    assert_eq!((born(16).1, born(16).2), (11, 26), "C84");
    assert_eq!((born(17).1, born(17).2), (2, 29));
    assert!(row(18).name.is_empty() && !row(18).phones.is_empty(), "C12");
    assert!(row(19).deals.is_empty(), "C25");
    assert_eq!(row(20).phones, row(21).phones, "C27");
    assert_eq!(row(22).deals[0].next_payment, Some(today().add_days(-1)), "C20: overdue");
    assert_eq!(row(23).deals[0].next_payment, Some(today()), "C20: due today");
    assert_eq!(row(24).deals[0].payments.iter().filter(|payment| payment.paid.is_some()).count(), 1, "C20: in part");
    assert_eq!(row(25).deals[0].amount, Money::units(7_400, Currency::Usd), "C69");
    assert!(ranking.value(row(26).id).is_marked(), "C46: a profit that nobody knows");
    assert!(row(27).lead.is_none() && row(27).enquiries.len() == 1, "C58");
    assert_eq!(row(28).enquiries.len(), 2, "C36");
    assert!(row(28).enquiries[0].at < row(28).enquiries[1].at);
    assert!(row(29).enquiries.is_empty() && row(30).complaints.len() == 1, "C36, C17");
    assert_eq!(row(31).deals[0].approval, "asked", "C70");
    assert_eq!(row(32).deals.iter().filter(|deal| deal.repeats.is_some()).count(), 3, "C72");
    assert!(date(row(33).created) < today().add_months(-96) && is_dormant(last(33), today(), 6), "C10");
    let revenue = |n: usize| ranking.revenue(row(n).id).minor();
    assert_eq!((revenue(34), revenue(35)), (0, 4_000_000_000), "C41: the period begins the day after");
    let reasons: BTreeSet<&str> = row(36).deals.iter().map(|deal| deal.loss_reason.as_str()).collect();
    assert_eq!(reasons.len(), 5, "C62");
    let stages: BTreeSet<StageId> = row(37).deals[0].moves.iter().map(|entry| entry.stage).collect();
    assert_eq!(stages.len(), 7, "C57");
    assert!(row(37).tasks.len() == 1 || totals.sum(&Query::of(Figure::Won)) > 0, "C82");
    assert_eq!(revenue(38), revenue(39), "a tie");
    assert!(facts.len() > 10);
}

#[test]
fn removing_the_demo_leaves_nothing_alive() {
    let demo = Demo::new(5, 60, today());
    let workspace = Document::first_change(DocumentKind::Workspace, Id::workspace()).expect("it begins alike");
    let mut fresh = Document::empty(Id::workspace());
    fresh.receive(vec![workspace]).expect("a first change fits");

    let mut documents: BTreeMap<Id, Document> = demo.documents().map(|made| (made.id, build(&made))).collect();
    assert!(documents.values().all(Document::is_alive));
    assert_ne!(documents[&Id::workspace()].record().fields, fresh.record().fields);
    let products = documents.values().filter(|document| document.kind() == Some(DocumentKind::Product)).count();
    assert!(products > 50, "{products} products");

    let theirs: Vec<Id> = documents
        .values()
        .filter(|document| document.kind() == Some(DocumentKind::Client))
        .map(|document| document.rows())
        .filter(|row| row.import == Some(demo::import()))
        .map(|row| row.id)
        .collect();
    assert_eq!(theirs.len(), 60);
    for command in demo::removal(theirs) {
        if let Some(document) = documents.get_mut(&command.document()) {
            let there = document.record();
            // Plans of months that this demo did not make are not there to be hidden.
            if document.kind() == Some(DocumentKind::Workspace) && !mentions(&there, &command) {
                continue;
            }
            run(document, command);
        } else {
            panic!("{command:?} is for a document that the demo did not make");
        }
    }
    for (id, document) in &documents {
        assert_eq!(document.is_alive(), *id == Id::workspace(), "{id}");
    }
    assert_eq!(documents[&Id::workspace()].record().fields, fresh.record().fields);

    // Made once more, it is there again.
    for made in demo.company() {
        let document = documents.get_mut(&made.id).expect("it was made before");
        for step in made.steps() {
            document.apply(&step.commands, &step.author, step.at).expect("it can be made again");
        }
        assert!(document.is_alive());
    }
    assert_ne!(documents[&Id::workspace()].record().fields, fresh.record().fields);
}

/// Whether the workspace holds the thing that a command is about.
fn mentions(row: &ingot_shared::row::RecordRow, command: &Command) -> bool {
    let Command::Hide { at, .. } = command else { return false };
    row.things(at.entity).iter().any(|(id, _)| *id == at.id)
}

#[test]
fn a_guest_sells_and_meets_nothing_that_only_the_settings_name() {
    let guest = Id::from_bytes([9; 16]);
    let demo = Demo::new(1, 300, today()).for_guest(guest, "Анна");
    let rows: Vec<ClientRow> = demo.rows().collect();
    let own: Vec<&ClientRow> = rows.iter().filter(|row| row.lead == Some(guest)).collect();
    assert!((30..100).contains(&own.len()), "{}", own.len());
    assert!(own.iter().all(|row| row.responsible == "Анна"));
    let due = own.iter().flat_map(|row| &row.tasks).filter(|task| task.assignee == Some(guest)).filter_map(|task| task.due);
    let (mut late, mut now, mut later) = (0, 0, 0);
    for due in due {
        match due.cmp(&today()) {
            std::cmp::Ordering::Less => late += 1,
            std::cmp::Ordering::Equal => now += 1,
            std::cmp::Ordering::Greater => later += 1,
        }
    }
    assert!(late > 0 && now > 0 && later > 0, "{late} {now} {later}");
    assert!(rows.iter().flat_map(|row| &row.deals).all(|deal| deal.pipeline.is_empty() && deal.deal_type.is_empty()));
    let named = |key: &str| key.starts_with("custom:") || key.starts_with("interest:");
    assert!(rows.iter().all(|row| row.facts.list.iter().all(|(key, _)| !named(key))));
    let open: BTreeSet<StageId> =
        rows.iter().flat_map(|row| &row.deals).filter(|deal| deal.kind() == StageKind::Open).map(|deal| deal.stage).collect();
    assert_eq!(open.len(), 6, "deals stand in every open stage");
    assert!(rows.iter().filter(|row| !row.enquiries.is_empty()).count() >= 8);
    for number in 0..60 {
        let made = demo.client(number);
        let document = build(&made);
        assert_alike("row", &made.row().unwrap(), &document.rows());
    }
}
