//! Numbers with a few digits after the comma, as people type them: quantities in thousandths, discounts in hundredths of a per cent.
//! Never here: money ([`ingot_shared::Money`] reads itself).

use super::plural::grouped;

/// Digits after the comma of a quantity.
pub const QUANTITY: u32 = 3;
/// Digits after the comma of a discount in per cent.
pub const PER_CENT: u32 = 2;

/// Reads `1 200,5`; nothing when it is no number, has more digits after the comma or does not fit.
pub fn read(text: &str, digits: u32) -> Option<i64> {
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    let (text, is_negative) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (rest, true),
        None => (text.as_str(), false),
    };
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let missing = usize::try_from(digits).ok()?.checked_sub(fraction.len())?;
    if !is_plain(whole) || !is_plain(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let number: i64 = [whole, fraction, &"0".repeat(missing)].concat().parse().ok()?;
    Some(if is_negative { -number } else { number })
}

/// Shows it with no more digits than it has: `1 200,5`.
pub fn shown(number: i64, digits: u32) -> String {
    let one = 10_u64.pow(digits);
    let (whole, rest) = (number.unsigned_abs() / one, number.unsigned_abs() % one);
    let sign = if number < 0 { "−" } else { "" };
    let mut text = [sign, &grouped(whole)].concat();
    if rest > 0 {
        let fraction = format!("{rest:0width$}", width = usize::try_from(digits).unwrap_or_default());
        text.push(',');
        text.push_str(fraction.trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn as_people_type() {
        let quantity = |text: &str| read(text, QUANTITY);
        assert_eq!(
            ["2", "2,5", "0.125", " 1 200 ", ",5", "−3"].map(quantity),
            [2_000, 2_500, 125, 1_200_000, 500, -3_000].map(Some)
        );
        assert_eq!(["", ",", "два", "1,2345", "1,2,3", "--1", "99999999999999999999"].map(quantity), [None; 7]);
        assert_eq!((read("12,5", PER_CENT), shown(1_250, PER_CENT)), (Some(1_250), "12,5".to_owned()));
        assert_eq!((shown(2_000, QUANTITY), shown(-1_005, QUANTITY)), ("2".to_owned(), "−1,005".to_owned()));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(number in -1_000_000_000_000_i64..1_000_000_000_000, digits in 0_u32..5) {
            prop_assert_eq!(read(&shown(number, digits), digits), Some(number));
        }

        #[test]
        fn no_text_is_too_much(text in "\\PC{0,24}", digits in 0_u32..5) {
            let _ = read(&text, digits);
        }
    }
}
