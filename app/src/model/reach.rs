//! Ways to reach a client: the links that a phone or a browser opens. Never here: what is written.

use ingot_shared::phone::to_e164;
use ingot_shared::row::ClientRow;

/// A way to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The channel, a key: `telegram`, `whatsapp`, `viber`, `sms`, `email`.
    pub channel: &'static str,
    /// What the link opens.
    pub href: String,
    /// The address as people read it.
    pub shown: String,
}

/// The link that calls a number: its international form, or the digits typed.
pub fn tel(e164: Option<&str>, typed: &str) -> String {
    let number = e164.map_or_else(|| typed.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect(), str::to_owned);
    format!("tel:{number}")
}

/// The ways to write to a client: the messengers that are known, then those that go by the first phone, then e-mail.
pub fn ways(row: &ClientRow) -> Vec<Way> {
    let mut ways: Vec<Way> = row.messengers.iter().filter_map(|(service, address)| messenger(service, address)).collect();
    if let Some(phone) = row.phones.first() {
        let number = phone.e164.clone().or_else(|| to_e164(&phone.typed));
        for channel in ["telegram", "whatsapp", "viber"] {
            if !ways.iter().any(|way| way.channel == channel) {
                ways.extend(number.as_deref().and_then(|number| messenger(channel, number)));
            }
        }
        let number = number.unwrap_or_else(|| phone.typed.clone());
        ways.push(Way { channel: "sms", href: format!("sms:{number}"), shown: phone.typed.clone() });
    }
    ways.extend(row.emails.iter().map(|email| Way { channel: "email", href: format!("mailto:{email}"), shown: email.clone() }));
    ways
}

fn messenger(service: &str, address: &str) -> Option<Way> {
    let address = address.trim();
    let name = address.trim_start_matches("https://").trim_start_matches("t.me/").trim_start_matches('@');
    let number = to_e164(address).filter(|_| !address.chars().any(char::is_alphabetic));
    let digits = number.as_deref().map(|number| number.trim_start_matches('+'));
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let (channel, href) = match (service.to_lowercase().as_str(), digits) {
        ("telegram", Some(digits)) => ("telegram", format!("https://t.me/+{digits}")),
        ("telegram", None) if is_name => ("telegram", format!("https://t.me/{name}")),
        ("whatsapp", Some(digits)) => ("whatsapp", format!("https://wa.me/{digits}")),
        ("viber", Some(digits)) => ("viber", format!("viber://chat?number=%2B{digits}")),
        _ => return None,
    };
    Some(Way { channel, href, shown: address.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::row::PhoneRow;

    fn hrefs(row: &ClientRow) -> Vec<String> {
        ways(row).into_iter().map(|way| way.href).collect()
    }

    #[test]
    fn a_phone_opens_the_messengers_and_sms() {
        let phone = PhoneRow { typed: "90 123-45-67".to_owned(), e164: Some("+998901234567".to_owned()) };
        let row = ClientRow { phones: vec![phone], emails: vec!["a@b.uz".to_owned()], ..ClientRow::default() };
        assert_eq!(
            hrefs(&row),
            [
                "https://t.me/+998901234567",
                "https://wa.me/998901234567",
                "viber://chat?number=%2B998901234567",
                "sms:+998901234567",
                "mailto:a@b.uz"
            ]
        );
    }

    #[test]
    fn a_name_in_a_messenger_wins_over_the_phone() {
        let row = ClientRow {
            messengers: vec![("telegram".to_owned(), "@oltin_vodiy".to_owned()), ("instagram".to_owned(), "x".to_owned())],
            phones: vec![PhoneRow { typed: "901234567".to_owned(), e164: None }],
            ..ClientRow::default()
        };
        assert_eq!(hrefs(&row)[..2], ["https://t.me/oltin_vodiy".to_owned(), "https://wa.me/998901234567".to_owned()]);
        let foreign = [("telegram".to_owned(), "javascript:alert(1)".to_owned()), ("whatsapp".to_owned(), "имя".to_owned())];
        assert_eq!(hrefs(&ClientRow { messengers: foreign.to_vec(), ..ClientRow::default() }), Vec::<String>::new());
    }

    #[test]
    fn a_number_is_called_in_its_international_form() {
        assert_eq!(tel(Some("+998901234567"), "90 123"), "tel:+998901234567");
        assert_eq!(tel(None, "8 (90) 12-3"), "tel:890123");
    }
}
