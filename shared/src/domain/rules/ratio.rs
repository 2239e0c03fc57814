//! Shares and scaled integers: every percentage and every rounding of the rules goes through here.
//!
//! Never here: floating point. Halves go to the even neighbour, so that sums of rounded figures do not drift upwards.

/// A share in basis points: hundredths of a per cent, 10 000 for the whole. It may be negative or beyond the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bp(i64);

impl Bp {
    /// The whole, 100 %.
    pub const WHOLE: Self = Self(10_000);

    /// A number of basis points.
    pub const fn new(points: i64) -> Self {
        Self(points)
    }

    /// A number of whole per cents.
    pub const fn percent(percents: i64) -> Self {
        Self(percents.saturating_mul(100))
    }

    /// The share of `part` in `whole`; nothing when the whole is zero.
    pub fn of(part: i64, whole: i64) -> Option<Self> {
        scale(part, 10_000, whole).map(Self)
    }

    /// The change from `before` to `after` in shares of `before`; nothing when that was zero.
    pub fn change(before: i64, after: i64) -> Option<Self> {
        Self::of(after.saturating_sub(before), before.saturating_abs())
    }

    /// Basis points.
    pub const fn points(self) -> i64 {
        self.0
    }

    /// This share of an amount.
    pub fn apply(self, amount: i64) -> i64 {
        scale(amount, self.0, 10_000).unwrap_or(0)
    }
}

/// `value * by / divisor` without overflow in between, halves to even; stops at the ends of `i64`. Nothing when the divisor is zero.
pub fn scale(value: i64, by: i64, divisor: i64) -> Option<i64> {
    divide(i128::from(value) * i128::from(by), i128::from(divisor)).map(narrow)
}

/// A quotient, halves to even; nothing when the divisor is zero.
pub fn divide(value: i128, divisor: i128) -> Option<i128> {
    let (value, divisor) = if divisor < 0 { (value.checked_neg()?, divisor.checked_neg()?) } else { (value, divisor) };
    let down = value.checked_div_euclid(divisor)?;
    let rest = value.checked_rem_euclid(divisor)?;
    let up = match rest.cmp(&(divisor - rest)) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => down & 1,
        std::cmp::Ordering::Greater => 1,
    };
    Some(down + up)
}

/// The nearest `i64`.
pub fn narrow(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_go_to_the_even_neighbour() {
        let halves: Vec<Option<i128>> = [1, 3, 5, -1, -3, -5].into_iter().map(|n| divide(n, 2)).collect();
        assert_eq!(halves, [Some(0), Some(2), Some(2), Some(0), Some(-2), Some(-2)]);
        assert_eq!((divide(7, 3), divide(8, 3), divide(7, -3), divide(-8, 3)), (Some(2), Some(3), Some(-2), Some(-3)));
        assert_eq!(divide(1, 0), None);
    }

    #[test]
    fn a_share_of_nothing_is_not_zero_but_unknown() {
        assert_eq!(Bp::of(1, 3), Some(Bp::new(3_333)));
        assert_eq!(Bp::of(5, 5), Some(Bp::WHOLE));
        assert_eq!(Bp::of(5, 0), None);
        assert_eq!(Bp::percent(60).apply(15_000_000), 9_000_000);
        assert_eq!(Bp::percent(-15).points(), -1_500);
    }

    #[test]
    fn a_change_is_measured_from_the_former_figure() {
        assert_eq!(Bp::change(200, 150), Some(Bp::percent(-25)));
        assert_eq!(Bp::change(-100, 50), Some(Bp::percent(150)));
        assert_eq!(Bp::change(0, 50), None);
    }

    #[test]
    fn scaling_stops_at_the_ends() {
        assert_eq!(scale(i64::MAX, i64::MAX, 1), Some(i64::MAX));
        assert_eq!(scale(i64::MIN, i64::MAX, 1), Some(i64::MIN));
        assert_eq!(scale(i64::MAX, 10, 10), Some(i64::MAX));
        assert_eq!((narrow(-1), narrow(1)), (-1, 1));
    }

    proptest! {
        #[test]
        fn a_rounded_quotient_is_half_a_unit_off_at_most(value in any::<i64>(), divisor in any::<i32>()) {
            prop_assume!(divisor != 0);
            let (value, divisor) = (i128::from(value), i128::from(divisor));
            let off = (divide(value, divisor).unwrap() * divisor - value).abs() * 2;
            prop_assert!(off <= divisor.abs());
        }
    }
}
