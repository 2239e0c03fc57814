//! Documents that are not clients: one row of all their fields, and typed readers of such rows.
//!
//! Never here: what a language calls a shipped default; readers say which default a thing is.

mod needs;
mod pipelines;
mod policy;
mod settings;
mod work;

use super::Document;
use super::entity::{DocumentKind, Entity, Home, Layout};
use super::node::Node;
use super::schema as key;
use crate::Id;
use crate::domain::{Fields, Value};
use crate::row::RecordRow;

pub use needs::Need;
pub use settings::{
    CustomField, Department, DictionaryEntry, Holiday, LossReason, Member, Pipeline, Plan, Segment, SharingRule, Stage, Template,
    Workspace,
};
pub use work::{Campaign, Finance, Handoff, Mailing, PlanEntry, Product, Question, Survey};

impl Document {
    /// The row of any document that is not a client; a client's, or that of a document that holds nothing, is deleted and empty.
    pub fn record(&self) -> RecordRow {
        let Some((kind, main)) = self.kind().filter(|kind| *kind != DocumentKind::Client).zip(self.main()) else {
            return RecordRow { id: self.id, deleted: true, ..RecordRow::default() };
        };
        let mut fields: Vec<(String, Value)> = Vec::new();
        self.read_into(kind.main().layout(), self.id, &main, "", &mut fields);
        for thing in self.things(&Node::root()) {
            let of_word = |layout: &&Layout| layout.document == kind && layout.home == Home::Root(own(&thing.word));
            let Some(layout) = Entity::all().find(of_word) else { continue };
            if !self.flag(&thing.node, key::REMOVED) {
                self.read_into(layout, thing.id, &thing.node, &format!("{}:{}/", thing.word, thing.id), &mut fields);
            }
        }
        let deleted = self.flag(&main, key::DELETED);
        RecordRow { id: self.id, kind, deleted, fields: fields.into_iter().collect() }
    }

    /// Adds a thing's fields under a prefix, with its author and state where it has them.
    fn read_into(&self, layout: &Layout, id: Id, node: &Node, prefix: &str, fields: &mut Vec<(String, Value)>) {
        let item = self.item(layout, id, node);
        let mut add = |key: &str, value: Value| fields.push((format!("{prefix}{key}"), value));
        for (key, value) in item.fields.list.clone() {
            add(&key, value);
        }
        if layout.signed {
            add(key::BY, Value::Ref(item.by.member));
        }
        if !layout.states.is_empty() {
            add(key::STATE, Value::Text(item.state.clone()));
        }
        if let Some(turn) = item.current() {
            add("state_text", Value::Text(turn.text.clone()));
            add("state_at", Value::Moment(turn.at));
            add("state_by", Value::Ref(turn.by.member));
        }
    }
}

/// The word of a table that equals `word`: homes hold words of the source.
fn own(word: &str) -> &'static str {
    let words = Entity::all().filter_map(|layout| match layout.home {
        Home::Root(known) => Some(known),
        _ => None,
    });
    words.into_iter().find(|known| *known == word).unwrap_or_default()
}

impl RecordRow {
    /// The things of one kind, by id, each with its fields.
    pub fn things(&self, entity: Entity) -> Vec<(Id, Fields)> {
        let Home::Root(word) = entity.layout().home else { return Vec::new() };
        let mut things: Vec<(Id, Fields)> = Vec::new();
        for (path, value) in &self.fields.list {
            let found = path.strip_prefix(word).and_then(|rest| rest.strip_prefix(':')).and_then(|rest| rest.split_once('/'));
            let Some((id, key)) = found.and_then(|(id, key)| Some((id.parse::<Id>().ok()?, key))) else { continue };
            match things.last_mut().filter(|(last, _)| *last == id) {
                Some((_, fields)) => fields.list.push((key.to_owned(), value.clone())),
                None => things.push((id, Fields { list: vec![(key.to_owned(), value.clone())] })),
            }
        }
        things
    }
}
