//! Changes that the gate has checked and the disk has.

use std::time::Instant;

use futures::future::join_all;
use ingot_shared::sync::frame::{MAX_OFFERS, Offer, Verdict};
use ingot_tests::hostile::liar::Liar;
use ingot_tests::hostile::scribe::Scribe;
use ingot_tests::live::process::RelayProcess;

use super::bar::{Bar, Failure};
use super::reader;
use super::set::Set;

/// Devices that write at the same time.
pub const DEVICES: u16 = 8;
/// Changes of one device.
const CHANGES: usize = 2_000;
/// Edits of one document, as a day leaves them.
const OF_ONE: usize = 16;

pub async fn measure(set: &Set) -> Result<Vec<Bar>, Failure> {
    let relay = set.relay(&[])?;
    let offers = offers();
    let begun = Instant::now();
    let logged = push(&relay, &offers).await?;
    let rate = logged as f64 / begun.elapsed().as_secs_f64();
    let what = format!("{logged} changes of {DEVICES} devices, {MAX_OFFERS} a push");
    Ok(vec![Bar::new(what, format!("{rate:.0} a second, checked and on disk"), "2000 a second", rate >= 2_000.0)])
}

/// What every device writes.
pub fn offers() -> Vec<Vec<Offer>> {
    (0..DEVICES).map(edits).collect()
}

/// Every device pushes its offers, all at the same time. Returns how many were logged, which is all of them.
pub async fn push(relay: &RelayProcess, offers: &[Vec<Offer>]) -> Result<usize, Failure> {
    relay.let_in((0..u64::try_from(offers.len())?).map(reader::number))?;
    let pushed = (0..).zip(offers).map(async |(number, offers)| {
        let mut device = Liar::join(relay.address, reader::member(number)).await?;
        let mut logged = 0;
        for offers in offers.chunks(MAX_OFFERS) {
            let verdicts = device.push(offers.to_vec()).await?;
            logged += verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Logged(_))).count();
        }
        Some(logged)
    });
    let logged: usize = join_all(pushed).await.into_iter().flatten().sum();
    let all: usize = offers.iter().map(Vec::len).sum();
    if logged == all { Ok(logged) } else { Err(format!("only {logged} were logged").into()) }
}

fn edits(device: u16) -> Vec<Offer> {
    let mut offers = Vec::with_capacity(CHANGES);
    while offers.len() < CHANGES {
        let (mut scribe, first) = Scribe::numbered(u32::from(device) << 16 | u32::try_from(offers.len()).unwrap_or(0));
        offers.push(first);
        offers.extend((1..OF_ONE).map(|edit| scribe.rename(&format!("Правка {edit}"))));
    }
    offers.truncate(CHANGES);
    offers
}
