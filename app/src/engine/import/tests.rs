//! Whole files: our own fixtures, and exports of other products where they are at hand.

use std::collections::BTreeMap;
use std::path::Path;

use ingot_shared::domain::{ClientField, ClientKind, ImportedClient, StageId};
use ingot_shared::{Currency, Money};
use proptest::prelude::*;

use super::*;

fn fixture(name: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures").join(name);
    read(name, &std::fs::read(&path).unwrap()).unwrap()
}

/// A file of the data that lies beside the repository, if it does.
fn beside(path: &str) -> Option<Vec<u8>> {
    let found = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(path)).ok();
    if found.is_none() {
        println!("skipped: ../shared/data/{path} is not there");
    }
    found
}

fn assembled(table: &Table) -> Assembled {
    table.assemble(&table.preview().columns).unwrap()
}

fn field(client: &ImportedClient, field: ClientField) -> &str {
    client.fields.iter().find(|(known, _)| *known == field).map_or("", |(_, value)| value)
}

fn texts(client: &ImportedClient) -> Vec<&str> {
    client.notes.iter().map(|(_, text)| text.as_str()).collect()
}

#[test]
fn a_russian_spreadsheet_in_windows_1251() {
    let table = fixture("companies.cp1251.csv");
    let preview = table.preview();
    assert_eq!((preview.encoding.as_str(), preview.delimiter, preview.rows, preview.clients), ("windows-1251", ';', 4, 3));
    let clients = assembled(&table).clients;
    let first = &clients[0];
    assert_eq!((first.kind, first.name.as_str()), (ClientKind::Company, "ООО «Ромашка»"));
    assert_eq!(first.phones, ["93-436-52-34", "+998 90 123-45-67"], "one number in two spellings is one");
    assert_eq!(field(first, ClientField::City), "Ташкент");
    assert_eq!(field(first, ClientField::Responsible), "Олег Юн");
    assert_eq!(texts(first), ["Просили \"КП\"\nдо пятницы", "Контактное лицо: Каримов Рустам"]);
    assert_eq!((clients[1].kind, clients[1].name.as_str()), (ClientKind::Person, "Соловьёва Ольга"), "no company: the person");
    assert_eq!((clients[2].name.as_str(), clients[2].phones[0].as_str()), ("", "8 912 345-67-89"), "only a phone");
}

#[test]
fn contacts_in_utf_8_with_a_byte_order_mark() {
    let table = fixture("contacts.utf8-bom.csv");
    let preview = table.preview();
    assert_eq!((preview.encoding.as_str(), preview.delimiter, preview.clients), ("UTF-8", ',', 4));
    let clients = assembled(&table).clients;
    assert_eq!(clients[0].name, "Tim O'Reilly 🙂");
    assert_eq!(field(&clients[0], ClientField::Organization), "Brekke, Dietrich & Klein");
    assert_eq!(clients[1].name, "محمد علي");
    assert_eq!(clients[2].name, "Gʻulomova Oʻgʻiloy");
    assert_eq!(clients[2].emails, ["Ogiloy@Example.uz"], "two rows of one person, one address");
    assert_eq!(clients[2].phones.len(), 2);
    assert_eq!(clients[3].name, "Gʻulomova Oʻgʻiloy", "one name, nothing else in common: another person");
}

#[test]
fn deals_in_utf_16_with_tabs() {
    let table = fixture("deals.utf16le.txt");
    let preview = table.preview();
    assert_eq!((preview.encoding.as_str(), preview.delimiter), ("UTF-16LE", '\t'));
    assert_eq!((preview.rows, preview.clients, preview.deals), (4, 3, 4));
    let clients = assembled(&table).clients;
    assert_eq!(clients[0].name, "Oltin Vodiy XK");
    let deals = &clients[0].deals;
    assert_eq!(deals.len(), 2);
    assert_eq!(
        (deals[0].title.as_str(), deals[0].stage, deals[0].amount),
        ("Birinchi partiya", StageId::WON, Money::units(1_500_000, Currency::Uzs))
    );
    assert_eq!(deals[0].created, date::parse("2025-03-01"));
    assert_eq!(deals[0].since, date::parse("2025-03-20"));
    assert_eq!(deals[1].loss.as_ref().unwrap().reason, "Qimmat");
    assert_eq!((clients[1].kind, clients[1].name.as_str()), (ClientKind::Person, "Karimov Rustam"));
    assert_eq!(clients[2].deals[0].stage, StageId::UNSORTED);
    assert_eq!(texts(&clients[2]), ["Summa: kelishiladi", "Bosqich: Ombordan yuklash"], "what cannot be read is kept");
}

#[test]
fn ragged_rows_lose_nothing() {
    let table = fixture("ragged.csv");
    let found = assembled(&table);
    assert_eq!(found.skipped_rows, 1);
    assert_eq!(
        found.clients.iter().map(|client| client.name.as_str()).collect::<Vec<_>>(),
        ["Юнона", "Технопарк", "Сладкий дом"]
    );
    assert_eq!(found.clients[1].phones, Vec::<String>::new(), "a short row");
    assert_eq!(texts(&found.clients[2]), ["второй склад; вход со двора"], "a long one");
}

#[test]
fn values_beyond_the_limits_go_to_notes() {
    let (name, note) = ("Ж".repeat(10_000), "ы".repeat(25_000));
    let table = read("long.csv", format!("Компания;Телефон;Комментарий\n{name};{};{note}\n", "9".repeat(80)).as_bytes()).unwrap();
    let client = &table.assemble(&[Column::Company, Column::Phone, Column::Note]).unwrap().clients[0];
    assert_eq!(client.name.chars().count(), 300);
    assert_eq!(client.phones, Vec::<String>::new());
    let lengths: Vec<usize> = texts(client).iter().map(|text| text.chars().count()).collect();
    assert_eq!(lengths, ["Телефон: ".chars().count() + 80, 20_000, 5_000, "Компания: ".chars().count() + 10_000]);
}

#[test]
fn what_cannot_be_imported_says_why() {
    let too_large = vec![b'a'; usize::try_from(MAX_FILE).unwrap() + 1];
    assert_eq!(read("a", &too_large).unwrap_err(), ImportError::TooLarge { bytes: MAX_FILE + 1, limit: MAX_FILE });
    assert_eq!(read("a", b"").unwrap_err(), ImportError::Empty);
    assert_eq!(read("a", "Имя;Телефон\n".as_bytes()).unwrap_err(), ImportError::Empty);
    assert_eq!(read("a", b"PK\x03\x04xlsx").unwrap_err(), ImportError::NotATable);
    let table = read("a", "Цвет;Вес\nкрасный;5\n".as_bytes()).unwrap();
    assert_eq!(table.assemble(&[Column::Ignore, Column::Note]).unwrap_err(), ImportError::NoClients);
    assert_eq!(table.assemble(&[]).unwrap_err(), ImportError::NoClients);
}

#[test]
fn amocrm_deals_give_the_figures_of_their_truth() {
    let (Some(bytes), Some(truth)) = (beside("exports/amocrm-deals.cp1251.csv"), beside("exports/truth.json")) else { return };
    let truth: serde_json::Value = serde_json::from_slice(&truth).unwrap();
    let truth = &truth["amocrm-deals"];
    let table = read("amocrm-deals.cp1251.csv", &bytes).unwrap();
    let preview = table.preview();
    assert_eq!((preview.encoding.as_str(), preview.delimiter), ("windows-1251", ';'));
    assert_eq!(u64::from(preview.rows), truth["rows"].as_u64().unwrap());
    assert_eq!(u64::from(preview.deals), truth["rows"].as_u64().unwrap());
    assert_eq!(u64::from(preview.clients), truth["distinct_companies"].as_u64().unwrap());

    let found = assembled(&table);
    assert_eq!(found.skipped_rows, 0);
    let deals: Vec<_> = found.clients.iter().flat_map(|client| &client.deals).collect();
    let mut stages: BTreeMap<StageId, u64> = BTreeMap::new();
    deals.iter().for_each(|deal| *stages.entry(deal.stage).or_default() += 1);
    let by_stage = truth["by_stage"].as_object().unwrap();
    let expected: BTreeMap<StageId, u64> =
        by_stage.iter().map(|(name, count)| (stage::parse(name).unwrap(), count.as_u64().unwrap())).collect();
    assert_eq!(stages, expected);
    let won = deals.iter().filter(|deal| deal.stage == StageId::WON).map(|deal| deal.amount.minor).sum::<i64>();
    assert_eq!(won, truth["won_sum_uzs"].as_i64().unwrap() * 100);
    assert!(
        deals.iter().all(|deal| !deal.title.is_empty()
            && !deal.external.is_empty()
            && !deal.responsible.is_empty()
            && deal.since.is_some())
    );
    assert!(
        deals
            .iter()
            .filter(|deal| deal.stage == StageId::LOST)
            .all(|deal| deal.loss.as_ref().is_some_and(|loss| loss.reason == "Недозвон"))
    );
    assert!(found.clients.iter().all(|client| client.kind == ClientKind::Company && !client.phones.is_empty()));
    let first = &found.clients[0];
    assert_eq!(first.deals[0].title, "Поставка 0; партия №0");
    assert!(texts(first).contains(&"Контактное лицо: Тошматов Зухра Бахтиёрович"));
    assert!(texts(first).contains(&"Звонили: \"перезвоните в среду\"\nждут КП"));
    assert_eq!(field(first, ClientField::Source), "yandex");
}

#[test]
fn atomic_crm_contacts_are_five_hundred_people() {
    let Some(bytes) = beside("peers/atomic-crm-contacts.csv") else { return };
    let table = read("atomic-crm-contacts.csv", &bytes).unwrap();
    let found = assembled(&table);
    assert_eq!((table.preview().rows, found.clients.len(), found.skipped_rows), (500, 500, 0));
    assert!(found.clients.iter().all(|client| client.kind == ClientKind::Person && client.emails.len() == 1));
    assert_eq!(found.clients.iter().map(|client| client.phones.len()).sum::<usize>(), 274 + 270 + 286);
    let first = &found.clients[0];
    assert_eq!((first.name.as_str(), field(first, ClientField::Organization)), ("Shelley Kerluke", "Gottlieb and Sons"));
    assert_eq!(field(first, ClientField::Responsible), "Jane Doe");
    assert_eq!(texts(first), ["Eaque ipsa velit."]);
    assert_eq!(first.created, date::parse("2024-08-13T18:04:34.666Z"));
}

#[test]
fn other_exports_give_their_clients() {
    for (path, rows, kind) in [
        ("exports/bitrix24-companies.csv", 150, ClientKind::Company),
        ("exports/google-contacts.csv", 80, ClientKind::Person),
        ("exports/hubspot-contacts.csv", 100, ClientKind::Person),
    ] {
        let Some(bytes) = beside(path) else { continue };
        let table = read(path, &bytes).unwrap();
        let found = assembled(&table);
        assert_eq!((table.preview().rows, found.clients.len(), found.skipped_rows), (rows, rows as usize, 0), "{path}");
        let odd = found.clients.iter().find(|client| client.kind != kind || client.name.is_empty() || client.phones.is_empty());
        assert_eq!(odd, None, "{path}");
        assert!(found.clients.iter().all(|client| client.deals.is_empty()), "{path}");
        let addresses = found.clients.iter().filter(|client| !client.emails.is_empty()).count();
        assert_eq!(
            addresses,
            match rows {
                150 => 116,
                80 => 61,
                _ => 76,
            },
            "{path}"
        );
        if kind == ClientKind::Person {
            assert!(found.clients.iter().all(|client| !field(client, ClientField::Organization).is_empty()), "{path}");
        }
    }
}

#[test]
fn a_second_import_of_a_file_finds_every_client() {
    for name in ["companies.cp1251.csv", "contacts.utf8-bom.csv", "deals.utf16le.txt"] {
        let clients = assembled(&fixture(name)).clients;
        let rows: Vec<_> = clients.iter().zip(1_u128..).map(|(client, n)| known(client, n)).collect();
        let expected: Vec<_> = rows.iter().map(|row| Some(row.id)).collect();
        assert_eq!(match_known(&rows, &clients), expected, "{name}");
    }
}

fn known(client: &ImportedClient, n: u128) -> ingot_shared::row::ClientRow {
    let phone = |typed: &String| ingot_shared::row::PhoneRow { typed: typed.clone(), e164: ingot_shared::phone::to_e164(typed) };
    ingot_shared::row::ClientRow {
        id: ingot_shared::Id::from_bytes(n.to_be_bytes()),
        kind: client.kind,
        name: client.name.clone(),
        phones: client.phones.iter().map(phone).collect(),
        emails: client.emails.clone(),
        ..Default::default()
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(table) = read("any", &bytes) {
            let _ = table.preview();
        }
    }

    #[test]
    fn any_table_stays_within_the_limits(cells in proptest::collection::vec(("[А-яa-z0-9+@., '\"-]{0,40}", any::<String>()), 1..20), columns in proptest::sample::subsequence(ALL_COLUMNS.to_vec(), 1..6)) {
        let text: String = cells.iter().flat_map(|(a, b)| [a.as_str(), ";", b.as_str(), ";", a.as_str(), "\n"]).collect();
        if let Ok(table) = read("any", text.as_bytes())
            && let Ok(found) = table.assemble(&columns)
        {
            for client in found.clients {
                prop_assert!(!client.name.is_empty() || !client.phones.is_empty());
                prop_assert!(client.name.chars().count() <= 300);
                prop_assert!(client.phones.iter().all(|phone| phone.chars().count() <= 64));
                prop_assert!(client.deals.iter().all(|deal| !deal.title.trim().is_empty() && deal.amount.minor >= 0));
                prop_assert!(client.notes.iter().all(|(_, note)| !note.trim().is_empty() && note.chars().count() <= 20_000));
            }
        }
    }
}

const ALL_COLUMNS: [Column; 12] = [
    Column::Company,
    Column::Person,
    Column::Client(ClientField::Name),
    Column::Client(ClientField::City),
    Column::GivenName,
    Column::Phone,
    Column::Email,
    Column::Note,
    Column::Created,
    Column::DealTitle,
    Column::DealAmount,
    Column::DealStage,
];
