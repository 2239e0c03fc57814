//! What moved between two computations of segments (C54).

use std::collections::BTreeMap;

use super::Membership;
use crate::Id;

/// A client whose segment is another one than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SegmentChange {
    /// The client.
    pub client: Id,
    /// The former segment; nothing for a client that was not there.
    pub from: Option<Id>,
    /// The present one; nothing for a client that is no more.
    pub to: Option<Id>,
}

/// How many clients went from one segment to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The former segment.
    pub from: Option<Id>,
    /// The present one.
    pub to: Option<Id>,
    /// The number of clients.
    pub clients: u32,
}

/// The clients whose segment changed, sorted by client.
pub fn changes(before: &[Membership], after: &[Membership]) -> Vec<SegmentChange> {
    let mut both: BTreeMap<Id, (Option<Id>, Option<Id>)> = BTreeMap::new();
    for membership in before {
        both.entry(membership.client).or_default().0 = Some(membership.segment);
    }
    for membership in after {
        both.entry(membership.client).or_default().1 = Some(membership.segment);
    }
    let changed = both.into_iter().filter(|(_, (from, to))| from != to);
    changed.map(|(client, (from, to))| SegmentChange { client, from, to }).collect()
}

/// The changes added up, the largest flow first, equal ones by the segments' ids.
pub fn flows(changes: &[SegmentChange]) -> Vec<Flow> {
    let mut counts: BTreeMap<(Option<Id>, Option<Id>), u32> = BTreeMap::new();
    for change in changes {
        *counts.entry((change.from, change.to)).or_default() += 1;
    }
    let mut flows: Vec<Flow> = counts.into_iter().map(|((from, to), clients)| Flow { from, to, clients }).collect();
    flows.sort_by_key(|flow| std::cmp::Reverse(flow.clients));
    flows
}

#[cfg(test)]
mod tests {
    use super::super::{BRONZE, GOLD, SILVER};
    use super::*;
    use proptest::prelude::*;

    fn member(n: u8, segment: Id) -> Membership {
        Membership { client: Id::from_bytes([n; 16]), segment }
    }

    #[test]
    fn who_moved_came_or_went_is_told() {
        let before = [member(1, GOLD), member(2, SILVER), member(3, BRONZE)];
        let after = [member(4, BRONZE), member(2, GOLD), member(1, GOLD)];
        let told: Vec<(u8, Option<Id>, Option<Id>)> =
            changes(&before, &after).into_iter().map(|change| (change.client.as_bytes()[0], change.from, change.to)).collect();
        assert_eq!(told, [(2, Some(SILVER), Some(GOLD)), (3, Some(BRONZE), None), (4, None, Some(BRONZE))]);
    }

    #[test]
    fn flows_are_counted_the_largest_first() {
        let before = [member(1, SILVER), member(2, GOLD), member(3, GOLD), member(4, GOLD)];
        let after = [member(1, GOLD), member(2, SILVER), member(3, SILVER), member(4, BRONZE)];
        let counted: Vec<(Option<Id>, Option<Id>, u32)> =
            flows(&changes(&before, &after)).into_iter().map(|flow| (flow.from, flow.to, flow.clients)).collect();
        assert_eq!(counted, [(Some(GOLD), Some(SILVER), 2), (Some(GOLD), Some(BRONZE), 1), (Some(SILVER), Some(GOLD), 1)]);
    }

    proptest! {
        #[test]
        fn nothing_changes_between_equal_computations(clients in prop::collection::vec((any::<u8>(), 0_usize..3), 0..40)) {
            let members: Vec<Membership> = clients.iter().map(|(n, at)| member(*n, [GOLD, SILVER, BRONZE][*at])).collect();
            prop_assert!(changes(&members, &members).is_empty());
        }

        #[test]
        fn every_change_is_in_one_flow(clients in prop::collection::btree_map(any::<u8>(), (0_usize..3, 0_usize..3), 0..40)) {
            let all = [GOLD, SILVER, BRONZE];
            let before: Vec<Membership> = clients.iter().map(|(n, (from, _))| member(*n, all[*from])).collect();
            let after: Vec<Membership> = clients.iter().map(|(n, (_, to))| member(*n, all[*to])).collect();
            let changes = changes(&before, &after);
            prop_assert_eq!(changes.len(), clients.values().filter(|(from, to)| from != to).count());
            prop_assert_eq!(flows(&changes).iter().map(|flow| flow.clients as usize).sum::<usize>(), changes.len());
        }
    }
}
