//! Who is who: which rows of a file are one client, and which client of the file is known already.
//!
//! A client has *keys*; two with a key in common are the same. A company: its folded name. A person: the folded name together with
//! each phone and e-mail address, so that two people of one name stay two; without any, the name alone. Nameless: each phone.
//! Never here: changing anything.

use std::collections::{BTreeSet, HashMap, HashSet};

use ingot_shared::Id;
use ingot_shared::domain::{ClientKind, ImportedClient};
use ingot_shared::row::ClientRow;
use ingot_shared::text::fold;

use super::contact::{email_key, phone_key};

/// The keys of a client: any of them in common with another's means the same client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MatchKey(BTreeSet<String>);

impl MatchKey {
    /// The keys of an imported client.
    pub(super) fn of(client: &ImportedClient) -> Self {
        let phones = client.phones.iter().map(|phone| phone_key(phone));
        Self::new(client.kind, &client.name, phones, client.emails.iter())
    }

    /// The keys of a known one.
    fn of_known(row: &ClientRow) -> Self {
        let phones = row.phones.iter().map(|phone| phone.e164.clone().unwrap_or_else(|| phone_key(&phone.typed)));
        Self::new(row.kind, &row.name, phones, row.emails.iter())
    }

    fn new<'a>(
        kind: ClientKind,
        name: &str,
        phones: impl Iterator<Item = String>,
        emails: impl Iterator<Item = &'a String>,
    ) -> Self {
        let name = fold(name);
        if name.is_empty() {
            return Self(phones.map(|phone| by_phone(&phone)).collect());
        }
        if kind == ClientKind::Company {
            return Self(BTreeSet::from([format!("c\0{name}")]));
        }
        let contacts = phones.chain(emails.map(|email| email_key(email)));
        let mut keys: BTreeSet<String> = contacts.map(|contact| format!("p\0{name}\0{contact}")).collect();
        if keys.is_empty() {
            keys.insert(format!("p\0{name}\0"));
        }
        Self(keys)
    }

    /// Each key.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

fn by_phone(phone: &str) -> String {
    format!("t\0{phone}")
}

/// For each imported client the known one that it is, in the same order. Where several known ones fit, the one with the smallest id
/// (the oldest); deleted ones never fit. A nameless client is whoever has the phone.
pub fn match_known(known: &[ClientRow], imported: &[ImportedClient]) -> Vec<Option<Id>> {
    let imported: Vec<MatchKey> = imported.iter().map(MatchKey::of).collect();
    let wanted: HashSet<&str> = imported.iter().flat_map(MatchKey::iter).collect();
    let mut index: HashMap<String, Id> = HashMap::with_capacity(wanted.len().min(known.len()));
    for row in known.iter().filter(|row| !row.deleted) {
        let named = (!row.name.is_empty()).then(|| row.phones.iter().filter_map(|phone| phone.e164.as_deref()).map(by_phone));
        for key in MatchKey::of_known(row).0.into_iter().chain(named.into_iter().flatten()) {
            if wanted.contains(key.as_str()) {
                index.entry(key).and_modify(|id| *id = row.id.min(*id)).or_insert(row.id);
            }
        }
    }
    imported.iter().map(|keys| keys.iter().filter_map(|key| index.get(key)).min().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::row::PhoneRow;

    fn row(n: u8, kind: ClientKind, name: &str, phone: &str) -> ClientRow {
        let phones = if phone.is_empty() {
            Vec::new()
        } else {
            vec![PhoneRow { typed: phone.to_owned(), e164: ingot_shared::phone::to_e164(phone) }]
        };
        ClientRow { id: Id::from_bytes([n; 16]), kind, name: name.to_owned(), phones, ..ClientRow::default() }
    }

    fn matched(known: &[ClientRow], kind: ClientKind, name: &str, phone: &str) -> Option<u8> {
        let phones = if phone.is_empty() { Vec::new() } else { vec![phone.to_owned()] };
        let client = ImportedClient { kind, name: name.to_owned(), phones, ..ImportedClient::default() };
        let found = match_known(known, &[client]);
        found[0].map(|id| id.as_bytes()[0])
    }

    #[test]
    fn companies_match_by_name_however_it_is_quoted() {
        let known = [row(1, ClientKind::Company, "ООО «Ёлка»", "")];
        assert_eq!(matched(&known, ClientKind::Company, "ООО \"Елка\"", "+998901234567"), Some(1));
        assert_eq!(matched(&known, ClientKind::Person, "ООО «Ёлка»", ""), None);
        assert_eq!(matched(&known, ClientKind::Company, "Ёлка", ""), None);
    }

    #[test]
    fn people_match_by_name_and_phone_together() {
        let known = [row(1, ClientKind::Person, "Каримов Рустам", "+998901234567")];
        assert_eq!(matched(&known, ClientKind::Person, "каримов  рустам", "90 123-45-67"), Some(1));
        assert_eq!(matched(&known, ClientKind::Person, "Каримов Рустам", "90 123-45-68"), None);
        assert_eq!(matched(&known, ClientKind::Person, "Каримов Олег", "90 123-45-67"), None);
        assert_eq!(matched(&known, ClientKind::Person, "Каримов Рустам", ""), None);
    }

    #[test]
    fn the_nameless_match_by_phone() {
        let known = [row(2, ClientKind::Company, "Юнона", "901234567"), row(1, ClientKind::Person, "Олег", "901234567")];
        assert_eq!(matched(&known, ClientKind::Person, "", "+998 90 123 45 67"), Some(1), "the oldest of two");
        assert_eq!(matched(&known, ClientKind::Person, "", "+998 90 123 45 68"), None);
    }

    #[test]
    fn deleted_clients_never_match() {
        let deleted = ClientRow { deleted: true, ..row(1, ClientKind::Company, "Юнона", "") };
        assert_eq!(matched(&[deleted], ClientKind::Company, "Юнона", ""), None);
    }

    #[test]
    fn ten_thousand_are_found_among_a_hundred_thousand() {
        let known: Vec<ClientRow> = (0..100_000_u32)
            .map(|n| ClientRow {
                id: Id::from_bytes(u128::from(n).to_be_bytes()),
                name: format!("ООО «Ромашка {n}»"),
                ..ClientRow::default()
            })
            .collect();
        let imported: Vec<_> = (0..10_000_u32)
            .map(|n| ImportedClient { name: format!("ооо ромашка {}", n * 10), ..ImportedClient::default() })
            .collect();
        let found = match_known(&known, &imported);
        assert!(found.iter().zip(0_u128..).all(|(id, n)| *id == Some(Id::from_bytes((n * 10).to_be_bytes()))));
    }
}
