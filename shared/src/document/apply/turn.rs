//! Changes of state: of two made apart both stay in the history, and one is the state with its own reason and author.

use super::{Inverse, Stamp};
use crate::Id;
use crate::document::Document;
use crate::document::schema as key;
use crate::domain::{Command, DomainError, Place};

impl Document {
    pub(super) fn turn(&mut self, at: Place, entry: Id, state: &str, text: &str, deal: Option<Id>, stamp: Stamp<'_>) -> Inverse {
        let node = self.there(at)?;
        let inverse = vec![Command::Unturn { document: self.id, at, entry }];
        let name = format!("{}:{entry}", key::TURN);
        if let Some(known) = self.child(&node, &name) {
            // The same again: after a crash nothing is left to do; as a redo it counts again, unless another counts since.
            let shown = self.put_flag(&known, key::REMOVED, false)?;
            if shown && self.text(&node, key::TURN) == self.text(&known, key::PREVIOUS) {
                self.put_text(&node, key::TURN, &entry.to_string())?;
            }
            return Ok(if shown { inverse } else { Vec::new() });
        }
        let layout = at.entity.layout();
        let before = self.item(layout, at.id, &node);
        if before.state == state && before.current().is_none_or(|turn| turn.text == text.trim() && turn.deal == deal) {
            return Ok(Vec::new());
        }
        let turn = self.put_map(&node, &name)?;
        self.put_text(&turn, key::STATE, state)?;
        self.put_text(&turn, key::TEXT, text.trim())?;
        if let Some(deal) = deal {
            self.put_text(&turn, "deal", &deal.to_string())?;
        }
        if let Some(previous) = before.turn {
            self.put_text(&turn, key::PREVIOUS, &previous.to_string())?;
        }
        self.sign(&turn, stamp.author, stamp.now)?;
        self.put_text(&node, key::TURN, &entry.to_string())?;
        Ok(inverse)
    }

    pub(super) fn unturn(&mut self, at: Place, entry: Id) -> Inverse {
        let node = self.there(at)?;
        let turn = self.child(&node, &format!("{}:{entry}", key::TURN)).ok_or(DomainError::NoSuchEntry)?;
        if !self.put_flag(&turn, key::REMOVED, true)? {
            return Ok(Vec::new());
        }
        let (state, text, deal) = (self.text(&turn, key::STATE), self.text(&turn, key::TEXT), self.parsed(&turn, "deal"));
        // A redo cannot bring its state back when somebody turned the thing since: it then only comes back into the history.
        if self.text(&node, key::TURN) == entry.to_string() {
            let previous = self.text(&turn, key::PREVIOUS);
            self.put_text(&node, key::TURN, &previous)?;
        }
        Ok(vec![Command::Turn { document: self.id, at, entry, state, text, deal }])
    }
}
