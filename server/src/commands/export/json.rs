//! One document a line: a client with its deals under names that need no explanation, any other with its fields by path.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ingot_shared::domain::Value;
use ingot_shared::row::{ClientRow, DealRow, RecordRow};
use serde::{Serialize, Serializer};

use super::date;

#[derive(Serialize)]
struct ClientLine<'a> {
    id: String,
    kind: &'static str,
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

/// A document that is no client. No client has the kind `workspace`, `product` and so on, so lines are told apart by it.
#[derive(Serialize)]
struct RecordLine<'a> {
    id: String,
    kind: &'static str,
    deleted: bool,
    fields: BTreeMap<&'a str, Plain<'a>>,
}

/// A value as JSON has it: moments and days as ISO 8601, references as ids.
struct Plain<'a>(&'a Value);

#[derive(Serialize)]
struct Amount {
    /// In hundredths of the currency's unit.
    amount_minor: i64,
    currency: &'static str,
}

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Nothing => out.serialize_none(),
            Value::Text(text) => out.serialize_str(text),
            Value::Flag(flag) => out.serialize_bool(*flag),
            Value::Number(number) => out.serialize_i64(*number),
            Value::Moment(at) => out.serialize_str(&date(*at)),
            Value::Day(day) => out.collect_str(day),
            Value::Money(money) => Amount { amount_minor: money.minor, currency: money.currency.code() }.serialize(out),
            Value::Ref(id) => out.collect_str(id),
        }
    }
}

impl<'a> From<&'a RecordRow> for RecordLine<'a> {
    fn from(row: &'a RecordRow) -> Self {
        Self {
            id: row.id.to_string(),
            kind: row.kind.key(),
            deleted: row.deleted,
            fields: row.fields.list.iter().map(|(path, value)| (path.as_str(), Plain(value))).collect(),
        }
    }
}

pub(super) fn write(out: &mut impl Write, row: &ClientRow) -> io::Result<()> {
    if let Some(record) = &row.record {
        serde_json::to_writer(&mut *out, &RecordLine::from(record.as_ref()))?;
        return out.write_all(b"\n");
    }
    let line = ClientLine {
        id: row.id.to_string(),
        kind: row.kind.key(),
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
