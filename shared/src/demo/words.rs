//! Lists of words as one text each: a list of slices costs eight bytes a word more in the browser's binary.

use super::rng::Rng;

/// Words with `|` between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    text: &'static str,
    count: u32,
}

impl Words {
    pub(super) const fn new(text: &'static str) -> Self {
        let (mut rest, mut count) = (text.as_bytes(), 1);
        while let Some((byte, tail)) = rest.split_first() {
            if *byte == b'|' {
                count += 1;
            }
            rest = tail;
        }
        Self { text, count }
    }

    /// How many there are.
    pub(super) const fn len(self) -> u32 {
        self.count
    }

    /// The word at a place, counted around when there are fewer.
    pub(super) fn at(self, place: u32) -> &'static str {
        let (mut rest, mut place) = (self.text, place % self.count);
        loop {
            // By bytes: the searches of `split` cost more than the words are long.
            let end = rest.bytes().position(|byte| byte == b'|');
            match (end, place) {
                (Some(end), 0) => return rest.get(..end).unwrap_or_default(),
                (Some(end), _) => rest = rest.get(end + 1..).unwrap_or_default(),
                (None, _) => return rest,
            }
            place -= 1;
        }
    }

    /// Any of them.
    pub(super) fn pick(self, rng: &mut Rng) -> &'static str {
        self.at(rng.below(self.count))
    }

    /// All of them.
    pub(super) fn all(self) -> impl Iterator<Item = &'static str> {
        self.text.split('|')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_and_found() {
        let words = Words::new("раз|два|три");
        assert_eq!((words.len(), words.at(1), words.at(5)), (3, "два", "три"));
        assert_eq!(words.all().count(), 3);
    }
}
