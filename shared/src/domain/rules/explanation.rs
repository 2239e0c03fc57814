//! How well a lost deal, or anything that is refused, must be explained (C61).
//!
//! Never here: which reasons a company has ([`super::loss`]), or how long a text may be.

/// What an explanation lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A reason.
    Reason,
    /// A comment of substance.
    Comment,
}

/// What the explanation of a lost deal lacks, the reason first: it needs a reason and a comment of substance. Whether a reason is
/// given says who asks: the list of reasons may be known there or not.
pub fn lacks(has_reason: bool, comment: &str) -> impl Iterator<Item = Lack> {
    let reason = (!has_reason).then_some(Lack::Reason);
    let comment = (!is_of_substance(comment)).then_some(Lack::Comment);
    reason.into_iter().chain(comment)
}

/// A comment of substance: at least three letters or digits, so that "-" and "..." do not count.
pub fn is_of_substance(comment: &str) -> bool {
    comment.chars().filter(|character| character.is_alphanumeric()).nth(2).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(has_reason: bool, comment: &str) -> Vec<Lack> {
        lacks(has_reason, comment).collect()
    }

    #[test]
    fn a_loss_needs_a_reason_and_a_comment_of_substance() {
        assert_eq!(told(true, "Нет денег"), []);
        assert_eq!(told(false, "Нет денег"), [Lack::Reason]);
        assert_eq!(told(true, "..."), [Lack::Comment]);
        assert_eq!(told(false, ""), [Lack::Reason, Lack::Comment]);
    }

    #[test]
    fn three_letters_or_digits_are_of_substance() {
        for comment in ["дал", "1 2 3", "- в о т -", "yoʻq"] {
            assert!(is_of_substance(comment), "{comment}");
        }
        for comment in ["", "-", "ok", "...!?...", "а - б", "🙂🙂🙂"] {
            assert!(!is_of_substance(comment), "{comment}");
        }
    }

    proptest! {
        #[test]
        fn signs_and_spaces_add_nothing(words in "[a-zа-я0-9]{0,6}", signs in "[ .,!?…-]{0,12}") {
            prop_assert_eq!(is_of_substance(&format!("{signs}{words}{signs}")), words.chars().count() > 2);
        }
    }
}
