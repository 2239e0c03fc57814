//! What crosses between a page and its worker goes by position: every command comes back as it was.

use ingot_shared::document::Document;
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{
    ClientField, ClientKind, Command, DealField, DomainError, ImportedClient, ImportedDeal, Lead, Loss, NewTask, Place, StageId,
    StageKind, Value,
};
use ingot_shared::wire::{self, WireError};
use ingot_shared::{Currency, Date, Id, Instant, Money};

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn loss() -> Loss {
    Loss { reason: "Цена".to_owned(), comment: "Дорого".to_owned() }
}

fn imported() -> ImportedClient {
    let amount = Money { minor: -5, currency: Currency::Kzt };
    let deal = ImportedDeal {
        title: "Партия".to_owned(),
        amount,
        stage: StageId::NURTURE,
        responsible: "А".to_owned(),
        created: Some(Instant::from_millis(-1)),
        since: None,
        loss: Some(loss()),
        external: "17".to_owned(),
    };
    ImportedClient {
        kind: ClientKind::Person,
        name: "Ольга".to_owned(),
        fields: ClientField::ALL.map(|field| (field, field.key().to_owned())).into(),
        phones: vec!["+998".to_owned(), String::new()],
        emails: Vec::new(),
        notes: vec![(None, "раз".to_owned()), (Some(Instant::from_millis(1)), "два".to_owned())],
        deals: vec![deal, ImportedDeal::default()],
        created: None,
    }
}

fn commands() -> Vec<Command> {
    let (client, deal, entry, import, text) = (id(1), id(2), id(3), id(4), || "ж".to_owned());
    let amount = Money { minor: 77, currency: Currency::Usd };
    vec![
        Command::CreateClient {
            client,
            kind: ClientKind::Person,
            name: text(),
            phone: Some((entry, text())),
            fields: vec![(ClientField::City, text())],
        },
        Command::CreateClient { client, kind: ClientKind::Company, name: text(), phone: None, fields: Vec::new() },
        Command::SetClientField { client, field: ClientField::Source, value: text() },
        Command::SetClientKind { client, kind: ClientKind::Company },
        Command::PutPhone { client, phone: entry, typed: text() },
        Command::RemovePhone { client, phone: entry },
        Command::PutEmail { client, email: entry, address: text() },
        Command::RemoveEmail { client, email: entry },
        Command::PutNote { client, note: entry, text: text() },
        Command::RemoveNote { client, note: entry },
        Command::RestoreNote { client, note: entry },
        Command::CreateDeal { client, deal, title: text(), amount, stage: StageId::WON, responsible: text() },
        Command::SetDealField { client, deal, field: DealField::Title(text()) },
        Command::SetDealField { client, deal, field: DealField::Amount(amount) },
        Command::SetDealField { client, deal, field: DealField::Responsible(text()) },
        Command::MoveDeal { client, deal, entry, to: StageId::LOST, loss: Some(loss()) },
        Command::MoveDeal { client, deal, entry, to: StageId::DECIDING, loss: None },
        Command::UnmoveDeal { client, deal, entry },
        Command::DeleteDeal { client, deal },
        Command::RestoreDeal { client, deal },
        Command::DeleteClient { client },
        Command::RestoreClient { client },
        Command::ImportClient { client, import, data: Box::new(imported()) },
        Command::UndoImport { client, import },
        Command::RedoImport { client, import },
    ]
}

fn values() -> Vec<(String, Value)> {
    let values = [
        Value::Nothing,
        Value::Text("ж".to_owned()),
        Value::Flag(true),
        Value::Number(-7),
        Value::Moment(Instant::from_millis(9)),
        Value::Day(Date::from_days(-400)),
        Value::Money(Money { minor: 77, currency: Currency::Usd }),
        Value::Ref(id(9)),
    ];
    values.into_iter().map(|value| ("key".to_owned(), value)).collect()
}

fn generic_commands() -> Vec<Command> {
    let (document, deal, entry, other, text) = (id(1), id(2), id(3), id(4), || "ж".to_owned());
    let at = Place::within(Entity::Payment, entry, Entity::Deal, deal);
    let task = || NewTask { task: other, fields: values() };
    let lead = || Lead { member: other, name: text() };
    vec![
        Command::Put { document, at: Place::of(Entity::Task, entry), fields: values() },
        Command::Hide { document, at },
        Command::Show { document, at },
        Command::Turn { document, at, entry, state: text(), text: text(), deal: Some(deal) },
        Command::Unturn { document, at, entry },
        Command::FinishTask { document, task: entry, entry: other, result: text(), next: Some(task()) },
        Command::OpenDeal { document, deal, stage: StageId::DECIDING, kind: StageKind::Nurture, fields: values() },
        Command::MoveStage {
            document,
            deal,
            entry,
            to: StageId::LOST,
            kind: StageKind::Lost,
            loss: Some(loss()),
            follow: Some(task()),
        },
        Command::RedoMove { document, deal, entry },
        Command::RepeatDeal { document, deal, new: other, stage: StageId::UNSORTED },
        Command::NewProposal { document, proposal: entry, deal, fields: Vec::new() },
        Command::SetResponsible { document, deal: None, entry, to: lead() },
        Command::HandOver { document, entry, from: lead(), to: lead() },
        Command::Absorb { document, merge: entry, other, part: 3, items: vec![(vec![text()], Value::Flag(false))] },
        Command::Continue {
            client: document,
            of: other,
            kind: ClientKind::Person,
            name: text(),
            created: Instant::from_millis(5),
        },
        Command::CatchUp { document, items: vec![(vec![text()], (Value::Nothing, Value::Flag(true)))] },
    ]
}

#[test]
fn every_command_comes_back() {
    let commands: Vec<Command> = commands().into_iter().chain(generic_commands()).collect();
    assert_eq!(wire::decode(&wire::encode(&commands)), Ok(commands));
}

#[test]
fn a_cut_command_is_refused() {
    for command in commands().into_iter().chain(generic_commands()) {
        let bytes = wire::encode(&command);
        assert!((0..bytes.len()).all(|length| wire::decode::<Command>(&bytes[..length]).is_err()), "{command:?}");
    }
}

#[test]
fn a_position_beyond_the_last_is_refused() {
    assert_eq!(wire::decode::<DomainError>(&[19]), Err(WireError::Unexpected));
    assert_eq!(wire::decode::<DomainError>(&[18]), Ok(DomainError::WrittenMeanwhile));
    assert_eq!(wire::decode::<DomainError>(&[0x81, 3, 0x91, 44]), Ok(DomainError::TooLong { limit: 44 }));
    assert_eq!(wire::decode::<DomainError>(&[0x81, 3, 0x92, 44, 44]), Err(WireError::Fields));
}

#[test]
fn a_view_with_everything_in_it_comes_back() {
    let mut client = Document::empty(id(1));
    let author = ingot_shared::document::Author { member: id(8), name: "Анна".to_owned() };
    for (at, command) in (1..).zip(commands()) {
        let _ = client.apply(&[command], &author, Instant::from_millis(at));
    }
    let view = client.view().unwrap();
    assert!(!view.deals.is_empty() && !view.timeline.is_empty() && !view.phones.is_empty());
    assert_eq!(wire::decode(&wire::encode(&view)), Ok(view));
}
