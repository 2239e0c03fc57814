//! Documents that are no clients, in memory: settings, products, mailings and so on. Never here: clients, words of a language, the page.

use std::collections::HashMap;
use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::entity::DocumentKind;
use ingot_shared::document::record::Workspace;
use ingot_shared::row::{ClientRow, RecordRow};

/// The rows of documents that are no clients.
#[derive(Debug, Default)]
pub struct Records {
    by_id: HashMap<Id, Arc<RecordRow>>,
}

impl Records {
    /// Takes the records out of rows that came; returns those of clients, and whether a record changed.
    pub fn take(&mut self, rows: Vec<ClientRow>) -> (Vec<ClientRow>, bool) {
        let mut is_changed = false;
        let mut clients = Vec::with_capacity(rows.len());
        for mut row in rows {
            match row.record.take() {
                Some(record) => {
                    is_changed |= self.by_id.get(&row.id).is_none_or(|before| **before != *record);
                    self.by_id.insert(row.id, Arc::new(*record));
                }
                // What began it was refused: it holds nothing again.
                None if self.by_id.remove(&row.id).is_some() => is_changed = true,
                None => clients.push(row),
            }
        }
        (clients, is_changed)
    }

    /// The row of a document.
    pub fn get(&self, id: Id) -> Option<Arc<RecordRow>> {
        self.by_id.get(&id).map(Arc::clone)
    }

    /// The documents of a kind that are not deleted, by id.
    pub fn of(&self, kind: DocumentKind) -> Vec<Arc<RecordRow>> {
        let mine = self.by_id.values().filter(|record| record.kind == kind && !record.deleted);
        let mut mine: Vec<Arc<RecordRow>> = mine.map(Arc::clone).collect();
        mine.sort_unstable_by_key(|record| record.id);
        mine
    }

    /// The workspace: as this device knows it, otherwise as it is shipped.
    pub fn workspace(&self) -> Workspace {
        match self.by_id.get(&Id::workspace()) {
            Some(record) => Workspace::from(record.as_ref()),
            None => Workspace::from(&RecordRow::shipped_workspace()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(n: u8, deleted: bool) -> ClientRow {
        let id = Id::from_bytes([n; 16]);
        let record = RecordRow { id, kind: DocumentKind::Product, deleted, ..RecordRow::default() };
        ClientRow { id, deleted: true, record: Some(Box::new(record)), ..ClientRow::default() }
    }

    #[test]
    fn records_are_told_from_clients_and_found_by_kind() {
        let mut records = Records::default();
        let client = ClientRow { id: Id::from_bytes([9; 16]), name: "А".to_owned(), ..ClientRow::default() };
        let came = vec![product(2, false), client.clone(), product(1, false), product(3, true)];
        assert_eq!(records.take(came), (vec![client.clone()], true));
        assert_eq!(
            records.of(DocumentKind::Product).iter().map(|row| row.id).collect::<Vec<_>>(),
            [1, 2].map(|n| Id::from_bytes([n; 16]))
        );
        assert_eq!(records.of(DocumentKind::Mailing), []);
        assert_eq!(records.take(vec![product(1, false), client.clone()]), (vec![client], false), "nothing new");
    }

    #[test]
    fn a_record_whose_beginning_was_refused_is_gone() {
        let mut records = Records::default();
        let mut edited = RecordRow::shipped_workspace();
        edited.fields.list.push(("zone".to_owned(), "Europe/Moscow".into()));
        let row = ClientRow { id: edited.id, deleted: true, record: Some(Box::new(edited)), ..ClientRow::default() };
        records.take(vec![row.clone()]);
        assert_eq!(records.workspace().settings.text("zone"), "Europe/Moscow");
        assert_eq!(records.take(vec![ClientRow { record: None, ..row }]), (Vec::new(), true));
        assert_eq!(records.get(Id::workspace()), None);
        assert_eq!(records.workspace().pipelines.len(), 1, "what is shipped is there again");
    }
}
