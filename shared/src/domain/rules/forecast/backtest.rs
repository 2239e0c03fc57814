//! How far off a forecast would have been: the last months are held out, forecast from those before, and compared.

use super::super::ratio::{Bp, divide, narrow};
use super::{MOST_MONTHS, YEAR, forecast, same_month};

/// The mean absolute errors over the months held out, in shares of what really came (MAPE).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backtest {
    /// The error of [`forecast`].
    pub error: Bp,
    /// The error of the naive forecast, "as in the same month last year".
    pub naive: Bp,
    /// The months compared; those in which nothing came have no share and are left out.
    pub months: u32,
}

/// Holds out the last `held_out` months of a series. Nothing when less than a year would be left to forecast from, when more than
/// [`MOST_MONTHS`] are held out, or when nothing came in them.
pub fn backtest(series: &[i64], held_out: usize) -> Option<Backtest> {
    let known_months = series.len().checked_sub(held_out).filter(|known| *known >= YEAR && held_out <= MOST_MONTHS)?;
    let (known, came) = series.split_at_checked(known_months)?;
    let made = forecast(known, held_out)?;
    let (mut error, mut naive, mut months) = (0_i128, 0_i128, 0_u32);
    for ((ahead, came), made) in (1..).zip(came).zip(made.months) {
        let off = |figure: i64| divide((i128::from(figure) - i128::from(*came)).abs() * 10_000, (*came).into());
        if let (true, Some(by_method), Some(by_naive)) = (*came > 0, off(made), off(same_month(known, ahead))) {
            error += by_method;
            naive += by_naive;
            months += 1;
        }
    }
    let mean = |sum: i128| divide(sum, months.into()).map(narrow).map(Bp::new);
    Some(Backtest { error: mean(error)?, naive: mean(naive)?, months })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SEASON: [i64; 12] = [60, 70, 120, 90, 90, 100, 110, 100, 100, 110, 120, 130];

    /// Years of sales with a season, a growth in tenths of a per cent a month, and noise of up to so many per cent by a fixed rule.
    fn sales(months: usize, growth: i64, noise: i64, seed: u64) -> Vec<i64> {
        let mut state = seed.wrapping_mul(2).wrapping_add(1);
        let mut level: i64 = 1_000_000_000;
        let month = |at: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            level += level * growth / 1_000;
            let off = i64::try_from(state >> 33).unwrap() % (2 * noise + 1) - noise;
            level / 10_000 * SEASON[at % 12] * (100 + off)
        };
        (0..months).map(month).collect()
    }

    /// The errors of method and naive over a hundred companies, in basis points.
    fn errors(months: usize, growth: i64, noise: i64) -> (i64, i64) {
        let tests: Vec<Backtest> = (0..100).map(|seed| backtest(&sales(months, growth, noise, seed), 6).unwrap()).collect();
        let mean = |of: fn(&Backtest) -> Bp| tests.iter().map(|test| of(test).points()).sum::<i64>() / 100;
        (mean(|test| test.error), mean(|test| test.naive))
    }

    #[test]
    fn with_growth_or_decline_the_error_is_less_than_three_fifths_of_last_years() {
        for growth in [10, -10] {
            let (method, naive) = errors(42, growth, 10);
            assert!(method * 5 < naive * 3, "{method} against {naive}");
        }
    }

    #[test]
    fn with_three_years_and_no_growth_it_is_still_better_than_last_year() {
        let (method, naive) = errors(42, 0, 10);
        assert!(method < naive, "{method} against {naive}");
    }

    #[test]
    fn with_two_years_and_no_growth_it_is_a_tenth_worse_at_most() {
        // One ratio a month is as noisy as last year's figure, and there is no trend to find.
        let (method, naive) = errors(30, 0, 10);
        assert!(method * 10 < naive * 11, "{method} against {naive}");
    }

    #[test]
    fn with_a_year_and_a_half_the_growth_is_found() {
        let (method, naive) = errors(24, 10, 5);
        assert!(method * 2 < naive, "{method} against {naive}");
    }

    #[test]
    fn a_season_without_noise_is_hit_within_half_a_per_cent() {
        let found = backtest(&sales(48, 0, 0, 1), 12).unwrap();
        assert!(found.error <= Bp::new(50), "{found:?}");
        assert_eq!((found.naive, found.months), (Bp::new(0), 12));
    }

    #[test]
    fn errors_are_shares_of_what_came() {
        let series = [vec![100; 12], vec![200, 50, 0]].concat();
        // Both say 100: off by 50 % and by 100 %; the third month has no share.
        assert_eq!(backtest(&series, 3), Some(Backtest { error: Bp::percent(75), naive: Bp::percent(75), months: 2 }));
    }

    #[test]
    fn too_little_history_is_not_tested() {
        assert_eq!(backtest(&[100; 14], 3), None);
        assert_eq!(backtest(&[100; 5], 6), None);
        assert_eq!(backtest(&[100; 40], 25), None);
        assert_eq!(backtest(&[vec![100; 12], vec![0; 3]].concat(), 3), None);
        assert_eq!(backtest(&[100; 36], 24).map(|test| (test.error, test.months)), Some((Bp::new(0), 24)));
    }

    proptest! {
        #[test]
        fn any_series_is_tested_or_refused(series in prop::collection::vec(any::<i64>(), 0..60), held_out in 0_usize..30) {
            if let Some(found) = backtest(&series, held_out) {
                prop_assert!(found.error.points() >= 0 && found.naive.points() >= 0 && found.months as usize <= held_out);
            }
        }
    }
}
