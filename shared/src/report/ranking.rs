//! Who bought how much in a period, kept in order, so that segments and Pareto are read from the top without a look at anybody's
//! documents (C41, C46, C47).
//!
//! Purchases are kept by client in their own currencies. For one period and one set of rates the clients stand in the order of the
//! rule of segments; a changed client is moved, nobody else. Another period or other rates order them anew.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use crate::date::Period;
use crate::domain::StageKind;
use crate::domain::rules::base::Base;
use crate::domain::rules::pareto::{Pareto, pareto};
use crate::domain::rules::rates::Rates;
use crate::domain::rules::ratio::Bp;
use crate::domain::rules::segments::{SegmentFacts, SegmentPolicy};
use crate::domain::rules::value::{ClientValue, WonDeal, client_value};
use crate::row::ClientRow;
use crate::{Date, Id, Money};

/// A deal won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// When.
    pub day: Date,
    /// For how much, in minor units.
    pub amount: Money,
    /// What was earned, where it is known.
    pub profit: Option<Money>,
}

/// Where a client stands: the largest revenue first, equal ones by id.
type Place = (Reverse<Base>, Id);

/// Buyers in the order of their revenue.
#[derive(Clone, Debug, Default)]
pub struct Ranking {
    period: Option<Period>,
    rates: Rates,
    /// By client, in the order of the days.
    purchases: BTreeMap<Id, Vec<Purchase>>,
    /// Clients with revenue in the period, the largest first, equal ones by id.
    order: BTreeSet<Place>,
    total: i128,
}

/// Where the segments end: for each tier the last client that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Borders {
    ends: Vec<(Id, Option<Place>)>,
    rest: Id,
}

impl Borders {
    /// The segment of a buyer with this revenue in the period. Own segments of the company and who never bought are for
    /// [`segments`](crate::domain::rules::segments::segments).
    pub fn segment(&self, client: Id, revenue: Base) -> Id {
        let place = (Reverse(revenue), client);
        let within = self.ends.iter().find(|(_, last)| revenue > Base::ZERO && last.is_some_and(|last| place <= last));
        within.map_or(self.rest, |(segment, _)| *segment)
    }
}

impl Ranking {
    pub(super) fn clear(&mut self) {
        self.purchases.clear();
        self.order.clear();
        self.total = 0;
    }

    /// Takes out what a client bought by its old row and takes in what it bought by its new one.
    pub fn replace(&mut self, old: Option<&ClientRow>, new: Option<&ClientRow>, context: &Context) {
        if let Some(old) = old {
            self.take(old.id);
        }
        if let Some(new) = new.filter(|row| !row.deleted) {
            self.take(new.id);
            let mut purchases: Vec<Purchase> = new
                .deals
                .iter()
                .filter(|deal| deal.kind() == StageKind::Won)
                .map(|deal| Purchase {
                    day: context.zone.date(deal.closed.unwrap_or(deal.since)),
                    amount: deal.amount,
                    profit: deal.profit,
                })
                .collect();
            if !purchases.is_empty() {
                purchases.sort_by_key(|purchase| purchase.day);
                self.purchases.insert(new.id, purchases);
                self.place(new.id);
            }
        }
    }

    /// Looks at another period, or at the same one with other rates. Once a day and when somebody changes a rate: it visits the
    /// purchases of all buyers.
    pub fn look_at(&mut self, period: Period, rates: Rates) {
        (self.period, self.rates, self.total) = (Some(period), rates, 0);
        self.order.clear();
        let clients: Vec<Id> = self.purchases.keys().copied().collect();
        for client in clients {
            self.place(client);
        }
    }

    fn take(&mut self, client: Id) {
        let revenue = self.revenue(client);
        if self.purchases.remove(&client).is_some() && self.order.remove(&(Reverse(revenue), client)) {
            self.total -= i128::from(revenue.minor());
        }
    }

    fn place(&mut self, client: Id) {
        let revenue = self.revenue(client);
        if revenue > Base::ZERO && self.order.insert((Reverse(revenue), client)) {
            self.total += i128::from(revenue.minor());
        }
    }

    fn within(&self, client: Id) -> impl Iterator<Item = &Purchase> {
        let inside = move |purchase: &&Purchase| self.period.is_some_and(|period| period.contains(purchase.day));
        self.purchases.get(&client).into_iter().flatten().filter(inside)
    }

    /// What a client brought in the period, in the base currency. Amounts without a rate are left out; [`Self::without_rate`] finds them.
    pub fn revenue(&self, client: Id) -> Base {
        self.within(client).filter_map(|purchase| self.rates.to_base(purchase.amount).ok()).sum()
    }

    /// What a client brought ever (C46); amounts without a rate are left out.
    pub fn value(&self, client: Id) -> ClientValue {
        client_value(&self.won(self.purchases(client).iter()))
    }

    fn won<'a>(&self, purchases: impl Iterator<Item = &'a Purchase>) -> Vec<WonDeal> {
        let deal = |purchase: &Purchase| {
            let amount = self.rates.to_base(purchase.amount).ok()?;
            Some(WonDeal { amount, profit: purchase.profit.and_then(|profit| self.rates.to_base(profit).ok()) })
        };
        purchases.filter_map(deal).collect()
    }

    /// Everybody who ever bought, by id.
    pub fn buyers(&self) -> impl Iterator<Item = Id> {
        self.purchases.keys().copied()
    }

    /// All purchases of a client, the oldest first.
    pub fn purchases(&self, client: Id) -> &[Purchase] {
        self.purchases.get(&client).map_or(&[], Vec::as_slice)
    }

    /// Buyers with revenue in the period, the largest first, equal ones by id.
    pub fn ranked(&self) -> impl Iterator<Item = (Id, Base)> {
        self.order.iter().map(|(Reverse(revenue), client)| (*client, *revenue))
    }

    /// What all of them brought; stops at the end of `i64`.
    pub fn total(&self) -> Base {
        Base::from_minor(crate::domain::rules::ratio::narrow(self.total))
    }

    /// How many purchases of the period have no rate: with any of them the figures are shown with a mark.
    pub fn without_rate(&self) -> usize {
        let all = self.purchases.keys().flat_map(|client| self.within(*client));
        all.filter(|purchase| self.rates.to_base(purchase.amount).is_err()).count()
    }

    /// What the rule of segments looks at, for everybody who ever bought, by id.
    pub fn facts(&self) -> Vec<SegmentFacts> {
        self.purchases.keys().map(|client| self.facts_of(*client)).collect()
    }

    /// What the rule of segments looks at of one client.
    pub fn facts_of(&self, client: Id) -> SegmentFacts {
        SegmentFacts {
            client,
            revenue: self.revenue(client),
            purchases: u32::try_from(self.within(client).count()).unwrap_or(u32::MAX),
            last_purchase: self.purchases(client).last().map(|purchase| purchase.day),
        }
    }

    /// Where the tiers of a policy end, read from the top; a client who crosses a border is in the better segment (C41).
    pub fn borders(&self, policy: &SegmentPolicy) -> Borders {
        let mut ends = Vec::with_capacity(policy.tiers.len());
        let (mut border, mut before, mut last) = (0_i128, 0_i128, None);
        let mut clients = self.order.iter().peekable();
        for tier in &policy.tiers {
            border += i128::from(tier.share.points());
            let limit = self.total.saturating_mul(border);
            while let Some(place) = clients.next_if(|_| before.saturating_mul(10_000) < limit) {
                before += i128::from(place.0.0.minor());
                last = Some(*place);
            }
            ends.push((tier.segment.id, last));
        }
        Borders { ends, rest: policy.rest.id }
    }

    /// The fewest clients that make a share of the profit of the period (C47). Buyers without revenue in it count among the
    /// clients, prospects do not.
    pub fn pareto(&self, share: Bp) -> Pareto {
        let profit = |client: &Id| (*client, client_value(&self.won(self.within(*client))).value);
        pareto(&self.purchases.keys().map(profit).collect::<Vec<_>>(), share)
    }
}
