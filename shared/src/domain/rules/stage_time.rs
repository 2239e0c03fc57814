//! How long deals stay in each stage (C153), and where the pipeline is narrow (C157).

use super::conversion::Conversion;
use super::ratio::Bp;
use super::stage_history::Visit;
use super::stats::{Quartiles, quartiles};
use crate::Instant;

/// The times of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageTime<S> {
    /// The stage.
    pub stage: S,
    /// Visits that are over; a deal that came twice counts twice.
    pub finished: u32,
    /// Minutes that they lasted; nothing when there were none.
    pub minutes: Option<Quartiles>,
    /// Deals that are in it now.
    pub waiting: u32,
    /// Minutes that all of them have been waiting, added up.
    pub waiting_minutes: i64,
}

/// The times of each of the stages, in their order. Visits that last are not in the quartiles: they would make a stage that nobody
/// leaves look fast.
pub fn stage_times<S: Copy + PartialEq>(stages: &[S], visits: &[Visit<S>], now: Instant) -> Vec<StageTime<S>> {
    let times = |stage: &S| {
        let of_stage = visits.iter().filter(|visit| visit.stage == *stage);
        let over: Vec<i64> = of_stage.clone().filter_map(|visit| visit.until.map(|until| minutes(visit.from, until))).collect();
        let waiting: Vec<i64> = of_stage.filter(|visit| visit.until.is_none()).map(|visit| minutes(visit.from, now)).collect();
        let count = |list: &[i64]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        StageTime {
            stage: *stage,
            finished: count(&over),
            waiting: count(&waiting),
            waiting_minutes: waiting.iter().fold(0, |sum: i64, one| sum.saturating_add(*one)),
            minutes: quartiles(over),
        }
    };
    stages.iter().map(times).collect()
}

fn minutes(from: Instant, until: Instant) -> i64 {
    until.as_millis().saturating_sub(from.as_millis()).max(0) / 60_000
}

/// Where a pipeline is narrow, by three measures; each names the first stage in order among equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bottleneck<S> {
    /// Where deals stay longest, by the median.
    pub slowest: Option<S>,
    /// Where the smallest share gets further.
    pub leakiest: Option<S>,
    /// Where the deals of today have waited longest together.
    pub fullest: Option<S>,
}

/// Figures of fewer visits say little; stages with fewer are not called slow or leaky. Ingot's choice.
pub const LEAST_VISITS: u32 = 5;

/// Finds the narrow places from a pipeline's times and conversion.
pub fn bottleneck<S: Copy>(times: &[StageTime<S>], conversion: &Conversion<S>) -> Bottleneck<S> {
    let medians = times.iter().filter(|time| time.finished >= LEAST_VISITS);
    let medians = medians.filter_map(|time| time.minutes.map(|minutes| (time.stage, minutes.median)));
    let decided = conversion.stages.iter().filter(|stage| stage.entered - stage.waiting >= LEAST_VISITS);
    let leaks = decided.filter_map(|stage| stage.rate.map(|rate| (stage.stage, Bp::WHOLE.points() - rate.points())));
    let waits = times.iter().map(|time| (time.stage, time.waiting_minutes));
    Bottleneck { slowest: first_largest(medians), leakiest: first_largest(leaks), fullest: first_largest(waits) }
}

/// The first of those with the largest figure, when that is above zero.
fn first_largest<S>(figures: impl Iterator<Item = (S, i64)>) -> Option<S> {
    let mut best: Option<(S, i64)> = None;
    for (stage, figure) in figures {
        if figure > best.as_ref().map_or(0, |(_, most)| *most) {
            best = Some((stage, figure));
        }
    }
    best.map(|(stage, _)| stage)
}

#[cfg(test)]
mod tests {
    use super::super::conversion::StageConversion;
    use super::*;
    use crate::Id;
    use proptest::prelude::*;

    fn visit(stage: char, from: i64, until: Option<i64>) -> Visit<char> {
        let at = |minute: i64| Instant::from_millis(minute * 60_000);
        Visit { deal: Id::from_bytes([1; 16]), stage, from: at(from), until: until.map(at) }
    }

    fn now(minute: i64) -> Instant {
        Instant::from_millis(minute * 60_000 + 59_999)
    }

    #[test]
    fn finished_visits_make_the_quartiles_and_lasting_ones_the_queue() {
        let visits = [
            visit('a', 0, Some(10)),
            visit('a', 0, Some(20)),
            visit('a', 0, Some(30)),
            visit('a', 0, Some(40)),
            visit('a', 0, Some(500)),
            visit('a', 90, None),
            visit('a', 50, None),
            visit('b', 1, None),
        ];
        let found = stage_times(&['a', 'b', 'c'], &visits, now(100));
        let minutes = Some(Quartiles { lower: 20, median: 30, upper: 40 });
        assert_eq!(found[0], StageTime { stage: 'a', finished: 5, minutes, waiting: 2, waiting_minutes: 60 });
        assert_eq!(found[1], StageTime { stage: 'b', finished: 0, minutes: None, waiting: 1, waiting_minutes: 99 });
        assert_eq!(found[2], StageTime { stage: 'c', finished: 0, minutes: None, waiting: 0, waiting_minutes: 0 });
    }

    #[test]
    fn clocks_that_went_back_make_no_negative_time() {
        assert_eq!(stage_times(&['a'], &[visit('a', 50, Some(40))], now(0))[0].minutes.map(|found| found.median), Some(0));
    }

    fn time(stage: char, finished: u32, median: i64, waiting_minutes: i64) -> StageTime<char> {
        let minutes = Some(Quartiles { lower: 0, median, upper: median });
        StageTime { stage, finished, minutes, waiting: 1, waiting_minutes }
    }

    fn rate(stage: char, entered: u32, waiting: u32, rate: i64) -> StageConversion<char> {
        StageConversion { stage, entered, advanced: 0, lost: 0, waiting, rate: Some(Bp::percent(rate)) }
    }

    #[test]
    fn narrow_places_are_named_by_three_measures() {
        let times = [time('a', 5, 100, 7), time('b', 5, 200, 9), time('c', 4, 900, 9), time('d', 6, 200, 0)];
        let stages = vec![rate('a', 9, 4, 40), rate('b', 9, 5, 0), rate('c', 5, 0, 30), rate('d', 8, 0, 30)];
        let conversion = Conversion { stages, deals: 0, won: 0, rate: None };
        assert_eq!(bottleneck(&times, &conversion), Bottleneck { slowest: Some('b'), leakiest: Some('c'), fullest: Some('b') });
    }

    #[test]
    fn a_pipeline_that_flows_has_no_narrow_place() {
        let conversion = Conversion { stages: vec![rate('a', 9, 0, 100)], deals: 9, won: 9, rate: None };
        assert_eq!(bottleneck(&[time('a', 9, 0, 0)], &conversion), Bottleneck { slowest: None, leakiest: None, fullest: None });
    }

    proptest! {
        #[test]
        fn every_visit_is_finished_or_waiting(made in prop::collection::vec((0_usize..3, 0_i64..100, prop::option::of(0_i64..100)), 0..40)) {
            let stages = ['a', 'b', 'c'];
            let visits: Vec<Visit<char>> = made.iter().map(|(at, from, until)| visit(stages[*at], *from, *until)).collect();
            let found = stage_times(&stages, &visits, now(200));
            prop_assert_eq!(found.iter().map(|time| (time.finished + time.waiting) as usize).sum::<usize>(), visits.len());
            prop_assert!(found.iter().all(|time| time.minutes.is_some() == (time.finished > 0) && time.waiting_minutes >= 0));
        }
    }
}
