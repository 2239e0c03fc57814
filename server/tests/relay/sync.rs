//! `/sync` over a real socket.

use std::net::SocketAddr;

use futures::SinkExt;
use ingot_server::http::{self, App, Relay};
use ingot_server::store::{MemoryStore, Store};
use ingot_shared::document::Client;
use ingot_shared::row;
use ingot_shared::sync::codec::{MAX_FRAME, MAX_HELLO};
use ingot_shared::sync::frame::Verdict::{Known, Logged, MissingDeps};
use ingot_shared::sync::frame::{ClientFrame, Goodbye, Hello, Offer, PROTOCOL, RelayFrame};
use ingot_shared::sync::session::MAX_PAGES_UNDER_WAY;
use tokio::net::TcpListener;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::device::{Device, hello};
use crate::people::let_in;
use crate::testing::{Page, id, peer};

async fn relay() -> (Relay<MemoryStore>, SocketAddr) {
    let relay = Relay::new(MemoryStore::new(id(9, 1)));
    let_in(relay.store().people(), 0..40).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = relay.clone();
    tokio::spawn(async move { http::serve(listener, http::router(serving.clone(), App::from_files([])), None, &serving).await });
    (relay, address)
}

#[tokio::test]
async fn an_edit_reaches_the_other_device() {
    let (relay, address) = relay().await;
    let (mut sender, welcome) = Device::join(address, 1).await;
    assert_eq!(
        (welcome.protocol, welcome.epoch, welcome.head, welcome.member),
        (PROTOCOL, relay.store().epoch(), 0, peer(1).member)
    );
    let mut receiver = Device::follow(address, 2, welcome.epoch, 0).await;
    let (mut page, first) = Page::create(1, 1, "Anor");
    let second = page.rename("Анор");
    assert_eq!(sender.push(vec![second.clone()]).await, [MissingDeps]);
    assert_eq!(sender.push(vec![first.clone()]).await, [Logged(1)]);
    assert_eq!(sender.push(vec![first.clone(), second.clone()]).await, [Known(1), Logged(2)]);
    let read = receiver.read_to(2).await;
    assert_eq!(read.iter().map(|entry| entry.hash).collect::<Vec<_>>(), [first.hash, second.hash]);
}

#[tokio::test]
async fn edits_at_the_same_time_reach_both_in_one_order() {
    let (relay, address) = relay().await;
    let epoch = relay.store().epoch();
    let mut one = Device::follow(address, 1, epoch, 0).await;
    let mut other = Device::follow(address, 2, epoch, 0).await;
    let (mut page, first) = Page::create(1, 1, "Anor");
    let mut copy = page.copy(2);
    one.push(vec![first]).await;
    other.read_to(1).await;
    let (mine, yours) = (one.push(vec![page.rename("Анор")]), other.push(vec![copy.note("Позвонить")]));
    let (mine, yours) = futures::join!(mine, yours);
    assert!(matches!((mine.as_slice(), yours.as_slice()), ([Logged(2)], [Logged(3)]) | ([Logged(3)], [Logged(2)])));
    let order = one.read_to(3).await;
    assert_eq!(order[1..], other.read_to(3).await);
    let merged = Client::load(page.document, &relay.store().fetch(page.document).await.unwrap().unwrap().bytes).unwrap().rows();
    assert!(merged.name == "Анор" && merged.last_entry.is_some());
}

#[tokio::test]
async fn a_sender_that_follows_sees_its_own_changes_in_the_log() {
    let (relay, address) = relay().await;
    let mut device = Device::follow(address, 1, relay.store().epoch(), 0).await;
    let (_, first) = Page::create(1, 1, "Anor");
    assert_eq!(device.push(vec![first.clone()]).await, [Logged(1)]);
    assert_eq!(device.read_to(1).await[0].hash, first.hash);
}

#[tokio::test]
async fn a_new_device_loads_rows_then_documents_then_follows() {
    let (_relay, address) = relay().await;
    let (mut writer, _) = Device::join(address, 1).await;
    let mut pages: Vec<_> = (1..=5).map(|n| Page::create(n, n, "Anor")).collect();
    writer.push(pages.iter().map(|(_, offer)| offer.clone()).collect()).await;

    let (mut device, welcome) = Device::join(address, 2).await;
    assert_eq!(welcome.head, 5);
    device.send(&ClientFrame::GetRows { before: None, since: 0 }).await;
    let Some(RelayFrame::Rows { rows, total: 5, next: None }) = device.next().await else { panic!("no rows") };
    assert_eq!(row::unpack(&rows).unwrap().len(), 5);
    device.send(&ClientFrame::Fetch { document: pages[2].0.document }).await;
    device.send(&ClientFrame::Fetch { document: id(3, 99) }).await;
    assert!(matches!(device.next().await, Some(RelayFrame::Fetched { snapshot: Some(_), .. })));
    assert!(matches!(device.next().await, Some(RelayFrame::Fetched { snapshot: None, .. })));
    device.send(&ClientFrame::GetSnapshots { before: None, since: 0 }).await;
    let Some(RelayFrame::Snapshots { snapshots, next: None }) = device.next().await else { panic!("no snapshots") };
    assert_eq!(snapshots.len(), 5);
    writer.push(vec![pages[0].0.rename("Анор")]).await;
    device.send(&ClientFrame::Follow { after: welcome.head }).await;
    assert_eq!(device.read_to(6).await[0].document, pages[0].0.document);
}

#[tokio::test]
async fn a_device_away_for_longer_than_the_log_reaches_gets_what_changed() {
    let (relay, address) = relay().await;
    let epoch = relay.store().epoch();
    let (mut writer, _) = Device::join(address, 1).await;
    let mut pages: Vec<_> = (1..=3).map(|n| Page::create(n, n, "Anor")).collect();
    writer.push(pages.iter().map(|(_, offer)| offer.clone()).collect()).await;
    writer.push(vec![pages[1].0.rename("Анор"), pages[1].0.note("Позвонить")]).await;
    relay.store().compact(5).await.unwrap();

    // Away since the third change.
    let mut device = Device::follow(address, 2, epoch, 3).await;
    assert_eq!(device.next().await, Some(RelayFrame::Behind { head: 5, told: 0 }));
    device.send(&ClientFrame::GetRows { before: None, since: 3 }).await;
    let Some(RelayFrame::Rows { rows, total: 1, next: None }) = device.next().await else { panic!("no rows") };
    assert_eq!(row::unpack(&rows).unwrap(), [pages[1].0.client.rows()]);
    device.send(&ClientFrame::GetSnapshots { before: None, since: 3 }).await;
    let Some(RelayFrame::Snapshots { snapshots, next: None }) = device.next().await else { panic!("no snapshots") };
    assert!(snapshots.iter().map(|snapshot| snapshot.document).eq([pages[1].0.document]));
    device.send(&ClientFrame::Follow { after: 5 }).await;
    writer.push(vec![pages[0].0.rename("Olma")]).await;
    assert_eq!(device.read_to(6).await[0].seq, 6);

    // One that is in step costs nothing more, and one of the version before gets the entries.
    let mut old = Device::greet(address, Hello { protocol: PROTOCOL - 1, epoch: Some(epoch), cursor: 3, ..hello(3) }).await.0;
    let entries = old.read_to(6).await;
    assert!(entries.iter().map(|entry| entry.seq).eq(4..=6) && entries.iter().all(|entry| !entry.bytes.is_empty()));
}

#[tokio::test]
async fn who_is_not_welcome_is_told_why() {
    let (_relay, address) = relay().await;
    let told = async |hello: Hello| {
        let mut device = Device::connect(address).await;
        device.send(&ClientFrame::Hello(hello)).await;
        device.goodbye().await
    };
    assert_eq!(told(Hello { secret: "guess".to_owned(), ..hello(1) }).await, Goodbye::SignedOut);
    assert_eq!(told(Hello { protocol: PROTOCOL + 1, ..hello(1) }).await, Goodbye::RelayTooOld);
    assert_eq!(told(Hello { protocol: 0, ..hello(1) }).await, Goodbye::AppTooOld);
}

#[tokio::test]
async fn what_is_no_frame_ends_the_connection() {
    let (_relay, address) = relay().await;
    let told = async |message: Message| {
        let mut device = Device::connect(address).await;
        device.socket.send(message).await.unwrap();
        device.goodbye().await
    };
    assert_eq!(told(Message::Binary(vec![0; 100].into())).await, Goodbye::Malformed);
    assert_eq!(told(Message::Binary(vec![0; MAX_HELLO + 1].into())).await, Goodbye::Malformed);
    assert_eq!(told(Message::Text("hello".into())).await, Goodbye::Malformed);
    // The socket itself refuses what is longer than any frame; others go on.
    let mut device = Device::connect(address).await;
    let _ = device.socket.send(Message::Binary(vec![0; MAX_FRAME + 1].into())).await;
    assert!(matches!(device.next().await, None | Some(RelayFrame::Goodbye { reason: Goodbye::Malformed, .. })));
    Device::join(address, 1).await;
}

/// Time stands still but for the timers, so five seconds pass at once.
#[tokio::test(start_paused = true)]
async fn a_connection_that_says_nothing_is_closed() {
    let (_relay, address) = relay().await;
    let mut device = Device::connect(address).await;
    assert_eq!(device.goodbye().await, Goodbye::Malformed);
}

#[tokio::test]
async fn a_device_that_answers_no_ping_is_given_up() {
    let (relay, address) = relay().await;
    // Nobody reads its socket, so nobody answers.
    let (_device, _) = Device::join(address, 1).await;
    tokio::time::pause();
    relay.empty().await;
}

#[tokio::test]
async fn a_reader_that_does_not_acknowledge_gets_no_more_than_its_window() {
    let (relay, address) = relay().await;
    let (mut page, first) = Page::create(1, 1, "Anor");
    let mut offers: Vec<Offer> = vec![first];
    offers.extend((0..60).map(|n| page.note(&format!("{n} {}", "узум ".repeat(3_900)))));
    let count = offers.len() as u64;
    for offers in offers.chunks(4) {
        relay.store().append(peer(1), offers.to_vec()).await.unwrap();
    }
    let mut slow = Device::follow(address, 2, relay.store().epoch(), 0).await;
    slow.send(&ClientFrame::Fetch { document: id(3, 99) }).await;
    let mut pages = Vec::new();
    loop {
        match slow.next().await.unwrap() {
            RelayFrame::Entries { upto, .. } => pages.push(upto),
            RelayFrame::Fetched { .. } => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(pages.len(), MAX_PAGES_UNDER_WAY);
    assert!(*pages.last().unwrap() < count);
    // Others are not held up.
    let (mut quick, _) = Device::join(address, 3).await;
    assert_eq!(quick.push(vec![page.rename("Анор")]).await, [Logged(count + 1)]);
    slow.send(&ClientFrame::Ack { seq: pages[0] }).await;
    assert!(matches!(slow.next().await, Some(RelayFrame::Entries { .. })));
}

#[tokio::test]
async fn a_stopping_relay_says_goodbye_to_all() {
    let (relay, address) = relay().await;
    let (mut joined, _) = Device::join(address, 1).await;
    let mut silent = Device::connect(address).await;
    relay.stop();
    assert_eq!(joined.goodbye().await, Goodbye::Stopping);
    assert_eq!(silent.goodbye().await, Goodbye::Stopping);
    relay.empty().await;
}

#[tokio::test]
async fn another_sites_page_may_not_connect() {
    let (_relay, address) = relay().await;
    let connect = async |origin: String| {
        let mut request = format!("ws://{address}/sync").into_client_request().unwrap();
        request.headers_mut().insert("origin", origin.parse().unwrap());
        connect_async(request).await.map(|_| ())
    };
    assert!(connect(format!("http://{address}")).await.is_ok());
    let Err(Error::Http(response)) = connect("http://evil.example".to_owned()).await else { panic!("not refused") };
    assert_eq!(response.status(), 403);
}
