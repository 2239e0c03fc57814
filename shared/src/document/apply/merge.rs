//! Two clients that are one (C27): all that the other document holds is added here under its own ids, and marked with the part of the merger like an import.

use automerge::ScalarValue;

use super::{CLIENT, Inverse, Stamp};
use crate::Id;
use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::graft::thing;
use crate::document::node::Node;
use crate::document::schema as key;
use crate::domain::{Command, DomainError, Value};

/// Facts of the profile that belong to the document, not to the client.
const OWN: [&str; 5] = [key::CREATED, key::DELETED, key::IMPORT, key::KIND, "merged_into"];

/// Which other client is taken in, and which part of it.
pub(super) struct Graft {
    pub(super) merge: Id,
    pub(super) other: Id,
    pub(super) part: u32,
}

/// The marks that things of one merger carry.
struct Marks {
    own: String,
    earlier: Vec<String>,
}

impl Marks {
    fn knows(&self, mark: &str) -> bool {
        self.own == mark || self.earlier.iter().any(|earlier| earlier == mark)
    }
}

impl Document {
    pub(super) fn absorb(&mut self, graft: &Graft, items: &[(Vec<String>, Value)], stamp: Stamp<'_>) -> Inverse {
        let profile = self.there(CLIENT)?;
        if graft.other == self.id {
            return Err(DomainError::MergedIntoItself);
        }
        let own = Command::part_of_merge(graft.merge, graft.part);
        let imports = self.child_or_new(&Node::root(), key::IMPORTS)?;
        if self.scalar(&imports, &own.to_string()).is_some() {
            return Ok(Vec::new());
        }
        self.put_flag(&imports, &own.to_string(), true)?;
        let marks = Marks {
            own: own.to_string(),
            earlier: (0..graft.part).map(|part| Command::part_of_merge(graft.merge, part).to_string()).collect(),
        };
        let layout = Entity::Profile.layout();
        let mut facts = vec![(format!("absorbed:{}", graft.other), Value::Flag(true))];
        for (path, value) in items {
            match path.as_slice() {
                // Facts fill gaps only: what the client that stays says is newer in the eyes of those who merge.
                [top, name] if top == key::PROFILE => {
                    let known = self.scalar(&profile, name).is_some_and(|value| value != ScalarValue::Null);
                    if let Some(field) = layout.field(name).filter(|_| !known && !OWN.contains(&name.as_str())) {
                        let value = field.read(&raw(value));
                        if value != Value::Nothing {
                            facts.push((name.clone(), value));
                        }
                    }
                }
                [.., _] => self.graft_one(&marks, path, value)?,
                [] => {}
            }
        }
        let undo = self.put(CLIENT, &facts, stamp)?;
        Ok(undo.into_iter().chain([Command::UndoImport { client: self.id, import: own }]).collect())
    }

    /// Adds one scalar under its path; a thing that is here already is left as it is.
    fn graft_one(&mut self, marks: &Marks, path: &[String], value: &Value) -> Result<(), DomainError> {
        let Some((name, maps)) = path.split_last() else { return Ok(()) };
        let mut at = Node::root();
        let thing = thing(path).len().saturating_sub(1);
        if maps.len() <= thing {
            return Ok(());
        }
        for (depth, map) in maps.iter().enumerate() {
            at = match self.child(&at, map) {
                Some(child) if depth == thing && !marks.knows(&self.text(&child, key::IMPORT)) => return Ok(()),
                Some(child) => child,
                None => {
                    let child = self.put_map(&at, map)?;
                    if depth == thing {
                        self.put_text(&child, key::IMPORT, &marks.own)?;
                    }
                    child
                }
            };
        }
        if maps.len() > thing + 1 || name != key::IMPORT {
            self.put_scalar(&at, name, raw(value))?;
        }
        Ok(())
    }
}

fn raw(value: &Value) -> ScalarValue {
    match value {
        Value::Text(text) => ScalarValue::Str(text.into()),
        Value::Number(number) => ScalarValue::Int(*number),
        Value::Flag(on) => ScalarValue::Boolean(*on),
        _ => ScalarValue::Null,
    }
}
