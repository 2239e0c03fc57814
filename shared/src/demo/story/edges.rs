//! The first clients stand each at the edge of a rule, so that a demo of any size shows every rule at work.

use super::deals::End;
use super::{Role, Story};
use crate::demo::plan::{ContactPlan, DealPlan, MovePlan, PaymentPlan, RequestPlan, TurnPlan};
use crate::demo::{company, size, sources, texts};
use crate::domain::{ClientKind, Loss, StageId, StageKind};
use crate::{Currency, Date, Id, Money};

/// How many clients stand at an edge.
pub const EDGES: u32 = 40;

impl Story<'_> {
    /// Tells the client of this number if it is one of the edges.
    pub(super) fn edge(&mut self) -> bool {
        if self.number >= EDGES {
            return false;
        }
        let today = self.today;
        self.profile(today.add_days(-500));
        match self.number {
            // C46: 5 000 000 × 3 = 15 000 000.
            0 => {
                self.plan.kind = ClientKind::Company;
                for ago in [190, 110, 30] {
                    self.sale(today.add_days(-ago), 18_000_000, Some(5_000_000));
                }
            }
            // C50: silent for six months to the day, and one day less.
            1 => self.sale(today.add_months(-6), 9_000_000, Some(2_000_000)),
            2 => self.sale(today.add_months(-6).add_days(1), 9_000_000, Some(2_000_000)),
            // C13: checked six months ago to the day, and one day less.
            3 => self.verification(today.add_months(-6)),
            4 => self.verification(today.add_months(-6).add_days(1)),
            // C79: a large client, due today; C81 and "do not contact", which win over the segment.
            5 => self.large(14),
            6 => {
                self.large(40);
                self.plan.facts.retain(|(key, _)| key != "do_not_contact");
                self.fact("do_not_contact", true);
            }
            7 => {
                self.large(40);
                self.plan.facts.retain(|(key, _)| key != "frequency");
                self.fact("frequency", 60_i64);
            }
            // C40: nobody ever answered.
            8 => (1..=5).for_each(|ago| self.no_answer(today.add_days(-ago * 4))),
            9..=14 => self.next_steps(),
            15 => self.deal(today.add_days(-20), 12_000, End::Nurture),
            // C84: birthdays today and on a day that most years do not have.
            16 => self.born(today.add_months(-12 * 40)),
            17 => self.born(Date::new(1992, 2, 29).unwrap_or(today)),
            // C12: a phone is enough. C25: nothing but a name.
            18 => {
                self.plan.name.clear();
                self.plan.facts.retain(|(key, _)| !matches!(key.as_str(), "surname" | "given" | "patronymic"));
            }
            19 => {
                self.plan.people.clear();
                self.plan.emails.clear();
                self.plan.messengers.clear();
            }
            // C27: one number at two clients.
            20 | 21 => {
                self.plan.phones.clear();
                self.add_phone("+998 90 99-99-98".to_owned());
            }
            22..=26 => self.money(),
            27..=31 => self.asked(),
            // C72: bought again and again.
            32 => {
                for ago in [200, 140, 80, 20] {
                    let former = self.plan.deals.last().map(|deal| deal.id);
                    self.sale(today.add_days(-ago), 6_000_000, Some(1_500_000));
                    if let Some(deal) = self.plan.deals.last_mut() {
                        deal.repeats = former;
                    }
                }
            }
            // C10: a client of long ago.
            33 => {
                self.plan.created = self.at(today.add_days(-2_950), 60);
                self.sale(today.add_days(-2_920), 25_000_000, Some(6_000_000));
            }
            // C41: bought on the last day that is out of the segments' twelve months, and on the first that is in.
            34 => self.sale(today.add_months(-12), 40_000_000, Some(9_000_000)),
            35 => self.sale(today.add_months(-12).add_days(1), 40_000_000, Some(9_000_000)),
            36 => self.every_reason(),
            37 => self.every_stage(),
            // Two equal ones: the tie breaks by id.
            _ => self.sale(today.add_days(-75), 33_333_300, Some(7_777_700)),
        }
        true
    }

    fn large(&mut self, ago: i32) {
        self.size = size::of_class(&mut self.rng, 0);
        self.plan.deals.clear();
        self.purchases();
        self.plan.contacts.clear();
        self.verification(self.today.add_days(-ago));
    }

    /// A sale of exactly so much.
    fn sale(&mut self, day: Date, amount: i64, profit: Option<i64>) {
        let deal = self.bare(day, Money::units(amount, Currency::Uzs), &[(StageId::NEGOTIATION, 3), (StageId::WON, 0)]);
        let deal = DealPlan { profit: profit.map(|profit| Money::units(profit, Currency::Uzs)), ..deal };
        self.plan.deals.push(deal);
    }

    /// A deal without positions: its stages with the days before `day` on which it came into them.
    fn bare(&mut self, day: Date, amount: Money, stages: &[(StageId, i32)]) -> DealPlan {
        let mut moves = Vec::new();
        for (minute, (stage, before)) in (60..).step_by(25).zip(stages) {
            let at = self.at(day.add_days(-before), minute);
            let id = self.id(at);
            let loss = (stage.kind() == StageKind::Lost).then(|| self.reason(1));
            moves.push(MovePlan { id, at, to: *stage, kind: stage.kind(), loss, follow: None });
        }
        let id = moves.first().map_or_else(Id::default, |entry| entry.id);
        DealPlan { id, title: "Поставка по договору".to_owned(), amount, moves, ..DealPlan::default() }
    }

    fn reason(&mut self, place: usize) -> Loss {
        let (reason, comment) = texts::LOST
            .get(place)
            .map_or(("Нет денег", "Вернутся в следующем году"), |(reason, comments, _)| {
                (*reason, comments.at(0))
            });
        Loss { reason: reason.to_owned(), comment: comment.to_owned() }
    }

    /// C90: red, green, grey and far, yellow; C60: lost from the last stage before the money.
    fn next_steps(&mut self) {
        let today = self.today;
        let amount = Money::units(14_500_000, Currency::Uzs);
        let ago = if self.number == 11 { 30 } else { 3 };
        let stages: &[(StageId, i32)] = match self.number {
            14 => &[(StageId::PROPOSAL_SENT, 9), (StageId::AWAITING_PAYMENT, 4), (StageId::LOST, 0)],
            // Rots tomorrow: the stage allows ten days.
            13 => &[(StageId::FIRST_CONTACT, 9), (StageId::NEGOTIATION, 6)],
            _ => &[(StageId::FIRST_CONTACT, 2), (StageId::NEGOTIATION, 0)],
        };
        let deal = self.bare(today.add_days(-ago), amount, stages);
        let id = deal.id;
        self.plan.deals.push(deal);
        match self.number {
            9 => self.task("call", today.add_days(-2), Some(id)),
            10 => self.task("meeting", today, Some(id)),
            11 => self.task("offer", today.add_days(60), Some(id)),
            _ => {}
        }
    }

    fn born(&mut self, day: Date) {
        self.plan.kind = ClientKind::Person;
        self.plan.facts.retain(|(key, _)| !matches!(key.as_str(), "birthday" | "founded" | "industry" | "site"));
        self.fact("birthday", day);
    }

    /// C20: overdue since yesterday, due today, paid in part; C69: dollars; C46: a profit that nobody knows.
    fn money(&mut self) {
        let today = self.today;
        match self.number {
            25 => {
                let stages = [(StageId::DECIDING, 6), (StageId::WON, 0)];
                let deal = self.bare(today.add_days(-40), Money::units(7_400, Currency::Usd), &stages);
                self.plan.deals.push(DealPlan { profit: Some(Money::units(1_100, Currency::Usd)), ..deal });
            }
            26 => self.sale(today.add_days(-15), 21_000_000, None),
            number => {
                let amount = Money::units(30_000_000, Currency::Uzs);
                let mut deal =
                    self.bare(today.add_days(-12), amount, &[(StageId::PROPOSAL_SENT, 5), (StageId::AWAITING_PAYMENT, 0)]);
                let due = if number == 23 { today } else { today.add_days(-1) };
                let parts: &[(i64, Option<Date>)] = if number == 24 {
                    &[(9_000_000, Some(today.add_days(-11))), (21_000_000, None)]
                } else {
                    &[(30_000_000, None)]
                };
                for (units, paid) in parts {
                    let id = self.id(deal.created());
                    let amount = Money::units(*units, Currency::Uzs);
                    deal.payments.push(PaymentPlan { id, amount, due: Some(paid.unwrap_or(due)), paid: *paid });
                }
                self.plan.deals.push(deal);
            }
        }
    }

    /// C36: one that nobody has yet, an old one behind a newer one, a rejected one; C17; C70.
    fn asked(&mut self) {
        let today = self.today;
        let ask = |story: &mut Self, ago: i32, text: u32, assignee: Option<usize>| {
            let at = story.at(today.add_days(-ago), 45);
            let id = story.id(at);
            let text = texts::ENQUIRIES.at(text);
            story.plan.enquiries.push(RequestPlan { id, at, text, channel: "telegram", assignee, turn: None });
        };
        match self.number {
            27 => {
                self.plan.lead = None;
                self.plan.facts.retain(|(key, _)| key != "lead");
                ask(self, 1, 0, None);
            }
            28 => {
                let lead = self.plan.lead;
                ask(self, 9, 1, lead);
                ask(self, 2, 4, lead);
            }
            29 => {
                ask(self, 5, 8, self.plan.lead);
                let at = self.at(today.add_days(-4), 30);
                let turn = TurnPlan {
                    id: self.id(at),
                    at,
                    state: "rejected",
                    settled: true,
                    text: "Такого товара не возим",
                    deal: None,
                };
                if let Some(request) = self.plan.enquiries.last_mut() {
                    request.turn = Some(turn);
                }
            }
            30 => {
                self.complaint();
                let at = self.at(today.add_days(-1), 200);
                let turn = TurnPlan { id: self.id(at), at, state: "in_work", ..TurnPlan::default() };
                if let Some(request) = self.plan.complaints.last_mut() {
                    request.turn = Some(turn);
                }
            }
            _ => {
                let amount = Money::units(64_000_000, Currency::Uzs);
                let mut deal = self.bare(today.add_days(-2), amount, &[(StageId::DECIDING, 3), (StageId::AWAITING_PAYMENT, 0)]);
                deal.approval = Some(("asked", 1));
                self.plan.deals.push(deal);
            }
        }
    }

    /// C62: lost once for every reason of the list.
    fn every_reason(&mut self) {
        for place in 0..texts::LOST.len() {
            let ago = 20 + 9 * i32::try_from(place).unwrap_or(0);
            let amount = Money::units(8_000_000, Currency::Uzs);
            let stages = [(StageId::UNSORTED, 6), (StageId::NEGOTIATION, 3), (StageId::LOST, 0)];
            let mut deal = self.bare(self.today.add_days(-ago), amount, &stages);
            let loss = self.reason(place);
            if let Some(last) = deal.moves.last_mut() {
                last.loss = Some(loss);
            }
            self.plan.deals.push(deal);
        }
    }

    /// C57, C59: through every stage, back, on and won; advertising brought it (C184).
    fn every_stage(&mut self) {
        let stages = [
            (StageId::UNSORTED, 30),
            (StageId::FIRST_CONTACT, 29),
            (StageId::PROPOSAL_SENT, 25),
            (StageId::NEGOTIATION, 21),
            (StageId::PROPOSAL_SENT, 15),
            (StageId::NEGOTIATION, 12),
            (StageId::DECIDING, 8),
            (StageId::AWAITING_PAYMENT, 3),
            (StageId::WON, 0),
        ];
        let mut deal = self.bare(self.today.add_days(-10), Money::units(48_000_000, Currency::Uzs), &stages);
        deal.campaign = Some(company::campaign(0));
        let [_, _, source, ..] = sources::SOURCES;
        self.plan.source = source.name.to_owned();
        self.follow_up(&mut deal);
        self.plan.deals.push(deal);
        self.talks(Role::Hopeful);
    }

    fn no_answer(&mut self, day: Date) {
        let at = self.at(day, 120);
        let (id, by) = (self.id(at), self.lead());
        self.plan.contacts.push(ContactPlan {
            id,
            at,
            by,
            kind: "call",
            result: "no_answer",
            channel: "phone",
            ..ContactPlan::default()
        });
    }
}
