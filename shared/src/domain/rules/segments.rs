//! Segments: which clients bring the money (C41), by the company's own policy (C44).
//!
//! Never here: a hand-set category ([`super::score`]); a segment is computed and nobody sets it.

mod changes;
mod policy;
mod rule;

pub use changes::{Flow, SegmentChange, changes, flows};
pub use policy::{BRONZE, CASUAL, Colour, Condition, GOLD, OwnSegment, SILVER, Segment, SegmentPolicy, Tier};

use super::base::Base;
use crate::{Date, Id};

/// What a client did, as far as segments look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SegmentFacts {
    /// The client.
    pub client: Id,
    /// Won amounts in the policy's period.
    pub revenue: Base,
    /// Won deals in the policy's period.
    pub purchases: u32,
    /// The last purchase ever; nothing for who never bought.
    pub last_purchase: Option<Date>,
}

/// A client and the segment it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The client.
    pub client: Id,
    /// The segment.
    pub segment: Id,
}

/// The segment of every client, sorted by client.
///
/// Clients are ranked by revenue, the largest first, equal ones by id, so that every device computes the same. A client belongs to
/// the best tier whose border the clients before it have not reached: the one who crosses a border is in the better segment.
/// Who brought nothing in the period is in the rest when he ever bought, otherwise in the segment of who never bought. Own segments
/// are looked at first, the first that fits wins; their clients still count in the ranking, so that an own segment does not move
/// the borders of the others.
pub fn segments(policy: &SegmentPolicy, clients: &[SegmentFacts], today: Date) -> Vec<Membership> {
    let mut ranked: Vec<&SegmentFacts> = clients.iter().collect();
    ranked.sort_unstable_by(|one, other| other.revenue.cmp(&one.revenue).then(one.client.cmp(&other.client)));
    let total: i128 = ranked.iter().map(|facts| i128::from(facts.revenue.or_zero().minor())).sum();
    let mut before: i128 = 0;
    let mut found: Vec<Membership> = Vec::with_capacity(ranked.len());
    for facts in ranked {
        let computed = if facts.revenue > Base::ZERO {
            policy.tier_at(before, total)
        } else if facts.last_purchase.is_some() {
            policy.rest.id
        } else {
            policy.never.id
        };
        before += i128::from(facts.revenue.or_zero().minor());
        found.push(Membership { client: facts.client, segment: policy.own_of(facts, today).unwrap_or(computed) });
    }
    found.sort_unstable_by_key(|membership| membership.client);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::ratio::Bp;
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn today() -> Date {
        Date::new(2025, 3, 15).unwrap()
    }

    fn bought(n: u8, revenue: i64) -> SegmentFacts {
        SegmentFacts { client: id(n), revenue: Base::from_minor(revenue), purchases: 1, last_purchase: Some(today()) }
    }

    fn found(clients: &[SegmentFacts]) -> Vec<Id> {
        segments(&SegmentPolicy::default(), clients, today()).into_iter().map(|membership| membership.segment).collect()
    }

    #[test]
    fn sixty_thirty_ten_and_never_bought() {
        let clients = [
            bought(1, 60),
            bought(2, 30),
            bought(3, 10),
            SegmentFacts { client: id(4), revenue: Base::ZERO, purchases: 0, last_purchase: None },
        ];
        assert_eq!(found(&clients), [GOLD, SILVER, BRONZE, CASUAL]);
    }

    #[test]
    fn who_crosses_a_border_belongs_to_the_better_segment() {
        assert_eq!(found(&[bought(1, 59), bought(2, 31), bought(3, 10)]), [GOLD, GOLD, BRONZE]);
        assert_eq!(found(&[bought(1, 61), bought(2, 28), bought(3, 11)]), [GOLD, SILVER, SILVER]);
        assert_eq!(found(&[bought(1, 95), bought(2, 5)]), [GOLD, BRONZE]);
    }

    #[test]
    fn equal_clients_are_ranked_by_id() {
        let clients: Vec<SegmentFacts> = (1..=10).rev().map(|n| bought(n, 10)).collect();
        let expected = [vec![GOLD; 6], vec![SILVER; 3], vec![BRONZE]].concat();
        assert_eq!(found(&clients), expected);
    }

    #[test]
    fn who_bought_before_the_period_or_returned_goods_is_in_the_rest() {
        let quiet = SegmentFacts { revenue: Base::ZERO, purchases: 0, ..bought(2, 0) };
        assert_eq!(found(&[bought(1, 10), quiet, bought(3, -50)]), [GOLD, BRONZE, BRONZE]);
    }

    #[test]
    fn an_own_segment_wins_and_leaves_the_borders_where_they_are() {
        let segment = Segment { id: id(99), name: "Спящие крупные".to_owned(), colour: Colour::default() };
        let own = OwnSegment { segment, all: vec![Condition::RevenueAtLeast(Base::from_minor(60))] };
        let policy = SegmentPolicy { own: vec![own], ..SegmentPolicy::default() };
        let found: Vec<Id> = segments(&policy, &[bought(1, 60), bought(2, 30), bought(3, 10)], today())
            .into_iter()
            .map(|membership| membership.segment)
            .collect();
        assert_eq!(found, [id(99), SILVER, BRONZE]);
    }

    fn facts() -> impl Strategy<Value = Vec<SegmentFacts>> {
        prop::collection::btree_map(any::<u8>(), (-5_i64..100, any::<bool>()), 0..60).prop_map(|clients| {
            let facts = |(n, (revenue, ever)): (u8, (i64, bool))| SegmentFacts {
                last_purchase: (ever || revenue > 0).then(today),
                ..bought(n, revenue)
            };
            clients.into_iter().map(facts).collect()
        })
    }

    proptest! {
        #[test]
        fn the_order_of_clients_changes_nothing(clients in facts(), turn in 0_usize..60) {
            let mut turned = clients.clone();
            turned.rotate_left(turn % clients.len().max(1));
            prop_assert_eq!(found(&clients), found(&turned));
        }

        #[test]
        fn gold_makes_sixty_per_cent_and_without_its_last_client_less(clients in facts()) {
            let total: i64 = clients.iter().map(|facts| facts.revenue.or_zero().minor()).sum();
            prop_assume!(total > 0);
            let members = segments(&SegmentPolicy::default(), &clients, today());
            let gold: Vec<i64> = clients.iter()
                .filter(|facts| members.contains(&Membership { client: facts.client, segment: GOLD }))
                .map(|facts| facts.revenue.minor())
                .collect();
            let sum: i64 = gold.iter().sum();
            prop_assert!(sum * 100 >= total * 60);
            prop_assert!((sum - gold.iter().min().unwrap()) * 100 < total * 60);
        }

        #[test]
        fn more_revenue_is_never_a_worse_segment(clients in facts()) {
            let policy = SegmentPolicy::default();
            let rank = |client: Id| segments(&policy, &clients, today()).into_iter()
                .find(|membership| membership.client == client)
                .and_then(|membership| policy.rank(membership.segment));
            for pair in clients.windows(2) {
                if pair[0].revenue > pair[1].revenue && pair[0].last_purchase.is_some() {
                    prop_assert!(rank(pair[0].client) <= rank(pair[1].client));
                }
            }
        }

        #[test]
        fn shares_of_any_size_are_taken(clients in facts(), share in any::<i64>()) {
            let mut policy = SegmentPolicy::default();
            policy.tiers.iter_mut().for_each(|tier| tier.share = Bp::new(share));
            prop_assert_eq!(segments(&policy, &clients, today()).len(), clients.len());
        }
    }
}
