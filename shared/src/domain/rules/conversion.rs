//! How many deals get further from each stage (C152).

use super::ratio::Bp;
use super::stage_history::Visit;
use crate::domain::StageKind;

/// What became of the deals that were in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageConversion<S> {
    /// The stage.
    pub stage: S,
    /// Deals that were ever in it.
    pub entered: u32,
    /// Of these, deals that were later in a stage of work further on, or won.
    pub advanced: u32,
    /// Of these, deals that are lost from here.
    pub lost: u32,
    /// Of these, deals that stand in it and never got further: they count neither for nor against it.
    pub waiting: u32,
    /// Advanced in shares of those that do not wait; nothing when all do.
    pub rate: Option<Bp>,
}

/// The conversion of a pipeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion<S> {
    /// By stage, in the order of the pipeline; won and lost stages are left out.
    pub stages: Vec<StageConversion<S>>,
    /// All deals.
    pub deals: u32,
    /// Deals that are won now.
    pub won: u32,
    /// Won deals in shares of all; nothing without deals.
    pub rate: Option<Bp>,
}

/// Follows deals through a pipeline, given its stages in order and the visits from [`super::stage_history::visits`].
///
/// A skipped stage is not entered: what never was in it says nothing about it (C59).
pub fn conversion<S: Copy + PartialEq>(pipeline: &[(S, StageKind)], visits: &[Visit<S>]) -> Conversion<S> {
    let worked = pipeline.iter().filter(|(_, kind)| matches!(kind, StageKind::Open | StageKind::Nurture));
    let empty =
        |(stage, _): &(S, StageKind)| StageConversion { stage: *stage, entered: 0, advanced: 0, lost: 0, waiting: 0, rate: None };
    let mut found = Conversion { stages: worked.map(empty).collect(), deals: 0, won: 0, rate: None };
    for path in visits.chunk_by(|one, other| one.deal == other.deal) {
        let mut end = path.iter().rev();
        let (Some(now), before) = (end.next(), end.next()) else { continue };
        let is = |visit: &Visit<S>, kind| kind_of(pipeline, visit.stage) == Some(kind);
        found.deals += 1;
        found.won += u32::from(is(now, StageKind::Won));
        for stage in &mut found.stages {
            let Some(first) = path.iter().position(|visit| visit.stage == stage.stage) else { continue };
            let advanced = path.iter().skip(first).any(|visit| is_further(pipeline, stage.stage, visit.stage));
            stage.entered += 1;
            stage.advanced += u32::from(advanced);
            stage.lost += u32::from(is(now, StageKind::Lost) && before.is_some_and(|before| before.stage == stage.stage));
            stage.waiting += u32::from(!advanced && now.stage == stage.stage);
        }
    }
    for stage in &mut found.stages {
        stage.rate = Bp::of(stage.advanced.into(), i64::from(stage.entered) - i64::from(stage.waiting));
    }
    found.rate = Bp::of(found.won.into(), found.deals.into());
    found
}

fn kind_of<S: PartialEq>(pipeline: &[(S, StageKind)], stage: S) -> Option<StageKind> {
    pipeline.iter().find(|(known, _)| *known == stage).map(|(_, kind)| *kind)
}

/// Whether `to` is won, or a stage of work right of `from`.
fn is_further<S: PartialEq>(pipeline: &[(S, StageKind)], from: S, to: S) -> bool {
    let right = pipeline.iter().skip_while(|(stage, _)| *stage != from).skip(1);
    let won = pipeline.iter().filter(|(_, kind)| *kind == StageKind::Won);
    right.filter(|(_, kind)| *kind == StageKind::Open).chain(won).any(|(stage, _)| *stage == to)
}

#[cfg(test)]
mod tests {
    use super::super::stage_history::{Move, visits};
    use super::*;
    use crate::{Id, Instant};
    use proptest::prelude::*;

    const PIPELINE: [(char, StageKind); 6] = [
        ('a', StageKind::Open),
        ('b', StageKind::Open),
        ('c', StageKind::Open),
        ('w', StageKind::Won),
        ('l', StageKind::Lost),
        ('n', StageKind::Nurture),
    ];

    /// Each word is the way of a deal.
    fn follow(ways: &[&str]) -> Conversion<char> {
        let steps = |(deal, way): (u8, &&str)| {
            let deal = Id::from_bytes([deal; 16]);
            (0..).zip(way.chars()).map(move |(at, to)| Move { deal, to, at: Instant::from_millis(at) }).collect::<Vec<_>>()
        };
        let moves: Vec<Move<char>> = (0..).zip(ways).flat_map(steps).collect();
        conversion(&PIPELINE, &visits(&moves))
    }

    fn stage(found: &Conversion<char>, at: usize) -> (u32, u32, u32, u32, Option<i64>) {
        let stage = found.stages[at];
        (stage.entered, stage.advanced, stage.lost, stage.waiting, stage.rate.map(Bp::points))
    }

    #[test]
    fn each_stage_tells_how_many_got_further() {
        let found = follow(&["abcw", "abl", "ab", "al", "a", "aw"]);
        assert_eq!(stage(&found, 0), (6, 4, 1, 1, Some(8_000)));
        assert_eq!(stage(&found, 1), (3, 1, 1, 1, Some(5_000)));
        assert_eq!(stage(&found, 2), (1, 1, 0, 0, Some(10_000)));
        assert_eq!((found.deals, found.won, found.rate), (6, 2, Some(Bp::new(3_333))));
        assert_eq!(found.stages.iter().map(|stage| stage.stage).collect::<String>(), "abcn");
    }

    #[test]
    fn going_back_or_to_the_warm_up_is_no_advance() {
        let found = follow(&["ba", "cn", "cnb"]);
        assert_eq!(stage(&found, 1), (2, 0, 0, 1, Some(0)), "one went back to the first stage, one stands here again");
        assert_eq!(stage(&found, 2), (2, 0, 0, 0, Some(0)));
        assert_eq!(stage(&found, 3), (2, 0, 0, 1, Some(0)));
    }

    #[test]
    fn a_deal_that_came_back_after_getting_further_has_advanced() {
        let found = follow(&["aba"]);
        assert_eq!(stage(&found, 0), (1, 1, 0, 0, Some(10_000)));
        assert_eq!(stage(&follow(&["nw"]), 3), (1, 1, 0, 0, Some(10_000)));
    }

    #[test]
    fn stages_where_all_wait_have_no_rate() {
        let found = follow(&["a", "a"]);
        assert_eq!(stage(&found, 0), (2, 0, 0, 2, None));
        assert_eq!(follow(&[]).rate, None);
    }

    proptest! {
        #[test]
        fn no_deal_is_counted_twice(ways in prop::collection::vec("[abcwln]{1,8}", 0..20)) {
            let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
            let found = follow(&ways);
            prop_assert_eq!(found.deals as usize, ways.len());
            for (at, name) in ['a', 'b', 'c', 'n'].into_iter().enumerate() {
                let stage = found.stages[at];
                prop_assert_eq!(stage.entered as usize, ways.iter().filter(|way| way.contains(name)).count());
                prop_assert!(stage.advanced + stage.waiting <= stage.entered && stage.lost <= stage.entered);
            }
        }
    }
}
