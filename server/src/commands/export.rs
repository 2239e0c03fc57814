//! `ingot-server export`.

mod csv;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{CommandError, Data};
use crate::clock;
use crate::neutral;
use crate::store::{self, NewFile};

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    data: Data,
    /// The file to create; it is there when all of it was written, and never replaces another. Without it, stdout.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// The whole workspace as JSON lines, which `import` reads (EXPORT.md describes them), or one deal a line for spreadsheets.
    #[arg(long, value_enum, default_value_t = Format::Whole)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Whole,
    Csv,
}

impl Export {
    pub(super) async fn run(self) -> Result<ExitCode, CommandError> {
        let Some(file) = &self.file else {
            self.write(std::io::stdout().lock()).await?;
            return Ok(ExitCode::SUCCESS);
        };
        let (file, part) = NewFile::begin(file)?;
        let out = File::options().write(true).create_new(true).open(part).map_err(|error| cannot_write(&error))?;
        let said = self.write(out).await?;
        file.finish()?;
        println!("{said}");
        Ok(ExitCode::SUCCESS)
    }

    /// Writes all of it; returns what there is to say about it.
    async fn write(&self, out: impl Write) -> Result<String, CommandError> {
        let mut out = BufWriter::new(out);
        match self.format {
            Format::Whole => {
                let written = date(clock::now());
                let mut writer = neutral::Writer::new(out);
                store::export(&self.data.folder(), |part| writer.part(part, &written).map_err(|error| cannot_write(&error)))
                    .await?;
                let (documents, changes, _) = writer.finish().map_err(|error| cannot_write(&error))?;
                Ok(format!("Exported: {documents} documents, {changes} changes. Whoever has the file can read everything."))
            }
            Format::Csv => {
                let mut table = csv::Table::begin(&mut out).map_err(|error| cannot_write(&error))?;
                store::export_rows(&self.data.folder(), |row| table.write(&row).map_err(|error| cannot_write(&error))).await?;
                table.finish().map_err(|error| cannot_write(&error))?;
                out.flush().map_err(|error| cannot_write(&error))?;
                Ok("Exported.".to_owned())
            }
        }
    }
}

fn cannot_write(error: &std::io::Error) -> CommandError {
    CommandError::Other(format!("cannot write the export: {error}"))
}

/// A moment as ISO 8601 in UTC; empty when the number is beyond every calendar.
fn date(instant: ingot_shared::Instant) -> String {
    jiff::Timestamp::from_millisecond(instant.as_millis()).map_or_else(|_| String::new(), |at| at.to_string())
}
