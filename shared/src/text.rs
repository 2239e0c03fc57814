//! Text as people type it: limits, and folding for search and matching.

/// Longest name, title, city or other one-line value, in characters.
pub const MAX_LINE: usize = 300;
/// Longest note or comment, in characters.
pub const MAX_NOTE: usize = 20_000;
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
        folded.extend(character.to_lowercase());
    }
    folded.truncate(folded.trim_end().len());
    folded
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
