//! A device that only follows the log and says when each entry came. It keeps nothing, so that fifty of them fit beside a relay.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use ingot_shared::Id;
use ingot_shared::sync::frame::{ClientFrame, Hello, RelayFrame, Verdict, Welcome};
use ingot_tests::hostile::liar::{Liar, hello};
use ingot_tests::hostile::scribe::Scribe;
use ingot_tests::live::people::token;
use ingot_tests::live::process::RelayProcess;
use tokio::task::JoinHandle;

use super::bar::Failure;

/// Numbers of members begin here, after those of single devices.
const MEMBERS: u64 = 10_000;
/// What did not come by then will not.
const PATIENCE: Duration = Duration::from_secs(30);

/// When the entries of a document came, in order.
pub type Arrivals = JoinHandle<Vec<Instant>>;

/// The relay's history and the log's last number.
pub async fn welcome(relay: &RelayProcess) -> Result<Welcome, Failure> {
    let token = relay.token(255)?;
    let mut device = Liar::connect(relay.address).await.ok_or("the relay does not answer")?;
    device.say(&ClientFrame::Hello(hello(255, &token))).await;
    match device.next().await {
        Some(RelayFrame::Welcome(welcome)) => Ok(welcome),
        other => Err(format!("no welcome but {other:?}").into()),
    }
}

/// Follows the log until so many more entries of a document came.
pub async fn follow(
    address: SocketAddr,
    hello: Hello,
    from: &Welcome,
    document: Id,
    entries: usize,
) -> Result<Arrivals, Failure> {
    let hello = Hello { epoch: Some(from.epoch), cursor: from.head, ..hello };
    let mut device = Liar::join(address, hello).await.ok_or("the reader was not let in")?;
    Ok(tokio::spawn(async move {
        let mut came = Vec::new();
        while came.len() < entries
            && let Some(frame) = device.next().await
        {
            let RelayFrame::Entries { entries, upto, .. } = frame else { continue };
            came.extend(entries.iter().filter(|entry| entry.document == document).map(|_| Instant::now()));
            device.say(&ClientFrame::Ack { seq: upto }).await;
        }
        came
    }))
}

/// Pushes so many edits of a document, one after the other with a rest between them; says when each was sent.
pub async fn edits(writer: &mut Liar, scribe: &mut Scribe, edits: usize, between: Duration) -> Result<Vec<Instant>, Failure> {
    let mut sent = Vec::new();
    for edit in 0..edits {
        let offer = scribe.rename(&format!("Правка {edit}"));
        sent.push(Instant::now());
        if !matches!(writer.push(vec![offer]).await.as_deref(), Some([Verdict::Logged(_)])) {
            return Err("an honest edit was not logged".into());
        }
        if !between.is_zero() {
            tokio::time::sleep(between).await;
        }
    }
    Ok(sent)
}

/// How long each took, once all came.
pub async fn took(reader: Arrivals, sent: &[Instant]) -> Result<Vec<Duration>, Failure> {
    let came = tokio::time::timeout(PATIENCE, reader).await??;
    if came.len() != sent.len() {
        return Err(format!("a reader got {} of {} edits", came.len(), sent.len()).into());
    }
    Ok(came.iter().zip(sent).map(|(came, sent)| came.duration_since(*sent)).collect())
}

/// The number that such a member has among those who are let in.
pub const fn number(of: u64) -> u64 {
    MEMBERS + of
}

/// Another member and device for each number; the relay must have [let him in](number).
pub fn member(number: u16) -> Hello {
    let mut id = [0x77; 16];
    id.iter_mut().zip(number.to_be_bytes()).for_each(|(to, byte)| *to = byte);
    Hello { device: Id::from_bytes(id), member: Id::from_bytes(id), ..hello(0, &token(self::number(number.into()))) }
}
