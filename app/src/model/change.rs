//! One fact changed for many clients at once: which facts can be, how each is asked for, and what the answer means. Never here: words of a
//! language, running it.

use std::fmt;
use std::str::FromStr;

use ingot_shared::document::entity::{Entity, Shape as Stored};
use ingot_shared::document::record::{CustomField, Workspace};
use ingot_shared::domain::Value;
use ingot_shared::text::one_line;
use ingot_shared::{Currency, Date, Id, Money};

use super::filter::customs;

/// A fact that many clients can have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// One of every client, by the key of its field.
    Known(&'static str),
    /// One that the company defined (C22).
    Custom(Id),
}

/// How a fact is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line of text.
    Line,
    /// One of the words of a dictionary.
    Word(&'static str),
    /// One of the company's own words.
    Choice(Vec<String>),
    /// A set of words of a dictionary, and whether others may be written.
    Set(&'static str, bool),
    /// Yes or no.
    Flag,
    /// A day.
    Day,
    /// A whole number.
    Number,
    /// An amount.
    Money,
}

impl Shape {
    /// That of a fact that the company defined.
    pub fn of_own(field: &CustomField) -> Self {
        match field.shape.as_str() {
            "number" => Self::Number,
            "day" => Self::Day,
            "money" => Self::Money,
            "flag" => Self::Flag,
            "choice" => Self::Choice(field.choices.clone()),
            _ => Self::Line,
        }
    }
}

/// The facts of every client, those that are changed for many most often first (C42, C22, C182, C81, C108–C110, C12).
const KNOWN: [(&str, Shape); 11] = [
    ("category", Shape::Word("category")),
    ("tag", Shape::Set("tag", true)),
    ("source", Shape::Line),
    ("channel", Shape::Word("channel")),
    ("frequency", Shape::Number),
    ("via", Shape::Set("channel", false)),
    ("topic", Shape::Set("topic", false)),
    ("do_not_contact", Shape::Flag),
    ("consent", Shape::Day),
    ("interest", Shape::Set("interest", true)),
    ("industry", Shape::Line),
];

/// What stands between the members of a set that are written together.
pub const BETWEEN: char = '\n';

impl Fact {
    /// Those that can be changed, the company's own last.
    pub fn all(workspace: &Workspace) -> Vec<Self> {
        let known = KNOWN.iter().map(|(key, _)| Self::Known(key));
        known.chain(customs(workspace).map(|field| Self::Custom(field.id))).collect()
    }

    /// How it is asked for; a fact of the company's own as the settings say.
    pub fn shape(self, workspace: &Workspace) -> Shape {
        match self {
            Self::Known(key) => KNOWN.into_iter().find(|(known, _)| *known == key).map_or(Shape::Line, |(_, shape)| shape),
            Self::Custom(id) => match workspace.custom_fields.iter().find(|field| field.id == id) {
                Some(field) => Shape::of_own(field),
                None => Shape::Line,
            },
        }
    }
}

/// The key of its field.
impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(key) => f.write_str(key),
            Self::Custom(id) => write!(f, "custom:{id}"),
        }
    }
}

/// No fact that can be changed for many.
#[derive(Debug, PartialEq, Eq)]
pub struct Unknown;

impl FromStr for Fact {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        match text.strip_prefix("custom:") {
            Some(id) => id.parse().map(Self::Custom).map_err(|_| Unknown),
            None => KNOWN.iter().find(|(key, _)| *key == text).map(|(key, _)| Self::Known(key)).ok_or(Unknown),
        }
    }
}

/// What was typed as the value of a fact, in the shape that it has; none when it does not fit, [`Value::Nothing`] for nothing typed.
pub fn typed(shape: &Shape, text: &str) -> Option<Value> {
    let text = one_line(text);
    if text.is_empty() {
        return Some(Value::Nothing);
    }
    match shape {
        Shape::Number => whole(&text).map(Value::Number),
        Shape::Day => text.parse::<Date>().ok().map(Value::Day),
        Shape::Money => Money::parse(&text, Currency::default()).ok().map(Value::Money),
        Shape::Flag => Some(Value::Flag(true)),
        Shape::Choice(words) => words.contains(&text).then_some(Value::Text(text)),
        Shape::Line | Shape::Word(_) | Shape::Set(..) => Some(Value::Text(text)),
    }
}

/// A whole number as people type it, with spaces between its groups.
pub fn whole(text: &str) -> Option<i64> {
    text.replace([' ', '\u{a0}', '\u{202f}'], "").parse().ok()
}

/// Why a change is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmade {
    /// Nothing is chosen or typed.
    Nothing,
    /// What is typed does not fit.
    Unfit,
    /// A number outside of these bounds.
    Range(i64, i64),
}

/// The fields to put: `is_put` writes a value, sets a flag, adds to a set; otherwise what is there is cleared or taken from the set.
///
/// # Errors
/// [`Unmade`]
pub fn fields(fact: Fact, shape: &Shape, is_put: bool, text: &str) -> Result<Vec<(String, Value)>, Unmade> {
    let key = fact.to_string();
    let one = |value: Value| Ok(vec![(key.clone(), value)]);
    match shape {
        Shape::Set(..) => {
            let value = if is_put { Value::Flag(true) } else { Value::Nothing };
            let members: Vec<String> = text.split(BETWEEN).map(one_line).filter(|member| !member.is_empty()).collect();
            if members.is_empty() {
                return Err(Unmade::Nothing);
            }
            Ok(members.into_iter().map(|member| (format!("{key}:{member}"), value.clone())).collect())
        }
        Shape::Flag => one(if is_put { Value::Flag(true) } else { Value::Nothing }),
        _ if !is_put => one(Value::Nothing),
        shape => match typed(shape, text) {
            None => Err(Unmade::Unfit),
            Some(Value::Nothing) => Err(Unmade::Nothing),
            Some(Value::Number(number)) => match bounds(fact) {
                Some((least, most)) if !(least..=most).contains(&number) => Err(Unmade::Range(least, most)),
                _ => one(Value::Number(number)),
            },
            Some(value) => one(value),
        },
    }
}

/// Between what a number of every client must lie.
fn bounds(fact: Fact) -> Option<(i64, i64)> {
    let Fact::Known(key) = fact else { return None };
    Entity::Profile.layout().fields.iter().find(|field| field.key == key).and_then(|field| match field.shape {
        Stored::Number(least, most) => Some((least, most)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use ingot_shared::document::entity::DocumentKind;
    use ingot_shared::domain::{Command, Place};

    use super::*;

    const CLIENT: Id = Id::from_bytes([1; 16]);

    fn known(key: &'static str) -> (Fact, Shape) {
        let fact: Fact = key.parse().unwrap();
        (fact, KNOWN.into_iter().find(|(known, _)| *known == key).unwrap().1)
    }

    fn made(key: &'static str, is_put: bool, text: &str) -> Result<Vec<(String, Value)>, Unmade> {
        let (fact, shape) = known(key);
        fields(fact, &shape, is_put, text)
    }

    #[test]
    fn every_fact_can_be_put_and_cleared_by_the_table_of_the_profile() {
        for (key, shape) in KNOWN {
            let text = match shape {
                Shape::Day => "2026-11-26",
                Shape::Number => "14",
                _ => "vip",
            };
            for is_put in [true, false] {
                let fields = made(key, is_put, text).unwrap();
                let command = Command::put(
                    CLIENT,
                    Place::main(DocumentKind::Client),
                    fields.iter().map(|(key, value)| (key.as_str(), value.clone())),
                );
                assert_eq!(command.check(), Ok(()), "{key}");
            }
        }
    }

    #[test]
    fn a_set_takes_several_members_and_leaves_the_others() {
        let flag = |key: &str, value: Value| (key.to_owned(), value);
        assert_eq!(
            made("tag", true, "vip\n \nдолго думает"),
            Ok(vec![flag("tag:vip", Value::Flag(true)), flag("tag:долго думает", Value::Flag(true))])
        );
        assert_eq!(made("tag", false, "vip"), Ok(vec![flag("tag:vip", Value::Nothing)]));
        assert_eq!(made("tag", false, "\n"), Err(Unmade::Nothing));
    }

    #[test]
    fn what_does_not_fit_is_not_made() {
        assert_eq!(made("frequency", true, "1 4"), Ok(vec![("frequency".to_owned(), Value::Number(14))]));
        assert_eq!(made("frequency", true, "часто"), Err(Unmade::Unfit));
        assert_eq!(made("frequency", true, "0"), Err(Unmade::Range(1, 9_131)));
        assert_eq!(made("source", true, " "), Err(Unmade::Nothing));
        assert_eq!(made("source", false, " "), Ok(vec![("source".to_owned(), Value::Nothing)]));
        assert_eq!(made("consent", true, "вчера"), Err(Unmade::Unfit));
        assert_eq!(made("do_not_contact", false, ""), Ok(vec![("do_not_contact".to_owned(), Value::Nothing)]));
        let own = Shape::Choice(vec!["да".to_owned()]);
        assert_eq!(fields(Fact::Custom(CLIENT), &own, true, "нет"), Err(Unmade::Unfit));
    }

    #[test]
    fn a_fact_is_found_by_its_word() {
        for fact in [Fact::Known("category"), Fact::Custom(CLIENT)] {
            assert_eq!(fact.to_string().parse(), Ok(fact));
        }
        assert_eq!("name".parse::<Fact>(), Err(Unknown));
    }
}
