//! The process is killed while devices write: what it acknowledged is there afterwards.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::future::join_all;
use ingot_shared::sync::frame::{ChangeHash, Verdict};
use tempfile::TempDir;
use tokio::sync::Notify;

use crate::device::Device;
use crate::process::{Serving, run};
use crate::testing::Page;

const WRITERS: u64 = 4;
/// Acknowledged pushes after which the kill comes.
const ENOUGH: usize = 60;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_during_a_burst_loses_nothing_acknowledged() {
    let folder = TempDir::new().unwrap();
    let mut logged: BTreeMap<u64, ChangeHash> = BTreeMap::new();
    for round in 0..3 {
        let mut serving = Serving::start(folder.path());
        let acknowledged = Arc::new(AtomicUsize::new(0));
        let enough = Arc::new(Notify::new());
        let writers = (0..WRITERS).map(|writer| {
            let (address, secret) = (serving.address, serving.secret.clone());
            let (acknowledged, enough) = (Arc::clone(&acknowledged), Arc::clone(&enough));
            tokio::spawn(async move {
                let (mut device, _) = Device::join(address, writer, &secret).await;
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
                    if acknowledged.fetch_add(1, Ordering::Relaxed) == ENOUGH {
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
        for writer in join_all(writers).await {
            logged.extend(writer.unwrap());
        }
        drop(serving);

        let serving = Serving::start(folder.path());
        let (_, welcome) = Device::join(serving.address, 1, &serving.secret).await;
        let mut reader = Device::follow(serving.address, 9, &serving.secret, welcome.epoch, 0).await;
        let log = reader.read_to(welcome.head).await;
        assert!(log.iter().map(|entry| entry.seq).eq(1..=welcome.head), "the log has a gap");
        for (seq, hash) in &logged {
            assert_eq!(log[usize::try_from(*seq).unwrap() - 1].hash, *hash, "change {seq} was acknowledged and lost");
        }
        let examined = run("doctor", folder.path(), &[]);
        assert!(examined.status.success(), "{examined:?}");
    }
}
