//! Stories of the worklist, and the proof that keeping it up gives the same as building it anew.

use ingot_shared::date::{TimeOfDay, Zone};
use ingot_shared::domain::StageId;
use ingot_shared::row::{ClientRow, ContactRow, DealRow, PhoneRow, RequestRow, TaskRow};
use ingot_shared::{Currency, Date, Id, Instant, Money};
use proptest::prelude::*;

use super::{Act, Scope, Section, Why};
use crate::model::mine::Mine;
use crate::model::rows::Rows;

const ME: Id = Id::from_bytes([200; 16]);
const OTHER: Id = Id::from_bytes([201; 16]);

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

/// Thursday, 25.03.2027.
fn today() -> Date {
    Date::new(2027, 3, 25).unwrap()
}

fn at(ahead: i32, minute: u16) -> Instant {
    Zone::default().instant(today().add_days(ahead), TimeOfDay::new(minute / 60, minute % 60).unwrap())
}

fn noon() -> Instant {
    at(0, 720)
}

/// A client who was talked to yesterday, so that nothing is due.
fn client(n: u8) -> ClientRow {
    let phone = PhoneRow { typed: "90 123 45 67".to_owned(), e164: None };
    ClientRow {
        id: id(n),
        created: at(-100, 0),
        last_contact: Some(at(-1, 0)),
        last_attempt: Some(at(-1, 0)),
        phones: vec![phone],
        ..ClientRow::default()
    }
}

fn task(n: u8, ahead: i32) -> TaskRow {
    TaskRow {
        id: id(n),
        title: "Позвонить".to_owned(),
        kind: "call".to_owned(),
        due: Some(today().add_days(ahead)),
        ..TaskRow::default()
    }
}

fn deal(n: u8, amount: i64) -> DealRow {
    DealRow {
        id: id(n),
        title: "Партия".to_owned(),
        stage: StageId::NEGOTIATION,
        amount: Money::units(amount, Currency::Uzs),
        since: at(-6, 0),
        ..DealRow::default()
    }
}

fn enquiry(n: u8, ahead: i32) -> RequestRow {
    RequestRow { id: id(n), at: at(ahead, 0), subject: "Цена".to_owned(), ..RequestRow::default() }
}

fn rows_at(now: Instant, clients: &[ClientRow]) -> Rows {
    let mut rows = Rows::default();
    rows.look_at(now);
    rows.put(clients.to_vec());
    rows.settle();
    rows
}

fn listed(rows: &Rows, scope: Scope) -> Vec<(Section, u8)> {
    let of =
        |section| rows.today().clients(scope, section, usize::MAX).into_iter().map(move |id: Id| (section, id.as_bytes()[0]));
    Section::ALL.into_iter().flat_map(of).collect()
}

fn only(row: ClientRow) -> Option<(Section, Why, Act)> {
    let rows = rows_at(noon(), std::slice::from_ref(&row));
    rows.today().item(Scope::All, row.id).map(|item| (item.section, item.why.clone(), item.act))
}

fn section(row: ClientRow) -> Option<Section> {
    only(row).map(|(section, ..)| section)
}

#[test]
fn tasks_are_late_by_the_day_and_by_the_minute() {
    let timed = |minute| TaskRow { minute: Some(minute), ..task(1, 0) };
    let with = |task| section(ClientRow { tasks: vec![task], ..client(1) });
    assert_eq!(with(task(1, -1)), Some(Section::Overdue));
    assert_eq!(with(timed(719)), Some(Section::Overdue));
    assert_eq!(with(timed(720)), Some(Section::Today));
    assert_eq!(with(task(1, 0)), Some(Section::Today));
    assert_eq!(with(task(1, 1)), None);
    assert_eq!(with(TaskRow { due: None, ..task(1, 0) }), None);
}

#[test]
fn a_client_is_there_once_for_the_most_urgent_reason() {
    let busy = ClientRow {
        tasks: vec![task(1, 0), task(2, -2), task(3, -1)],
        enquiries: vec![enquiry(4, 0)],
        deals: vec![deal(5, 7)],
        ..client(1)
    };
    let (section, why, act) = only(busy).unwrap();
    assert_eq!((section, act), (Section::Overdue, Act::Call));
    assert!(matches!(why, Why::Task { task, .. } if task == id(2)));
}

#[test]
fn an_enquiry_is_new_until_somebody_reacts_and_then_wants_a_step() {
    let asked = ClientRow { enquiries: vec![enquiry(4, 0)], ..client(1) };
    assert_eq!(section(asked.clone()), Some(Section::Enquiries));
    let tried = ClientRow { last_attempt: Some(at(0, 60)), ..asked.clone() };
    assert_eq!(section(tried.clone()), Some(Section::NoStep));
    let planned = TaskRow { enquiry: Some(id(4)), ..task(9, 3) };
    assert_eq!(section(ClientRow { tasks: vec![planned], ..tried }), None);
    let other = TaskRow { enquiry: Some(id(8)), ..task(9, 3) };
    assert_eq!(
        section(ClientRow { tasks: vec![other], ..asked }),
        Some(Section::Enquiries),
        "a task for another enquiry plans nothing here"
    );
}

#[test]
fn an_open_deal_without_a_task_wants_a_step() {
    let row = ClientRow { deals: vec![deal(5, 18)], ..client(1) };
    let (section_of, why, act) = only(row.clone()).unwrap();
    assert_eq!((section_of, act), (Section::NoStep, Act::Step));
    assert!(matches!(why, Why::Deal { days: 6, .. }));
    let general = ClientRow { tasks: vec![task(9, 30)], ..row.clone() };
    assert_eq!(section(general), None);
    let of_another = TaskRow { deal: Some(id(77)), ..task(9, 30) };
    assert_eq!(section(ClientRow { tasks: vec![of_another], ..row.clone() }), Some(Section::NoStep));
    let won = DealRow { stage: StageId::WON, ..deal(5, 18) };
    assert_eq!(section(ClientRow { deals: vec![won], ..row }), None);
}

#[test]
fn silence_counts_only_outside_the_funnel_and_not_for_who_wants_none() {
    let silent = ClientRow { last_contact: Some(at(-40, 0)), last_attempt: None, ..client(1) };
    assert!(matches!(only(silent.clone()), Some((Section::Cadence, Why::Silence { days: Some(40), norm: 21 }, Act::Call))));
    assert_eq!(section(ClientRow { do_not_contact: true, ..silent.clone() }), None);
    assert_eq!(section(ClientRow { frequency: Some(60), ..silent.clone() }), None);
    assert_eq!(section(ClientRow { tasks: vec![task(9, 5)], ..silent.clone() }), None, "a call soon is planned");
    assert_eq!(section(ClientRow { tasks: vec![task(9, 200)], ..silent.clone() }), Some(Section::Cadence));
    assert_eq!(section(ClientRow { last_attempt: Some(at(0, 60)), ..silent.clone() }), None, "tried today");
    assert_eq!(section(ClientRow { deleted: true, ..silent }), None);
}

#[test]
fn the_amount_is_of_the_deal_or_of_all_open_ones() {
    let of_deal = TaskRow { deal: Some(id(6)), ..task(1, 0) };
    let row = |task| ClientRow { tasks: vec![task], deals: vec![deal(5, 18), deal(6, 2)], ..client(1) };
    let sum = |task| {
        let rows = rows_at(noon(), &[row(task)]);
        rows.today().item(Scope::All, id(1)).unwrap().sums.minor(Currency::Uzs)
    };
    assert_eq!((sum(task(1, 0)), sum(of_deal)), (2_000, 200));
}

#[test]
fn the_longest_late_comes_first_and_a_timed_task_before_one_for_some_time() {
    let timed = TaskRow { minute: Some(800), ..task(1, 0) };
    let rows = rows_at(
        noon(),
        &[
            ClientRow { tasks: vec![task(1, 0)], ..client(1) },
            ClientRow { tasks: vec![timed], ..client(2) },
            ClientRow { tasks: vec![task(1, -1)], ..client(3) },
            ClientRow { tasks: vec![task(1, -5)], ..client(4) },
        ],
    );
    use Section::{Overdue, Today};
    assert_eq!(listed(&rows, Scope::All), [(Overdue, 4), (Overdue, 3), (Today, 2), (Today, 1)]);
}

#[test]
fn a_task_becomes_late_while_nothing_changes() {
    let timed = TaskRow { minute: Some(730), ..task(1, 0) };
    let mut rows = rows_at(noon(), &[ClientRow { tasks: vec![timed], ..client(1) }]);
    assert!(!rows.today().is_behind(at(0, 730)) && rows.today().is_behind(at(0, 731)) && rows.today().is_behind(at(1, 0)));
    rows.look_at(at(0, 731));
    rows.settle();
    assert_eq!(listed(&rows, Scope::All), [(Section::Overdue, 1)]);
    assert!(!rows.today().is_behind(at(0, 900)));
    rows.look_at(at(1, 0));
    rows.settle();
    assert_eq!(rows.today().counts(Scope::All), [1, 0, 0, 0, 0]);
}

#[test]
fn without_a_name_everything_is_mine() {
    let theirs =
        ClientRow {
            tasks: vec![TaskRow { assignee: Some(OTHER), ..task(1, 0) }], responsible: "Дина".to_owned(), ..client(1)
        };
    let mut rows = rows_at(noon(), &[theirs]);
    assert_eq!(rows.today().counts(Scope::Mine), [0, 1, 0, 0, 0]);
    rows.set_mine(Mine { member: ME, name: "Олег".to_owned(), ..Mine::default() });
    rows.settle();
    assert_eq!((rows.today().counts(Scope::Mine), rows.today().counts(Scope::All)), ([0; 5], [0, 1, 0, 0, 0]));
}

#[test]
fn moved_borders_bring_buyers_into_the_list() {
    let bought = |n: u8, units: i64| {
        let deal = DealRow {
            id: id(n),
            stage: StageId::WON,
            amount: Money::units(units, Currency::Uzs),
            since: at(-16, 0),
            ..DealRow::default()
        };
        ClientRow { deals: vec![deal], last_contact: Some(at(-16, 0)), last_attempt: None, ..client(n) }
    };
    // The small buyer is bronze and has 21 days; without the large one it is gold and has 14.
    let mut rows = rows_at(noon(), &[bought(1, 1), ClientRow { last_contact: Some(noon()), ..bought(2, 100) }]);
    assert_eq!(listed(&rows, Scope::All), []);
    rows.put(vec![ClientRow { deleted: true, ..bought(2, 100) }]);
    rows.settle();
    assert_eq!(listed(&rows, Scope::All), [(Section::Cadence, 1)]);
}

fn any_row() -> impl Strategy<Value = ClientRow> {
    let whose = || prop::option::of(prop::sample::select(vec![ME, OTHER]));
    let tasks = prop::collection::vec((0_u8..5, prop::option::of(-3..4), prop::option::of(700_u16..760), whose()), 0..3);
    let deals = prop::collection::vec((0_u8..3, 1_i64..50, any::<bool>()), 0..3);
    (0_u8..12, tasks, deals, prop::option::of(-3..1), prop::option::of(-60..1), any::<bool>(), whose()).prop_map(
        |(n, tasks, deals, asked, talked, deleted, lead)| ClientRow {
            tasks: tasks
                .into_iter()
                .map(|(n, ahead, minute, assignee)| TaskRow {
                    due: ahead.map(|ahead| today().add_days(ahead)),
                    minute,
                    assignee,
                    ..task(n, 0)
                })
                .collect(),
            deals: deals
                .into_iter()
                .map(|(n, units, won)| DealRow { stage: if won { StageId::WON } else { StageId::DECIDING }, ..deal(n, units) })
                .collect(),
            enquiries: asked.map(|ahead| enquiry(1, ahead)).into_iter().collect(),
            contacts: vec![ContactRow::default()].into(),
            last_contact: talked.map(|ahead| at(ahead, 0)),
            last_attempt: talked.map(|ahead| at(ahead, 0)),
            deleted,
            lead,
            ..client(n)
        },
    )
}

proptest! {
    #[test]
    fn kept_up_is_the_same_as_built_anew(changes in prop::collection::vec((any_row(), 0_i32..3, 700_u16..760), 1..40)) {
        let mut changes = changes;
        // Time only goes on.
        changes.sort_by_key(|(_, ahead, minute)| (*ahead, *minute));
        let mine = Mine { member: ME, name: "Олег".to_owned(), ..Mine::default() };
        let mut kept = Rows::default();
        kept.set_mine(mine.clone());
        for (row, ahead, minute) in &changes {
            kept.put(vec![row.clone()]);
            kept.look_at(at(*ahead, *minute));
            kept.settle();
        }
        let (_, ahead, minute) = changes.last().unwrap();
        let mut anew = Rows::default();
        anew.set_mine(mine);
        anew.look_at(at(*ahead, *minute));
        anew.put((0..12).filter_map(|n| kept.get(id(n))).map(|entry| entry.row.clone()).collect());
        anew.settle();
        for scope in [Scope::Mine, Scope::All] {
            prop_assert_eq!(listed(&kept, scope), listed(&anew, scope));
            prop_assert_eq!(kept.today().counts(scope), anew.today().counts(scope));
            prop_assert_eq!(kept.today().counts(scope).iter().sum::<usize>(), listed(&kept, scope).len());
            for (_, n) in listed(&kept, scope) {
                prop_assert_eq!(kept.today().item(scope, id(n)), anew.today().item(scope, id(n)));
            }
        }
        prop_assert_eq!(kept.agenda().count(Scope::All), anew.agenda().count(Scope::All));
        prop_assert_eq!(kept.agenda().count(Scope::Mine), anew.agenda().count(Scope::Mine));
    }
}
