//! A message made of a template, and the links that open a messenger with it written already (C96, C98). Never here: sending, the list of
//! templates on a screen.

use ingot_shared::document::record::{Template, Workspace};
use ingot_shared::domain::rules::merge_fields::filled;

use super::reach::Way;

/// The kinds of templates that are written to clients by hand.
pub const KINDS: [&str; 2] = ["message", "letter"];

/// What is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The subject of a letter; may be empty.
    pub subject: String,
    /// The text; empty without a template.
    pub text: String,
}

/// The templates that can be written to a client, in their order.
pub fn templates(workspace: &Workspace) -> impl Iterator<Item = &Template> {
    workspace.templates.iter().filter(|template| KINDS.contains(&template.kind.as_str()) && !template.fields.flag("retired"))
}

/// A template for the client of this name, from the member of that.
pub fn written(template: &Template, client: &str, me: &str) -> Written {
    let fields = [("name", client), ("me", me)];
    Written { subject: filled(&template.subject, &fields), text: filled(&template.text, &fields) }
}

/// The link that opens a way with the message in it; services that take none open without it.
pub fn href(way: &Way, message: &Written) -> String {
    let Way { channel, href, .. } = way;
    let text = encoded(&message.text);
    if text.is_empty() {
        return href.clone();
    }
    match *channel {
        "telegram" | "whatsapp" => [href, "?text=", &text].concat(),
        "viber" => [href, "&draft=", &text].concat(),
        // iPhones want the second sign, others the first.
        "sms" => [href, "?&body=", &text].concat(),
        "email" => [href, "?subject=", &encoded(&message.subject), "&body=", &text.replace("%0A", "%0D%0A")].concat(),
        _ => href.clone(),
    }
}

/// A text as part of an address: everything but plain letters and digits by its bytes.
fn encoded(text: &str) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default().to_ascii_uppercase();
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::domain::Value;
    use proptest::prelude::*;

    fn way(channel: &'static str, href: &str) -> Way {
        Way { channel, to: String::new(), href: href.to_owned() }
    }

    fn template(kind: &str, retired: bool) -> Template {
        let fields = [("retired".to_owned(), Value::Flag(retired))].into_iter().collect();
        Template { kind: kind.to_owned(), text: "{name}, спасибо!".to_owned(), fields, ..Template::default() }
    }

    #[test]
    fn each_service_gets_the_text_its_own_way() {
        let message = Written { subject: "О цене".to_owned(), text: "Да & нет\n+1".to_owned() };
        let text = "%D0%94%D0%B0%20%26%20%D0%BD%D0%B5%D1%82%0A%2B1";
        let of = |channel, link: &str| href(&way(channel, link), &message);
        assert_eq!(of("telegram", "https://t.me/a"), format!("https://t.me/a?text={text}"));
        assert_eq!(of("whatsapp", "https://wa.me/1"), format!("https://wa.me/1?text={text}"));
        assert_eq!(of("viber", "viber://chat?number=%2B1"), format!("viber://chat?number=%2B1&draft={text}"));
        assert_eq!(of("sms", "sms:+1"), format!("sms:+1?&body={text}"));
        let letter =
            "mailto:a@b.uz?subject=%D0%9E%20%D1%86%D0%B5%D0%BD%D0%B5&body=%D0%94%D0%B0%20%26%20%D0%BD%D0%B5%D1%82%0D%0A%2B1";
        assert_eq!(of("email", "mailto:a@b.uz"), letter);
        assert_eq!(of("instagram", "https://instagram.com/a"), "https://instagram.com/a");
        assert_eq!(href(&way("sms", "sms:+1"), &Written::default()), "sms:+1", "nothing is added without a template");
    }

    #[test]
    fn messages_and_letters_in_use_are_offered() {
        let kinds = [("message", false), ("proposal", false), ("letter", false), ("message", true)];
        let workspace = Workspace {
            templates: kinds.iter().map(|(kind, retired)| template(kind, *retired)).collect(),
            ..Workspace::default()
        };
        assert_eq!(templates(&workspace).map(|template| template.kind.as_str()).collect::<Vec<_>>(), KINDS);
        assert_eq!(written(&template("message", false), "Малика", "").text, "Малика, спасибо!");
    }

    proptest! {
        #[test]
        fn an_encoded_text_is_one_part_of_an_address_and_the_same_text(text in "\\PC{0,30}") {
            let encoded = encoded(&text);
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
            let mut bytes = Vec::new();
            let mut rest = encoded.as_bytes();
            while let Some((first, after)) = rest.split_first() {
                if *first == b'%' {
                    let hex = std::str::from_utf8(&after[..2]).unwrap();
                    bytes.push(u8::from_str_radix(hex, 16).unwrap());
                    rest = &after[2..];
                } else {
                    bytes.push(*first);
                    rest = after;
                }
            }
            prop_assert_eq!(String::from_utf8(bytes).unwrap(), text);
        }
    }
}
