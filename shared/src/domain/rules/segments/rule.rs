//! The rule of an own segment as the text that its document holds (C44): conditions beside each other, all of which must hold.
//!
//! `revenue>=500000000 purchases<3 silent>90`: amounts in minor units of the base currency, times in days. Never here: what a condition
//! means ([`super::policy`]).

use super::Condition;
use crate::domain::rules::base::Base;

impl Condition {
    /// A rule as text.
    pub fn write(all: &[Self]) -> String {
        let words: Vec<String> = all.iter().map(|condition| condition.word()).collect();
        words.join(" ")
    }

    /// The conditions of a text; none when any of it is not known here: a rule of which only a part is understood would take in others
    /// than are meant.
    pub fn read(text: &str) -> Option<Vec<Self>> {
        text.split_whitespace().map(Self::of_word).collect()
    }

    fn word(self) -> String {
        let (name, number) = match self {
            Self::RevenueAtLeast(least) => ("revenue>=", least.minor()),
            Self::RevenueBelow(limit) => ("revenue<", limit.minor()),
            Self::PurchasesAtLeast(least) => ("purchases>=", least.into()),
            Self::PurchasesBelow(limit) => ("purchases<", limit.into()),
            Self::BoughtWithin(days) => ("within<=", days.into()),
            Self::NotBoughtFor(days) => ("silent>", days.into()),
        };
        [name, &number.to_string()].concat()
    }

    fn of_word(word: &str) -> Option<Self> {
        let (name, number) = word.split_at(word.find(|c: char| c.is_ascii_digit() || c == '-')?);
        let number: i64 = number.parse().ok()?;
        Some(match name {
            "revenue>=" => Self::RevenueAtLeast(Base::from_minor(number)),
            "revenue<" => Self::RevenueBelow(Base::from_minor(number)),
            "purchases>=" => Self::PurchasesAtLeast(number.try_into().ok()?),
            "purchases<" => Self::PurchasesBelow(number.try_into().ok()?),
            "within<=" => Self::BoughtWithin(number.try_into().ok()?),
            "silent>" => Self::NotBoughtFor(number.try_into().ok()?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stored_rules_stay_readable() {
        let all =
            [Condition::RevenueAtLeast(Base::from_minor(500_000_000)), Condition::PurchasesBelow(3), Condition::NotBoughtFor(90)];
        assert_eq!(Condition::write(&all), "revenue>=500000000 purchases<3 silent>90");
        assert_eq!(Condition::read("revenue>=500000000  purchases<3 silent>90").as_deref(), Some(&all[..]));
        assert_eq!(Condition::read("").as_deref(), Some(&[][..]));
    }

    #[test]
    fn a_rule_that_is_known_in_part_is_not_known() {
        for text in ["purchases<3 mood>5", "purchases<-1", "within<=70000", "silent>", "silent", "90", "revenue>=1e9"] {
            assert_eq!(Condition::read(text), None, "{text}");
        }
    }

    fn condition() -> impl Strategy<Value = Condition> {
        prop_oneof![
            any::<i64>().prop_map(|minor| Condition::RevenueAtLeast(Base::from_minor(minor))),
            any::<i64>().prop_map(|minor| Condition::RevenueBelow(Base::from_minor(minor))),
            any::<u32>().prop_map(Condition::PurchasesAtLeast),
            any::<u32>().prop_map(Condition::PurchasesBelow),
            any::<u16>().prop_map(Condition::BoughtWithin),
            any::<u16>().prop_map(Condition::NotBoughtFor),
        ]
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(all in prop::collection::vec(condition(), 0..8)) {
            prop_assert_eq!(Condition::read(&Condition::write(&all)), Some(all));
        }

        #[test]
        fn no_text_is_too_strange(text in ".*") {
            let _ = Condition::read(&text);
        }
    }
}
