//! Running commands: each becomes the few field edits it means, and tells what undoes it.
//!
//! A command whose result is there already edits nothing, so that running it again after a crash is harmless; it then undoes
//! nothing either. Special commands are made of the same few edits as the generic ones. Never here: writing what did not change.

mod client;
mod continued;
mod deal;
mod import;
mod lead;
mod merge;
mod moves;
mod offer;
mod put;
mod task;
mod turn;

use automerge::{AutomergeError, ScalarValue};

use super::entity::{DocumentKind, Entity, Home, Layout};
use super::node::Node;
use super::schema as key;
use super::{Author, Document};
use crate::domain::{Command, DealField, DomainError, Place, Value};
use crate::{Id, Instant};

type Inverse = Result<Vec<Command>, DomainError>;

impl From<AutomergeError> for DomainError {
    fn from(_: AutomergeError) -> Self {
        Self::Damaged
    }
}

/// What an edit is stamped with.
#[derive(Clone, Copy)]
struct Stamp<'a> {
    author: &'a Author,
    now: Instant,
}

const CLIENT: Place = Place::of(Entity::Profile, Id::from_bytes([0; 16]));

impl Document {
    /// Runs one checked command inside the open transaction.
    pub(super) fn run(&mut self, command: &Command, author: &Author, now: Instant) -> Inverse {
        let stamp = Stamp { author, now };
        let one = |key: &str, value: &str| vec![(key.to_owned(), Value::Text(value.to_owned()))];
        match command {
            Command::CreateClient { kind, name, phone, fields, .. } => self.create(*kind, name, phone.as_ref(), fields, now),
            Command::ImportClient { import, data, .. } => self.import(*import, data, stamp),
            Command::SetClientField { field, value, .. } => self.put(CLIENT, &one(field.key(), value), stamp),
            Command::SetClientKind { kind, .. } => self.put(CLIENT, &one(key::KIND, kind.key()), stamp),
            Command::PutPhone { phone, typed, .. } => self.put_line(Entity::Phone, *phone, key::TYPED, typed, stamp),
            Command::RemovePhone { phone, .. } => self.remove_phone(*phone),
            Command::PutEmail { email, address, .. } => self.put_line(Entity::Email, *email, key::ADDRESS, address, stamp),
            Command::RemoveEmail { email, .. } => self.hide(Place::of(Entity::Email, *email), true),
            Command::PutNote { note, text, .. } => self.put(Place::of(Entity::Note, *note), &one(key::TEXT, text), stamp),
            Command::RemoveNote { note, .. } => self.hide(Place::of(Entity::Note, *note), true),
            Command::RestoreNote { note, .. } => self.hide(Place::of(Entity::Note, *note), false),
            Command::CreateDeal { deal, title, amount, stage, responsible, .. } => {
                let mut fields = one(key::TITLE, title);
                fields.push((key::AMOUNT.to_owned(), Value::Money(*amount)));
                fields.extend(one(key::RESPONSIBLE, responsible));
                self.open_deal(*deal, *stage, stage.kind(), &fields, stamp)
            }
            Command::SetDealField { deal, field, .. } => {
                let fields = match field {
                    DealField::Title(title) => one(key::TITLE, title),
                    DealField::Responsible(name) => one(key::RESPONSIBLE, name),
                    DealField::Amount(amount) => vec![(key::AMOUNT.to_owned(), Value::Money(*amount))],
                };
                self.put(Place::of(Entity::Deal, *deal), &fields, stamp)
            }
            Command::MoveDeal { deal, entry, to, loss, .. } => {
                self.move_deal(*deal, *entry, *to, to.kind(), loss.as_ref(), stamp).map(|moved| moved.inverse(self.id))
            }
            Command::UnmoveDeal { deal, entry, .. } => self.unmove_deal(*deal, *entry),
            Command::DeleteDeal { deal, .. } => self.hide(Place::of(Entity::Deal, *deal), true),
            Command::RestoreDeal { deal, .. } => self.hide(Place::of(Entity::Deal, *deal), false),
            Command::DeleteClient { .. } => self.hide(CLIENT, true),
            Command::RestoreClient { .. } => self.hide(CLIENT, false),
            Command::UndoImport { import, .. } => self.hide_import(*import, true),
            Command::RedoImport { import, .. } => self.hide_import(*import, false),
            Command::Put { at, fields, .. } => self.put(*at, fields, stamp),
            Command::Hide { at, .. } => self.hide(*at, true),
            Command::Show { at, .. } => self.hide(*at, false),
            Command::Turn { at, entry, state, text, deal, .. } => self.turn(*at, *entry, state, text, *deal, stamp),
            Command::Unturn { at, entry, .. } => self.unturn(*at, *entry),
            Command::FinishTask { task, entry, result, next, .. } => {
                self.finish_task(*task, *entry, result, next.as_ref(), stamp)
            }
            Command::OpenDeal { deal, stage, kind, fields, .. } => self.open_deal(*deal, *stage, *kind, fields, stamp),
            Command::MoveStage { deal, entry, to, kind, loss, follow, .. } => {
                let moved = self.move_deal(*deal, *entry, *to, *kind, loss.as_ref(), stamp)?;
                self.follow_up(moved, follow.as_ref(), stamp)
            }
            Command::RedoMove { deal, entry, .. } => self.redo_move(*deal, *entry),
            Command::RepeatDeal { deal, new, stage, .. } => self.repeat_deal(*deal, *new, *stage, stamp),
            Command::NewProposal { proposal, deal, fields, .. } => self.new_proposal(*proposal, *deal, fields, stamp),
            Command::SetResponsible { deal, entry, to, .. } => self.set_responsible(*deal, *entry, to, stamp),
            Command::HandOver { entry, from, to, .. } => self.hand_over(*entry, from, to, stamp),
            Command::Continue { of, kind, name, created, .. } => self.go_on(*of, *kind, name, *created),
            Command::CatchUp { items, .. } => self.catch_up(items),
            Command::Absorb { merge, other, part, items, .. } => {
                self.absorb(&merge::Graft { merge: *merge, other: *other, part: *part }, items, stamp)
            }
        }
    }

    /// What the document is; none while it holds nothing.
    pub fn kind(&self) -> Option<DocumentKind> {
        DocumentKind::named(&self.text(&Node::root(), key::KIND))
    }

    /// The map of a thing.
    fn node_of(&self, at: Place) -> Option<Node> {
        let parent = self.parent_of(at)?;
        let id = at.id.to_string();
        match at.entity.layout().home {
            Home::Main(name) => self.child(&parent, name),
            Home::Collection(name) => self.child(&self.child(&parent, name)?, &id),
            Home::Root(word) | Home::Within(_, word) | Home::Anywhere(word) => self.child(&parent, &format!("{word}:{id}")),
        }
    }

    /// The map that things of this kind stand in: the root's, or that of the thing which the place names.
    fn parent_of(&self, at: Place) -> Option<Node> {
        match (at.entity.layout().home, at.within) {
            (Home::Main(_) | Home::Collection(_) | Home::Root(_), None) => Some(Node::root()),
            (Home::Within(parent, _), Some((entity, id))) if parent == entity => self.node_of(Place::of(entity, id)),
            _ => None,
        }
    }

    /// The map of a thing that must be there.
    fn there(&self, at: Place) -> Result<Node, DomainError> {
        self.of_kind(at.entity.layout())?;
        self.node_of(at).ok_or(match at.entity {
            Entity::Profile => DomainError::NoSuchClient,
            Entity::Deal => DomainError::NoSuchDeal,
            _ => DomainError::NoSuchEntry,
        })
    }

    /// Whether things of this kind belong into this document.
    fn of_kind(&self, layout: &Layout) -> Result<(), DomainError> {
        match self.kind() {
            Some(kind) if kind == layout.document => Ok(()),
            None if layout.document == DocumentKind::Client => Err(DomainError::NoSuchClient),
            _ => Err(DomainError::NoSuchPlace),
        }
    }

    fn sign(&mut self, at: &Node, author: &Author, when: Instant) -> Result<(), DomainError> {
        self.put_scalar(at, key::AT, ScalarValue::Int(when.as_millis()))?;
        self.put_text(at, key::BY, &author.member.to_string())?;
        self.put_text(at, key::NAME, &author.name)?;
        Ok(())
    }
}
