//! Several rows that are one client become one. Never here: deciding that they are.

use std::collections::BTreeSet;

use ingot_shared::domain::{ClientField, ImportedClient};

use super::contact::{email_key, phone_key};

/// Adds what a later row says. The first value of a fact stays; another address or city goes to the timeline, so that it is not lost;
/// another responsible or source belongs to the later row's deal.
pub(super) fn merge(into: &mut ImportedClient, later: ImportedClient) {
    for (field, value) in later.fields {
        match into.fields.iter().find(|(known, _)| *known == field) {
            None => into.fields.push((field, value)),
            Some((_, first)) if *first == value => {}
            Some(_) if matches!(field, ClientField::Responsible | ClientField::Source) => {}
            Some(_) => into.notes.push((None, value)),
        }
    }
    into.phones.extend(later.phones);
    into.emails.extend(later.emails);
    into.notes.extend(later.notes);
    into.deals.extend(later.deals);
    into.created = match (into.created, later.created) {
        (Some(first), Some(second)) => Some(first.min(second)),
        (first, second) => first.or(second),
    };
}

/// Leaves each phone, address and note once, the first in its place.
pub(super) fn tidy(client: &mut ImportedClient) {
    let mut phones = BTreeSet::new();
    client.phones.retain(|phone| phones.insert(phone_key(phone)));
    let mut emails = BTreeSet::new();
    client.emails.retain(|email| emails.insert(email_key(email)));
    let mut notes = BTreeSet::new();
    client.notes.retain(|note| notes.insert(note.clone()));
}
