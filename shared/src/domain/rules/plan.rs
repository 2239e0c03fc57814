//! The sales plan against the fact (C158), and who is ahead (C164).

use super::base::Base;
use super::ratio::{Bp, scale};
use crate::date::{Period, WorkWeek};
use crate::{Date, Id};

/// A plan for a period and what was sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanFact {
    /// What is to be sold.
    pub plan: Base,
    /// What was sold up to today.
    pub fact: Base,
    /// The fact in shares of the plan; nothing for a plan of zero.
    pub done: Option<Bp>,
    /// What is left to sell; zero when the plan is reached.
    pub left: Base,
    /// What would be sold by today if every worked day brought the same.
    pub expected: Base,
    /// What the period will bring if it goes on like this; nothing before its first worked day is over.
    pub outlook: Option<Base>,
    /// What every worked day that is left must bring; nothing when none is left.
    pub a_day: Option<Base>,
}

/// Compares a plan with the fact at the end of `today`; worked days before and after the period do not count.
pub fn plan_fact(plan: Base, fact: Base, period: Period, today: Date, week: &WorkWeek) -> PlanFact {
    let all = i64::from(week.worked_days(period));
    let over =
        if today < period.from() { 0 } else { i64::from(week.worked_days(Period::new(period.from(), today.min(period.to())))) };
    let part = |amount: Base, of: i64, in_all: i64| scale(amount.minor(), of, in_all).map(Base::from_minor);
    let left = (plan - fact).or_zero();
    PlanFact {
        plan,
        fact,
        done: fact.share_of(plan),
        left,
        expected: part(plan, over, all).unwrap_or(Base::ZERO),
        outlook: part(fact, all, over),
        a_day: part(left, 1, all - over),
    }
}

/// A member's place among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The member.
    pub member: Id,
    /// What is counted: sales, contacts, points…
    pub score: i64,
    /// 1 for the best; equal scores share a place and the next one is left free.
    pub place: u32,
    /// How much is missing to the score of the place before; zero for the best.
    pub behind: i64,
}

/// Ranks members by a counter, the best first, equal ones by id.
pub fn leaderboard(scores: &[(Id, i64)]) -> Vec<Place> {
    let mut ranked = scores.to_vec();
    ranked.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    let mut places: Vec<Place> = Vec::with_capacity(ranked.len());
    for ((member, score), number) in ranked.into_iter().zip(1_u32..) {
        let (place, behind) = match places.last() {
            Some(last) if last.score == score => (last.place, last.behind),
            Some(last) => (number, last.score.saturating_sub(score)),
            None => (number, 0),
        };
        places.push(Place { member, score, place, behind });
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// March 2025 has 21 days from Monday to Friday; ten of them are over on the 14th.
    fn march(plan: i64, fact: i64, today: &str) -> PlanFact {
        let period = Period::month_of(day("2025-03-01"));
        plan_fact(Base::from_minor(plan), Base::from_minor(fact), period, day(today), &WorkWeek::default())
    }

    #[test]
    fn half_of_the_plan_is_done_before_half_of_the_month() {
        let found = march(2_100, 1_050, "2025-03-14");
        assert_eq!((found.done, found.left), (Some(Bp::percent(50)), Base::from_minor(1_050)));
        assert_eq!((found.expected, found.outlook), (Base::from_minor(1_000), Some(Base::from_minor(2_205))));
        assert_eq!(found.a_day, Some(Base::from_minor(95)), "1 050 in 11 days, rounded");
    }

    #[test]
    fn before_and_after_the_period_nothing_is_guessed() {
        let before = march(2_100, 0, "2025-02-20");
        assert_eq!((before.expected, before.outlook, before.a_day), (Base::ZERO, None, Some(Base::from_minor(100))));
        let after = march(2_100, 2_500, "2025-05-01");
        assert_eq!((after.outlook, after.a_day, after.left), (Some(Base::from_minor(2_500)), None, Base::ZERO));
        assert_eq!(after.expected, Base::from_minor(2_100));
        assert_eq!(march(0, 5, "2025-03-14").done, None);
        let week = Period::week_of(day("2025-03-03"));
        let monday = plan_fact(Base::from_minor(500), Base::ZERO, week, day("2025-03-03"), &WorkWeek::default());
        assert_eq!(monday.expected, Base::from_minor(100), "the first day counts");
    }

    #[test]
    fn equal_scores_share_a_place() {
        let id = |n| Id::from_bytes([n; 16]);
        let board = leaderboard(&[(id(4), 10), (id(2), 30), (id(1), 30), (id(3), 50)]);
        let places: Vec<(u8, u32, i64)> =
            board.iter().map(|place| (place.member.as_bytes()[0], place.place, place.behind)).collect();
        assert_eq!(places, [(3, 1, 0), (1, 2, 20), (2, 2, 20), (4, 4, 20)]);
        assert!(leaderboard(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn nobody_with_less_stands_before_somebody_with_more(scores in prop::collection::btree_map(any::<u8>(), -100_i64..100, 0..30)) {
            let scores: Vec<(Id, i64)> = scores.into_iter().map(|(n, score)| (Id::from_bytes([n; 16]), score)).collect();
            for place in leaderboard(&scores) {
                let better = scores.iter().filter(|(_, score)| *score > place.score).count() as u32;
                prop_assert_eq!(place.place, better + 1);
            }
        }

        #[test]
        fn at_the_end_the_outlook_is_the_fact(plan in 1_i64..100_000, fact in 0_i64..100_000) {
            let found = march(plan, fact, "2025-03-31");
            prop_assert_eq!(found.outlook, Some(Base::from_minor(fact)));
            prop_assert_eq!(found.expected, Base::from_minor(plan));
        }
    }
}
