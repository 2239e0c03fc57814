//! From text to records: which delimiter a file uses, quotes, and rows of unequal length. Never here: what a column means.

use csv::{ReaderBuilder, StringRecord};

use super::{MAX_COLUMNS, MAX_ROWS};
use crate::bridge::ImportError;

/// The delimiters in use, the likelier first.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// How much text tells the delimiter, in bytes and in records.
const PROBE_BYTES: usize = 65_536;
const PROBE_RECORDS: usize = 50;
/// A field with more line breaks than this, in a file with a quote too many, is the rest of the file and not a field.
const SWALLOWED_LINES: usize = 200;

/// Finds the delimiter; returns it with the text to read, without Excel's `sep=;` line.
pub(super) fn detect(text: &str) -> (u8, &str) {
    if let Some((delimiter, rest)) = excel_hint(text) {
        return (delimiter, rest);
    }
    let mut end = text.len().min(PROBE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let probe = text.get(..end).unwrap_or(text);
    let mut best = (b',', 0);
    for delimiter in DELIMITERS {
        let points = consistency(probe, delimiter);
        if points > best.1 {
            best = (delimiter, points);
        }
    }
    (best.0, text)
}

/// Excel obeys a first line `sep=` and a delimiter, whatever the country's settings.
fn excel_hint(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let hint = first.trim_end_matches('\r').trim_matches('"');
    let delimiter = hint.strip_prefix("sep=").or_else(|| hint.strip_prefix("SEP="))?;
    let found = DELIMITERS.into_iter().find(|known| delimiter.as_bytes() == [*known])?;
    Some((found, rest))
}

/// Points for a delimiter: how many of the first records have as many fields as the first one, and how many fields that is.
/// A delimiter that does not split the first record gets none.
fn consistency(probe: &str, delimiter: u8) -> usize {
    let widths: Vec<usize> = reader(probe, delimiter, true)
        .into_records()
        .take(PROBE_RECORDS)
        .map_while(Result::ok)
        .map(|record| record.len())
        .collect();
    let Some(first) = widths.first().copied().filter(|width| *width > 1) else {
        return 0;
    };
    let equal = widths.iter().filter(|width| **width == first).count();
    // Consistency counts by its square, so that many fields here and there do not beat a few in every record.
    equal * equal * 1_000 / (widths.len() * widths.len()) * first.min(100)
}

/// Reads all records; such without any text are left out.
pub(super) fn records(text: &str, delimiter: u8) -> Result<Vec<StringRecord>, ImportError> {
    let rows = collect(text, delimiter, true)?;
    let unbalanced = || text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    let swallowed =
        |row: &StringRecord| row.iter().any(|cell| cell.bytes().filter(|byte| *byte == b'\n').count() > SWALLOWED_LINES);
    // An opened and never closed quote would hide every row after it.
    if rows.iter().any(swallowed) && unbalanced() { collect(text, delimiter, false) } else { Ok(rows) }
}

fn collect(text: &str, delimiter: u8, quoting: bool) -> Result<Vec<StringRecord>, ImportError> {
    let limit = usize::try_from(MAX_ROWS).unwrap_or(usize::MAX);
    let mut rows = Vec::new();
    for record in reader(text, delimiter, quoting).into_records() {
        let mut record = record.map_err(|_| ImportError::Unreadable)?;
        record.truncate(MAX_COLUMNS);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        // One more for the heading.
        if rows.len() > limit {
            return Err(ImportError::TooManyRows { limit: MAX_ROWS });
        }
        rows.push(record);
    }
    Ok(rows)
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).quoting(quoting).flexible(true).has_headers(false).from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> (char, Vec<Vec<String>>) {
        let (delimiter, text) = detect(text);
        let rows = records(text, delimiter).unwrap();
        (char::from(delimiter), rows.iter().map(|row| row.iter().map(str::to_owned).collect()).collect())
    }

    #[test]
    fn the_delimiter_is_the_one_that_splits_alike() {
        assert_eq!(cells("Имя;Сумма\nА;1,5\nБ;2,5\n").0, ';');
        assert_eq!(cells("name,note\nA,x;y;z\nB,\"p;q\"\n").0, ',');
        assert_eq!(cells("имя\tадрес\nА\tТашкент, ул. Навои, 1\n").0, '\t');
        assert_eq!(cells("name|phone\nA|1\n").0, '|');
        assert_eq!(cells("Адрес\nТашкент, ул. 1\nБухара, ул. 2\n").1[1], ["Ташкент", " ул. 1"]);
    }

    #[test]
    fn quotes_hide_delimiters_line_breaks_and_quotes() {
        let (_, rows) = cells("a;b\r\n\"x; \"\"y\"\"\nz\";2\r\n");
        assert_eq!(rows, [["a", "b"], ["x; \"y\"\nz", "2"]]);
    }

    #[test]
    fn rows_of_unequal_length_and_empty_rows_are_taken_as_they_are() {
        let (_, rows) = cells("a;b;c\n1;2;3\n;;\n4\n\n5;6;7;8\n1;2;3\n1;2;3\n");
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 1, 4, 3, 3]);
    }

    #[test]
    fn excels_hint_is_obeyed_and_left_out() {
        assert_eq!(cells("sep=;\r\na;b\n1;2\n"), (';', vec![vec!["a".into(), "b".into()], vec!["1".into(), "2".into()]]));
        assert_eq!(cells("\"sep=\t\"\na\tb\n").0, '\t');
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_swallow_the_file() {
        let text = format!("a;b\n\"x;1\n{}", "y;2\n".repeat(1_000));
        assert_eq!(cells(&text).1.len(), 1_002);
    }

    #[test]
    fn too_many_rows_are_refused() {
        let text = "a\n".repeat(200_002);
        assert_eq!(records(&text, b';'), Err(ImportError::TooManyRows { limit: 200_000 }));
        assert_eq!(records(&"a\n".repeat(200_001), b';').map(|rows| rows.len()), Ok(200_001));
    }
}
