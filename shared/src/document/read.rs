//! Reading a client document: the whole view for its screen, and the row for lists. Both are pure functions of the set of changes (S4).

use std::str::FromStr;

use automerge::{AutoCommit, ObjId, ROOT, ReadDoc, ScalarValue, Value};

use super::Client;
use super::schema as key;
use super::view::{AuthorView, ClientView, DealView, EmailView, PhoneView, StageMove, TimelineEntry, TimelineKind};
use crate::domain::{ClientField, ClientKind, Loss, StageId};
use crate::row::{ClientRow, DealRow, PhoneRow};
use crate::{Currency, Id, Instant, Money, phone};

/// One move of a deal with what only the document needs.
pub(super) struct Move {
    pub(super) id: Id,
    pub(super) at: Instant,
    pub(super) by: AuthorView,
    pub(super) from: StageId,
    pub(super) to: StageId,
    pub(super) loss: Option<Loss>,
}

pub(super) fn value(doc: &AutoCommit, at: &ObjId, name: &str) -> Option<ScalarValue> {
    match doc.get(at, name) {
        Ok(Some((Value::Scalar(value), _))) => Some(value.into_owned()),
        _ => None,
    }
}

pub(super) fn text(doc: &AutoCommit, at: &ObjId, name: &str) -> String {
    match value(doc, at, name) {
        Some(ScalarValue::Str(text)) => text.to_string(),
        _ => String::new(),
    }
}

pub(super) fn flag(doc: &AutoCommit, at: &ObjId, name: &str) -> bool {
    matches!(value(doc, at, name), Some(ScalarValue::Boolean(true)))
}

pub(super) fn instant(doc: &AutoCommit, at: &ObjId, name: &str) -> Option<Instant> {
    match value(doc, at, name) {
        Some(ScalarValue::Int(millis)) => Some(Instant::from_millis(millis)),
        _ => None,
    }
}

pub(super) fn parsed<T: FromStr>(doc: &AutoCommit, at: &ObjId, name: &str) -> Option<T> {
    text(doc, at, name).parse().ok()
}

pub(super) fn map(doc: &AutoCommit, at: &ObjId, name: &str) -> Option<ObjId> {
    match doc.get(at, name) {
        Ok(Some((Value::Object(automerge::ObjType::Map), id))) => Some(id),
        _ => None,
    }
}

/// The maps inside a map keyed by id, in the order of the ids: the order of their creation.
pub(super) fn items(doc: &AutoCommit, name: &str) -> Vec<(Id, ObjId)> {
    map(doc, &ROOT, name).map(|at| items_of(doc, &at)).unwrap_or_default()
}

pub(super) fn items_of(doc: &AutoCommit, at: &ObjId) -> Vec<(Id, ObjId)> {
    let mut items: Vec<(Id, ObjId)> = doc.keys(at).filter_map(|name| Some((name.parse().ok()?, map(doc, at, &name)?))).collect();
    items.sort_unstable_by_key(|(id, _)| *id);
    items
}

pub(super) fn amount(doc: &AutoCommit, deal: &ObjId) -> Money {
    let stored = text(doc, deal, key::AMOUNT);
    let mut parts = stored.split(' ');
    let minor = parts.next().and_then(|minor| minor.parse().ok()).unwrap_or(0);
    let currency = parts.next().and_then(|code| code.parse::<Currency>().ok()).unwrap_or_default();
    Money { minor, currency }
}

/// The moves of a deal that were not undone, oldest first.
pub(super) fn moves(doc: &AutoCommit, deal: &ObjId) -> Vec<Move> {
    let Some(at) = map(doc, deal, key::MOVES) else { return Vec::new() };
    let mut moves: Vec<Move> = items_of(doc, &at)
        .into_iter()
        .filter(|(_, entry)| !flag(doc, entry, key::UNDONE))
        .map(|(id, entry)| Move {
            id,
            at: instant(doc, &entry, key::AT).unwrap_or_default(),
            by: author(doc, &entry),
            from: parsed(doc, &entry, key::FROM).unwrap_or_default(),
            to: parsed(doc, &entry, key::TO).unwrap_or_default(),
            loss: loss(doc, &entry),
        })
        .collect();
    moves.sort_by_key(|entry| (entry.at, entry.id));
    moves
}

fn loss(doc: &AutoCommit, entry: &ObjId) -> Option<Loss> {
    let loss = Loss { reason: text(doc, entry, key::REASON), comment: text(doc, entry, key::COMMENT) };
    (!loss.reason.is_empty() || !loss.comment.is_empty()).then_some(loss)
}

/// The move that decides the stage: the one that `current` names, or the latest when that one was undone elsewhere.
pub(super) fn current<'a>(doc: &AutoCommit, deal: &ObjId, moves: &'a [Move]) -> Option<&'a Move> {
    let named: Option<Id> = parsed(doc, deal, key::CURRENT);
    moves.iter().find(|entry| Some(entry.id) == named).or_else(|| moves.last())
}

fn author(doc: &AutoCommit, at: &ObjId) -> AuthorView {
    AuthorView { member: parsed(doc, at, key::BY).unwrap_or_default(), name: text(doc, at, key::NAME) }
}

impl Client {
    /// Whether the document is there and not deleted.
    pub fn is_alive(&self) -> bool {
        map(&self.doc, &ROOT, key::PROFILE).is_some_and(|profile| !flag(&self.doc, &profile, key::DELETED))
    }

    /// The row for lists, boards and search. A document that holds nothing gives a deleted row.
    pub fn rows(&self) -> ClientRow {
        let doc = &self.doc;
        let Some(profile) = map(doc, &ROOT, key::PROFILE) else {
            return ClientRow { id: self.id, deleted: true, ..ClientRow::default() };
        };
        let mut last_entry = None;
        let notes = items(doc, key::NOTES).into_iter().filter(|(_, note)| !flag(doc, note, key::REMOVED));
        last_entry = last_entry.max(notes.filter_map(|(_, note)| instant(doc, &note, key::AT)).max());
        let mut deals = Vec::new();
        for (id, deal) in items(doc, key::DEALS) {
            if flag(doc, &deal, key::DELETED) {
                continue;
            }
            let moves = moves(doc, &deal);
            last_entry = last_entry.max(moves.iter().map(|entry| entry.at).max());
            let current = current(doc, &deal, &moves);
            let created = instant(doc, &deal, key::CREATED).unwrap_or_default();
            deals.push(DealRow {
                id,
                title: text(doc, &deal, key::TITLE),
                stage: current.map(|entry| entry.to).unwrap_or_default(),
                amount: amount(doc, &deal),
                responsible: text(doc, &deal, key::RESPONSIBLE),
                created,
                since: current.map_or(created, |entry| entry.at),
            });
        }
        let field = |field: ClientField| text(doc, &profile, field.key());
        ClientRow {
            id: self.id,
            kind: self.kind(&profile),
            name: field(ClientField::Name),
            city: field(ClientField::City),
            responsible: field(ClientField::Responsible),
            organization: field(ClientField::Organization),
            phones: self.phones().into_iter().map(|phone| PhoneRow { typed: phone.typed, e164: phone.e164 }).collect(),
            emails: self.emails().into_iter().map(|email| email.address).collect(),
            created: instant(doc, &profile, key::CREATED).unwrap_or_default(),
            last_entry,
            deleted: flag(doc, &profile, key::DELETED),
            import: parsed(doc, &profile, key::IMPORT),
            imports: self.imports(),
            deals,
        }
    }

    /// Everything, for the client's screen; none when the document holds nothing.
    pub fn view(&self) -> Option<ClientView> {
        let doc = &self.doc;
        let profile = map(doc, &ROOT, key::PROFILE)?;
        let field = |field: ClientField| text(doc, &profile, field.key());
        let mut timeline: Vec<TimelineEntry> = items(doc, key::NOTES)
            .into_iter()
            .filter(|(_, note)| !flag(doc, note, key::REMOVED))
            .map(|(id, note)| TimelineEntry {
                id,
                at: instant(doc, &note, key::AT).unwrap_or_default(),
                by: author(doc, &note),
                what: TimelineKind::Note { text: text(doc, &note, key::TEXT) },
            })
            .collect();
        let mut deals = self.deal_views(&mut timeline);
        timeline.sort_by_key(|entry| std::cmp::Reverse((entry.at, entry.id)));
        deals.sort_by_key(|deal| std::cmp::Reverse((deal.created, deal.id)));
        Some(ClientView {
            id: self.id,
            kind: self.kind(&profile),
            name: field(ClientField::Name),
            city: field(ClientField::City),
            address: field(ClientField::Address),
            responsible: field(ClientField::Responsible),
            organization: field(ClientField::Organization),
            source: field(ClientField::Source),
            created: instant(doc, &profile, key::CREATED).unwrap_or_default(),
            deleted: flag(doc, &profile, key::DELETED),
            phones: self.phones(),
            emails: self.emails(),
            timeline,
            deals,
        })
    }

    fn deal_views(&self, timeline: &mut Vec<TimelineEntry>) -> Vec<DealView> {
        let doc = &self.doc;
        let mut deals = Vec::new();
        for (id, deal) in items(doc, key::DEALS) {
            if flag(doc, &deal, key::DELETED) {
                continue;
            }
            let title = text(doc, &deal, key::TITLE);
            let amount = amount(doc, &deal);
            let created = instant(doc, &deal, key::CREATED).unwrap_or_default();
            let moves = moves(doc, &deal);
            let current = current(doc, &deal, &moves);
            for entry in &moves {
                let what = if entry.id == id {
                    TimelineKind::DealCreated { deal: id, title: title.clone(), amount }
                } else {
                    TimelineKind::DealMoved { deal: id, title: title.clone(), from: entry.from, to: entry.to }
                };
                let at = if entry.id == id { created } else { entry.at };
                timeline.push(TimelineEntry { id: entry.id, at, by: entry.by.clone(), what });
            }
            deals.push(DealView {
                id,
                amount,
                stage: current.map(|entry| entry.to).unwrap_or_default(),
                responsible: text(doc, &deal, key::RESPONSIBLE),
                created,
                since: current.map_or(created, |entry| entry.at),
                loss: current.and_then(|entry| entry.loss.clone()),
                history: moves
                    .iter()
                    .map(|entry| StageMove { id: entry.id, at: entry.at, by: entry.by.clone(), from: entry.from, to: entry.to })
                    .collect(),
                title,
            });
        }
        deals
    }

    pub(super) fn kind(&self, profile: &ObjId) -> ClientKind {
        if text(&self.doc, profile, key::KIND) == ClientKind::Person.key() { ClientKind::Person } else { ClientKind::Company }
    }

    pub(super) fn phones(&self) -> Vec<PhoneView> {
        self.visible(key::PHONES, key::TYPED).map(|(id, typed)| PhoneView { id, e164: phone::to_e164(&typed), typed }).collect()
    }

    pub(super) fn emails(&self) -> Vec<EmailView> {
        self.visible(key::EMAILS, key::ADDRESS).map(|(id, address)| EmailView { id, address }).collect()
    }

    fn visible(&self, collection: &str, name: &'static str) -> impl Iterator<Item = (Id, String)> {
        let doc = &self.doc;
        items(doc, collection)
            .into_iter()
            .filter(|(_, item)| !flag(doc, item, key::REMOVED))
            .map(move |(id, item)| (id, text(doc, &item, name)))
    }

    fn imports(&self) -> Vec<Id> {
        let Some(at) = map(&self.doc, &ROOT, key::IMPORTS) else { return Vec::new() };
        let mut imports: Vec<Id> = self.doc.keys(&at).filter_map(|name| name.parse().ok()).collect();
        imports.sort_unstable();
        imports
    }
}
