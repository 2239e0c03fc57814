//! Fills the data folder of a relay that does not run with the demo company: for benches, and to look at the app with a full day's work.
//!
//! `cargo run --release -p ingot-tests --example fill -- <data folder> [clients]`

use std::error::Error;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use ingot_server::store::{SqliteStore, Store as _};
use ingot_shared::date::Zone;
use ingot_shared::demo::{Demo, DemoDocument};
use ingot_shared::document::{ChangeRecord, Document};
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
    let today = Zone::TASHKENT.date(Instant::from_millis(i64::try_from(now)?));
    let store = SqliteStore::open(&folder).await?;
    let mut offers = Vec::with_capacity(MAX_OFFERS);
    let mut refused: u64 = 0;
    for made in Demo::new(1, clients, today).documents() {
        let document = made.id;
        for change in changes(&made)? {
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

/// Logs the offers; returns how many were refused.
async fn append(store: &SqliteStore, offers: Vec<Offer>) -> Result<u64, Failure> {
    let peer = Peer { member: Id::from_bytes(FILLER), device: Id::from_bytes(FILLER) };
    let appended = store.append(peer, offers).await?;
    let refused = appended.verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Refused(_) | Verdict::MissingDeps));
    Ok(refused.count() as u64)
}
