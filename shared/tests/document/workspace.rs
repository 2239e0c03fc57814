//! Documents that are not clients, and how those begin that every device may create.

use ingot_shared::date::{WorkWeek, Zone};
use ingot_shared::document::Document;
use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::document::record::{Finance, Handoff, PlanEntry, Product, Survey, Workspace};
use ingot_shared::domain::rules::base::Base;
use ingot_shared::domain::rules::cadence::CadencePolicy;
use ingot_shared::domain::rules::segments::SegmentPolicy;
use ingot_shared::domain::{Command, DomainError, Place, StageId, StageKind, Value};
use ingot_shared::row::{RecordRow, pack, unpack};
use ingot_shared::{Currency, Date, Id, Money};

use crate::support::{Device, day, id, som};

fn at(entity: Entity, n: u8, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Command {
    Command::put(Id::workspace(), Place::of(entity, id(n)), fields)
}

fn setting(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Command {
    Command::put(Id::workspace(), Place::main(DocumentKind::Workspace), fields)
}

fn workspace(device: &Device) -> Workspace {
    Workspace::from(&device.document.record())
}

#[test]
fn a_workspace_begins_alike_on_every_device() {
    let (mut anna, mut boris) = (Device::new(1, Id::workspace()), Device::new(2, Id::workspace()));
    let first = anna.try_run(setting([("name", "Ковры".into())])).expect("allowed").changes;
    let second = boris.try_run(setting([("country", "998".into())])).expect("allowed").changes;
    assert_eq!((first.len(), second.len()), (2, 2));
    assert_eq!(first[0], second[0], "one change with one hash");
    anna.meets(&mut boris);
    let settings = workspace(&anna).settings;
    assert_eq!((settings.text("name"), settings.text("country")), ("Ковры", "998"));
}

/// A first change that is in a log is the same for ever: this hash must never change.
#[test]
fn first_changes_stay_as_they_are() {
    let hash = |kind, id| {
        let change = Document::first_change(kind, id).expect("it begins alike");
        change.hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let hashes = [
        hash(DocumentKind::Workspace, Id::workspace()),
        hash(DocumentKind::ClientFinance, id(1).finance()),
        hash(DocumentKind::Planner, id(1).planner()),
    ];
    assert_eq!(hashes, FIRST_HASHES);
    assert_eq!(Document::first_change(DocumentKind::Product, id(1)), None);
}

const FIRST_HASHES: [&str; 3] = [
    "7ec14e7a280eb871031f1805e79cb0495274d9b094fc533e4a50592d53e259b7",
    "eccbcd0fb815b8f2b80cf95da729c25e75363d7ab0504a0c059e90d89f3f9ac9",
    "a1614aa91e773455d1e6d962150956719f96741c683cacb6042a1347949f197c",
];

#[test]
fn a_workspace_begins_with_the_shipped_defaults() {
    let mut anna = Device::new(1, Id::workspace());
    anna.run(setting([("currency", "UZS".into())]));
    let workspace = workspace(&anna);
    let stages: Vec<StageId> = workspace.pipelines[0].stages.iter().map(|stage| stage.key).collect();
    assert_eq!(stages, StageId::ALL);
    assert_eq!(workspace.stage(StageId::WON).map(|stage| stage.kind), Some(StageKind::Won));
    let reasons: Vec<_> = workspace.loss_reasons.iter().map(|reason| (reason.default.as_str(), reason.kind.as_str())).collect();
    assert_eq!(reasons.len(), 5);
    assert_eq!(reasons[4], ("no_answer", "ours"));
    assert_eq!(
        workspace.segments.iter().map(|segment| segment.default.as_str()).collect::<Vec<_>>(),
        ["gold", "silver", "bronze", "casual"]
    );
    let kinds: Vec<_> = workspace.dictionary("task_kind").map(|entry| entry.key.as_str()).take(4).collect();
    assert_eq!(kinds, ["call", "message", "offer", "ask"]);
}

#[test]
fn what_is_shipped_is_known_without_the_document() {
    let mut document = Document::empty(Id::workspace());
    let first = Document::first_change(DocumentKind::Workspace, Id::workspace()).expect("it begins alike");
    document.receive(vec![first]).expect("it fits");
    assert_eq!(document.record(), RecordRow::shipped_workspace());
}

#[test]
fn the_row_of_a_workspace_travels_in_a_deleted_client() {
    let mut anna = Device::new(1, Id::workspace());
    assert_eq!(anna.document.rows().record, None, "nothing is there yet");
    let shipped = Place::of(Entity::LossReason, Id::shipped("reason", "", "trip"));
    let hide = Command::Hide { document: Id::workspace(), at: shipped };
    assert!(hide.creates(), "what is shipped can be hidden where nobody changed anything yet");
    anna.run(hide);
    let row = anna.document.rows();
    assert_eq!((row.id, row.deleted, row.title()), (Id::workspace(), true, ""));
    assert_eq!(row.record.as_deref(), Some(&anna.document.record()));
    assert_eq!(unpack(&pack(std::slice::from_ref(&row))), Some(vec![row]));
    let reasons = workspace(&anna).loss_reasons;
    assert_eq!((reasons.len(), reasons[0].default.as_str()), (4, "illness"));
}

#[test]
fn a_command_that_changes_nothing_does_not_begin_a_document() {
    let mut anna = Device::new(1, Id::workspace());
    assert!(anna.try_run(setting([])).expect("allowed").changes.is_empty());
    assert!(anna.document.is_empty());
    let wrong = at(Entity::Task, 3, [("title", "x".into())]);
    assert!(anna.try_run(wrong).is_err());
    let wrong = at(Entity::Stage, 3, [("name", "x".into())]);
    assert_eq!(anna.try_run(wrong).map(|_| ()), Err(DomainError::FieldMissing { field: "pipeline".to_owned() }));
    assert!(anna.document.is_empty());
}

#[test]
fn stages_are_renamed_added_and_retired() {
    let mut anna = Device::new(1, Id::workspace());
    let won = StageId::WON.item().expect("a default");
    anna.run(Command::put(Id::workspace(), Place::of(Entity::Stage, won), [("name", "Продано".into())]));
    let pipeline = Id::default_pipeline();
    anna.run(at(
        Entity::Stage,
        30,
        [
            ("pipeline", pipeline.into()),
            ("kind", "open".into()),
            ("name", "Отгрузка".into()),
            ("order", 5.into()),
            ("need:amount", true.into()),
        ],
    ));
    anna.run(at(Entity::Check, 31, [("stage", id(30).into()), ("text", "Позвонить водителю".into())]));
    let stages = &workspace(&anna).pipelines[0].stages;
    let own = stages.iter().find(|stage| stage.name == "Отгрузка").expect("the new stage");
    assert_eq!((own.key, own.needs.as_slice(), own.checks.len()), (StageId::of(id(30)), ["amount".to_owned()].as_slice(), 1));
    assert_eq!(stages.iter().find(|stage| stage.key == StageId::WON).map(|stage| stage.name.as_str()), Some("Продано"));
}

#[test]
fn a_member_made_on_two_devices_is_one_member_with_the_facts_of_both() {
    let (mut anna, mut boris) = (Device::new(1, Id::workspace()), Device::new(2, Id::workspace()));
    anna.run(at(Entity::Member, 60, [("name", "Олег".into()), ("role", "manager".into())]));
    boris.run(at(Entity::Member, 60, [("name", "Олег Б.".into()), ("phone", "901234567".into())]));
    anna.meets(&mut boris);
    let members = workspace(&anna).members;
    assert_eq!((members.len(), members[0].role.as_str(), members[0].phone.as_str()), (1, "manager", "901234567"));
    boris.run(at(Entity::Member, 60, [("role", "head".into())]));
    anna.meets(&mut boris);
    assert_eq!(workspace(&anna).members[0].role, "head", "what was written last counts, wherever it stands");
}

#[test]
fn settings_with_a_slash_in_their_key_are_settings() {
    let mut anna = Device::new(1, Id::workspace());
    anna.run(setting([("touch:phone/a", 14.into()), ("rate:USD", 12_700_000_000.into()), ("rest:7", true.into())]));
    let settings = workspace(&anna).settings;
    assert_eq!((settings.number("touch:phone/a"), settings.set("rest")), (Some(14), vec!["7".to_owned()]));
}

fn made(kind: DocumentKind, document: Id, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Device {
    let mut device = Device::new(1, document);
    device.run(Command::put(document, Place::main(kind), fields));
    device
}

#[test]
fn a_product_has_a_price_in_each_list() {
    let mut device = made(
        DocumentKind::Product,
        id(5),
        [("name", "Ковёр".into()), ("kind", "good".into()), ("price:base", som(100).into()), ("stock", 12_000.into())],
    );
    let inverse = device.run(Command::put(id(5), Place::main(DocumentKind::Product), [("price:vip", som(90).into())]));
    let product = Product::from(&device.document.record());
    assert_eq!(product.prices, [("base".to_owned(), som(100)), ("vip".to_owned(), som(90))]);
    assert_eq!((product.name.as_str(), product.service, product.stock), ("Ковёр", false, Some(12_000)));
    device.run_all(&inverse).expect("an inverse is allowed");
    assert_eq!(Product::from(&device.document.record()).prices.len(), 1);
    assert!(device.document.rows().deleted, "it is no client");
    device.run(Command::Hide { document: id(5), at: Place::main(DocumentKind::Product) });
    assert!(device.document.record().deleted);
}

#[test]
fn a_request_between_departments_is_answered() {
    let mut device = made(
        DocumentKind::Handoff,
        id(6),
        [("subject", "Замер".into()), ("from", id(61).into()), ("to", id(62).into()), ("due", day("2026-12-01").into())],
    );
    device.run(Command::Turn {
        document: id(6),
        at: Place::main(DocumentKind::Handoff),
        entry: id(40),
        state: "done".to_owned(),
        text: "3 на 4".to_owned(),
        deal: None,
    });
    let request = Handoff::from(&device.document.record());
    assert_eq!((request.state.as_str(), request.answer.as_str(), request.by), ("done", "3 на 4", id(201)));
}

#[test]
fn surveys_planners_and_finance_are_read_in_order() {
    let mut survey = made(DocumentKind::Survey, id(7), [("name", "Опрос".into())]);
    for (n, order) in [(30, 2), (31, 1)] {
        let place = Place::of(Entity::Question, id(n));
        survey.run(Command::put(id(7), place, [("text", format!("Вопрос {order}").into()), ("order", order.into())]));
    }
    let questions = Survey::from(&survey.document.record()).questions;
    assert_eq!(questions.iter().map(|question| question.id).collect::<Vec<_>>(), [id(31), id(30)]);

    let planner = id(201).planner();
    let mut plan = Device::new(1, planner);
    let entry = |n, day_text: &str| {
        let fields = [("title", Value::from("Отчёт")), ("day", day(day_text).into())];
        Command::put(planner, Place::of(Entity::PlanEntry, id(n)), fields)
    };
    plan.run(entry(30, "2026-12-02"));
    plan.run(entry(31, "2026-12-01"));
    let days: Vec<_> = PlanEntry::all(&plan.document.record()).into_iter().map(|entry| entry.id).collect();
    assert_eq!(days, [id(31), id(30)]);

    let document = id(1).finance();
    let mut finance = Device::new(1, document);
    let cost: Money = som(60);
    finance.run(Command::put(document, Place::of(Entity::DealFinance, id(10)), [("cost", cost.into())]));
    assert_eq!(Finance::from(&finance.document.record()).deals, [(id(10), Some(som(60)), None)]);
}

#[test]
fn the_companys_rules_are_read_from_its_settings() {
    let mut anna = Device::new(1, Id::workspace());
    anna.run(setting([
        ("rate:USD", Value::Number(12_650_500_000)),
        ("rate:UZS", Value::Number(5)),
        ("rate:EUR", Value::Number(0)),
        ("period_months", Value::Number(6)),
        ("zone", "Europe/Moscow".into()),
    ]));
    let gold = Place::of(Entity::Segment, Id::shipped("segment", "", "gold"));
    anna.run(Command::put(Id::workspace(), gold, [("name", "Алмаз".into()), ("share", Value::Number(7_000))]));
    let workspace = workspace(&anna);
    let rates = workspace.rates();
    assert_eq!(rates.to_base(Money::units(100, Currency::Usd)), Ok(Base::from_minor(126_505_000)));
    assert!(rates.to_base(Money::units(1, Currency::Eur)).is_err(), "a rate of zero is none");
    let policy = workspace.segment_policy();
    let shares: Vec<_> = policy.tiers.iter().map(|tier| (tier.segment.name.as_str(), tier.share.points())).collect();
    assert_eq!((policy.months, shares), (6, vec![("Алмаз", 7_000), ("", 3_000)]));
    assert_eq!(workspace.zone(), Zone::MOSCOW);
    let shipped = Workspace::from(&RecordRow::shipped_workspace());
    assert_eq!((shipped.segment_policy(), shipped.zone()), (SegmentPolicy::default(), Zone::TASHKENT));
}

#[test]
fn how_often_and_on_which_days_a_company_works_is_read_from_its_settings() {
    let today: Date = "2026-11-26".parse().unwrap();
    let shipped = Workspace::from(&RecordRow::shipped_workspace());
    assert_eq!((shipped.cadence_policy(), shipped.work_week(today)), (CadencePolicy::default(), WorkWeek::default()));

    let mut anna = Device::new(1, Id::workspace());
    anna.run(setting([("rest:7", Value::Flag(true))]));
    let gold = Place::of(Entity::Segment, Id::shipped("segment", "", "gold"));
    anna.run(Command::put(Id::workspace(), gold, [("most_days", Value::Number(10)), ("least_days", Value::Number(7))]));
    let silver = Place::of(Entity::Segment, Id::shipped("segment", "", "silver"));
    anna.run(Command::put(Id::workspace(), silver, [("most_days", Value::Number(30))]));
    let navruz = [("day", Value::Day("2020-03-21".parse().unwrap())), ("yearly", Value::Flag(true)), ("rest", Value::Flag(true))];
    anna.run(at(Entity::Holiday, 1, navruz));
    let fair = [("day", Value::Day("2026-11-27".parse().unwrap())), ("rest", Value::Flag(false))];
    anna.run(at(Entity::Holiday, 2, fair));
    let workspace = workspace(&anna);
    let week = workspace.work_week(today);
    let is_rest = |day: &str| week.is_rest(day.parse().unwrap());
    assert_eq!(["2026-11-28", "2026-11-29", "2027-03-21", "2026-11-27"].map(is_rest), [false, true, true, false]);
    let days: Vec<_> = workspace.cadence_policy().segments.iter().map(|(_, every)| (every.from_days, every.to_days)).collect();
    assert_eq!(days, [(7, 10), (30, 30), (21, 21), (21, 21)]);
}

#[test]
fn a_companys_own_pipeline_stands_after_the_shipped_one() {
    let mut anna = Device::new(1, Id::workspace());
    for n in [1, 2] {
        anna.run(at(Entity::Pipeline, n, [("name", "Своя".into()), ("order", Value::Number(i64::from(n)))]));
    }
    let ids: Vec<Id> = workspace(&anna).pipelines.iter().map(|pipeline| pipeline.id).collect();
    assert_eq!(ids, [Id::default_pipeline(), id(1), id(2)]);
}
