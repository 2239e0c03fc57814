//! `ingot-server doctor`.

use std::process::ExitCode;
use std::str::FromStr;

use clap::Args;
use ingot_shared::account::Happened;

use super::{CommandError, Data};
use crate::store;
use crate::store::audit::Link;

/// Less free space than this is reported: a write-ahead log alone may take a few megabytes.
const LITTLE_SPACE: u64 = 64 * 1024 * 1024;

#[derive(Debug, Args)]
pub(super) struct Doctor {
    #[command(flatten)]
    data: Data,
    /// Only tell whether a receipt of an erasure is this relay's: its number and hash, as in 17:5e1f…
    #[arg(long, value_name = "NUMBER:HASH")]
    receipt: Option<Receipt>,
}

/// A receipt as it stands on paper.
#[derive(Clone, Debug)]
struct Receipt {
    number: u64,
    chain: Link,
}

impl FromStr for Receipt {
    type Err = &'static str;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (number, hash) = typed.trim().split_once(':')?;
            let digits = hash.is_ascii().then_some(hash)?;
            let bytes: Option<Vec<u8>> =
                (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()).collect();
            Some(Self { number: number.parse().ok()?, chain: bytes?.try_into().ok()? })
        };
        read().ok_or("a receipt is a number, a colon and 64 hexadecimal digits")
    }
}

impl Doctor {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        if let Some(receipt) = &self.receipt {
            return self.vouch(receipt).await;
        }
        let mut findings = store::doctor(&self.data.folder()).await?;
        println!("SQLite {}", findings.sqlite);
        println!("Log: {} changes; documents: {}", findings.head, findings.documents);
        if let Some(free) = free_space(&self.data.folder()) {
            println!("Free space: {} MB", free / (1024 * 1024));
            if free < LITTLE_SPACE {
                findings.problems.push(format!("the disk is almost full: {} MB are left", free / (1024 * 1024)));
            }
        }
        for problem in &findings.problems {
            println!("Problem: {problem}");
        }
        if findings.more_problems > 0 {
            println!("… and {} more", findings.more_problems);
        }
        if findings.problems.is_empty() {
            println!("Everything is in order.");
            return Ok(ExitCode::SUCCESS);
        }
        Err(CommandError::Other(format!(
            "the store needs attention: {} found",
            count(findings.problems.len() + findings.more_problems)
        )))
    }
}

impl Doctor {
    async fn vouch(&self, receipt: &Receipt) -> Result<ExitCode, CommandError> {
        let found = store::vouched(&self.data.folder(), receipt.number, &receipt.chain).await?;
        let erased = found.filter(|entry| entry.what == Happened::Erased).and_then(|entry| Some((entry.thing?, entry)));
        let Some((document, entry)) = erased else {
            return Err(CommandError::Other("the audit log does not hold this receipt".to_owned()));
        };
        let at = jiff::Timestamp::from_millisecond(entry.at.as_millis()).map_or_else(|_| String::new(), |at| at.to_string());
        let by = entry.actor.map_or_else(|| "whoever runs the relay".to_owned(), |actor| format!("member {actor}"));
        println!("The receipt is genuine: document {document} was erased for good at {at} by {by} (entry {}).", entry.number);
        Ok(ExitCode::SUCCESS)
    }
}

fn count(problems: usize) -> String {
    if problems == 1 { "1 problem was".to_owned() } else { format!("{problems} problems were") }
}

#[cfg(unix)]
fn free_space(folder: &std::path::Path) -> Option<u64> {
    rustix::fs::statvfs(folder).ok().map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Only Unix tells it in one call.
#[cfg(not(unix))]
fn free_space(_folder: &std::path::Path) -> Option<u64> {
    None
}
