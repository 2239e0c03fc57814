//! What a member hands over, and to whom when several take it (C175). Never here: writing it ([`crate::domain::Command::HandOver`]).

use crate::Id;
use crate::domain::{Lead, StageKind};
use crate::row::ClientRow;

/// What one member has, or one client of his means for him. It counts what [`crate::domain::Command::HandOver`] moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Belongings {
    /// Clients he leads.
    pub clients: u32,
    /// Open deals he leads.
    pub deals: u32,
    /// Open tasks of his.
    pub tasks: u32,
    /// Open enquiries and complaints of his.
    pub requests: u32,
    /// Clients he only helps with.
    pub helps: u32,
}

impl Belongings {
    /// What a client's row says that this member has; by his name where the row knows no member.
    pub fn of(row: &ClientRow, member: &Lead) -> Self {
        if row.deleted || row.record.is_some() {
            return Self::default();
        }
        let leads = |lead: Option<Id>, name: &str| match lead {
            Some(lead) => lead == member.member,
            None => !name.is_empty() && name == member.name,
        };
        let is_his = |assignee: Option<Id>| assignee == Some(member.member) && member.member != Id::default();
        let works = |kind| matches!(kind, StageKind::Open | StageKind::Nurture);
        let key = member.member.to_string();
        Self {
            clients: u32::from(leads(row.lead, &row.responsible)),
            deals: number(row.deals.iter().filter(|deal| works(deal.kind()) && leads(deal.lead, &deal.responsible)).count()),
            tasks: number(row.tasks.iter().filter(|task| is_his(task.assignee)).count()),
            requests: number(row.enquiries.iter().chain(&row.complaints).filter(|one| is_his(one.assignee)).count()),
            helps: u32::from(row.facts.set("collaborator").contains(&key)),
        }
    }

    /// Whether there is nothing.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            clients: self.clients + other.clients,
            deals: self.deals + other.deals,
            tasks: self.tasks + other.tasks,
            requests: self.requests + other.requests,
            helps: self.helps + other.helps,
        }
    }

    /// How much work it is: a client as such, and everything open there.
    pub const fn weight(self) -> u32 {
        1 + self.deals + self.tasks + self.requests
    }
}

/// Whole shares of `all` in the proportion of these numbers; what does not divide goes to the largest rest, of equal ones to the first. In
/// equal parts where every number is zero; nothing without numbers.
pub fn shares(all: u32, wanted: &[u32]) -> Vec<u32> {
    let sum: u64 = wanted.iter().map(|part| u64::from(*part)).sum();
    let parts: Vec<u64> = if sum == 0 { vec![1; wanted.len()] } else { wanted.iter().map(|part| u64::from(*part)).collect() };
    let sum = parts.iter().sum::<u64>().max(1);
    let mut shares: Vec<(u64, u64)> =
        parts.iter().map(|part| (u64::from(all) * part / sum, u64::from(all) * part % sum)).collect();
    let mut left = u64::from(all).saturating_sub(shares.iter().map(|(share, _)| share).sum());
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(shares.get(*at).map(|(_, rest)| *rest)), *at));
    for at in order {
        if left == 0 {
            break;
        }
        if let Some((share, _)) = shares.get_mut(at) {
            *share += 1;
            left -= 1;
        }
    }
    shares.into_iter().map(|(share, _)| u32::try_from(share).unwrap_or(u32::MAX)).collect()
}

/// Who gets which client when each takes so many: the place of a taker for every client, the order to work in first. The heaviest are given
/// out first, each to whoever has the least of his part of the work yet, so that a part of the whole is in the same proportion as all of it:
/// what is broken off and begun anew ends as it would have. Clients beyond what is taken stay where they are.
pub fn spread(work: &[(Id, Belongings)], takes: &[u32]) -> Vec<(Id, usize)> {
    let mut order: Vec<(Id, u32)> = work.iter().map(|(client, has)| (*client, has.weight())).collect();
    order.sort_by_key(|(client, weight)| (std::cmp::Reverse(*weight), *client));
    // What each may still take, what he has got, and what part is his.
    let mut takers: Vec<(u32, u64, u64)> = takes.iter().map(|take| (*take, 0, u64::from(*take).max(1))).collect();
    let mut given = Vec::with_capacity(order.len());
    for (client, weight) in order {
        let free = takers.iter().enumerate().filter(|(_, (left, ..))| *left > 0);
        // By cross multiplication: nothing is rounded, so every device shares out alike.
        let next = free.min_by(|(one, (_, has, part)), (other, (_, had, whole))| {
            (u128::from(*has) * u128::from(*whole)).cmp(&(u128::from(*had) * u128::from(*part))).then(one.cmp(other))
        });
        let Some(at) = next.map(|(at, _)| at) else { break };
        if let Some((left, has, _)) = takers.get_mut(at) {
            *left -= 1;
            *has += u64::from(weight);
        }
        given.push((client, at));
    }
    given
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fields, Value};
    use crate::row::{DealRow, RequestRow, TaskRow};
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn oleg() -> Lead {
        Lead { member: id(7), name: "Олег".to_owned() }
    }

    fn light(n: u8) -> (Id, Belongings) {
        (id(n), Belongings { clients: 1, ..Belongings::default() })
    }

    #[test]
    fn what_is_open_and_his_is_counted_and_nothing_else() {
        let deal = |lead: Option<Id>, kind| DealRow { lead, stage_kind: Some(kind), ..DealRow::default() };
        let task = |assignee| TaskRow { assignee, ..TaskRow::default() };
        let request = |assignee| RequestRow { assignee, ..RequestRow::default() };
        let row = ClientRow {
            lead: Some(id(7)),
            responsible: "О. Юсупов".to_owned(),
            deals: vec![
                deal(Some(id(7)), StageKind::Open),
                deal(Some(id(7)), StageKind::Nurture),
                deal(Some(id(7)), StageKind::Won),
                deal(Some(id(8)), StageKind::Open),
                deal(None, StageKind::Open),
            ],
            tasks: vec![task(Some(id(7))), task(Some(id(8))), task(None)],
            enquiries: vec![request(Some(id(7))), request(None)],
            complaints: vec![request(Some(id(7)))],
            facts: Fields { list: vec![(format!("collaborator:{}", id(7)), Value::Flag(true))] },
            ..ClientRow::default()
        };
        let has = Belongings::of(&row, &oleg());
        assert_eq!(has, Belongings { clients: 1, deals: 2, tasks: 1, requests: 2, helps: 1 });
        assert_eq!(has.weight(), 6);
        assert!(Belongings::of(&ClientRow { deleted: true, ..row }, &oleg()).is_empty());
        let named = ClientRow { responsible: "Олег".to_owned(), ..ClientRow::default() };
        assert_eq!(Belongings::of(&named, &oleg()).clients, 1, "a file knew only his name");
        assert!(Belongings::of(&ClientRow { lead: Some(id(9)), ..named }, &oleg()).is_empty(), "another of the same name");
        assert!(Belongings::of(&ClientRow::default(), &Lead::default()).is_empty());
    }

    #[test]
    fn shares_are_whole_and_in_proportion() {
        assert_eq!(shares(10, &[0, 0, 0]), [4, 3, 3]);
        assert_eq!(shares(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(shares(7, &[100, 50]), [5, 2]);
        assert_eq!(shares(2_000, &[1_500, 500]), [1_500, 500]);
        assert_eq!(shares(5, &[]), [] as [u32; 0]);
        assert_eq!(shares(0, &[3, 4]), [0, 0]);
    }

    #[test]
    fn the_heavy_ones_do_not_all_go_to_one() {
        let heavy = |n, tasks| (id(n), Belongings { clients: 1, tasks, ..Belongings::default() });
        let given = spread(&[heavy(1, 9), heavy(2, 9), heavy(3, 0), heavy(4, 0)], &[2, 2]);
        assert_eq!(given, [(id(1), 0), (id(2), 1), (id(3), 0), (id(4), 1)]);
    }

    #[test]
    fn who_takes_nothing_gets_nothing_and_what_nobody_takes_stays() {
        assert_eq!(spread(&[light(1), light(2), light(3)], &[0, 2]), [(id(1), 1), (id(2), 1)]);
        assert_eq!(spread(&[light(1)], &[]), []);
    }

    proptest! {
        #[test]
        fn everybody_gets_as_many_as_he_takes(weights in prop::collection::vec(0_u32..20, 0..60), wanted in prop::collection::vec(0_u32..9, 1..5)) {
            let work: Vec<(Id, Belongings)> = (0_u8..).zip(&weights).map(|(n, tasks)| (id(n), Belongings { tasks: *tasks, ..light(n).1 })).collect();
            let takes = shares(work.len() as u32, &wanted);
            prop_assert_eq!(takes.iter().sum::<u32>() as usize, work.len());
            let given = spread(&work, &takes);
            let count = |at| given.iter().filter(|(_, to)| *to == at).count() as u32;
            prop_assert_eq!((0..takes.len()).map(count).collect::<Vec<_>>(), takes);
            let back: Vec<(Id, Belongings)> = work.iter().rev().copied().collect();
            prop_assert_eq!(spread(&back, &shares(work.len() as u32, &wanted)), given, "the order in which they are found changes nothing");
        }

        #[test]
        fn broken_off_and_begun_anew_it_ends_nearly_as_it_would_have(count in 1_u8..60, wanted in prop::collection::vec(1_u32..9, 2..4), cut in 0_usize..60) {
            let work: Vec<(Id, Belongings)> = (0..count).map(light).collect();
            let all = shares(u32::from(count), &wanted);
            let first: Vec<(Id, usize)> = spread(&work, &all).into_iter().take(cut).collect();
            let rest: Vec<(Id, Belongings)> = work.iter().filter(|(client, _)| !first.iter().any(|(done, _)| done == client)).copied().collect();
            let second = spread(&rest, &shares(rest.len() as u32, &all));
            for (at, whole) in all.iter().enumerate() {
                let got = first.iter().chain(&second).filter(|(_, to)| *to == at).count() as i64;
                prop_assert!((got - i64::from(*whole)).abs() <= 2, "{got} of {whole}");
            }
        }
    }
}
