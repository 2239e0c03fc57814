//! Category A, B, C or VIP by a score of four criteria (C42, C43). A category set by hand wins until it is cleared.

use super::base::Base;
use super::ratio::{Bp, divide, narrow, scale};
use crate::Id;

/// A category of clients; the best sorts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// VIP.
    Vip,
    /// A.
    A,
    /// B.
    B,
    /// C.
    C,
}

impl Category {
    /// The key of the shipped entry of the dictionary of categories.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Vip => "vip",
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }
}

/// How much each criterion weighs; only the proportions matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// The sales volume.
    pub volume: u8,
    /// How regularly the client buys.
    pub periodicity: u8,
    /// How long it has been a client.
    pub loyalty: u8,
    /// Whether it keeps its obligations in time (C29).
    pub timeliness: u8,
}

/// The least score of each category, 0 to 100; below the last it is C.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Borders {
    /// VIP from here.
    pub vip: u8,
    /// A from here.
    pub a: u8,
    /// B from here.
    pub b: u8,
}

impl Default for Weights {
    /// Volume counts for two fifths, the others for a fifth each. Ingot's choice; the criteria are those of C43.
    fn default() -> Self {
        Self { volume: 40, periodicity: 20, loyalty: 20, timeliness: 20 }
    }
}

impl Default for Borders {
    /// VIP 90, A 70, B 40. Ingot's choice.
    fn default() -> Self {
        Self { vip: 90, a: 70, b: 40 }
    }
}

/// What a client did, as far as the score looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreFacts {
    /// The client.
    pub client: Id,
    /// Won amounts in the last twelve months.
    pub revenue: Base,
    /// In how many of the last twelve months it bought, 0 to 12.
    pub months_with_purchase: u8,
    /// Whole years since the first purchase.
    pub years: u8,
    /// The share of its payments that came in time; nothing when none was due yet.
    pub paid_in_time: Option<Bp>,
    /// The category that somebody set.
    pub by_hand: Option<Category>,
}

/// A client's score and category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scored {
    /// The client.
    pub client: Id,
    /// 0 to 100.
    pub score: u8,
    /// The category to show.
    pub category: Category,
}

/// As a regular for so many years a client is fully loyal.
const LOYAL_YEARS: i64 = 5;

/// The score of every client, the best first, equal ones by id.
///
/// Volume is the share of the other clients that bring less; periodicity the share of the last twelve months with a purchase;
/// loyalty the years as a client up to five; timeliness the share of payments in time. What is not known yet does not weigh.
pub fn score(weights: Weights, borders: Borders, clients: &[ScoreFacts]) -> Vec<Scored> {
    let mut revenues: Vec<Base> = clients.iter().map(|facts| facts.revenue).collect();
    revenues.sort_unstable();
    let mut found: Vec<Scored> = Vec::with_capacity(clients.len());
    for facts in clients {
        let fewer = revenues.partition_point(|revenue| *revenue < facts.revenue);
        let score = points(weights, facts, fewer, clients.len());
        let category = facts.by_hand.unwrap_or_else(|| borders.category(score));
        found.push(Scored { client: facts.client, score, category });
    }
    found.sort_unstable_by(|one, other| other.score.cmp(&one.score).then(one.client.cmp(&other.client)));
    found
}

/// The score of one of so many clients, of whom `fewer` bring less.
pub fn points(weights: Weights, facts: &ScoreFacts, fewer: usize, clients: usize) -> u8 {
    let others = i64::try_from(clients).unwrap_or(i64::MAX) - 1;
    let volume = match scale(i64::try_from(fewer).unwrap_or(i64::MAX), 10_000, others) {
        Some(share) => share,
        // The only client: whoever bought is the largest.
        None => i64::from(facts.revenue > Base::ZERO) * 10_000,
    };
    let criteria = [
        (weights.volume, Some(volume)),
        (weights.periodicity, scale(facts.months_with_purchase.min(12).into(), 10_000, 12)),
        (weights.loyalty, scale(i64::from(facts.years).min(LOYAL_YEARS), 10_000, LOYAL_YEARS)),
        (weights.timeliness, facts.paid_in_time.map(|share| share.points().clamp(0, 10_000))),
    ];
    let (mut points, mut weight) = (0_i64, 0_i64);
    for (weighs, value) in criteria {
        if let Some(value) = value {
            points += i64::from(weighs) * value;
            weight += i64::from(weighs);
        }
    }
    let score = divide(points.into(), i128::from(weight) * 100).map_or(0, narrow);
    u8::try_from(score).unwrap_or(0)
}

impl Borders {
    /// The category of a score.
    pub const fn category(&self, score: u8) -> Category {
        if score >= self.vip {
            Category::Vip
        } else if score >= self.a {
            Category::A
        } else if score >= self.b {
            Category::B
        } else {
            Category::C
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn facts(n: u8, revenue: i64, months: u8, years: u8, paid: Option<i64>) -> ScoreFacts {
        ScoreFacts {
            client: Id::from_bytes([n; 16]),
            revenue: Base::from_minor(revenue),
            months_with_purchase: months,
            years,
            paid_in_time: paid.map(Bp::percent),
            by_hand: None,
        }
    }

    fn scores(clients: &[ScoreFacts]) -> Vec<(u8, u8, Category)> {
        let found = score(Weights::default(), Borders::default(), clients);
        found.into_iter().map(|scored| (scored.client.as_bytes()[0], scored.score, scored.category)).collect()
    }

    #[test]
    fn four_criteria_make_a_hundred() {
        let clients = [facts(1, 100, 12, 5, Some(100)), facts(2, 50, 6, 2, Some(50)), facts(3, 0, 0, 0, Some(0))];
        // The second: 0.4 × 50 + 0.2 × 50 + 0.2 × 40 + 0.2 × 50 = 48.
        assert_eq!(scores(&clients), [(1, 100, Category::Vip), (2, 48, Category::B), (3, 0, Category::C)]);
    }

    #[test]
    fn what_is_not_known_yet_does_not_weigh() {
        let clients = [facts(1, 100, 12, 5, None), facts(2, 50, 12, 0, None)];
        // The second: 20 of 80.
        assert_eq!(scores(&clients), [(1, 100, Category::Vip), (2, 25, Category::C)]);
        let weightless = Weights { volume: 0, periodicity: 0, loyalty: 0, timeliness: 9 };
        assert_eq!(score(weightless, Borders::default(), &clients)[0].score, 0);
    }

    #[test]
    fn more_than_the_most_counts_as_the_most() {
        assert_eq!(scores(&[facts(1, 1, 200, 90, Some(400))]), [(1, 100, Category::Vip)]);
        assert_eq!(scores(&[facts(1, 0, 0, 0, Some(-5))]), [(1, 0, Category::C)]);
    }

    #[test]
    fn a_category_set_by_hand_wins() {
        let friend = ScoreFacts { by_hand: Some(Category::Vip), ..facts(2, 0, 0, 0, None) };
        assert_eq!(scores(&[facts(1, 5, 0, 0, None), friend]), [(1, 50, Category::B), (2, 0, Category::Vip)]);
    }

    #[test]
    fn a_border_belongs_to_the_better_category() {
        let of = |score| Borders::default().category(score);
        assert_eq!([of(90), of(89), of(70), of(69), of(40), of(39)], {
            use Category::{A, B, C, Vip};
            [Vip, A, A, B, B, C]
        });
    }

    #[test]
    fn equal_scores_are_ordered_by_id() {
        let equal = scores(&[facts(2, 5, 0, 0, None), facts(1, 5, 0, 0, None)]);
        assert_eq!(equal.iter().map(|(id, ..)| *id).collect::<Vec<_>>(), [1, 2]);
    }

    proptest! {
        #[test]
        fn buying_more_never_lowers_the_score(
            clients in prop::collection::vec((0_i64..100, 0_u8..13, 0_u8..9, prop::option::of(0_i64..101)), 1..20), more in 1_i64..50,
        ) {
            let clients: Vec<ScoreFacts> = (0..).zip(&clients)
                .map(|(n, (revenue, months, years, paid))| facts(n, *revenue, *months, *years, *paid))
                .collect();
            let mut better = clients.clone();
            better[0].revenue = better[0].revenue + Base::from_minor(more);
            let of = |clients: &[ScoreFacts]| scores(clients).into_iter().find(|(id, ..)| *id == 0).unwrap().1;
            prop_assert!(of(&better) >= of(&clients));
            prop_assert!(scores(&clients).iter().all(|(_, score, _)| *score <= 100));
        }
    }
}
