//! Rows and the meaning of their columns become clients, rows of one client together. Never here: what is known already.

use std::collections::HashMap;

use csv::StringRecord;
use ingot_shared::domain::ImportedClient;

use super::matching::MatchKey;
use super::merge::{merge, tidy};
use super::recognise::names_a_client;
use super::row::Reader;
use crate::bridge::{Column, ImportError};

/// The clients that a file makes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assembled {
    /// In the order of the file.
    pub clients: Vec<ImportedClient>,
    /// Rows without a name, a company, a phone or an e-mail address.
    pub skipped_rows: u32,
}

pub(super) fn assemble(headings: &[String], columns: &[Column], rows: &[StringRecord]) -> Result<Assembled, ImportError> {
    let tells_who = |column: &Column| names_a_client(*column) || matches!(column, Column::Phone | Column::Email);
    if !columns.iter().any(tells_who) {
        return Err(ImportError::NoClients);
    }
    let reader = Reader::new(headings, columns);
    let mut skipped_rows = 0;
    let mut groups = Groups::default();
    let mut clients: Vec<Option<ImportedClient>> = Vec::new();
    for row in rows {
        match reader.read(row) {
            Some(client) => {
                groups.add(clients.len(), &MatchKey::of(&client));
                clients.push(Some(client));
            }
            None => skipped_rows += 1,
        }
    }
    // Later rows join the first of their group; the group's root is always its earliest row.
    for at in 0..clients.len() {
        let first = groups.root(at);
        if first == at {
            continue;
        }
        if let Some(client) = clients.get_mut(at).and_then(Option::take)
            && let Some(Some(first)) = clients.get_mut(first)
        {
            merge(first, client);
        }
    }
    let mut clients: Vec<ImportedClient> = clients.into_iter().flatten().collect();
    clients.iter_mut().for_each(tidy);
    Ok(Assembled { clients, skipped_rows })
}

/// Rows that share a key, directly or over others: a union–find whose roots are the earliest rows.
#[derive(Default)]
struct Groups {
    parents: Vec<usize>,
    first_with: HashMap<String, usize>,
}

impl Groups {
    /// Adds the next row, which must be number `at`.
    fn add(&mut self, at: usize, keys: &MatchKey) {
        self.parents.push(at);
        for key in keys.iter() {
            match self.first_with.get(key) {
                Some(other) => self.join(*other, at),
                None => {
                    self.first_with.insert(key.to_owned(), at);
                }
            }
        }
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(parent) = self.parents.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        loop {
            let parent = self.parents.get(at).copied().unwrap_or(at);
            if parent == at {
                return at;
            }
            // Halving the path keeps it short.
            let grandparent = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = grandparent;
            }
            at = grandparent;
        }
    }
}
