//! The process is killed while devices write: what it acknowledged is there afterwards.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures::future::join_all;
use ingot_shared::sync::frame::{ChangeHash, Hello, PROTOCOL, Verdict};
use tempfile::TempDir;
use tokio::sync::Notify;

use crate::device::{Device, hello};
use crate::process::{Serving, run};
use crate::testing::Page;

const WRITERS: u64 = 4;
/// Kills in an ordinary run; `INGOT_KILLS` asks for more.
const KILLS: u64 = 3;
/// Acknowledged pushes after which the kill comes: another number each time, so that it hits other moments.
const ENOUGH: std::ops::Range<u64> = 5..60;
/// How often the whole store is examined, in kills.
const EXAMINE_EVERY: u64 = 50;

/// A relay that keeps so little of its log that it compacts whenever it has a moment.
fn start(folder: &Path) -> Serving {
    Serving::start_with(folder, &["--keep-changes", "0"], Stdio::inherit())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_during_a_burst_loses_nothing_acknowledged() {
    let kills = std::env::var("INGOT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let folder = TempDir::new().unwrap();
    let (mut logged_in_all, mut checked) = (0, 0);
    for round in 0..kills {
        let mut serving = start(folder.path());
        let left = Arc::new(AtomicU64::new(ENOUGH.start + round * 7 % (ENOUGH.end - ENOUGH.start)));
        let enough = Arc::new(Notify::new());
        let writers = (0..WRITERS).map(|writer| {
            let address = serving.address;
            let (left, enough) = (Arc::clone(&left), Arc::clone(&enough));
            tokio::spawn(async move {
                let (mut device, _) = Device::join(address, writer).await;
                let number = round * WRITERS + writer;
                let (mut page, first) = Page::create(number, number, "Anor");
                let mut offers = vec![first];
                let mut logged = Vec::new();
                // It writes until the relay is gone.
                while let Ok(verdicts) = device.try_push(offers.clone()).await {
                    for (offer, verdict) in offers.iter().zip(verdicts) {
                        let Verdict::Logged(seq) = verdict else { panic!("{verdict:?}") };
                        logged.push((seq, offer.hash));
                    }
                    if left.fetch_sub(1, Ordering::Relaxed) == 1 {
                        enough.notify_one();
                    }
                    offers = (0..3).map(|n| page.rename(&format!("Анор {n}"))).collect();
                }
                logged
            })
        });
        let writers: Vec<_> = writers.collect();
        enough.notified().await;
        serving.kill();
        let mut logged: BTreeMap<u64, ChangeHash> = BTreeMap::new();
        for writer in join_all(writers).await {
            logged.extend(writer.unwrap());
        }
        drop(serving);

        let serving = start(folder.path());
        let (_, welcome) = Device::join(serving.address, 1).await;
        // A device of the version before gets every entry, compacted or not.
        let hello = Hello { protocol: PROTOCOL - 1, epoch: Some(welcome.epoch), cursor: checked, ..hello(9) };
        let mut reader = Device::greet(serving.address, hello).await.0;
        let log = reader.read_to(welcome.head).await;
        assert!(log.iter().map(|entry| entry.seq).eq(checked + 1..=welcome.head), "the log has a gap");
        for (seq, hash) in &logged {
            let entry = log.iter().find(|entry| entry.seq == *seq);
            assert!(entry.is_some_and(|entry| entry.hash == *hash), "kill {round}: change {seq} was acknowledged and lost");
        }
        logged_in_all += logged.len();
        checked = welcome.head;
        if round % EXAMINE_EVERY == 0 || round + 1 == kills {
            let examined = run("doctor", folder.path(), &[]);
            assert!(examined.status.success(), "{examined:?}");
        }
    }
    println!("{kills} kills, {logged_in_all} acknowledged changes, none lost; the log holds {checked}");
}
