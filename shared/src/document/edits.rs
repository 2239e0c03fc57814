//! What was edited in a client's document, by whom and when, read from its changes. Never here: the timeline, whose entries tell of
//! themselves.

use automerge::legacy::{Key, Op, OpType};
use automerge::{Change, ChangeHash, ReadDoc, ScalarValue, Value as Stored};

use super::again::place;
use super::entity::Entity;
use super::{ChangeRecord, Document};
use crate::domain::{Place, StageId, Value};
use crate::wire;
use crate::{Id, Instant};

/// One edit: what somebody changed in one go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// When, by the clock of the device; none in changes from before they were signed.
    pub at: Option<Instant>,
    /// The member; none in changes from before they were signed.
    pub by: Option<Id>,
    /// Whether the document begins with it.
    pub is_first: bool,
    /// What changed, in the order of the document.
    pub facts: Vec<EditedFact>,
}

wire::record!(Edit { at, by, is_first, facts });

/// A fact that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedFact {
    /// Whose.
    pub at: Place,
    /// Its key; [`HIDDEN`] when a thing was taken away or brought back.
    pub key: String,
    /// What its author saw before.
    pub before: Value,
    /// What he made of it.
    pub after: Value,
}

wire::record!(EditedFact { at, key, before, after });

/// One thing that an edit would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A fact would be another.
    Fact(EditedFact),
    /// A deal would be in another stage.
    Stage {
        /// The deal.
        deal: Id,
        /// The stage.
        to: StageId,
        /// Why, where it is lost.
        text: String,
    },
    /// A thing would be in another state.
    State {
        /// What kind of thing.
        of: Entity,
        /// The result or reason.
        text: String,
    },
    /// A task would be done.
    Finished {
        /// What came of it.
        text: String,
    },
    /// Everything that somebody has here would be another's.
    HandedOver {
        /// Whose, by the name shown.
        to: String,
    },
    /// Something else.
    Other,
}

wire::choice!(Deed {
    Fact(0),
    Stage { deal, to, text },
    State { of, text },
    Finished { text },
    HandedOver { to },
    Other,
});

/// Stands for the flag that takes a thing away.
pub const HIDDEN: &str = "hidden";

/// Things of which edits are told. What is in the timeline, tasks included, tells of itself.
const TOLD: [Entity; 6] = [Entity::Profile, Entity::Phone, Entity::Email, Entity::Messenger, Entity::Address, Entity::Deal];

impl Document {
    /// The last edits, the newest first, at most so many.
    pub fn edits(&mut self, most: usize) -> Vec<Edit> {
        let changes = self.doc.get_changes(&[]);
        let mut edits = Vec::new();
        for change in changes.iter().rev() {
            if edits.len() >= most {
                break;
            }
            let edit = self.edit(change);
            if edit.is_first || !edit.facts.is_empty() {
                edits.push(edit);
            }
        }
        edits
    }

    /// The facts that these changes of the document wrote, of every kind of thing.
    pub(super) fn facts_of(&self, changes: &[ChangeRecord]) -> Vec<EditedFact> {
        let mut facts = Vec::new();
        for change in changes.iter().filter_map(|change| change.to_change().ok()) {
            facts.extend(change.decode().operations.iter().filter_map(|operation| self.edited(operation, change.deps())));
        }
        facts.retain(|fact| fact.before != fact.after);
        facts
    }

    fn edit(&self, change: &Change) -> Edit {
        let mut facts: Vec<EditedFact> = Vec::new();
        for operation in change.decode().operations {
            let told = |fact: &EditedFact| TOLD.contains(&fact.at.entity);
            let Some(fact) = self.edited(&operation, change.deps()).filter(told) else { continue };
            // Written twice in one go, the last counts.
            match facts.iter_mut().find(|known| known.at == fact.at && known.key == fact.key) {
                Some(known) => known.after = fact.after,
                None => facts.push(fact),
            }
        }
        facts.retain(|fact| fact.before != fact.after);
        let at = change.timestamp();
        Edit {
            at: (at > 0).then(|| Instant::from_millis(at.saturating_mul(1_000))),
            by: change.message().and_then(|member| member.parse().ok()),
            is_first: change.deps().is_empty(),
            facts,
        }
    }

    fn edited(&self, operation: &Op, before: &[ChangeHash]) -> Option<EditedFact> {
        let Key::Map(key) = &operation.key else { return None };
        let after = match &operation.action {
            OpType::Put(value) => value.clone(),
            OpType::Delete => ScalarValue::Null,
            _ => return None,
        };
        let object = operation.obj.to_string();
        let at = place(&self.path(&object)?)?;
        let object = self.doc.import_obj(&object).ok()?;
        let before = match self.doc.get_at(object, key.as_str(), before) {
            Ok(Some((Stored::Scalar(value), _))) => value.into_owned(),
            _ => ScalarValue::Null,
        };
        let layout = at.entity.layout();
        if let Some(field) = layout.field(key) {
            return Some(EditedFact { at, key: key.to_string(), before: field.read(&before), after: field.read(&after) });
        }
        let is_hidden = |value: &ScalarValue| Value::Flag(*value == ScalarValue::Boolean(true));
        (key == layout.hidden_by()).then(|| EditedFact {
            at,
            key: HIDDEN.to_owned(),
            before: is_hidden(&before),
            after: is_hidden(&after),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Author;
    use crate::domain::{ClientField, ClientKind, Command};

    const CLIENT: Id = Id::from_bytes([1; 16]);

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn run(document: &mut Document, member: u8, at: i64, command: Command) {
        let author = Author { member: id(member), name: String::new() };
        document.apply(&[command], &author, Instant::from_millis(at)).expect("allowed");
    }

    fn city(value: &str) -> Command {
        Command::SetClientField { client: CLIENT, field: ClientField::City, value: value.to_owned() }
    }

    fn made() -> Document {
        let mut document = Document::empty(CLIENT);
        document.set_actor(&[1; 16]);
        let phone = Some((id(9), "901234567".to_owned()));
        let fields = vec![(ClientField::City, "Бухара".to_owned())];
        run(
            &mut document,
            2,
            5_000,
            Command::CreateClient { client: CLIENT, kind: ClientKind::Person, name: "Олег".to_owned(), phone, fields },
        );
        document
    }

    fn said(edit: &Edit) -> Vec<(Entity, &str, &Value, &Value)> {
        edit.facts.iter().map(|fact| (fact.at.entity, fact.key.as_str(), &fact.before, &fact.after)).collect()
    }

    #[test]
    fn an_edit_tells_who_when_and_what_it_was_before() {
        let mut document = made();
        run(&mut document, 3, 65_000, city("Самарканд"));
        let edits = document.edits(10);
        assert_eq!((edits[0].by, edits[0].at), (Some(id(3)), Some(Instant::from_millis(65_000))));
        assert_eq!(said(&edits[0]), [(Entity::Profile, "city", &"Бухара".into(), &"Самарканд".into())]);
        assert!(edits[1].is_first && !edits[0].is_first);
        assert_eq!(edits[1].by, Some(id(2)));
        assert_eq!(document.edits(1).len(), 1, "no more than asked for");
    }

    #[test]
    fn what_is_taken_away_is_told_and_what_changes_nothing_is_not() {
        let mut document = made();
        let phone = Place::of(Entity::Phone, id(9));
        run(&mut document, 2, 6_000, Command::Hide { document: CLIENT, at: phone });
        run(&mut document, 2, 7_000, Command::PutNote { client: CLIENT, note: id(4), text: "Ждёт".to_owned() });
        run(&mut document, 2, 8_000, city("Бухара"));
        let edits = document.edits(10);
        assert_eq!(edits.len(), 2, "a note is in the timeline, the same city is no edit");
        assert_eq!(edits[0].facts[0].at, phone);
        assert_eq!(said(&edits[0]), [(Entity::Phone, HIDDEN, &Value::Flag(false), &Value::Flag(true))]);
    }

    #[test]
    fn edits_of_two_at_once_tell_what_each_of_them_saw() {
        let mut one = made();
        let mut other = one.clone();
        one.set_actor(&[2; 16]);
        other.set_actor(&[3; 16]);
        run(&mut one, 2, 6_000, city("Хива"));
        run(&mut other, 3, 6_000, city("Нукус"));
        one.merge(&mut other).expect("they fit");
        let edits = one.edits(10);
        let cities: Vec<_> = edits[..2].iter().map(|edit| (&edit.facts[0].before, edit.by)).collect();
        assert!(cities.iter().all(|(before, _)| **before == "Бухара".into()), "{cities:?}");
        let mut members: Vec<_> = cities.iter().map(|(_, by)| *by).collect();
        members.sort_unstable();
        assert_eq!(members, [Some(id(2)), Some(id(3))]);
    }
}
