//! Who talked to a client, what it asked and complained of, what it was promised.

use super::{Role, Story};
use crate::demo::plan::{ContactPlan, RequestPlan, TaskPlan, TurnPlan};
use crate::demo::texts;
use crate::domain::StageKind;
use crate::{Date, Instant};

/// Kinds of contacts with how often of a hundred, and the channel where it is always one.
const KINDS: [(&str, u32, &str); 5] =
    [("call", 54, "phone"), ("message", 22, "telegram"), ("letter", 14, "email"), ("meeting", 6, "visit"), ("visit", 4, "visit")];

impl Story<'_> {
    /// Contacts of the last year, and a check of the data.
    pub(super) fn talks(&mut self, role: Role) {
        let wanted = match role {
            Role::Buyer => self.size.contacts,
            Role::Dormant => 1,
            Role::Hopeful => 3,
            Role::Refused => 2,
            Role::Known | Role::Fresh => 1,
        };
        let period = match role {
            // Nobody has talked to the dormant for long.
            Role::Dormant => {
                let last = self.today.add_days(-self.rng.within(60, 300));
                crate::date::Period::new(self.created().min(last), last)
            }
            _ => self.known(365),
        };
        for number in 0..wanted {
            if number > 0 && !self.tells(100) {
                continue;
            }
            let day = self.season(period);
            self.contact(day);
        }
        if self.rng.chance(30) {
            let day = self.season(self.known(500));
            self.verification(day);
        }
    }

    fn contact(&mut self, day: Date) {
        let at = self.moment(day).max(self.plan.created);
        let (kind, _, channel) = KINDS.get(self.rng.weighted(&KINDS.map(|kind| kind.1))).copied().unwrap_or(("call", 0, "phone"));
        let incoming = kind == "visit" || self.rng.chance(28);
        let call = kind == "call";
        let result = match self.rng.below(100) {
            0..16 if call && !incoming => "no_answer",
            16..24 if call => "call_back",
            24..27 if call => "refused",
            _ => "talked",
        };
        let reached = result != "no_answer";
        let text = match kind {
            _ if !reached || !self.tells(70) => "",
            "letter" | "message" => texts::WROTE.pick(&mut self.rng),
            _ => texts::TALKED.pick(&mut self.rng),
        };
        let seconds = if call && reached { self.rng.between(25, 900) } else { 0 };
        let by = if self.rng.chance(6) { self.seller() } else { self.lead() };
        let deal = if self.tells(45) { self.deal_on(at) } else { None };
        let id = self.id(at);
        let verified = false;
        self.plan.contacts.push(ContactPlan { id, at, by, kind, incoming, seconds, result, text, channel, verified, deal });
    }

    /// The deal that was open at a moment.
    fn deal_on(&self, at: Instant) -> Option<crate::Id> {
        let deals = self.plan.deals.iter();
        let open = |deal: &&crate::demo::plan::DealPlan| {
            let (_, kind, since) = deal.stage();
            deal.created() <= at && (kind == StageKind::Open || at <= since)
        };
        deals.clone().find(open).map(|deal| deal.id)
    }

    /// A call to check the data, which is a contact too (C15).
    pub(super) fn verification(&mut self, day: Date) {
        let at = self.moment(day).max(self.plan.created);
        let id = self.id(at);
        let by = self.lead();
        let seconds = self.rng.between(40, 240);
        self.plan.contacts.push(ContactPlan {
            id,
            at,
            by,
            kind: "call",
            seconds,
            result: "talked",
            text: "Сверили контактные данные",
            channel: "phone",
            verified: true,
            ..ContactPlan::default()
        });
    }

    /// An enquiry of these days that nobody processed yet; every third of a client whom nobody leads yet (C36, C58).
    pub(super) fn enquiry(&mut self) {
        if self.rng.chance(33) {
            self.plan.lead = None;
            self.plan.facts.retain(|(key, _)| key != "lead");
        }
        let at = self.plan.created;
        let id = self.id(at);
        let text = texts::ENQUIRIES.pick(&mut self.rng);
        let request = RequestPlan { id, at, text, channel: self.source.channel, assignee: self.plan.lead, turn: None };
        self.plan.enquiries.push(request);
    }

    /// Processed enquiries, complaints and tasks.
    pub(super) fn promises(&mut self, role: Role) {
        if matches!(role, Role::Buyer | Role::Hopeful | Role::Refused) && self.tells(22) {
            self.processed_enquiry();
        }
        if role == Role::Buyer && self.rng.chance(4) {
            self.complaint();
        }
        let open: Vec<crate::Id> =
            self.plan.deals.iter().filter(|deal| deal.stage().1 == StageKind::Open).map(|deal| deal.id).collect();
        for deal in open {
            // Every fourth open deal has nothing planned: the yellow ones (C90).
            if self.rng.chance(75) {
                let kind =
                    ["call", "message", "offer", "meeting"].get(self.rng.weighted(&[6, 2, 1, 1])).copied().unwrap_or("call");
                let due = self.due();
                self.task(kind, due, Some(deal));
            }
        }
        if role == Role::Fresh && self.rng.chance(50) {
            let due = self.due();
            self.task("call", due, None);
        }
        if matches!(role, Role::Buyer | Role::Known) && self.rng.chance(10) {
            let due = self.due();
            let kind = if self.rng.chance(70) { "call" } else { "verify" };
            self.task(kind, due, None);
        }
    }

    fn due(&mut self) -> Date {
        let days = match self.rng.below(100) {
            0..20 => self.rng.within(-super::LATE, -1),
            20..42 => 0,
            _ => self.rng.within(1, 30),
        };
        self.today.add_days(days)
    }

    pub(super) fn task(&mut self, kind: &'static str, due: Date, deal: Option<crate::Id>) {
        let day = due.min(self.today).add_days(-self.rng.within(1, 6));
        let at = self.moment(day).max(self.plan.created);
        let id = self.id(at);
        let title = self.title(kind);
        let minute = self.rng.chance(35).then(|| u16::try_from(self.rng.between(18, 35) * 30).unwrap_or(600));
        let assignee = self.lead();
        self.plan.tasks.push(TaskPlan { id, at, title, kind, due: Some(due), minute, assignee, deal, ..TaskPlan::default() });
    }

    fn processed_enquiry(&mut self) {
        let at = self.plan.created;
        let id = self.id(at);
        let text = texts::ENQUIRIES.pick(&mut self.rng);
        let deal = self.plan.deals.first().map(|deal| (deal.id, deal.created()));
        let rejected = deal.is_none() || self.rng.chance(12);
        let answered = deal.map_or(at, |(_, made)| made);
        let turn = TurnPlan {
            id: self.id(answered),
            at: answered,
            state: if rejected { "rejected" } else { "processed" },
            settled: true,
            text: if rejected { "Спрашивали не наш товар" } else { "" },
            deal: deal.map(|(deal, _)| deal).filter(|_| !rejected),
        };
        let assignee = self.plan.lead;
        self.plan.enquiries.push(RequestPlan { id, at, text, channel: self.source.channel, assignee, turn: Some(turn) });
    }

    pub(super) fn complaint(&mut self) {
        let day = self.season(self.known(120));
        let at = self.moment(day).max(self.plan.created);
        let id = self.id(at);
        let text = texts::COMPLAINTS.pick(&mut self.rng);
        let state = ["solved", "in_work", "new"].get(self.rng.weighted(&[6, 2, 2])).copied().unwrap_or("new");
        let turn = (state != "new").then(|| {
            let answered = Instant::from_millis(at.as_millis() + 3 * 3_600_000);
            let settled = state == "solved";
            let text = if settled { texts::SOLVED.pick(&mut self.rng) } else { "" };
            TurnPlan { id: self.id(answered), at: answered, state, settled, text, deal: None }
        });
        let assignee = self.plan.lead;
        self.plan.complaints.push(RequestPlan { id, at, text, channel: "", assignee, turn });
    }
}
