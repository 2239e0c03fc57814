//! Which rows of a long list are worth having in the page. Never here: elements or events.

/// The rows around the visible part of a list whose rows are equally high.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The first row to show.
    pub start: usize,
    /// One after the last row to show.
    pub end: usize,
    /// The height in pixels of what is left out above.
    pub above: u64,
    /// The height in pixels of what is left out below.
    pub below: u64,
}

impl Window {
    /// Picks the rows for a list of `total` rows of `row` pixels that begins `top` pixels below the upper edge of a view of
    /// `height` pixels (negative once scrolled), with `spare` more rows on both sides.
    pub fn of(total: usize, row: u32, top: f64, height: f64, spare: usize) -> Self {
        let row_height = f64::from(row.max(1));
        let hidden = (-top / row_height).floor().max(0.0);
        let fitting = ((height - top.max(0.0)) / row_height).ceil().max(0.0);
        // Both are far below 2^52 for any list that fits into memory, so the casts lose nothing.
        let first = (hidden as usize).min(total);
        let last = first.saturating_add(fitting as usize).saturating_add(1).min(total);
        // The start moves in steps of `spare`, so that scrolling by a pixel does not change the window.
        let step = spare.max(1);
        let start = (first / step * step).saturating_sub(spare);
        let end = last.div_ceil(step).saturating_mul(step).saturating_add(spare).min(total);
        let pixels = |rows: usize| u64::try_from(rows).unwrap_or(0) * u64::from(row);
        Self { start, end, above: pixels(start), below: pixels(total - end) }
    }
}

/// The places for the rows that are in the page. A row that leaves at one end gives its place to the one that comes at the other, and so
/// its elements: the row at `index` has the place `index % count`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slots {
    /// The first row in the page.
    pub start: usize,
    /// One after the last row in the page.
    pub end: usize,
    /// How many places there are, at least as many as rows.
    pub count: usize,
}

impl Slots {
    /// The places in use, in the order of their rows.
    pub fn in_order(self) -> Vec<usize> {
        (self.start..self.end).map(|index| index % self.count.max(1)).collect()
    }

    /// The row at a place.
    pub fn index(self, slot: usize) -> Option<usize> {
        let count = self.count.max(1);
        let index = self.start + (slot + count - self.start % count) % count;
        (index < self.end).then_some(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_list_is_shown_whole() {
        assert_eq!(Window::of(5, 40, 100.0, 800.0, 8), Window { start: 0, end: 5, above: 0, below: 0 });
        assert_eq!(Window::of(0, 40, 100.0, 800.0, 8), Window::default());
    }

    #[test]
    fn a_pixel_of_scrolling_keeps_the_window() {
        assert_eq!(Window::of(10_000, 40, -4_000.0, 800.0, 8), Window::of(10_000, 40, -4_001.0, 800.0, 8));
    }

    proptest! {
        #[test]
        fn every_row_has_a_place_of_its_own_and_keeps_it_while_it_is_shown(start in 0_usize..100, length in 0_usize..50, more in 0_usize..5, step in 0_usize..50) {
            let slots = Slots { start, end: start + length, count: length + more };
            let places = slots.in_order();
            prop_assert_eq!(places.iter().collect::<std::collections::HashSet<_>>().len(), length);
            for (index, place) in (start..).zip(&places) {
                prop_assert_eq!(slots.index(*place), Some(index));
            }
            let later = Slots { start: start + step, end: start + step + length, ..slots };
            for index in later.start..slots.end {
                let place = index % slots.count.max(1);
                prop_assert_eq!((slots.index(place), later.index(place)), (Some(index), Some(index)));
            }
        }

        #[test]
        fn every_visible_row_is_shown_and_the_height_stays(total in 0_usize..100_000, top in -5_000_000.0..500.0_f64, height in 0.0..3_000.0_f64) {
            let row = 44;
            let window = Window::of(total, row, top, height, 8);
            prop_assert!(window.start <= window.end && window.end <= total);
            let shown = u64::try_from(window.end - window.start).unwrap() * u64::from(row);
            prop_assert_eq!(window.above + shown + window.below, u64::try_from(total).unwrap() * u64::from(row));
            for index in [0, total / 2, total.saturating_sub(1)] {
                let upper = top + f64::from(row) * index as f64;
                if index < total && upper < height && upper + f64::from(row) > 0.0 {
                    prop_assert!((window.start..window.end).contains(&index), "row {} at {}", index, upper);
                }
            }
        }
    }
}
