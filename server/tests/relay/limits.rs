//! Who asks for too much is slowed, who takes nothing is given up and resumes, who comes in a crowd is spread.

use std::net::SocketAddr;
use std::time::Duration;

use futures::future::join_all;
use ingot_server::http::{self, App, Relay};
use ingot_server::store::{MemoryStore, Store};
use ingot_shared::sync::frame::Verdict::{Logged, Refused};
use ingot_shared::sync::frame::{ClientFrame, Goodbye, Offer, Refusal, RelayFrame};
use tokio::net::TcpListener;
use tokio::time::Instant;

use crate::device::Device;
use crate::people::let_in;
use crate::testing::{Page, id};

async fn relay() -> (Relay<MemoryStore>, SocketAddr) {
    let relay = Relay::new(MemoryStore::new(id(9, 1)));
    let_in(relay.store().people(), 0..40).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = relay.clone();
    tokio::spawn(async move { http::serve(listener, http::router(serving.clone(), App::from_files([])), None, &serving).await });
    (relay, address)
}

fn counted(relay: &Relay<MemoryStore>, name: &str) -> u64 {
    let text = relay.metrics().text(0);
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')).unwrap();
    line.parse().unwrap()
}

/// Text that does not compress to nothing.
fn noise(words: u64) -> String {
    (0..words).map(|n| format!("{:x} ", (n + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))).collect()
}

/// Time stands still but for the timers: what is waited for costs nothing here.
#[tokio::test(start_paused = true)]
async fn a_flood_is_slowed_and_all_of_it_is_answered() {
    const ASKED: u32 = 700;
    let (relay, address) = relay().await;
    let (mut greedy, _) = Device::join(address, 1).await;
    let begun = Instant::now();
    for _ in 0..ASKED {
        greedy.send(&ClientFrame::Fetch { document: id(3, 1) }).await;
        assert!(matches!(greedy.next().await, Some(RelayFrame::Fetched { snapshot: None, .. })));
    }
    assert!(counted(&relay, "ingot_slowed_total") > 0);
    assert!(begun.elapsed() >= Duration::from_secs(1), "{:?}", begun.elapsed());
    let (mut modest, _) = Device::join(address, 2).await;
    let slowed = counted(&relay, "ingot_slowed_total");
    assert_eq!(modest.push(vec![Page::create(1, 1, "Anor").1]).await, [Logged(1)]);
    assert_eq!(counted(&relay, "ingot_slowed_total"), slowed, "somebody else is not slowed for it");
}

#[tokio::test(start_paused = true)]
async fn changes_that_no_app_makes_cost_their_sender_and_nobody_else() {
    const OFFERED: u64 = 40;
    let (relay, address) = relay().await;
    let (mut honest, _) = Device::join(address, 1).await;
    let (mut hostile, _) = Device::join(address, 2).await;
    let spoiled = |number| Offer { bytes: b"no change".to_vec().into(), ..Page::create(number, number, "Anor").1 };
    let begun = Instant::now();
    for number in 1..=OFFERED {
        assert_eq!(honest.push(vec![Page::create(number, number, "Anor").1]).await, [Logged(number)]);
    }
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    let begun = Instant::now();
    for number in 1..=OFFERED {
        assert_eq!(hostile.push(vec![spoiled(100 + number)]).await, [Refused(Refusal::Malformed)], "it is answered all the same");
    }
    assert!(begun.elapsed() >= Duration::from_secs(1), "{:?}", begun.elapsed());
    let slowed = counted(&relay, "ingot_slowed_total");
    assert_eq!(honest.push(vec![Page::create(99, 99, "Anor").1]).await, [Logged(OFFERED + 1)]);
    assert_eq!(counted(&relay, "ingot_slowed_total"), slowed, "somebody else is not slowed for it");
}

#[tokio::test]
async fn the_oldest_of_too_many_connections_of_a_device_is_told() {
    let (_relay, address) = relay().await;
    let (mut oldest, _) = Device::join(address, 1).await;
    let mut newer = Vec::new();
    for _ in 0..4 {
        newer.push(Device::join(address, 1).await.0);
    }
    assert_eq!(oldest.goodbye().await, Goodbye::Replaced);
    for (device, number) in newer.iter_mut().zip(1..) {
        assert_eq!(device.push(vec![Page::create(number, number, "Anor").1]).await, [Logged(number)]);
    }
}

#[tokio::test]
async fn a_stop_gives_every_device_a_moment_of_its_own_to_come_back() {
    let (relay, address) = relay().await;
    let mut devices = Vec::new();
    for number in 0..20 {
        devices.push(Device::join(address, number).await.0);
    }
    // All are sent away at one moment, however busy the machine is: later ones would start a line of their own.
    tokio::time::pause();
    relay.stop();
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    tokio::time::resume();
    let moments = join_all(devices.iter_mut().map(|device| async {
        match device.answer().await {
            Some(RelayFrame::Goodbye { reason: Goodbye::Stopping, retry }) => retry,
            other => panic!("no goodbye but {other:?}"),
        }
    }));
    let mut moments = moments.await;
    moments.sort_unstable();
    moments.dedup();
    assert_eq!(moments.len(), 20);
    assert!(moments.first().is_some_and(|first| *first >= 500), "the next relay is up by then: {moments:?}");
}

#[tokio::test]
async fn a_reader_that_takes_nothing_is_given_up_and_resumes() {
    let (relay, address) = relay().await;
    let (mut page, first) = Page::create(1, 1, "Anor");
    let mut offers = vec![first];
    offers.extend((0..8).map(|_| page.note(&noise(1_000))));
    let (mut writer, welcome) = Device::join(address, 1).await;
    assert_eq!(writer.push(offers).await.last(), Some(&Logged(9)));
    let mut stuck = Device::follow(address, 2, welcome.epoch, 0).await;
    // Far more than the system keeps for a reader.
    for _ in 0..400 {
        stuck.send(&ClientFrame::Fetch { document: page.document }).await;
    }
    tokio::time::pause();
    while counted(&relay, "ingot_slow_readers_total") == 0 {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    tokio::time::resume();
    assert_eq!(writer.push(vec![page.rename("Анор")]).await, [Logged(10)]);
    let mut again = Device::follow(address, 2, welcome.epoch, 8).await;
    let read = again.read_to(10).await;
    assert_eq!(read.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [9, 10]);
    assert_eq!(relay.store().head(), 10);
}
