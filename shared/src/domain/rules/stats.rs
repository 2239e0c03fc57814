//! Order statistics and straight lines over integers.

use super::ratio::{divide, narrow};

/// The middle of a set of figures and the borders of its middle half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quartiles {
    /// A quarter of the figures is at or below it.
    pub lower: i64,
    /// Half of them.
    pub median: i64,
    /// Three quarters of them.
    pub upper: i64,
}

/// The quartiles of figures in any order, between two figures by linear interpolation (the way spreadsheets' `QUARTILE` does);
/// nothing when there are none.
pub fn quartiles(mut figures: Vec<i64>) -> Option<Quartiles> {
    figures.sort_unstable();
    let at = |quarter| quantile(&figures, quarter);
    Some(Quartiles { lower: at(1)?, median: at(2)?, upper: at(3)? })
}

/// The median of figures in any order; nothing when there are none.
pub fn median(figures: Vec<i64>) -> Option<i64> {
    quartiles(figures).map(|quartiles| quartiles.median)
}

/// `sorted` is in order; quarter is 1, 2 or 3.
fn quantile(sorted: &[i64], quarter: usize) -> Option<i64> {
    let position = sorted.len().checked_sub(1)? * quarter;
    let (below, fraction) = (*sorted.get(position / 4)?, position % 4);
    let above = *sorted.get(position.div_ceil(4))?;
    let step = (i128::from(above) - i128::from(below)) * i128::try_from(fraction).ok()?;
    divide(i128::from(below) * 4 + step, 4).map(narrow)
}

/// The rise of the straight line with the least squared distance to evenly spaced figures, in thousandths a step; nothing for fewer
/// than two figures.
pub fn slope_milli(figures: &[i64]) -> Option<i64> {
    let count = i128::try_from(figures.len()).ok()?;
    let (mut steps, mut squares, mut sum, mut products) = (0_i128, 0_i128, 0_i128, 0_i128);
    for (step, figure) in (0_i128..).zip(figures) {
        let figure = i128::from(*figure);
        steps += step;
        squares += step * step;
        sum += figure;
        products += step * figure;
    }
    divide((count * products - steps * sum) * 1_000, count * squares - steps * steps).map(narrow)
}

/// The mean, halves to even; nothing when there are no figures.
pub fn mean(figures: &[i64]) -> Option<i64> {
    let sum: i128 = figures.iter().copied().map(i128::from).sum();
    divide(sum, i128::try_from(figures.len()).ok()?).map(narrow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quartiles_lie_between_figures() {
        assert_eq!(quartiles(vec![4, 1, 3, 2]), Some(Quartiles { lower: 2, median: 2, upper: 3 }));
        assert_eq!(quartiles(vec![50, 10, 30, 20, 40]), Some(Quartiles { lower: 20, median: 30, upper: 40 }));
        assert_eq!(quartiles(vec![0, 100]), Some(Quartiles { lower: 25, median: 50, upper: 75 }));
        assert_eq!(quartiles(vec![7]), Some(Quartiles { lower: 7, median: 7, upper: 7 }));
        assert_eq!(quartiles(Vec::new()), None);
        assert_eq!(median(vec![3, 1]), Some(2));
        assert_eq!(median(vec![i64::MAX, i64::MAX]), Some(i64::MAX));
    }

    #[test]
    fn a_line_rises_by_its_slope() {
        assert_eq!(slope_milli(&[10, 12, 14, 16]), Some(2_000));
        assert_eq!(slope_milli(&[5, 4, 6, 1]), Some(-1_000));
        assert_eq!(slope_milli(&[1, 2]), Some(1_000));
        assert_eq!((slope_milli(&[5]), slope_milli(&[])), (None, None));
    }

    #[test]
    fn a_mean_rounds_halves_to_even() {
        assert_eq!((mean(&[1, 2]), mean(&[3, 4, 4]), mean(&[])), (Some(2), Some(4), None));
    }

    proptest! {
        #[test]
        fn half_of_the_figures_lies_between_the_quartiles(figures in prop::collection::vec(-1_000_000_i64..1_000_000, 1..60)) {
            let found = quartiles(figures.clone()).unwrap();
            prop_assert!(found.lower <= found.median && found.median <= found.upper);
            prop_assert!(figures.iter().filter(|figure| **figure < found.median).count() * 2 <= figures.len() + 1);
            prop_assert!(figures.iter().min().unwrap() <= &found.lower && &found.upper <= figures.iter().max().unwrap());
        }

        #[test]
        fn the_slope_of_a_straight_line_is_exact(start in -1_000_000_i64..1_000_000, step in -10_000_i64..10_000, count in 2_i64..60) {
            let line: Vec<i64> = (0..count).map(|at| start + step * at).collect();
            prop_assert_eq!(slope_milli(&line), Some(step * 1_000));
        }
    }
}
