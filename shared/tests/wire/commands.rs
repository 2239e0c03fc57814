//! What crosses between a page and its worker goes by position: every command comes back as it was.

use ingot_shared::document::Client;
use ingot_shared::domain::{
    ClientField, ClientKind, Command, DealField, DomainError, ImportedClient, ImportedDeal, Loss, StageId,
};
use ingot_shared::wire::{self, WireError};
use ingot_shared::{Currency, Id, Instant, Money};

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
        stage: StageId::Nurture,
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
        Command::CreateDeal { client, deal, title: text(), amount, stage: StageId::Won, responsible: text() },
        Command::SetDealField { client, deal, field: DealField::Title(text()) },
        Command::SetDealField { client, deal, field: DealField::Amount(amount) },
        Command::SetDealField { client, deal, field: DealField::Responsible(text()) },
        Command::MoveDeal { client, deal, entry, to: StageId::Lost, loss: Some(loss()) },
        Command::MoveDeal { client, deal, entry, to: StageId::Deciding, loss: None },
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

#[test]
fn every_command_comes_back() {
    let commands = commands();
    assert_eq!(wire::decode(&wire::encode(&commands)), Ok(commands));
}

#[test]
fn a_cut_command_is_refused() {
    for command in commands() {
        let bytes = wire::encode(&command);
        assert!((0..bytes.len()).all(|length| wire::decode::<Command>(&bytes[..length]).is_err()), "{command:?}");
    }
}

#[test]
fn a_position_beyond_the_last_is_refused() {
    assert_eq!(wire::decode::<DomainError>(&[10]), Err(WireError::Unexpected));
    assert_eq!(wire::decode::<DomainError>(&[9]), Ok(DomainError::Damaged));
    assert_eq!(wire::decode::<DomainError>(&[0x81, 3, 0x91, 44]), Ok(DomainError::TooLong { limit: 44 }));
    assert_eq!(wire::decode::<DomainError>(&[0x81, 3, 0x92, 44, 44]), Err(WireError::Fields));
}

#[test]
fn a_view_with_everything_in_it_comes_back() {
    let mut client = Client::empty(id(1));
    let author = ingot_shared::document::Author { member: id(8), name: "Анна".to_owned() };
    for (at, command) in (1..).zip(commands()) {
        let _ = client.apply(&[command], &author, Instant::from_millis(at));
    }
    let view = client.view().unwrap();
    assert!(!view.deals.is_empty() && !view.timeline.is_empty() && !view.phones.is_empty());
    assert_eq!(wire::decode(&wire::encode(&view)), Ok(view));
}
