//! A device that has nothing receives a company: rows, then documents.

use std::time::{Duration, Instant};

use ingot_tests::live::device::LiveDevice;

use super::bar::{Bar, Failure, kilobytes, millis};
use super::set::Set;

/// What an empty device saw of a first load.
struct Loaded {
    /// Until the list was there, and how many bytes had come by then.
    rows: (Duration, u64),
    /// The same for all.
    all: (Duration, u64),
}

/// Once with clients as the bars count them, records as an import makes them, and once with those that have a year behind them.
pub async fn measure(set: &Set, clients: u32) -> Result<Vec<Bar>, Failure> {
    let company = Set::new()?;
    set.fill(clients, &["plain"])?;
    company.fill(clients, &[])?;
    let (records, company) = (load(set).await?, load(&company).await?);
    let is_small = records.all.1 <= 4 * 1_024 * 1_024;
    Ok(vec![
        records.bar(format!("first load of {clients} imported clients, natively"), "list 2 s, all 8 s and 4 MB", is_small),
        company.bar(format!("first load of {clients} with a year of deals"), "list 2 s, all 8 s", true),
    ])
}

impl Loaded {
    fn bar(&self, name: String, asked: &'static str, is_small: bool) -> Bar {
        let is_soon = self.rows.0 <= Duration::from_secs(2) && self.all.0 <= Duration::from_secs(8);
        let [rows, all] = [self.rows, self.all].map(|(took, bytes)| format!("{} ({})", millis(took), kilobytes(bytes)));
        Bar::new(name, format!("rows {rows}, all {all}"), asked, is_soon && is_small)
    }
}

async fn load(set: &Set) -> Result<Loaded, Failure> {
    let relay = set.relay(&[])?;
    let mut device = LiveDevice::new(1, &relay.token(1)?).await?;
    let begun = Instant::now();
    device.connect(relay.address).await.map_err(|lost| format!("{lost:?}"))?;
    while device.engine.place().loading.is_none_or(|loading| !loading.rows_done) {
        device.step().await.map_err(|lost| format!("{lost:?}"))?;
    }
    let rows = (begun.elapsed(), device.traffic().bytes());
    while !device.holds(1) {
        device.step().await.map_err(|lost| format!("{lost:?}"))?;
    }
    Ok(Loaded { rows, all: (begun.elapsed(), device.traffic().bytes()) })
}
