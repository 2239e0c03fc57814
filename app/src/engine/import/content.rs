//! What the cells of a column look like, for headings that say nothing or too much. Never here: headings.

use csv::StringRecord;
use ingot_shared::phone::to_e164;

use super::{cell, contact};

/// How many cells are looked at.
const PROBE: usize = 200;

/// The cells with text of one column, cleaned, from the first rows.
pub(super) fn sample(rows: &[StringRecord], column: usize) -> Vec<String> {
    let cells = rows.iter().take(PROBE).filter_map(|row| row.get(column)).map(cell::line);
    cells.filter(|text| !text.is_empty()).collect()
}

/// At least three of four hold a phone. Under a heading that says so, anything that can be one is.
pub(super) fn are_phones(cells: &[String]) -> bool {
    most(cells, |text| contact::phones(text).is_some_and(|phones| phones.iter().any(|phone| to_e164(phone).is_some())))
}

/// At least three of four look like a phone by themselves: numbers of accounts and dates do not.
pub(super) fn are_evident_phones(cells: &[String]) -> bool {
    most(cells, is_evident_phone)
}

/// At least three of four hold an e-mail address.
pub(super) fn are_emails(cells: &[String]) -> bool {
    most(cells, |text| contact::emails(text).is_some())
}

/// At least three of four have letters and are no address of any kind.
pub(super) fn are_names(cells: &[String]) -> bool {
    most(cells, |text| {
        text.chars().filter(|sign| sign.is_alphabetic()).count() >= 2 && !text.contains('@') && !text.contains("://")
    })
}

/// One or several numbers in the plans of Uzbekistan, Russia or Kazakhstan, with the country or grouped as phones are.
pub(super) fn is_evident_phone(text: &str) -> bool {
    contact::phones(text).is_some_and(|phones| phones.iter().all(|phone| is_one_evident_phone(phone)))
}

fn is_one_evident_phone(text: &str) -> bool {
    let plain = text.chars().all(|sign| sign.is_ascii_digit() || " +-()\u{a0}".contains(sign));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    // Nine digits in groups of three are rather an amount.
    let grouped = || text.contains(['-', '(']) || text.split_whitespace().map(str::len).eq([2, 3, 2, 2]);
    let marked = text.starts_with('+') || matches!(digits, 11 | 12) || (digits == 9 && grouped());
    let home =
        |normal: String| (normal.starts_with("+998") && normal.len() == 13) || (normal.starts_with("+7") && normal.len() == 12);
    plain && marked && to_e164(text).is_some_and(home)
}

fn most(cells: &[String], test: impl Fn(&str) -> bool) -> bool {
    !cells.is_empty() && cells.iter().filter(|text| test(text)).count() * 4 >= cells.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_told_from_other_numbers() {
        for phone in [
            "+998 (93) 436-52-34",
            "998934365234",
            "93 436-52-34",
            "93 436 52 34",
            "8 912 345-67-89",
            "+998901112233; +998901112244",
        ] {
            assert!(is_evident_phone(phone), "{phone}");
        }
        for other in ["501000100", "2026-03-11 09:15", "10000", "1 250 000,50", "125 000 000", "40817810099910004312", "Ташкент"]
        {
            assert!(!is_evident_phone(other), "{other}");
        }
    }
}
