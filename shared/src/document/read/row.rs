//! The row of a client, from its view.

use crate::Id;
use crate::document::Document;
use crate::document::entity::{DocumentKind, Entity, Shape};
use crate::document::schema as key;
use crate::document::view::{ClientView, ContactView, DealView, RequestView, TaskView, TimelineKind, TransferView};
use crate::domain::StageKind;
use crate::row::{ClientRow, ContactRow, DealRow, LineRow, MoveRow, PaymentRow, PhoneRow, RequestRow, TaskRow, TransferRow};

/// Longest beginning of a text, in characters.
const SHORT: usize = 80;

/// Facts that have a column of their own.
const COLUMNS: [&str; 11] = [
    "kind",
    "name",
    "city",
    "responsible",
    "lead",
    "organization",
    "category",
    "tag",
    "frequency",
    "do_not_contact",
    key::MERGED_INTO,
];

impl Document {
    /// The row for lists, boards and search. A document that is no client gives a deleted row around its [`Document::record`]; one that
    /// holds nothing gives only a deleted row.
    pub fn rows(&self) -> ClientRow {
        let Some(view) = self.without_timeline() else {
            let is_other = self.kind().is_some_and(|kind| kind != DocumentKind::Client);
            let record = is_other.then(|| Box::new(self.record()));
            return ClientRow { id: self.id, deleted: true, record, ..ClientRow::default() };
        };
        let import = self.main().and_then(|profile| self.parsed(&profile, key::IMPORT));
        let mut deals: Vec<DealRow> = view.deals.iter().map(|deal| deal_row(deal, &view)).collect();
        deals.sort_by_key(|deal| deal.id);
        let moved = view.deals.iter().flat_map(|deal| &deal.history).map(|entry| entry.at);
        let happened = self.happened(&view).into_iter().filter(|entry| !matches!(entry.what, TimelineKind::DealCreated { .. }));
        let last_entry = happened.map(|entry| entry.at).chain(moved).chain(self.last_note()).max();
        let mut contacts: Vec<ContactRow> =
            view.contacts.iter().filter(|contact| contact.is_attempt()).take(ClientRow::MOST_CONTACTS).map(contact_row).collect();
        contacts.reverse();
        let profile = Entity::Profile.layout();
        let column = |key: &str| {
            let name = key.split(':').next().unwrap_or(key);
            let of = key.strip_prefix("former:").and_then(|rest| rest.split_once(':')).map_or(key, |(_, of)| of);
            COLUMNS.contains(&name) || profile.field(of).is_none_or(|field| matches!(field.shape, Shape::Text(_)))
        };
        ClientRow {
            id: view.id,
            kind: view.kind,
            phones: view.phones.into_iter().map(|phone| PhoneRow { typed: phone.typed, e164: phone.e164 }).collect(),
            emails: view.emails.into_iter().map(|email| email.address).collect(),
            created: view.created,
            last_entry,
            deleted: view.deleted || view.merged_into.is_some(),
            import,
            imports: self.imports(),
            deals,
            lead: view.lead,
            category: view.facts.text("category").to_owned(),
            last_contact: view.last_contact,
            last_attempt: view.last_attempt,
            verified: view.verified.map(|verified| verified.on),
            frequency: view.facts.number("frequency").and_then(|days| u32::try_from(days).ok()),
            do_not_contact: view.facts.flag("do_not_contact"),
            has: view.has,
            enquiries: open_requests(view.enquiries),
            complaints: open_requests(view.complaints),
            tasks: view.tasks.into_iter().filter(|task| !task.settled).map(task_row).collect(),
            contacts: contacts.into(),
            transfers: view.transfers.into_iter().map(transfer_row).collect(),
            merged_into: view.merged_into,
            messengers: view
                .messengers
                .iter()
                .map(|item| (item.fields.text("service").to_owned(), item.fields.text("address").to_owned()))
                .collect(),
            subscriptions: view
                .subscriptions
                .iter()
                .map(|item| (item.fields.text("title").to_owned(), item.fields.day("until")))
                .collect(),
            record: None,
            facts: view.facts.list.into_iter().filter(|(key, _)| !column(key)).collect(),
            tags: view.tags,
            name: view.name,
            city: view.city,
            responsible: view.responsible,
            organization: view.organization,
        }
    }
}

fn deal_row(deal: &DealView, view: &ClientView) -> DealRow {
    let own = |of: Option<Id>| of == Some(deal.id);
    let talked = view.contacts.iter().filter(|contact| own(contact.deal)).map(|contact| contact.at);
    let promised = view.tasks.iter().filter(|task| own(task.deal));
    let worked = promised.flat_map(|task| [Some(task.at), task.turn.as_ref().map(|turn| turn.at)]).flatten();
    let offered = view.proposals.iter().filter(|proposal| proposal.deal == deal.id).map(|proposal| proposal.at);
    let moved = deal.history.iter().map(|entry| entry.at);
    let fields = &deal.fields;
    DealRow {
        id: deal.id,
        title: deal.title.clone(),
        stage: deal.stage,
        amount: deal.amount,
        responsible: deal.responsible.clone(),
        created: deal.created,
        since: deal.since,
        stage_kind: Some(deal.kind),
        pipeline: fields.text("pipeline").to_owned(),
        deal_type: fields.text("type").to_owned(),
        profit: fields.money("profit"),
        closed: deal.closed,
        loss_reason: deal
            .loss
            .as_ref()
            .filter(|_| deal.kind == StageKind::Lost)
            .map_or_else(String::new, |loss| loss.reason.clone()),
        repeats: fields.id("repeats"),
        lead: deal.lead,
        next_payment: deal.payments.iter().filter(|payment| payment.paid.is_none()).find_map(|payment| payment.due),
        payments: deal
            .payments
            .iter()
            .map(|payment| PaymentRow { amount: payment.amount, due: payment.due, paid: payment.paid })
            .collect(),
        lines: deal
            .lines
            .iter()
            .map(|line| LineRow {
                product: line.product,
                group: line.group.clone(),
                quantity: line.quantity,
                total: line.total(),
            })
            .collect(),
        last_entry: moved.chain(talked).chain(worked).chain(offered).max(),
        expected: fields.day("expected"),
        probability: fields.number("probability").and_then(|per_cent| u32::try_from(per_cent).ok()),
        moves: deal
            .history
            .iter()
            .map(|entry| MoveRow { at: entry.at, by: entry.by.member, stage: entry.to, kind: entry.kind })
            .collect(),
        approval: if deal.approval == "none" { String::new() } else { deal.approval.clone() },
        campaign: fields.id("campaign"),
    }
}

fn contact_row(contact: &ContactView) -> ContactRow {
    ContactRow {
        at: contact.at,
        by: contact.by.member,
        kind: contact.kind.clone(),
        incoming: contact.direction == "in",
        no_answer: !contact.reached(),
        channel: contact.channel.clone(),
    }
}

fn open_requests(requests: Vec<RequestView>) -> Vec<RequestRow> {
    let open = requests.into_iter().rev().filter(|request| !request.settled);
    open.map(|request| RequestRow {
        id: request.id,
        at: request.at,
        assignee: request.assignee,
        subject: if request.subject.is_empty() { request.text.chars().take(SHORT).collect() } else { request.subject },
        channel: request.channel,
        deal: request.deal,
    })
    .collect()
}

fn transfer_row(transfer: TransferView) -> TransferRow {
    let TransferView { id, at, by, from, to, state, text, .. } = transfer;
    TransferRow { id, at, by: by.member, from, to, state, text: text.chars().take(SHORT).collect() }
}

fn task_row(task: TaskView) -> TaskRow {
    TaskRow {
        id: task.id,
        title: task.title,
        kind: task.kind,
        due: task.due,
        minute: task.minute.and_then(|minute| u16::try_from(minute).ok()),
        assignee: task.assignee,
        deal: task.deal,
        enquiry: task.enquiry,
    }
}
