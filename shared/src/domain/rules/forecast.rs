//! What the coming months will bring, the season taken into account (C159, C160), and how far off such a forecast was.
//!
//! The method, all in integers: with two years of history, seasonal indices times a damped trend. Indices are the ratios of each
//! month to the centred mean of the twelve months around it, averaged over the years; the trend is the least-squares line through
//! the last two years freed of the season; ahead it is damped by a tenth every month, because no growth lasts. With one year it
//! is the same month last year times the growth of the latest months against the year before; with less, the mean of the latest
//! months.
//!
//! Where sales grow or fall, its error is little more than half of "as in the same month last year"; where there is nothing but season and
//! chance, and only two years are known, it is no better (the tests of [`backtest()`] hold the figures). Never here: a promise; the
//! screen shows [`backtest()`] beside every forecast.

mod backtest;
mod season;

pub use backtest::{Backtest, backtest};

use super::ratio::{divide, narrow};
use super::stats::{mean, slope_milli};
use crate::money::MAX_MINOR;
use season::{ONE, Season, YEAR};

/// How a forecast was made, which depends on how much history there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Seasonal indices times a damped trend: 24 months or more.
    Seasonal,
    /// The same month last year times the latest growth: 12 to 23 months.
    LastYear,
    /// The mean of the latest months: fewer than 12.
    Mean,
}

/// Figures of the coming months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// How it was made.
    pub method: Method,
    /// The figures, in the unit of the history; never negative.
    pub months: Vec<i64>,
}

/// No forecast looks further ahead.
pub const MOST_MONTHS: usize = 24;
/// The months that show where things are going now.
const LATEST: usize = 6;
/// Years ago the season may have been another one.
const MOST_HISTORY: usize = 5 * YEAR;
/// Growth is believed up to double and down to half.
const MOST_GROWTH: i128 = 2;

/// Continues a monthly series (revenue in minor units, pieces…, the oldest complete month first; negative months count as zero and none
/// as more than [`MAX_MINOR`]) by so many months, at most [`MOST_MONTHS`]. Nothing without any history.
pub fn forecast(history: &[i64], months: usize) -> Option<Forecast> {
    let recent = history.get(history.len().saturating_sub(MOST_HISTORY)..)?;
    let series: Vec<i64> = recent.iter().map(|figure| (*figure).clamp(0, MAX_MINOR)).collect();
    let ahead = 1..=months.min(MOST_MONTHS);
    let (method, months) = if series.len() >= 2 * YEAR {
        (Method::Seasonal, seasonal(&series, ahead)?)
    } else if series.len() >= YEAR {
        let growth = growth(&series);
        (Method::LastYear, ahead.map(|month| grown(same_month(&series, month), growth)).collect())
    } else {
        let level = mean(latest(&series, LATEST))?;
        (Method::Mean, ahead.map(|_| level).collect())
    };
    Some(Forecast { method, months })
}

/// The month a year (or two, when that is not known yet) before the one `ahead` of the series: the naive forecast.
fn same_month(series: &[i64], ahead: usize) -> i64 {
    let back = YEAR - (ahead - 1) % YEAR;
    series.len().checked_sub(back).and_then(|at| series.get(at)).copied().unwrap_or(0)
}

fn latest(series: &[i64], count: usize) -> &[i64] {
    series.get(series.len().saturating_sub(count)..).unwrap_or(series)
}

/// The sums of the months known twice, now and a year before: how much there is now for how much then.
fn growth(series: &[i64]) -> (i128, i128) {
    let sum = |figures: &[i64]| figures.iter().copied().map(i128::from).sum::<i128>();
    let twice = series.len() - YEAR;
    let now = sum(latest(series, twice));
    let then = sum(series.get(..twice).unwrap_or_default());
    if then == 0 { (1, 1) } else { (now.clamp(then / MOST_GROWTH, then * MOST_GROWTH), then) }
}

fn grown(figure: i64, (now, then): (i128, i128)) -> i64 {
    divide(i128::from(figure) * now, then).map_or(figure, narrow)
}

fn seasonal(series: &[i64], ahead: std::ops::RangeInclusive<usize>) -> Option<Vec<i64>> {
    let season = Season::of(series);
    let freed: Vec<i64> = (0..).zip(series).map(|(at, figure)| season.free(at, *figure)).collect();
    let two_years = latest(&freed, 2 * YEAR);
    let slope_milli = slope_milli(two_years)?;
    // The middle of the latest months is half of them back; the line leads from there to the last one.
    let last_milli = i128::from(mean(latest(&freed, LATEST))?) * 1_000 + i128::from(slope_milli) * (LATEST as i128 - 1) / 2;
    let mut level_milli = last_milli;
    let mut step_milli = i128::from(slope_milli);
    let month = |ahead: usize| {
        step_milli = step_milli * 9 / 10;
        level_milli += step_milli;
        let figure = level_milli.max(0) * season.index(series.len() + ahead - 1);
        divide(figure, 1_000 * ONE).map_or(0, narrow)
    };
    Some(ahead.map(month).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn months(history: &[i64], ahead: usize) -> Vec<i64> {
        forecast(history, ahead).unwrap().months
    }

    const YEAR_OF_SALES: [i64; 12] = [600, 700, 1_200, 900, 900, 1_000, 1_100, 1_000, 1_000, 1_100, 1_200, 1_300];

    #[test]
    fn a_season_that_repeats_is_continued() {
        let history = YEAR_OF_SALES.repeat(3);
        let found = forecast(&history, 12).unwrap();
        assert_eq!(found.method, Method::Seasonal);
        for (is, was) in found.months.iter().zip(YEAR_OF_SALES) {
            assert!((is - was).abs() <= 5, "{is} for {was}");
        }
    }

    #[test]
    fn growth_goes_on_but_slower_every_month() {
        let history: Vec<i64> = (0..36).map(|month| 100_000 + 1_000 * month).collect();
        // The last month is 135 000; ahead of it 900, 810, 729…
        assert_eq!(months(&history, 3), [135_900, 136_710, 137_439]);
    }

    #[test]
    fn with_one_year_it_is_last_year_times_the_latest_growth() {
        let history = [&YEAR_OF_SALES[..], &[660, 770]].concat();
        let found = forecast(&history, 13).unwrap();
        assert_eq!(found.method, Method::LastYear);
        assert_eq!(found.months[..3], [1_320, 990, 990]);
        assert_eq!(found.months[10..], [726, 847, 1_320], "January of this year, grown again");
        assert_eq!(months(&YEAR_OF_SALES, 2), [600, 700]);
    }

    #[test]
    fn growth_is_believed_up_to_double_and_down_to_half() {
        let history = |latest: i64| [vec![100; 12], vec![latest]].concat();
        assert_eq!(months(&history(1_000), 1), [200]);
        assert_eq!(months(&history(0), 1), [50]);
        let silent = [vec![0; 6], vec![100; 6], vec![70]].concat();
        assert_eq!(months(&silent, 6)[5], 100, "nothing to compare with is no growth");
    }

    #[test]
    fn with_less_it_is_the_mean_of_six_months() {
        let found = forecast(&[9_000, 10, 20, 30, 40, 50, 60], 2).unwrap();
        assert_eq!((found.method, found.months), (Method::Mean, vec![35, 35]), "(10 + … + 60) / 6");
        assert_eq!(months(&[7], 1), [7]);
        assert_eq!(forecast(&[], 1), None);
    }

    #[test]
    fn a_fall_ends_at_zero_and_a_forecast_after_two_years() {
        let history: Vec<i64> = (0..24).map(|month| 2_400 - 100 * month).collect();
        assert!(months(&history, 24).iter().all(|month| (0..=100).contains(month)));
        assert_eq!(months(&history, 99).len(), MOST_MONTHS);
        assert_eq!(months(&[5, -80, -90], 1), [2], "returned goods count as nothing sold");
    }

    #[test]
    fn only_five_years_are_looked_at() {
        let recent = YEAR_OF_SALES.repeat(5);
        let all = [vec![90_000; 12], recent.clone()].concat();
        assert_eq!(months(&all, 12), months(&recent, 12));
    }

    proptest! {
        #[test]
        fn any_history_is_continued_without_negative_months(history in prop::collection::vec(any::<i64>(), 1..70), ahead in 0_usize..30) {
            let found = months(&history, ahead);
            prop_assert_eq!(found.len(), ahead.min(MOST_MONTHS));
            prop_assert!(found.iter().all(|month| *month >= 0));
        }

        #[test]
        fn a_flat_history_stays_flat(figure in 0_i64..1_000_000_000_000, length in 1_usize..60) {
            prop_assert!(months(&vec![figure; length], 12).iter().all(|month| (month - figure).abs() <= 1));
        }
    }
}
