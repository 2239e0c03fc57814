//! Stages of a pipeline: their keys, their kinds, and the nine that Ingot ships with (C56, C57, C59, C60).
//!
//! A company's own stages live in the workspace document. A deal's move stores the kind of its stage, so that a row or a rule never
//! needs the settings to know whether a deal was won.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use crate::wire::{Reader, Wire, WireError, Writer};
use crate::{Id, wire};

/// What a stage means for the deal in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StageKind {
    /// The sale is being worked on.
    #[default]
    Open,
    /// Sold.
    Won,
    /// Not sold; needs a reason and a comment (C61).
    Lost,
    /// Kept warm for later.
    Nurture,
}

wire::words!(StageKind, key);

impl StageKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Open, Self::Won, Self::Lost, Self::Nurture];

    /// Whether the sale has ended, one way or the other.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Won | Self::Lost)
    }

    /// The word that documents hold.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Won => "won",
            Self::Lost => "lost",
            Self::Nurture => "nurture",
        }
    }
}

impl FromStr for StageKind {
    type Err = ParseStageError;

    fn from_str(text: &str) -> Result<Self, ParseStageError> {
        Self::ALL.into_iter().find(|kind| kind.key() == text).ok_or(ParseStageError)
    }
}

/// Longest key of a stage, in bytes.
const LONGEST: usize = 24;

/// The key of a stage: a word of at most 24 bytes of `a`–`z`, `0`–`9` and `_`. It never changes; names belong to the workspace
/// and, for the nine defaults, to the languages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct StageId {
    word: [u8; LONGEST],
    length: u8,
}

impl StageId {
    /// Неразобранные.
    pub const UNSORTED: Self = Self::word("unsorted");
    /// Первичный контакт.
    pub const FIRST_CONTACT: Self = Self::word("first_contact");
    /// КП отправлено.
    pub const PROPOSAL_SENT: Self = Self::word("proposal_sent");
    /// Переговоры.
    pub const NEGOTIATION: Self = Self::word("negotiation");
    /// Принимают решение.
    pub const DECIDING: Self = Self::word("deciding");
    /// Ждём оплату.
    pub const AWAITING_PAYMENT: Self = Self::word("awaiting_payment");
    /// Успешно реализовано.
    pub const WON: Self = Self::word("won");
    /// Закрыто, не реализовано.
    pub const LOST: Self = Self::word("lost");
    /// Прогрев.
    pub const NURTURE: Self = Self::word("nurture");

    /// The default stages from left to right (C57).
    pub const ALL: [Self; 9] = [
        Self::UNSORTED,
        Self::FIRST_CONTACT,
        Self::PROPOSAL_SENT,
        Self::NEGOTIATION,
        Self::DECIDING,
        Self::AWAITING_PAYMENT,
        Self::WON,
        Self::LOST,
        Self::NURTURE,
    ];

    /// A word of the source; longer ones are cut.
    const fn word(text: &str) -> Self {
        let mut word = [0; LONGEST];
        let (mut rest, mut length) = (text.as_bytes(), 0);
        while let Some((byte, tail)) = rest.split_first() {
            if length as usize == LONGEST {
                break;
            }
            let (_, slot) = word.split_at_mut(length as usize);
            if let Some(slot) = slot.first_mut() {
                *slot = *byte;
            }
            rest = tail;
            length += 1;
        }
        Self { word, length }
    }

    /// The key of the stage that the workspace holds under this id: a default's word, or the id's first 24 hex digits
    /// (48 bits of time and 42 random ones).
    pub fn of(id: Id) -> Self {
        let default = Self::ALL.into_iter().find(|stage| stage.item() == Some(id));
        default.unwrap_or_else(|| Self::word(&id.to_string()))
    }

    /// The id under which the workspace holds a default stage.
    pub fn item(&self) -> Option<Id> {
        self.is_default().then(|| Id::named("stage", self.key()))
    }

    /// Whether it is one of the nine.
    pub fn is_default(&self) -> bool {
        Self::ALL.contains(self)
    }

    /// The word that documents hold.
    pub fn key(&self) -> &str {
        self.word.get(..usize::from(self.length)).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default()
    }

    /// What the default stage of this key means; a company's own counts as open until its move tells.
    pub fn kind(self) -> StageKind {
        match self {
            Self::WON => StageKind::Won,
            Self::LOST => StageKind::Lost,
            Self::NURTURE => StageKind::Nurture,
            _ => StageKind::Open,
        }
    }
}

impl Default for StageId {
    fn default() -> Self {
        Self::UNSORTED
    }
}

impl Hash for StageId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl Ord for StageId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(other.key())
    }
}

impl PartialOrd for StageId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for StageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// The text is not the key of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the key of a stage")]
pub struct ParseStageError;

impl FromStr for StageId {
    type Err = ParseStageError;

    fn from_str(text: &str) -> Result<Self, ParseStageError> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if text.is_empty() || text.len() > LONGEST || !text.bytes().all(fits) {
            return Err(ParseStageError);
        }
        Ok(Self::word(text))
    }
}

impl Wire for StageId {
    fn write(&self, out: &mut Writer) {
        out.text(self.key());
    }

    fn fill(&mut self, input: &mut Reader<'_>) {
        match input.text().parse() {
            Ok(stage) => *self = stage,
            Err(_) => input.refuse(WireError::Unexpected),
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Instant;

    #[test]
    fn keys_read_back() {
        for stage in StageId::ALL {
            assert_eq!(stage.key().parse(), Ok(stage));
        }
        for kind in StageKind::ALL {
            assert_eq!(kind.key().parse(), Ok(kind));
        }
        for text in ["", "Won", "кп", "with space", "more_than_twenty_four_bytes_of_word"] {
            assert_eq!(text.parse::<StageId>(), Err(ParseStageError), "{text}");
        }
    }

    #[test]
    fn the_default_pipeline_ends_in_won_lost_and_nurture() {
        let kinds: Vec<StageKind> = StageId::ALL.into_iter().map(StageId::kind).collect();
        assert_eq!(kinds.iter().filter(|kind| **kind == StageKind::Open).count(), 6);
        assert_eq!(kinds[6..], [StageKind::Won, StageKind::Lost, StageKind::Nurture]);
    }

    #[test]
    fn every_stage_of_a_workspace_has_one_key() {
        for stage in StageId::ALL {
            assert_eq!(StageId::of(stage.item().unwrap()), stage);
        }
        let own = Id::new(Instant::from_millis(1_790_000_000_000), [7; 10]);
        let stage = StageId::of(own);
        assert_eq!(stage.key().len(), 24);
        assert_eq!((stage.key().parse(), stage.item()), (Ok(stage), None));
    }
}
