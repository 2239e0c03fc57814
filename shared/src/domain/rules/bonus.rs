//! Bonus points of a loyalty programme: earned by payments, spent on later ones, gone when not used (C145).

use super::ratio::Bp;
use crate::{Date, Money};

/// The company's programme. A point is a minor unit of the currency it was earned in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BonusRule {
    /// The share of a payment that comes back as points.
    pub earn: Bp,
    /// Payments below this earn nothing, in minor units.
    pub least: i64,
    /// The largest share of a bill that points may pay.
    pub spend: Bp,
    /// Points are gone so many days after they were earned; nothing when they last.
    pub valid_days: Option<u16>,
}

/// Points earned or spent on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BonusEntry {
    /// When.
    pub day: Date,
    /// How many; below zero when spent.
    pub points: i64,
}

impl BonusRule {
    /// The points that a payment earns.
    pub fn earned(&self, paid: Money) -> i64 {
        if paid.minor < self.least { 0 } else { self.earn.apply(paid.minor).max(0) }
    }

    /// How many points of a balance may pay for a bill.
    pub fn spendable(&self, balance: i64, bill: Money) -> i64 {
        balance.min(self.spend.apply(bill.minor)).min(bill.minor).max(0)
    }

    /// The points left on a day, from entries in any order; those earned first are spent first. Entries after the day do not count.
    pub fn balance(&self, entries: &[BonusEntry], today: Date) -> i64 {
        let mut known: Vec<&BonusEntry> = entries.iter().filter(|entry| entry.day <= today).collect();
        // On one day points are earned before they are spent.
        known.sort_unstable_by_key(|entry| (entry.day, std::cmp::Reverse(entry.points)));
        let mut lots: Vec<(Date, i64)> = Vec::new();
        for entry in known {
            if entry.points >= 0 {
                lots.push((entry.day, entry.points));
                continue;
            }
            let mut spent = entry.points.saturating_neg();
            for (_, left) in lots.iter_mut().filter(|(earned, _)| self.is_valid(*earned, entry.day)) {
                let taken = spent.min(*left);
                *left -= taken;
                spent -= taken;
            }
        }
        let valid = lots.iter().filter(|(earned, _)| self.is_valid(*earned, today));
        valid.fold(0, |sum: i64, (_, left)| sum.saturating_add(*left))
    }

    /// Whether points earned on one day may be spent on another: the day on which they are gone is not included.
    fn is_valid(&self, earned: Date, on: Date) -> bool {
        self.valid_days.is_none_or(|days| on < earned.add_days(days.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;
    use proptest::prelude::*;

    fn money(minor: i64) -> Money {
        Money { minor, currency: Currency::Uzs }
    }

    /// Five per cent back from 1 000 on, up to a third of a bill, for 100 days.
    fn rule() -> BonusRule {
        BonusRule { earn: Bp::percent(5), least: 1_000, spend: Bp::percent(30), valid_days: Some(100) }
    }

    fn balance(entries: &[(i32, i64)], today: i32) -> i64 {
        let entries: Vec<BonusEntry> =
            entries.iter().map(|(day, points)| BonusEntry { day: Date::from_days(*day), points: *points }).collect();
        rule().balance(&entries, Date::from_days(today))
    }

    #[test]
    fn a_payment_earns_its_share() {
        assert_eq!((rule().earned(money(1_000)), rule().earned(money(999)), rule().earned(money(-5_000))), (50, 0, 0));
        assert_eq!(BonusRule { earn: Bp::percent(-5), ..rule() }.earned(money(1_000)), 0);
    }

    #[test]
    fn points_pay_a_part_of_a_bill() {
        assert_eq!((rule().spendable(500, money(1_000)), rule().spendable(200, money(1_000))), (300, 200));
        assert_eq!((rule().spendable(-5, money(1_000)), rule().spendable(500, money(-1_000))), (0, 0));
        assert_eq!(BonusRule { spend: Bp::percent(500), ..rule() }.spendable(5_000, money(1_000)), 1_000);
    }

    #[test]
    fn the_oldest_points_are_spent_first_and_unused_ones_are_gone() {
        let entries = [(50, 30), (0, 100), (60, -40)];
        assert_eq!(balance(&entries, 40), 100);
        assert_eq!(balance(&entries, 60), 90);
        assert_eq!(balance(&entries, 99), 90);
        assert_eq!(balance(&entries, 100), 30, "the 60 left of the first are gone");
        assert_eq!(balance(&entries, 150), 0);
    }

    #[test]
    fn points_that_are_gone_cannot_be_spent_and_no_debt_is_kept() {
        assert_eq!(balance(&[(0, 100), (100, 20), (100, -50)], 120), 0);
        assert_eq!(balance(&[(0, -50), (1, 20)], 2), 20);
        assert_eq!(balance(&[(0, 20), (0, -15)], 0), 5);
        let lasting = BonusRule { valid_days: None, ..rule() };
        assert_eq!(lasting.balance(&[BonusEntry { day: Date::from_days(0), points: 7 }], Date::MAX), 7);
    }

    proptest! {
        #[test]
        fn a_balance_is_never_negative_nor_above_what_was_earned(entries in prop::collection::vec((0..300, -100_i64..100), 0..30), today in 0..400) {
            let earned: i64 = entries.iter().map(|(_, points)| (*points).max(0)).sum();
            let found = balance(&entries, today);
            prop_assert!((0..=earned).contains(&found));
            let mut turned = entries.clone();
            turned.reverse();
            prop_assert_eq!(balance(&turned, today), found);
        }
    }
}
