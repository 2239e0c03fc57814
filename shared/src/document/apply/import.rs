//! What an import file adds to a client, tagged with the import so that all of it can be taken away again.

use super::deal::Beginning;
use super::{Inverse, Stamp};
use crate::document::Document;
use crate::document::entity::{DocumentKind, Entity, Home};
use crate::document::node::Node;
use crate::document::schema as key;
use crate::domain::{Command, DomainError, ImportedClient, ImportedDeal, Place, Value};
use crate::text::one_line;
use crate::{Id, Instant, phone};

impl Document {
    pub(super) fn import(&mut self, import: Id, data: &ImportedClient, stamp: Stamp<'_>) -> Inverse {
        let root = Node::root();
        let known = self.child(&root, key::IMPORTS).is_some_and(|at| self.scalar(&at, &import.to_string()).is_some());
        if known {
            return Ok(Vec::new());
        }
        let created = data.created.unwrap_or(stamp.now);
        if self.child(&root, key::PROFILE).is_none() {
            let profile = self.found_client()?;
            self.put_text(&profile, key::KIND, data.kind.key())?;
            self.put_text(&profile, key::NAME, &one_line(&data.name))?;
            self.put_moment(&profile, key::CREATED, created)?;
            for (field, value) in &data.fields {
                self.put_text(&profile, field.key(), &one_line(value))?;
            }
            self.put_text(&profile, key::IMPORT, &import.to_string())?;
        }
        let imports = self.child(&root, key::IMPORTS).ok_or(DomainError::Damaged)?;
        self.put_flag(&imports, &import.to_string(), true)?;
        let client = self.id;
        let mut added = 0;
        let mut next_id = || {
            added += 1;
            import_id(import, client, added)
        };
        let known_phones: Vec<(String, Option<String>)> =
            self.phones().into_iter().map(|phone| (phone.typed, phone.e164)).collect();
        for typed in &data.phones {
            let e164 = phone::to_e164(typed);
            let known = known_phones.iter().any(|(line, number)| line == typed || (e164.is_some() && *number == e164));
            if !known {
                self.imported_line(key::PHONES, key::TYPED, next_id(), import, typed)?;
            }
        }
        let known_emails: Vec<String> = self.emails().into_iter().map(|email| email.address.to_lowercase()).collect();
        for address in data.emails.iter().filter(|address| !known_emails.contains(&address.to_lowercase())) {
            self.imported_line(key::EMAILS, key::ADDRESS, next_id(), import, address)?;
        }
        let known_notes: Vec<String> =
            self.collection(&root, key::NOTES).iter().map(|(_, note)| self.text(note, key::TEXT)).collect();
        for (at, body) in data.notes.iter().filter(|(_, body)| !known_notes.iter().any(|known| known == body.trim())) {
            let note = self.imported_item(key::NOTES, next_id(), import)?;
            self.put_text(&note, key::TEXT, body.trim())?;
            self.sign(&note, stamp.author, at.unwrap_or(created))?;
        }
        let known_deals = self.external_deals();
        for deal in data.deals.iter().filter(|deal| deal.external.is_empty() || !known_deals.contains(&deal.external)) {
            self.import_deal(import, next_id(), deal, created, stamp)?;
        }
        Ok(vec![Command::UndoImport { client: self.id, import }])
    }

    fn import_deal(
        &mut self,
        import: Id,
        id: Id,
        deal: &ImportedDeal,
        fallback: Instant,
        stamp: Stamp<'_>,
    ) -> Result<(), DomainError> {
        let created = deal.created.unwrap_or(fallback);
        let begins = Beginning {
            stage: deal.stage,
            kind: deal.stage.kind(),
            created,
            since: deal.since.unwrap_or(created),
            loss: deal.loss.as_ref(),
        };
        let fields = [
            (key::TITLE.to_owned(), Value::Text(deal.title.clone())),
            (key::AMOUNT.to_owned(), Value::Money(deal.amount)),
            (key::RESPONSIBLE.to_owned(), Value::Text(deal.responsible.clone())),
        ];
        if let Some(at) = self.make_deal(id, &begins, &fields, stamp)? {
            self.put_text(&at, key::IMPORT, &import.to_string())?;
            self.put_text(&at, key::EXTERNAL, &deal.external)?;
        }
        Ok(())
    }

    fn imported_item(&mut self, collection: &str, id: Id, import: Id) -> Result<Node, DomainError> {
        let map = self.child(&Node::root(), collection).ok_or(DomainError::Damaged)?;
        let at = self.put_map(&map, &id.to_string())?;
        self.put_text(&at, key::IMPORT, &import.to_string())?;
        Ok(at)
    }

    fn imported_line(&mut self, collection: &str, name: &str, id: Id, import: Id, line: &str) -> Result<(), DomainError> {
        let at = self.imported_item(collection, id, import)?;
        self.put_text(&at, name, &one_line(line)).map(|_| ())
    }

    /// The numbers in other systems of the deals that are here; deleted ones too, so that an import does not bring them back.
    pub fn external_deals(&self) -> Vec<String> {
        self.collection(&Node::root(), key::DEALS)
            .iter()
            .map(|(_, deal)| self.text(deal, key::EXTERNAL))
            .filter(|external| !external.is_empty())
            .collect()
    }

    /// Takes away what an import or a merger brought, or puts it back: the client if the import made it, otherwise the things it added.
    pub(super) fn hide_import(&mut self, import: Id, hidden: bool) -> Inverse {
        let profile = self.there(super::CLIENT)?;
        let name = import.to_string();
        if self.text(&profile, key::IMPORT) == name {
            return self.hide(super::CLIENT, hidden);
        }
        // Whether it counts: a merger that follows one that was undone brings the things back, but none that a person took away.
        let imports = self.child(&Node::root(), key::IMPORTS);
        if let Some(imports) = imports.filter(|imports| self.scalar(imports, &name).is_some()) {
            self.put_flag(&imports, &name, !hidden)?;
        }
        let mut inverse = Vec::new();
        for layout in Entity::all().filter(|layout| layout.document == DocumentKind::Client) {
            let things: Vec<(Id, Node)> = match layout.home {
                Home::Collection(collection) => self.collection(&Node::root(), collection),
                Home::Root(word) => {
                    let own = self.things(&Node::root()).into_iter().filter(|thing| thing.word == word);
                    own.map(|thing| (thing.id, thing.node)).collect()
                }
                _ => continue,
            };
            for (id, node) in things {
                if self.text(&node, key::IMPORT) == name {
                    inverse.extend(self.hide(Place::of(layout.entity, id), hidden)?);
                }
            }
        }
        Ok(inverse)
    }
}

/// The id of the n-th thing that an import adds to a client: the same when the import runs again after a crash.
fn import_id(import: Id, client: Id, n: u32) -> Id {
    let mut bytes = *import.as_bytes();
    for (byte, other) in bytes.iter_mut().zip(client.as_bytes()).skip(6) {
        *byte ^= other;
    }
    let (_, tail) = bytes.split_at_mut(12);
    tail.copy_from_slice(&n.to_be_bytes());
    Id::from_bytes(bytes)
}
