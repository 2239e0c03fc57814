//! The fields of a template's text that are filled in with what is known of the client (C95, C96). Never here: which templates there are.

/// The text with `{field}` replaced by what the field is; a field that is not known stays as it is written, so that nobody sends a hole.
pub fn filled(text: &str, fields: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let known = after.split_once('}').and_then(|(field, after)| {
            let (_, value) = fields.iter().find(|(name, value)| *name == field.trim() && !value.is_empty())?;
            Some((value, after))
        });
        if let Some((value, after)) = known {
            out.push_str(value);
            rest = after;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_fields_are_filled_in_and_others_stay() {
        let fields = [("name", "Малика"), ("me", "Отабек"), ("total", "")];
        assert_eq!(filled("{name}, это { me }.", &fields), "Малика, это Отабек.");
        assert_eq!(filled("Итого {total}, {lines} {", &fields), "Итого {total}, {lines} {");
        assert_eq!(filled("{{name}} {na}me}", &fields), "{Малика} {na}me}");
        assert_eq!(filled("", &fields), "");
    }

    #[test]
    fn what_is_filled_in_is_not_filled_in_again() {
        assert_eq!(filled("{name} {me}", &[("name", "{me}"), ("me", "Отабек")]), "{me} Отабек");
    }

    proptest! {
        #[test]
        fn a_text_without_known_fields_stays(text in "\\PC{0,40}") {
            prop_assert_eq!(filled(&text, &[]), text);
        }

        #[test]
        fn every_field_is_filled_in(before in "[^{}]{0,10}", name in "\\PC{1,10}", after in "[^{}]{0,10}") {
            prop_assert_eq!(filled(&[&before, "{name}", &after].concat(), &[("name", &name)]), [before, name, after].concat());
        }
    }
}
