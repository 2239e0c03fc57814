//! Which form of a word goes with a number, by the rules of CLDR for the three languages. Never here: words.

/// The three forms that Russian needs; Uzbek uses only `many`, English `one` and `many`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forms {
    /// 1, 21, 101 in Russian; 1 in English.
    pub one: &'static str,
    /// 2–4, 22–24 in Russian.
    pub few: &'static str,
    /// All others.
    pub many: &'static str,
}

/// Picks the Russian form.
pub const fn russian(n: u64, forms: Forms) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=14) => forms.many,
        (1, _) => forms.one,
        (2..=4, _) => forms.few,
        _ => forms.many,
    }
}

/// Picks the English form.
pub const fn english(n: u64, forms: Forms) -> &'static str {
    if n == 1 { forms.one } else { forms.many }
}

/// Picks the Uzbek form: nouns stay singular after a number.
pub const fn uzbek(_: u64, forms: Forms) -> &'static str {
    forms.many
}

/// A number in groups of three with a narrow no-break space (U+202F).
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEALS: Forms = Forms { one: "сделка", few: "сделки", many: "сделок" };

    #[test]
    fn russian_has_three_forms() {
        let of = |n| russian(n, DEALS);
        assert_eq!(
            [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 111, 112, 1_003].map(of),
            [
                "сделок",
                "сделка",
                "сделки",
                "сделки",
                "сделок",
                "сделок",
                "сделок",
                "сделок",
                "сделка",
                "сделки",
                "сделок",
                "сделка",
                "сделок",
                "сделок",
                "сделки"
            ]
        );
    }

    #[test]
    fn english_has_two_and_uzbek_one() {
        let forms = Forms { one: "deal", few: "", many: "deals" };
        assert_eq!([0, 1, 2, 11].map(|n| english(n, forms)), ["deals", "deal", "deals", "deals"]);
        assert_eq!([0, 1, 2].map(|n| uzbek(n, forms)), ["deals"; 3]);
    }

    #[test]
    fn groups_of_three() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(1_284), "1\u{202f}284");
        assert_eq!(grouped(1_000_000), "1\u{202f}000\u{202f}000");
    }
}
