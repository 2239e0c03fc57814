//! Seasonal indices: how a month stands to the year around it.

use super::super::ratio::{divide, narrow};

/// Months in a year.
pub(super) const YEAR: usize = 12;
/// The index of a month like any other; indices are in millionths.
pub(super) const ONE: i128 = 1_000_000;
/// A month whose index is smaller is not freed of it any further: nothing sold would become a mountain.
const LEAST: i128 = ONE / 20;

/// Twelve indices, by the place of a month in the series modulo twelve; they average [`ONE`].
pub(super) struct Season([i128; YEAR]);

impl Season {
    /// The season of a series of at least two years.
    pub fn of(series: &[i64]) -> Self {
        let mut sums = [(0_i128, 0_i128); YEAR];
        // Thirteen months, the outer two by half, are a year centred on the seventh.
        for (start, around) in series.windows(YEAR + 1).enumerate() {
            let all: i128 = around.iter().copied().map(i128::from).sum();
            let outer = [around.first(), around.last()].into_iter().flatten().copied().map(i128::from).sum::<i128>();
            let middle = around.get(YEAR / 2).copied().map_or(0, i128::from);
            let ratio = divide(middle * 24 * ONE, 2 * all - outer).unwrap_or(ONE);
            if let Some((sum, count)) = sums.get_mut((start + YEAR / 2) % YEAR) {
                *sum += ratio;
                *count += 1;
            }
        }
        let means = sums.map(|(sum, count)| divide(sum, count).unwrap_or(ONE));
        let all: i128 = means.iter().sum();
        Self(means.map(|mean| divide(mean * ONE * 12, all).unwrap_or(ONE)))
    }

    /// The index of the month at a place of the series, or beyond its end.
    pub fn index(&self, at: usize) -> i128 {
        self.0.get(at % YEAR).copied().unwrap_or(ONE)
    }

    /// A figure as it would be in a month like any other.
    pub fn free(&self, at: usize, figure: i64) -> i64 {
        divide(i128::from(figure) * ONE, self.index(at).max(LEAST)).map_or(figure, narrow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_double_december_has_a_double_index() {
        let year = [vec![1_000; 11], vec![2_000]].concat();
        let season = Season::of(&year.repeat(2));
        // The mean of the year is 13 000 / 12.
        assert_eq!((season.index(0), season.index(11), season.index(23)), (923_077, 1_846_154, 1_846_154));
        assert_eq!((season.free(11, 2_000), season.free(0, 1_000)), (1_083, 1_083));
    }

    #[test]
    fn growth_is_not_taken_for_a_season() {
        let line: Vec<i64> = (0..36).map(|month| 10_000 + 100 * month).collect();
        let season = Season::of(&line);
        assert!((0..12).all(|month| season.index(month) == ONE));
    }

    #[test]
    fn months_in_which_nothing_is_sold_stay_small() {
        let year = [vec![0], vec![1_000; 11]].concat();
        let season = Season::of(&year.repeat(2));
        assert_eq!((season.index(0), season.free(0, 3)), (0, 60));
        assert_eq!(Season::of(&[0; 24]).index(5), ONE);
    }

    proptest! {
        #[test]
        fn indices_average_one(series in prop::collection::vec(1_i64..1_000_000, 24..60)) {
            let season = Season::of(&series);
            let sum: i128 = (0..12).map(|month| season.index(month)).sum();
            prop_assert!((sum - 12 * ONE).abs() <= 12);
        }
    }
}
