//! A company in which everybody sees his own part only: managers with thousands of clients each, of whom the relay sends nobody another's.

use std::time::{Duration, Instant};

use futures::future::join_all;
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_app::engine::storage::{Space, Storage as _};
use ingot_shared::account::{Ask, MEDIA_TYPE, PATH, Reply, Role};
use ingot_shared::domain::{Command, Lead};
use ingot_shared::sync::frame::{ClientFrame, Hello, MAX_OFFERS, Offer, RelayFrame, Verdict};
use ingot_shared::{Id, wire};
use ingot_tests::hostile::liar::{Liar, hello};
use ingot_tests::hostile::scribe::Scribe;
use ingot_tests::live::device::LiveDevice;
use ingot_tests::live::people;
use ingot_tests::live::process::RelayProcess;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::bar::{Bar, Failure, kilobytes, millis, percentile};
use super::reader;
use super::set::Set;

/// Managers of the company.
const MANAGERS: u8 = 20;
/// The owner's number.
const OWNER: u8 = 100;
/// Clients of each that change while one of them is away.
const CHANGED: u32 = 500;
/// Comebacks of which the median counts.
const TIMES: usize = 5;
/// Edits while everybody is connected.
const EDITS: usize = 200;
/// Clients that go from one manager to another.
const HANDED: u32 = 50;
/// What did not come by then will not.
const PATIENCE: Duration = Duration::from_secs(30);

pub async fn measure(set: &Set, clients: u32) -> Result<Vec<Bar>, Failure> {
    let relay = set.relay(&[])?;
    relay.let_in_as(Role::Manager, (1..=MANAGERS).map(u64::from))?;
    relay.let_in([u64::from(OWNER)])?;
    let numbers = |manager: u8| (0..clients).map(move |client| u32::from(manager) << 16 | client);
    let all = u64::from(MANAGERS) * u64::from(clients);
    for manager in 1..=MANAGERS {
        // Who makes a client leads it as long as nobody else does.
        push(&relay, manager, numbers(manager).map(|number| Scribe::numbered(number).1)).await?;
    }
    let storage = MemoryStorage::default();
    let mut device = LiveDevice::on(storage.clone(), 1, &people::token(1)).await?;
    device.patience = Duration::from_secs(60);
    let mut bars = vec![first_load(&mut device, &relay, &storage, (clients, all)).await?];
    bars.push(unchanged(&mut device, &relay, all).await?);
    device.hang_up();
    let mut scribes: Vec<Vec<Scribe>> = (1..=MANAGERS)
        .map(|manager| numbers(manager).take(CHANGED as usize).map(|number| Scribe::numbered(number).0).collect())
        .collect();
    for (manager, scribes) in (1..).zip(&mut scribes) {
        push(&relay, manager, scribes.iter_mut().map(|scribe| scribe.rename("Навои"))).await?;
    }
    bars.push(catch_up(&mut device, &relay, all).await?);
    device.hang_up();
    let own = scribes.first_mut().ok_or("no manager")?;
    bars.push(edit(&relay, own.first_mut().ok_or("no client")?).await?);
    bars.push(hand_over(&relay, own).await?);
    bars.push(sign_in(&relay).await?);
    Ok(bars)
}

fn said(number: u8) -> Hello {
    hello(number, &people::token(number.into()))
}

/// A device of this number pushes offers.
async fn push(relay: &RelayProcess, number: u8, offers: impl Iterator<Item = Offer>) -> Result<(), Failure> {
    let mut device = Liar::join(relay.address, said(number)).await.ok_or("a manager was not let in")?;
    let offers: Vec<Offer> = offers.collect();
    for offers in offers.chunks(MAX_OFFERS) {
        let verdicts = device.push(offers.to_vec()).await.ok_or("a manager was sent away")?;
        if let Some(other) = verdicts.iter().find(|verdict| !matches!(verdict, Verdict::Logged(_))) {
            return Err(format!("a manager's change was answered {other:?}").into());
        }
    }
    Ok(())
}

async fn first_load(
    device: &mut LiveDevice,
    relay: &RelayProcess,
    storage: &MemoryStorage,
    (clients, all): (u32, u64),
) -> Result<Bar, Failure> {
    let begun = Instant::now();
    device.connect(relay.address).await.map_err(|lost| format!("{lost:?}"))?;
    while device.engine.place().loading.is_none_or(|loading| !loading.rows_done) {
        device.step().await.map_err(|lost| format!("{lost:?}"))?;
    }
    let listed = begun.elapsed();
    device.until_holds(relay.address, 1).await;
    let (took, bytes) = (begun.elapsed(), device.traffic().bytes());
    let held = storage.scan(Space::Documents, &[], None, usize::MAX).await?.len();
    let met = held == clients as usize
        && listed <= Duration::from_secs(2)
        && took <= Duration::from_secs(8)
        && bytes <= 4 * 1_024 * 1_024;
    let measured = format!("{held} documents, rows {}, all {} ({})", millis(listed), millis(took), kilobytes(bytes));
    Ok(Bar::new(
        format!("a manager's first load, {clients} clients of {all}"),
        measured,
        "his only; list 2 s, all 8 s and 4 MB",
        met,
    ))
}

async fn unchanged(device: &mut LiveDevice, relay: &RelayProcess, all: u64) -> Result<Bar, Failure> {
    let head = device.engine.place().cursor;
    let mut took = Vec::new();
    for _ in 0..TIMES {
        device.hang_up();
        let begun = Instant::now();
        device.until_holds(relay.address, head).await;
        took.push(begun.elapsed());
    }
    let median = percentile(&took, 50);
    let (bytes, turns) = (device.traffic().bytes(), device.traffic().asked().saturating_sub(1));
    let met = turns == 1 && bytes <= 2_048 && median <= Duration::from_millis(50);
    let measured = format!("{turns} round trip, {bytes} bytes with the handshake, {}", millis(median));
    Ok(Bar::new(format!("a manager's reconnect, nothing changed of {all}"), measured, "1 round trip, 2 KB, 50 ms", met))
}

async fn catch_up(device: &mut LiveDevice, relay: &RelayProcess, all: u64) -> Result<Bar, Failure> {
    let others = u64::from(MANAGERS) * u64::from(CHANGED);
    let head = all + others;
    device.heard = Default::default();
    let begun = Instant::now();
    device.until_holds(relay.address, head).await;
    let (took, bytes, came) = (begun.elapsed(), device.traffic().bytes(), device.heard.entries.len());
    let met = came == CHANGED as usize && bytes <= 120 * 1_024 && took <= Duration::from_millis(500);
    let measured = format!("{came} came, {}, {}, applied and stored", kilobytes(bytes), millis(took));
    Ok(Bar::new(
        format!("a manager's catch-up, {CHANGED} of his among {others} changes"),
        measured,
        "his only; 120 KB, 0.5 s",
        met,
    ))
}

/// A manager edits while everybody is connected; the owner follows.
async fn edit(relay: &RelayProcess, scribe: &mut Scribe) -> Result<Bar, Failure> {
    let welcome = reader::welcome(relay).await?;
    let mut others = Vec::new();
    for number in 2..=MANAGERS {
        others.push(tokio::spawn(count(follow(relay, number).await?)));
    }
    let owner = reader::follow(relay.address, said(OWNER), &welcome, scribe.document, EDITS).await?;
    let mut writer = Liar::join(relay.address, said(1)).await.ok_or("the writer was not let in")?;
    let sent = reader::edits(&mut writer, scribe, EDITS, Duration::ZERO).await?;
    let took = reader::took(owner, &sent).await?;
    let heard: usize = join_all(others).await.into_iter().filter_map(Result::ok).sum();
    let (p50, p99) = (percentile(&took, 50), percentile(&took, 99));
    let met = heard == 0 && p50 <= Duration::from_millis(50) && p99 <= Duration::from_millis(200);
    let measured = format!("p50 {}, p99 {}; {heard} entries came to others", millis(p50), millis(p99));
    Ok(Bar::new(
        format!("a manager's edit → the owner, {MANAGERS} connected"),
        measured,
        "0 to others; p50 50 ms, p99 200 ms",
        met,
    ))
}

/// Counts the entries that come until nothing came for some seconds.
async fn count(mut device: Liar) -> usize {
    let mut came = 0;
    while let Ok(Some(frame)) = tokio::time::timeout(Duration::from_secs(3), device.next()).await {
        let RelayFrame::Entries { entries, upto, .. } = frame else { continue };
        came += entries.len();
        device.say(&ClientFrame::Ack { seq: upto }).await;
    }
    came
}

/// A device that has everything that its member may read, and follows the log from here.
async fn follow(relay: &RelayProcess, number: u8) -> Result<Liar, Failure> {
    let mut device = Liar::connect(relay.address).await.ok_or("the relay does not answer")?;
    device.say(&ClientFrame::Hello(said(number))).await;
    let Some(RelayFrame::Welcome(now)) = device.next().await else { return Err("no welcome".into()) };
    let hello = Hello { epoch: Some(now.epoch), cursor: now.head, access: Some(now.access), ..said(number) };
    Ok(Liar::join(relay.address, hello).await.ok_or("a manager was not let in")?)
}

/// The owner gives clients of one manager to another, one after the other; both are connected.
async fn hand_over(relay: &RelayProcess, scribes: &mut [Scribe]) -> Result<Bar, Failure> {
    let mut owner = Liar::join(relay.address, said(OWNER)).await.ok_or("the owner was not let in")?;
    let (mut loses, mut gets) = (follow(relay, 1).await?, follow(relay, 2).await?);
    let to = Lead { member: people::member(2), name: "Лола".to_owned() };
    let mut took = Vec::new();
    for (nth, scribe) in (0..HANDED).zip(scribes) {
        let mut entry = [0x55; 16];
        entry.iter_mut().zip(nth.to_be_bytes()).for_each(|(to, byte)| *to = byte);
        let command =
            Command::SetResponsible { document: scribe.document, deal: None, entry: Id::from_bytes(entry), to: to.clone() };
        let offer = scribe.write(command);
        let begun = Instant::now();
        if !matches!(owner.push(vec![offer]).await.as_deref(), Some([Verdict::Logged(_)])) {
            return Err("a hand-over was not logged".into());
        }
        let gone = access(&mut loses, |revoked, _| revoked.contains(&scribe.document));
        let came = access(&mut gets, |_, granted| granted.contains(&scribe.document));
        let both = async { tokio::join!(gone, came) };
        tokio::time::timeout(PATIENCE, both).await.map_err(|_| "nobody was told of a hand-over")?;
        took.push(begun.elapsed());
    }
    let (p50, p99) = (percentile(&took, 50), percentile(&took, 99));
    let measured = format!("p50 {}, p99 {}", millis(p50), millis(p99));
    let what = format!("{HANDED} clients handed over, gone here and come there");
    Ok(Bar::new(what, measured, "1 s", p99 <= Duration::from_secs(1)))
}

/// Waits for what `is_it` knows among the documents that left the member or came to him.
async fn access(device: &mut Liar, is_it: impl Fn(&[Id], &[Id]) -> bool) {
    while let Some(frame) = device.next().await {
        match frame {
            RelayFrame::Access { revoked, granted, .. } => {
                let granted: Vec<Id> = granted.iter().map(|snapshot| snapshot.document).collect();
                if is_it(&revoked, &granted) {
                    return;
                }
            }
            RelayFrame::Entries { upto, .. } => device.say(&ClientFrame::Ack { seq: upto }).await,
            _ => {}
        }
    }
}

/// Somebody comes in by an invite and signs in again by his password.
async fn sign_in(relay: &RelayProcess) -> Result<Bar, Failure> {
    let (email, password, device) = ("zarina@example.uz".to_owned(), "верблюд на балконе".to_owned(), "Firefox".to_owned());
    let secret = relay.invite(Role::Manager)?;
    let (name, member) = ("Зарина".to_owned(), None);
    ask(relay, &Ask::Enter { secret, name, email: email.clone(), password: password.clone(), member, device: device.clone() })
        .await?;
    let mut took = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        ask(relay, &Ask::SignIn { email: email.clone(), password: password.clone(), device: device.clone() }).await?;
        took.push(begun.elapsed());
    }
    let slowest = percentile(&took, 100);
    let measured = format!("median {}, slowest {}", millis(percentile(&took, 50)), millis(slowest));
    Ok(Bar::new("sign-in by password, from request to answer", measured, "1 s", slowest <= Duration::from_secs(1)))
}

/// Asks as a browser would.
async fn ask(relay: &RelayProcess, ask: &Ask) -> Result<Reply, Failure> {
    let body = wire::encode(ask);
    let mut stream = TcpStream::connect(relay.address).await?;
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-type: {MEDIA_TYPE}\r\ncontent-length: {}\r\n\r\n",
        relay.address,
        body.len()
    );
    stream.write_all(&[head.as_bytes(), &body].concat()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or("no answer")?;
    if !answer.starts_with(b"HTTP/1.1 200 ") {
        return Err(String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).into_owned().into());
    }
    Ok(wire::decode(answer.get(end + 4..).unwrap_or_default()).map_err(|error| format!("{error:?}"))?)
}
