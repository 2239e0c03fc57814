//! The row of a client of a plan: what [`Document::rows`](crate::document::Document::rows) says of the document that the plan's
//! steps build, without building it. A test holds the two together.

use super::company;
use super::plan::{ClientPlan, ContactPlan, DealPlan, PaymentPlan, RequestPlan, SubscriptionPlan, TaskPlan};
use super::team::{Seat, Seating};
use crate::domain::Value;
use crate::phone;
use crate::row::{ClientRow, ContactRow, DealRow, LineRow, MoveRow, PaymentRow, PhoneRow, RequestRow, TaskRow, part};
use crate::{Id, Instant};

/// Facts of the profile that have a column of their own in the row, or are too long for it.
const NOT_FACTS: [&str; 7] = ["lead", "category", "tag", "frequency", "do_not_contact", "about", "plan"];

/// Longest subject that a row takes of a text, in characters.
const SUBJECT: usize = 80;

pub(super) fn row(plan: &ClientPlan) -> ClientRow {
    let fact = |key: &str| plan.facts.iter().find(|(name, _)| name == key).map(|(_, value)| value);
    let mut contacts: Vec<&ContactPlan> = plan.contacts.iter().collect();
    contacts.sort_by_key(|contact| (contact.at, contact.id));
    let mut tasks: Vec<&TaskPlan> = plan.tasks.iter().filter(|task| task.done.is_none()).collect();
    tasks.sort_by_key(|task| (task.due.is_none(), task.due, task.minute, task.id));
    let mut deals: Vec<DealRow> = plan.deals.iter().map(|deal| deal_row(plan, deal)).collect();
    deals.sort_by_key(|deal| deal.id);
    let latest =
        |wanted: &dyn Fn(&ContactPlan) -> bool| contacts.iter().filter(|contact| wanted(contact)).map(|contact| contact.at).max();
    let mut facts: Vec<(String, Value)> =
        plan.facts.iter().filter(|(key, _)| !NOT_FACTS.contains(&key.split(':').next().unwrap_or(key))).cloned().collect();
    for (key, text) in [("address", &plan.address), ("source", &plan.source)] {
        if !text.is_empty() {
            facts.push((key.to_owned(), text.as_str().into()));
        }
    }
    let mut tags: Vec<String> = plan.facts.iter().filter_map(|(key, _)| key.strip_prefix("tag:")).map(str::to_owned).collect();
    tags.sort();
    let mut messengers = plan.messengers.clone();
    messengers.sort_by_key(|(id, ..)| *id);
    let mut subscriptions: Vec<&SubscriptionPlan> = plan.subscriptions.iter().collect();
    subscriptions.sort_by_key(|one| one.id);
    let skip = contacts.len().saturating_sub(ClientRow::MOST_CONTACTS);
    ClientRow {
        id: plan.id,
        kind: plan.kind,
        name: plan.name.clone(),
        city: plan.city.clone(),
        responsible: plan.lead.map_or_else(String::new, |lead| plan.team.at(lead).name.to_owned()),
        organization: plan.organization.clone(),
        phones: in_order(&plan.phones).into_iter().map(|typed| PhoneRow { e164: phone::to_e164(&typed), typed }).collect(),
        emails: in_order(&plan.emails),
        created: plan.created,
        last_entry: last_entry(plan),
        import: Some(super::import()),
        imports: vec![super::import()],
        deals,
        lead: plan.lead.map(|lead| plan.team.at(lead).id),
        category: match fact("category") {
            Some(Value::Text(key)) => key.clone(),
            _ => String::new(),
        },
        tags,
        last_contact: latest(&|contact| contact.reached()),
        last_attempt: latest(&|_| true),
        verified: latest(&|contact| contact.verified),
        frequency: match fact("frequency") {
            Some(Value::Number(days)) => u32::try_from(*days).ok(),
            _ => None,
        },
        do_not_contact: fact("do_not_contact").is_some(),
        has: parts(plan),
        enquiries: open_requests(&plan.team, &plan.enquiries, true),
        complaints: open_requests(&plan.team, &plan.complaints, false),
        tasks: tasks.into_iter().map(|task| task_row(&plan.team, task)).collect(),
        contacts: contacts
            .iter()
            .skip(skip)
            .map(|contact| ContactRow {
                at: contact.at,
                by: plan.team.at(contact.by).id,
                kind: contact.kind.to_owned(),
                incoming: contact.incoming,
                no_answer: !contact.reached(),
                channel: contact.channel.to_owned(),
            })
            .collect(),
        messengers: messengers.into_iter().map(|(_, service, address)| (service.to_owned(), address)).collect(),
        subscriptions: subscriptions.iter().map(|one| (one.title.to_owned(), Some(one.until))).collect(),
        facts: facts.into_iter().collect(),
        // Anything else that a row may tell is not in a plan.
        ..ClientRow::default()
    }
}

/// Lines in the order of their ids, as documents hold them.
fn in_order(lines: &[(Id, String)]) -> Vec<String> {
    let mut lines: Vec<&(Id, String)> = lines.iter().collect();
    lines.sort_by_key(|(id, _)| *id);
    lines.into_iter().map(|(_, line)| line.clone()).collect()
}

fn last_entry(plan: &ClientPlan) -> Option<Instant> {
    let moves = plan.deals.iter().flat_map(|deal| &deal.moves).map(|entry| entry.at);
    let offers = plan.deals.iter().filter_map(offered);
    let talked = plan.contacts.iter().map(|contact| contact.at);
    let asked = plan.enquiries.iter().chain(&plan.complaints).map(|request| request.at);
    let done = plan.tasks.iter().filter_map(|task| task.done.map(|(_, at, _)| at));
    let noted = plan.notes.iter().map(|(_, at, _)| *at);
    moves.chain(offers).chain(talked).chain(asked).chain(done).chain(noted).max()
}

/// When the deal's proposal was made.
fn offered(deal: &DealPlan) -> Option<Instant> {
    let (_, beside) = deal.proposal?;
    deal.moves.get(beside).map(|entry| entry.at)
}

fn parts(plan: &ClientPlan) -> u16 {
    let known = |key: &str| plan.facts.iter().any(|(name, _)| name == key);
    let bit = |bit: u16, there: bool| if there { bit } else { 0 };
    bit(part::PHONE, !plan.phones.is_empty())
        | bit(part::ADDRESS, !plan.address.is_empty())
        | bit(part::EMAIL, !plan.emails.is_empty())
        | bit(part::MESSENGER, !plan.messengers.is_empty())
        | bit(part::BIRTHDAY, known("birthday") || known("founded"))
        | bit(part::PERSON, !plan.people.is_empty())
        | bit(part::INDUSTRY, known("industry"))
        | bit(part::CONSENT, known("consent"))
}

fn deal_row(plan: &ClientPlan, deal: &DealPlan) -> DealRow {
    let (stage, kind, since) = deal.stage();
    let lead = deal.lead.or(plan.lead).map(|place| plan.team.at(place));
    let own = |of: Option<Id>| of == Some(deal.id);
    let talked = plan.contacts.iter().filter(|contact| own(contact.deal)).map(|contact| contact.at);
    let promised = plan.tasks.iter().filter(|task| own(task.deal));
    let worked = promised.flat_map(|task| [Some(task.at), task.done.map(|(_, at, _)| at)]).flatten();
    let moved = deal.moves.iter().map(|entry| entry.at);
    let mut payments: Vec<&PaymentPlan> = deal.payments.iter().collect();
    payments.sort_by_key(|payment| (payment.due.is_none(), payment.due, payment.id));
    let loss = deal.moves.last().and_then(|entry| entry.loss.as_ref());
    DealRow {
        id: deal.id,
        title: deal.title.clone(),
        stage,
        amount: deal.amount,
        responsible: lead.map_or_else(String::new, |lead| lead.name.to_owned()),
        created: deal.created(),
        since,
        stage_kind: Some(kind),
        pipeline: deal.pipeline.clone(),
        deal_type: deal.deal_type.clone(),
        profit: deal.profit,
        closed: kind.is_closed().then_some(since),
        loss_reason: loss.map_or_else(String::new, |loss| loss.reason.clone()),
        repeats: deal.repeats,
        lead: lead.map(|lead: Seat| lead.id),
        next_payment: payments.iter().find(|payment| payment.paid.is_none()).and_then(|payment| payment.due),
        payments: payments
            .iter()
            .map(|payment| PaymentRow { amount: payment.amount, due: payment.due, paid: payment.paid })
            .collect(),
        lines: deal
            .lines
            .iter()
            .map(|line| LineRow {
                product: Some(company::product(line.product)),
                group: company::group(line.group).to_string(),
                quantity: line.quantity,
                total: line.total(),
            })
            .collect(),
        last_entry: moved.chain(talked).chain(worked).chain(offered(deal)).max(),
        expected: deal.expected,
        probability: deal.probability.and_then(|percent| u32::try_from(percent).ok()),
        moves: deal
            .moves
            .iter()
            .map(|entry| MoveRow {
                at: entry.at,
                by: lead.map_or_else(|| plan.team.at(0).id, |lead| lead.id),
                stage: entry.to,
                kind: entry.kind,
            })
            .collect(),
        approval: deal.approval.map_or_else(String::new, |(state, _)| state.to_owned()),
        campaign: deal.campaign,
    }
}

fn open_requests(team: &Seating, requests: &[RequestPlan], with_channel: bool) -> Vec<RequestRow> {
    let open = requests.iter().filter(|request| request.turn.as_ref().is_none_or(|turn| !turn.settled));
    let mut open: Vec<RequestRow> = open
        .map(|request| RequestRow {
            id: request.id,
            at: request.at,
            assignee: request.assignee.map(|place| team.at(place).id),
            subject: request.text.chars().take(SUBJECT).collect(),
            channel: if with_channel { request.channel.to_owned() } else { String::new() },
            deal: request.turn.as_ref().and_then(|turn| turn.deal),
        })
        .collect();
    open.sort_by_key(|request| (request.at, request.id));
    open
}

fn task_row(team: &Seating, task: &TaskPlan) -> TaskRow {
    TaskRow {
        id: task.id,
        title: task.title.to_owned(),
        kind: task.kind.to_owned(),
        due: task.due,
        minute: task.minute,
        assignee: Some(team.at(task.assignee).id),
        deal: task.deal,
        enquiry: task.enquiry,
    }
}
