//! A field: its key, what it may hold, whether there may be many.

use automerge::ScalarValue;

use crate::domain::{DomainError, Value};
use crate::text::{MAX_LINE, MAX_NOTE, MAX_PHONE, is_link, one_line};
use crate::{Currency, Date, Id, Instant, Money, money};

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line of at most so many characters.
    Line(usize),
    /// Text of several lines.
    Text(usize),
    /// A phone as typed.
    Phone,
    /// The address of a page or file elsewhere ([`is_link`]).
    Link,
    /// Yes or no.
    Flag,
    /// A whole number from the first to the second.
    Number(i64, i64),
    /// A moment.
    Moment,
    /// A day of the calendar.
    Day,
    /// An amount, zero or more: one scalar `minor CODE`, never a mixture of two edits.
    Money,
    /// Another thing, by its id.
    Ref,
    /// One of these words.
    Word(&'static [&'static str]),
    /// The key of a dictionary entry: a default's word or an entry's id.
    Key,
    /// Whatever the workspace's custom field of this id says (C22).
    Any,
}

/// A field of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key that documents hold; for a field of which there are many, what stands before `:` and the member.
    pub key: &'static str,
    /// What it may hold.
    pub shape: Shape,
    /// Whether a thing cannot be without it.
    pub needed: bool,
    /// Whether it is a family of scalars, `tag:vip`, `tag:late`: each member is put and cleared on its own, so that what two
    /// people add or take away merges.
    pub many: bool,
}

/// Longest member of a field of which there are many, in characters.
const MAX_MEMBER: usize = 80;

impl Field {
    const fn new(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, needed: false, many: false }
    }

    pub(super) const fn line(key: &'static str) -> Self {
        Self::new(key, Shape::Line(MAX_LINE))
    }

    /// A member's id and the name that was written with it.
    pub(super) const fn lead() -> Self {
        Self::new("lead", Shape::Line(MAX_LINE + 33))
    }

    pub(super) const fn text(key: &'static str) -> Self {
        Self::new(key, Shape::Text(MAX_NOTE))
    }

    pub(super) const fn phone(key: &'static str) -> Self {
        Self::new(key, Shape::Phone)
    }

    pub(super) const fn link(key: &'static str) -> Self {
        Self::new(key, Shape::Link)
    }

    pub(super) const fn flag(key: &'static str) -> Self {
        Self::new(key, Shape::Flag)
    }

    pub(super) const fn number(key: &'static str, least: i64, most: i64) -> Self {
        Self::new(key, Shape::Number(least, most))
    }

    pub(super) const fn moment(key: &'static str) -> Self {
        Self::new(key, Shape::Moment)
    }

    pub(super) const fn day(key: &'static str) -> Self {
        Self::new(key, Shape::Day)
    }

    pub(super) const fn money(key: &'static str) -> Self {
        Self::new(key, Shape::Money)
    }

    pub(super) const fn reference(key: &'static str) -> Self {
        Self::new(key, Shape::Ref)
    }

    pub(super) const fn words(key: &'static str, words: &'static [&'static str]) -> Self {
        Self::new(key, Shape::Word(words))
    }

    pub(super) const fn word(key: &'static str) -> Self {
        Self::new(key, Shape::Key)
    }

    pub(super) const fn any(key: &'static str) -> Self {
        Self::new(key, Shape::Any)
    }

    pub(super) const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    pub(super) const fn many(mut self) -> Self {
        self.many = true;
        self
    }

    /// Checks a value against the shape. `key` is the whole key, with the member where there are many.
    ///
    /// # Errors
    /// [`DomainError`] naming the key and, where there is one, the limit.
    pub fn check(&self, key: &str, value: &Value) -> Result<(), DomainError> {
        let field = || key.to_owned();
        if let Some((_, member)) = key.split_once(':')
            && (member.is_empty() || member.chars().nth(MAX_MEMBER).is_some() || one_line(member) != member)
        {
            return Err(DomainError::FieldUnfit { field: field() });
        }
        let long = |text: &str, limit: usize| match text.chars().nth(limit) {
            Some(_) => Err(DomainError::FieldTooLong { field: field(), limit: u32::try_from(limit).unwrap_or(u32::MAX) }),
            None => Ok(()),
        };
        let within = |number: i64, least: i64, most: i64| {
            if (least..=most).contains(&number) {
                Ok(())
            } else {
                Err(DomainError::FieldOutOfRange { field: field(), least, most })
            }
        };
        let unfit = Err(DomainError::FieldUnfit { field: field() });
        match (self.shape, value) {
            (_, Value::Nothing) if self.needed => Err(DomainError::FieldMissing { field: field() }),
            (_, Value::Text(text)) if self.needed && text.trim().is_empty() => Err(DomainError::FieldMissing { field: field() }),
            (_, Value::Nothing) => Ok(()),
            (Shape::Line(limit) | Shape::Text(limit), Value::Text(text)) => long(text, limit),
            (Shape::Phone, Value::Text(text)) => long(text, MAX_PHONE),
            (Shape::Any, Value::Text(text)) => long(text, MAX_NOTE),
            (Shape::Link, Value::Text(text)) if text.is_empty() || is_link(text) => Ok(()),
            (Shape::Word(words), Value::Text(text)) if text.is_empty() || words.contains(&text.as_str()) => Ok(()),
            (Shape::Key, Value::Text(text)) if text.is_empty() || is_key(text) => Ok(()),
            (Shape::Number(least, most), Value::Number(number)) => within(*number, least, most),
            (Shape::Money | Shape::Any, Value::Money(amount)) => within(amount.minor, 0, money::MAX_MINOR),
            (Shape::Flag | Shape::Any, Value::Flag(_))
            | (Shape::Moment, Value::Moment(_))
            | (Shape::Day | Shape::Any, Value::Day(_))
            | (Shape::Any, Value::Number(_))
            | (Shape::Ref, Value::Ref(_)) => Ok(()),
            _ => unfit,
        }
    }

    /// A checked value as documents hold it, normalised: lines without control characters, empty text as nothing.
    pub(in crate::document) fn store(&self, value: &Value) -> ScalarValue {
        match value {
            Value::Nothing => ScalarValue::Null,
            Value::Text(text) => {
                let text = match self.shape {
                    Shape::Text(_) | Shape::Any => text.trim().to_owned(),
                    _ => one_line(text),
                };
                if text.is_empty() { ScalarValue::Null } else { ScalarValue::Str(text.into()) }
            }
            Value::Flag(on) => ScalarValue::Boolean(*on),
            Value::Number(number) => ScalarValue::Int(*number),
            Value::Moment(at) => ScalarValue::Int(at.as_millis()),
            Value::Day(day) => ScalarValue::Str(day.to_string().into()),
            Value::Money(amount) => ScalarValue::Str(format!("{} {}", amount.minor, amount.currency.code()).into()),
            Value::Ref(id) => ScalarValue::Str(id.to_string().into()),
        }
    }

    /// What a document holds, as a value; nothing when it does not fit the shape.
    pub(in crate::document) fn read(&self, stored: &ScalarValue) -> Value {
        match (self.shape, stored) {
            (Shape::Flag | Shape::Any, ScalarValue::Boolean(on)) => Value::Flag(*on),
            (Shape::Moment, ScalarValue::Int(millis)) => Value::Moment(Instant::from_millis(*millis)),
            (Shape::Number(..) | Shape::Any, ScalarValue::Int(number)) => Value::Number(*number),
            (_, ScalarValue::Str(text)) if text.is_empty() => Value::Nothing,
            (Shape::Day, ScalarValue::Str(text)) => text.parse::<Date>().ok().into(),
            (Shape::Money, ScalarValue::Str(text)) => money_of(text).into(),
            (Shape::Ref, ScalarValue::Str(text)) => text.parse::<Id>().ok().into(),
            // Custom fields have no shape of their own here, so what they hold says what it is: only the exact forms count.
            (Shape::Any, ScalarValue::Str(text)) => match (money_of(text), text.parse::<Date>()) {
                (Some(amount), _) => Value::Money(amount),
                (None, Ok(day)) if day.to_string() == text.as_str() => Value::Day(day),
                _ => Value::Text(text.to_string()),
            },
            // Whoever opens it is led there, so what is none counts as nothing, however it came into the document.
            (Shape::Link, ScalarValue::Str(text)) if is_link(text) => Value::Text(text.to_string()),
            (Shape::Line(_) | Shape::Text(_) | Shape::Phone | Shape::Word(_) | Shape::Key, ScalarValue::Str(text)) => {
                Value::Text(text.to_string())
            }
            _ => Value::Nothing,
        }
    }
}

/// Whether a text can be the key of a dictionary entry: at most 32 bytes of `a`–`z`, `0`–`9` and `_`, room for a word or an id.
pub fn is_key(text: &str) -> bool {
    text.len() <= 32 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Reads `minor CODE`.
pub(in crate::document) fn money_of(text: &str) -> Option<Money> {
    let (minor, code) = text.split_once(' ')?;
    Some(Money { minor: minor.parse().ok()?, currency: code.parse::<Currency>().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_value_is_refused_with_field_and_limit() {
        let check = |field: Field, value: Value| field.check(field.key, &value);
        let f = || "f".to_owned();
        assert_eq!(check(Field::line("f"), "ж".repeat(301).into()), Err(DomainError::FieldTooLong { field: f(), limit: 300 }));
        assert_eq!(
            check(Field::number("f", 0, 100), 101.into()),
            Err(DomainError::FieldOutOfRange { field: f(), least: 0, most: 100 })
        );
        assert_eq!(check(Field::line("f").needed(), " ".into()), Err(DomainError::FieldMissing { field: f() }));
        assert_eq!(check(Field::line("f").needed(), Value::Nothing), Err(DomainError::FieldMissing { field: f() }));
        assert_eq!(check(Field::day("f"), "2026-01-01".into()), Err(DomainError::FieldUnfit { field: f() }));
        assert_eq!(check(Field::words("f", &["in", "out"]), "up".into()), Err(DomainError::FieldUnfit { field: f() }));
        assert_eq!(check(Field::word("f"), "Недозвон".into()), Err(DomainError::FieldUnfit { field: f() }));
        assert_eq!(check(Field::words("f", &["in", "out"]), "in".into()), Ok(()));
        assert_eq!(check(Field::link("f"), "javascript:alert(1)".into()), Err(DomainError::FieldUnfit { field: f() }));
        assert_eq!(Field::link("f").read(&ScalarValue::Str("javascript:alert(1)".into())), Value::Nothing);
        let tag = Field::flag("tag").many();
        assert_eq!(tag.check("tag:", &true.into()), Err(DomainError::FieldUnfit { field: "tag:".to_owned() }));
        assert_eq!(tag.check("tag:постоянный", &true.into()), Ok(()));
    }

    #[test]
    fn what_is_stored_reads_back() {
        let day = Date::new(2026, 11, 26).unwrap();
        let amount = Money::units(5, Currency::Usd);
        for (field, value) in [
            (Field::line("f"), Value::from("текст")),
            (Field::flag("f"), true.into()),
            (Field::number("f", -9, 9), (-5).into()),
            (Field::moment("f"), Instant::from_millis(7).into()),
            (Field::day("f"), day.into()),
            (Field::money("f"), amount.into()),
            (Field::reference("f"), Id::from_bytes([7; 16]).into()),
            (Field::any("f"), day.into()),
            (Field::any("f"), amount.into()),
            (Field::any("f"), "просто".into()),
            (Field::any("f"), 12.into()),
            (Field::link("f"), "https://pbx.uz/records/1.mp3".into()),
        ] {
            assert_eq!(field.read(&field.store(&value)), value);
        }
        assert_eq!(Field::line("f").store(&" ".into()), ScalarValue::Null);
    }
}
