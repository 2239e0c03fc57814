//! Everything that a document holds, as plain values: for whoever reads it without Automerge. Never here: what it means.

use automerge::ScalarValue;

use super::Document;
use super::node::{Held, Node};

/// Maps within maps that are followed. Documents have four; the limit is for bytes of others, whose depth must not use up the stack.
const DEPTH: usize = 16;

/// A value of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    /// Nothing.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number: a count, an amount in minor units, a moment in milliseconds since 1970.
    Number(i64),
    /// A number with a fraction.
    Fraction(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Values by key, in the order of their keys.
    Map(Vec<(String, Self)>),
}

impl Document {
    /// All of it, what is hidden included.
    pub fn plain(&self) -> Plain {
        self.plain_map(&Node::root(), DEPTH)
    }

    fn plain_map(&self, at: &Node, depth: usize) -> Plain {
        let mut map: Vec<(String, Plain)> = Vec::new();
        for (key, held) in self.entries(at) {
            match held {
                Held::Scalar(value) => map.push((key, Plain::of(value))),
                Held::Map(node) if depth > 1 => map.push((key, self.plain_map(&node, depth - 1))),
                Held::Map(_) => {}
            }
        }
        Plain::Map(map)
    }
}

impl Plain {
    /// The value as JSON (RFC 8259); bytes are hexadecimal digits, what no JSON number can be is nothing.
    pub fn json(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out);
        out
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Self::Nothing => out.push_str("null"),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Fraction(number) if number.is_finite() => out.push_str(&format!("{number:?}")),
            Self::Fraction(_) => out.push_str("null"),
            Self::Text(text) => json_text(text, out),
            Self::Bytes(bytes) => json_text(&bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>(), out),
            Self::Map(map) => {
                out.push('{');
                for (at, (key, value)) in map.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    json_text(key, out);
                    out.push(':');
                    value.write_json(out);
                }
                out.push('}');
            }
        }
    }

    fn of(value: ScalarValue) -> Self {
        match value {
            ScalarValue::Null => Self::Nothing,
            ScalarValue::Boolean(flag) => Self::Flag(flag),
            ScalarValue::Int(number) | ScalarValue::Timestamp(number) => Self::Number(number),
            ScalarValue::Uint(number) => i64::try_from(number).map_or_else(|_| Self::Text(number.to_string()), Self::Number),
            ScalarValue::Counter(counter) => Self::Number(i64::from(&counter)),
            ScalarValue::F64(number) => Self::Fraction(number),
            ScalarValue::Str(text) => Self::Text(text.to_string()),
            ScalarValue::Bytes(bytes) | ScalarValue::Unknown { bytes, .. } => Self::Bytes(bytes),
        }
    }
}

/// A text as a JSON string, which is safe inside of a page's `<script>` too.
pub fn json_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\u{0}'..='\u{1f}' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(letter)))
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Author;
    use crate::domain::{ClientField, ClientKind, Command};
    use crate::{Id, Instant};

    #[test]
    fn what_was_written_is_there_by_its_key() {
        let (client, note) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        let mut document = Document::empty(client);
        document.set_actor(&[3; 16]);
        let create = Command::CreateClient {
            client,
            kind: ClientKind::Company,
            name: "Анор".to_owned(),
            phone: None,
            fields: vec![(ClientField::City, "Ташкент".to_owned())],
        };
        let write = [create, Command::PutNote { client, note, text: "Позвонить".to_owned() }];
        document.apply(&write, &Author::default(), Instant::from_millis(7)).unwrap();
        let get = |plain: &Plain, key: &str| match plain {
            Plain::Map(map) => map.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone()),
            _ => None,
        };
        let all = document.plain();
        let profile = get(&all, "profile").unwrap();
        assert_eq!(get(&profile, "name"), Some(Plain::Text("Анор".to_owned())));
        assert_eq!(get(&profile, "city"), Some(Plain::Text("Ташкент".to_owned())));
        assert!(format!("{all:?}").contains("Позвонить"));
    }

    #[test]
    fn json_is_what_others_read() {
        let map =
            |list: &[(&str, Plain)]| Plain::Map(list.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect());
        let text = "\"Анор\" \\ </script>\n\u{1}";
        let plain = map(&[
            ("text", Plain::Text(text.to_owned())),
            ("number", Plain::Number(i64::MIN)),
            ("half", Plain::Fraction(0.5)),
            ("none", Plain::Fraction(f64::NAN)),
            ("flag", Plain::Flag(true)),
            ("in", map(&[("bytes", Plain::Bytes(vec![0, 255]))])),
        ]);
        let json = plain.json();
        assert!(!json.contains('<'));
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        let expected = serde_json::json!({
            "text": text, "number": i64::MIN, "half": 0.5, "none": null, "flag": true, "in": { "bytes": "00ff" },
        });
        assert_eq!(read, expected);
    }

    #[test]
    fn maps_beyond_every_depth_end() {
        use automerge::transaction::Transactable;
        use automerge::{ObjType, ROOT};
        let mut document = Document::empty(Id::default());
        let mut at = ROOT;
        for _ in 0..5_000 {
            at = document.doc.put_object(&at, "m", ObjType::Map).unwrap();
        }
        assert_eq!(format!("{:?}", document.plain()).matches("Map").count(), DEPTH);
    }
}
