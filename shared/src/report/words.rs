//! Ids and texts as small numbers, so that keys are short and quick to compare.
//!
//! A number means the same as long as the totals live, and nothing outside. Numbers are never given back: there are as many as
//! there ever were members, products, sources and stages, and a rebuild begins anew.

use std::collections::BTreeMap;

use crate::Id;

/// An id or a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    Id(Id),
    Text(Box<str>),
}

#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    numbers: BTreeMap<Word, u32>,
    words: Vec<Word>,
}

impl Words {
    /// The number of a word, from one; zero is for none.
    pub(super) fn number(&mut self, word: Word) -> u32 {
        if let Some(number) = self.numbers.get(&word) {
            return *number;
        }
        self.words.push(word.clone());
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word, number);
        number
    }

    /// The number of a word that has one.
    pub(super) fn known(&self, word: &Word) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// The word of a number.
    pub(super) fn word(&self, number: u32) -> Option<&Word> {
        usize::try_from(number).ok().and_then(|number| number.checked_sub(1)).and_then(|at| self.words.get(at))
    }
}
