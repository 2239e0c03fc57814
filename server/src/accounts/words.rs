//! What people typed about themselves: trimmed, and refused when it is none. Never here: passwords' strength.

use ingot_shared::account::{AccountError, MAX_PASSWORD, MAX_TEXT, MIN_PASSWORD};
use ingot_shared::sync::frame::MAX_WORD;

/// A name.
pub(super) fn name(typed: &str) -> Result<String, AccountError> {
    let name = typed.trim();
    if name.is_empty() || !is_plain(name) { Err(AccountError::NoName) } else { Ok(name.to_owned()) }
}

/// For whom an invite is; may be empty.
pub(super) fn whom(typed: &str) -> Result<String, AccountError> {
    if typed.trim().is_empty() { Ok(String::new()) } else { name(typed) }
}

/// An address. Only mail itself could tell whether it exists; here it must look like one, so that a slip is noticed.
pub(super) fn email(typed: &str) -> Result<String, AccountError> {
    let email = typed.trim();
    let parts = email.split_once('@').filter(|(local, domain)| !local.is_empty() && !domain.is_empty());
    match parts {
        Some((_, domain)) if is_plain(email) && !email.contains(char::is_whitespace) && !domain.contains('@') => {
            Ok(email.to_owned())
        }
        _ => Err(AccountError::BadEmail),
    }
}

/// A new password's length; every character counts, whatever it is.
pub(super) fn password_length(password: &str) -> Result<(), AccountError> {
    if password.chars().count() < MIN_PASSWORD || password.len() > MAX_PASSWORD {
        return Err(AccountError::PasswordLength);
    }
    Ok(())
}

/// What a device calls itself, as much of it as is shown.
pub(super) fn label(told: &str) -> String {
    let mut label: String = told.chars().filter(|letter| !letter.is_control()).collect();
    let end = (0..=MAX_WORD.min(label.len())).rev().find(|at| label.is_char_boundary(*at)).unwrap_or(0);
    label.truncate(end);
    label
}

fn is_plain(text: &str) -> bool {
    text.len() <= MAX_TEXT && !text.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_or_address_is_refused() {
        assert_eq!(name("  Анна Ким "), Ok("Анна Ким".to_owned()));
        for wrong in ["", "   ", "a\nb", &"я".repeat(MAX_TEXT)] {
            assert_eq!(name(wrong), Err(AccountError::NoName));
        }
        assert_eq!(email(" Anna@Example.uz "), Ok("Anna@Example.uz".to_owned()));
        for wrong in
            ["", "anna", "@example.uz", "anna@", "an na@example.uz", "a@b@", "a@\tb", &format!("{}@b", "a".repeat(MAX_TEXT))]
        {
            assert_eq!(email(wrong), Err(AccountError::BadEmail), "{wrong}");
        }
        assert_eq!(whom(" "), Ok(String::new()));
    }

    #[test]
    fn a_password_is_measured_in_letters_and_bounded_in_bytes() {
        assert_eq!(password_length("парольль"), Ok(()));
        assert_eq!(password_length("парольл"), Err(AccountError::PasswordLength));
        assert_eq!(password_length(&"a".repeat(MAX_PASSWORD)), Ok(()));
        assert_eq!(password_length(&"я".repeat(MAX_PASSWORD)), Err(AccountError::PasswordLength));
    }

    #[test]
    fn a_label_is_cut_between_letters() {
        assert_eq!(label("Chrome,\u{0} Android"), "Chrome, Android");
        assert_eq!(label(&"я".repeat(100)), "я".repeat(MAX_WORD / 2));
    }
}
