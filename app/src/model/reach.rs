//! The ways to reach a client: links that call, open a messenger, a text message or a letter (C98). Never here: words, what is written.

use ingot_shared::phone::to_e164;
use ingot_shared::row::ClientRow;

/// The services whose accounts have links.
const SERVICES: [&str; 6] = ["telegram", "whatsapp", "viber", "instagram", "facebook", "vk"];

/// A way to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The service's key: a channel of the dictionary.
    pub channel: &'static str,
    /// To whom, as it was typed.
    pub to: String,
    /// The link that opens it.
    pub href: String,
}

/// The link that calls a number: its international form, or the digits typed.
pub fn tel(e164: Option<&str>, typed: &str) -> String {
    format!("tel:{}", number(e164, typed))
}

fn number(e164: Option<&str>, typed: &str) -> String {
    e164.map_or_else(|| typed.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect(), str::to_owned)
}

/// The link to an account in a messenger or social network; nothing for a service that has none.
pub fn messenger_link(service: &str, address: &str) -> Option<String> {
    let is_number = address.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    let international = if is_number { to_e164(address) } else { None };
    let digits: String = international.as_deref().unwrap_or(address).chars().filter(char::is_ascii_digit).collect();
    let name = address.trim().trim_start_matches('@').rsplit('/').next().unwrap_or_default();
    Some(match service {
        "telegram" if is_number && digits.len() >= 9 => format!("https://t.me/+{digits}"),
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
pub fn ways(row: &ClientRow) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    let way = |channel, to: &str, href| Way { channel, to: to.to_owned(), href };
    for (service, address) in &row.messengers {
        let channel = SERVICES.into_iter().find(|channel| channel == service);
        ways.extend(channel.and_then(|channel| Some(way(channel, address, messenger_link(channel, address)?))));
    }
    let international = |typed: &str, e164: &Option<String>| e164.clone().or_else(|| to_e164(typed));
    let phone = row.phones.iter().find_map(|phone| Some((&phone.typed, international(&phone.typed, &phone.e164)?)));
    if let Some((typed, number)) = phone {
        for service in ["telegram", "whatsapp", "viber"] {
            if ways.iter().all(|way| way.channel != service) {
                ways.extend(messenger_link(service, &number).map(|href| way(service, typed, href)));
            }
        }
    }
    for phone in &row.phones {
        let number = number(international(&phone.typed, &phone.e164).as_deref(), &phone.typed);
        ways.push(way("sms", &phone.typed, format!("sms:{number}")));
    }
    ways.extend(row.emails.iter().map(|email| way("email", email, format!("mailto:{email}"))));
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::row::PhoneRow;

    fn link(service: &str, address: &str) -> String {
        messenger_link(service, address).unwrap_or_default()
    }

    fn hrefs(row: &ClientRow) -> Vec<String> {
        ways(row).into_iter().map(|way| way.href).collect()
    }

    #[test]
    fn an_account_is_a_name_an_address_or_a_number() {
        assert_eq!(link("telegram", "@oltin_vodiy"), "https://t.me/oltin_vodiy");
        assert_eq!(link("telegram", "https://t.me/oltin_vodiy"), "https://t.me/oltin_vodiy");
        assert_eq!(link("telegram", "+998 90 123-45-67"), "https://t.me/+998901234567");
        assert_eq!(link("whatsapp", "90 123-45-67"), "https://wa.me/998901234567");
        assert_eq!(link("viber", "998901234567"), "viber://chat?number=%2B998901234567");
        assert_eq!(link("whatsapp", "имя"), "");
        assert_eq!(link("fax", "123"), "");
        assert_eq!(link("telegram", " @ "), "");
    }

    #[test]
    fn own_accounts_come_first_and_a_phone_adds_the_other_messengers() {
        let phone = PhoneRow { typed: "90 123-45-67".to_owned(), e164: Some("+998901234567".to_owned()) };
        let row = ClientRow {
            messengers: vec![("whatsapp".to_owned(), "+7 999 000 11 22".to_owned())],
            phones: vec![phone],
            emails: vec!["a@b.uz".to_owned()],
            ..ClientRow::default()
        };
        let expected = [
            "https://wa.me/79990001122",
            "https://t.me/+998901234567",
            "viber://chat?number=%2B998901234567",
            "sms:+998901234567",
            "mailto:a@b.uz",
        ];
        assert_eq!(hrefs(&row), expected);
    }

    #[test]
    fn an_account_opens_nothing_but_its_service() {
        let row =
            ClientRow { messengers: vec![("telegram".to_owned(), "javascript:alert(1)".to_owned())], ..ClientRow::default() };
        assert!(hrefs(&row).iter().all(|href| href.starts_with("https://t.me/")));
    }

    #[test]
    fn a_number_is_called_in_its_international_form() {
        assert_eq!(tel(Some("+998901234567"), "90 123"), "tel:+998901234567");
        assert_eq!(tel(None, "8 (90) 12-3"), "tel:890123");
    }
}
