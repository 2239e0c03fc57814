//! `ingot-server export`.

mod csv;
mod json;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{CommandError, Data};
use crate::store;

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    data: Data,
    /// JSON lines (one document a line) or CSV (one deal a line, for spreadsheets).
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Json,
    Csv,
}

impl Export {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        let mut out = BufWriter::new(std::io::stdout().lock());
        match self.format {
            Format::Json => {
                store::export_rows(&self.data.data, |row| json::write(&mut out, &row).map_err(|error| cannot_write(&error)))
                    .await?
            }
            Format::Csv => {
                let mut table = csv::Table::begin(&mut out).map_err(|error| cannot_write(&error))?;
                store::export_rows(&self.data.data, |row| table.write(&row).map_err(|error| cannot_write(&error))).await?;
                table.finish().map_err(|error| cannot_write(&error))?;
            }
        }
        out.flush().map_err(|error| cannot_write(&error))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn cannot_write(error: &std::io::Error) -> CommandError {
    CommandError::Other(format!("cannot write the export: {error}"))
}

/// A moment as ISO 8601 in UTC; empty when the number is beyond every calendar.
fn date(instant: ingot_shared::Instant) -> String {
    jiff::Timestamp::from_millisecond(instant.as_millis()).map_or_else(|_| String::new(), |at| at.to_string())
}
