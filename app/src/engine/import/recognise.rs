//! Which row holds the headings, and what each column means. Never here: making clients of it.

use csv::StringRecord;
use ingot_shared::domain::ClientField;

use super::content;
use super::heading::{Meaning, meaning, normal};
use crate::bridge::Column;

/// How many rows may stand above the headings (a title, the date of the report).
const ROWS_ABOVE: usize = 10;

/// Takes the headings off the rows. A file that begins with data gets the letters of a spreadsheet.
pub(super) fn take_headings(rows: &mut Vec<StringRecord>) -> Vec<String> {
    let known = |row: &StringRecord| row.iter().filter(|cell| matches!(meaning(cell), Meaning::Known(_))).count();
    let filled = |row: &StringRecord| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let at =
        rows.iter().take(ROWS_ABOVE).position(|row| known(row) >= 2 || (known(row) == 1 && filled(row) == 1 && row.len() == 1));
    let at = at.filter(|at| rows.iter().take(*at).all(|row| filled(row) <= 1)).unwrap_or(0);

    let data = |cell: &str| content::is_evident_phone(cell.trim()) || super::contact::is_email(cell.trim());
    let begins_with_data = rows.first().is_some_and(|row| known(row) == 0 && row.iter().any(data));
    if at == 0 && begins_with_data {
        let width = rows.iter().map(StringRecord::len).max().unwrap_or(0);
        return (0..width).map(letters).collect();
    }
    let headings = rows.drain(..(at + 1).min(rows.len())).next_back();
    headings.map(|row| row.iter().map(ingot_shared::text::one_line).collect()).unwrap_or_default()
}

/// The name of a column in a spreadsheet: A … Z, AA …
fn letters(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { last.to_string() } else { format!("{}{last}", letters(at / 26 - 1)) }
}

/// What each column seems to mean, by its heading, corrected by its cells and by the other columns.
pub(super) fn columns(headings: &[String], rows: &[StringRecord]) -> Vec<Column> {
    let mut columns: Vec<Column> = headings.iter().enumerate().map(|(at, heading)| column(heading, rows, at)).collect();
    if columns.iter().any(|column| matches!(column, Column::DealTitle | Column::DealStage)) {
        adapt_to_deals(headings, &mut columns);
    } else {
        // An amount or a closing date alone does not tell what was sold.
        for column in &mut columns {
            if is_of_a_deal(*column) {
                *column = Column::Ignore;
            }
        }
    }
    // A single column of names holds full names.
    if !columns.contains(&Column::Surname) {
        replace(&mut columns, Column::GivenName, Column::Person);
    }
    if !columns.iter().any(|column| names_a_client(*column)) {
        let unknown = |at: usize| headings.get(at).is_some_and(|heading| meaning(heading) == Meaning::Unknown);
        let name = (0..columns.len()).find(|at| unknown(*at) && content::are_names(&content::sample(rows, *at)));
        if let Some(column) = name.and_then(|at| columns.get_mut(at)).filter(|column| **column == Column::Ignore) {
            *column = Column::Client(ClientField::Name);
        }
    }
    columns
}

fn column(heading: &str, rows: &[StringRecord], at: usize) -> Column {
    let cells = content::sample(rows, at);
    match meaning(heading) {
        Meaning::Known(Column::Phone) if !cells.is_empty() && !content::are_phones(&cells) => Column::Ignore,
        Meaning::Known(Column::Email) if !cells.is_empty() && !content::are_emails(&cells) => Column::Ignore,
        Meaning::Known(column) => column,
        Meaning::Unknown if content::are_emails(&cells) => Column::Email,
        Meaning::Unknown if content::are_evident_phones(&cells) => Column::Phone,
        Meaning::Unknown | Meaning::LeftOut => Column::Ignore,
    }
}

/// In a file of deals some headings mean the deal.
fn adapt_to_deals(headings: &[String], columns: &mut [Column]) {
    if !columns.contains(&Column::DealTitle)
        && let Some(at) = headings
            .iter()
            .position(|heading| matches!(normal(heading).as_str(), "название" | "наименование" | "name" | "nomi" | "тема"))
        && columns.iter().enumerate().any(|(other, column)| other != at && names_a_client(*column))
        && let Some(column) = columns.get_mut(at)
    {
        *column = Column::DealTitle;
    }
    if !columns.contains(&Column::DealResponsible)
        && let Some(at) = headings.iter().position(|heading| {
            matches!(
                normal(heading).as_str(),
                "ответственный"
                    | "ответственный менеджер"
                    | "менеджер"
                    | "owner"
                    | "responsible"
                    | "manager"
                    | "mas'ul"
                    | "mas'ul menejer"
                    | "menejer"
            )
        })
        && let Some(column) = columns.get_mut(at)
    {
        *column = Column::DealResponsible;
    }
    if !columns.contains(&Column::DealNumber)
        && let Some(at) =
            headings.iter().position(|heading| matches!(normal(heading).as_str(), "id" | "record id" | "номер" | "№" | "raqami"))
        && let Some(column) = columns.get_mut(at)
    {
        *column = Column::DealNumber;
    }
}

fn replace(columns: &mut [Column], from: Column, to: Column) {
    for column in columns.iter_mut().filter(|column| **column == from) {
        *column = to;
    }
}

pub(super) const fn is_of_a_deal(column: Column) -> bool {
    matches!(
        column,
        Column::DealTitle
            | Column::DealAmount
            | Column::DealStage
            | Column::DealResponsible
            | Column::DealNumber
            | Column::DealClosed
            | Column::DealLossReason
    )
}

pub(super) const fn names_a_client(column: Column) -> bool {
    matches!(column, Column::Client(ClientField::Name) | Column::GivenName | Column::Surname | Column::Company | Column::Person)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> (Vec<String>, Vec<Column>, usize) {
        let mut rows = super::super::dialect::records(text, b';').unwrap();
        let headings = take_headings(&mut rows);
        let columns = columns(&headings, &rows);
        (headings, columns, rows.len())
    }

    #[test]
    fn an_ordinary_spreadsheet_is_understood() {
        let (_, columns, rows) = table("Клиент;Тел.;Город;Менеджер;Сумма\nООО Ромашка;93 436-52-34;Ташкент;Олег;100\n");
        let client = |field| Column::Client(field);
        assert_eq!(
            columns,
            [
                client(ClientField::Name),
                Column::Phone,
                client(ClientField::City),
                client(ClientField::Responsible),
                Column::Ignore
            ]
        );
        assert_eq!(rows, 1);
    }

    #[test]
    fn a_title_above_the_headings_is_passed_over() {
        let (headings, _, rows) = table("Клиенты на 01.02.2025;;\n;;\nИмя;Фамилия;Телефон\nА;Б;901234567\n");
        assert_eq!(headings, ["Имя", "Фамилия", "Телефон"]);
        assert_eq!(rows, 1);
    }

    #[test]
    fn a_file_without_headings_is_understood_by_its_cells() {
        let (headings, columns, rows) = table("Ромашка;+998901234567;a@example.uz\nЮнона;+998901234568;\n");
        assert_eq!(headings, ["A", "B", "C"]);
        assert_eq!(columns, [Column::Client(ClientField::Name), Column::Phone, Column::Email]);
        assert_eq!(rows, 2);
    }

    #[test]
    fn cells_overrule_a_heading_that_only_mentions_phones() {
        let (_, columns, _) = table("Имя;Телефон подтвержден;Куда писать\nА;да;a@example.uz\n");
        assert_eq!(columns, [Column::Person, Column::Ignore, Column::Email]);
    }

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
