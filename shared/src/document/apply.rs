//! Running commands: each becomes the few field edits it means, and tells what undoes it.
//!
//! A command whose result is there already edits nothing, so that running it again after a crash is harmless.

mod import;

use automerge::transaction::Transactable;
use automerge::{AutomergeError, ObjId, ObjType, ROOT, ScalarValue};

use super::read::{self, amount, current, flag, map, moves, text};
use super::schema as key;
use super::{Author, Client};
use crate::domain::{ClientField, ClientKind, Command, DealField, DomainError, Loss, StageId};
use crate::sync::frame::SCHEMA;
use crate::text::one_line;
use crate::{Id, Instant, Money};

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

/// A new deal, from a form or from a file.
struct NewDeal<'a> {
    id: Id,
    title: &'a str,
    amount: Money,
    stage: StageId,
    responsible: String,
    created: Instant,
    since: Instant,
    loss: Option<&'a Loss>,
}

impl Client {
    /// Runs one checked command inside the open transaction.
    pub(super) fn run(&mut self, command: &Command, author: &Author, now: Instant) -> Inverse {
        let stamp = Stamp { author, now };
        let client = self.id;
        match command {
            Command::CreateClient { kind, name, phone, fields, .. } => self.create(*kind, name, phone.as_ref(), fields, now),
            Command::ImportClient { import, data, .. } => self.import(*import, data, stamp),
            Command::SetClientField { field, value, .. } => self.set_field(*field, value),
            Command::SetClientKind { kind, .. } => self.set_kind(*kind),
            Command::PutPhone { phone, typed, .. } => {
                let before = self.put_line(key::PHONES, *phone, key::TYPED, typed)?;
                Ok(before.map_or_else(
                    || vec![Command::RemovePhone { client, phone: *phone }],
                    |typed| vec![Command::PutPhone { client, phone: *phone, typed }],
                ))
            }
            Command::RemovePhone { phone, .. } => {
                let typed = self.remove(key::PHONES, *phone, key::TYPED)?;
                Ok(vec![Command::PutPhone { client, phone: *phone, typed }])
            }
            Command::PutEmail { email, address, .. } => {
                let before = self.put_line(key::EMAILS, *email, key::ADDRESS, address)?;
                Ok(before.map_or_else(
                    || vec![Command::RemoveEmail { client, email: *email }],
                    |address| vec![Command::PutEmail { client, email: *email, address }],
                ))
            }
            Command::RemoveEmail { email, .. } => {
                let address = self.remove(key::EMAILS, *email, key::ADDRESS)?;
                Ok(vec![Command::PutEmail { client, email: *email, address }])
            }
            Command::PutNote { note, text, .. } => self.put_note(*note, text, stamp),
            Command::RemoveNote { note, .. } => {
                self.remove(key::NOTES, *note, key::TEXT)?;
                Ok(vec![Command::RestoreNote { client, note: *note }])
            }
            Command::RestoreNote { note, .. } => {
                let at = self.item(key::NOTES, *note).ok_or(DomainError::NoSuchEntry)?;
                self.put_flag(&at, key::REMOVED, false)?;
                Ok(vec![Command::RemoveNote { client, note: *note }])
            }
            Command::CreateDeal { deal, title, amount, stage, responsible, .. } => {
                let profile = self.profile()?;
                let responsible = match one_line(responsible) {
                    named if !named.is_empty() => named,
                    _ => text(&self.doc, &profile, key::RESPONSIBLE),
                };
                let title = &one_line(title);
                let new = NewDeal {
                    id: *deal,
                    title,
                    amount: *amount,
                    stage: *stage,
                    responsible,
                    created: now,
                    since: now,
                    loss: None,
                };
                self.create_deal(&new, author)?;
                Ok(vec![Command::DeleteDeal { client, deal: *deal }])
            }
            Command::SetDealField { deal, field, .. } => self.set_deal_field(*deal, field),
            Command::MoveDeal { deal, entry, to, loss, .. } => self.move_deal(*deal, *entry, *to, loss.as_ref(), stamp),
            Command::UnmoveDeal { deal, entry, .. } => self.unmove_deal(*deal, *entry),
            Command::DeleteDeal { deal, .. } => {
                let at = self.deal(*deal)?;
                self.put_flag(&at, key::DELETED, true)?;
                Ok(vec![Command::RestoreDeal { client, deal: *deal }])
            }
            Command::RestoreDeal { deal, .. } => {
                let at = self.deal(*deal)?;
                self.put_flag(&at, key::DELETED, false)?;
                Ok(vec![Command::DeleteDeal { client, deal: *deal }])
            }
            Command::DeleteClient { .. } => {
                let profile = self.profile()?;
                self.put_flag(&profile, key::DELETED, true)?;
                Ok(vec![Command::RestoreClient { client }])
            }
            Command::RestoreClient { .. } => {
                let profile = self.profile()?;
                self.put_flag(&profile, key::DELETED, false)?;
                Ok(vec![Command::DeleteClient { client }])
            }
            Command::UndoImport { import, .. } => {
                self.hide_import(*import, true)?;
                Ok(vec![Command::RedoImport { client, import: *import }])
            }
            Command::RedoImport { import, .. } => {
                self.hide_import(*import, false)?;
                Ok(vec![Command::UndoImport { client, import: *import }])
            }
        }
    }

    fn create(
        &mut self,
        kind: ClientKind,
        name: &str,
        phone: Option<&(Id, String)>,
        fields: &[(ClientField, String)],
        now: Instant,
    ) -> Inverse {
        if map(&self.doc, &ROOT, key::PROFILE).is_some() {
            return Ok(Vec::new());
        }
        let profile = self.found(kind, name, now)?;
        for (field, value) in fields {
            let value = one_line(value);
            if !value.is_empty() {
                self.doc.put(&profile, field.key(), value)?;
            }
        }
        if let Some((id, typed)) = phone.filter(|(_, typed)| !typed.trim().is_empty()) {
            self.put_line(key::PHONES, *id, key::TYPED, typed)?;
        }
        Ok(vec![Command::DeleteClient { client: self.id }])
    }

    /// The first edits of a new document; returns its profile.
    fn found(&mut self, kind: ClientKind, name: &str, created: Instant) -> Result<ObjId, DomainError> {
        self.doc.put(ROOT, key::VERSION, i64::from(SCHEMA))?;
        self.doc.put(ROOT, key::KIND, key::KIND_CLIENT)?;
        // Two clients that are alike must not begin with the same change: a hash names one change in the whole workspace.
        self.doc.put(ROOT, key::ID, self.id.to_string())?;
        let profile = self.doc.put_object(ROOT, key::PROFILE, ObjType::Map)?;
        for collection in [key::PHONES, key::EMAILS, key::NOTES, key::DEALS, key::IMPORTS] {
            self.doc.put_object(ROOT, collection, ObjType::Map)?;
        }
        self.doc.put(&profile, key::KIND, kind.key())?;
        self.doc.put(&profile, key::NAME, one_line(name))?;
        self.doc.put(&profile, key::CREATED, created.as_millis())?;
        Ok(profile)
    }

    fn set_field(&mut self, field: ClientField, value: &str) -> Inverse {
        let profile = self.profile()?;
        let value = one_line(value);
        if field == ClientField::Name && value.is_empty() && self.phones().is_empty() {
            return Err(DomainError::NameOrPhone);
        }
        let before = text(&self.doc, &profile, field.key());
        if before != value {
            self.doc.put(&profile, field.key(), value)?;
        }
        Ok(vec![Command::SetClientField { client: self.id, field, value: before }])
    }

    fn set_kind(&mut self, kind: ClientKind) -> Inverse {
        let profile = self.profile()?;
        let before = self.kind(&profile);
        if before != kind {
            self.doc.put(&profile, key::KIND, kind.key())?;
        }
        Ok(vec![Command::SetClientKind { client: self.id, kind: before }])
    }

    /// Puts a one-line item of a collection; returns what was visible there before.
    fn put_line(&mut self, collection: &str, id: Id, name: &str, line: &str) -> Result<Option<String>, DomainError> {
        self.profile()?;
        let line = one_line(line);
        if let Some(at) = self.item(collection, id) {
            let hidden = flag(&self.doc, &at, key::REMOVED);
            let before = text(&self.doc, &at, name);
            if before != line {
                self.doc.put(&at, name, line)?;
            }
            self.put_flag(&at, key::REMOVED, false)?;
            return Ok((!hidden).then_some(before));
        }
        let at = self.new_item(collection, id)?;
        self.doc.put(&at, name, line)?;
        Ok(None)
    }

    /// Hides an item; returns its text.
    fn remove(&mut self, collection: &str, id: Id, name: &str) -> Result<String, DomainError> {
        let at = self.item(collection, id).ok_or(DomainError::NoSuchEntry)?;
        self.put_flag(&at, key::REMOVED, true)?;
        Ok(text(&self.doc, &at, name))
    }

    fn put_note(&mut self, note: Id, body: &str, stamp: Stamp<'_>) -> Inverse {
        self.profile()?;
        let client = self.id;
        let body = body.trim();
        if let Some(at) = self.item(key::NOTES, note) {
            let before = text(&self.doc, &at, key::TEXT);
            if before != body {
                self.doc.put(&at, key::TEXT, body)?;
            }
            return Ok(vec![Command::PutNote { client, note, text: before }]);
        }
        let at = self.new_item(key::NOTES, note)?;
        self.doc.put(&at, key::TEXT, body)?;
        self.sign(&at, stamp.author, stamp.now)?;
        Ok(vec![Command::RemoveNote { client, note }])
    }

    /// Adds a deal unless it is there; its first move has the deal's own id.
    fn create_deal(&mut self, new: &NewDeal<'_>, author: &Author) -> Result<Option<ObjId>, DomainError> {
        if self.item(key::DEALS, new.id).is_some() {
            return Ok(None);
        }
        let at = self.new_item(key::DEALS, new.id)?;
        self.doc.put(&at, key::TITLE, new.title)?;
        self.doc.put(&at, key::AMOUNT, amount_key(new.amount))?;
        self.doc.put(&at, key::RESPONSIBLE, new.responsible.as_str())?;
        self.doc.put(&at, key::CREATED, new.created.as_millis())?;
        self.doc.put(&at, key::CURRENT, new.id.to_string())?;
        let moves = self.doc.put_object(&at, key::MOVES, ObjType::Map)?;
        let entry = self.doc.put_object(&moves, new.id.to_string(), ObjType::Map)?;
        self.doc.put(&entry, key::TO, new.stage.key())?;
        self.put_loss(&entry, new.loss)?;
        self.sign(&entry, author, new.since)?;
        Ok(Some(at))
    }

    fn set_deal_field(&mut self, deal: Id, field: &DealField) -> Inverse {
        let at = self.deal(deal)?;
        let put_text = |this: &mut Self, name: &str, value: &str| -> Result<String, DomainError> {
            let value = one_line(value);
            let before = text(&this.doc, &at, name);
            if before != value {
                this.doc.put(&at, name, value)?;
            }
            Ok(before)
        };
        let before = match field {
            DealField::Title(title) => DealField::Title(put_text(self, key::TITLE, title)?),
            DealField::Responsible(name) => DealField::Responsible(put_text(self, key::RESPONSIBLE, name)?),
            DealField::Amount(money) => {
                let before = amount(&self.doc, &at);
                if before != *money {
                    self.doc.put(&at, key::AMOUNT, amount_key(*money))?;
                }
                DealField::Amount(before)
            }
        };
        Ok(vec![Command::SetDealField { client: self.id, deal, field: before }])
    }

    fn move_deal(&mut self, deal: Id, entry: Id, to: StageId, loss: Option<&Loss>, stamp: Stamp<'_>) -> Inverse {
        let at = self.deal(deal)?;
        let moves_at = map(&self.doc, &at, key::MOVES).ok_or(DomainError::Damaged)?;
        let inverse = vec![Command::UnmoveDeal { client: self.id, deal, entry }];
        if let Some(known) = map(&self.doc, &moves_at, &entry.to_string()) {
            // The same move again: after a crash nothing is left to do; as a redo it counts again.
            if flag(&self.doc, &known, key::UNDONE) {
                self.put_flag(&known, key::UNDONE, false)?;
                self.doc.put(&at, key::CURRENT, entry.to_string())?;
            }
            return Ok(inverse);
        }
        let all = moves(&self.doc, &at);
        let before = current(&self.doc, &at, &all);
        let (from, previous) = before.map_or((StageId::default(), deal), |entry| (entry.to, entry.id));
        if from == to {
            return Ok(Vec::new());
        }
        let new = self.doc.put_object(&moves_at, entry.to_string(), ObjType::Map)?;
        self.doc.put(&new, key::FROM, from.key())?;
        self.doc.put(&new, key::TO, to.key())?;
        self.doc.put(&new, key::PREVIOUS, previous.to_string())?;
        self.put_loss(&new, loss)?;
        self.sign(&new, stamp.author, stamp.now)?;
        self.doc.put(&at, key::CURRENT, entry.to_string())?;
        Ok(inverse)
    }

    fn unmove_deal(&mut self, deal: Id, entry: Id) -> Inverse {
        let at = self.deal(deal)?;
        let moves_at = map(&self.doc, &at, key::MOVES).ok_or(DomainError::Damaged)?;
        let undone = map(&self.doc, &moves_at, &entry.to_string()).ok_or(DomainError::NoSuchEntry)?;
        let to: StageId = read::parsed(&self.doc, &undone, key::TO).unwrap_or_default();
        let redo = Command::MoveDeal { client: self.id, deal, entry, to, loss: self.loss_of(&undone) };
        self.put_flag(&undone, key::UNDONE, true)?;
        if text(&self.doc, &at, key::CURRENT) == entry.to_string() {
            let previous = text(&self.doc, &undone, key::PREVIOUS);
            self.doc.put(&at, key::CURRENT, previous)?;
        }
        Ok(vec![redo])
    }

    fn loss_of(&self, entry: &ObjId) -> Option<Loss> {
        let loss = Loss { reason: text(&self.doc, entry, key::REASON), comment: text(&self.doc, entry, key::COMMENT) };
        (!loss.reason.is_empty()).then_some(loss)
    }

    fn profile(&self) -> Result<ObjId, DomainError> {
        map(&self.doc, &ROOT, key::PROFILE).ok_or(DomainError::NoSuchClient)
    }

    fn deal(&self, deal: Id) -> Result<ObjId, DomainError> {
        self.item(key::DEALS, deal).ok_or(DomainError::NoSuchDeal)
    }

    fn item(&self, collection: &str, id: Id) -> Option<ObjId> {
        let at = map(&self.doc, &ROOT, collection)?;
        map(&self.doc, &at, &id.to_string())
    }

    fn new_item(&mut self, collection: &str, id: Id) -> Result<ObjId, DomainError> {
        let at = map(&self.doc, &ROOT, collection).ok_or(DomainError::Damaged)?;
        Ok(self.doc.put_object(&at, id.to_string(), ObjType::Map)?)
    }

    fn imported_item(&mut self, collection: &str, id: Id, import: Id) -> Result<ObjId, DomainError> {
        let at = self.new_item(collection, id)?;
        self.doc.put(&at, key::IMPORT, import.to_string())?;
        Ok(at)
    }

    /// Sets a flag if it is not what it should be; an absent flag is false.
    fn put_flag(&mut self, at: &ObjId, name: &str, on: bool) -> Result<(), DomainError> {
        if flag(&self.doc, at, name) != on {
            self.doc.put(at, name, ScalarValue::Boolean(on))?;
        }
        Ok(())
    }

    fn put_loss(&mut self, entry: &ObjId, loss: Option<&Loss>) -> Result<(), DomainError> {
        if let Some(loss) = loss {
            self.doc.put(entry, key::REASON, one_line(&loss.reason))?;
            self.doc.put(entry, key::COMMENT, loss.comment.trim())?;
        }
        Ok(())
    }

    fn sign(&mut self, at: &ObjId, author: &Author, when: Instant) -> Result<(), DomainError> {
        self.doc.put(at, key::AT, when.as_millis())?;
        self.doc.put(at, key::BY, author.member.to_string())?;
        if !author.name.is_empty() {
            self.doc.put(at, key::NAME, author.name.as_str())?;
        }
        Ok(())
    }
}

fn amount_key(amount: Money) -> String {
    format!("{} {}", amount.minor, amount.currency.code())
}
