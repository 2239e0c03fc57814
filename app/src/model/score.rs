//! The score of clients by the company's weights (C43), read from what they bought and how they paid. Never here: the weights' storage.

use ingot_shared::Date;
use ingot_shared::domain::StageKind;
use ingot_shared::domain::rules::base::Base;
use ingot_shared::domain::rules::payment::timeliness;
use ingot_shared::domain::rules::score::{Borders, Category, ScoreFacts, Weights, points};
use ingot_shared::report::Ranking;
use ingot_shared::row::ClientRow;

/// Months of a year.
const YEAR: u32 = 12;

/// What everybody's score is measured by.
#[derive(Debug, Default)]
pub struct Scores {
    weights: Option<Weights>,
    /// What each client who ever bought brought in the period, the least first.
    revenues: Vec<Base>,
}

impl Scores {
    /// Weighs as the company does; returns whether that is another way than before.
    pub fn follow(&mut self, weights: Option<Weights>) -> bool {
        std::mem::replace(&mut self.weights, weights) != self.weights
    }

    /// Looks at what everybody brought. It visits all buyers, unless nobody is scored.
    pub fn settle(&mut self, ranking: &Ranking) {
        self.revenues.clear();
        if self.weights.is_some() {
            self.revenues.extend(ranking.buyers().map(|client| ranking.revenue(client)));
            self.revenues.sort_unstable();
        }
    }

    /// The score of a client, 0 to 100; nothing for who never bought, or while the company does not score.
    pub fn of(&self, row: &ClientRow, ranking: &Ranking, today: Date) -> Option<u8> {
        let weights = self.weights?;
        let purchases = ranking.purchases(row.id);
        let first = purchases.first()?.day;
        let ago = |day: Date| today.month().months_since(day.month());
        let mut months: Vec<i32> =
            purchases.iter().map(|purchase| ago(purchase.day)).filter(|ago| (0..12).contains(ago)).collect();
        months.dedup();
        let won = row.deals.iter().filter(|deal| deal.kind() == StageKind::Won);
        let bills: Vec<(Date, Option<Date>)> =
            won.flat_map(|deal| &deal.payments).filter_map(|payment| Some((payment.due?, payment.paid))).collect();
        let facts = ScoreFacts {
            client: row.id,
            revenue: ranking.revenue(row.id),
            months_with_purchase: u8::try_from(months.len()).unwrap_or(u8::MAX),
            years: u8::try_from(today.months_since(first) / YEAR).unwrap_or(u8::MAX),
            paid_in_time: timeliness(&bills, today).share,
            by_hand: None,
        };
        let fewer = self.revenues.partition_point(|revenue| *revenue < facts.revenue);
        Some(points(weights, &facts, fewer, self.revenues.len()))
    }
}

/// The category of a score.
pub fn category(score: u8) -> Category {
    Borders::default().category(score)
}
