//! What a client bought, refused and is about to buy.

use super::Story;
use crate::date::{Period, Zone};
use crate::demo::catalogue::Product;
use crate::demo::company;
use crate::demo::plan::{DealPlan, LinePlan, MovePlan, PaymentPlan, SubscriptionPlan, TaskPlan};
use crate::demo::season;
use crate::demo::texts;
use crate::domain::{Loss, StageId, StageKind};
use crate::{Currency, Date, Id, Instant, Money};

/// What a company and what a person buys, by group of the catalogue.
const COMPANY_BUYS: [u32; 6] = [30, 14, 20, 20, 9, 7];
const PERSON_BUYS: [u32; 6] = [16, 34, 14, 14, 20, 2];
/// Tiyin of a dollar and of a so'm.
const USD: i64 = 12_650;

/// Nobody fills a lorry with pens: of what is cheap, no more than this is bought at once.
const MOST_UNITS: i64 = 600;

/// How a deal ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Won,
    Lost,
    Nurture,
    /// Still open, in the stage at this place of its pipeline.
    Open(usize),
}

impl Story<'_> {
    /// Purchases of the last twelve months in their seasons, with some older ones.
    pub(super) fn purchases(&mut self) {
        let year = self.known(365);
        let mut days: Vec<Date> = (0..self.size.purchases).map(|_| self.season(year)).collect();
        if self.created() < year.from() {
            let older = Period::new(self.created(), year.from());
            for _ in 0..self.size.purchases.min(3) {
                if self.tells(60) {
                    let day = self.season(older);
                    days.push(day);
                }
            }
        }
        days.sort_unstable();
        let each = self.size.thousands / i64::from(self.size.purchases.max(1));
        for day in days {
            let part = self.rng.between(60, 140);
            self.deal(day, each * part / 100, End::Won);
        }
    }

    /// Purchases that are all older than half a year; small ones, or the client would still be looked after.
    pub(super) fn old_purchases(&mut self) {
        let silent = Period::new(self.created(), self.today.add_days(-self.rng.within(190, 420)));
        for _ in 0..self.rng.between(1, 2) {
            let day = self.season(silent);
            let thousands = self.rng.between(1_500, 24_000);
            self.deal(day, thousands, End::Won);
        }
    }

    pub(super) fn lost_deal(&mut self) {
        let day = self.season(self.known(330));
        let thousands = self.rng.between(2_000, 60_000);
        let end = if self.rng.chance(14) { End::Nurture } else { End::Lost };
        self.deal(day, thousands, end);
    }

    pub(super) fn open_deal(&mut self) {
        // Most open deals moved these days; some rot.
        let ago = if self.rng.chance(70) { self.rng.within(1, 12) } else { self.rng.within(13, 70) };
        let day = self.today.add_days(-ago).max(self.created());
        let thousands = self.rng.between(1_500, 90_000);
        let stage = self.rng.weighted(&[14, 22, 22, 16, 12, 14]);
        self.deal(day, thousands, End::Open(stage));
    }

    /// A deal that came into its last stage on a day and is worth about so many thousands of so'm.
    pub(super) fn deal(&mut self, last: Date, thousands: i64, end: End) {
        let shares = if self.plan.kind == crate::domain::ClientKind::Person { PERSON_BUYS } else { COMPANY_BUYS };
        let group = season::group(&mut self.rng, last, shares);
        let service = group == 5 && !self.plan.team.has_guest();
        let took = if thousands < 12_000 { self.rng.within(0, 6) } else { self.rng.within(2, 40) };
        let first = last.add_days(-took).max(self.created()).min(last);
        let moves = self.moves(first, last, end, service);
        let created = moves.first().map_or(self.plan.created, |entry| entry.at);
        let mut deal = DealPlan { id: moves.first().map_or_else(Id::default, |entry| entry.id), moves, ..DealPlan::default() };
        self.fill(&mut deal, group, thousands, created);
        if service {
            deal.pipeline = company::service_pipeline().to_string();
        }
        if self.tells(40) {
            let key = if self.rng.chance(70) { "once" } else { "contract" };
            if !self.plan.team.has_guest() {
                deal.deal_type = company::entry("deal_type", key).to_string();
            }
        }
        if self.rng.chance(8) {
            deal.lead = Some(self.seller());
        }
        let bought = self.plan.deals.iter().rev().find(|former| former.stage().1 == StageKind::Won).map(|former| former.id);
        if end == End::Won && self.rng.chance(40) {
            deal.repeats = bought;
        }
        if bought.is_none() {
            deal.campaign = self.source.campaign.map(|(place, ..)| company::campaign(place));
        }
        let closed = Zone::TASHKENT.date(deal.stage().2);
        match end {
            End::Won => {
                self.payments(&mut deal, closed);
                self.follow_up(&mut deal);
                self.subscribe(&deal, closed);
            }
            End::Open(_) => {
                deal.expected = Some(self.today.add_days(self.rng.within(-6, 45)));
                if self.tells(25) {
                    deal.probability = Some(self.rng.between(2, 9) * 10);
                }
                if deal.stage().0 == StageId::AWAITING_PAYMENT {
                    let due = self.today.add_days(self.rng.within(-9, 12));
                    self.payment(&mut deal, 100, due, None);
                }
            }
            End::Lost | End::Nurture => {}
        }
        self.papers(&mut deal);
        self.plan.deals.push(deal);
    }

    /// The stages that the deal went through. With less depth more of them are skipped (C59).
    fn moves(&mut self, first: Date, last: Date, end: End, service: bool) -> Vec<MovePlan> {
        let stage = |place: usize| {
            if service {
                company::service_stage_at(place)
            } else {
                StageId::ALL.get(place).map_or_else(Default::default, |stage| (*stage, stage.kind()))
            }
        };
        let (open, won, lost) = if service { (3, 3, 4) } else { (6, 6, 7) };
        let (before, closing) = match end {
            End::Won => (open, Some(won)),
            End::Lost => (self.rng.within(1, open as i32) as usize, Some(lost)),
            // The second pipeline keeps nobody warm.
            End::Nurture if service => (1, Some(lost)),
            End::Nurture => (open, Some(8)),
            End::Open(at) => (at.min(open - 1) + 1, None),
        };
        let mut path: Vec<(StageId, StageKind)> = Vec::new();
        for place in 0..before {
            let entered = closing.is_none() && place + 1 == before;
            if entered || self.tells(62) {
                path.push(stage(place));
            }
        }
        if path.len() > 2 && self.tells(6) {
            // Back to an earlier stage, and on.
            let again = path.first().copied();
            path.extend(again);
            path.extend(path.get(1).copied());
        }
        if path.is_empty() {
            path.push(stage(usize::from(!service && self.rng.chance(60))));
        }
        path.extend(closing.map(stage));
        let days = last.days_since(first);
        let count = i32::try_from(path.len()).unwrap_or(1);
        let mut at = self.moment(first).max(self.plan.created);
        let mut moves: Vec<MovePlan> = Vec::new();
        for ((to, kind), step) in path.into_iter().zip(0_i32..) {
            if step > 0 {
                let day = if step == count - 1 { last } else { first.add_days(days * step / count) };
                // Later than the move before, also on the same day.
                let next = self.moment(day);
                at = if next > at { next } else { Instant::from_millis(at.as_millis() + 17 * 60_000) };
            }
            let id = self.id(at);
            let loss = (kind == StageKind::Lost).then(|| self.loss());
            moves.push(MovePlan { id, at, to, kind, loss, follow: None });
        }
        moves
    }

    fn loss(&mut self) -> Loss {
        let place = self.rng.weighted(&texts::LOST.each_ref().map(|reason| reason.2));
        let (reason, comment) =
            texts::LOST.get(place).map_or(("", ""), |(reason, comments, _)| (*reason, comments.pick(&mut self.rng)));
        Loss { reason: reason.to_owned(), comment: comment.to_owned() }
    }

    /// Lines, amount, profit and title: products of the group that add up to about so many thousands.
    fn fill(&mut self, deal: &mut DealPlan, group: usize, thousands: i64, at: Instant) {
        let usd = thousands > 40_000 && self.rng.chance(4);
        let wanted = thousands * 1_000;
        let lines = match thousands {
            ..15_000 => 1,
            15_000..80_000 => self.rng.between(1, 2),
            _ => self.rng.between(2, 4),
        };
        let discount = if thousands > 30_000 && self.rng.chance(45) { self.rng.between(1, 4) * 250 } else { 0 };
        let (mut amount, mut cost) = (0, 0);
        for _ in 0..lines {
            let product = self.product(group, wanted / lines);
            if deal.lines.iter().any(|line| line.product == product.number) {
                continue;
            }
            let units = (wanted / lines / product.price).max(1);
            let price = if usd { product.price * 100 / USD } else { product.price * 100 };
            let line = LinePlan {
                id: self.id(at),
                product: product.number,
                title: product.name,
                group: product.group,
                unit: product.unit,
                quantity: units * 1_000,
                price: Money { minor: price, currency: if usd { Currency::Usd } else { Currency::Uzs } },
                discount,
            };
            amount += line.total().map_or(0, |total| total.minor);
            cost += units * if usd { product.cost * 100 / USD } else { product.cost * 100 };
            deal.lines.push(line);
        }
        let currency = if usd { Currency::Usd } else { Currency::Uzs };
        deal.amount = Money { minor: amount, currency };
        // Not every sale's profit is known: the amount stands in for it (C46).
        if self.rng.chance(92) {
            deal.profit = Some(Money { minor: (amount - cost).max(0), currency });
        }
        let first = deal.lines.first().map_or("", |line| line.title);
        deal.title = match deal.lines.len() {
            1 => first.to_owned(),
            more => format!("{first} и ещё {}", more - 1),
        };
    }

    /// A product of the group of which one to some hundreds come to what is wanted, if there is one; otherwise the dearest that is
    /// not dearer, or the cheapest.
    fn product(&mut self, group: usize, wanted: i64) -> Product {
        let of_group = |product: &&Product| product.group == group && !product.is_retired();
        let affordable = |product: &&Product| product.price <= wanted;
        let group: Vec<Product> = self.products.iter().filter(of_group).copied().collect();
        let fitting: Vec<Product> =
            group.iter().filter(|product| affordable(product) && wanted / product.price <= MOST_UNITS).copied().collect();
        let dearest = || group.iter().filter(affordable).max_by_key(|product| product.price).copied();
        let cheapest = || group.iter().min_by_key(|product| product.price).copied();
        self.rng.pick(&fitting).or_else(dearest).or_else(cheapest).unwrap_or(Product::NONE)
    }

    /// One payment or two; most in time, some late, some not there yet (C20, C29).
    fn payments(&mut self, deal: &mut DealPlan, closed: Date) {
        let in_two = deal.amount.minor > 3_000_000_000 && self.rng.chance(35);
        let late = if self.rng.chance(self.punctual()) { self.rng.within(-3, 0) } else { self.rng.within(1, 25) };
        if in_two {
            self.payment(deal, 30, closed, Some(closed));
            self.payment(deal, 70, closed.add_days(20), Some(closed.add_days(20 + late)));
        } else {
            let due = closed.add_days(if self.rng.chance(70) { 0 } else { self.rng.within(5, 14) });
            self.payment(deal, 100, due, Some(due.add_days(late)));
        }
    }

    /// How many of a hundred payments of this client come in time: the same for all of them.
    fn punctual(&self) -> u32 {
        if self.number.is_multiple_of(5) { 35 } else { 90 }
    }

    fn payment(&mut self, deal: &mut DealPlan, percent: i64, due: Date, paid: Option<Date>) {
        let before: i64 = deal.payments.iter().map(|payment| payment.amount.minor).sum();
        let minor = if percent == 30 { deal.amount.minor * 3 / 10 } else { deal.amount.minor - before };
        let id = self.id(deal.created());
        let paid = paid.filter(|paid| *paid < self.today);
        let amount = Money { minor, currency: deal.amount.currency };
        deal.payments.push(PaymentPlan { id, amount, due: Some(due), paid });
    }

    /// The task that a sale demands (C82); sales of long ago were made before the company asked for one.
    pub(super) fn follow_up(&mut self, deal: &mut DealPlan) {
        let service = !deal.pipeline.is_empty();
        let today = self.today;
        let deal_id = deal.id;
        let assignee = deal.lead.unwrap_or_else(|| self.lead());
        let Some(won) = deal.moves.last().map(|entry| entry.at) else { return };
        let day = Zone::TASHKENT.date(won);
        // A won stage of a pipeline of the company's own can only be entered with a task.
        if !service && today.days_since(day) > 45 && !self.tells(30) {
            return;
        }
        let (kind, after) = [("ask", 7), ("call", 21), ("message", 14), ("offer", 60)]
            .get(self.rng.weighted(&[4, 3, 2, 2]))
            .copied()
            .unwrap_or(("ask", 7));
        let due = day.add_days(after);
        let id = self.id(won);
        let title = self.title(kind);
        // Few are forgotten, and none for long.
        let is_done = due < self.yesterday() && (!self.rng.chance(4) || due < today.add_days(-super::LATE));
        let done = is_done.then(|| {
            let at = self.moment(due);
            (self.id(at), at, texts::DONE.pick(&mut self.rng))
        });
        let task = TaskPlan {
            id,
            at: won,
            title,
            kind,
            due: Some(due),
            assignee,
            deal: Some(deal_id),
            done,
            follows: true,
            ..TaskPlan::default()
        };
        if let Some(entry) = deal.moves.last_mut() {
            entry.follow = Some(self.plan.tasks.len());
        }
        self.plan.tasks.push(task);
    }

    /// What was bought for a month and longer (C139).
    fn subscribe(&mut self, deal: &DealPlan, from: Date) {
        for line in &deal.lines {
            let product = self.products.iter().find(|product| product.number == line.product);
            let Some(days) = product.filter(|product| product.is_service()).and_then(Product::period) else { continue };
            let months = i32::try_from(line.quantity / 1_000).unwrap_or(1).clamp(1, 12);
            let days = i32::try_from(days).unwrap_or(30);
            let id = self.id(deal.created());
            let until = from.add_days(days * months);
            self.plan.subscriptions.push(SubscriptionPlan {
                id,
                title: line.title,
                product: line.product,
                deal: deal.id,
                from,
                until,
            });
        }
    }

    /// The proposal made with its stage, and the approval of the invoice.
    fn papers(&mut self, deal: &mut DealPlan) {
        let made = deal.moves.iter().position(|entry| entry.to == StageId::PROPOSAL_SENT);
        if let Some(place) = made.filter(|_| !deal.lines.is_empty())
            && self.tells(60)
        {
            let at = deal.moves.get(place).map_or(deal.created(), |entry| entry.at);
            deal.proposal = Some((self.id(at), place));
        }
        let awaiting = deal.moves.iter().position(|entry| entry.to == StageId::AWAITING_PAYMENT);
        if let Some(place) = awaiting
            && self.tells(30)
        {
            deal.approval = Some((if self.rng.chance(70) { "approved" } else { "asked" }, place));
        }
    }

    pub(super) fn title(&mut self, kind: &str) -> &'static str {
        let words = texts::TASKS.iter().find(|(known, _)| *known == kind);
        words.map_or("Перезвонить", |(_, words)| words.pick(&mut self.rng))
    }
}
