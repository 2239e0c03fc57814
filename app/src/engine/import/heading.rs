//! What the headings of exports and of ordinary spreadsheets mean: amoCRM, Bitrix24, Google, HubSpot, Atomic CRM; Russian, Uzbek
//! (Latin), English. Never here: the cells below a heading.

mod known;

use ingot_shared::text::fold;

use crate::bridge::Column;
use known::{BESIDE, HEADINGS, WORDS};

/// What a heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A column that is imported.
    Known(Column),
    /// A column that is left out on purpose, whatever its cells look like.
    LeftOut,
    /// Nothing that is known: the cells may tell.
    Unknown,
}

/// What a heading means.
pub(super) fn meaning(heading: &str) -> Meaning {
    let normal = normal(heading);
    let whole = HEADINGS.iter().find(|(_, headings)| headings.contains(&normal.as_str()));
    if let Some((column, _)) = whole {
        return Meaning::Known(*column);
    }
    let words: Vec<&str> = normal.split(' ').collect();
    if words.iter().any(|word| BESIDE.contains(word)) {
        return Meaning::LeftOut;
    }
    let by_word = WORDS.iter().find(|(_, known)| words.iter().any(|word| known.contains(word)));
    by_word.map_or(Meaning::Unknown, |(column, _)| Meaning::Known(*column))
}

/// Folded words without punctuation and numbers: `Phone 1 - Value` is `phone value`, `E-mail 2` is `email`, `utm_source` is `utm source`.
pub(super) fn normal(heading: &str) -> String {
    let folded = fold(heading).replace("e-mail", "email").replace("е-mail", "email");
    let spaced: String =
        folded.chars().map(|sign| if sign.is_alphanumeric() || sign == '\'' || sign == '№' { sign } else { ' ' }).collect();
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = spaced.split_whitespace().filter(|word| !number(word)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::domain::ClientField;

    #[test]
    fn headings_of_exports_are_known() {
        for (heading, column) in [
            ("Phone 2 - Value", Column::Phone),
            ("E-mail 1 - Value", Column::Email),
            ("email_work", Column::Email),
            ("Рабочий прямой телефон", Column::Phone),
            ("Частный e-mail", Column::Email),
            ("Электронная почта", Column::Email),
            ("Email Address", Column::Email),
            ("Юридический адрес", Column::Client(ClientField::Address)),
            ("Примечание 5", Column::Note),
            ("Ф.И.О.", Column::Person),
            ("F.I.Sh.", Column::Person),
            ("Masʼul menejer", Column::Client(ClientField::Responsible)),
            ("Yaratilgan sana", Column::Created),
        ] {
            assert_eq!(meaning(heading), Meaning::Known(column), "{heading}");
        }
    }

    #[test]
    fn headings_beside_a_value_are_left_out() {
        for heading in [
            "Phone 1 - Label",
            "Unsubscribed from all email",
            "Номер факса",
            "company_id",
            "Lead Status",
            "last_seen",
            "Тип компании",
        ] {
            assert_eq!(meaning(heading), Meaning::LeftOut, "{heading}");
        }
        assert_eq!(meaning("Воронка"), Meaning::Unknown);
        assert_eq!(meaning(""), Meaning::Unknown);
    }

    #[test]
    fn no_heading_means_two_columns() {
        let all: Vec<&str> = HEADINGS.iter().flat_map(|(_, headings)| headings.iter().copied()).collect();
        for heading in &all {
            assert_eq!(all.iter().filter(|other| *other == heading).count(), 1, "{heading}");
            assert_eq!(normal(heading), **heading, "in normal form");
        }
    }
}
