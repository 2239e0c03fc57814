//! Whether managers are in touch with all their clients (C89, C91).

use std::collections::BTreeMap;

use super::ratio::Bp;
use crate::{Date, Id};

/// A client, as far as coverage looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoverageFacts {
    /// The client.
    pub client: Id,
    /// The member who leads it; nothing when nobody does.
    pub responsible: Option<Id>,
    /// The last contact, by [`super::contact::last_contact`].
    pub last_contact: Option<Date>,
    /// It asked not to be contacted, and is left out.
    pub do_not_contact: bool,
}

/// How a manager covers his clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The member; nothing for clients without one.
    pub member: Option<Id>,
    /// The number of clients.
    pub clients: u32,
    /// How many of them were contacted.
    pub contacted: u32,
    /// The share contacted.
    pub share: Bp,
    /// Who was not: never contacted ones first, then the longest ago, equal ones by id.
    pub missed: Vec<Id>,
}

/// The coverage of every member since a day (the first one of the period that ends today), sorted by member, clients without a
/// responsible first.
pub fn coverage(clients: &[CoverageFacts], since: Date) -> Vec<Coverage> {
    let mut by_member: BTreeMap<Option<Id>, Vec<&CoverageFacts>> = BTreeMap::new();
    for facts in clients.iter().filter(|facts| !facts.do_not_contact) {
        by_member.entry(facts.responsible).or_default().push(facts);
    }
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let of_member = |(member, all): (Option<Id>, Vec<&CoverageFacts>)| {
        let clients = count(all.len());
        let missed = longest_silent(all.into_iter().filter(|facts| facts.last_contact.is_none_or(|last| last < since)));
        let contacted = clients - count(missed.len());
        Coverage { member, clients, contacted, share: Bp::of(contacted.into(), clients.into()).unwrap_or_default(), missed }
    };
    by_member.into_iter().map(of_member).collect()
}

/// The clients without any contact for more than `days` days: nobody stays longer without one (C91). Ordered as in [`Coverage::missed`].
pub fn neglected(clients: &[CoverageFacts], today: Date, days: u16) -> Vec<Id> {
    let limit = today.add_days(-i32::from(days));
    longest_silent(clients.iter().filter(|facts| !facts.do_not_contact && facts.last_contact.is_none_or(|last| last < limit)))
}

fn longest_silent<'a>(clients: impl Iterator<Item = &'a CoverageFacts>) -> Vec<Id> {
    let mut clients: Vec<(Option<Date>, Id)> = clients.map(|facts| (facts.last_contact, facts.client)).collect();
    clients.sort_unstable();
    clients.into_iter().map(|(_, client)| client).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn client(n: u8, responsible: Option<u8>, last_contact: Option<i32>) -> CoverageFacts {
        CoverageFacts {
            client: id(n),
            responsible: responsible.map(id),
            last_contact: last_contact.map(Date::from_days),
            do_not_contact: false,
        }
    }

    #[test]
    fn every_manager_sees_whom_he_missed() {
        let clients = [
            client(1, Some(100), Some(50)),
            client(2, Some(100), Some(49)),
            client(3, Some(100), None),
            client(4, Some(100), Some(10)),
            client(5, None, Some(80)),
            CoverageFacts { do_not_contact: true, ..client(6, Some(100), None) },
        ];
        let found = coverage(&clients, Date::from_days(50));
        assert_eq!(found[0], Coverage { member: None, clients: 1, contacted: 1, share: Bp::WHOLE, missed: vec![] });
        assert_eq!(
            found[1],
            Coverage {
                member: Some(id(100)),
                clients: 4,
                contacted: 1,
                share: Bp::percent(25),
                missed: vec![id(3), id(4), id(2)]
            }
        );
    }

    #[test]
    fn nobody_is_without_contact_for_longer_than_the_least() {
        let clients = [
            client(1, None, Some(40)),
            client(2, None, Some(39)),
            client(3, None, None),
            CoverageFacts { do_not_contact: true, ..client(4, None, None) },
        ];
        assert_eq!(neglected(&clients, Date::from_days(100), 60), [id(3), id(2)]);
    }

    proptest! {
        #[test]
        fn contacted_and_missed_make_all(clients in prop::collection::vec((0_u8..4, prop::option::of(0..100)), 0..40)) {
            let clients: Vec<CoverageFacts> = (0..).zip(&clients).map(|(n, (member, last))| client(n, Some(*member), *last)).collect();
            let found = coverage(&clients, Date::from_days(50));
            prop_assert_eq!(found.iter().map(|line| line.clients as usize).sum::<usize>(), clients.len());
            prop_assert!(found.iter().all(|line| line.contacted as usize + line.missed.len() == line.clients as usize));
            prop_assert!(found.windows(2).all(|pair| pair[0].member < pair[1].member));
        }
    }
}
