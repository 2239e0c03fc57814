//! What an import file adds to a client, tagged with the import so that all of it can be taken away again.

use automerge::ROOT;
use automerge::transaction::Transactable;

use super::{Inverse, NewDeal, Stamp};
use crate::document::Client;
use crate::document::read::{items, map, text, value};
use crate::document::schema as key;
use crate::domain::{Command, DomainError, ImportedClient, ImportedDeal};
use crate::text::one_line;
use crate::{Id, Instant, phone};

impl Client {
    pub(super) fn import(&mut self, import: Id, data: &ImportedClient, stamp: Stamp<'_>) -> Inverse {
        if map(&self.doc, &ROOT, key::IMPORTS).is_some_and(|at| value(&self.doc, &at, &import.to_string()).is_some()) {
            return Ok(Vec::new());
        }
        let created = data.created.unwrap_or(stamp.now);
        if map(&self.doc, &ROOT, key::PROFILE).is_none() {
            let profile = self.found(data.kind, &data.name, created)?;
            for (field, value) in &data.fields {
                self.doc.put(&profile, field.key(), one_line(value))?;
            }
            self.doc.put(&profile, key::IMPORT, import.to_string())?;
        }
        let imports = map(&self.doc, &ROOT, key::IMPORTS).ok_or(DomainError::Damaged)?;
        self.doc.put(&imports, import.to_string(), true)?;
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
                let at = self.imported_item(key::PHONES, next_id(), import)?;
                self.doc.put(&at, key::TYPED, one_line(typed))?;
            }
        }
        let known_emails: Vec<String> = self.emails().into_iter().map(|email| email.address.to_lowercase()).collect();
        for address in data.emails.iter().filter(|address| !known_emails.contains(&address.to_lowercase())) {
            let at = self.imported_item(key::EMAILS, next_id(), import)?;
            self.doc.put(&at, key::ADDRESS, one_line(address))?;
        }
        let known_notes: Vec<String> =
            items(&self.doc, key::NOTES).into_iter().map(|(_, note)| text(&self.doc, &note, key::TEXT)).collect();
        for (at, body) in data.notes.iter().filter(|(_, body)| !known_notes.iter().any(|known| known == body.trim())) {
            let note = self.imported_item(key::NOTES, next_id(), import)?;
            self.doc.put(&note, key::TEXT, body.trim())?;
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
        let new = NewDeal {
            id,
            title: &one_line(&deal.title),
            amount: deal.amount,
            stage: deal.stage,
            responsible: one_line(&deal.responsible),
            created,
            since: deal.since.unwrap_or(created),
            loss: deal.loss.as_ref(),
        };
        if let Some(at) = self.create_deal(&new, stamp.author)? {
            self.doc.put(&at, key::IMPORT, import.to_string())?;
            if !deal.external.is_empty() {
                self.doc.put(&at, key::EXTERNAL, deal.external.as_str())?;
            }
        }
        Ok(())
    }

    /// The numbers in other systems of the deals that are here; deleted ones too, so that an import does not bring them back.
    pub fn external_deals(&self) -> Vec<String> {
        items(&self.doc, key::DEALS)
            .into_iter()
            .map(|(_, deal)| text(&self.doc, &deal, key::EXTERNAL))
            .filter(|external| !external.is_empty())
            .collect()
    }

    pub(super) fn hide_import(&mut self, import: Id, hidden: bool) -> Result<(), DomainError> {
        let profile = self.profile()?;
        let import = import.to_string();
        if text(&self.doc, &profile, key::IMPORT) == import {
            return self.put_flag(&profile, key::DELETED, hidden);
        }
        for (collection, name) in
            [(key::PHONES, key::REMOVED), (key::EMAILS, key::REMOVED), (key::NOTES, key::REMOVED), (key::DEALS, key::DELETED)]
        {
            for (_, item) in items(&self.doc, collection) {
                if text(&self.doc, &item, key::IMPORT) == import {
                    self.put_flag(&item, name, hidden)?;
                }
            }
        }
        Ok(())
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
