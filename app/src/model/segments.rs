//! The segment of every client, from the money it brought (C41): kept up to date from the rows that change. Never here: names, colours.

use std::borrow::Cow;

use ingot_shared::date::Period;
use ingot_shared::document::record::Workspace;
use ingot_shared::domain::StageKind;
use ingot_shared::domain::rules::base::Base;
use ingot_shared::domain::rules::rates::Rates;
use ingot_shared::domain::rules::segments::{BRONZE, CASUAL, GOLD, SILVER, SegmentPolicy};
use ingot_shared::report::{Borders, Context, Ranking};
use ingot_shared::row::ClientRow;
use ingot_shared::{Date, Id, Instant, Money};

use super::score::{Scores, category};

/// Which part of the company's money a client belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    /// Those who bring the first 60 %.
    Gold,
    /// The next 30 %.
    Silver,
    /// The other buyers.
    Bronze,
    /// Never bought.
    Casual,
    /// One that the company defined (C44).
    Own(Id),
}

impl Segment {
    /// Those that are shipped, the best first.
    pub const ALL: [Self; 4] = [Self::Gold, Self::Silver, Self::Bronze, Self::Casual];

    /// The word that filters, styles and tests know it by; an own one's is its id.
    pub fn key(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Gold => "gold",
            Self::Silver => "silver",
            Self::Bronze => "bronze",
            Self::Casual => "casual",
            Self::Own(id) => return Cow::Owned(id.to_string()),
        })
    }

    /// The segment of a word that filters hold.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.key() == key).or_else(|| key.parse().ok().map(Self::Own))
    }

    /// The id by which rules and settings know it.
    pub const fn id(self) -> Id {
        match self {
            Self::Gold => GOLD,
            Self::Silver => SILVER,
            Self::Bronze => BRONZE,
            Self::Casual => CASUAL,
            Self::Own(id) => id,
        }
    }
}

/// Whose segment may be another one since the last look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Only those whose rows changed.
    Nobody,
    /// Buyers too.
    Buyers,
    /// Anybody.
    Everybody,
}

/// Buyers in their order, and where the segments end. Amounts in a currency without a rate are left out.
#[derive(Debug, Default)]
pub struct Segments {
    ranking: Ranking,
    context: Context,
    policy: SegmentPolicy,
    rates: Rates,
    borders: Borders,
    scores: Scores,
    day: Option<Date>,
    is_stale: bool,
    /// Whether others are cut in another way since the last look.
    is_recut: bool,
}

impl Segments {
    /// Takes a changed row in; it counts after [`Segments::settle`].
    pub fn put(&mut self, before: Option<&ClientRow>, now: &ClientRow) {
        self.ranking.replace(before, Some(now), &self.context);
        self.is_stale = true;
    }

    /// Cuts by the company's shares, period and rates from the next [`Segments::look_at`] on.
    pub fn follow(&mut self, workspace: &Workspace) {
        let (policy, rates) = (workspace.segment_policy(), workspace.rates());
        if policy != self.policy || rates != self.rates {
            (self.policy, self.rates, self.day) = (policy, rates, None);
            self.is_recut = true;
        }
        if self.scores.follow(workspace.score_weights()) {
            self.is_stale = true;
        }
    }

    /// Counts the money of the policy's months up to this moment's day in the zone of the company.
    pub fn look_at(&mut self, now: Instant) {
        let today = self.context.zone.date(now);
        if self.day != Some(today) {
            self.day = Some(today);
            self.ranking.look_at(Period::last_months(today, self.policy.months), self.rates.clone());
            self.is_stale = true;
        }
    }

    /// Finds the borders anew if anything changed; returns who may be in another segment though no row of his changed.
    pub fn settle(&mut self) -> Moved {
        if !std::mem::take(&mut self.is_stale) {
            return Moved::Nobody;
        }
        self.scores.settle(&self.ranking);
        let borders = self.ranking.borders(&self.policy);
        let before = std::mem::replace(&mut self.borders, borders);
        match before != self.borders {
            _ if std::mem::take(&mut self.is_recut) => Moved::Everybody,
            true => Moved::Buyers,
            false => Moved::Nobody,
        }
    }

    /// The place of a segment among the others, the one to work on first at the front (C52).
    pub fn rank(&self, segment: Segment) -> usize {
        self.policy.rank(segment.id()).unwrap_or(usize::MAX)
    }

    /// The day of a client's last purchase.
    pub fn last_purchase(&self, client: Id) -> Option<Date> {
        self.ranking.purchases(client).last().map(|purchase| purchase.day)
    }

    /// The money that a client ever brought, in the company's currency.
    pub fn won(&self, client: Id) -> Money {
        let purchases = self.ranking.purchases(client).iter();
        let sum: Base = purchases.filter_map(|purchase| self.rates.to_base(purchase.amount).ok()).sum();
        self.rates.money(sum)
    }

    /// The profit of a client's sales, in the company's currency; their amount where that is not known (C46).
    pub fn value(&self, row: &ClientRow) -> Money {
        let won = row.deals.iter().filter(|deal| deal.kind() == StageKind::Won);
        let worth = won.filter_map(|deal| self.rates.to_base(deal.profit.unwrap_or(deal.amount)).ok());
        self.rates.money(worth.sum())
    }

    /// The score of a client, 0 to 100 (C43); nothing for who never bought, or while the company does not score.
    pub fn score(&self, row: &ClientRow) -> Option<u8> {
        self.scores.of(row, &self.ranking, self.day?)
    }

    /// The key of a client's category: the one set by hand, otherwise the one of its score; empty for none.
    pub fn category<'a>(&self, row: &'a ClientRow) -> &'a str {
        if !row.category.is_empty() {
            return &row.category;
        }
        self.score(row).map_or("", |score| category(score).key())
    }

    /// The segment of a client.
    pub fn of(&self, client: Id) -> Segment {
        // Looking at what somebody bought costs: most companies have no segment of their own.
        if !self.policy.own.is_empty()
            && let Some(day) = self.day
            && let Some(own) = self.policy.own_of(&self.ranking.facts_of(client), day)
        {
            return Segment::Own(own);
        }
        if self.ranking.purchases(client).is_empty() {
            return Segment::Casual;
        }
        match self.borders.segment(client, self.ranking.revenue(client)) {
            GOLD => Segment::Gold,
            SILVER => Segment::Silver,
            _ => Segment::Bronze,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::Currency;
    use ingot_shared::domain::{StageId, Value};
    use ingot_shared::row::{DealRow, RecordRow};

    const NOW: Instant = Instant::from_millis(1_790_000_000_000);
    const DAY: i64 = 86_400_000;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn bought(n: u8, amounts: &[i64], days_ago: i64) -> ClientRow {
        let deal = |amount: &i64| DealRow {
            stage: StageId::WON,
            amount: Money::units(*amount, Currency::Uzs),
            since: Instant::from_millis(NOW.as_millis() - days_ago * DAY),
            ..DealRow::default()
        };
        ClientRow { id: id(n), deals: amounts.iter().map(deal).collect(), ..ClientRow::default() }
    }

    fn of(segments: &Segments) -> Vec<Segment> {
        (1..=5).map(|n| segments.of(id(n))).collect()
    }

    #[test]
    fn the_first_sixty_per_cent_are_gold_the_next_thirty_silver() {
        let mut segments = Segments::default();
        segments.look_at(NOW);
        for row in [bought(1, &[30, 30], 10), bought(2, &[30], 10), bought(3, &[6], 10), bought(4, &[4], 10), bought(5, &[], 10)]
        {
            segments.put(None, &row);
        }
        segments.settle();
        use Segment::{Bronze, Casual, Gold, Silver};
        assert_eq!(of(&segments), [Gold, Silver, Bronze, Bronze, Casual]);

        // One deal less of the first, and everybody moves.
        segments.put(Some(&bought(1, &[30, 30], 10)), &bought(1, &[], 10));
        segments.settle();
        assert_eq!(of(&segments), [Casual, Gold, Silver, Bronze, Casual]);
    }

    #[test]
    fn the_companys_shares_and_months_are_followed() {
        let mut segments = Segments::default();
        segments.look_at(NOW);
        for row in [bought(1, &[50], 10), bought(2, &[30], 10), bought(3, &[20], 250)] {
            segments.put(None, &row);
        }
        segments.settle();
        use Segment::{Bronze, Casual, Gold, Silver};
        assert_eq!(of(&segments), [Gold, Gold, Silver, Casual, Casual]);

        let mut row = RecordRow::shipped_workspace();
        let gold = format!("segment:{}/share", Id::shipped("segment", "", "gold"));
        row.fields.list.extend([("period_months".to_owned(), Value::Number(6)), (gold, Value::Number(5_000))]);
        row.fields = row.fields.list.into_iter().collect();
        segments.follow(&Workspace::from(&row));
        segments.look_at(NOW);
        segments.settle();
        assert_eq!(of(&segments), [Gold, Silver, Bronze, Casual, Casual]);
    }

    #[test]
    fn who_fits_an_own_segment_is_in_it_and_moves_with_the_days() {
        let mut segments = Segments::default();
        segments.look_at(NOW);
        for row in [bought(1, &[50], 10), bought(2, &[30, 30], 95), bought(3, &[], 0)] {
            segments.put(None, &row);
        }
        segments.settle();
        let own = id(9);
        let mut row = RecordRow::shipped_workspace();
        let of = |key: &str, value: Value| (format!("segment:{own}/{key}"), value);
        row.fields.list.extend([of("name", "Уснули".into()), of("rule", "silent>90".into())]);
        row.fields = row.fields.list.into_iter().collect();
        segments.follow(&Workspace::from(&row));
        segments.look_at(NOW);
        assert_eq!(segments.settle(), Moved::Everybody);
        use Segment::{Casual, Gold, Own, Silver};
        assert_eq!((1..=3).map(|n| segments.of(id(n))).collect::<Vec<_>>(), [Gold, Own(own), Casual]);
        assert!(segments.rank(Own(own)) < segments.rank(Gold) && segments.rank(Own(id(8))) > segments.rank(Casual));
        assert_eq!(Segment::of_key(&Own(own).key()), Some(Own(own)));
        assert_eq!((Segment::of_key("silver"), Segment::of_key("platinum")), (Some(Silver), None));

        segments.look_at(Instant::from_millis(NOW.as_millis() + 85 * DAY));
        segments.settle();
        assert_eq!(segments.of(id(1)), Own(own), "nothing for 95 days");
    }

    #[test]
    fn a_score_gives_a_category_to_who_has_none() {
        let mut segments = Segments::default();
        let (large, small) = (bought(1, &[50, 50], 10), bought(2, &[30], 500));
        segments.put(None, &large);
        segments.put(None, &small);
        segments.look_at(NOW);
        segments.settle();
        assert_eq!((segments.score(&large), segments.category(&large)), (None, ""), "nobody is scored until a weight is set");

        let mut row = RecordRow::shipped_workspace();
        let weight = |key: &str| (format!("weight:{key}"), Value::Number(50));
        row.fields.list.extend([weight("volume"), weight("loyalty")]);
        row.fields = row.fields.list.into_iter().collect();
        segments.follow(&Workspace::from(&row));
        segments.look_at(NOW);
        segments.settle();
        // The whole volume and no year yet; nothing in the period and one year of five.
        assert_eq!((segments.score(&large), segments.score(&small)), (Some(50), Some(10)));
        assert_eq!((segments.category(&large), segments.category(&small)), ("b", "c"));
        let by_hand = ClientRow { category: "vip".to_owned(), ..small };
        assert_eq!(segments.category(&by_hand), "vip");
        assert_eq!(segments.score(&bought(3, &[], 0)), None, "who never bought has none");
    }

    #[test]
    fn who_bought_long_ago_is_bronze_and_a_deleted_client_is_nobody() {
        let mut segments = Segments::default();
        segments.look_at(NOW);
        segments.put(None, &bought(1, &[1_000], 800));
        segments.put(None, &bought(2, &[5], 20));
        segments.settle();
        assert_eq!((segments.of(id(1)), segments.of(id(2))), (Segment::Bronze, Segment::Gold));
        segments.put(Some(&bought(2, &[5], 20)), &ClientRow { deleted: true, ..bought(2, &[5], 20) });
        segments.settle();
        assert_eq!(segments.of(id(2)), Segment::Casual);
    }
}
