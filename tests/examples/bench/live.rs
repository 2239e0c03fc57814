//! How long an edit takes to other devices, on disk at the relay before it goes on.

use std::time::{Duration, Instant};

use ingot_shared::Id;
use ingot_shared::domain::{ClientField, ClientKind, Command};
use ingot_tests::hostile::liar::Liar;
use ingot_tests::hostile::scribe::Scribe;
use ingot_tests::live::device::LiveDevice;

use super::bar::{Bar, Failure, millis, percentile};
use super::reader;
use super::set::Set;

const EDITS: usize = 200;
const READERS: u16 = 50;

/// From the call of the command on one device to the stored row on the other; both are engines.
pub async fn edit(set: &Set) -> Result<Vec<Bar>, Failure> {
    let relay = set.relay(&[])?;
    let (mut writer, mut other) = (LiveDevice::new(1, &relay.token(1)?).await?, LiveDevice::new(2, &relay.token(2)?).await?);
    let client = Id::from_bytes([5; 16]);
    let (kind, name) = (ClientKind::Company, "Правка 0".to_owned());
    writer.edit(&[Command::CreateClient { client, kind, name, phone: None, fields: Vec::new() }]).await?;
    writer.until_holds(relay.address, 1).await;
    other.until_holds(relay.address, 1).await;
    let mut took = Vec::new();
    for edit in 1..=EDITS as u64 {
        let value = format!("Правка {edit}");
        let begun = Instant::now();
        writer.edit(&[Command::SetClientField { client, field: ClientField::Name, value }]).await?;
        other.until_holds(relay.address, edit + 1).await;
        took.push(begun.elapsed());
        writer.until_holds(relay.address, edit + 1).await;
    }
    let (p50, p99) = (percentile(&took, 50), percentile(&took, 99));
    let met = p50 <= Duration::from_millis(50) && p99 <= Duration::from_millis(200);
    let measured = format!("p50 {}, p99 {}", millis(p50), millis(p99));
    Ok(vec![Bar::new(
        format!("edit → stored on the other device, {EDITS} edits"),
        measured,
        "p50 50 ms, p99 200 ms (to its screen)",
        met,
    )])
}

/// From sending an edit to the entry at each of the readers.
pub async fn readers(set: &Set) -> Result<Vec<Bar>, Failure> {
    let relay = set.relay(&[])?;
    relay.let_in((0..=READERS).map(|number| reader::number(number.into())))?;
    let (mut scribe, first) = Scribe::new(1);
    let mut writer = Liar::join(relay.address, reader::member(0)).await.ok_or("the writer was not let in")?;
    writer.push(vec![first]).await;
    let welcome = reader::welcome(&relay).await?;
    let mut readers = Vec::new();
    for number in 1..=READERS {
        readers.push(reader::follow(relay.address, reader::member(number), &welcome, scribe.document, EDITS).await?);
    }
    let sent = reader::edits(&mut writer, &mut scribe, EDITS, Duration::ZERO).await?;
    let (mut slowest, mut all) = (Duration::ZERO, Vec::new());
    for reader in readers {
        let took = reader::took(reader, &sent).await?;
        slowest = slowest.max(percentile(&took, 99));
        all.extend(took);
    }
    let measured = format!("p50 {}, slowest reader's p99 {}", millis(percentile(&all, 50)), millis(slowest));
    let what = format!("{READERS} readers, {EDITS} edits one after the other");
    Ok(vec![Bar::new(what, measured, "slowest reader's p99 250 ms", slowest <= Duration::from_millis(250))])
}
