//! Finding clients by what a person types. Never here: rows' storage or order.

mod sound;

use ingot_shared::domain::Value;
use ingot_shared::row::ClientRow;
use ingot_shared::text::fold;

/// What can be found of one client, folded once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haystack {
    /// Name, company, city and addresses, one a line.
    text: String,
    /// Digits of the phones, international and as typed, one a line.
    digits: String,
    /// How name, company and city sound, one a line.
    sound: String,
    /// What the open tasks are called, one a line.
    tasks: String,
}

impl Haystack {
    /// Gathers what can be found of a client.
    pub fn of(row: &ClientRow) -> Self {
        let (mut text, mut heard) = (String::new(), String::new());
        for name in [&row.name, &row.organization, &row.city].into_iter().filter(|name| !name.is_empty()) {
            let name = fold(name);
            text.push_str(&name);
            text.push('\n');
            heard.push_str(&sound::sound(&name));
            heard.push('\n');
            // Who is in a hurry leaves the apostrophe out.
            if name.contains('\'') {
                text.extend(name.chars().filter(|letter| *letter != '\''));
                text.push('\n');
            }
        }
        // What a client that turned out to be this one went by is looked for as well.
        let former = row.facts.members("former").filter_map(|(_, value)| match value {
            Value::Text(text) => Some(text),
            _ => None,
        });
        let others = row.emails.iter().chain(row.deals.iter().map(|deal| &deal.title)).chain(former);
        for other in others.filter(|other| !other.is_empty()) {
            text.push_str(&fold(other));
            text.push('\n');
        }
        let mut digits = String::new();
        for phone in &row.phones {
            for form in phone.e164.iter().chain([&phone.typed]) {
                digits.extend(form.chars().filter(char::is_ascii_digit));
                digits.push('\n');
            }
        }
        let mut tasks = String::new();
        for task in &row.tasks {
            tasks.push_str(&fold(&task.title));
            tasks.push('\n');
        }
        Self { text, digits, sound: heard, tasks }
    }
}

/// What was typed, prepared once for many rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
    digits: Option<String>,
}

/// A word as it was typed, and how it sounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Word {
    text: String,
    sound: String,
}

impl Word {
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), sound: sound::sound(text) }
    }

    fn is_in(&self, hay: &Haystack) -> bool {
        has(&hay.text, &self.text) || (self.sound.len() >= MIN_SOUND && has(&hay.sound, &self.sound))
    }
}

/// Whether a text has a word in it. The standard search prepares itself anew for every text, which takes longer than a client's few words
/// do. A letter's last byte tells it from the others of its alphabet, so the word's is compared first.
fn has(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(last) = word.last() else { return true };
    text.windows(word.len()).any(|part| part.last() == Some(last) && part == word)
}

/// How well a line fits what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins with it.
    Start,
    /// A word of it begins with it.
    Word,
    /// A phone has these digits.
    Phone,
    /// It is somewhere.
    Inside,
}

impl Fit {
    /// Every one, in order.
    pub const ALL: [Self; 4] = [Self::Start, Self::Word, Self::Phone, Self::Inside];
}

/// One letter sounds like too many others.
const MIN_SOUND: usize = 2;

/// Fewer digits than this are more likely part of a name than of a phone.
const MIN_DIGITS: usize = 3;

impl Query {
    /// Reads what was typed: words that must all occur, or the digits of a phone in any notation.
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed);
        let is_phone = folded.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '\''));
        let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
        let digits = (is_phone && digits.len() >= MIN_DIGITS).then_some(digits);
        Self { words: folded.split(' ').filter(|word| !word.is_empty()).map(Word::of).collect(), digits }
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
        self.words.iter().all(|word| word.is_in(hay)) || self.is_phone_of(hay)
    }

    fn is_phone_of(&self, hay: &Haystack) -> bool {
        self.digits.as_deref().is_some_and(|digits| phone_matches(digits, &hay.digits))
    }

    /// Whether a client's deals may be meant, or its tasks: what does not hold here need not be looked at.
    pub fn may_mean_parts(&self, hay: &Haystack) -> (bool, bool) {
        let all_in = |text: &str| self.words.iter().all(|word| has(text, &word.text));
        (all_in(&hay.text), !hay.tasks.is_empty() && all_in(&hay.tasks))
    }

    /// How well a client fits, by its folded title and the rest.
    pub fn fit_of(&self, title: &str, hay: &Haystack) -> Option<Fit> {
        if !self.words.iter().all(|word| word.is_in(hay)) {
            return self.is_phone_of(hay).then_some(Fit::Phone);
        }
        Some(self.fit(title).or_else(|| self.fit_by_sound(hay)).unwrap_or(Fit::Inside))
    }

    /// How well a folded line fits.
    pub fn fit(&self, line: &str) -> Option<Fit> {
        best(line, self.words.iter().map(|word| word.text.as_str()))
    }

    fn fit_by_sound(&self, hay: &Haystack) -> Option<Fit> {
        let title = hay.sound.lines().next().unwrap_or_default();
        best(title, self.words.iter().map(|word| word.sound.as_str()))
    }
}

/// How well a line fits these words, which must all be in it.
fn best<'a>(line: &str, mut words: impl Iterator<Item = &'a str> + Clone) -> Option<Fit> {
    if !words.clone().all(|word| line.contains(word)) {
        return None;
    }
    let begins = |word: &str| line.split([' ', '-', '(', '.']).any(|part| part.starts_with(word));
    if words.clone().next().is_some_and(|first| line.starts_with(first)) {
        return Some(Fit::Start);
    }
    Some(if words.all(begins) { Fit::Word } else { Fit::Inside })
}

/// A number typed after the old trunk prefix `8` or the international `00` is looked for without it too.
fn phone_matches(typed: &str, digits: &str) -> bool {
    let without_prefix = typed.strip_prefix("00").or_else(|| typed.strip_prefix('8')).filter(|rest| rest.len() >= 2 * MIN_DIGITS);
    has(digits, typed) || without_prefix.is_some_and(|rest| has(digits, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::row::PhoneRow;
    use proptest::prelude::*;

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
        for typed in ["семен", "елка", "фергана СЕМЁН", "o'ktam", "O‘KTAM", "oktam", "oltinvodiy", ""] {
            assert!(Query::new(typed).matches(&semyon()), "{typed}");
        }
        assert!(!Query::new("семен ташкент").matches(&semyon()));
    }

    #[test]
    fn names_in_the_other_alphabet() {
        for typed in ["semen", "uktam", "Ўктам", "уктам семен", "elka", "fargona", "fergana"] {
            assert_eq!(Query::new(typed).matches(&semyon()), typed != "fargona", "{typed}");
        }
    }

    #[test]
    fn the_beginning_fits_best() {
        let fit = |typed: &str, line: &str| Query::new(typed).fit(&fold(line));
        assert_eq!(fit("мебель", "Мебель Люкс"), Some(Fit::Start));
        assert_eq!(fit("люкс", "Мебель-Люкс"), Some(Fit::Word));
        assert_eq!(fit("юкс", "Мебель Люкс"), Some(Fit::Inside));
        assert_eq!(fit("дом", "Мебель Люкс"), None);
        let hay = semyon();
        let of = |typed: &str| Query::new(typed).fit_of("семен o'ktam", &hay);
        assert_eq!(
            (of("сем"), of("oʻk"), of("sem"), of("ukt")),
            (Some(Fit::Start), Some(Fit::Word), Some(Fit::Start), Some(Fit::Word))
        );
        assert_eq!((of("4365"), of("фергана"), of("ташкент")), (Some(Fit::Phone), Some(Fit::Inside), None));
    }

    proptest! {
        #[test]
        fn a_word_is_found_wherever_it_is(text in "[абa-c\n ]{0,12}", word in "[абa-c]{0,3}") {
            prop_assert_eq!(has(&text, &word), text.contains(&word));
        }
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
