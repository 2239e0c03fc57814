//! Clients that nobody leads, and who gets which of them: by the company's rules, or chosen people so many each (C172, C173). Never here:
//! the rules themselves (shared has them).

use ingot_shared::domain::rules::distribution::DistributionPolicy;
use ingot_shared::domain::rules::hand_over::{Belongings, spread};
use ingot_shared::domain::{Command, Lead};
use ingot_shared::row::ClientRow;
use ingot_shared::{Id, Instant};

use super::inbox::Waiting;
use super::inbox::answer::Desk;
use super::inbox::sharing::Load;

/// Which of them are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// Who waits for an answer.
    Asking,
    /// Who does not.
    Quiet,
}

impl Shown {
    /// Every choice, in the order of the chips.
    pub const ALL: [Self; 3] = [Self::All, Self::Asking, Self::Quiet];
}

/// A client that nobody leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Free {
    /// The client.
    pub client: Id,
    /// His oldest enquiry that nobody has taken: since when, which.
    pub asks: Option<(Instant, Id)>,
}

impl Free {
    fn of(row: &ClientRow) -> Option<Self> {
        let is_free = row.lead.is_none() && row.responsible.is_empty() && !row.deleted && row.merged_into.is_none();
        let open = row.enquiries.iter().filter(|enquiry| enquiry.assignee.is_none());
        let asks = open.map(|enquiry| (enquiry.at, enquiry.id)).min();
        is_free.then_some(Self { client: row.id, asks })
    }

    /// Whether it is among these.
    pub const fn is_of(self, shown: Shown) -> bool {
        match shown {
            Shown::All => true,
            Shown::Asking => self.asks.is_some(),
            Shown::Quiet => self.asks.is_none(),
        }
    }

    fn waiting(self) -> Waiting {
        let (since, enquiry) = self.asks.map_or((Instant::default(), None), |(since, enquiry)| (since, Some(enquiry)));
        Waiting { since, client: self.client, enquiry, is_new: true }
    }
}

/// All of them: who waits the longest first, then the others in the order of the rows.
pub fn free<'a>(rows: impl Iterator<Item = &'a ClientRow>) -> Vec<Free> {
    let mut all: Vec<Free> = rows.filter_map(Free::of).collect();
    all.sort_by_key(|one| (one.asks.is_none(), one.asks));
    all
}

/// Who gets which client by the rules; whom no rule is for is left out.
pub fn by_rule<'a>(
    free: &[Free],
    policy: &DistributionPolicy,
    team: &[Lead],
    load: &mut Load,
    row_of: impl Fn(Id) -> Option<&'a ClientRow>,
) -> Vec<(Id, Lead)> {
    let waiting: Vec<Waiting> = free.iter().map(|one| one.waiting()).collect();
    let shares = load.share(policy, team, &waiting, row_of).into_iter();
    shares.filter_map(|share| Some((share.waiting.client, share.to?))).collect()
}

/// Who gets which client when each of these takes so many.
pub fn by_number(free: &[Free], to: &[(Lead, u32)]) -> Vec<(Id, Lead)> {
    let weight = |one: &Free| Belongings { clients: 1, requests: u32::from(one.asks.is_some()), ..Belongings::default() };
    let work: Vec<(Id, Belongings)> = free.iter().map(|one| (one.client, weight(one))).collect();
    let takes: Vec<u32> = to.iter().map(|(_, takes)| *takes).collect();
    spread(&work, &takes).into_iter().filter_map(|(client, at)| Some((client, to.get(at)?.0.clone()))).collect()
}

/// What gives one of them to somebody: the client, and what he asks. `ids` are two new ones.
pub fn give(row: &ClientRow, to: &Lead, ids: [Id; 2]) -> Vec<Command> {
    let enquiry = Free::of(row).and_then(|free| free.asks).map(|(_, enquiry)| enquiry);
    Desk { row, enquiry, me: Lead::default(), ids }.hand_to(to)
}

#[cfg(test)]
mod tests {
    use ingot_shared::domain::rules::distribution::{Rule, Way};
    use ingot_shared::row::RequestRow;

    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn lead(n: u8) -> Lead {
        Lead { member: id(n), name: n.to_string() }
    }

    fn row(n: u8, asked: &[i64]) -> ClientRow {
        let enquiry = |(k, at): (u8, &i64)| RequestRow {
            id: id(100 + 10 * n + k),
            at: Instant::from_millis(*at),
            channel: "site".to_owned(),
            ..RequestRow::default()
        };
        ClientRow { id: id(n), enquiries: (0..).zip(asked).map(enquiry).collect(), ..ClientRow::default() }
    }

    fn order(rows: &[ClientRow]) -> Vec<Id> {
        free(rows.iter()).into_iter().map(|one| one.client).collect()
    }

    #[test]
    fn who_waits_the_longest_comes_first_and_who_is_led_is_not_there() {
        let led = ClientRow { lead: Some(id(9)), ..row(4, &[1]) };
        let named = ClientRow { responsible: "Олег".to_owned(), ..row(5, &[1]) };
        let gone = ClientRow { deleted: true, ..row(6, &[1]) };
        let merged = ClientRow { merged_into: Some(id(1)), ..row(7, &[]) };
        let rows = [row(1, &[]), row(2, &[50]), row(3, &[70, 20]), led, named, gone, merged];
        assert_eq!(order(&rows), [id(3), id(2), id(1)]);
        let count = |shown| free(rows.iter()).into_iter().filter(|one| one.is_of(shown)).count();
        assert_eq!(Shown::ALL.map(count), [3, 2, 1]);
    }

    #[test]
    fn a_rule_for_a_channel_leaves_the_others_where_they_are() {
        let rows = [row(1, &[5]), row(2, &[6]), row(3, &[])];
        let site = Rule { channel: "site".to_owned(), to: vec![id(20), id(21)], way: Way::InTurn, ..Rule::default() };
        let policy = DistributionPolicy { rules: vec![site] };
        let team = [lead(20), lead(21)];
        let row_of = |wanted| rows.iter().find(|row| row.id == wanted);
        let given = by_rule(&free(rows.iter()), &policy, &team, &mut Load::default(), row_of);
        assert_eq!(given, [(id(1), lead(20)), (id(2), lead(21))]);
    }

    #[test]
    fn enquiries_are_shared_as_evenly_as_clients() {
        let rows: Vec<ClientRow> = (1..=4).map(|n| row(n, if n < 3 { &[1] } else { &[] })).collect();
        let given = by_number(&free(rows.iter()), &[(lead(20), 2), (lead(21), 2)]);
        let asking = |to| given.iter().filter(|(client, lead)| *lead == to && [id(1), id(2)].contains(client)).count();
        assert_eq!((given.len(), asking(lead(20)), asking(lead(21))), (4, 1, 1));
    }

    #[test]
    fn whoever_gets_a_client_gets_what_he_asks() {
        let commands = give(&row(1, &[9, 3]), &lead(20), [id(50), id(51)]);
        let [Command::Put { at, fields, .. }, Command::SetResponsible { to, .. }] = commands.as_slice() else {
            panic!("{commands:?}")
        };
        assert_eq!((at.id, fields.len(), to), (id(111), 1, &lead(20)), "the oldest that waits");
        assert_eq!(give(&row(2, &[]), &lead(20), [id(50), id(51)]).len(), 1);
    }
}
