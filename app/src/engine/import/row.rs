//! One row becomes a client with at most one deal. Never here: other rows.
//!
//! Who the client is depends on the file. In a file of deals: the company, or the person when there is none. In a file of people (with
//! columns for parts of names): the person, whose company is where he works. Otherwise the name; or the company, and the person goes
//! into the timeline; or the person.

mod name;

use csv::StringRecord;
use ingot_shared::domain::{ClientField, ClientKind, ImportedClient, ImportedDeal, Loss, StageId};
use ingot_shared::text::MAX_LINE;
use ingot_shared::{Instant, Money};

use super::heading::{Meaning, meaning};
use super::recognise::is_of_a_deal;
use super::{amount, cell, contact, date, stage};
use crate::bridge::Column;

/// How a contact person is noted in the timeline of a company.
const CONTACT_PERSON: &str = "Контактное лицо";
/// Words for "none" that people type.
const NONE: [&str; 10] = ["-", "–", "—", "нет", "не указан", "n/a", "none", "null", "yo'q", "no"];

/// Reads rows of one file.
pub(super) struct Reader<'a> {
    columns: Vec<(Column, &'a str)>,
    of_deals: bool,
    of_people: bool,
}

/// The cells of a row by their meaning, cleaned.
#[derive(Default)]
struct Cells {
    client: String,
    given: String,
    surname: String,
    patronymic: String,
    company: String,
    person: String,
    fields: Vec<(ClientField, String)>,
    phones: Vec<String>,
    emails: Vec<String>,
    notes: Vec<String>,
    created: Option<Instant>,
    title: String,
    amount: Option<Money>,
    stage: Option<StageId>,
    responsible: String,
    number: String,
    closed: Option<Instant>,
    loss_reason: Option<(String, String)>,
}

impl<'a> Reader<'a> {
    /// For a file with these headings and columns; a column that is missing is left out.
    pub(super) fn new(headings: &'a [String], columns: &[Column]) -> Self {
        let meaning_of = |at: usize| columns.get(at).copied().unwrap_or(Column::Ignore);
        Self {
            columns: headings.iter().enumerate().map(|(at, heading)| (meaning_of(at), heading.as_str())).collect(),
            of_deals: columns.iter().any(|column| matches!(column, Column::DealTitle | Column::DealStage | Column::DealAmount)),
            of_people: columns.iter().any(|column| matches!(column, Column::GivenName | Column::Surname)),
        }
    }

    /// The client of a row; nothing when it names nobody.
    pub(super) fn read(&self, row: &StringRecord) -> Option<ImportedClient> {
        let mut cells = Cells::default();
        for ((column, heading), raw) in self.columns.iter().zip(row) {
            if *column != Column::Ignore {
                cells.take(*column, heading, raw);
            }
        }
        // A row that is longer than the headings was written by hand: what stands outside is kept as text.
        let outside: Vec<String> = row.iter().skip(self.columns.len()).map(cell::line).filter(|text| !text.is_empty()).collect();
        if !outside.is_empty() {
            cells.notes.push(outside.join("; "));
        }
        let (kind, name) = self.who(&mut cells);
        if name.is_empty() && cells.phones.is_empty() {
            return None;
        }
        let name_heading =
            self.columns.iter().find(|(column, _)| super::recognise::names_a_client(*column)).map_or("", |(_, heading)| *heading);
        let name = cell::fit(name, MAX_LINE, name_heading, &mut cells.notes);
        let deals = if self.of_deals { cells.deal(&name).into_iter().collect() } else { Vec::new() };
        Some(ImportedClient {
            kind,
            name,
            fields: cells.fields,
            phones: cells.phones,
            emails: cells.emails,
            notes: cells.notes.iter().flat_map(|note| cell::notes(note)).map(|note| (None, note)).collect(),
            deals,
            created: cells.created,
        })
    }

    /// Who the client is; the others that the row names go where they belong.
    fn who(&self, cells: &mut Cells) -> (ClientKind, String) {
        let full = name::full(&cells.surname, &cells.given, &cells.patronymic);
        let [client, company, person] = [&mut cells.client, &mut cells.company, &mut cells.person].map(std::mem::take);
        let person_first = if full.is_empty() { person.clone() } else { full.clone() };
        let is_person =
            !client.is_empty() && (self.of_people && !full.is_empty() || !company.is_empty() || name::is_a_persons(&client));

        let (kind, name, contact) = if self.of_deals && !company.is_empty() {
            (ClientKind::Company, company, if person_first.is_empty() { client } else { person_first })
        } else if !client.is_empty() {
            let kind = if is_person { ClientKind::Person } else { ClientKind::Company };
            cells.works_for(company, kind);
            (kind, client, person)
        } else if self.of_people && !person_first.is_empty() {
            cells.works_for(company, ClientKind::Person);
            let contact = if full.is_empty() { String::new() } else { person };
            (ClientKind::Person, person_first, contact)
        } else if !company.is_empty() {
            (ClientKind::Company, company, person)
        } else if !person_first.is_empty() {
            (ClientKind::Person, person_first, String::new())
        } else if cells.phones.is_empty() {
            // Somebody of whom only the address is known is called by it.
            (ClientKind::Person, cells.emails.first().cloned().unwrap_or_default(), String::new())
        } else {
            (ClientKind::Person, String::new(), String::new())
        };
        if !contact.is_empty() && contact != name {
            cells.notes.push(cell::titled(CONTACT_PERSON, &contact));
        }
        (kind, name)
    }
}

impl Cells {
    fn take(&mut self, column: Column, heading: &str, raw: &str) {
        let text = cell::line(raw);
        if text.is_empty() {
            return;
        }
        let first = |slot: &mut String| {
            if slot.is_empty() {
                slot.clone_from(&text);
            }
        };
        match column {
            Column::Ignore => {}
            Column::Client(ClientField::Name) => first(&mut self.client),
            Column::Client(field) => self.put_field(field, heading, text),
            Column::GivenName => first(&mut self.given),
            Column::Surname => first(&mut self.surname),
            Column::Patronymic => first(&mut self.patronymic),
            Column::Company => first(&mut self.company),
            Column::Person => first(&mut self.person),
            Column::Phone => match contact::phones(&cell::lines(raw)) {
                Some(phones) => self.phones.extend(phones),
                None => self.keep(heading, &text),
            },
            Column::Email => match contact::emails(&cell::lines(raw)) {
                Some(emails) => self.emails.extend(emails),
                None => self.keep(heading, &text),
            },
            Column::Note => {
                let note = cell::lines(raw);
                let plain = meaning(heading) == Meaning::Known(Column::Note);
                self.notes.push(if plain { note } else { cell::titled(heading, &note) });
            }
            Column::Created | Column::DealClosed => {
                let moment = date::parse(&text);
                // Words such as «не закрыта» say that there is no date; digits that cannot be read are kept.
                if moment.is_none() && text.contains(|sign: char| sign.is_ascii_digit()) {
                    self.keep(heading, &text);
                }
                let slot = if column == Column::Created { &mut self.created } else { &mut self.closed };
                *slot = slot.or(moment);
            }
            Column::DealAmount => match amount::parse(&text) {
                Some(amount) => self.amount = self.amount.or(Some(amount)),
                None => self.keep(heading, &text),
            },
            Column::DealStage => match stage::parse(&text) {
                Some(stage) => self.stage = self.stage.or(Some(stage)),
                None => self.keep(heading, &text),
            },
            Column::DealTitle if self.title.is_empty() => self.title = cell::fit(text, MAX_LINE, heading, &mut self.notes),
            Column::DealResponsible if self.responsible.is_empty() => {
                self.responsible = cell::fit(text, MAX_LINE, heading, &mut self.notes)
            }
            Column::DealNumber if self.number.is_empty() => self.number = cell::fit(text, MAX_LINE, heading, &mut self.notes),
            Column::DealLossReason if self.loss_reason.is_none() => {
                self.loss_reason = Some((heading.to_owned(), cell::fit(text, MAX_LINE, heading, &mut self.notes)));
            }
            other => debug_assert!(is_of_a_deal(other), "a second value of a deal's fact is left out"),
        }
    }

    /// The first value of a field stays; another one is kept as text.
    fn put_field(&mut self, field: ClientField, heading: &str, text: String) {
        match self.fields.iter().find(|(known, _)| *known == field) {
            None => {
                let value = cell::fit(text, MAX_LINE, heading, &mut self.notes);
                self.fields.push((field, value));
            }
            Some((_, first)) if *first == text => {}
            Some(_) => self.keep(heading, &text),
        }
    }

    fn works_for(&mut self, company: String, kind: ClientKind) {
        let known = self.fields.iter().any(|(field, _)| *field == ClientField::Organization);
        if kind == ClientKind::Person && !company.is_empty() && !known {
            let company = cell::fit(company, MAX_LINE, "", &mut self.notes);
            self.fields.push((ClientField::Organization, company));
        }
    }

    /// Keeps as text what its column cannot hold.
    fn keep(&mut self, heading: &str, text: &str) {
        if !NONE.contains(&ingot_shared::text::fold(text).as_str()) {
            self.notes.push(cell::titled(heading, text));
        }
    }

    /// The deal of the row, if it has any; its title falls back on its number and then on the client's name.
    fn deal(&mut self, client: &str) -> Option<ImportedDeal> {
        let says_nothing = self.title.is_empty() && self.amount.is_none() && self.stage.is_none() && self.number.is_empty();
        if says_nothing {
            return None;
        }
        let title = [self.title.as_str(), self.number.as_str(), client].into_iter().find(|text| !text.is_empty());
        let title = title.or(self.phones.first().map(String::as_str)).unwrap_or_default().to_owned();
        let stage = self.stage.unwrap_or_default();
        let loss = match self.loss_reason.take() {
            Some((_, reason)) if stage == StageId::LOST => Some(Loss { reason, comment: String::new() }),
            Some((heading, reason)) => {
                self.keep(&heading, &reason);
                None
            }
            None => None,
        };
        Some(ImportedDeal {
            title,
            amount: self.amount.unwrap_or_default(),
            stage,
            responsible: std::mem::take(&mut self.responsible),
            created: self.created,
            since: self.closed.or(self.created),
            loss,
            external: std::mem::take(&mut self.number),
        })
    }
}
