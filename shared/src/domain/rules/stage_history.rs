//! The stages that deals went through, made from their recorded moves (C74, C153).

use crate::{Id, Instant};

/// A deal came into a stage; `S` names stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move<S> {
    /// The deal.
    pub deal: Id,
    /// The stage that it came into.
    pub to: S,
    /// When.
    pub at: Instant,
}

/// A deal was in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit<S> {
    /// The deal.
    pub deal: Id,
    /// The stage.
    pub stage: S,
    /// When it came.
    pub from: Instant,
    /// When it left; nothing when it is still there.
    pub until: Option<Instant>,
}

/// The visits of all deals, sorted by deal and time. Moves come in any order; those of one deal at one moment keep theirs, which is
/// the order of the history.
pub fn visits<S: Copy>(moves: &[Move<S>]) -> Vec<Visit<S>> {
    let mut ordered: Vec<&Move<S>> = moves.iter().collect();
    ordered.sort_by_key(|step| (step.deal, step.at));
    let next = ordered.iter().skip(1).map(Some).chain([None]);
    ordered.iter().zip(next).map(|(step, next)| visit(step, next.filter(|next| next.deal == step.deal))).collect()
}

fn visit<S: Copy>(step: &Move<S>, next: Option<&&Move<S>>) -> Visit<S> {
    Visit { deal: step.deal, stage: step.to, from: step.at, until: next.map(|next| next.at) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn step(deal: u8, to: char, at: i64) -> Move<char> {
        Move { deal: Id::from_bytes([deal; 16]), to, at: Instant::from_millis(at) }
    }

    fn told(moves: &[Move<char>]) -> Vec<(u8, char, i64, Option<i64>)> {
        let tell = |visit: Visit<char>| {
            (visit.deal.as_bytes()[0], visit.stage, visit.from.as_millis(), visit.until.map(Instant::as_millis))
        };
        visits(moves).into_iter().map(tell).collect()
    }

    #[test]
    fn a_deal_is_in_a_stage_until_its_next_move() {
        let moves = [step(2, 'a', 5), step(1, 'b', 30), step(1, 'a', 10), step(1, 'a', 40)];
        assert_eq!(told(&moves), [(1, 'a', 10, Some(30)), (1, 'b', 30, Some(40)), (1, 'a', 40, None), (2, 'a', 5, None)]);
        assert!(told(&[]).is_empty());
    }

    #[test]
    fn moves_of_one_moment_keep_the_order_of_the_history() {
        assert_eq!(told(&[step(1, 'b', 10), step(1, 'a', 10)]), [(1, 'b', 10, Some(10)), (1, 'a', 10, None)]);
    }

    proptest! {
        #[test]
        fn every_deal_is_in_one_stage_now(moves in prop::collection::vec((0_u8..5, 0_i64..100), 0..40)) {
            let moves: Vec<Move<char>> = moves.iter().map(|(deal, at)| step(*deal, 'a', *at)).collect();
            let found = visits(&moves);
            let deals: std::collections::BTreeSet<Id> = moves.iter().map(|step| step.deal).collect();
            prop_assert_eq!(found.len(), moves.len());
            prop_assert_eq!(found.iter().filter(|visit| visit.until.is_none()).count(), deals.len());
            prop_assert!(found.iter().all(|visit| visit.until.is_none_or(|until| until >= visit.from)));
        }
    }
}
