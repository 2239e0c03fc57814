//! Two clients that are one (C27): all that the other document holds is added here under its own ids, and marked with the part of the merger like an import.

use automerge::ScalarValue;

use super::{CLIENT, Inverse, Stamp};
use crate::Id;
use crate::document::Document;
use crate::document::entity::{Entity, Field};
use crate::document::graft::thing;
use crate::document::node::Node;
use crate::document::schema as key;
use crate::domain::{Command, DomainError, Value};

/// Facts of the profile that belong to the document, not to the client.
pub(super) const OWN: [&str; 5] = [key::CREATED, key::DELETED, key::IMPORT, key::MERGED_INTO, key::CONTINUES];
/// Facts of which the other's say is not kept beside this one's: computed segments, and the member whose name is kept.
const COMPUTED: [&str; 2] = ["segment", key::LEAD];

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
                [top, name] if top == key::PROFILE && !OWN.contains(&name.as_str()) => {
                    let field = layout.field(name);
                    facts.extend(field.and_then(|field| self.fact(&profile, graft.other, (name, field), &raw(value))));
                }
                [top, _] if top == key::PROFILE => {}
                [.., _] => self.graft_one(&marks, path, value)?,
                [] => {}
            }
        }
        let undo = self.put(CLIENT, &facts, stamp)?;
        Ok(undo.into_iter().chain([Command::UndoImport { client: self.id, import: own }]).collect())
    }

    /// What becomes of a fact of the other client: it fills a gap, or is kept beside what this one says, which is newer in the eyes of
    /// those who merge.
    fn fact(&self, profile: &Node, other: Id, (name, field): (&str, &Field), its: &ScalarValue) -> Option<(String, Value)> {
        let its = field.read(its);
        let own = self.scalar(profile, name).map_or(Value::Nothing, |own| field.read(&own));
        let says_nothing = |value: &Value| matches!(value, Value::Nothing | Value::Flag(false));
        if says_nothing(&its) || own == its || name.strip_prefix("different:").is_some_and(|who| who == self.id.to_string()) {
            return None;
        }
        if says_nothing(&own) {
            let named = self.text(profile, key::RESPONSIBLE);
            let is_led = name == key::LEAD && !named.is_empty();
            let is_same = || matches!(&its, Value::Text(lead) if lead.split_once(' ').is_some_and(|(_, name)| name == named));
            return (!is_led || is_same()).then(|| (name.to_owned(), its));
        }
        (!COMPUTED.contains(&field.key) && field.key != "former").then(|| (format!("former:{other}:{name}"), its))
    }

    /// Adds one scalar under its path. A thing that is here already is left as it is, unless an undone merger or import had brought it: then
    /// it comes back as the other client has it.
    fn graft_one(&mut self, marks: &Marks, path: &[String], value: &Value) -> Result<(), DomainError> {
        let Some((name, maps)) = path.split_last() else { return Ok(()) };
        let mut at = Node::root();
        let thing = thing(path).len().saturating_sub(1);
        if maps.len() <= thing {
            return Ok(());
        }
        for (depth, map) in maps.iter().enumerate() {
            at = match self.child(&at, map) {
                Some(child) if depth == thing && !marks.knows(&self.text(&child, key::IMPORT)) => {
                    let hidden = [key::REMOVED, key::DELETED].into_iter().find(|by| self.flag(&child, by));
                    let hidden = hidden.filter(|_| self.was_undone(&self.text(&child, key::IMPORT)));
                    let Some(hidden) = hidden else { return Ok(()) };
                    self.put_flag(&child, hidden, false)?;
                    self.put_text(&child, key::IMPORT, &marks.own)?;
                    child
                }
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

    /// Whether an import or a merger was taken back.
    fn was_undone(&self, mark: &str) -> bool {
        let imports = self.child(&Node::root(), key::IMPORTS).filter(|_| !mark.is_empty());
        imports.is_some_and(|imports| self.scalar(&imports, mark) == Some(ScalarValue::Boolean(false)))
    }
}

pub(super) fn raw(value: &Value) -> ScalarValue {
    match value {
        Value::Text(text) => ScalarValue::Str(text.into()),
        Value::Number(number) => ScalarValue::Int(*number),
        Value::Flag(on) => ScalarValue::Boolean(*on),
        _ => ScalarValue::Null,
    }
}
