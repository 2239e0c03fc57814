//! Two clients that are one (C27): all that the other document holds is added here under its own ids, and marked with the merger like an import.

use automerge::ScalarValue;

use super::{CLIENT, Inverse, Stamp};
use crate::Id;
use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::node::{Held, Node};
use crate::document::schema as key;
use crate::domain::{Command, DomainError, Value};

/// Facts of the profile that belong to the document, not to the client.
const OWN: [&str; 5] = [key::CREATED, key::DELETED, key::IMPORT, key::KIND, "merged_into"];

impl Document {
    /// Everything that the document holds, as [`Command::Absorb`] takes it: paths of keys with scalars, unknown fields included.
    pub fn graft(&self) -> Vec<(Vec<String>, Value)> {
        let mut items = Vec::new();
        self.collect(&Node::root(), &mut Vec::new(), &mut items);
        items.retain(|(path, _)| path.len() > 1 && path.first().is_some_and(|name| name != key::IMPORTS));
        items
    }

    fn collect(&self, at: &Node, path: &mut Vec<String>, items: &mut Vec<(Vec<String>, Value)>) {
        // Documents are at most eight maps deep.
        if path.len() > 8 {
            return;
        }
        for (name, held) in self.entries(at) {
            path.push(name);
            match held {
                Held::Map(child) => self.collect(&child, path, items),
                Held::Scalar(ScalarValue::Str(text)) => items.push((path.clone(), Value::Text(text.to_string()))),
                Held::Scalar(ScalarValue::Int(number)) => items.push((path.clone(), Value::Number(number))),
                Held::Scalar(ScalarValue::Boolean(on)) => items.push((path.clone(), Value::Flag(on))),
                Held::Scalar(_) => {}
            }
            path.pop();
        }
    }

    pub(super) fn absorb(&mut self, merge: Id, other: Id, items: &[(Vec<String>, Value)], stamp: Stamp<'_>) -> Inverse {
        let profile = self.there(CLIENT)?;
        if other == self.id {
            return Err(DomainError::MergedIntoItself);
        }
        let imports = self.child_or_new(&Node::root(), key::IMPORTS)?;
        if self.scalar(&imports, &merge.to_string()).is_some() {
            return Ok(Vec::new());
        }
        self.put_flag(&imports, &merge.to_string(), true)?;
        let layout = Entity::Profile.layout();
        let mut facts = vec![(format!("absorbed:{other}"), Value::Flag(true))];
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
                [.., _] => self.graft_one(merge, path, value)?,
                [] => {}
            }
        }
        let undo = self.put(CLIENT, &facts, stamp)?;
        Ok(undo.into_iter().chain([Command::UndoImport { client: self.id, import: merge }]).collect())
    }

    /// Adds one scalar under its path; a thing that is here already is left as it is.
    fn graft_one(&mut self, merge: Id, path: &[String], value: &Value) -> Result<(), DomainError> {
        let Some((name, maps)) = path.split_last() else { return Ok(()) };
        let mut at = Node::root();
        // The thing itself: `task:<id>`, or the second step in a collection of version 1.
        let thing = if maps.first().is_some_and(|top| top.contains(':')) { 0 } else { 1 };
        if maps.len() <= thing {
            return Ok(());
        }
        for (depth, map) in maps.iter().enumerate() {
            at = match self.child(&at, map) {
                Some(child) if depth == thing && self.text(&child, key::IMPORT) != merge.to_string() => return Ok(()),
                Some(child) => child,
                None => {
                    let child = self.put_map(&at, map)?;
                    if depth == thing {
                        self.put_text(&child, key::IMPORT, &merge.to_string())?;
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
