//! Money: deals won, lost and open, what was sold in them, payments.

use super::{Ledger, Who, flag};
use crate::Money;
use crate::domain::StageKind;
use crate::domain::rules::ratio::scale;
use crate::report::figure::Figure;
use crate::report::key::{Coordinate, packed_day};
use crate::row::{ClientRow, DealRow};

impl Ledger<'_> {
    pub(super) fn sales(&mut self, row: &ClientRow, deal: &DealRow, who: Who) {
        match deal.kind() {
            StageKind::Won => self.won(row, deal, who),
            StageKind::Lost => self.lost(deal, who),
            StageKind::Open => self.open(deal, who),
            StageKind::Nurture => {}
        }
        if deal.kind() != StageKind::Lost {
            self.payments(deal, who);
        }
    }

    fn won(&mut self, row: &ClientRow, deal: &DealRow, Who { member, pipeline }: Who) {
        let Some(day) = self.bought_on(deal) else { return };
        let month = packed_day(day.month_start());
        let currency = self.currency(deal.amount);
        // A profit in another currency than the amount cannot stand beside it, and so is not known.
        let profit = deal.profit.filter(|profit| profit.currency == deal.amount.currency);
        let worth = profit.unwrap_or(deal.amount).minor;

        let at = [packed_day(day), currency, member, pipeline];
        self.add(Figure::Revenue, at, deal.amount.minor);
        self.add(Figure::Profit, at, worth);
        self.add(Figure::Won, at, 1);
        self.add(Figure::WithoutProfit, at, i64::from(profit.is_none()));
        self.add(Figure::Repeated, at, i64::from(deal.repeats.is_some()));

        let source = self.word(row.facts.text("source"));
        let campaign = self.word(deal.campaign);
        let at = [month, currency, member, pipeline, source, campaign];
        self.add(Figure::SourceRevenue, at, deal.amount.minor);
        self.add(Figure::SourceProfit, at, worth);
        self.add(Figure::SourceWon, at, 1);

        self.products(deal, worth, [month, currency, member, pipeline]);
    }

    /// Spreads a deal over what was sold, so that the parts add up to the whole exactly.
    fn products(&mut self, deal: &DealRow, worth: i64, [month, currency, member, pipeline]: [u32; 4]) {
        let (mut revenue, mut profit) = (deal.amount.minor, worth);
        let sum: i64 = deal.lines.iter().filter_map(|line| same(line.total, deal.amount)).fold(0, i64::saturating_add);
        for line in &deal.lines {
            let (group, product) = (self.word(line.group.as_str()), self.word(line.product));
            let at = [month, currency, member, pipeline, group, product];
            self.add(Figure::ProductSales, at, 1);
            self.add(Figure::ProductQuantity, at, line.quantity);
            let Some(total) = same(line.total, deal.amount) else { continue };
            let part = scale(worth, total, sum).unwrap_or(0);
            revenue = revenue.saturating_sub(total);
            profit = profit.saturating_sub(part);
            self.add(Figure::ProductRevenue, at, total);
            self.add(Figure::ProductProfit, at, part);
        }
        // What rounding, a discount on the whole deal or missing positions leave.
        let rest = [month, currency, member, pipeline, 0, 0];
        self.add(Figure::ProductRevenue, rest, revenue);
        self.add(Figure::ProductProfit, rest, profit);
    }

    fn lost(&mut self, deal: &DealRow, Who { member, pipeline }: Who) {
        let month = self.month(deal.closed.unwrap_or(deal.since));
        let currency = self.currency(deal.amount);
        let reason = self.word(deal.loss_reason.as_str());
        let from = deal.moves.iter().rev().nth(1).map_or(0, |before| self.word(before.stage.key()));
        let at = [month, currency, member, pipeline, reason, from];
        self.add(Figure::Lost, at, 1);
        self.add(Figure::LostAmount, at, deal.amount.minor);
    }

    fn open(&mut self, deal: &DealRow, Who { member, pipeline }: Who) {
        let month = deal.expected.map_or(0, |day| packed_day(day.month_start()));
        let currency = self.currency(deal.amount);
        let stage = self.word(deal.stage.key());
        let probability = self.word(deal.probability.map_or(Coordinate::None, Coordinate::Number));
        let at = [month, currency, member, pipeline, stage, probability];
        self.add(Figure::Open, at, 1);
        self.add(Figure::OpenAmount, at, deal.amount.minor);
    }

    fn payments(&mut self, deal: &DealRow, Who { member, pipeline }: Who) {
        for payment in &deal.payments {
            let currency = self.currency(payment.amount);
            match payment.paid {
                Some(paid) => {
                    let late = flag(payment.due.is_some_and(|due| paid > due));
                    let at = [packed_day(paid), currency, member, pipeline, late];
                    self.add(Figure::Paid, at, 1);
                    self.add(Figure::PaidAmount, at, payment.amount.minor);
                }
                None => {
                    let at = [payment.due.map_or(0, packed_day), currency, member, pipeline];
                    self.add(Figure::Awaited, at, 1);
                    self.add(Figure::AwaitedAmount, at, payment.amount.minor);
                }
            }
        }
    }

    fn currency(&mut self, amount: Money) -> u32 {
        self.word(Coordinate::Currency(amount.currency))
    }
}

/// A position's total where it is in the deal's currency.
fn same(total: Option<Money>, amount: Money) -> Option<i64> {
    total.filter(|total| total.currency == amount.currency).map(|total| total.minor)
}
