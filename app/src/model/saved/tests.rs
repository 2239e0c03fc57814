use super::*;
use crate::model::filter::{Condition, Filter, Op};
use ingot_shared::domain::Value;
use proptest::prelude::*;

#[test]
fn a_plain_list_is_no_text_and_no_text_is_a_plain_list() {
    assert_eq!(Look::default().write(), "");
    assert_eq!(Look::read(""), Look::default());
    assert_eq!(Look::read("base moon\nsort moon\ngroup name\n").show, Show::default());
}

#[test]
fn what_a_newer_version_wrote_is_kept() {
    let text = "base clients\nsort won- city\nmap on\nif city is Фергана\nif moon is full\n";
    let look = Look::read(text);
    assert_eq!(look.show.order, Order { first: Key::usual(Column::Won), then: Some(Key::usual(Column::City)) });
    assert_eq!((look.rest.as_slice(), look.show.filter.len()), (["map on".to_owned()].as_slice(), 2));
    assert_eq!(look.write(), text);
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        base in 0_usize..3,
        ready in prop::option::of(0_usize..6),
        first in 0_usize..15,
        then in prop::option::of(0_usize..15),
        is_down in any::<bool>(),
        group in prop::option::of(0_usize..5),
        chosen in any::<u16>(),
        city in "[а-я |%]{1,9}",
    ) {
        let orders: Vec<Column> = Column::all().filter(|column| column.is_order()).collect();
        let key = |at: usize| Key { by: orders[at % orders.len()], is_down };
        let look = Look {
            show: Show {
                base: Base::ALL[base],
                ready: ready.map(|at| Ready::ALL[at]),
                filter: Filter {
                    conditions: vec![Condition { field: Field::City, op: Op::Is, values: vec![format!("{city}.")] }],
                    ..Filter::default()
                },
                order: Order { first: key(first), then: then.map(key) },
                group: group.map(|at| GROUPED[at]),
            },
            columns: Column::all().filter(|column| chosen & 1 << *column as u16 != 0).collect(),
            rest: Vec::new(),
        };
        prop_assert_eq!(Look::read(&look.write()), look);
    }
}

#[test]
fn a_member_has_the_teams_views_and_the_own_ones() {
    let id = |n: u8| Id::from_bytes([n; 16]);
    let mut row = RecordRow::shipped_workspace();
    let list = |n: u8, name: &str, owner: u8, shared: bool| {
        [("name", Value::from(name)), ("owner", id(owner).into()), ("query", "base clients".into()), ("shared", shared.into())]
            .map(|(key, value)| (format!("list:{}/{key}", id(n)), value))
    };
    let all = [list(1, "Ярмарка", 5, false), list(2, "Ёлки", 6, true), list(3, "Чужая", 6, false)].into_iter().flatten();
    row.fields = row.fields.list.into_iter().chain(all).collect();
    let names = |member: u8| Saved::of(&row, id(member)).into_iter().map(|saved| saved.name).collect::<Vec<_>>();
    assert_eq!(names(5), ["Ёлки", "Ярмарка"]);
    assert_eq!(names(6), ["Ёлки", "Чужая"]);
    assert_eq!(names(7), ["Ёлки"]);
}
