//! What simulated people do.

use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::domain::{
    ClientField, ClientKind, Command, DealField, ImportedClient, ImportedDeal, Lead, Loss, Place, StageId, Value,
};
use ingot_shared::row::ClientRow;
use ingot_shared::{Currency, Id, Instant, Money};

use crate::rng::Rng;

const WORDS: [&str; 8] = ["Ромашка", "Oltin Vodiy", "Технопарк", "Soʻgʻdiyona", "🙂 Emoji", "مرحبا", "Ёлка", "x"];

fn id(rng: &mut Rng) -> Id {
    Id::new(Instant::from_millis(1_790_000_000_000), rng.bytes())
}

fn word(rng: &mut Rng) -> String {
    format!("{} {}", rng.pick(&WORDS).copied().unwrap_or_default(), rng.below(1_000))
}

fn phone(rng: &mut Rng) -> String {
    format!("+99890{:07}", rng.below(10_000_000))
}

/// A new client.
pub fn create(rng: &mut Rng) -> Command {
    Command::CreateClient {
        client: id(rng),
        kind: if rng.chance(50) { ClientKind::Company } else { ClientKind::Person },
        name: word(rng),
        phone: rng.chance(50).then(|| (id(rng), phone(rng))),
        fields: vec![(ClientField::City, word(rng))],
    }
}

/// A change of the settings that every device may begin: shipped things renamed, taken away and put back, own ones added.
fn settings(rng: &mut Rng) -> Command {
    let workspace = Id::workspace();
    let stage = rng.pick(&StageId::ALL).and_then(StageId::item).unwrap_or_default();
    let reason = Place::of(Entity::LossReason, Id::shipped("reason", "", rng.pick(&["trip", "illness"]).copied().unwrap_or("")));
    match rng.below(7) {
        0 => Command::put(workspace, Place::main(DocumentKind::Workspace), [("name", word(rng).into())]),
        1 => Command::put(workspace, Place::of(Entity::Stage, stage), [("name", word(rng).into())]),
        2 => Command::put(workspace, Place::of(Entity::Stage, stage), [("retired", rng.chance(50).into())]),
        3 => Command::put(workspace, reason, [("name", word(rng).into())]),
        4 => Command::Hide { document: workspace, at: reason },
        5 => Command::Show { document: workspace, at: reason },
        _ => {
            let fields: [(&str, Value); 2] = [("kind", "ours".into()), ("name", word(rng).into())];
            Command::put(workspace, Place::of(Entity::LossReason, id(rng)), fields)
        }
    }
}

/// A client that the device knows and that was not taken away.
pub fn a_client(rng: &mut Rng, known: &[ClientRow]) -> Option<Id> {
    let there: Vec<Id> = known.iter().filter(|row| row.record.is_none() && !row.deleted).map(|row| row.id).collect();
    rng.pick(&there).copied()
}

/// Something done to a client that the device knows, or a new client when it knows none; now and then a change of the settings.
pub fn any(rng: &mut Rng, known: &[ClientRow]) -> Command {
    if rng.chance(4) {
        return settings(rng);
    }
    let row = match rng.pick(known) {
        Some(row) if row.record.is_none() && !rng.chance(12) => row.clone(),
        _ => return create(rng),
    };
    let client = row.id;
    let deal = rng.pick(&row.deals).map(|deal| deal.id);
    match (rng.below(14), deal) {
        (0, _) => Command::SetClientField { client, field: ClientField::Name, value: word(rng) },
        (1, _) => Command::SetClientField { client, field: ClientField::Responsible, value: word(rng) },
        (2, _) => Command::PutPhone { client, phone: id(rng), typed: phone(rng) },
        (3, _) => Command::PutNote { client, note: id(rng), text: format!("{}\n{}", word(rng), word(rng)) },
        (4, _) => Command::DeleteClient { client },
        (5, _) => Command::RestoreClient { client },
        (6, _) => import(rng, client),
        (7, Some(deal)) => {
            let amount = Money { minor: i64::try_from(rng.below(1_000_000)).unwrap_or(0), currency: Currency::Uzs };
            Command::SetDealField { client, deal, field: DealField::Amount(amount) }
        }
        (8, Some(deal)) => Command::DeleteDeal { client, deal },
        (9..12, Some(deal)) => {
            let to = rng.pick(&StageId::ALL).copied().unwrap_or_default();
            let loss = (to == StageId::LOST).then(|| Loss { reason: "Недозвон".to_owned(), comment: word(rng) });
            Command::MoveDeal { client, deal, entry: id(rng), to, loss }
        }
        _ => Command::CreateDeal {
            client,
            deal: id(rng),
            title: word(rng),
            amount: Money::units(1_000, Currency::Uzs),
            stage: rng.pick(&StageId::ALL[..6]).copied().unwrap_or_default(),
            responsible: String::new(),
        },
    }
}

/// Departments of the simulated company; often there is none.
pub const DEPARTMENTS: [Option<Id>; 4] = [None, None, Some(Id::from_bytes([0xd1; 16])), Some(Id::from_bytes([0xd2; 16]))];

/// Something by which a client comes to a member or leaves him.
pub fn hand_on(rng: &mut Rng, known: &[ClientRow], members: &[Id]) -> Option<Command> {
    let clients: Vec<&ClientRow> = known.iter().filter(|row| row.record.is_none()).collect();
    let (client, member) = (rng.pick(&clients)?, *rng.pick(members)?);
    let (document, to) = (client.id, Lead { member, name: "Олег".to_owned() });
    let enquiry = client.enquiries.first().map(|enquiry| enquiry.id);
    let task = client.tasks.first().map(|task| task.id);
    if rng.chance(20) {
        return Some(transfer(rng, client));
    }
    Some(match rng.below(11) {
        0..4 => Command::SetResponsible { document, deal: None, entry: id(rng), to },
        4 => {
            let deal = rng.pick(&client.deals).map(|deal| deal.id);
            Command::SetResponsible { document, deal, entry: id(rng), to: Lead { member: Id::default(), name: String::new() } }
        }
        5 => {
            let deal = rng.pick(&client.deals).map(|deal| deal.id);
            Command::SetResponsible { document, deal, entry: id(rng), to }
        }
        6 => {
            let helps = format!("collaborator:{member}");
            let at = Place::main(DocumentKind::Client);
            Command::put(document, at, [(helps.as_str(), rng.chance(60).into())])
        }
        7 | 8 => {
            let department = rng.pick(&DEPARTMENTS).copied().flatten();
            Command::put(document, Place::main(DocumentKind::Client), [("department", department.into())])
        }
        9 => match enquiry {
            Some(enquiry) => Command::put(document, Place::of(Entity::Enquiry, enquiry), [("assignee", Value::Ref(member))]),
            None => Command::put(document, Place::of(Entity::Enquiry, id(rng)), [("text", word(rng).into())]),
        },
        _ => match task {
            Some(task) => Command::put(document, Place::of(Entity::Task, task), [("assignee", Value::Ref(member))]),
            None => {
                let fields = [("title", word(rng).into()), ("assignee", Value::Ref(member))];
                Command::put(document, Place::of(Entity::Task, id(rng)), fields)
            }
        },
    })
}

/// A department is asked to take a client over, or such a request is answered or taken back, whoever may.
fn transfer(rng: &mut Rng, client: &ClientRow) -> Command {
    let document = client.id;
    match rng.pick(&client.transfers) {
        Some(asked) if rng.chance(70) => {
            let (at, state) = (Place::of(Entity::Transfer, asked.id), rng.pick(&["accepted", "declined", "withdrawn"]).copied());
            let (state, text) = (state.unwrap_or_default().to_owned(), word(rng) + " — не наш клиент");
            Command::Turn { document, at, entry: id(rng), state, text, deal: None }
        }
        _ => {
            let [from, to] = [0; 2].map(|_| rng.pick(&DEPARTMENTS).copied().flatten());
            let to = to.or(DEPARTMENTS.last().copied().flatten());
            let fields: [(&str, Value); 3] = [("text", word(rng).into()), ("from", from.into()), ("to", to.into())];
            Command::put(document, Place::of(Entity::Transfer, id(rng)), fields)
        }
    }
}

fn import(rng: &mut Rng, client: Id) -> Command {
    let deal = ImportedDeal { title: word(rng), external: rng.below(50).to_string(), ..ImportedDeal::default() };
    let data = ImportedClient { name: word(rng), phones: vec![phone(rng)], deals: vec![deal], ..ImportedClient::default() };
    Command::ImportClient { client, import: id(rng), data: Box::new(data) }
}
