//! Making deals: new ones, imported ones, repetitions (C72).

use super::{Inverse, Stamp};
use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::node::Node;
use crate::document::schema as key;
use crate::domain::{Command, DomainError, Loss, Place, StageId, StageKind, Value};
use crate::text::one_line;
use crate::{Id, Instant};

/// The fields that a repetition takes over.
const REPEATED: [&str; 8] = ["title", "amount", "profit", "pipeline", "type", "person", "discount", "responsible"];

/// Where a new deal begins.
pub(super) struct Beginning<'a> {
    pub(super) stage: StageId,
    pub(super) kind: StageKind,
    pub(super) created: Instant,
    pub(super) since: Instant,
    pub(super) loss: Option<&'a Loss>,
}

impl Document {
    pub(super) fn open_deal(
        &mut self,
        deal: Id,
        stage: StageId,
        kind: StageKind,
        fields: &[(String, Value)],
        stamp: Stamp<'_>,
    ) -> Inverse {
        let profile = self.there(super::CLIENT)?;
        let mut fields = fields.to_vec();
        // A deal without a responsible gets the client's.
        let named = |(key, value): &(String, Value)| {
            key == key::RESPONSIBLE && matches!(value, Value::Text(name) if !one_line(name).is_empty())
        };
        if !fields.iter().any(named) {
            fields.retain(|(key, _)| key != key::RESPONSIBLE && key != key::LEAD);
            for key in [key::RESPONSIBLE, key::LEAD] {
                fields.push((key.to_owned(), Value::Text(self.text(&profile, key))));
            }
        }
        let begins = Beginning { stage, kind, created: stamp.now, since: stamp.now, loss: None };
        let made = self.make_deal(deal, &begins, &fields, stamp)?;
        Ok(if made.is_some() { vec![Command::DeleteDeal { client: self.id, deal }] } else { Vec::new() })
    }

    /// Makes a deal unless it is there; its first move has the deal's own id.
    pub(super) fn make_deal(
        &mut self,
        id: Id,
        begins: &Beginning<'_>,
        fields: &[(String, Value)],
        stamp: Stamp<'_>,
    ) -> Result<Option<Node>, DomainError> {
        let deals = self.child(&Node::root(), key::DEALS).ok_or(DomainError::Damaged)?;
        if self.child(&deals, &id.to_string()).is_some() {
            return Ok(None);
        }
        let titled = |(key, value): &(String, Value)| key == key::TITLE && !matches!(value, Value::Nothing);
        if !fields.iter().any(titled) {
            return Err(DomainError::TitleMissing);
        }
        let at = self.put_map(&deals, &id.to_string())?;
        self.put_fields(&at, Entity::Deal.layout(), fields)?;
        if self.scalar(&at, key::CREATED).is_none() {
            self.put_moment(&at, key::CREATED, begins.created)?;
        }
        self.put_text(&at, key::CURRENT, &id.to_string())?;
        let moves = self.put_map(&at, key::MOVES)?;
        let entry = self.put_map(&moves, &id.to_string())?;
        self.put_stage(&entry, begins.stage, begins.kind, begins.loss)?;
        self.sign(&entry, stamp.author, begins.since)?;
        Ok(Some(at))
    }

    pub(super) fn repeat_deal(&mut self, deal: Id, new: Id, stage: StageId, stamp: Stamp<'_>) -> Inverse {
        let former = self.there(Place::of(Entity::Deal, deal))?;
        let item = self.item(Entity::Deal.layout(), deal, &former);
        let mut fields: Vec<(String, Value)> =
            item.fields.list.iter().filter(|(key, _)| REPEATED.contains(&key.as_str())).cloned().collect();
        fields.push(("repeats".to_owned(), Value::Ref(deal)));
        if let Some(lead) = item.fields.get(key::LEAD) {
            fields.push((key::LEAD.to_owned(), lead.clone()));
        }
        let inverse = self.open_deal(new, stage, stage.kind(), &fields, stamp)?;
        if !inverse.is_empty() {
            for line in self.lines_of(&former) {
                let at = Place::within(Entity::Line, line.id.derived(&new.to_string()), Entity::Deal, new);
                self.put(at, &line.fields.list, stamp)?;
            }
        }
        Ok(inverse)
    }
}
