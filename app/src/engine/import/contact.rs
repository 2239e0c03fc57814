//! Phones and e-mail addresses of a cell: several may stand in one, and some cells hold words instead.

use ingot_shared::phone::to_e164;
use ingot_shared::text::MAX_PHONE;

/// Fewer digits make no number of its own, but an extension or a date.
const MIN_DIGITS: usize = 7;

/// What Google puts between several values of one label.
const GOOGLE_SEPARATOR: &str = ":::";

/// Splits a cell into phones as typed; nothing when it holds none.
pub(super) fn phones(cell: &str) -> Option<Vec<String>> {
    let cell = cell.replace(GOOGLE_SEPARATOR, ";");
    let parts: Vec<&str> = cell.split([';', ',', '|', '/', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    // "90 123-45-67, доб. 5" is one number with its extension.
    let found = if parts.iter().all(|part| digits(part) >= MIN_DIGITS) { parts } else { vec![cell.trim()] };
    let fits = |phone: &&str| digits(phone) > 2 && phone.chars().nth(MAX_PHONE).is_none();
    (!found.is_empty() && found.iter().all(fits)).then(|| found.into_iter().map(str::to_owned).collect())
}

/// Splits a cell into e-mail addresses; nothing when a part of it is none.
pub(super) fn emails(cell: &str) -> Option<Vec<String>> {
    let cell = cell.replace(GOOGLE_SEPARATOR, ";");
    let parts = cell.split([';', ',', '|', ' ', '\n']).map(|part| part.trim().trim_start_matches("mailto:"));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).map(str::to_owned).collect();
    (!parts.is_empty() && parts.iter().all(|part| is_email(part))).then_some(parts)
}

/// What two spellings of a phone have in common.
pub(super) fn phone_key(typed: &str) -> String {
    to_e164(typed).unwrap_or_else(|| typed.chars().filter(|character| !character.is_whitespace()).collect())
}

/// What two spellings of an address have in common.
pub(super) fn email_key(address: &str) -> String {
    address.to_lowercase()
}

/// Something, an at sign, and something with a point in it.
pub(super) fn is_email(text: &str) -> bool {
    let whole = !text.contains(|character: char| character.is_whitespace() || character.is_control());
    whole
        && text.chars().nth(ingot_shared::text::MAX_LINE).is_none()
        && text
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && !host.contains('@') && host.trim_matches('.').contains('.'))
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_may_hold_several_phones() {
        assert_eq!(phones("998908063608; +998997835337").unwrap(), ["998908063608", "+998997835337"]);
        assert_eq!(phones("8 90 7149050 ::: +998909454187").unwrap(), ["8 90 7149050", "+998909454187"]);
        assert_eq!(phones("998 99 763 17 06 доб. 240").unwrap(), ["998 99 763 17 06 доб. 240"]);
        assert_eq!(phones("90 123-45-67, доб. 5").unwrap(), ["90 123-45-67, доб. 5"]);
        assert_eq!(phones("1-955-371-0847 x371").unwrap(), ["1-955-371-0847 x371"]);
        assert_eq!(phones("нет"), None);
        assert_eq!(phones(""), None);
        assert_eq!(phones(&"9".repeat(65)), None);
    }

    #[test]
    fn one_cell_may_hold_several_addresses() {
        assert_eq!(emails("A@example.uz; b@example.uz").unwrap(), ["A@example.uz", "b@example.uz"]);
        for none in ["", "нет", "* Work", "true", "@example.uz", "a@b", "a@@b.c"] {
            assert_eq!(emails(none), None, "{none}");
        }
    }
}
