//! A table as text that spreadsheets of this region open by a double click: UTF-8 with its mark, cells parted by semicolons. Never here:
//! which columns there are.

/// A table.
pub fn table(lines: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::from('\u{feff}');
    for line in lines {
        for (at, content) in line.iter().enumerate() {
            if at > 0 {
                text.push(';');
            }
            cell(&mut text, content);
        }
        text.push_str("\r\n");
    }
    text
}

fn cell(text: &mut String, content: &str) {
    let guard = if is_formula(content) { "'" } else { "" };
    if content.contains([';', '"', '\n', '\r']) {
        text.push('"');
        text.push_str(guard);
        text.push_str(&content.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(guard);
        text.push_str(content);
    }
}

/// Whether a spreadsheet would run a text instead of showing it: what somebody typed as a name must stay a name. Phones and amounts are
/// harmless.
fn is_formula(content: &str) -> bool {
    match content.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => !content.chars().skip(1).all(|c| c.is_ascii_digit() || " -().,".contains(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    /// The cells of a table, as a spreadsheet reads them.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut lines = vec![vec![String::new()]];
        let mut is_quoted = false;
        let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
        while let Some(c) = chars.next() {
            let cells = lines.last_mut().unwrap();
            match c {
                '"' if is_quoted && chars.peek() == Some(&'"') => cells.last_mut().unwrap().extend(chars.next()),
                '"' => is_quoted = !is_quoted,
                ';' if !is_quoted => cells.push(String::new()),
                '\r' if !is_quoted => {}
                '\n' if !is_quoted => lines.push(vec![String::new()]),
                _ => cells.last_mut().unwrap().push(c),
            }
        }
        lines.pop();
        lines
    }

    #[test]
    fn a_table_begins_with_its_mark_and_quotes_what_needs_it() {
        let text =
            table([line(&["Название", "Телефон"]), line(&["ООО «Анор»; филиал", "+998 90 123-45-67"]), line(&["\"А\"", ""])]);
        assert_eq!(text, "\u{feff}Название;Телефон\r\n\"ООО «Анор»; филиал\";+998 90 123-45-67\r\n\"\"\"А\"\"\";\r\n");
    }

    #[test]
    fn a_name_is_never_run_as_a_formula() {
        for name in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3=", "\t=1"] {
            assert!(table([line(&[name])]).contains(&format!("'{name}")), "{name}");
        }
        for harmless in ["+998901234567", "-1 200,50", "Анор", ""] {
            assert!(!table([line(&[harmless])]).contains('\''), "{harmless}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(lines in prop::collection::vec(prop::collection::vec("[а-яa-z0-9 ;\"\n,«»]{0,12}", 1..5), 0..8)) {
            prop_assert_eq!(read(&table(lines.clone())), lines);
        }
    }
}
