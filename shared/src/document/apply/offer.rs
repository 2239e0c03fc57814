//! Proposals: a deal's lines as they are offered, numbered and summed (C130).

use super::{Inverse, Stamp};
use crate::Id;
use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::node::Node;
use crate::document::view::LineView;
use crate::domain::{Command, Place, Value};

impl Document {
    pub(super) fn new_proposal(&mut self, proposal: Id, deal: Id, fields: &[(String, Value)], stamp: Stamp<'_>) -> Inverse {
        let deal_at = self.there(Place::of(Entity::Deal, deal))?;
        let at = Place::of(Entity::Proposal, proposal);
        if self.node_of(at).is_some() {
            return Ok(Vec::new());
        }
        let lines = self.lines_of(&deal_at);
        let mut all: Vec<(String, Value)> =
            fields.iter().filter(|(key, _)| !matches!(key.as_str(), "deal" | "number" | "total")).cloned().collect();
        if !all.iter().any(|(key, _)| key == "discount") {
            let discount = self.item(Entity::Deal.layout(), deal, &deal_at).fields.number("discount");
            all.extend(discount.map(|discount| ("discount".to_owned(), Value::Number(discount))));
        }
        let discount = all.iter().find_map(|(key, value)| match value {
            Value::Number(number) if key == "discount" => Some(*number),
            _ => None,
        });
        all.push(("deal".to_owned(), Value::Ref(deal)));
        all.push(("number".to_owned(), Value::Number(self.next_number(deal))));
        let total = LineView::sum(lines.iter().map(LineView::from), discount.unwrap_or(0));
        all.extend(total.map(|total| ("total".to_owned(), Value::Money(total))));
        self.put(at, &all, stamp)?;
        for line in lines {
            let at = Place::within(Entity::OfferLine, line.id.derived(&proposal.to_string()), Entity::Proposal, proposal);
            self.put(at, &line.fields.list, stamp)?;
        }
        Ok(vec![Command::Hide { document: self.id, at }])
    }

    /// One more than any proposal of the deal has, those taken away included: a number that went out is not used again.
    fn next_number(&self, deal: Id) -> i64 {
        let layout = Entity::Proposal.layout();
        let numbers = self.things(&Node::root()).into_iter().filter(|thing| thing.word == "proposal").filter_map(|thing| {
            let item = self.item(layout, thing.id, &thing.node);
            item.fields.number("number").filter(|_| item.fields.id("deal") == Some(deal))
        });
        numbers.max().unwrap_or(0).saturating_add(1)
    }
}
