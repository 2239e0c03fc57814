//! Names of people: their parts in order, and whether a name is a person's at all. Never here: whose name it is.

use ingot_shared::text::fold;

/// Legal forms and words of companies, folded; an entrepreneur (ИП, YaTT) trades under the form too.
const LEGAL_FORMS: [&str; 28] = [
    "ооо",
    "оао",
    "зао",
    "пао",
    "ао",
    "ип",
    "чп",
    "тоо",
    "сп",
    "ик",
    "мчж",
    "нпо",
    "фгуп",
    "гуп",
    "компания",
    "фирма",
    "завод",
    "xk",
    "mchj",
    "qk",
    "aj",
    "ok",
    "yatt",
    "llc",
    "ltd",
    "inc",
    "gmbh",
    "corp",
];

/// Joins the parts of a name: in Cyrillic the surname first, as in documents here; otherwise the given name first.
pub(super) fn full(surname: &str, given: &str, patronymic: &str) -> String {
    let cyrillic =
        [surname, given].iter().any(|part| part.chars().any(|letter| matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')));
    let parts = if cyrillic { [surname, given, patronymic] } else { [given, patronymic, surname] };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<&str>>().join(" ")
}

/// Two to four words of letters, each with a capital, none of them a legal form: more likely a person than a company.
pub(super) fn is_a_persons(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let of_letters = |word: &&str| word.chars().all(|sign| sign.is_alphabetic() || "'ʻʼ‘’-.".contains(sign));
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let legal = |word: &&str| LEGAL_FORMS.contains(&fold(word).trim_matches('.'));
    (2..=4).contains(&words.len()) && words.iter().all(|word| of_letters(word) && capital(word)) && !words.iter().any(legal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_in_the_order_of_the_script() {
        assert_eq!(full("Соловьёв", "Тимур", "Петрович"), "Соловьёв Тимур Петрович");
        assert_eq!(full("Kerluke", "Shelley", ""), "Shelley Kerluke");
        assert_eq!(full("", "Зухра", ""), "Зухра");
        assert_eq!(full("", "", ""), "");
    }

    #[test]
    fn people_are_told_from_companies() {
        for person in ["Каримов Рустам", "Гʻуломова Oʻgʻiloy", "Jean-Luc Picard", "Соловьёв Тимур Петрович"]
        {
            assert!(is_a_persons(person), "{person}");
        }
        for company in
            ["ООО Ромашка", "«Мебель Люкс»", "Oltin Vodiy XK", "Ромашка", "Мебель-Люкс 33", "ИП Каримов", "оптовый склад"]
        {
            assert!(!is_a_persons(company), "{company}");
        }
    }
}
