//! Who gets what nobody has taken, by the company's rules. Never here: the rules themselves (shared has them); doing it.

use std::collections::HashMap;

use ingot_shared::domain::rules::distribution::{DistributionPolicy, Enquiry, Team, distribute};
use ingot_shared::domain::rules::stand_in::{self, Absence};
use ingot_shared::domain::{Lead, StageKind};
use ingot_shared::row::ClientRow;
use ingot_shared::{Date, Id, Instant};

use super::Waiting;
use crate::model::team::Holder;

/// One thing of the inbox and who gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The thing.
    pub waiting: Waiting,
    /// Who gets it; nobody where no rule fits.
    pub to: Option<Lead>,
}

/// What the team has: open enquiries and deals of each, and who got the latest ones.
#[derive(Debug, Default)]
pub struct Load {
    open: HashMap<Id, u32>,
    /// Who got something, the latest last.
    given: Vec<Id>,
    /// Who is away, and the day on which it is shared out.
    away: (Vec<Absence>, Date),
}

impl Load {
    /// Counts what every client's row tells.
    pub fn of<'a>(rows: impl Iterator<Item = &'a ClientRow>) -> Self {
        let mut open: HashMap<Id, u32> = HashMap::new();
        let mut given: Vec<(Instant, Id)> = Vec::new();
        for row in rows.filter(|row| !row.deleted) {
            for enquiry in &row.enquiries {
                if let Holder::Member(member) = Holder::of(row, enquiry.assignee) {
                    *open.entry(member).or_default() += 1;
                    given.push((enquiry.at, member));
                }
            }
            // Whose client it is got him some time, too: a turn is not forgotten when the enquiry is answered.
            if let Some(member) = row.lead.filter(|_| row.enquiries.is_empty()) {
                given.push((row.created, member));
            }
            for deal in row.deals.iter().filter(|deal| deal.kind() == StageKind::Open) {
                if let Some(member) = deal.lead.or(row.lead) {
                    *open.entry(member).or_default() += 1;
                }
            }
        }
        given.sort_unstable();
        Self { open, given: given.into_iter().map(|(_, member)| member).collect(), away: Default::default() }
    }

    /// The same on a day on which some are away: what they would get goes to who stands in.
    #[must_use]
    pub fn on(self, absences: Vec<Absence>, day: Date) -> Self {
        Self { away: (absences, day), ..self }
    }

    /// Shares out what nobody has, the oldest first; each of them counts for the next one.
    pub fn share<'a>(
        &mut self,
        policy: &DistributionPolicy,
        team: &[Lead],
        waiting: &[Waiting],
        row_of: impl Fn(Id) -> Option<&'a ClientRow>,
    ) -> Vec<Share> {
        let mut shares = Vec::with_capacity(waiting.len());
        for one in waiting.iter().filter(|one| one.is_new) {
            let Some(row) = row_of(one.client) else { continue };
            let asked = row.enquiries.iter().find(|enquiry| Some(enquiry.id) == one.enquiry);
            let enquiry = Enquiry {
                channel: asked.map(|enquiry| enquiry.channel.as_str()).unwrap_or_default(),
                source: row.facts.text("source"),
                responsible: row.lead,
            };
            let members = team.iter().map(|lead| lead.member).filter(|member| *member != Id::default());
            let at_work: Vec<(Id, u32)> =
                members.map(|member| (member, self.open.get(&member).copied().unwrap_or_default())).collect();
            let member = distribute(policy, &enquiry, &Team { at_work: &at_work, given: &self.given });
            let (absences, day) = &self.away;
            let member = member.map(|member| stand_in::at_work(absences, member, *day));
            if let Some(member) = member {
                *self.open.entry(member).or_default() += 1;
                self.given.push(member);
            }
            let to = member.and_then(|member| team.iter().find(|lead| lead.member == member).cloned());
            shares.push(Share { waiting: *one, to });
        }
        shares
    }
}

#[cfg(test)]
mod tests {
    use ingot_shared::domain::rules::distribution::{Rule, Way};
    use ingot_shared::row::{DealRow, RequestRow};

    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn lead(n: u8) -> Lead {
        Lead { member: if n == 0 { Id::default() } else { id(n) }, name: n.to_string() }
    }

    fn asks(n: u8, at: i64, channel: &str) -> ClientRow {
        let enquiry =
            RequestRow { id: id(n), at: Instant::from_millis(at), channel: channel.to_owned(), ..RequestRow::default() };
        ClientRow { id: id(n), enquiries: vec![enquiry], ..ClientRow::default() }
    }

    fn shares(rows: &[ClientRow], policy: &DistributionPolicy, team: &[Lead]) -> Vec<(u8, Option<u8>)> {
        let mut inbox = super::super::Inbox::default();
        rows.iter().for_each(|row| inbox.put(None, row));
        let waiting: Vec<Waiting> = inbox.iter().copied().collect();
        let shares = Load::of(rows.iter()).share(policy, team, &waiting, |id| rows.iter().find(|row| row.id == id));
        shares
            .iter()
            .map(|share| (share.waiting.client.as_bytes()[0], share.to.as_ref().map(|to| to.member.as_bytes()[0])))
            .collect()
    }

    #[test]
    fn each_counts_for_the_next_and_who_got_the_last_one_waits() {
        let mut had = asks(50, 1, "phone");
        had.enquiries[0].assignee = Some(id(1));
        let rows = [asks(10, 5, "phone"), asks(11, 6, "phone"), asks(12, 7, "phone"), had];
        let policy = DistributionPolicy { rules: vec![Rule::default()] };
        let team = [lead(1), lead(2), lead(3), lead(0)];
        assert_eq!(
            shares(&rows, &policy, &team),
            [(10, Some(2)), (11, Some(3)), (12, Some(1))],
            "a name without an id gets nothing"
        );
    }

    #[test]
    fn by_load_open_deals_count_too() {
        let deals = vec![DealRow::default(), DealRow::default()];
        let led = ClientRow { id: id(60), lead: Some(id(1)), deals, ..ClientRow::default() };
        let rows = [asks(10, 5, "phone"), asks(11, 6, "phone"), asks(12, 7, "phone"), led];
        let policy = DistributionPolicy { rules: vec![Rule { way: Way::ByLoad, ..Rule::default() }] };
        assert_eq!(
            shares(&rows, &policy, &[lead(1), lead(2)]),
            [(10, Some(2)), (11, Some(2)), (12, Some(1))],
            "of equal ones whose turn it is"
        );
    }

    #[test]
    fn what_no_rule_is_for_stays_and_a_led_client_is_not_shared_out() {
        let led = ClientRow { lead: Some(id(2)), ..asks(13, 1, "phone") };
        let rows = [asks(10, 5, "phone"), asks(11, 6, "site"), led];
        let policy = DistributionPolicy { rules: vec![Rule { channel: "site".to_owned(), ..Rule::default() }] };
        assert_eq!(shares(&rows, &policy, &[lead(1)]), [(10, None), (11, Some(1))]);
        assert_eq!(shares(&rows, &DistributionPolicy::default(), &[lead(1)]), [(10, None), (11, None)]);
    }

    #[test]
    fn what_somebody_who_is_away_would_get_goes_to_who_stands_in() {
        let rows = [
            ClientRow { id: id(50), lead: Some(id(1)), ..ClientRow::default() },
            ClientRow { id: id(51), enquiries: vec![RequestRow { id: id(60), ..RequestRow::default() }], ..ClientRow::default() },
        ];
        let away = Absence { member: id(1), stand_in: id(2), from: Date::from_days(10), until: Date::from_days(12) };
        let policy = DistributionPolicy { rules: vec![Rule { to: vec![id(1)], way: Way::InTurn, ..Rule::default() }] };
        let team = [lead(1), lead(2)];
        let waiting = |client, enquiry| Waiting { since: Instant::default(), client, enquiry, is_new: true };
        let who = |day| {
            let mut load = Load::of(rows.iter()).on(vec![away.clone()], Date::from_days(day));
            let both = [waiting(id(50), None), waiting(id(51), Some(id(60)))];
            let shares = load.share(&policy, &team, &both, |wanted| rows.iter().find(|row| row.id == wanted));
            shares.into_iter().map(|share| share.to).collect::<Vec<_>>()
        };
        assert_eq!(who(11), [Some(lead(2)), Some(lead(2))], "his own client's enquiry too");
        assert_eq!(who(13), [Some(lead(1)), Some(lead(1))]);
    }
}
