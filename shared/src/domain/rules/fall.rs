//! Groups of clients that buy less than they did, so that something can be done for the group (C55).

use super::base::Base;
use super::ratio::Bp;
use crate::Id;

/// What a group of clients (a segment, a category, a city…) bought in two periods of equal length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupFigures {
    /// The group.
    pub group: Id,
    /// Won amounts in the former period.
    pub revenue_before: Base,
    /// Won amounts in the present one.
    pub revenue_now: Base,
    /// How many of its clients bought in the former period.
    pub buyers_before: u32,
    /// How many buy in the present one.
    pub buyers_now: u32,
}

/// A group that fell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fall {
    /// The group.
    pub group: Id,
    /// The change of its revenue, negative; nothing when it had none before.
    pub revenue: Option<Bp>,
    /// The change of the number of buyers; nothing when there were none.
    pub buyers: Option<Bp>,
}

/// A fall of a fifth is worth a look. Ingot's choice; a company may set another.
pub const DEFAULT_FALL: Bp = Bp::percent(20);

/// The groups whose revenue or number of buyers fell by at least `threshold`; the largest loss of money first, then by group.
pub fn falls(groups: &[GroupFigures], threshold: Bp) -> Vec<Fall> {
    let fell = |change: Option<Bp>| change.is_some_and(|change| change.points() <= -threshold.points().max(1));
    let mut found: Vec<(Base, Fall)> = Vec::new();
    for figures in groups {
        let revenue = Bp::change(figures.revenue_before.minor(), figures.revenue_now.minor());
        let buyers = Bp::change(figures.buyers_before.into(), figures.buyers_now.into());
        if fell(revenue) || fell(buyers) {
            found.push((figures.revenue_now - figures.revenue_before, Fall { group: figures.group, revenue, buyers }));
        }
    }
    found.sort_unstable_by_key(|(loss, fall)| (*loss, fall.group));
    found.into_iter().map(|(_, fall)| fall).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn group(n: u8, revenue: (i64, i64), buyers: (u32, u32)) -> GroupFigures {
        GroupFigures {
            group: Id::from_bytes([n; 16]),
            revenue_before: Base::from_minor(revenue.0),
            revenue_now: Base::from_minor(revenue.1),
            buyers_before: buyers.0,
            buyers_now: buyers.1,
        }
    }

    #[test]
    fn a_fifth_less_money_or_buyers_is_a_fall() {
        let groups = [
            group(1, (1_000, 800), (10, 10)),
            group(2, (1_000, 801), (10, 9)),
            group(3, (100, 100), (10, 8)),
            group(4, (5_000, 1_000), (5, 5)),
            group(5, (0, 10), (0, 1)),
            group(6, (1_000, 800), (1, 1)),
        ];
        let found: Vec<(u8, Option<i64>)> = falls(&groups, DEFAULT_FALL)
            .into_iter()
            .map(|fall| (fall.group.as_bytes()[0], fall.revenue.map(Bp::points)))
            .collect();
        assert_eq!(found, [(4, Some(-8_000)), (1, Some(-2_000)), (6, Some(-2_000)), (3, Some(0))]);
    }

    #[test]
    fn without_a_threshold_standing_still_is_no_fall() {
        let groups = [group(1, (10, 10), (1, 1)), group(2, (10_000, 9_999), (1, 1))];
        assert_eq!(falls(&groups, Bp::new(0)).len(), 1);
    }

    proptest! {
        #[test]
        fn growing_groups_are_never_listed(before in 1_i64..1_000, more in 0_i64..1_000, buyers in 0_u32..50) {
            prop_assert!(falls(&[group(1, (before, before + more), (buyers, buyers + 1))], DEFAULT_FALL).is_empty());
        }
    }
}
