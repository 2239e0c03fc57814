//! Which few clients make most of the profit (C47).

use super::base::Base;
use super::ratio::Bp;
use crate::Id;

/// The smallest set of clients that makes the wished share of the profit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pareto {
    /// The clients, the most profitable first, equal ones by id.
    pub clients: Vec<Id>,
    /// What they earned together.
    pub profit: Base,
    /// Their share of the profit; nothing when nobody earned anything.
    pub of_profit: Option<Bp>,
    /// Their share of all clients given; nothing when there are none.
    pub of_clients: Option<Bp>,
}

/// The usual share, 80 %: "20 % of clients give 80 % of profit".
pub const DEFAULT_SHARE: Bp = Bp::percent(80);

/// Takes the most profitable clients until they make `share` of the profit. Losses are not counted against it: a client at a loss is
/// never in the set, and the whole is the profit of those who brought one.
pub fn pareto(clients: &[(Id, Base)], share: Bp) -> Pareto {
    let mut ranked: Vec<(Id, Base)> = clients.iter().copied().filter(|(_, profit)| *profit > Base::ZERO).collect();
    ranked.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    let total: Base = ranked.iter().map(|(_, profit)| *profit).sum();
    let wanted = i128::from(total.minor()) * i128::from(share.points());
    let mut found = Pareto::default();
    for (client, profit) in ranked {
        if i128::from(found.profit.minor()) * 10_000 >= wanted {
            break;
        }
        found.clients.push(client);
        found.profit = found.profit + profit;
    }
    found.of_profit = found.profit.share_of(total);
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    found.of_clients = Bp::of(count(found.clients.len()), count(clients.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn client(n: u8, profit: i64) -> (Id, Base) {
        (Id::from_bytes([n; 16]), Base::from_minor(profit))
    }

    #[test]
    fn twenty_per_cent_of_clients_give_eighty_per_cent_of_profit() {
        let mut clients: Vec<(Id, Base)> = (1..=8).map(|n| client(n, 25)).collect();
        clients.extend([client(9, 300), client(10, 500)]);
        let found = pareto(&clients, DEFAULT_SHARE);
        assert_eq!(found.clients, [client(10, 0).0, client(9, 0).0]);
        assert_eq!(found.profit, Base::from_minor(800));
        assert_eq!((found.of_profit, found.of_clients), (Some(Bp::percent(80)), Some(Bp::percent(20))));
    }

    #[test]
    fn losses_and_nothing_are_not_in_the_set() {
        let found = pareto(&[client(1, -500), client(2, 10), client(3, 0), client(4, 10)], Bp::WHOLE);
        assert_eq!(found.clients, [client(2, 0).0, client(4, 0).0]);
        assert_eq!(found.of_clients, Some(Bp::percent(50)));
        assert_eq!(pareto(&[client(1, 5), client(2, 0)], Bp::percent(120)).clients, [client(1, 0).0]);
        assert_eq!(pareto(&[client(1, -5)], DEFAULT_SHARE).of_profit, None);
        assert_eq!(pareto(&[], DEFAULT_SHARE), Pareto::default());
    }

    proptest! {
        #[test]
        fn the_set_is_enough_and_one_client_fewer_is_not(
            profits in prop::collection::vec(-50_i64..1_000, 1..40), percent in 1_i64..=100,
        ) {
            let clients: Vec<(Id, Base)> = (0..).zip(&profits).map(|(n, profit)| client(n, *profit)).collect();
            let total: i64 = profits.iter().filter(|profit| **profit > 0).sum();
            prop_assume!(total > 0);
            let found = pareto(&clients, Bp::percent(percent));
            let of = |id: &Id| clients.iter().find(|(known, _)| known == id).unwrap().1.minor();
            let last = of(found.clients.last().unwrap());
            prop_assert!(found.profit.minor() * 100 >= total * percent);
            prop_assert!((found.profit.minor() - last) * 100 < total * percent);
            prop_assert!(found.clients.windows(2).all(|pair| of(&pair[0]) >= of(&pair[1])));
        }
    }
}
