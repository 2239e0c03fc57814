//! The commands that build a client of a plan, in the order in which it happened.

use super::company;
use super::plan::{ClientPlan, ContactPlan, DealPlan, MovePlan, RequestPlan, TaskPlan};
use super::team::Seating;
use crate::document::entity::Entity;
use crate::document::{Author, Step};
use crate::domain::{ClientField, Command, ImportedClient, NewTask, Place, StageKind, Value};
use crate::{Id, Instant};

type Fields = Vec<(String, Value)>;

/// The steps of a client. The first one makes it, as the demo's import ([`super::import`]), so that undoing this import takes all
/// of it away.
pub(super) fn steps(plan: &ClientPlan) -> Vec<Step> {
    let lead = plan.lead.unwrap_or(0);
    let mut steps = vec![step(plan, lead, plan.created, first(plan))];
    for contact in plan.contacts.iter().filter(|contact| contact.by != lead) {
        let command = contact_of(plan.id, contact);
        match steps.iter_mut().find(|step| step.author == author(&plan.team, contact.by)) {
            Some(step) => step.commands.push(command),
            None => steps.push(step(plan, contact.by, contact.at, vec![command])),
        }
    }
    for deal in &plan.deals {
        deal_steps(plan, deal, &mut steps);
    }
    for task in &plan.tasks {
        if let Some((entry, at, result)) = task.done {
            let finish = Command::FinishTask { document: plan.id, task: task.id, entry, result: result.to_owned(), next: None };
            steps.push(step(plan, task.assignee, at, vec![finish]));
        }
    }
    let requests = [(Entity::Enquiry, &plan.enquiries), (Entity::Complaint, &plan.complaints)];
    for (entity, requests) in requests {
        for request in requests {
            if let Some(turn) = &request.turn {
                let command = Command::Turn {
                    document: plan.id,
                    at: Place::of(entity, request.id),
                    entry: turn.id,
                    state: turn.state.to_owned(),
                    text: turn.text.to_owned(),
                    deal: turn.deal,
                };
                steps.push(step(plan, request.assignee.unwrap_or(lead), turn.at, vec![command]));
            }
        }
    }
    // The client is there before anything else happens to it; the sort keeps the order of what happened at one moment.
    if let Some((_, later)) = steps.split_first_mut() {
        later.sort_by_key(|step| step.at);
    }
    steps
}

fn author(team: &Seating, place: usize) -> Author {
    let seat = team.at(place);
    Author { member: seat.id, name: seat.name.to_owned() }
}

fn step(plan: &ClientPlan, by: usize, at: Instant, commands: Vec<Command>) -> Step {
    Step { at, author: author(&plan.team, by), commands }
}

/// The client itself and what carries its moment within: one change for all of it, as an import writes it.
fn first(plan: &ClientPlan) -> Vec<Command> {
    let client = plan.id;
    let responsible = plan.lead.map_or_else(String::new, |lead| plan.team.at(lead).name.to_owned());
    let data = ImportedClient {
        kind: plan.kind,
        name: plan.name.clone(),
        fields: vec![
            (ClientField::City, plan.city.clone()),
            (ClientField::Address, plan.address.clone()),
            (ClientField::Responsible, responsible),
            (ClientField::Organization, plan.organization.clone()),
            (ClientField::Source, plan.source.clone()),
        ],
        created: Some(plan.created),
        ..ImportedClient::default()
    };
    let mut commands = vec![Command::ImportClient { client, import: super::import(), data: Box::new(data) }];
    let phones = plan.phones.iter().cloned().map(|(phone, typed)| Command::PutPhone { client, phone, typed });
    commands.extend(phones);
    let emails = plan.emails.iter().cloned().map(|(email, address)| Command::PutEmail { client, email, address });
    commands.extend(emails);
    for (id, at, text) in &plan.notes {
        commands.push(Command::put(client, Place::of(Entity::Note, *id), [("text", (*text).into()), ("at", (*at).into())]));
    }
    if !plan.facts.is_empty() {
        let at = Place::of(Entity::Profile, Id::default());
        commands.push(Command::Put { document: client, at, fields: plan.facts.clone() });
    }
    for (id, service, address) in &plan.messengers {
        let fields = [("service", Value::from(*service)), ("address", address.as_str().into())];
        commands.push(Command::put(client, Place::of(Entity::Messenger, *id), fields));
    }
    for (id, fields) in &plan.people {
        commands.push(Command::put(client, Place::of(Entity::Person, *id), fields.iter().cloned()));
    }
    let lead = plan.lead.unwrap_or(0);
    commands.extend(plan.contacts.iter().filter(|contact| contact.by == lead).map(|contact| contact_of(client, contact)));
    let own = plan.tasks.iter().filter(|task| !task.follows);
    commands.extend(own.map(|task| {
        let mut fields = task_fields(&plan.team, task);
        fields.push(("at".to_owned(), task.at.into()));
        Command::Put { document: client, at: Place::of(Entity::Task, task.id), fields }
    }));
    commands.extend(plan.subscriptions.iter().map(|subscription| {
        let fields = [
            ("title", Value::from(subscription.title)),
            ("product", company::product(subscription.product).into()),
            ("deal", subscription.deal.into()),
            ("from", subscription.from.into()),
            ("until", subscription.until.into()),
        ];
        Command::put(client, Place::of(Entity::Subscription, subscription.id), fields)
    }));
    commands.extend(plan.enquiries.iter().map(|request| request_of(plan, Entity::Enquiry, request)));
    commands.extend(plan.complaints.iter().map(|request| request_of(plan, Entity::Complaint, request)));
    commands
}

fn contact_of(client: Id, contact: &ContactPlan) -> Command {
    let mut fields = vec![
        ("direction", Value::from(if contact.incoming { "in" } else { "out" })),
        ("result", contact.result.into()),
        ("channel", contact.channel.into()),
        ("at", contact.at.into()),
    ];
    if contact.seconds > 0 {
        fields.push(("seconds", contact.seconds.into()));
    }
    if !contact.text.is_empty() {
        fields.push(("text", contact.text.into()));
    }
    if contact.verified {
        fields.push(("verified", true.into()));
    }
    if let Some(deal) = contact.deal {
        fields.push(("deal", deal.into()));
    }
    Command::log_contact(client, contact.id, contact.kind, fields)
}

fn request_of(plan: &ClientPlan, entity: Entity, request: &RequestPlan) -> Command {
    let mut fields = vec![("text", Value::from(request.text)), ("at", request.at.into())];
    if entity == Entity::Enquiry {
        fields.push(("channel", request.channel.into()));
    }
    if let Some(assignee) = request.assignee {
        fields.push(("assignee", plan.team.at(assignee).id.into()));
    }
    Command::put(plan.id, Place::of(entity, request.id), fields)
}

fn task_fields(team: &Seating, task: &TaskPlan) -> Fields {
    let mut fields: Fields = Vec::with_capacity(8);
    let mut put = |key: &str, value: Value| fields.push((key.to_owned(), value));
    put("title", task.title.into());
    put("kind", task.kind.into());
    put("due", task.due.into());
    put("assignee", team.at(task.assignee).id.into());
    if let Some(minute) = task.minute {
        put("minute", i64::from(minute).into());
    }
    if let Some(deal) = task.deal {
        put("deal", deal.into());
    }
    if let Some(enquiry) = task.enquiry {
        put("enquiry", enquiry.into());
    }
    fields
}

fn deal_steps(plan: &ClientPlan, deal: &DealPlan, steps: &mut Vec<Step>) {
    let lead = deal.lead.or(plan.lead).unwrap_or(0);
    for (place, entry) in deal.moves.iter().enumerate() {
        let mut commands = if place == 0 { open(plan, deal, entry) } else { vec![move_of(plan, deal, entry)] };
        let offer = |id| Place::of(Entity::Proposal, id);
        let mut turn = |at, state: &str| {
            let (entry, state, text) = (entry.id.derived(state), state.to_owned(), String::new());
            commands.push(Command::Turn { document: plan.id, at, entry, state, text, deal: None });
        };
        if let Some((state, _)) = deal.approval.filter(|(_, beside)| *beside == place) {
            turn(Place::of(Entity::Deal, deal.id), state);
        }
        if let Some((id, beside)) = deal.proposal {
            if entry.kind == StageKind::Won && place > beside {
                turn(offer(id), "accepted");
            } else if place == beside {
                let fields = vec![("title".to_owned(), Value::Text(deal.title.clone()))];
                commands.push(Command::NewProposal { document: plan.id, proposal: id, deal: deal.id, fields });
                let (entry, text) = (entry.id.derived("sent"), String::new());
                commands.push(Command::Turn {
                    document: plan.id,
                    at: offer(id),
                    entry,
                    state: "sent".to_owned(),
                    text,
                    deal: None,
                });
            }
        }
        steps.push(step(plan, lead, entry.at, commands));
    }
}

fn open(plan: &ClientPlan, deal: &DealPlan, first: &MovePlan) -> Vec<Command> {
    let mut fields: Fields = Vec::with_capacity(10);
    let mut put = |key: &str, value: Value| fields.push((key.to_owned(), value));
    put("title", deal.title.as_str().into());
    put("amount", deal.amount.into());
    if let Some(profit) = deal.profit {
        put("profit", profit.into());
    }
    if let Some(lead) = deal.lead {
        put("responsible", plan.team.at(lead).name.into());
        put("lead", plan.team.at(lead).scalar().into());
    }
    for (key, value) in [("pipeline", &deal.pipeline), ("type", &deal.deal_type)] {
        if !value.is_empty() {
            put(key, value.as_str().into());
        }
    }
    put("expected", deal.expected.into());
    put("probability", deal.probability.into());
    put("repeats", deal.repeats.into());
    put("campaign", deal.campaign.into());
    fields.retain(|(_, value)| *value != Value::Nothing);
    let (document, id) = (plan.id, deal.id);
    let mut commands = vec![Command::OpenDeal { document, deal: id, stage: first.to, kind: first.kind, fields }];
    for (order, line) in (0_i64..).zip(&deal.lines) {
        let mut fields = vec![
            ("title", Value::from(line.title)),
            ("product", company::product(line.product).into()),
            ("group", company::group(line.group).to_string().into()),
            ("unit", line.unit.into()),
            ("quantity", line.quantity.into()),
            ("price", line.price.into()),
            ("order", order.into()),
        ];
        if line.discount != 0 {
            fields.push(("discount", line.discount.into()));
        }
        commands.push(Command::put(document, Place::within(Entity::Line, line.id, Entity::Deal, id), fields));
    }
    for payment in &deal.payments {
        let mut fields = vec![("amount", Value::from(payment.amount)), ("due", payment.due.into())];
        if payment.paid.is_some() {
            fields.push(("paid", payment.paid.into()));
        }
        commands.push(Command::put(document, Place::within(Entity::Payment, payment.id, Entity::Deal, id), fields));
    }
    commands
}

fn move_of(plan: &ClientPlan, deal: &DealPlan, entry: &MovePlan) -> Command {
    let follow = entry.follow.and_then(|place| plan.tasks.get(place));
    if entry.kind == StageKind::Won && follow.is_none() {
        return Command::MoveDeal { client: plan.id, deal: deal.id, entry: entry.id, to: entry.to, loss: None };
    }
    Command::MoveStage {
        document: plan.id,
        deal: deal.id,
        entry: entry.id,
        to: entry.to,
        kind: entry.kind,
        loss: entry.loss.clone(),
        follow: follow.map(|task| NewTask { task: task.id, fields: task_fields(&plan.team, task) }),
    }
}
