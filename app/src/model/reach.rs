//! The ways to write to a client: links that open a messenger, a text message, a letter (C98). Never here: words, sending.

use ingot_shared::document::view::{EmailView, Item, PhoneView};

/// A way to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The service's key: a channel of the dictionary.
    pub service: String,
    /// To whom, as it was typed.
    pub to: String,
    /// The link that opens it.
    pub href: String,
}

/// The link to an account in a messenger or social network; nothing for a service that has none.
pub fn messenger_link(service: &str, address: &str) -> Option<String> {
    let digits: String = address.chars().filter(char::is_ascii_digit).collect();
    let name = address.trim().trim_start_matches('@').rsplit('/').next().unwrap_or_default();
    let is_phone = digits.len() >= 9 && address.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    Some(match service {
        "telegram" if is_phone => format!("https://t.me/+{digits}"),
        "telegram" if !name.is_empty() => format!("https://t.me/{name}"),
        "whatsapp" if !digits.is_empty() => format!("https://wa.me/{digits}"),
        "viber" if !digits.is_empty() => format!("viber://chat?number=%2B{digits}"),
        "instagram" if !name.is_empty() => format!("https://instagram.com/{name}"),
        "facebook" if !name.is_empty() => format!("https://facebook.com/{name}"),
        "vk" if !name.is_empty() => format!("https://vk.com/{name}"),
        _ => return None,
    })
}

/// Every way to write to a client: its own accounts, then messengers of its phone, text messages, letters.
pub fn ways(phones: &[PhoneView], messengers: &[Item], emails: &[EmailView]) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for account in messengers {
        let (service, to) = (account.fields.text("service"), account.fields.text("address"));
        if let Some(href) = messenger_link(service, to) {
            ways.push(Way { service: service.to_owned(), to: to.to_owned(), href });
        }
    }
    if let Some((phone, number)) = phones.iter().find_map(|phone| Some((phone, phone.e164.as_deref()?))) {
        for service in ["telegram", "whatsapp", "viber"] {
            let is_there = ways.iter().any(|way| way.service == service);
            if let Some(href) = messenger_link(service, number).filter(|_| !is_there) {
                ways.push(Way { service: service.to_owned(), to: phone.typed.clone(), href });
            }
        }
    }
    for phone in phones {
        let number: String =
            phone.e164.as_ref().unwrap_or(&phone.typed).chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        ways.push(Way { service: "sms".to_owned(), to: phone.typed.clone(), href: format!("sms:{number}") });
    }
    for email in emails {
        let href = format!("mailto:{}", email.address);
        ways.push(Way { service: "email".to_owned(), to: email.address.clone(), href });
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::Id;

    fn link(service: &str, address: &str) -> String {
        messenger_link(service, address).unwrap_or_default()
    }

    #[test]
    fn an_account_is_a_name_an_address_or_a_number() {
        assert_eq!(link("telegram", "@oltin_vodiy"), "https://t.me/oltin_vodiy");
        assert_eq!(link("telegram", "https://t.me/oltin_vodiy"), "https://t.me/oltin_vodiy");
        assert_eq!(link("telegram", "+998 90 123-45-67"), "https://t.me/+998901234567");
        assert_eq!(link("whatsapp", "+998 90 123-45-67"), "https://wa.me/998901234567");
        assert_eq!(link("viber", "998901234567"), "viber://chat?number=%2B998901234567");
        assert_eq!(link("fax", "123"), "");
        assert_eq!(link("telegram", " @ "), "");
    }

    #[test]
    fn own_accounts_come_first_and_a_phone_adds_the_other_messengers() {
        let fields = [("service".to_owned(), "whatsapp".into()), ("address".to_owned(), "+7 999 000 11 22".into())];
        let account = Item { fields: fields.into_iter().collect(), ..Item::default() };
        let phone = PhoneView { id: Id::default(), typed: "90 123 45 67".to_owned(), e164: Some("+998901234567".to_owned()) };
        let email = EmailView { id: Id::default(), address: "a@b.uz".to_owned() };
        let services: Vec<(String, String)> =
            ways(&[phone], &[account], &[email]).into_iter().map(|way| (way.service, way.href)).collect();
        let expected = [
            ("whatsapp", "https://wa.me/79990001122"),
            ("telegram", "https://t.me/+998901234567"),
            ("viber", "viber://chat?number=%2B998901234567"),
            ("sms", "sms:+998901234567"),
            ("email", "mailto:a@b.uz"),
        ];
        assert_eq!(services, expected.map(|(service, href)| (service.to_owned(), href.to_owned())));
    }
}
