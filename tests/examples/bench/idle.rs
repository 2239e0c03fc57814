//! What a device costs the relay while nothing happens.

use std::time::Duration;

use ingot_shared::sync::frame::{ClientFrame, Goodbye, RelayFrame};
use ingot_tests::hostile::liar::Liar;

use super::bar::{Bar, Failure};
use super::reader;
use super::set::Set;

/// Most memory of an idle connection, in bytes.
const ASKED: u64 = 16 * 1_024;
/// Devices that come before the memory is looked at, so that what the relay needs once is not counted.
const FIRST: usize = 100;

pub async fn measure(set: &Set, devices: usize) -> Result<Vec<Bar>, Failure> {
    let relay = set.relay(&[])?;
    relay.let_in((0..u64::try_from(FIRST + devices)?).map(reader::number))?;
    let mut held = Vec::new();
    let mut before = None;
    while held.len() < FIRST + devices {
        if held.len() == FIRST {
            before = relay.memory();
        }
        let number = u16::try_from(held.len())?;
        let mut device = Liar::connect(relay.address).await.ok_or(format!("device {number} was not let in"))?;
        device.say(&ClientFrame::Hello(reader::member(number))).await;
        match device.next().await {
            Some(RelayFrame::Welcome(_)) => held.push(device),
            // So many may say hello in a second.
            Some(RelayFrame::Goodbye { reason: Goodbye::Busy, retry }) => {
                tokio::time::sleep(Duration::from_millis(retry.into())).await;
            }
            other => return Err(format!("device {number} was answered {other:?}").into()),
        }
    }
    let (Some(before), Some(after)) = (before, relay.memory()) else { return Err("this system tells no memory".into()) };
    let each = after.now.saturating_sub(before.now) / u64::try_from(devices.max(1))?;
    let measured = format!("{:.1} KB each, {} MB in all", each as f64 / 1_024.0, after.now >> 20);
    Ok(vec![Bar::new(format!("{devices} idle connections"), measured, "16 KB RSS each", each <= ASKED)])
}
