//! Text as people type it: limits, and folding for search and matching.

/// Longest name, title, city or other one-line value, in characters.
pub const MAX_LINE: usize = 300;
/// Longest note or comment, in characters.
pub const MAX_NOTE: usize = 20_000;
/// Longest link, in bytes: what browsers and mail carry without cutting.
pub const MAX_LINK: usize = 2_000;
/// Longest phone number as typed, in characters.
pub const MAX_PHONE: usize = 64;

/// Folds text for search: lower case, ё→е, every Uzbek apostrophe (oʻ, o‘, o’, o`, o') to one, spaces to single ones.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        let character = match character {
            'ё' | 'Ё' => 'е',
            'ʻ' | 'ʼ' | '‘' | '’' | '`' | '´' => '\'',
            '«' | '»' | '“' | '”' | '„' | '"' => continue,
            other if other.is_whitespace() => ' ',
            other => other,
        };
        if character == ' ' && (folded.is_empty() || folded.ends_with(' ')) {
            continue;
        }
        match lower(character) {
            Some(lower) => folded.push(lower),
            None => folded.extend(character.to_lowercase()),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The lower case of what nearly all names here are written in, without looking anything up.
const fn lower(character: char) -> Option<char> {
    match character {
        '\0'..='\x7f' => Some(character.to_ascii_lowercase()),
        'а'..='џ' => Some(character),
        // The capitals of Russian stand 32 places before the small letters, those of its neighbours 80.
        'А'..='Я' => char::from_u32(character as u32 + 32),
        'Ѐ'..='Џ' => char::from_u32(character as u32 + 80),
        _ => None,
    }
}

/// The capital of a small letter of those that nearly all names here begin with, without looking anything up; of others the letter itself.
pub const fn capital(character: char) -> char {
    let capital = match character {
        'а'..='я' => char::from_u32(character as u32 - 32),
        'ѐ'..='џ' => char::from_u32(character as u32 - 80),
        other => Some(other.to_ascii_uppercase()),
    };
    match capital {
        Some(capital) => capital,
        None => character,
    }
}

/// One line without control characters or direction overrides (U+202A–U+202E, U+2066–U+2069), which could make a name show as another.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            other if other.is_control() || other == '\u{feff}' => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            other => line.push(other),
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The first letters of up to two words, for an avatar; legal forms and quotes are left out.
pub fn initials(name: &str) -> String {
    const LEGAL_FORMS: [&str; 12] = ["ООО", "ИП", "АО", "ЧП", "ОАО", "ЗАО", "ПАО", "XK", "MCHJ", "MChJ", "QK", "LLC"];
    let letters: String = name
        .split_whitespace()
        .filter(|word| !LEGAL_FORMS.contains(word))
        .filter_map(|word| word.chars().find(|character| character.is_alphanumeric()))
        .take(2)
        .flat_map(char::to_uppercase)
        .collect();
    if letters.is_empty() { name.chars().find(|c| !c.is_whitespace()).map(String::from).unwrap_or_default() } else { letters }
}

/// Whether a text is the address of a page or file elsewhere that may be opened from here: `https://`, a host with a dot, nothing that is
/// blank or unseen, and no name or password before the host, which can make a host look like another one.
pub fn is_link(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").filter(|_| text.len() <= MAX_LINK) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_seen =
        text.chars().all(|letter| !letter.is_whitespace() && !letter.is_control() && !matches!(letter, '\\' | '<' | '>' | '"'));
    let is_name = |label: &str| !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    is_seen && name.contains('.') && name.split('.').all(is_name) && port.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_looked_up_is_as_it_would_be() {
        let is_right = |letter: char| lower(letter).is_none_or(|lower| letter.to_lowercase().eq([lower]));
        assert!(('\0'..=char::MAX).all(is_right));
        assert_eq!(['Q', 'Ё', 'Я', 'Ў'].map(lower), [Some('q'), Some('ё'), Some('я'), Some('ў')]);
    }

    #[test]
    fn a_capital_is_that_of_its_small_letter() {
        let is_right = |letter: char| letter.to_lowercase().eq([letter]) && letter.to_uppercase().eq([capital(letter)]);
        assert!("azабвгдежзийклмнопрстуфхцчшщъыьэюяѐёўќ".chars().all(is_right));
        assert_eq!(['Q', '7', 'Ж', 'ß', 'ع'].map(capital), ['Q', '7', 'Ж', 'ß', 'ع']);
    }

    #[test]
    fn folding_joins_spellings() {
        assert_eq!(fold("  Семён  «Ёлка» "), "семен елка");
        assert_eq!(fold("Oʻzbek"), fold("O'zbek"));
        assert_eq!(fold("O‘zbek"), fold("o`ZBEK"));
    }

    #[test]
    fn one_line_keeps_letters_and_drops_tricks() {
        assert_eq!(one_line(" Рустам\r\nКаримов "), "Рустам Каримов");
        assert_eq!(one_line("evil\u{202e}gpj.exe"), "evilgpj.exe");
        assert_eq!(one_line("مرحبا 🙂"), "مرحبا 🙂");
    }

    #[test]
    fn initials_skip_legal_forms() {
        assert_eq!(initials("АО «Мебель-Люкс 33»"), "М3");
        assert_eq!(initials("Oltin Vodiy XK"), "OV");
        assert_eq!(initials("🙂"), "🙂");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn only_a_plain_https_address_is_a_link() {
        for link in ["https://pbx.uz", "https://pbx.uz:8443/records/1.mp3?t=a@b#2", "https://записи.компания.uz/1"]
        {
            assert!(is_link(link), "{link}");
        }
        let long = format!("https://pbx.uz/{}", "a".repeat(MAX_LINK));
        for other in [
            "",
            "http://pbx.uz/1.mp3",
            "javascript:alert(1)//https://pbx.uz",
            "data:text/html,x",
            " https://pbx.uz",
            "https://pbx.uz/a b",
            "https://my.bank@evil.uz/",
            "https://my.bank:443@evil.uz/",
            "https://localhost/1",
            "https://.uz",
            "https://pbx.uz\\@evil.uz",
            "https://pbx\u{202e}.uz",
            long.as_str(),
        ] {
            assert!(!is_link(other), "{other}");
        }
    }
}
