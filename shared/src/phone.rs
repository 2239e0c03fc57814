//! Phone numbers: kept as typed, matched as E.164 (ITU-T).

/// The country code that a number without one gets: Uzbekistan. A workspace setting replaces it later.
pub const DEFAULT_COUNTRY: &str = "998";

/// Digits of a national number in the default country's plan.
const NATIONAL_DIGITS: usize = 9;

/// Turns what was typed into `+` and 8 to 15 digits, or nothing when it cannot be a phone number.
///
/// Understood: spaces, dashes, brackets and a leading apostrophe of spreadsheets; `00` or `+` before the country; Uzbek numbers without
/// the country (`93 436-52-34`), after the old trunk prefix (`8 93 …`); Russian and Kazakh numbers after `8` (eleven digits in
/// all); North American ten digits in the `(415) 293-3313` and `262.397.7937` notations. What follows an `x` is an extension and left out.
pub fn to_e164(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let main = typed.split(['x', 'X', 'д']).next().unwrap_or_default();
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    let international = main.trim_start_matches(['\'', ' ', '(']).starts_with('+');
    if international {
        return checked(digits.trim_start_matches('0').to_owned());
    }
    if let Some(rest) = digits.strip_prefix("00") {
        return checked(rest.to_owned());
    }
    match digits.len() {
        NATIONAL_DIGITS => checked(format!("{DEFAULT_COUNTRY}{digits}")),
        10 if digits.starts_with('8') => checked(format!("{DEFAULT_COUNTRY}{}", digits.get(1..)?)),
        10 => checked(format!("1{digits}")),
        11 if digits.starts_with('8') => checked(format!("7{}", digits.get(1..)?)),
        _ => checked(digits),
    }
}

fn checked(digits: String) -> Option<String> {
    (8..=15).contains(&digits.len()).then(|| format!("+{digits}"))
}

/// Shows an E.164 number in groups: `+998 90 123-45-67` and `+7 912 345-67-89`; others stay as they are.
pub fn shown(e164: &str) -> String {
    let parts = |country: usize, area: usize| -> Option<String> {
        let area_end = country + area;
        Some(format!(
            "{} {} {}-{}-{}",
            e164.get(..country)?,
            e164.get(country..area_end)?,
            e164.get(area_end..area_end + 3)?,
            e164.get(area_end + 3..area_end + 5)?,
            e164.get(area_end + 5..area_end + 7)?,
        ))
    };
    let grouped = match e164.len() {
        13 if e164.starts_with("+998") => parts(4, 2),
        12 if e164.starts_with("+7") => parts(2, 3),
        _ => None,
    };
    grouped.unwrap_or_else(|| e164.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_number_however_it_is_written() {
        for typed in [
            "+998 (93) 436-52-34",
            "'998 93 436 52 34",
            "998934365234",
            "8 93 4365234",
            "'93-436-52-34",
            "00998934365234",
            "++998934365234",
        ] {
            assert_eq!(to_e164(typed).as_deref(), Some("+998934365234"), "{typed}");
        }
        assert_eq!(to_e164("8 912 345-67-89").as_deref(), Some("+79123456789"));
        assert_eq!(to_e164("1-955-371-0847 x371").as_deref(), Some("+19553710847"));
        assert_eq!(to_e164("(415) 293-3313").as_deref(), Some("+14152933313"));
    }

    #[test]
    fn what_is_no_number_is_not_matched() {
        for typed in ["", "нет", "123", "12345678901234567", "🙂"] {
            assert_eq!(to_e164(typed), None, "{typed}");
        }
    }

    #[test]
    fn shown_in_groups() {
        assert_eq!(shown("+998901234567"), "+998 90 123-45-67");
        assert_eq!(shown("+79123456789"), "+7 912 345-67-89");
        assert_eq!(shown("+14152933313"), "+14152933313");
    }

    proptest! {
        #[test]
        fn a_normal_form_is_its_own_normal_form(typed in ".{0,40}") {
            if let Some(normal) = to_e164(&typed) {
                prop_assert_eq!(to_e164(&normal), Some(normal));
            }
        }
    }
}
