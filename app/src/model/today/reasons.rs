//! The most urgent reason for which a client is in the worklist, by the rules of the trade. Never here: the list itself.

use ingot_shared::date::{TimeOfDay, WorkWeek, Zone};
use ingot_shared::document::record::Workspace;
use ingot_shared::domain::StageKind;
use ingot_shared::domain::rules::cadence::{Cadence, CadenceFacts, CadencePolicy};
use ingot_shared::domain::rules::next_step::{NextStep, TaskDue, next_step};
use ingot_shared::domain::rules::rotting::Idle;
use ingot_shared::row::{ClientRow, DealRow, RequestRow, TaskRow};
use ingot_shared::{Date, Id, Instant};

use super::item::{Act, Item, Section, Why, reach};
use crate::model::mine::Mine;
use crate::model::money::Sums;
use crate::model::segments::Segment;

/// How the company works.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Company {
    /// Its clock.
    pub zone: Zone,
    /// Its week.
    week: WorkWeek,
    /// How often clients must hear from it.
    cadence: CadencePolicy,
}

impl Company {
    /// As the settings say, on this day.
    pub fn of(workspace: &Workspace, today: Date) -> Self {
        Self { zone: workspace.zone(), week: workspace.work_week(today), cadence: workspace.cadence_policy() }
    }
}

/// The moment that the list is looked at, as the company's clock shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub today: Date,
    /// The time.
    pub now: TimeOfDay,
}

/// What is looked at.
pub(super) struct Look<'a> {
    pub company: &'a Company,
    pub moment: Moment,
    /// Whose work is looked for; everybody's without.
    pub mine: Option<&'a Mine>,
}

/// How urgent a dated task is; none for one without a day, which plans nothing.
pub fn urgency(task: &TaskRow, moment: Moment) -> Option<NextStep> {
    due_of(task).map(|due| next_step(&[due], moment.today, moment.now))
}

fn due_of(task: &TaskRow) -> Option<TaskDue> {
    let time = task.minute.and_then(|minute| TimeOfDay::new(minute / 60, minute % 60));
    task.due.map(|day| TaskDue { day, time })
}

/// The next minute of today at which a task of this client becomes late.
pub(super) fn wake(row: &ClientRow, moment: Moment) -> Option<u16> {
    let later = row.tasks.iter().filter(|task| task.due == Some(moment.today)).filter_map(|task| task.minute);
    later.filter(|minute| *minute >= moment.now.minutes()).min().map(|minute| minute + 1)
}

impl Look<'_> {
    /// The entry of a client, if it is in the list.
    pub fn item(&self, row: &ClientRow, segment: Segment) -> Option<Item> {
        if row.deleted {
            return None;
        }
        self.task(row)
            .or_else(|| self.asked(row, Section::Enquiries))
            .or_else(|| self.complaint(row))
            .or_else(|| self.deal(row))
            .or_else(|| self.asked(row, Section::NoStep))
            .or_else(|| self.silence(row, segment))
    }

    fn day(&self, at: Instant) -> Date {
        self.company.zone.date(at)
    }

    fn days_since(&self, at: Instant) -> u32 {
        u32::try_from(self.moment.today.days_since(self.day(at))).unwrap_or(0)
    }

    fn task(&self, row: &ClientRow) -> Option<Item> {
        let due = |task: &&TaskRow| {
            let is_mine = self.mine.is_none_or(|mine| mine.has_task(row, task));
            let step = urgency(task, self.moment).filter(|step| is_mine && matches!(step, NextStep::Overdue | NextStep::Today));
            step.map(|step| (step, task.due, task.minute.unwrap_or(1_440), task.id))
        };
        let task = row.tasks.iter().filter(|task| due(task).is_some()).min_by_key(|task| due(task))?;
        let (step, day, minute, _) = due(&task)?;
        let section = if step == NextStep::Overdue { Section::Overdue } else { Section::Today };
        let due = day?;
        Some(Item {
            client: row.id,
            section,
            act: match task.kind.as_str() {
                "message" | "letter" if !row.phones.is_empty() || reach(row) == Act::Message => Act::Message,
                "offer" => Act::Offer,
                "meeting" | "visit" => Act::Open,
                _ => reach(row),
            },
            sums: self.sums(row, task.deal),
            order: i64::from(due.days()) * 10_000 + i64::from(minute),
            why: Why::Task {
                task: task.id,
                title: task.title.clone(),
                due,
                minute: task.minute,
                deal: task.deal,
                enquiry: task.enquiry,
            },
        })
    }

    /// The enquiry that waits longest: among the new ones, or among those that somebody has reacted to and then left.
    fn asked(&self, row: &ClientRow, section: Section) -> Option<Item> {
        let is_new = |request: &RequestRow| row.last_attempt.max(row.last_contact).is_none_or(|last| last < request.at);
        let wanted = |request: &&RequestRow| {
            is_new(request) == (section == Section::Enquiries)
                && self.mine.is_none_or(|mine| mine.has(row, request.assignee))
                && self.step(row, |task| task.enquiry == Some(request.id)) == NextStep::Nothing
        };
        let request = row.enquiries.iter().filter(wanted).min_by_key(|request| (request.at, request.id))?;
        Some(Item {
            client: row.id,
            section,
            act: if section == Section::NoStep { Act::Step } else { reach(row) },
            sums: self.sums(row, request.deal),
            order: request.at.as_millis(),
            why: Why::Enquiry {
                enquiry: request.id,
                subject: request.subject.clone(),
                at: request.at,
                days: self.days_since(request.at),
            },
        })
    }

    fn complaint(&self, row: &ClientRow) -> Option<Item> {
        let wanted = |request: &&RequestRow| {
            self.mine.is_none_or(|mine| mine.has(row, request.assignee)) && self.step(row, |_| false) == NextStep::Nothing
        };
        let request = row.complaints.iter().filter(wanted).min_by_key(|request| (request.at, request.id))?;
        Some(Item {
            client: row.id,
            section: Section::NoStep,
            act: Act::Step,
            sums: self.sums(row, request.deal),
            order: request.at.as_millis(),
            why: Why::Complaint { subject: request.subject.clone(), days: self.days_since(request.at) },
        })
    }

    /// The open deal without a task in which nothing happened for longest.
    fn deal(&self, row: &ClientRow) -> Option<Item> {
        let wanted = |deal: &&DealRow| {
            deal.kind() == StageKind::Open
                && self.mine.is_none_or(|mine| mine.has_deal(row, deal))
                && self.step(row, |task| task.deal == Some(deal.id)) == NextStep::Nothing
        };
        let touched = |deal: &DealRow| deal.last_entry.map_or(deal.since, |last| last.max(deal.since));
        let deal = row.deals.iter().filter(wanted).min_by_key(|deal| (touched(deal), deal.id))?;
        let idle = Idle {
            stage: deal.kind(),
            limit_days: None,
            since: self.day(deal.since),
            last_activity: deal.last_entry.map(|last| self.day(last)),
        };
        Some(Item {
            client: row.id,
            section: Section::NoStep,
            act: Act::Step,
            sums: self.sums(row, Some(deal.id)),
            order: touched(deal).as_millis(),
            why: Why::Deal { deal: deal.id, title: deal.title.clone(), days: idle.days(self.moment.today) },
        })
    }

    /// The next step of a deal or an enquiry. A task that is about nothing in particular plans for all of the client's.
    fn step(&self, row: &ClientRow, is_of_it: impl Fn(&TaskRow) -> bool) -> NextStep {
        let is_general = |task: &TaskRow| task.deal.is_none() && task.enquiry.is_none();
        let tasks: Vec<TaskDue> = row.tasks.iter().filter(|task| is_general(task) || is_of_it(task)).filter_map(due_of).collect();
        next_step(&tasks, self.moment.today, self.moment.now)
    }

    fn silence(&self, row: &ClientRow, segment: Segment) -> Option<Item> {
        if self.mine.is_some_and(|mine| !mine.leads(row)) {
            return None;
        }
        let last = row.last_contact.map(|last| self.day(last));
        let facts = CadenceFacts {
            client: row.id,
            segment: Some(segment.id()),
            own_days: row.frequency.and_then(|days| u16::try_from(days).ok()),
            do_not_contact: row.do_not_contact,
            in_funnel: row.open_deals() > 0,
            last_contact: last,
            known_since: self.day(row.created),
        };
        let today = self.moment.today;
        let Cadence::Due(due) = self.company.cadence.cadence(&facts, &self.company.week) else { return None };
        let norm = self.company.cadence.frequency(&facts).to_days;
        // Who was tried today is tried again tomorrow, and who will be called soon anyway is not forgotten.
        let is_tried = row.last_attempt.is_some_and(|last| self.day(last) >= today);
        let soon = today.add_days(norm.into());
        let is_planned = row.tasks.iter().any(|task| task.due.is_some_and(|due| due <= soon));
        (due.from <= today && !is_tried && !is_planned).then(|| Item {
            client: row.id,
            section: Section::Cadence,
            act: reach(row),
            sums: Sums::default(),
            order: i64::from(due.to.days()),
            why: Why::Silence { days: last.and_then(|last| u32::try_from(today.days_since(last)).ok()), norm },
        })
    }

    fn sums(&self, row: &ClientRow, deal: Option<Id>) -> Sums {
        let amounts = |wanted: &dyn Fn(&&DealRow) -> bool| row.deals.iter().filter(wanted).map(|deal| deal.amount).collect();
        match deal {
            Some(id) => amounts(&|deal| deal.id == id),
            None => amounts(&|deal| deal.kind() == StageKind::Open),
        }
    }
}
