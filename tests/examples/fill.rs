//! Fills the data folder of a relay that does not run with the demo company: for benches, and to look at the app with a full day's work.
//! With `plain`, with a base as it is after an import instead: records of 1.7 KB of JSON each and no history. With `long`, with one client
//! of so many changes.
//!
//! `cargo run --release -p ingot-tests --example fill -- <data folder> [clients] [plain|long]`

use std::error::Error;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use ingot_server::store::{SqliteStore, Store as _};
use ingot_shared::account::Role;
use ingot_shared::date::Zone;
use ingot_shared::demo::{Demo, DemoDocument};
use ingot_shared::document::{Author, ChangeRecord, Document};
use ingot_shared::domain::{ClientField, ClientKind, Command};
use ingot_shared::sync::frame::{ChangeHash, MAX_OFFERS, Offer, Verdict};
use ingot_shared::sync::session::Peer;
use ingot_shared::{Id, Instant};

/// Clients without a number on the command line.
const CLIENTS: u32 = 10_000;
/// The relay's peer and the author of every change.
const FILLER: [u8; 16] = *b"demo company 001";

type Failure = Box<dyn Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map(PathBuf::from).ok_or("usage: fill <data folder> [clients]")?;
    let clients = arguments.next().map_or(Ok(CLIENTS), |clients| clients.parse())?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let now = Instant::from_millis(i64::try_from(now)?);
    let kind = arguments.next().unwrap_or_default();
    let store = SqliteStore::open(&folder).await?;
    let mut offers = Vec::with_capacity(MAX_OFFERS);
    let mut refused: u64 = 0;
    let is_demo = kind != "plain" && kind != "long";
    let demo = is_demo.then(|| Demo::new(1, clients, Zone::TASHKENT.date(now)));
    let demo = demo.iter().flat_map(Demo::documents).map(|made| Ok((made.id, changes(&made)?)));
    let plain = (0..if kind == "plain" { clients } else { 0 }).map(|nth| record(nth, now));
    let long = (kind == "long").then(|| edited(clients, now));
    for made in demo.chain(plain).chain(long) {
        let (document, made): (Id, Vec<ChangeRecord>) = made?;
        for change in made {
            offers.push(Offer { document, hash: ChangeHash::new(change.hash), bytes: change.bytes.into() });
            if offers.len() == MAX_OFFERS {
                refused += append(&store, std::mem::take(&mut offers)).await?;
            }
        }
    }
    refused += append(&store, offers).await?;
    println!("{clients} clients in {}: {} changes logged, {refused} refused", folder.display(), store.head());
    store.close().await;
    Ok(())
}

/// The changes that make a document.
fn changes(made: &DemoDocument) -> Result<Vec<ChangeRecord>, Failure> {
    if let Some(saved) = made.saved(&FILLER) {
        return Ok(Document::load(made.id, &saved)?.changes());
    }
    let mut document = Document::empty(made.id);
    document.set_actor(&FILLER);
    for step in made.steps() {
        document.apply(&step.commands, &step.author, step.at)?;
    }
    Ok(document.changes())
}

/// A client with so many changes.
fn edited(length: u32, now: Instant) -> Result<(Id, Vec<ChangeRecord>), Failure> {
    let client = Id::new(now, [7; 10]);
    let mut document = Document::empty(client);
    document.set_actor(&FILLER);
    let author = Author { member: Id::from_bytes(FILLER), name: "Дилноза Каримова".to_owned() };
    let phone = Some((client.derived("phone"), "+998901234567".to_owned()));
    let name = "ООО «Давний клиент»".to_owned();
    let mut commands = vec![Command::CreateClient { client, kind: ClientKind::Company, name, phone, fields: Vec::new() }];
    commands.extend((1..length).map(|nth| match nth % 100 {
        0 => Command::PutNote { client, note: client.derived(&nth.to_string()), text: format!("Разговор {nth}") },
        _ => Command::SetClientField { client, field: ClientField::City, value: format!("Ташкент, склад {nth}") },
    }));
    let mut changes = Vec::new();
    for command in commands {
        changes.extend(document.apply(&[command], &author, now)?.changes);
    }
    Ok((client, changes))
}

/// A client as an import makes it.
fn record(nth: u32, now: Instant) -> Result<(Id, Vec<ChangeRecord>), Failure> {
    const CITIES: [&str; 4] = ["Ташкент", "Самарканд", "Бухара", "Наманган"];
    let id = |part: u8| {
        // Ids are not alike in the products of people either: a page of them does not pack.
        let mut state = u128::from(nth) << 8 | u128::from(part);
        for _ in 0..2 {
            state = state
                .wrapping_add(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
                .wrapping_mul(0xda94_2042_e4dd_58b5_94d0_49bb_1331_11eb);
            state ^= state >> 64;
        }
        Id::from_bytes(state.to_be_bytes())
    };
    let client = id(0);
    let city = CITIES.get(nth as usize % CITIES.len()).copied().unwrap_or_default();
    let fields = vec![
        (ClientField::Organization, format!("Торговый дом Савдо {nth}")),
        (ClientField::City, city.to_owned()),
        (ClientField::Address, format!("{city}, улица Навои, дом {}, офис {}", nth % 200, nth % 17)),
        (ClientField::Source, "Выставка".to_owned()),
        (ClientField::Responsible, "Дилноза Каримова".to_owned()),
    ];
    let note = format!(
        "Позвонить в понедельник, спросить о доставке {nth} мешков риса в {city}. Договор на согласовании у директора, просит отсрочку \
         14 дней. Раньше брали у соседей, недовольны сроками. Решает жена директора, её зовут Гульнора."
    );
    let commands = [
        Command::CreateClient {
            client,
            kind: ClientKind::Company,
            name: format!("ООО «Савдо {nth}»"),
            phone: Some((id(1), format!("+99890{:07}", nth.wrapping_mul(7_919) % 10_000_000))),
            fields,
        },
        Command::PutPhone { client, phone: id(2), typed: format!("+99893{:07}", nth.wrapping_mul(104_729) % 10_000_000) },
        Command::PutEmail { client, email: id(3), address: format!("office{nth}@savdo.uz") },
        Command::PutNote { client, note: id(4), text: note },
    ];
    let mut document = Document::empty(client);
    document.set_actor(&FILLER);
    document.apply(&commands, &Author { member: Id::from_bytes(FILLER), name: "Дилноза Каримова".to_owned() }, now)?;
    Ok((client, document.changes()))
}

/// Logs the offers; returns how many were refused.
async fn append(store: &SqliteStore, offers: Vec<Offer>) -> Result<u64, Failure> {
    let peer =
        Peer { member: Id::from_bytes(FILLER), device: Id::from_bytes(FILLER), role: Role::Owner, department: None, picks: true };
    let appended = store.append(peer, offers).await?;
    let refused = appended.verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Refused(_) | Verdict::MissingDeps));
    Ok(refused.count() as u64)
}
