//! Who leads: one at a time with a history, or everything of one member at once (C26, C175).

use super::{CLIENT, Inverse, Stamp};
use crate::Id;
use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::node::Node;
use crate::document::read::lead_of;
use crate::document::schema as key;
use crate::domain::{Command, Lead, Place, StageKind, Value};
use crate::text::one_line;

impl Document {
    pub(super) fn set_responsible(&mut self, deal: Option<Id>, entry: Id, to: &Lead, stamp: Stamp<'_>) -> Inverse {
        let at = deal.map_or(CLIENT, |deal| Place::of(Entity::Deal, deal));
        let node = self.there(at)?;
        let history = Place::of(Entity::Lead, entry);
        let name = one_line(&to.name);
        let lead = if to.member == Id::default() { String::new() } else { format!("{} {name}", to.member).trim_end().to_owned() };
        let from = self.text(&node, key::RESPONSIBLE);
        if (from == name && self.text(&node, key::LEAD) == lead) || self.node_of(history).is_some() {
            return Ok(Vec::new());
        }
        let mut fields = vec![("from".to_owned(), Value::Text(from)), ("to".to_owned(), Value::Text(name.clone()))];
        fields.extend(deal.map(|deal| ("deal".to_owned(), Value::Ref(deal))));
        let mut inverse = self.put(history, &fields, stamp)?;
        let who = [(key::RESPONSIBLE.to_owned(), Value::Text(name)), (key::LEAD.to_owned(), Value::Text(lead))];
        inverse.splice(0..0, self.put(at, &who, stamp)?);
        Ok(inverse)
    }

    pub(super) fn hand_over(&mut self, entry: Id, from: &Lead, to: &Lead, stamp: Stamp<'_>) -> Inverse {
        let profile = self.there(CLIENT)?;
        let mut inverse: Vec<Command> = Vec::new();
        let mut done = |undo: Vec<Command>| inverse.splice(0..0, undo).for_each(drop);
        if self.leads(&profile, from) {
            done(self.set_responsible(None, entry, to, stamp)?);
        }
        for (deal, node) in self.collection(&Node::root(), key::DEALS) {
            let moves = self.moves(&node);
            let open =
                self.current_move(&node, &moves).is_none_or(|entry| matches!(entry.kind, StageKind::Open | StageKind::Nurture));
            if open && !self.flag(&node, key::DELETED) && self.leads(&node, from) {
                done(self.set_responsible(Some(deal), entry.derived(&deal.to_string()), to, stamp)?);
            }
        }
        for thing in self.things(&Node::root()) {
            let entity = match thing.word.as_str() {
                "task" => Entity::Task,
                "enquiry" => Entity::Enquiry,
                "complaint" => Entity::Complaint,
                _ => continue,
            };
            let item = self.item(entity.layout(), thing.id, &thing.node);
            let is_from = item.fields.id("assignee").is_some_and(|member| member == from.member);
            if is_from && !item.settled && !self.flag(&thing.node, key::REMOVED) {
                let to = [("assignee".to_owned(), Value::Ref(to.member))];
                done(self.put(Place::of(entity, thing.id), &to, stamp)?);
            }
        }
        done(self.help_instead(&profile, from, to, stamp)?);
        Ok(inverse)
    }

    /// Who helped with the client does no more; who takes his work helps in his place, unless the client is led by him now.
    fn help_instead(&mut self, profile: &Node, from: &Lead, to: &Lead, stamp: Stamp<'_>) -> Inverse {
        let helper = |member: Id| format!("collaborator:{member}");
        if from.member == Id::default() || !self.flag(profile, &helper(from.member)) {
            return Ok(Vec::new());
        }
        let mut helpers = vec![(helper(from.member), Value::Nothing)];
        if to.member != Id::default() && !self.leads(profile, to) {
            helpers.push((helper(to.member), Value::Flag(true)));
        }
        self.put(CLIENT, &helpers, stamp)
    }

    /// Whether this member leads the client or deal: by id where one is known, otherwise by name.
    fn leads(&self, at: &Node, member: &Lead) -> bool {
        let name = self.text(at, key::RESPONSIBLE);
        match lead_of(&name, &self.text(at, key::LEAD)) {
            Some(lead) if member.member != Id::default() => lead == member.member,
            _ => !name.is_empty() && name == one_line(&member.name),
        }
    }
}
