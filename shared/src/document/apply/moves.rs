//! Stage moves of deals (C59–C61, C82).

use automerge::ScalarValue;

use super::{Inverse, Stamp};
use crate::Id;
use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::node::Node;
use crate::document::schema as key;
use crate::domain::{Command, DomainError, Loss, NewTask, Place, StageId, StageKind, Value};
use crate::text::one_line;

/// What a move did.
pub(super) struct Moved {
    deal: Id,
    entry: Id,
    /// Whether there is something to take back.
    changed: bool,
}

impl Moved {
    pub(super) fn inverse(&self, client: Id) -> Vec<Command> {
        if self.changed { vec![Command::UnmoveDeal { client, deal: self.deal, entry: self.entry }] } else { Vec::new() }
    }
}

impl Document {
    pub(super) fn move_deal(
        &mut self,
        deal: Id,
        entry: Id,
        to: StageId,
        kind: StageKind,
        loss: Option<&Loss>,
        stamp: Stamp<'_>,
    ) -> Result<Moved, DomainError> {
        let at = self.there(Place::of(Entity::Deal, deal))?;
        let moves_at = self.child(&at, key::MOVES).ok_or(DomainError::Damaged)?;
        let moved = |changed| Ok(Moved { deal, entry, changed });
        if self.child(&moves_at, &entry.to_string()).is_some() {
            // The same move again: after a crash nothing is left to do; as a redo it counts again.
            return moved(!self.redo_move(deal, entry)?.is_empty());
        }
        let all = self.moves(&at);
        let (from, previous) = self.current_move(&at, &all).map_or((StageId::default(), deal), |entry| (entry.to, entry.id));
        if from == to {
            return moved(false);
        }
        let new = self.put_map(&moves_at, &entry.to_string())?;
        self.put_text(&new, key::FROM, from.key())?;
        self.put_stage(&new, to, kind, loss)?;
        self.put_text(&new, key::PREVIOUS, &previous.to_string())?;
        self.sign(&new, stamp.author, stamp.now)?;
        self.put_text(&at, key::CURRENT, &entry.to_string())?;
        moved(true)
    }

    /// What a move comes into, and why when it is lost.
    pub(super) fn put_stage(
        &mut self,
        entry: &Node,
        to: StageId,
        kind: StageKind,
        loss: Option<&Loss>,
    ) -> Result<(), DomainError> {
        self.put_text(entry, key::TO, to.key())?;
        self.put_text(entry, key::KIND, kind.key())?;
        if let Some(loss) = loss {
            self.put_text(entry, key::REASON, &one_line(&loss.reason))?;
            self.put_text(entry, key::COMMENT, loss.comment.trim())?;
        }
        Ok(())
    }

    /// The task for the time after a sale.
    pub(super) fn follow_up(&mut self, moved: Moved, follow: Option<&NewTask>, stamp: Stamp<'_>) -> Inverse {
        let mut inverse = moved.inverse(self.id);
        if let Some(NewTask { task, fields }) = follow.filter(|_| moved.changed) {
            let mut fields = fields.clone();
            if !fields.iter().any(|(key, _)| key == "deal") {
                fields.push(("deal".to_owned(), Value::Ref(moved.deal)));
            }
            let undo = self.put_or_show(Place::of(Entity::Task, *task), &fields, stamp)?;
            inverse.splice(0..0, undo);
        }
        Ok(inverse)
    }

    /// Makes a thing of a special command, or puts it back when the command is a redo.
    pub(super) fn put_or_show(&mut self, at: Place, fields: &[(String, Value)], stamp: Stamp<'_>) -> Inverse {
        if self.node_of(at).is_some() { self.hide(at, false) } else { self.put(at, fields, stamp) }
    }

    pub(super) fn unmove_deal(&mut self, deal: Id, entry: Id) -> Inverse {
        let at = self.there(Place::of(Entity::Deal, deal))?;
        let moves_at = self.child(&at, key::MOVES).ok_or(DomainError::Damaged)?;
        let undone = self.child(&moves_at, &entry.to_string()).ok_or(DomainError::NoSuchEntry)?;
        // The first move is the deal's making: there is no stage before it.
        if entry == deal || !self.put_scalar(&undone, key::UNDONE, ScalarValue::Boolean(true))? {
            return Ok(Vec::new());
        }
        if self.text(&at, key::CURRENT) == entry.to_string() {
            let previous = self.text(&undone, key::PREVIOUS);
            self.put_text(&at, key::CURRENT, &previous)?;
        }
        Ok(vec![Command::RedoMove { document: self.id, deal, entry }])
    }

    /// Makes a move that was taken back count again. It decides the stage again only where taking it back gave the stage to the move before
    /// it: one that had a later move after it decided nothing, and another's move made meanwhile stays.
    pub(super) fn redo_move(&mut self, deal: Id, entry: Id) -> Inverse {
        let at = self.there(Place::of(Entity::Deal, deal))?;
        let moves_at = self.child(&at, key::MOVES).ok_or(DomainError::Damaged)?;
        let undone = self.child(&moves_at, &entry.to_string()).ok_or(DomainError::NoSuchEntry)?;
        if !self.put_flag(&undone, key::UNDONE, false)? {
            return Ok(Vec::new());
        }
        if self.text(&at, key::CURRENT) == self.text(&undone, key::PREVIOUS) {
            self.put_text(&at, key::CURRENT, &entry.to_string())?;
        }
        Ok(vec![Command::UnmoveDeal { client: self.id, deal, entry }])
    }
}
