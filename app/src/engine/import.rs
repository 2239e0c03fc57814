//! Import readers: a file's bytes become a [`Table`], and the table becomes clients.
//!
//! Everything here is a pure function over bytes, tested natively. Never here: reading the `File`, storage, ids, a clock.

mod amount;
mod assemble;
mod cell;
mod contact;
mod content;
mod date;
mod decode;
mod dialect;
mod heading;
mod matching;
mod merge;
mod recognise;
mod row;
mod stage;
#[cfg(test)]
mod tests;

use csv::StringRecord;

use crate::bridge::{Column, ImportError, ImportPreview};
pub use assemble::Assembled;
use decode::Encoding;
pub use matching::match_known;

/// The largest file that is read, in bytes: the table and the clients made from it take several times as much memory.
pub const MAX_FILE: u64 = 50 * 1024 * 1024;
/// The most rows that are read: twice the clients that Ingot is built for.
pub const MAX_ROWS: u32 = 200_000;
/// The most columns that are looked at; spreadsheets in use have fewer than a hundred.
pub const MAX_COLUMNS: usize = 500;
/// How many rows a preview shows.
const SAMPLE_ROWS: usize = 5;
/// How much of a cell a preview shows, in characters.
const SAMPLE_CELL: usize = 120;

/// A file that was read and not yet imported.
#[derive(Clone, Debug)]
pub struct Table {
    file: String,
    encoding: Encoding,
    delimiter: char,
    headings: Vec<String>,
    columns: Vec<Column>,
    rows: Vec<StringRecord>,
}

/// Reads a text table, whatever its encoding and delimiter.
///
/// # Errors
/// [`ImportError`] when it is too large, empty, or something else than a text table.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Table, ImportError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_FILE {
        return Err(ImportError::TooLarge { bytes: size, limit: MAX_FILE });
    }
    let (encoding, text) = decode::decode(bytes)?;
    let (delimiter, text) = dialect::detect(&text);
    let mut rows = dialect::records(text, delimiter)?;
    let headings = recognise::take_headings(&mut rows);
    if rows.is_empty() {
        return Err(ImportError::Empty);
    }
    let columns = recognise::columns(&headings, &rows);
    Ok(Table { file: file_name.to_owned(), encoding, delimiter: char::from(delimiter), headings, columns, rows })
}

impl Table {
    /// What was recognised, the first rows, and what the recognised columns would make.
    pub fn preview(&self) -> ImportPreview {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (clients, deals) = match self.assemble(&self.columns) {
            Ok(assembled) => (assembled.clients.len(), assembled.clients.iter().map(|client| client.deals.len()).sum()),
            Err(_) => (0, 0),
        };
        let shown = |cell: &str| ingot_shared::text::one_line(cell).chars().take(SAMPLE_CELL).collect::<String>();
        let sample = self.rows.iter().take(SAMPLE_ROWS);
        ImportPreview {
            file: self.file.clone(),
            encoding: self.encoding.label().to_owned(),
            delimiter: self.delimiter,
            headings: self.headings.clone(),
            columns: self.columns.clone(),
            sample: sample
                .map(|row| (0..self.headings.len()).map(|at| shown(row.get(at).unwrap_or_default())).collect())
                .collect(),
            rows: count(self.rows.len()),
            clients: count(clients),
            deals: count(deals),
        }
    }

    /// Makes clients of the rows, with one meaning for each column in file order; a missing one is left out.
    ///
    /// # Errors
    /// [`ImportError::NoClients`] when no column could be a name, a company, a phone or an e-mail address.
    pub fn assemble(&self, columns: &[Column]) -> Result<Assembled, ImportError> {
        assemble::assemble(&self.headings, columns, &self.rows)
    }
}
