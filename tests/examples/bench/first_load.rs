//! A device that has nothing receives a company: rows, then documents.

use std::time::{Duration, Instant};

use ingot_tests::live::device::LiveDevice;

use super::bar::{Bar, Failure, kilobytes, millis};
use super::set::Set;

pub async fn measure(set: &Set, clients: u32) -> Result<Vec<Bar>, Failure> {
    set.fill(clients)?;
    let relay = set.relay(&[])?;
    let mut device = LiveDevice::new(1, &relay.token(1)?).await?;
    let begun = Instant::now();
    device.connect(relay.address).await.map_err(|lost| format!("{lost:?}"))?;
    while device.engine.place().loading.is_none_or(|loading| !loading.rows_done) {
        device.step().await.map_err(|lost| format!("{lost:?}"))?;
    }
    let (listed, rows) = (begun.elapsed(), device.traffic().bytes());
    while !device.holds(1) {
        device.step().await.map_err(|lost| format!("{lost:?}"))?;
    }
    let (took, bytes) = (begun.elapsed(), device.traffic().bytes());
    let met = listed <= Duration::from_secs(2) && took <= Duration::from_secs(8) && bytes <= 4 * 1_024 * 1_024;
    let measured = format!("rows {} ({}), all {} ({})", millis(listed), kilobytes(rows), millis(took), kilobytes(bytes));
    Ok(vec![Bar::new(format!("first load of {clients} clients, natively"), measured, "list 2 s, all 8 s and 4 MB", met)])
}
