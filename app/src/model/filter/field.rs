//! What a client list can be filtered by: each field with its key and how it is compared. Never here: evaluating, words of a language.

use std::fmt;
use std::str::FromStr;

use ingot_shared::Id;
use ingot_shared::document::record::{CustomField, Workspace};
use ingot_shared::row::ClientRow;

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// Whether there is a phone.
    Phone,
    /// Whether there is an e-mail address.
    Email,
    /// Whether there is a messenger.
    Messenger,
    /// Whether there is a postal address.
    Address,
    /// Company or person.
    Kind,
    /// The city.
    City,
    /// Where the client came from (C182).
    Source,
    /// Who leads the client.
    Responsible,
    /// The category that people set (C42).
    Category,
    /// The segment by money (C41).
    Segment,
    /// Tags (C22).
    Tag,
    /// Interests (C4).
    Interest,
    /// The money that the client brought.
    Bought,
    /// The profit of its sales, their amount where that is not known (C46).
    Value,
    /// How many deals were won (C3).
    Won,
    /// How many deals were lost.
    Lost,
    /// How many deals are in work.
    Open,
    /// The stages that its deals are in.
    Stage,
    /// Who leads its deals.
    DealLead,
    /// The last contact (C40).
    Contact,
    /// When the data was last checked (C13).
    Verified,
    /// When the client was made.
    Created,
    /// What is planned (C90).
    Step,
    /// Whether it is time to contact (C80).
    Due,
    /// Whether the client bought and went silent (C50).
    Dormant,
    /// Whether it wants to be left alone.
    Quiet,
    /// How much of the contact data is there, in per cent (C11).
    Filled,
    /// A fact that the company defined (C22).
    Custom(Id),
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Is one of these words; the empty one is "none".
    Is,
    /// Is none of these words.
    Not,
    /// Contains a text.
    Has,
    /// Does not contain a text.
    Lacks,
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// At least so much.
    Least,
    /// At most so much.
    Most,
    /// In the last days.
    Within,
    /// Before the last days, or never.
    Before,
    /// Today or in the next days.
    Next,
}

/// The ways to compare with their words for storage and tests, in the order of their names.
const OPS: [(Op, &str); 11] = [
    (Op::Is, "is"),
    (Op::Not, "not"),
    (Op::Has, "has"),
    (Op::Lacks, "lacks"),
    (Op::Yes, "yes"),
    (Op::No, "no"),
    (Op::Least, "least"),
    (Op::Most, "most"),
    (Op::Within, "within"),
    (Op::Before, "before"),
    (Op::Next, "next"),
];

impl Op {
    /// The word for storage and tests.
    pub fn key(self) -> &'static str {
        OPS.into_iter().find(|(op, _)| *op == self).map_or("", |(_, key)| key)
    }

    pub(super) fn named(key: &str) -> Option<Self> {
        OPS.into_iter().find(|(_, word)| *word == key).map(|(op, _)| op)
    }

    /// Whether it takes a value.
    pub const fn has_value(self) -> bool {
        !matches!(self, Self::Yes | Self::No)
    }

    /// Whether it is the opposite of another.
    pub const fn is_opposite(self) -> bool {
        matches!(self, Self::Not | Self::Lacks | Self::No)
    }
}

/// What a field holds, which says how it can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text that is searched.
    Text,
    /// One or several of a list of words.
    Keys,
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// An amount in whole units of the company's currency.
    Money,
    /// A moment of the past.
    Past,
    /// A day, past or to come.
    Day,
}

impl Shape {
    /// The ways to compare it, the usual one first.
    pub const fn ops(self) -> &'static [Op] {
        match self {
            Self::Text => &[Op::Has, Op::Lacks],
            Self::Keys => &[Op::Is, Op::Not],
            Self::Flag => &[Op::Yes, Op::No],
            Self::Number | Self::Money => &[Op::Least, Op::Most],
            Self::Past => &[Op::Within, Op::Before],
            Self::Day => &[Op::Next, Op::Within, Op::Before],
        }
    }

    fn of_custom(shape: &str) -> Self {
        match shape {
            "number" => Self::Number,
            "money" => Self::Money,
            "flag" => Self::Flag,
            "day" => Self::Day,
            "choice" => Self::Keys,
            _ => Self::Text,
        }
    }
}

/// The fields that every workspace has, in the order of their names, with their keys.
const FIELDS: [(Field, &str, Shape); 28] = [
    (Field::Name, "name", Shape::Text),
    (Field::Phone, "phone", Shape::Flag),
    (Field::Email, "email", Shape::Flag),
    (Field::Messenger, "messenger", Shape::Flag),
    (Field::Address, "address", Shape::Flag),
    (Field::Kind, "kind", Shape::Keys),
    (Field::City, "city", Shape::Keys),
    (Field::Source, "source", Shape::Keys),
    (Field::Responsible, "responsible", Shape::Keys),
    (Field::Category, "category", Shape::Keys),
    (Field::Segment, "segment", Shape::Keys),
    (Field::Tag, "tag", Shape::Keys),
    (Field::Interest, "interest", Shape::Keys),
    (Field::Bought, "bought", Shape::Money),
    (Field::Value, "value", Shape::Money),
    (Field::Won, "won", Shape::Number),
    (Field::Lost, "lost", Shape::Number),
    (Field::Open, "open", Shape::Number),
    (Field::Stage, "stage", Shape::Keys),
    (Field::DealLead, "deal_lead", Shape::Keys),
    (Field::Contact, "contact", Shape::Past),
    (Field::Verified, "verified", Shape::Past),
    (Field::Created, "created", Shape::Past),
    (Field::Step, "step", Shape::Keys),
    (Field::Due, "due", Shape::Flag),
    (Field::Dormant, "dormant", Shape::Flag),
    (Field::Quiet, "quiet", Shape::Flag),
    (Field::Filled, "filled", Shape::Number),
];

impl Field {
    /// The fields that every workspace has, in the order of their names.
    pub fn all() -> impl Iterator<Item = Self> {
        FIELDS.into_iter().map(|(field, ..)| field)
    }

    /// Where its name stands among those of [`Field::all`]; none for a fact of the company's own.
    pub fn position(self) -> Option<usize> {
        FIELDS.iter().position(|(field, ..)| *field == self)
    }

    /// What it holds; a fact of the company's own as the settings say.
    pub fn shape(self, workspace: &Workspace) -> Shape {
        match self {
            Self::Custom(id) => {
                let field = workspace.custom_fields.iter().find(|field| field.id == id);
                field.map_or(Shape::Text, |field| Shape::of_custom(&field.shape))
            }
            known => FIELDS.iter().find(|(field, ..)| *field == known).map_or(Shape::Text, |(.., shape)| *shape),
        }
    }
}

/// The word for storage and tests.
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Custom(id) => write!(f, "custom:{id}"),
            known => f.write_str(FIELDS.iter().find(|(field, ..)| field == known).map_or("", |(_, key, _)| key)),
        }
    }
}

/// A field that this version does not know.
#[derive(Debug, PartialEq, Eq)]
pub struct Unknown;

impl FromStr for Field {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        match text.strip_prefix("custom:") {
            Some(id) => id.parse().map(Self::Custom).map_err(|_| Unknown),
            None => FIELDS.iter().find(|(_, key, _)| *key == text).map(|(field, ..)| *field).ok_or(Unknown),
        }
    }
}

/// The facts of clients that the company defined and still offers.
pub fn customs(workspace: &Workspace) -> impl Iterator<Item = &CustomField> {
    workspace.custom_fields.iter().filter(|field| field.of == "client" && !field.retired)
}

/// Who leads each deal of a client: the client's own person where the deal has nobody else.
pub(in crate::model) fn deal_leads(row: &ClientRow) -> impl Iterator<Item = &str> {
    row.deals.iter().map(|deal| if deal.responsible.is_empty() { &row.responsible } else { &deal.responsible }.as_str())
}

/// What a row says in a field of which there is one; empty for the others.
pub(in crate::model) fn word(row: &ClientRow, field: Field) -> &str {
    match field {
        Field::City => &row.city,
        Field::Source => row.facts.text("source"),
        Field::Responsible => &row.responsible,
        Field::Category => &row.category,
        Field::Kind => row.kind.key(),
        _ => "",
    }
}
