use super::*;
use crate::model::mine::Mine;
use crate::model::rows::Rows;
use crate::model::search::Query;
use crate::model::views::Show;
use ingot_shared::domain::{ClientKind, StageId, Value};
use ingot_shared::row::{ClientRow, DealRow, TaskRow, part};
use ingot_shared::{Currency, Date, Id, Instant, Money};
use proptest::prelude::*;

const NOW: Instant = Instant::from_millis(1_790_000_000_000);
const DAY: i64 = 86_400_000;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn ago(days: i64) -> Instant {
    Instant::from_millis(NOW.as_millis() - days * DAY)
}

fn today() -> Date {
    let rows = rows(Vec::new());
    rows.today().moment().unwrap().today
}

fn won(amount: i64, profit: Option<i64>) -> DealRow {
    let money = |units| Money::units(units, Currency::Uzs);
    DealRow { stage: StageId::WON, amount: money(amount), profit: profit.map(money), since: ago(5), ..DealRow::default() }
}

fn facts(list: &[(&str, Value)]) -> ingot_shared::domain::Fields {
    list.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
}

/// Three clients, of whom each condition means some.
fn base() -> Vec<ClientRow> {
    let plain = |n: u8, name: &str| ClientRow { id: id(n), name: name.to_owned(), created: ago(100), ..ClientRow::default() };
    vec![
        ClientRow {
            city: "Фергана".to_owned(),
            responsible: "Анна".to_owned(),
            category: "vip".to_owned(),
            tags: vec!["regular".to_owned()],
            kind: ClientKind::Person,
            has: part::PHONE | part::EMAIL,
            deals: vec![won(1_000, Some(40)), won(500, None)],
            last_contact: Some(ago(3)),
            verified: Some(ago(40)),
            tasks: vec![TaskRow { due: Some(today().add_days(-1)), ..TaskRow::default() }],
            facts: facts(&[
                ("source", "Выставка".into()),
                ("interest:тара", true.into()),
                ("custom:09090909090909090909090909090909", 7.into()),
            ]),
            ..plain(1, "Анор «Ёлка»")
        },
        ClientRow {
            city: "Бухара | Самарканд".to_owned(),
            do_not_contact: true,
            deals: vec![DealRow { stage: StageId::LOST, ..DealRow::default() }, DealRow::default()],
            facts: facts(&[("custom:09090909090909090909090909090909", today().add_days(10).into())]),
            ..plain(2, "Бек")
        },
        ClientRow {
            facts: facts(&[("custom:09090909090909090909090909090909", "Да, конечно".into())]),
            created: ago(1),
            ..plain(3, "Вера")
        },
    ]
}

fn rows(all: Vec<ClientRow>) -> Rows {
    let mut rows = Rows::default();
    rows.set_mine(Mine { member: id(200), name: "Анна".to_owned(), ..Mine::default() });
    rows.put(all);
    rows.look_at(NOW);
    rows.settle();
    rows
}

fn found(rows: &Rows, filter: &Filter) -> Vec<u8> {
    let show = Show { filter: filter.clone(), ..Show::default() };
    let mut ids: Vec<u8> = rows.shown(&show, &Query::default()).ids.iter().map(|id| id.as_bytes()[0]).collect();
    ids.sort_unstable();
    ids
}

fn read(text: &str) -> Filter {
    let mut filter = Filter::default();
    text.lines().for_each(|line| assert!(filter.take(line), "{line}"));
    filter
}

fn written(filter: &Filter) -> String {
    let mut text = String::new();
    filter.write(&mut text);
    text
}

/// Every condition of the tests, with whom it means.
const CONDITIONS: [(&str, &[u8]); 37] = [
    ("name has елка", &[1]),
    ("phone yes", &[1]),
    ("email no", &[2, 3]),
    ("address no", &[1, 2, 3]),
    ("kind is person", &[1]),
    ("city is Фергана", &[1]),
    ("city is Фергана|Бухара %7C Самарканд", &[1, 2]),
    ("city is %0", &[3]),
    ("city not %0|Фергана", &[2]),
    ("source is Выставка", &[1]),
    ("responsible is Анна|Олег", &[1]),
    ("category not vip", &[2, 3]),
    ("segment is gold", &[1]),
    ("segment is casual", &[2, 3]),
    ("tag is regular", &[1]),
    ("tag is %0", &[2, 3]),
    ("interest is тара", &[1]),
    ("bought least 1 500", &[1]),
    ("value least 541", &[]),
    ("value most 540", &[1, 2, 3]),
    ("won least 2", &[1]),
    ("lost least 1", &[2]),
    ("open most 0", &[1, 3]),
    ("stage is won", &[1]),
    ("deal_lead is Анна", &[1]),
    ("deal_lead not Анна", &[2, 3]),
    ("contact within 3", &[1]),
    ("contact before 2", &[1, 2, 3]),
    ("verified within 30", &[]),
    ("created within 7", &[3]),
    ("step is overdue", &[1]),
    ("step is nothing|planned", &[2, 3]),
    ("quiet yes", &[2]),
    ("filled least 60", &[1]),
    ("custom:09090909090909090909090909090909 least 7", &[1]),
    ("custom:09090909090909090909090909090909 next 10", &[2]),
    ("custom:09090909090909090909090909090909 has конечно", &[3]),
];

#[test]
fn each_condition_means_its_clients() {
    let rows = rows(base());
    for (text, wanted) in CONDITIONS {
        let filter = read(&format!("if {text}"));
        assert_eq!((filter.conditions.len(), found(&rows, &filter).as_slice()), (1, wanted), "{text}");
        assert_eq!(read(&written(&filter)), filter, "{text}");
    }
}

#[test]
fn every_field_has_a_condition_in_these_tests() {
    for field in Field::all().filter(|field| !matches!(field, Field::Messenger | Field::Due | Field::Dormant)) {
        assert!(CONDITIONS.iter().any(|(text, _)| text.starts_with(&format!("{field} "))), "{field}");
    }
}

#[test]
fn what_is_not_filled_in_or_not_known_does_not_count() {
    let rows = rows(base());
    for text in
        ["if city is", "if name has ", "if bought least много", "if contact within -", "if moon is full", "if city like x"]
    {
        for join in ["join all", "join any"] {
            assert_eq!(found(&rows, &read(&format!("{join}\n{text}"))), [1, 2, 3], "{text}");
            assert_eq!(found(&rows, &read(&format!("{join}\n{text}\nif quiet yes"))), [2], "{text}");
        }
    }
    let newer = read("if moon is full|new\nif quiet yes");
    assert_eq!((newer.unknown.len(), newer.len()), (1, 2));
    assert_eq!(written(&newer), "if quiet yes\nif moon is full|new\n", "it is kept for those who know it");
}

fn conditions() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..CONDITIONS.len(), 0..5)
}

fn joined(join: &str, conditions: &[usize]) -> Filter {
    let lines: String = conditions.iter().map(|at| format!("\nif {}", CONDITIONS[*at].0)).collect();
    read(&format!("join {join}{lines}"))
}

proptest! {
    #[test]
    fn all_is_the_intersection_and_any_the_union(chosen in conditions()) {
        let rows = rows(base());
        let holds = |n: &u8, at: &usize| CONDITIONS[*at].1.contains(n);
        let all: Vec<u8> = (1..=3).filter(|n| chosen.iter().all(|at| holds(n, at))).collect();
        let any: Vec<u8> = (1..=3).filter(|n| chosen.is_empty() || chosen.iter().any(|at| holds(n, at))).collect();
        prop_assert_eq!(found(&rows, &joined("all", &chosen)), all);
        prop_assert_eq!(found(&rows, &joined("any", &chosen)), any);
    }

    #[test]
    fn the_opposite_means_everybody_else(at in 0..CONDITIONS.len()) {
        let rows = rows(base());
        let filter = joined("all", &[at]);
        let opposite = match filter.conditions[0].op {
            Op::Is => Op::Not,
            Op::Has => Op::Lacks,
            Op::Yes => Op::No,
            _ => return Ok(()),
        };
        let mut other = filter.clone();
        other.conditions[0].op = opposite;
        let (mine, others) = (found(&rows, &filter), found(&rows, &other));
        prop_assert_eq!((1..=3).filter(|n| !mine.contains(n)).collect::<Vec<u8>>(), others);
    }

    #[test]
    fn what_is_written_is_read_again(values in prop::collection::vec("[а-яa-z%|0-9C ]{1,8}", 1..4), any in any::<bool>()) {
        let condition = Condition { field: Field::City, op: Op::Is, values };
        let filter = Filter { join: if any { Join::Any } else { Join::All }, conditions: vec![condition], unknown: Vec::new() };
        prop_assert_eq!(read(&written(&filter)), filter);
    }

    #[test]
    fn nothing_that_is_stored_stops_the_list(text in "(join [a-z]{1,4}|if [a-z:0-9]{1,9} [a-z]{1,6}( [0-9|%-]{0,20})?)") {
        let filter = read(&text);
        let rows = rows(base());
        found(&rows, &filter);
        prop_assert_eq!(read(&written(&filter)), filter);
    }
}
