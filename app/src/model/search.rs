//! Finding clients by what a person types. Never here: rows' storage or order.

use ingot_shared::row::ClientRow;
use ingot_shared::text::fold;

/// What can be found of one client, folded once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haystack {
    /// Name, company, city and addresses, one a line.
    text: String,
    /// Digits of the phones, international and as typed, one a line.
    digits: String,
}

impl Haystack {
    /// Gathers what can be found of a client.
    pub fn of(row: &ClientRow) -> Self {
        let mut text = String::new();
        let words = [&row.name, &row.organization, &row.city]
            .into_iter()
            .chain(&row.emails)
            .chain(row.deals.iter().map(|deal| &deal.title));
        for word in words.filter(|word| !word.is_empty()) {
            text.push_str(&fold(word));
            text.push('\n');
        }
        let mut digits = String::new();
        for phone in &row.phones {
            for form in phone.e164.iter().chain([&phone.typed]) {
                digits.extend(form.chars().filter(char::is_ascii_digit));
                digits.push('\n');
            }
        }
        Self { text, digits }
    }
}

/// What was typed, prepared once for many rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    digits: Option<String>,
}

/// Fewer digits than this are more likely part of a name than of a phone.
const MIN_DIGITS: usize = 3;

impl Query {
    /// Reads what was typed: words that must all occur, or the digits of a phone in any notation.
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed);
        let is_phone = folded.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '\''));
        let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
        let digits = (is_phone && digits.len() >= MIN_DIGITS).then_some(digits);
        Self { words: folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(), digits }
    }

    /// Whether a phone number was typed, or the beginning of one.
    pub const fn is_phone(&self) -> bool {
        self.digits.is_some()
    }

    /// Whether nothing was typed: every client matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a client is meant.
    pub fn matches(&self, hay: &Haystack) -> bool {
        self.words.iter().all(|word| hay.text.contains(word.as_str()))
            || self.digits.as_deref().is_some_and(|digits| phone_matches(digits, &hay.digits))
    }
}

/// A number typed after the old trunk prefix `8` or the international `00` is looked for without it too.
fn phone_matches(typed: &str, digits: &str) -> bool {
    let without_prefix = typed.strip_prefix("00").or_else(|| typed.strip_prefix('8')).filter(|rest| rest.len() >= 2 * MIN_DIGITS);
    digits.contains(typed) || without_prefix.is_some_and(|rest| digits.contains(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::row::PhoneRow;

    fn semyon() -> Haystack {
        Haystack::of(&ClientRow {
            name: "Семён Oʻktam".to_owned(),
            organization: "ООО «Ёлка»".to_owned(),
            city: "Фергана".to_owned(),
            emails: vec!["Office@OltinVodiy.uz".to_owned()],
            phones: vec![PhoneRow { typed: "8 (93) 436-52-34".to_owned(), e164: Some("+998934365234".to_owned()) }],
            ..ClientRow::default()
        })
    }

    #[test]
    fn words_in_any_order_and_spelling() {
        for typed in ["семен", "елка", "фергана СЕМЁН", "o'ktam", "O‘KTAM", "oltinvodiy", ""] {
            assert!(Query::new(typed).matches(&semyon()), "{typed}");
        }
        assert!(!Query::new("семен ташкент").matches(&semyon()));
    }

    #[test]
    fn phones_in_any_notation() {
        for typed in ["+998 93 436 52 34", "93 436-52-34", "8 93 4365234", "00998934365234", "4365", "(93)436"] {
            assert!(Query::new(typed).matches(&semyon()), "{typed}");
        }
        for typed in ["93 436-52-35", "777"] {
            assert!(!Query::new(typed).matches(&semyon()), "{typed}");
        }
    }

    #[test]
    fn digits_do_not_run_over_from_one_phone_to_the_next() {
        let hay = Haystack::of(&ClientRow {
            phones: vec![
                PhoneRow { typed: "111222".to_owned(), e164: None },
                PhoneRow { typed: "333444".to_owned(), e164: None },
            ],
            ..ClientRow::default()
        });
        assert!(!Query::new("222333").matches(&hay));
    }
}
