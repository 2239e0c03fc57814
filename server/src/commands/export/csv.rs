//! One deal a line, a client without deals one line; for a spreadsheet: UTF-8 with a byte order mark, semicolons (what Excel expects
//! where the comma is the decimal mark), deleted clients and documents that are no clients left out.

use std::borrow::Cow;
use std::io::{self, Write};

use ingot_shared::row::{ClientRow, DealRow};

use super::date;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
const COLUMNS: [&str; 16] = [
    "client_id",
    "kind",
    "client",
    "organization",
    "city",
    "client_responsible",
    "phones",
    "emails",
    "client_created",
    "deal_id",
    "deal",
    "stage",
    "amount",
    "currency",
    "deal_responsible",
    "deal_created",
];

/// A table under way.
pub(super) struct Table<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> Table<W> {
    pub(super) fn begin(mut out: W) -> io::Result<Self> {
        out.write_all(BYTE_ORDER_MARK)?;
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(out);
        writer.write_record(COLUMNS)?;
        Ok(Self { writer })
    }

    pub(super) fn write(&mut self, row: &ClientRow) -> io::Result<()> {
        if row.deleted {
            return Ok(());
        }
        if row.deals.is_empty() {
            return self.line(row, None);
        }
        row.deals.iter().try_for_each(|deal| self.line(row, Some(deal)))
    }

    fn line(&mut self, row: &ClientRow, deal: Option<&DealRow>) -> io::Result<()> {
        let phones: Vec<&str> = row.phones.iter().map(|phone| phone.typed.as_str()).collect();
        let client = [
            row.id.to_string(),
            row.kind.key().to_owned(),
            row.name.clone(),
            row.organization.clone(),
            row.city.clone(),
            row.responsible.clone(),
            phones.join(", "),
            row.emails.join(", "),
            date(row.created),
        ];
        let deal = deal.map_or_else(Default::default, |deal| {
            [
                deal.id.to_string(),
                deal.title.clone(),
                deal.stage.key().to_owned(),
                decimal(deal.amount.minor),
                deal.amount.currency.code().to_owned(),
                deal.responsible.clone(),
                date(deal.created),
            ]
        });
        let cells = client.iter().chain(&deal).map(|cell| inert(cell));
        self.writer.write_record(cells.map(|cell| cell.into_owned().into_bytes()))?;
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

fn decimal(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{},{:02}", minor.unsigned_abs() / 100, minor.unsigned_abs() % 100)
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe before it; phones and amounts stay as they are.
fn inert(cell: &str) -> Cow<'_, str> {
    let harmless = |rest: &str| rest.chars().all(|character| character.is_ascii_digit() || " ()-.,+".contains(character));
    match cell.chars().next() {
        Some('=' | '@' | '\t' | '\r') => format!("'{cell}").into(),
        Some('+' | '-') if !harmless(cell) => format!("'{cell}").into(),
        _ => cell.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_phones_stay() {
        assert_eq!(inert("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(inert("-2+cmd|' /C calc'!A0"), "'-2+cmd|' /C calc'!A0");
        assert_eq!(inert("+998 (90) 123-45-67, +998 71 200 00 00"), "+998 (90) 123-45-67, +998 71 200 00 00");
        assert_eq!(inert("Анор"), "Анор");
    }

    #[test]
    fn amounts_have_two_decimals() {
        assert_eq!(decimal(-5), "-0,05");
        assert_eq!(decimal(123_456), "1234,56");
    }
}
