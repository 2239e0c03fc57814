//! Maps of a document, read so that a thing that two devices made under one key is one thing.
//!
//! That happens where an id follows from something that both had: the next occurrence of a task, settings of a shipped default.
//! Automerge then keeps two maps and shows one; here the fields of both count, and of one field the value written last. Writes go to the one
//! that Automerge shows. Never here: what the maps mean.

use std::str::FromStr;

use automerge::iter::MapRangeItem;
use automerge::transaction::Transactable;
use automerge::{ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value, ValueRef};

use super::Document;
use crate::domain::DomainError;
use crate::{Id, Instant};

/// One map of the document; the twins of it that Automerge does not show follow.
#[derive(Clone, Debug)]
pub(super) struct Node(Vec<ObjId>);

impl Node {
    pub(super) fn root() -> Self {
        Self(vec![ROOT])
    }

    fn shown(&self) -> &ObjId {
        self.0.first().unwrap_or(&ROOT)
    }
}

/// What stands under a key.
#[derive(Clone, Debug)]
pub(super) enum Held {
    Scalar(ScalarValue),
    Map(Node),
}

/// What a map holds, read in one pass: asking for one key after the other takes several times as long.
pub(super) struct Entries(pub(super) Vec<(String, Held)>);

impl Entries {
    fn scalar(&self, name: &str) -> Option<&ScalarValue> {
        self.0.iter().find(|(key, _)| key == name).and_then(|(_, held)| match held {
            Held::Scalar(value) => Some(value),
            Held::Map(_) => None,
        })
    }

    pub(super) fn text(&self, name: &str) -> &str {
        if let Some(ScalarValue::Str(text)) = self.scalar(name) { text } else { "" }
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.scalar(name) == Some(&ScalarValue::Boolean(true))
    }

    pub(super) fn instant(&self, name: &str) -> Option<Instant> {
        if let Some(ScalarValue::Int(millis)) = self.scalar(name) { Some(Instant::from_millis(*millis)) } else { None }
    }
}

impl Held {
    fn map(self) -> Option<Node> {
        match self {
            Self::Map(node) => Some(node),
            Self::Scalar(_) => None,
        }
    }
}

/// A thing in a map that holds several: the word before its id, the id, its map.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) word: String,
    pub(super) id: Id,
    pub(super) node: Node,
}

impl Document {
    /// The scalar under a key.
    pub(super) fn scalar(&self, at: &Node, name: &str) -> Option<ScalarValue> {
        let values = at.0.iter().filter_map(|object| match self.doc.get(object, name) {
            Ok(Some((Value::Scalar(value), written))) => Some((written, value.into_owned())),
            _ => None,
        });
        values.max_by(|a, b| a.0.cmp(&b.0)).map(|(_, value)| value)
    }

    /// The keys of a map under which several put something at the same moment.
    pub(super) fn disputed(&self, at: &Node) -> Vec<String> {
        match at.0.as_slice() {
            [object] => self.doc.map_range(object, ..).filter(|item| item.conflict).map(|item| item.key.into_owned()).collect(),
            _ => self.entries(at).into_iter().map(|(name, _)| name).collect(),
        }
    }

    /// What else was put under a key at the same moment; nothing that says the same as what is shown.
    pub(super) fn beside(&self, at: &Node, name: &str) -> Vec<ScalarValue> {
        let Some(shown) = self.scalar(at, name) else { return Vec::new() };
        let mut beside: Vec<ScalarValue> = Vec::new();
        for object in &at.0 {
            for (value, _) in self.doc.get_all(object, name).unwrap_or_default() {
                if let Value::Scalar(value) = value
                    && *value != shown
                    && !is_nothing(&value)
                    && !beside.contains(&value)
                {
                    beside.push(value.into_owned());
                }
            }
        }
        beside
    }

    /// The map under a key.
    pub(super) fn child(&self, at: &Node, name: &str) -> Option<Node> {
        let mut maps: Vec<ObjId> = Vec::new();
        for object in &at.0 {
            for (value, id) in self.doc.get_all(object, name).unwrap_or_default() {
                if matches!(value, Value::Object(ObjType::Map)) {
                    maps.push(id);
                }
            }
        }
        maps.sort_unstable_by(|a, b| b.cmp(a));
        (!maps.is_empty()).then_some(Node(maps))
    }

    /// Everything in a map, by key, in one pass.
    pub(super) fn entries(&self, at: &Node) -> Vec<(String, Held)> {
        let asked = |key: &str| match (self.child(at, key), self.scalar(at, key)) {
            (Some(map), _) => Some(Held::Map(map)),
            (None, scalar) => scalar.map(Held::Scalar),
        };
        let [object] = at.0.as_slice() else {
            let mut keys: Vec<String> = at.0.iter().flat_map(|object| self.doc.keys(object)).collect();
            keys.sort_unstable();
            keys.dedup();
            return keys.into_iter().filter_map(|key| asked(&key).map(|held| (key, held))).collect();
        };
        let held = |item: MapRangeItem<'_>| {
            let held = match item.value {
                _ if item.conflict => asked(&item.key)?,
                ValueRef::Object(ObjType::Map) => Held::Map(Node(vec![item.id()])),
                ValueRef::Scalar(ref value) => Held::Scalar(value.into()),
                ValueRef::Object(_) => return None,
            };
            Some((item.key.into_owned(), held))
        };
        self.doc.map_range(object, ..).filter_map(held).collect()
    }

    /// The things under keys of `word:<id>` in a map, by word and then by id: the order of their creation.
    pub(super) fn things(&self, at: &Node) -> Vec<Thing> {
        let thing = |(key, held): (String, Held)| {
            let (word, id) = key.split_once(':')?;
            Some(Thing { word: word.to_owned(), id: id.parse().ok()?, node: held.map()? })
        };
        self.entries(at).into_iter().filter_map(thing).collect()
    }

    /// The things of a map by id under this key, by id: what version 1 knew.
    pub(super) fn collection(&self, at: &Node, name: &str) -> Vec<(Id, Node)> {
        let Some(map) = self.child(at, name) else { return Vec::new() };
        self.entries(&map).into_iter().filter_map(|(key, held)| Some((key.parse().ok()?, held.map()?))).collect()
    }

    pub(super) fn text(&self, at: &Node, name: &str) -> String {
        match self.scalar(at, name) {
            Some(ScalarValue::Str(text)) => text.to_string(),
            _ => String::new(),
        }
    }

    pub(super) fn flag(&self, at: &Node, name: &str) -> bool {
        matches!(self.scalar(at, name), Some(ScalarValue::Boolean(true)))
    }

    pub(super) fn instant(&self, at: &Node, name: &str) -> Option<Instant> {
        match self.scalar(at, name) {
            Some(ScalarValue::Int(millis)) => Some(Instant::from_millis(millis)),
            _ => None,
        }
    }

    pub(super) fn parsed<T: FromStr>(&self, at: &Node, name: &str) -> Option<T> {
        self.text(at, name).parse().ok()
    }

    /// Puts a scalar unless it is there already; whether it was put. An absent one is nothing, and neither is empty text or `false`.
    pub(super) fn put_scalar(&mut self, at: &Node, name: &str, value: ScalarValue) -> Result<bool, DomainError> {
        let before = self.scalar(at, name).unwrap_or(ScalarValue::Null);
        if before == value || (is_nothing(&before) && is_nothing(&value)) {
            return Ok(false);
        }
        self.doc.put(at.shown(), name, value)?;
        Ok(true)
    }

    /// Puts a scalar that stands there already, where others put something else beside it at the same moment: now somebody says it who
    /// knows of that.
    pub(super) fn say_again(&mut self, at: &Node, name: &str, value: ScalarValue) -> Result<(), DomainError> {
        if !self.beside(at, name).is_empty() {
            self.doc.put(at.shown(), name, value)?;
        }
        Ok(())
    }

    pub(super) fn put_text(&mut self, at: &Node, name: &str, text: &str) -> Result<bool, DomainError> {
        self.put_scalar(at, name, ScalarValue::Str(text.into()))
    }

    pub(super) fn put_flag(&mut self, at: &Node, name: &str, on: bool) -> Result<bool, DomainError> {
        self.put_scalar(at, name, ScalarValue::Boolean(on))
    }

    /// Makes a map under a key that has none.
    pub(super) fn put_map(&mut self, at: &Node, name: &str) -> Result<Node, DomainError> {
        Ok(Node(vec![self.doc.put_object(at.shown(), name, ObjType::Map)?]))
    }

    /// The map under a key, made when it is missing. Only for maps of whose key there is one creator.
    pub(super) fn child_or_new(&mut self, at: &Node, name: &str) -> Result<Node, DomainError> {
        match self.child(at, name) {
            Some(node) => Ok(node),
            None => self.put_map(at, name),
        }
    }
}

pub(super) fn is_nothing(value: &ScalarValue) -> bool {
    match value {
        ScalarValue::Null | ScalarValue::Boolean(false) => true,
        ScalarValue::Str(text) => text.is_empty(),
        _ => false,
    }
}
