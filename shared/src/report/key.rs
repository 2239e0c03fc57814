//! Where a sum stands: its figure and a coordinate for each dimension, packed into a few small numbers.

use super::figure::{Dimension, Figure, MOST_DIMENSIONS};
use super::words::{Word, Words};
use crate::{Currency, Date, Id};

/// A value of a dimension. It sorts by kind, then by value.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coordinate {
    /// None: nobody, no day, no product.
    #[default]
    None,
    /// A day; for a month its first one.
    Day(Date),
    /// A currency.
    Currency(Currency),
    /// A number: days, per cent, or yes (1) and no (0).
    Number(u32),
    /// A member, product or campaign.
    Id(Id),
    /// A key or a text.
    Text(String),
}

impl From<Date> for Coordinate {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<Id> for Coordinate {
    fn from(id: Id) -> Self {
        Self::Id(id)
    }
}

impl From<&str> for Coordinate {
    /// A text; empty is none.
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::None } else { Self::Text(text.to_owned()) }
    }
}

impl<T: Into<Self>> From<Option<T>> for Coordinate {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}

/// A packed key. Keys of one figure stand together, those of one day or month within them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) figure: Figure,
    pub(super) at: [u32; MOST_DIMENSIONS],
}

impl Key {
    /// The ends of a figure's keys from one coordinate of its first dimension to another.
    pub(super) const fn range(figure: Figure, from: u32, to: u32) -> (Self, Self) {
        let mut least = [0; MOST_DIMENSIONS];
        let mut most = [u32::MAX; MOST_DIMENSIONS];
        let ([first, ..], [last, ..]) = (&mut least, &mut most);
        (*first, *last) = (from, to);
        (Self { figure, at: least }, Self { figure, at: most })
    }
}

/// Days as numbers that sort as the days do, none of them zero.
pub(super) const fn packed_day(day: Date) -> u32 {
    day.days().cast_unsigned() ^ 0x8000_0000
}

impl Coordinate {
    /// The number that stands for it in keys; words get one when they have none.
    pub(super) fn pack(self, words: &mut Words) -> u32 {
        match self.fixed() {
            Ok(number) => number,
            Err(word) => words.number(word),
        }
    }

    /// The number that stands for it, unless it is a word that no key holds.
    pub(super) fn find(self, words: &Words) -> Option<u32> {
        match self.fixed() {
            Ok(number) => Some(number),
            Err(word) => words.known(&word),
        }
    }

    fn fixed(self) -> Result<u32, Word> {
        Ok(match self {
            Self::None => 0,
            Self::Day(day) => packed_day(day),
            Self::Currency(currency) => {
                let at = Currency::ALL.iter().position(|known| *known == currency).unwrap_or(0);
                u32::try_from(at).unwrap_or(0) + 1
            }
            Self::Number(number) => number.saturating_add(1),
            Self::Id(id) => return Err(Word::Id(id)),
            Self::Text(text) => return Err(Word::Text(text.into_boxed_str())),
        })
    }

    /// What a number of a dimension stands for.
    pub(super) fn unpack(number: u32, dimension: Dimension, words: &Words) -> Self {
        if number == 0 {
            return Self::None;
        }
        match dimension {
            Dimension::Day | Dimension::Month => Self::Day(Date::from_days((number ^ 0x8000_0000).cast_signed())),
            Dimension::Currency => {
                let at = usize::try_from(number - 1).unwrap_or(0);
                Currency::ALL.get(at).copied().map_or(Self::None, Self::Currency)
            }
            Dimension::Direction
            | Dimension::Answer
            | Dimension::Days
            | Dimension::Probability
            | Dimension::Late
            | Dimension::Bought => Self::Number(number - 1),
            _ => match words.word(number) {
                Some(Word::Id(id)) => Self::Id(*id),
                Some(Word::Text(text)) => Self::Text(text.to_string()),
                None => Self::None,
            },
        }
    }
}
