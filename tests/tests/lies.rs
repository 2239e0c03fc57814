//! A client that lies over real sockets: the relay says what is wrong, and whoever is honest goes on.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::net::SocketAddr;
use std::time::Duration;

use ingot_server::http::{self, App, Relay};
use ingot_server::store::{MemoryStore, Store};
use ingot_shared::Id;
use ingot_shared::account::Role;
use ingot_shared::sync::frame::{ClientFrame, Goodbye, Hello, MAX_OFFERS, Refusal, RelayFrame, Verdict};
use ingot_tests::hostile::chunk::Chunk;
use ingot_tests::hostile::liar::{Liar, hello};
use ingot_tests::hostile::scribe::Scribe;
use ingot_tests::live::people::{let_in, token};
use tokio::net::TcpListener;

/// Silent connections at once; `INGOT_CROWD` asks for more.
const CROWD: usize = 300;

async fn relay() -> (Relay<MemoryStore>, SocketAddr) {
    let relay = Relay::new(MemoryStore::new(Id::from_bytes([7; 16])));
    let_in(relay.store().people(), Role::Owner, 0..100).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = relay.clone();
    tokio::spawn(async move { http::serve(listener, http::router(serving.clone(), App::from_files([])), None, &serving).await });
    (relay, address)
}

async fn liar(address: SocketAddr) -> Liar {
    Liar::join(address, hello(66, &token(66))).await.unwrap()
}

async fn told(address: SocketAddr, frame: &ClientFrame) -> Option<Goodbye> {
    let mut liar = liar(address).await;
    liar.say(frame).await;
    liar.goodbye().await
}

/// An honest device writes one more change.
async fn assert_goes_on(relay: &Relay<MemoryStore>, address: SocketAddr, scribe: &mut Scribe) {
    let head = relay.store().head();
    let mut honest = Liar::join(address, hello(1, &token(1))).await.unwrap();
    let verdicts = honest.push(vec![scribe.rename(&format!("Анор {head}"))]).await;
    assert_eq!(verdicts, Some(vec![Verdict::Logged(head + 1)]));
}

#[tokio::test]
async fn lies_about_place_and_time_get_nothing() {
    let (relay, address) = relay().await;
    let (mut scribe, first) = Scribe::new(1);
    let mut honest = Liar::join(address, hello(1, &token(1))).await.unwrap();
    assert_eq!(honest.push(vec![first]).await, Some(vec![Verdict::Logged(1)]));
    let epoch = relay.store().epoch();
    for (epoch, cursor) in [(Id::from_bytes([8; 16]), 0), (epoch, 99), (epoch, u64::MAX)] {
        let mut liar = Liar::join(address, Hello { epoch: Some(epoch), cursor, ..hello(66, &token(66)) }).await.unwrap();
        // Nothing was sent beside the welcome: the next answer is that of an empty push.
        liar.say(&ClientFrame::Push { offers: Vec::new() }).await;
        assert_eq!(liar.next().await, Some(RelayFrame::Pushed { verdicts: Vec::new() }));
    }
    assert_eq!(told(address, &ClientFrame::Follow { after: 100 }).await, Some(Goodbye::Malformed));
    assert_eq!(told(address, &ClientFrame::Hello(hello(66, &token(66)))).await, Some(Goodbye::Malformed));
    assert_eq!(told(address, &ClientFrame::Ack { seq: u64::MAX }).await, Some(Goodbye::Malformed));
    assert_goes_on(&relay, address, &mut scribe).await;
}

#[tokio::test]
async fn lies_about_who_wrote_what_are_refused() {
    let (relay, address) = relay().await;
    let (mut scribe, first) = Scribe::new(1);
    let second = scribe.rename("Анор");
    let mut honest = Liar::join(address, hello(1, &token(1))).await.unwrap();
    assert_eq!(honest.push(vec![first.clone(), second.clone()]).await, Some(vec![Verdict::Logged(1), Verdict::Logged(2)]));
    let mut liar = liar(address).await;
    // A replay.
    assert_eq!(liar.push(vec![first, second.clone()]).await, Some(vec![Verdict::Known(1), Verdict::Known(2)]));
    // The same actor and number for something else: as another device, and under the honest device's own name.
    let mut forged = Chunk::parse(&second.bytes).unwrap();
    forged.time += 1;
    let offer = |chunk: &Chunk| {
        let (bytes, hash) = chunk.sealed();
        ingot_shared::sync::frame::Offer { document: scribe.document, hash, bytes: bytes.into() }
    };
    let fork = Some(vec![Verdict::Refused(Refusal::Fork)]);
    assert_eq!(liar.push(vec![offer(&forged)]).await, fork);
    let mut twin = Liar::join(address, hello(1, &token(1))).await.unwrap();
    assert_eq!(twin.push(vec![offer(&forged)]).await, fork);
    // A gap in the actor's numbers, and a past that nobody has.
    forged.seq = 9;
    assert_eq!(liar.push(vec![offer(&forged)]).await, Some(vec![Verdict::Refused(Refusal::Unfit)]));
    forged.deps = vec![[3; 32]];
    assert_eq!(liar.push(vec![offer(&forged)]).await, Some(vec![Verdict::MissingDeps]));
    assert_goes_on(&relay, address, &mut scribe).await;
}

#[tokio::test]
async fn frames_that_are_none_end_the_connection_and_nothing_else() {
    let (relay, address) = relay().await;
    let (mut scribe, first) = Scribe::new(1);
    let mut honest = Liar::join(address, hello(1, &token(1))).await.unwrap();
    assert_eq!(honest.push(vec![first.clone()]).await, Some(vec![Verdict::Logged(1)]));
    let too_many = ClientFrame::Push { offers: vec![first; MAX_OFFERS + 1] };
    assert_eq!(told(address, &too_many).await, Some(Goodbye::Malformed));
    let messages: [&[u8]; 5] = [
        b"",
        b"\x81\xa5dance\x80",
        // A push of four thousand million offers, and one whose change claims four gigabytes.
        b"\x81\xa4push\x81\xa1o\xdd\xff\xff\xff\xff",
        b"\x81\xa4push\x81\xa1o\x91\x83\xa1d\xc4\x10aaaaaaaaaaaaaaaa\xa1h\xc6\xff\xff\xff\xff",
        b"GET / HTTP/1.1\r\n\r\n",
    ];
    for message in messages {
        let mut liar = liar(address).await;
        liar.say_bytes(message.to_vec()).await;
        assert_eq!(liar.goodbye().await, Some(Goodbye::Malformed), "{message:?}");
    }
    // Half a frame, a header that claims a terabyte, and bits that nobody has given a meaning: whoever sends them waits alone.
    let halves: [&[u8]; 3] = [&[0x82, 0xfe, 0x10], &[0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4], &[0xff, 0x80, 1, 2, 3, 4]];
    let mut waiting = Vec::new();
    for half in halves {
        let mut liar = liar(address).await;
        liar.say_raw(half).await;
        waiting.push(liar);
    }
    assert_goes_on(&relay, address, &mut scribe).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_that_connects_and_says_nothing_holds_nobody_up() {
    let crowd = std::env::var("INGOT_CROWD").ok().and_then(|crowd| crowd.parse().ok()).unwrap_or(CROWD);
    let (relay, address) = relay().await;
    let (mut scribe, first) = Scribe::new(1);
    let mut honest = Liar::join(address, hello(1, &token(1))).await.unwrap();
    assert_eq!(honest.push(vec![first]).await, Some(vec![Verdict::Logged(1)]));
    let mut silent = Vec::new();
    for _ in 0..crowd {
        silent.extend(Liar::connect(address).await);
    }
    assert_eq!(silent.len(), crowd);
    assert_goes_on(&relay, address, &mut scribe).await;
    let ended = tokio::time::timeout(Duration::from_secs(60), async {
        for liar in &mut silent {
            assert_eq!(liar.goodbye().await, Some(Goodbye::Malformed));
        }
    });
    ended.await.expect("who says nothing is sent away");
}
