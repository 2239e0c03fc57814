//! What the screens of accounts know without asking: what is missing in a form, where a refusal belongs, what this device is called.
//! Never here: who may do what; the relay decides.

use ingot_shared::account::{AccountError, MIN_PASSWORD};

/// A field of the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// The address.
    Email,
    /// The password; where an old one is asked for, the new one.
    Password,
    /// The old password.
    Old,
    /// A recovery code.
    Code,
    /// None of them.
    Form,
}

/// Where a refusal belongs.
pub const fn field_of(error: AccountError) -> Field {
    match error {
        AccountError::NoName => Field::Name,
        AccountError::BadEmail | AccountError::EmailTaken => Field::Email,
        AccountError::WrongCode => Field::Code,
        AccountError::WrongLogin | AccountError::PasswordLength | AccountError::PasswordWeak => Field::Password,
        _ => Field::Form,
    }
}

/// The first thing that is missing in a form, from the top; none when the relay may be asked. A part that a form lacks is none.
pub fn missing(name: Option<&str>, email: Option<&str>, password: Option<&str>) -> Option<AccountError> {
    let is_no_address =
        |email: &str| !email.trim().split_once('@').is_some_and(|(who, place)| !who.is_empty() && !place.is_empty());
    if name.is_some_and(|name| name.trim().is_empty()) {
        Some(AccountError::NoName)
    } else if email.is_some_and(is_no_address) {
        Some(AccountError::BadEmail)
    } else if password.is_some_and(|password| password.chars().count() < MIN_PASSWORD) {
        Some(AccountError::PasswordLength)
    } else {
        None
    }
}

/// Whole minutes to wait; at least one.
pub fn minutes(seconds: u32) -> u64 {
    u64::from(seconds.div_ceil(60).max(1))
}

/// Names of browsers by what their user agents have in them; those that pretend to be another one come first.
const BROWSERS: [(&str, &str); 9] = [
    ("YaBrowser/", "Yandex"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Names of systems in the same way.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// What a device is called by its browser's user agent: `Chrome, Android`. Empty when nothing is known.
pub fn device(agent: &str) -> String {
    let known = |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    [known(&BROWSERS), known(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_missing_field_is_named() {
        assert_eq!(missing(Some(" "), Some(""), Some("")), Some(AccountError::NoName));
        for no_address in ["", "anna", "@", "anna@", "@example.com"] {
            assert_eq!(missing(Some("Anna"), Some(no_address), Some("")), Some(AccountError::BadEmail), "{no_address}");
        }
        assert_eq!(missing(None, Some("a@b"), Some("семь зн")), Some(AccountError::PasswordLength));
        assert_eq!(missing(None, Some(" a@b "), Some("семь зна")), None, "letters count, not bytes");
        assert_eq!(missing(None, None, None), None);
    }

    #[test]
    fn refusals_stand_at_their_field() {
        assert_eq!(field_of(AccountError::EmailTaken), Field::Email);
        assert_eq!(field_of(AccountError::WrongLogin), Field::Password);
        assert_eq!(field_of(AccountError::WrongCode), Field::Code);
        assert_eq!(field_of(AccountError::TooMany), Field::Form);
    }

    #[test]
    fn waiting_is_told_in_whole_minutes() {
        assert_eq!([0, 1, 60, 61, 900].map(minutes), [1, 1, 1, 2, 15]);
    }

    #[test]
    fn devices_by_their_user_agents() {
        let chrome =
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36";
        assert_eq!(device(chrome), "Chrome, Android");
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0";
        assert_eq!(device(edge), "Edge, Windows");
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/17.5 Safari/604.1";
        assert_eq!(device(safari), "Safari, iPhone");
        assert_eq!(device("curl/8"), "");
    }
}
