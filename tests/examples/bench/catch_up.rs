//! A device that has everything comes back: nothing changed, 500 documents changed, and the same over a bad link.

use std::time::{Duration, Instant};

use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_app::engine::storage::{Space, Storage as _};
use ingot_shared::Id;
use ingot_shared::document::{Author, Document};
use ingot_shared::domain::{ClientField, Command};
use ingot_shared::sync::frame::{ChangeHash, MAX_OFFERS, Offer, Verdict};
use ingot_tests::hostile::liar::{Liar, hello};
use ingot_tests::hostile::scribe::Scribe;
use ingot_tests::live::device::LiveDevice;
use ingot_tests::live::process::RelayProcess;
use ingot_tests::proxy::{Network, Proxy, Weather};

use super::bar::{Bar, Failure, kilobytes, millis};
use super::set::Set;
use super::writes::{DEVICES, push};

/// Documents that others change meanwhile.
const CHANGED: usize = 500;
/// Comebacks of which the median counts.
const TIMES: usize = 5;

pub async fn measure(set: &Set, documents: u32) -> Result<Vec<Bar>, Failure> {
    let relay = set.relay(&[])?;
    let of_device =
        |device: u16| (u32::from(device)..documents).step_by(usize::from(DEVICES)).map(|number| Scribe::numbered(number).1);
    let offers: Vec<Vec<Offer>> = (0..DEVICES).map(|device| of_device(device).collect()).collect();
    push(&relay, &offers).await?;
    let storage = MemoryStorage::default();
    let mut device = LiveDevice::on(storage.clone(), 1, &relay.token(1)?).await?;
    device.patience = Duration::from_secs(60);
    device.until_holds(relay.address, 1).await;
    let mut head = device.engine.place().cursor;
    let held = storage.scan(Space::Documents, &[], None, usize::MAX).await?.len();
    let mut bars = vec![unchanged(&mut device, &relay, head, held).await?];
    head = change(&relay, &storage, 0).await?;
    bars.push(catch_up(&mut device, &relay, head).await?);
    let clean = device.traffic().down();
    device.hang_up();
    head = change(&relay, &storage, 1).await?;
    bars.push(bad_link(&mut device, &relay, head, clean).await?);
    Ok(bars)
}

async fn unchanged(device: &mut LiveDevice, relay: &RelayProcess, head: u64, held: usize) -> Result<Bar, Failure> {
    let mut took = Vec::new();
    for _ in 0..TIMES {
        device.hang_up();
        let begun = Instant::now();
        device.until_holds(relay.address, head).await;
        took.push(begun.elapsed());
    }
    let median = super::bar::percentile(&took, 50);
    let (bytes, turns) = (device.traffic().bytes(), device.traffic().asked().saturating_sub(1));
    let met = turns == 1 && bytes <= 2_048 && median <= Duration::from_millis(50);
    let measured = format!("{turns} round trip, {bytes} bytes with the handshake, {}", millis(median));
    Ok(Bar::new(format!("reconnect, nothing changed, {held} documents"), measured, "1 round trip, 2 KB, 50 ms", met))
}

async fn catch_up(device: &mut LiveDevice, relay: &RelayProcess, head: u64) -> Result<Bar, Failure> {
    device.hang_up();
    let begun = Instant::now();
    device.until_holds(relay.address, head).await;
    let (took, bytes) = (begun.elapsed(), device.traffic().bytes());
    let met = bytes <= 120 * 1_024 && took <= Duration::from_millis(500);
    let measured = format!("{}, {}, applied and stored", kilobytes(bytes), millis(took));
    Ok(Bar::new(format!("catch-up of {CHANGED} changed documents"), measured, "120 KB, 0.5 s", met))
}

async fn bad_link(device: &mut LiveDevice, relay: &RelayProcess, head: u64, clean: u64) -> Result<Bar, Failure> {
    let proxy = Proxy::start(relay.address, 1).await?;
    proxy.set(Network::Carries(Weather { round_trip: Duration::from_millis(400), lost: 20, ..Weather::default() }));
    device.heard = Default::default();
    device.patience = Duration::from_secs(10);
    // The first cut comes while the answer is under way: three round trips for the handshake, and the rest for it.
    let cutting = proxy.cut_every(Duration::from_millis(1_900), Duration::from_secs(5));
    let begun = Instant::now();
    let arrived = tokio::time::timeout(Duration::from_secs(120), device.until_holds(proxy.address, head)).await;
    cutting.abort();
    let (took, (_, down)) = (begun.elapsed(), proxy.delivered());
    let twice = device.heard.entries.values().filter(|times| **times > 1).count();
    let whole = device.heard.snapshots;
    // Each cut costs at most what was under way in that moment; whole documents would cost more than all of it.
    let met = arrived.is_ok() && twice == 0 && whole == 0 && down <= 2 * clean;
    let measured = format!(
        "{} in {}, {} links; {} came ({} without faults), {twice} twice, {whole} whole documents",
        if arrived.is_ok() { "done" } else { "not done" },
        millis(took),
        proxy.links(),
        kilobytes(down),
        kilobytes(clean)
    );
    Ok(Bar::new("the same, 400 ms RTT, 2 % loss, cut every 5 s", measured, "completes, no document sent twice in full", met))
}

/// Somebody else changes as many documents as [`CHANGED`]; returns the log's head.
async fn change(relay: &RelayProcess, storage: &MemoryStorage, round: usize) -> Result<u64, Failure> {
    let mut writer = Liar::join(relay.address, hello(200, &relay.token(200)?)).await.ok_or("the writer was not let in")?;
    let stored = storage.scan(Space::Documents, &[], None, usize::MAX).await?;
    // Spread over the whole company, without its settings.
    let step = (stored.len() / CHANGED).max(1);
    let mut offers: Vec<Offer> = Vec::new();
    for (key, bytes) in stored.into_iter().skip(round).step_by(step).take(CHANGED) {
        let Some(client) = Id::from_slice(&key).filter(|client| *client != Id::workspace()) else { continue };
        let mut document = Document::load(client, &bytes)?;
        document.set_actor(&[200 + u8::try_from(round)?; 16]);
        let value = format!("Навои {round}");
        let command = Command::SetClientField { client, field: ClientField::City, value };
        let at = ingot_shared::Instant::from_millis(1_790_000_000_000);
        let applied = document.apply(&[command], &Author::default(), at)?;
        offers.extend(applied.changes.into_iter().map(|change| Offer {
            document: client,
            hash: ChangeHash::new(change.hash),
            bytes: change.bytes.into(),
        }));
    }
    let mut head = 0;
    for offers in offers.chunks(MAX_OFFERS) {
        for verdict in writer.push(offers.to_vec()).await.ok_or("the writer was sent away")? {
            match verdict {
                Verdict::Logged(seq) => head = head.max(seq),
                other => return Err(format!("a change was answered {other:?}").into()),
            }
        }
    }
    Ok(head)
}
