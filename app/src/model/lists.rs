//! The company's lists as their screen needs them: every dictionary, and the fields that the company added (C22, C112). Never here: what a
//! language calls shipped entries.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::Workspace;
use ingot_shared::domain::{Command, Place, Value};

/// Every list, in the order of the screen: the word of a dictionary, or that of the fields.
pub const LISTS: [&str; 10] =
    ["source", "category", "tag", "interest", "industry", "channel", "topic", "result", "task_kind", FIELDS];

/// The list of the departments. It is the team's, so it does not stand among the others.
pub const DEPARTMENTS: &str = "department";

/// The list of the fields that clients have besides.
pub const FIELDS: &str = "field";

/// What a company's field can hold, in the order of the choice.
pub const SHAPES: [&str; 7] = ["line", "text", "number", "flag", "day", "money", "choice"];

/// The lists whose entries have a colour.
const COLOURED: [&str; 2] = ["category", "tag"];

/// A new thing stands after all others, whatever their numbers.
const AFTER: i64 = 1_000;

/// A thing of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Id,
    /// The key that other things hold.
    pub key: String,
    /// Its name; empty while a shipped one has none of its own.
    pub name: String,
    /// Its colour.
    pub colour: String,
    /// What a field holds; empty for others.
    pub shape: String,
    /// What can be chosen in a field.
    pub choices: Vec<String>,
    /// Ingot came with it.
    pub is_shipped: bool,
    /// No longer offered.
    pub retired: bool,
}

/// The known word that equals this one.
pub fn known(word: &str) -> Option<&'static str> {
    LISTS.into_iter().chain([DEPARTMENTS]).find(|list| *list == word)
}

/// Whether the things of a list have a colour.
pub fn is_coloured(list: &str) -> bool {
    COLOURED.contains(&list)
}

/// The things of a list in their order, retired ones included.
pub fn items(workspace: &Workspace, list: &str) -> Vec<Item> {
    if list == DEPARTMENTS {
        let item = workspace.departments.iter().cloned().map(|department| Item {
            id: department.id,
            key: department.id.to_string(),
            name: department.name,
            retired: department.retired,
            ..Item::default()
        });
        return item.collect();
    }
    if list == FIELDS {
        let of_clients = workspace.custom_fields.iter().filter(|field| field.of == "client").cloned();
        let item = of_clients.map(|field| Item {
            id: field.id,
            key: field.id.to_string(),
            name: field.name,
            shape: field.shape,
            choices: field.choices,
            retired: field.retired,
            ..Item::default()
        });
        return item.collect();
    }
    let item = workspace.dictionary(list).cloned().map(|entry| Item {
        id: entry.id,
        is_shipped: entry.key != entry.id.to_string(),
        key: entry.key,
        name: entry.name,
        colour: entry.colour,
        retired: entry.retired,
        ..Item::default()
    });
    item.collect()
}

/// What the things of a list are.
pub fn entity(list: &str) -> Entity {
    match list {
        FIELDS => Entity::CustomField,
        DEPARTMENTS => Entity::Department,
        _ => Entity::Entry,
    }
}

/// Puts fields of a thing of a list.
pub fn put(list: &str, id: Id, fields: Vec<(String, Value)>) -> Command {
    Command::Put { document: Id::workspace(), at: Place::of(entity(list), id), fields }
}

/// A new thing at the end of a list; `shape` matters for fields only.
pub fn added(list: &str, id: Id, name: &str, shape: &str, items: &[Item]) -> Command {
    let last = AFTER + i64::try_from(items.len()).unwrap_or_default();
    let mut fields: Vec<(&str, Value)> = vec![("name", name.into()), ("order", Value::Number(last))];
    match list {
        FIELDS => fields.extend([("of", "client".into()), ("shape", shape.into())]),
        DEPARTMENTS => {}
        _ => fields.push(("of", list.into())),
    }
    put(list, id, fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// The commands by which a thing changes places with its neighbour among those in use; none at the edge.
pub fn moved(list: &str, items: &[Item], id: Id, step: isize) -> Vec<Command> {
    let used: Vec<Id> = items.iter().filter(|item| !item.retired).map(|item| item.id).collect();
    let other = used.iter().position(|used| *used == id).and_then(|at| used.get(at.checked_add_signed(step)?)).copied();
    let Some(other) = other else { return Vec::new() };
    let swapped = items.iter().map(|item| match item.id {
        this if this == id => other,
        this if this == other => id,
        this => this,
    });
    let numbered = swapped.zip(0..);
    numbered.map(|(id, number)| put(list, id, vec![("order".to_owned(), Value::Number(number))])).collect()
}

/// Whether a thing in use is already called so; names are compared without regard to case and spaces.
pub fn is_taken<'a>(mut names: impl Iterator<Item = &'a str>, name: &str) -> bool {
    let name = ingot_shared::text::fold(name);
    names.any(|other| ingot_shared::text::fold(other) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::row::RecordRow;
    use proptest::prelude::*;

    fn shipped() -> Workspace {
        Workspace::from(&RecordRow::shipped_workspace())
    }

    /// The workspace with the fields that commands put.
    fn after(fields: &mut Vec<(String, Value)>, commands: &[Command]) -> Workspace {
        for command in commands {
            command.check().unwrap();
            let Command::Put { at, fields: put, .. } = command else { panic!("something else") };
            let word = if at.entity == Entity::Entry { "entry" } else { "field" };
            for (key, value) in put {
                let path = format!("{word}:{}/{key}", at.id);
                fields.retain(|(known, _)| *known != path);
                fields.push((path, value.clone()));
            }
        }
        let mut row = RecordRow::shipped_workspace();
        row.fields = row.fields.list.into_iter().filter(|(path, _)| !fields.iter().any(|(own, _)| own == path)).collect();
        row.fields.list.extend(fields.iter().cloned());
        row.fields = row.fields.list.into_iter().collect();
        Workspace::from(&row)
    }

    #[test]
    fn every_list_is_one_of_the_documents() {
        for list in LISTS {
            assert_eq!(known(list), Some(list));
            let command = added(list, Id::from_bytes([7; 16]), "Своё", "line", &[]);
            assert_eq!(command.check(), Ok(()), "{list}");
            let workspace = after(&mut Vec::new(), &[command]);
            let last = items(&workspace, list).pop().unwrap();
            assert_eq!((last.id, last.name.as_str(), last.is_shipped), (Id::from_bytes([7; 16]), "Своё", false), "{list}");
        }
        assert_eq!(known("pipeline"), None);
        assert!(items(&shipped(), "category").iter().all(|item| item.is_shipped && item.name.is_empty()));
    }

    #[test]
    fn a_retired_thing_is_passed_and_the_edge_stays() {
        let (mut fields, first) = (Vec::new(), items(&shipped(), "category"));
        let ids: Vec<Id> = first.iter().map(|item| item.id).collect();
        let retire = put("category", ids[1], vec![("retired".to_owned(), true.into())]);
        let workspace = after(&mut fields, &[retire]);
        let now = items(&workspace, "category");
        assert!(moved("category", &now, ids[0], -1).is_empty() && moved("category", &now, ids[1], 1).is_empty());
        let workspace = after(&mut fields, &moved("category", &now, ids[0], 1));
        let order: Vec<Id> = items(&workspace, "category").iter().map(|item| item.id).collect();
        assert_eq!(order, [ids[2], ids[1], ids[0], ids[3]]);
    }

    #[test]
    fn a_name_is_taken_in_any_spelling() {
        assert!(is_taken(["Выставка"].into_iter(), " выставка "));
        assert!(!is_taken(["Выставка"].into_iter(), "Сайт"));
    }

    proptest! {
        #[test]
        fn moving_only_orders(steps in prop::collection::vec((0_usize..4, any::<bool>()), 0..30)) {
            let (mut fields, mut workspace) = (Vec::new(), shipped());
            let mut all: Vec<Id> = items(&workspace, "category").iter().map(|item| item.id).collect();
            for (which, down) in steps {
                let now = items(&workspace, "category");
                let commands = moved("category", &now, now[which].id, if down { 1 } else { -1 });
                workspace = after(&mut fields, &commands);
            }
            let mut after: Vec<Id> = items(&workspace, "category").iter().map(|item| item.id).collect();
            all.sort_unstable();
            after.sort_unstable();
            prop_assert_eq!(all, after);
        }
    }
}
