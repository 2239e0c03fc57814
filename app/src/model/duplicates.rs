//! Clients who may be one: those with the same phone or e-mail address (C27) whom nobody told apart, and which of two should stay. Never
//! here: merging them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use ingot_shared::Id;
use ingot_shared::row::ClientRow;

/// How many clients may share a phone before it is nobody's: a switchboard, or a number that was typed for want of another.
const MOST: usize = 8;

/// What may be the same in two clients, folded.
fn keys(row: &ClientRow) -> impl Iterator<Item = String> {
    let phones = row.phones.iter().filter_map(|phone| phone.e164.clone());
    let emails = row.emails.iter().map(|email| email.trim().to_lowercase()).filter(|email| email.contains('@'));
    phones.chain(emails)
}

/// The groups of clients of whom each shares a phone or an address with another of the group, the oldest first in each; the groups by
/// their oldest client, the newest group first.
pub fn groups<'a>(rows: impl Iterator<Item = &'a ClientRow>) -> Vec<Vec<Id>> {
    let mut owners: HashMap<String, Vec<&ClientRow>> = HashMap::new();
    for row in rows {
        for key in keys(row) {
            let owners = owners.entry(key).or_default();
            if owners.last().is_none_or(|last| last.id != row.id) {
                owners.push(row);
            }
        }
    }
    // Each client points to an older one of its group; the oldest points to itself.
    let mut older: BTreeMap<Id, Id> = BTreeMap::new();
    for owners in owners.values().filter(|owners| (2..=MOST).contains(&owners.len())) {
        for (at, other) in owners.iter().enumerate() {
            for first in owners.iter().take(at).filter(|first| !are_different(first, other)) {
                let (one, two) = (oldest(&older, first.id), oldest(&older, other.id));
                older.insert(one.max(two), one.min(two));
                older.insert(one.min(two), one.min(two));
            }
        }
    }
    let mut groups: BTreeMap<Reverse<Id>, Vec<Id>> = BTreeMap::new();
    for client in older.keys() {
        groups.entry(Reverse(oldest(&older, *client))).or_default().push(*client);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

fn oldest(older: &BTreeMap<Id, Id>, client: Id) -> Id {
    let mut at = client;
    while let Some(next) = older.get(&at).copied().filter(|next| *next != at) {
        at = next;
    }
    at
}

/// Whether somebody said that two are not one. What was said of a client that one of them turned out to be holds for that one.
pub fn are_different(one: &ClientRow, two: &ClientRow) -> bool {
    let says = |one: &ClientRow, two: &ClientRow| {
        let of = |who: &str| one.facts.flag(&["different:", who].concat());
        one.facts.members("different").next().is_some()
            && (of(&two.id.to_string()) || two.facts.set("absorbed").iter().any(|who| of(who)))
    };
    says(one, two) || says(two, one)
}

/// Those who share a phone or an address with a client and were not said to be somebody else, the oldest first.
pub fn of<'a>(rows: impl Iterator<Item = &'a ClientRow>, client: &ClientRow) -> Vec<Id> {
    let own: Vec<String> = keys(client).collect();
    let (phones, emails): (Vec<&String>, Vec<&String>) = own.iter().partition(|key| !key.contains('@'));
    let is_alike = |row: &ClientRow| {
        let has = |e164: &Option<String>| e164.as_ref().is_some_and(|e164| phones.contains(&e164));
        row.phones.iter().any(|phone| has(&phone.e164))
            || (!emails.is_empty() && row.emails.iter().any(|email| emails.contains(&&email.trim().to_lowercase())))
    };
    let others = rows.filter(|row| row.id != client.id && is_alike(row) && !are_different(row, client));
    let mut ids: Vec<Id> = others.map(|row| row.id).collect();
    ids.sort_unstable();
    ids
}

/// Whom a client may be too: the oldest of those, unless so many share what they share that it says nothing.
pub fn hint<'a>(rows: impl Iterator<Item = &'a ClientRow>, client: &ClientRow) -> Option<Id> {
    let all = if client.deleted { Vec::new() } else { of(rows, client) };
    all.first().copied().filter(|_| all.len() < MOST)
}

/// The two of a group to be compared first: such as were not said to be different.
pub fn first_pair(rows: &[&ClientRow]) -> Option<(Id, Id)> {
    let pairs = rows.iter().enumerate().flat_map(|(at, one)| rows.iter().skip(at + 1).map(move |two| (*one, *two)));
    pairs.filter(|(one, two)| !are_different(one, two)).map(|(one, two)| (one.id, two.id)).next()
}

/// Which of two should stay: the one that more was done with; of equals the older.
pub fn keeper(one: &ClientRow, two: &ClientRow) -> Id {
    let weight = |row: &ClientRow| (row.deals.len(), row.contacts.len() + row.tasks.len(), Reverse(row.id));
    if weight(one) >= weight(two) { one.id } else { two.id }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::row::{DealRow, PhoneRow};
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn row(n: u8, phones: &[u8], emails: &[&str]) -> ClientRow {
        let phone = |n: &u8| PhoneRow { typed: String::new(), e164: Some(format!("+99890{n:07}")) };
        ClientRow {
            id: id(n),
            phones: phones.iter().map(phone).collect(),
            emails: emails.iter().map(|email| (*email).to_owned()).collect(),
            ..ClientRow::default()
        }
    }

    #[test]
    fn who_shares_a_phone_or_an_address_is_in_one_group() {
        let rows = [
            row(1, &[5], &[]),
            row(2, &[6], &["Office@Oltin.uz"]),
            row(3, &[5, 7], &[]),
            row(4, &[], &[" office@oltin.UZ"]),
            row(5, &[8, 8], &[]),
            row(6, &[7], &[]),
        ];
        assert_eq!(groups(rows.iter()), [vec![id(2), id(4)], vec![id(1), id(3), id(6)]]);
        assert_eq!(of(rows.iter(), &rows[2]), [id(1), id(6)]);
        assert_eq!(of(rows.iter(), &rows[4]), []);
    }

    #[test]
    fn who_was_said_to_be_somebody_else_is_no_duplicate() {
        let marked = |row: ClientRow, key: &str, of: u8| ClientRow {
            facts: [(format!("{key}:{}", id(of)), true.into())].into_iter().collect(),
            ..row
        };
        // 1 and 2 are different; 4 is what 2 turned out to be as well.
        let rows = [marked(row(1, &[5], &[]), "different", 2), row(2, &[5], &[]), marked(row(4, &[5], &[]), "absorbed", 2)];
        assert!(are_different(&rows[0], &rows[1]) && are_different(&rows[1], &rows[0]));
        assert!(are_different(&rows[0], &rows[2]) && !are_different(&rows[1], &rows[2]));
        assert_eq!(groups(rows.iter()), [vec![id(2), id(4)]]);
        assert_eq!((hint(rows.iter(), &rows[0]), hint(rows.iter(), &rows[1])), (None, Some(id(4))));
        let third = [row(1, &[5], &[]), marked(row(2, &[5], &[]), "different", 1), row(3, &[5], &[])];
        let all: Vec<&ClientRow> = third.iter().collect();
        assert_eq!(groups(third.iter()), [vec![id(1), id(2), id(3)]], "a third may be either");
        assert_eq!(first_pair(&all), Some((id(1), id(3))));
        let switchboard: Vec<ClientRow> = (0..20).map(|n| row(n, &[5], &[])).collect();
        assert_eq!(hint(switchboard.iter(), &switchboard[0]), None);
    }

    #[test]
    fn what_is_no_whole_phone_or_address_says_nothing() {
        let typed = |n| ClientRow { phones: vec![PhoneRow { typed: "12".to_owned(), e164: None }], ..row(n, &[], &["нет"]) };
        assert_eq!(groups([typed(1), typed(2)].iter()), Vec::<Vec<Id>>::new());
        let switchboard: Vec<ClientRow> = (0..20).map(|n| row(n, &[5], &[])).collect();
        assert_eq!(groups(switchboard.iter()), Vec::<Vec<Id>>::new());
    }

    #[test]
    fn the_one_that_more_was_done_with_stays() {
        let busy = ClientRow { deals: vec![DealRow::default()], ..row(9, &[], &[]) };
        assert_eq!(keeper(&row(1, &[], &[]), &busy), id(9));
        assert_eq!(keeper(&busy, &row(1, &[], &[])), id(9));
        assert_eq!((keeper(&row(2, &[], &[]), &row(1, &[], &[])), keeper(&row(1, &[], &[]), &row(2, &[], &[]))), (id(1), id(1)));
    }

    proptest! {
        /// Whatever they share, nobody is in two groups, whoever shares is in one, and nobody else is.
        #[test]
        fn groups_are_what_sharing_makes(phones in prop::collection::vec(prop::collection::vec(0_u8..12, 0..3), 0..12)) {
            let rows: Vec<ClientRow> = (0..).zip(&phones).map(|(n, phones)| row(n, phones, &[])).collect();
            let found = groups(rows.iter());
            let mut all: Vec<Id> = found.concat();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            prop_assert_eq!(all.len(), count);
            let crowd = |key: &u8| phones.iter().filter(|own| own.contains(key)).count() > MOST;
            let alike = |a: &[u8], b: &[u8]| a.iter().any(|key| b.contains(key) && !crowd(key));
            for (a, one) in (0..).zip(&phones) {
                let mine = found.iter().position(|group| group.contains(&id(a)));
                for (b, two) in (0..).zip(&phones).filter(|(b, _)| *b != a) {
                    if alike(one, two) {
                        prop_assert!(mine.is_some() && found.iter().position(|group| group.contains(&id(b))) == mine);
                    }
                }
                let shares = (0_u8..).zip(&phones).any(|(b, two)| b != a && alike(one, two));
                prop_assert_eq!(mine.is_some(), shares);
            }
        }
    }
}
