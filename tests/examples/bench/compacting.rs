//! How long an edit takes while the relay empties old changes of its log.

use std::time::Duration;

use ingot_shared::sync::frame::{ClientFrame, Hello, RelayFrame, Welcome};
use ingot_tests::hostile::liar::Liar;
use ingot_tests::hostile::scribe::Scribe;
use ingot_tests::live::process::RelayProcess;

use super::bar::{Bar, Failure, millis, percentile};
use super::set::Set;
use super::{reader, writes};

const EDITS: usize = 200;
/// Pause between two edits of a person in a hurry.
const BETWEEN: Duration = Duration::from_millis(20);
/// Numbers of the devices that write, read, and look how far the log is emptied.
const WRITES: u16 = 20;
const READS: u16 = 100;
const LOOKS: u16 = 200;

pub async fn measure(set: &Set) -> Result<Vec<Bar>, Failure> {
    let mut relay = set.relay(&[])?;
    let filled = writes::push(&relay, &writes::offers()).await?;
    relay.let_in([WRITES, READS, LOOKS].map(|number| reader::number(number.into())))?;
    let (mut scribe, first) = Scribe::new(1);
    let mut writer = Liar::join(relay.address, reader::member(WRITES)).await.ok_or("the writer was not let in")?;
    writer.push(vec![first]).await;
    let quiet = edits(&relay, &mut scribe).await?;
    relay.kill()?;

    // Everything but the newest goes, step by step, for longer than the edits take.
    let relay = set.relay(&["--keep-changes", "1"])?;
    let welcome = reader::welcome(&relay).await?;
    let during = edits(&relay, &mut scribe).await?;
    let last = u64::try_from(filled)? - 1;
    if !is_emptied(&relay, &welcome, 0).await? || is_emptied(&relay, &welcome, last).await? {
        return Err("the log was not being emptied all the time".into());
    }
    let (p50, p99) = (percentile(&during, 50), percentile(&during, 99));
    let measured = format!("p50 {}, p99 {}; before it p99 {}", millis(p50), millis(p99), millis(percentile(&quiet, 99)));
    let what = format!("{EDITS} edits while {filled} changes are emptied");
    Ok(vec![Bar::new(what, measured, "p99 200 ms", p99 <= Duration::from_millis(200))])
}

/// How long each edit took to another device.
async fn edits(relay: &RelayProcess, scribe: &mut Scribe) -> Result<Vec<Duration>, Failure> {
    let welcome = reader::welcome(relay).await?;
    let mut writer = Liar::join(relay.address, reader::member(WRITES)).await.ok_or("the writer was not let in")?;
    let other = reader::follow(relay.address, reader::member(READS), &welcome, scribe.document, EDITS).await?;
    let sent = reader::edits(&mut writer, scribe, EDITS, BETWEEN).await?;
    reader::took(other, &sent).await
}

/// Whether the change after this number is no longer in the log.
async fn is_emptied(relay: &RelayProcess, welcome: &Welcome, after: u64) -> Result<bool, Failure> {
    let hello = Hello { epoch: Some(welcome.epoch), cursor: after, ..reader::member(LOOKS) };
    let mut device = Liar::connect(relay.address).await.ok_or("the relay does not answer")?;
    device.say(&ClientFrame::Hello(hello)).await;
    while let Some(frame) = device.next().await {
        match frame {
            RelayFrame::Behind { .. } => return Ok(true),
            RelayFrame::Entries { .. } => return Ok(false),
            _ => {}
        }
    }
    Err("the relay does not say whether the log goes so far back".into())
}
