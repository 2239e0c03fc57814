//! One cell as text: cleaned, and cut to the limits without losing what is cut off. Never here: what the text means.

use ingot_shared::text::{MAX_NOTE, one_line};

/// One line with single spaces, without what spreadsheets put around values: a leading apostrophe before a number, `="…"` around one.
pub(super) fn line(raw: &str) -> String {
    let raw = raw.trim();
    let raw = raw.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(raw);
    let raw = match raw.strip_prefix('\'') {
        // Names may begin with an apostrophe, numbers and formulas do not.
        Some(rest) if rest.trim_start().starts_with(|first: char| first.is_ascii_digit() || "+-(=@".contains(first)) => rest,
        _ => raw,
    };
    one_line(raw).split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Several lines, each cleaned; empty ones at both ends are left out.
pub(super) fn lines(raw: &str) -> String {
    let lines: Vec<String> = raw.replace("\r\n", "\n").split(['\n', '\r']).map(line).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Cuts to a number of characters; what does not fit is returned in full for a note, under the heading of its column.
pub(super) fn fit(text: String, limit: usize, heading: &str, notes: &mut Vec<String>) -> String {
    match text.char_indices().nth(limit) {
        None => text,
        Some((end, _)) => {
            notes.push(titled(heading, &text));
            text.get(..end).unwrap_or_default().trim_end().to_owned()
        }
    }
}

/// A text under the heading that it had in the file.
pub(super) fn titled(heading: &str, text: &str) -> String {
    let heading = one_line(heading);
    if heading.is_empty() { text.to_owned() } else { format!("{heading}: {text}") }
}

/// Cuts a text into notes that are short enough.
pub(super) fn notes(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((end, _)) = rest.char_indices().nth(MAX_NOTE) {
        let (part, later) = rest.split_at(end);
        parts.push(part.to_owned());
        rest = later;
    }
    if !rest.trim().is_empty() {
        parts.push(rest.to_owned());
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_loses_what_spreadsheets_add() {
        assert_eq!(line("'93-749-53-49"), "93-749-53-49");
        assert_eq!(line("=\"998901234567\""), "998901234567");
        assert_eq!(line(" ООО\r\n «Ромашка» "), "ООО «Ромашка»");
        assert_eq!(line("'s-Hertogenbosch"), "'s-Hertogenbosch");
    }

    #[test]
    fn notes_keep_their_line_breaks() {
        assert_eq!(lines("\r\nЗвонили: \"в среду\"\r\n\r\nждут КП\u{202e}\n"), "Звонили: \"в среду\"\n\nждут КП");
    }

    #[test]
    fn nothing_is_lost_when_a_text_is_too_long() {
        let mut kept = Vec::new();
        assert_eq!(fit("жизнь".to_owned(), 3, "Имя", &mut kept), "жиз");
        assert_eq!(kept, ["Имя: жизнь"]);
        let parts = notes(&"ы".repeat(45_000));
        assert_eq!(parts.iter().map(|part| part.chars().count()).collect::<Vec<_>>(), [20_000, 20_000, 5_000]);
    }
}
