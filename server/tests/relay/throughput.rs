//! A measurement, not a check: `cargo test --release -p ingot-server throughput -- --ignored --nocapture`.

use std::sync::Arc;
use std::time::Instant;

use futures::future::join_all;
use ingot_server::store::compaction::Policy;
use ingot_server::store::{MemoryStore, SqliteStore, Store};
use ingot_shared::sync::frame::{Offer, Verdict};
use tempfile::TempDir;

use crate::testing::{Page, id, peer};

const DEVICES: u64 = 8;

/// Every device pushes its offers, some at a time; prints accepted changes per second.
async fn measure<S: Store>(name: &str, store: Arc<S>, offers: Vec<Vec<Offer>>, push: usize) {
    let count: usize = offers.iter().map(Vec::len).sum();
    let started = Instant::now();
    let devices = offers.into_iter().zip(0..).map(|(offers, device)| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            for offers in offers.chunks(push) {
                let appended = store.append(peer(device), offers.to_vec()).await.unwrap();
                assert!(appended.verdicts.iter().all(|(_, verdict)| matches!(verdict, Verdict::Logged(_))));
            }
        })
    });
    for device in join_all(devices).await {
        device.unwrap();
    }
    let seconds = started.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let rate = count as f64 / seconds;
    println!("{name}, {DEVICES} devices, {push} a push: {count} changes in {seconds:.2} s, {rate:.0} changes/s");
}

/// Like an import: every change makes a document.
fn creations(per_device: u64) -> Vec<Vec<Offer>> {
    let create = |number| Page::create(number, number, &format!("Мижоз {number}")).1;
    (0..DEVICES).map(|device| (0..per_device).map(|n| create(device * per_device + n)).collect()).collect()
}

/// Like a day's work: every change edits the device's own document, which gets longer.
fn edits(per_device: u64) -> Vec<Vec<Offer>> {
    let edits = |device| {
        let (mut page, first) = Page::create(device, device, "Anor");
        let edits = (1..per_device).map(|n| page.rename(&format!("Анор {n}")));
        let mut offers = vec![first];
        offers.extend(edits);
        offers
    };
    (0..DEVICES).map(edits).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn throughput() {
    for (what, offers) in [("creations", creations(500)), ("edits", edits(500))] {
        for push in [1, 64] {
            let memory = Arc::new(MemoryStore::new(id(9, 1)));
            measure(&format!("memory, {what}"), memory, offers.clone(), push).await;
            let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
            let sqlite = Arc::new(SqliteStore::open(folder.path()).await.unwrap());
            measure(&format!("sqlite, {what}"), sqlite, offers.clone(), push).await;
            let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
            let policy = Policy { changes: 0, ..Policy::default() };
            let compacting = Arc::new(SqliteStore::open_with(folder.path(), None, policy).await.unwrap());
            measure(&format!("sqlite that compacts all it can, {what}"), compacting, offers.clone(), push).await;
            let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
            let program = Some(env!("CARGO_BIN_EXE_ingot-server").into());
            let guarded = Arc::new(SqliteStore::open_with(folder.path(), program, Policy::default()).await.unwrap());
            measure(&format!("sqlite, gate apart, {what}"), guarded, offers.clone(), push).await;
        }
    }
}
