//! How a company cuts its clients into segments: shares, names, colours and segments of its own (C41, C44).

use super::SegmentFacts;
use crate::domain::rules::base::Base;
use crate::domain::rules::ratio::Bp;
use crate::{Date, Id};

/// Золото: the first 60 % of revenue.
pub const GOLD: Id = built_in(1);
/// Серебро: the next 30 %.
pub const SILVER: Id = built_in(2);
/// Бронза: the rest of the buyers.
pub const BRONZE: Id = built_in(3);
/// Случайные: never bought.
pub const CASUAL: Id = built_in(4);

/// The default segments have the same ids in every workspace.
const fn built_in(number: u8) -> Id {
    Id::from_bytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, b's', number])
}

/// A colour by its number in the app's palette.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colour(pub u8);

/// A segment as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What memberships refer to.
    pub id: Id,
    /// The company's name for it; empty for the name that the language gives to a default segment.
    pub name: String,
    /// Its colour.
    pub colour: Colour,
}

/// A segment that is cut out by its share of revenue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// The segment.
    pub segment: Segment,
    /// The share of all revenue that its clients make, after the tiers before it.
    pub share: Bp,
}

/// A segment that the company defined by conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSegment {
    /// The segment.
    pub segment: Segment,
    /// All of them must hold. Without any the segment is unfinished and nobody is in it.
    pub all: Vec<Condition>,
}

/// A condition of an own segment; amounts and numbers are those of the policy's period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Brought at least this much.
    RevenueAtLeast(Base),
    /// Brought less than this.
    RevenueBelow(Base),
    /// Bought at least so many times.
    PurchasesAtLeast(u32),
    /// Bought fewer times.
    PurchasesBelow(u32),
    /// The last purchase is at most so many days ago.
    BoughtWithin(u16),
    /// The last purchase is more days ago. Who never bought does not fit.
    NotBoughtFor(u16),
}

impl Condition {
    fn holds(self, facts: &SegmentFacts, today: Date) -> bool {
        let days = facts.last_purchase.map(|day| today.days_since(day));
        match self {
            Self::RevenueAtLeast(least) => facts.revenue >= least,
            Self::RevenueBelow(limit) => facts.revenue < limit,
            Self::PurchasesAtLeast(least) => facts.purchases >= least,
            Self::PurchasesBelow(limit) => facts.purchases < limit,
            Self::BoughtWithin(limit) => days.is_some_and(|days| days <= limit.into()),
            Self::NotBoughtFor(limit) => days.is_some_and(|days| days > limit.into()),
        }
    }
}

/// The company's way to cut its clients into segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentPolicy {
    /// The period in months up to today.
    pub months: u16,
    /// Segments by share of revenue, the best first.
    pub tiers: Vec<Tier>,
    /// Who bought but is in no tier.
    pub rest: Segment,
    /// Who never bought.
    pub never: Segment,
    /// Segments of the company's own, looked at in this order before the tiers.
    pub own: Vec<OwnSegment>,
}

impl Default for SegmentPolicy {
    /// Gold 60 %, silver 30 %, bronze the rest, casual never bought; twelve months (C41).
    fn default() -> Self {
        let segment = |id, colour| Segment { id, name: String::new(), colour: Colour(colour) };
        Self {
            months: 12,
            tiers: vec![
                Tier { segment: segment(GOLD, 0), share: Bp::percent(60) },
                Tier { segment: segment(SILVER, 1), share: Bp::percent(30) },
            ],
            rest: segment(BRONZE, 2),
            never: segment(CASUAL, 3),
            own: Vec::new(),
        }
    }
}

impl SegmentPolicy {
    /// Every segment, the one to work on first at the front: own ones, tiers, the rest, never bought (C52).
    pub fn in_order(&self) -> impl Iterator<Item = &Segment> {
        let own = self.own.iter().map(|own| &own.segment);
        own.chain(self.tiers.iter().map(|tier| &tier.segment)).chain([&self.rest, &self.never])
    }

    /// The place of a segment in [`Self::in_order`], to sort lists by (C52); nothing for a segment that is no more.
    pub fn rank(&self, segment: Id) -> Option<usize> {
        self.in_order().position(|known| known.id == segment)
    }

    /// The tier, or the rest, of a client when those before it made `before` of `total`.
    pub(super) fn tier_at(&self, before: i128, total: i128) -> Id {
        let mut border: i128 = 0;
        for tier in &self.tiers {
            border += i128::from(tier.share.points());
            if before.saturating_mul(10_000) < total.saturating_mul(border) {
                return tier.segment.id;
            }
        }
        self.rest.id
    }

    /// The first own segment that fits a client.
    pub fn own_of(&self, facts: &SegmentFacts, today: Date) -> Option<Id> {
        let fits = |own: &&OwnSegment| !own.all.is_empty() && own.all.iter().all(|condition| condition.holds(facts, today));
        self.own.iter().find(fits).map(|own| own.segment.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn facts(revenue: i64, purchases: u32, last_purchase: Option<&str>) -> SegmentFacts {
        SegmentFacts { client: built_in(0), revenue: Base::from_minor(revenue), purchases, last_purchase: last_purchase.map(day) }
    }

    fn own(number: u8, all: &[Condition]) -> OwnSegment {
        let segment = Segment { id: built_in(number), name: "Своё".to_owned(), colour: Colour(7) };
        OwnSegment { segment, all: all.to_vec() }
    }

    #[test]
    fn thresholds_include_the_least_and_exclude_the_limit() {
        let today = day("2025-03-15");
        let holds = |condition: Condition, facts: &SegmentFacts| condition.holds(facts, today);
        let client = facts(100, 3, Some("2025-03-05"));
        let amount = Base::from_minor;
        assert!(
            holds(Condition::RevenueAtLeast(amount(100)), &client) && !holds(Condition::RevenueAtLeast(amount(101)), &client)
        );
        assert!(holds(Condition::RevenueBelow(amount(101)), &client) && !holds(Condition::RevenueBelow(amount(100)), &client));
        assert!(holds(Condition::PurchasesAtLeast(3), &client) && !holds(Condition::PurchasesAtLeast(4), &client));
        assert!(holds(Condition::PurchasesBelow(4), &client) && !holds(Condition::PurchasesBelow(3), &client));
        assert!(holds(Condition::BoughtWithin(10), &client) && !holds(Condition::BoughtWithin(9), &client));
        assert!(holds(Condition::NotBoughtFor(9), &client) && !holds(Condition::NotBoughtFor(10), &client));
        let never = facts(0, 0, None);
        assert!(!holds(Condition::BoughtWithin(10), &never) && !holds(Condition::NotBoughtFor(10), &never));
    }

    #[test]
    fn the_first_own_segment_that_fits_wins() {
        let often = Condition::PurchasesAtLeast(2);
        let much = Condition::RevenueAtLeast(Base::from_minor(50));
        let policy =
            SegmentPolicy { own: vec![own(10, &[]), own(11, &[often, much]), own(12, &[often])], ..SegmentPolicy::default() };
        let of = |revenue, purchases| policy.own_of(&facts(revenue, purchases, None), day("2025-03-15"));
        assert_eq!((of(50, 2), of(49, 2), of(50, 1)), (Some(built_in(11)), Some(built_in(12)), None));
    }

    #[test]
    fn lists_sort_own_gold_silver_bronze_casual() {
        let policy = SegmentPolicy { own: vec![own(10, &[])], ..SegmentPolicy::default() };
        let order: Vec<Id> = policy.in_order().map(|segment| segment.id).collect();
        assert_eq!(order, [built_in(10), GOLD, SILVER, BRONZE, CASUAL]);
        assert_eq!((policy.rank(GOLD), policy.rank(built_in(99))), (Some(1), None));
        assert_eq!(policy.months, 12);
    }

    #[test]
    fn a_tier_ends_at_its_border() {
        let policy = SegmentPolicy::default();
        let at = |before| policy.tier_at(before, 1_000);
        assert_eq!([at(0), at(599), at(600), at(899), at(900)], [GOLD, GOLD, SILVER, SILVER, BRONZE]);
    }
    proptest! {
        #[test]
        fn a_threshold_and_its_counterpart_divide_the_clients(
            revenue in 0_i64..100, purchases in 0_u32..10, ago in 0_i32..400, least in 0_i64..100, times in 0_u32..10, days in 0_u16..400,
        ) {
            let today = day("2025-03-15");
            let client = SegmentFacts { last_purchase: Some(today.add_days(-ago)), ..facts(revenue, purchases, None) };
            let one = |pair: [Condition; 2]| pair.into_iter().filter(|condition| condition.holds(&client, today)).count() == 1;
            let least = Base::from_minor(least);
            prop_assert!(one([Condition::RevenueAtLeast(least), Condition::RevenueBelow(least)]));
            prop_assert!(one([Condition::PurchasesAtLeast(times), Condition::PurchasesBelow(times)]));
            prop_assert!(one([Condition::BoughtWithin(days), Condition::NotBoughtFor(days)]));
        }
    }
}
