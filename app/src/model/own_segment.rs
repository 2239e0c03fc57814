//! The rule of an own segment as limits that a person fills in: each may be left out, all that are there must hold (C44).
//! Never here: who is in which segment ([`super::segments`]).

use ingot_shared::domain::rules::base::Base;
use ingot_shared::domain::rules::segments::Condition;

/// Minor units in one of the currency.
const MINOR: i64 = 100;

/// A limit, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Brought at least so much of the company's currency.
    RevenueFrom,
    /// Brought less than this.
    RevenueBelow,
    /// Bought at least so many times.
    PurchasesFrom,
    /// Bought fewer times.
    PurchasesBelow,
    /// Bought within so many days.
    Within,
    /// Has not bought for more days.
    Silent,
}

impl Limit {
    /// Every one.
    pub const ALL: [Self; 6] =
        [Self::RevenueFrom, Self::RevenueBelow, Self::PurchasesFrom, Self::PurchasesBelow, Self::Within, Self::Silent];

    /// The largest number that may be filled in.
    pub const fn most(self) -> i64 {
        match self {
            Self::RevenueFrom | Self::RevenueBelow => 1_000_000_000_000,
            Self::PurchasesFrom | Self::PurchasesBelow => 100_000,
            Self::Within | Self::Silent => 3_650,
        }
    }

    fn condition(self, number: i64) -> Option<Condition> {
        let money = Base::from_minor(number.checked_mul(MINOR)?);
        Some(match self {
            Self::RevenueFrom => Condition::RevenueAtLeast(money),
            Self::RevenueBelow => Condition::RevenueBelow(money),
            Self::PurchasesFrom => Condition::PurchasesAtLeast(number.try_into().ok()?),
            Self::PurchasesBelow => Condition::PurchasesBelow(number.try_into().ok()?),
            Self::Within => Condition::BoughtWithin(number.try_into().ok()?),
            Self::Silent => Condition::NotBoughtFor(number.try_into().ok()?),
        })
    }

    fn number(self, condition: Condition) -> Option<i64> {
        Some(match (self, condition) {
            (Self::RevenueFrom, Condition::RevenueAtLeast(money)) | (Self::RevenueBelow, Condition::RevenueBelow(money)) => {
                money.minor() / MINOR
            }
            (Self::PurchasesFrom, Condition::PurchasesAtLeast(times))
            | (Self::PurchasesBelow, Condition::PurchasesBelow(times)) => times.into(),
            (Self::Within, Condition::BoughtWithin(days)) | (Self::Silent, Condition::NotBoughtFor(days)) => days.into(),
            _ => return None,
        })
    }

    /// What is filled in, by the stored rule.
    pub fn of(self, rule: &str) -> Option<i64> {
        Condition::read(rule)?.into_iter().find_map(|condition| self.number(condition))
    }

    /// The rule with another number, or without this limit.
    pub fn put(self, rule: &str, number: Option<i64>) -> String {
        let mut all = Condition::read(rule).unwrap_or_default();
        all.retain(|condition| self.number(*condition).is_none());
        all.extend(number.and_then(|number| self.condition(number)));
        Condition::write(&all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_filled_in_in_whole_units() {
        let rule = Limit::RevenueFrom.put("", Some(5_000_000));
        assert_eq!(rule, "revenue>=500000000");
        let rule = Limit::Silent.put(&rule, Some(90));
        assert_eq!(
            (Limit::RevenueFrom.of(&rule), Limit::Silent.of(&rule), Limit::Within.of(&rule)),
            (Some(5_000_000), Some(90), None)
        );
        assert_eq!(Limit::RevenueFrom.put(&rule, None), "silent>90");
    }

    proptest! {
        #[test]
        fn each_limit_changes_alone(steps in prop::collection::vec((0_usize..6, prop::option::of(0_i64..3_000)), 0..20)) {
            let (mut rule, mut kept) = (String::new(), [None; 6]);
            for (which, number) in steps {
                rule = Limit::ALL[which].put(&rule, number);
                kept[which] = number;
                prop_assert_eq!(Limit::ALL.map(|limit| limit.of(&rule)), kept);
            }
        }
    }
}
