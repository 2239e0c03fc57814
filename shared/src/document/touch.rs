//! Where a change writes: under which keys of the document, and in which fields of what stands there. Of every operation, whether it shows or
//! not. Never here: who may.

use std::collections::{BTreeSet, HashMap};

use automerge::legacy::{Key, ObjectId, OpType};
use automerge::{Prop, ReadDoc};

use super::{ChangeRecord, Document, schema as key};

/// A place that a change writes to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touch {
    /// The key in the document: `stage:<id>`, `settings`.
    pub key: String,
    /// The field of what stands there; none for the key itself.
    pub field: Option<String>,
}

/// An object that a change of the list makes: its number and actor.
type Made = (u64, Vec<u8>);

impl Document {
    /// Where each of these changes writes; none for one whose places cannot be told. They build on what the document holds, or on earlier
    /// ones of the list.
    pub fn touches(&self, changes: &[ChangeRecord]) -> Vec<Option<BTreeSet<Touch>>> {
        let mut made: HashMap<Made, Vec<String>> = HashMap::new();
        changes.iter().map(|change| self.places(change, &mut made)).collect()
    }

    /// Whether these changes, which the document holds, do nothing but say which client it turned out to be or goes on as.
    pub fn only_marks(&self, changes: &[ChangeRecord]) -> bool {
        let is_mark = |touch: &Touch| touch.key == key::PROFILE && touch.field.as_deref() == Some(key::MERGED_INTO);
        let all = |places: &Option<BTreeSet<Touch>>| places.as_ref().is_some_and(|places| places.iter().all(is_mark));
        self.touches(changes).iter().all(all)
    }

    fn places(&self, change: &ChangeRecord, made: &mut HashMap<Made, Vec<String>>) -> Option<BTreeSet<Touch>> {
        let expanded = change.to_change().ok()?.decode();
        let mut places = BTreeSet::new();
        for (number, operation) in (expanded.start_op.get()..).zip(&expanded.operations) {
            // Documents are maps of maps; what is in a list or text belongs to the field that holds it.
            let own = match &operation.key {
                Key::Map(name) => Some(name.to_string()),
                Key::Seq(_) => None,
            };
            let mut path = match &operation.obj {
                ObjectId::Root => Vec::new(),
                ObjectId::Id(object) => match made.get(&(object.counter(), object.actor().to_bytes().to_vec())) {
                    Some(path) => path.clone(),
                    None => self.path(&format!("{}@{}", object.counter(), object.actor()))?,
                },
            };
            path.extend(own);
            if matches!(operation.action, OpType::Make(_)) {
                made.insert((number, change.actor.clone()), path.clone());
            }
            let mut path = path.into_iter();
            places.insert(Touch { key: path.next()?, field: path.next() });
        }
        Some(places)
    }

    /// The keys under which an object stands, from the document's own.
    pub(super) fn path(&self, object: &str) -> Option<Vec<String>> {
        let object = self.doc.import_obj(object).ok()?;
        let parents = self.doc.parents(object).ok()?;
        let mut path: Vec<String> = parents
            .filter_map(|parent| match parent.prop {
                Prop::Map(name) => Some(name),
                Prop::Seq(_) => None,
            })
            .collect();
        path.reverse();
        Some(path)
    }
}
