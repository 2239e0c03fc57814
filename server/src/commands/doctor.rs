//! `ingot-server doctor`.

use std::process::ExitCode;

use clap::Args;

use super::{CommandError, Data};
use crate::store;

/// Less free space than this is reported: a write-ahead log alone may take a few megabytes.
const LITTLE_SPACE: u64 = 64 * 1024 * 1024;

#[derive(Debug, Args)]
pub(super) struct Doctor {
    #[command(flatten)]
    data: Data,
}

impl Doctor {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        let mut findings = store::doctor(&self.data.data).await?;
        println!("SQLite {}", findings.sqlite);
        println!("Log: {} changes; documents: {}", findings.head, findings.documents);
        if let Some(free) = free_space(&self.data.data) {
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
