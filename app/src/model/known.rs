//! Whether a phone or an e-mail address that is being typed belongs to a client already (C27). Never here: merging.

use ingot_shared::Id;
use ingot_shared::phone::to_e164;
use ingot_shared::row::ClientRow;

/// The first of these clients that has the phone (in any notation) or the address, with what it is called.
pub fn known<'a>(mut rows: impl Iterator<Item = &'a ClientRow>, phone: &str, email: &str) -> Option<(Id, String)> {
    let phone = to_e164(phone);
    let email = email.trim().to_lowercase();
    if phone.is_none() && email.is_empty() {
        return None;
    }
    let has_phone = |row: &ClientRow| phone.is_some() && row.phones.iter().any(|known| known.e164 == phone);
    let has_email = |row: &ClientRow| !email.is_empty() && row.emails.iter().any(|known| known.to_lowercase() == email);
    rows.find(|row| has_phone(row) || has_email(row)).map(|row| (row.id, row.title().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::row::PhoneRow;

    fn rows() -> [ClientRow; 2] {
        let phone = |typed: &str| PhoneRow { typed: typed.to_owned(), e164: to_e164(typed) };
        [
            ClientRow { name: "Без номера".to_owned(), phones: vec![phone("12")], ..ClientRow::default() },
            ClientRow {
                name: "Олтин".to_owned(),
                phones: vec![phone("+998 90 123 45 67")],
                emails: vec!["Office@Oltin.uz".to_owned()],
                ..ClientRow::default()
            },
        ]
    }

    fn name(phone: &str, email: &str) -> Option<String> {
        known(rows().iter(), phone, email).map(|(_, name)| name)
    }

    #[test]
    fn a_known_phone_or_address_is_found_in_any_notation() {
        assert_eq!(name("90 123-45-67", ""), Some("Олтин".to_owned()));
        assert_eq!(name("", " office@oltin.UZ "), Some("Олтин".to_owned()));
    }

    #[test]
    fn what_is_no_whole_number_is_nobodys() {
        assert_eq!(name("12", ""), None);
        assert_eq!(name("", ""), None);
        assert_eq!(name("90 123-45-68", "office@oltin.u"), None);
    }
}
