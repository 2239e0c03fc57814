use super::*;
use crate::model::columns::Column;
use crate::model::mine::Mine;
use crate::model::rows::Rows;
use crate::model::search::Query;
use ingot_shared::domain::{StageId, Value};
use ingot_shared::row::{DealRow, RecordRow};
use ingot_shared::{Currency, Instant, Money};
use proptest::prelude::*;

const NOW: Instant = Instant::from_millis(1_790_000_000_000);
const DAY: i64 = 86_400_000;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn ago(days: i64) -> Instant {
    Instant::from_millis(NOW.as_millis() - days * DAY)
}

/// A client who is in no view: made and verified lately, contacted today, led by somebody else.
fn row(n: u8, name: &str) -> ClientRow {
    ClientRow {
        id: id(n),
        name: name.to_owned(),
        responsible: "Олег".to_owned(),
        created: ago(1),
        last_contact: Some(NOW),
        ..ClientRow::default()
    }
}

fn bought(amount: i64, days: i64) -> Vec<DealRow> {
    vec![DealRow { stage: StageId::WON, amount: Money::units(amount, Currency::Uzs), since: ago(days), ..DealRow::default() }]
}

fn rows(all: Vec<ClientRow>) -> Rows {
    let mut rows = Rows::default();
    rows.set_mine(Mine { member: id(200), name: "Анна".to_owned(), ..Mine::default() });
    rows.put(all);
    rows.look_at(NOW);
    rows.settle();
    rows
}

fn names(rows: &Rows, ready: Option<Ready>, order: Order) -> Vec<String> {
    let show = Show { ready, order, ..Show::default() };
    let shown = rows.shown(&show, &Query::default());
    shown.ids.iter().filter_map(|id| rows.get(*id)).map(|entry| entry.row.name.clone()).collect()
}

fn base() -> Vec<ClientRow> {
    vec![
        row(1, "Никто"),
        ClientRow { responsible: "Анна".to_owned(), ..row(2, "Мой") },
        ClientRow { last_contact: Some(ago(30)), ..row(3, "Молчит") },
        ClientRow { deals: bought(5, 400), last_contact: Some(ago(1)), ..row(4, "Уснул") },
        ClientRow { created: ago(300), ..row(5, "Старый") },
        ClientRow { created: ago(300), verified: Some(ago(3)), ..row(6, "Проверен") },
        ClientRow { responsible: String::new(), ..row(7, "Ничей") },
        ClientRow { deals: bought(100, 5), ..row(8, "Золото") },
    ]
}

#[test]
fn each_view_finds_its_own() {
    let rows = rows(base());
    let found = |ready| names(&rows, Some(ready), Order::default());
    assert_eq!(found(Ready::Mine), ["Мой"]);
    assert_eq!(found(Ready::Due), ["Молчит"]);
    assert_eq!(found(Ready::Dormant), ["Уснул"]);
    assert_eq!(found(Ready::ToVerify), ["Старый"]);
    assert_eq!(found(Ready::Unled), ["Ничей"]);
    assert_eq!(found(Ready::Gold), ["Золото"]);
    assert_eq!(Ready::ALL.map(|ready| rows.views().count(ready)), [1; 6]);
}

#[test]
fn the_companys_months_are_followed() {
    let mut rows = rows(base());
    let mut record = RecordRow::shipped_workspace();
    let months = |key: &str| (key.to_owned(), Value::Number(24));
    record.fields = record.fields.list.into_iter().chain([months("verify_months"), months("dormant_months")]).collect();
    rows.follow(&Workspace::from(&record), NOW);
    rows.settle();
    assert_eq!((rows.views().count(Ready::ToVerify), rows.views().count(Ready::Dormant)), (0, 0));
}

#[test]
fn what_is_deleted_or_forgotten_is_in_no_view() {
    let mut rows = rows(base());
    rows.put(vec![ClientRow { deleted: true, ..base().remove(6) }]);
    rows.forget(&[id(5)]);
    rows.settle();
    assert_eq!((rows.views().count(Ready::Unled), rows.views().count(Ready::ToVerify)), (0, 0));
}

#[test]
fn the_list_stands_in_the_order_that_was_chosen() {
    let all = vec![
        ClientRow { last_contact: Some(ago(3)), created: ago(9), ..row(1, "Анор") },
        ClientRow { last_contact: None, created: ago(7), deals: bought(7, 5), ..row(2, "Бек") },
        ClientRow { last_contact: Some(ago(1)), created: ago(8), deals: bought(9, 900), ..row(3, "Вера") },
    ];
    let rows = rows(all);
    let by = |by, is_down| names(&rows, None, Order { first: Key { by, is_down }, then: None });
    assert_eq!(by(Column::Name, false), ["Анор", "Бек", "Вера"]);
    assert_eq!(by(Column::Name, true), ["Вера", "Бек", "Анор"]);
    assert_eq!(by(Column::Contact, true), ["Вера", "Анор", "Бек"]);
    assert_eq!(by(Column::Contact, false), ["Бек", "Анор", "Вера"]);
    assert_eq!(by(Column::Won, true), ["Вера", "Бек", "Анор"]);
    assert_eq!(by(Column::Created, true), ["Бек", "Вера", "Анор"]);
}

#[test]
fn a_column_chosen_again_turns_around() {
    let order = Order::default().with(Column::Won);
    assert_eq!(order.first, Key { by: Column::Won, is_down: true });
    assert!(!order.with(Column::Won).first.is_down);
    assert_eq!(order.with(Column::Name), Order::default());
    let both = order.and(Column::City).and(Column::City);
    assert_eq!(both.then, Some(Key { by: Column::City, is_down: true }));
    assert_eq!(both.with(Column::City).then, None, "one column is one key");
}

fn in_cities() -> Rows {
    let place =
        |n, name: &str, city: &str, days| ClientRow { city: city.to_owned(), last_contact: Some(ago(days)), ..row(n, name) };
    rows(vec![
        place(1, "Анор", "Фергана", 3),
        place(2, "Бек", "бухара", 5),
        place(3, "Вера", "", 1),
        place(4, "Гуль", "Фергана", 9),
        place(5, "Дина", "Фергана", 3),
    ])
}

#[test]
fn a_second_column_orders_those_who_are_equal_by_the_first() {
    let rows = in_cities();
    let by = |first, then| names(&rows, None, Order { first, then: Some(then) });
    let (city, contact) = (Key::usual(Column::City), Key { by: Column::Contact, is_down: false });
    assert_eq!(by(city, contact), ["Бек", "Гуль", "Анор", "Дина", "Вера"]);
    let down = Key { by: Column::Name, is_down: true };
    assert_eq!(by(city, down), ["Бек", "Дина", "Гуль", "Анор", "Вера"]);
    assert_eq!(by(down, city), ["Дина", "Гуль", "Вера", "Бек", "Анор"], "names leave nothing to a second key");
}

#[test]
fn groups_stand_by_their_word_with_those_who_have_none_last() {
    let rows = in_cities();
    let show = Show { group: Some(Field::City), ..Show::default() };
    let listed = rows.shown(&show, &Query::default());
    assert_eq!(*listed.ids, [2, 1, 4, 5, 3].map(id));
    assert_eq!(listed.lines.len(), 8);
    let heads: Vec<(&str, usize)> =
        listed.lines.iter().filter_map(|id| listed.heads.get(id)).map(|head| (head.word.as_str(), head.count)).collect();
    assert_eq!(heads, [("бухара", 1), ("Фергана", 3), ("", 1)]);
    let by_segment = rows.shown(&Show { group: Some(Field::Segment), ..Show::default() }, &Query::default());
    assert_eq!(by_segment.heads.values().map(|head| (head.word.as_str(), head.count)).collect::<Vec<_>>(), [("casual", 5)]);
}

proptest! {
    /// Whatever the order and the groups, everybody is there once, and a head stands before each group.
    #[test]
    fn orders_and_groups_lose_nobody(
        cities in prop::collection::vec(0_u8..4, 0..30),
        first in 0_usize..15,
        then in 0_usize..15,
        group in prop::option::of(0_usize..5),
    ) {
        let place = |(n, city): (usize, &u8)| ClientRow { city: "ябв".repeat(usize::from(*city)), ..row(n as u8, "К") };
        let rows = rows(cities.iter().enumerate().map(place).collect());
        let key = |at| Key::usual(Column::all().nth(at).unwrap());
        let order = Order { first: key(first), then: Some(key(then)) };
        let group = group.map(|at| GROUPED[at]);
        let listed = rows.shown(&Show { order, group, ..Show::default() }, &Query::default());
        let mut ids = listed.ids.to_vec();
        ids.sort_unstable();
        prop_assert_eq!(ids, (0..cities.len()).map(|n| id(n as u8)).collect::<Vec<_>>());
        prop_assert_eq!(listed.lines.len(), listed.ids.len() + listed.heads.len());
        prop_assert_eq!(listed.heads.values().map(|head| head.count).sum::<usize>(), if group.is_some() { cities.len() } else { 0 });
    }

    /// However the rows come, the counts are those of the lists, and the same as when all come at once.
    #[test]
    fn counts_follow_the_rows(changes in prop::collection::vec((0_u8..12, 0_i64..500, 0_i64..60, 0_i64..100, any::<(bool, bool)>()), 0..60)) {
        let made = |(n, age, silent, amount, (led, deleted)): &(u8, i64, i64, i64, (bool, bool))| ClientRow {
            responsible: if *led { "Анна".to_owned() } else { String::new() },
            created: ago(*age),
            last_contact: Some(ago(*silent)),
            deals: if *amount > 50 { bought(*amount, *age) } else { Vec::new() },
            deleted: *deleted,
            ..row(*n, "К")
        };
        let mut slow = rows(Vec::new());
        for change in &changes {
            slow.put(vec![made(change)]);
            slow.settle();
        }
        let fast = rows(changes.iter().map(made).collect());
        for ready in Ready::ALL {
            let shown = slow.shown(&Show { ready: Some(ready), ..Show::default() }, &Query::default());
            prop_assert_eq!(slow.views().count(ready), shown.ids.len());
            prop_assert_eq!(shown, fast.shown(&Show { ready: Some(ready), ..Show::default() }, &Query::default()));
        }
    }
}
