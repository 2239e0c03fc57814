//! Values of fields as screens and commands carry them. What a field may hold is decided by its
//! [`Shape`](crate::document::entity::Shape); a value never knows its field.

use serde::{Deserialize, Serialize};

use crate::{Date, Id, Instant, Money};

/// The value of one field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing is known; in a command: forget what was there.
    #[default]
    Nothing,
    /// Text: a line, several lines, a phone, a word of a list or the key of a dictionary entry.
    Text(String),
    /// Yes or no; a member of a set.
    Flag(bool),
    /// A whole number: days, minutes, seconds, points, hundredths of a per cent, thousandths of a unit.
    Number(i64),
    /// A moment.
    Moment(Instant),
    /// A day of the calendar.
    Day(Date),
    /// An amount.
    Money(Money),
    /// Another document, a member, or a thing inside this document.
    Ref(Id),
}

macro_rules! from {
    ($($of:ty => $kind:ident),+ $(,)?) => {
        $(impl From<$of> for Value {
            fn from(value: $of) -> Self {
                Self::$kind(value)
            }
        })+
    };
}

from!(String => Text, bool => Flag, i64 => Number, Instant => Moment, Date => Day, Money => Money, Id => Ref);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// What is known of a thing: values by the key of their field, in the order of the keys; fields without a value are left out.
///
/// A field of which there are many (`tag:vip`, `custom:<id>`, `price:<list>`) stands here once for each member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// Keys with their values, sorted.
    #[serde(rename = "f", default)]
    pub list: Vec<(String, Value)>,
}

impl Fields {
    /// The value of a field.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let at = self.list.binary_search_by(|(name, _)| name.as_str().cmp(key)).ok()?;
        self.list.get(at).map(|(_, value)| value)
    }

    /// A text; empty when there is none.
    pub fn text(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// A flag; an absent one is false.
    pub fn flag(&self, key: &str) -> bool {
        matches!(self.get(key), Some(Value::Flag(true)))
    }

    /// A number.
    pub fn number(&self, key: &str) -> Option<i64> {
        match self.get(key) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// A moment.
    pub fn moment(&self, key: &str) -> Option<Instant> {
        match self.get(key) {
            Some(Value::Moment(at)) => Some(*at),
            _ => None,
        }
    }

    /// A day.
    pub fn day(&self, key: &str) -> Option<Date> {
        match self.get(key) {
            Some(Value::Day(day)) => Some(*day),
            _ => None,
        }
    }

    /// An amount.
    pub fn money(&self, key: &str) -> Option<Money> {
        match self.get(key) {
            Some(Value::Money(money)) => Some(*money),
            _ => None,
        }
    }

    /// What a reference names.
    pub fn id(&self, key: &str) -> Option<Id> {
        match self.get(key) {
            Some(Value::Ref(id)) => Some(*id),
            _ => None,
        }
    }

    /// The members of a field of which there are many, with their values, in the order of the members.
    pub fn members<'a>(&'a self, key: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.list.iter().filter_map(move |(name, value)| Some((name.strip_prefix(key)?.strip_prefix(':')?, value)))
    }

    /// The members of a set: those whose flag is on.
    pub fn set(&self, key: &str) -> Vec<String> {
        self.members(key).filter(|(_, value)| **value == Value::Flag(true)).map(|(member, _)| member.to_owned()).collect()
    }
}

impl FromIterator<(String, Value)> for Fields {
    fn from_iter<T: IntoIterator<Item = (String, Value)>>(values: T) -> Self {
        let mut list: Vec<(String, Value)> = values.into_iter().filter(|(_, value)| *value != Value::Nothing).collect();
        list.sort_by(|a, b| a.0.cmp(&b.0));
        list.dedup_by(|a, b| a.0 == b.0);
        Self { list }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_key_and_sets_by_member() {
        let fields: Fields = [
            ("tag:vip".to_owned(), Value::Flag(true)),
            ("site".to_owned(), "a.uz".into()),
            ("tag:late".to_owned(), Value::Flag(false)),
            ("tags".to_owned(), Value::Flag(true)),
            ("none".to_owned(), Value::Nothing),
        ]
        .into_iter()
        .collect();
        assert_eq!(fields.text("site"), "a.uz");
        assert_eq!(fields.set("tag"), ["vip"]);
        assert_eq!(fields.get("none"), None);
        assert_eq!(fields.number("site"), None);
    }
}
