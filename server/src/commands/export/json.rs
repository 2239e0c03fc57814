//! One client a line, with its deals, under names that need no explanation.

use std::io::{self, Write};

use ingot_shared::row::{ClientRow, DealRow};
use serde::Serialize;

use super::date;

#[derive(Serialize)]
struct ClientLine<'a> {
    id: String,
    kind: ingot_shared::domain::ClientKind,
    name: &'a str,
    city: &'a str,
    responsible: &'a str,
    organization: &'a str,
    phones: Vec<&'a str>,
    emails: &'a [String],
    created: String,
    last_entry: Option<String>,
    /// Deleted clients are exported too: an export leaves nothing out.
    deleted: bool,
    deals: Vec<DealLine<'a>>,
}

#[derive(Serialize)]
struct DealLine<'a> {
    id: String,
    title: &'a str,
    stage: &'a str,
    /// In hundredths of the currency's unit.
    amount_minor: i64,
    currency: &'static str,
    responsible: &'a str,
    created: String,
    in_stage_since: String,
}

impl<'a> From<&'a DealRow> for DealLine<'a> {
    fn from(deal: &'a DealRow) -> Self {
        Self {
            id: deal.id.to_string(),
            title: &deal.title,
            stage: deal.stage.key(),
            amount_minor: deal.amount.minor,
            currency: deal.amount.currency.code(),
            responsible: &deal.responsible,
            created: date(deal.created),
            in_stage_since: date(deal.since),
        }
    }
}

pub(super) fn write(out: &mut impl Write, row: &ClientRow) -> io::Result<()> {
    let line = ClientLine {
        id: row.id.to_string(),
        kind: row.kind,
        name: &row.name,
        city: &row.city,
        responsible: &row.responsible,
        organization: &row.organization,
        phones: row.phones.iter().map(|phone| phone.typed.as_str()).collect(),
        emails: &row.emails,
        created: date(row.created),
        last_entry: row.last_entry.map(date),
        deleted: row.deleted,
        deals: row.deals.iter().map(DealLine::from).collect(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}
