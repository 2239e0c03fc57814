//! When a client must hear from us (C51, C79–C81): only clients who are not in the funnel, and nobody who asked not to be contacted.

use super::segments::{BRONZE, CASUAL, GOLD, SILVER};
use crate::date::WorkWeek;
use crate::{Date, Id};

/// How often a client must hear from us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// Not sooner than so many days after the last contact.
    pub from_days: u16,
    /// Not later than so many days after it.
    pub to_days: u16,
    /// Besides, the warm-up series of letters runs.
    pub nurture: bool,
}

impl Frequency {
    /// Every so many days.
    pub const fn every(days: u16) -> Self {
        Self { from_days: days, to_days: days, nurture: false }
    }
}

/// The frequencies of a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CadencePolicy {
    /// By segment.
    pub segments: Vec<(Id, Frequency)>,
    /// For segments that have none of their own.
    pub otherwise: Frequency,
}

impl Default for CadencePolicy {
    /// Gold 14 days, silver 14–21, bronze 21, casual 21 with warm-up (C79).
    fn default() -> Self {
        Self {
            segments: vec![
                (GOLD, Frequency::every(14)),
                (SILVER, Frequency { from_days: 14, to_days: 21, nurture: false }),
                (BRONZE, Frequency::every(21)),
                (CASUAL, Frequency { nurture: true, ..Frequency::every(21) }),
            ],
            otherwise: Frequency::every(21),
        }
    }
}

/// A client, as far as the cadence looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CadenceFacts {
    /// The client.
    pub client: Id,
    /// Its segment.
    pub segment: Option<Id>,
    /// The client's own frequency in days, which wins over the segment's (C81).
    pub own_days: Option<u16>,
    /// It asked not to be contacted, which wins over everything.
    pub do_not_contact: bool,
    /// It has an open deal: the funnel's own tasks lead it.
    pub in_funnel: bool,
    /// The last contact, by [`super::contact::last_contact`].
    pub last_contact: Option<Date>,
    /// Since when the client is in the base; the first contact is due then.
    pub known_since: Date,
}

/// What the cadence says of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cadence {
    /// Nobody calls: the client asked so.
    DoNotContact,
    /// The deal in work leads.
    InFunnel,
    /// To be contacted within these days.
    Due(Due),
}

/// The days in which to contact a client; neither is a rest day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The first one.
    pub from: Date,
    /// The last one; later than this is late.
    pub to: Date,
    /// The warm-up series runs besides.
    pub nurture: bool,
}

impl CadencePolicy {
    /// The frequency for a client.
    pub fn frequency(&self, facts: &CadenceFacts) -> Frequency {
        let by_segment = self.segments.iter().find(|(segment, _)| Some(*segment) == facts.segment);
        let of_segment = by_segment.map_or(self.otherwise, |(_, frequency)| *frequency);
        match facts.own_days {
            Some(days) => Frequency { nurture: of_segment.nurture, ..Frequency::every(days) },
            None => of_segment,
        }
    }

    /// When to contact a client: the last contact plus the frequency, moved forward off days when the company rests.
    pub fn cadence(&self, facts: &CadenceFacts, week: &WorkWeek) -> Cadence {
        if facts.do_not_contact {
            return Cadence::DoNotContact;
        }
        if facts.in_funnel {
            return Cadence::InFunnel;
        }
        let frequency = self.frequency(facts);
        let after = |days: u16| match facts.last_contact {
            Some(last) => week.on_or_after(last.add_days(days.into())),
            None => week.on_or_after(facts.known_since),
        };
        let from = after(frequency.from_days);
        Cadence::Due(Due { from, to: after(frequency.to_days).max(from), nurture: frequency.nurture })
    }

    /// The clients to contact today: the one due first at the front, equal ones by id (C80).
    pub fn due_on(&self, today: Date, clients: &[CadenceFacts], week: &WorkWeek) -> Vec<(Id, Due)> {
        let due = |facts: &CadenceFacts| match self.cadence(facts, week) {
            Cadence::Due(due) if due.from <= today => Some((facts.client, due)),
            _ => None,
        };
        let mut found: Vec<(Id, Due)> = clients.iter().filter_map(due).collect();
        found.sort_unstable_by_key(|(client, due)| (due.to, *client));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn client(n: u8, segment: Id) -> CadenceFacts {
        CadenceFacts {
            client: Id::from_bytes([n; 16]),
            segment: Some(segment),
            own_days: None,
            do_not_contact: false,
            in_funnel: false,
            last_contact: Some(day("2025-03-03")),
            known_since: day("2020-01-01"),
        }
    }

    /// A week that never rests, to see the bare frequencies.
    fn no_rest() -> WorkWeek {
        WorkWeek::new(Vec::new(), Vec::new(), Vec::new())
    }

    fn due(facts: &CadenceFacts) -> (Date, Date, bool) {
        match CadencePolicy::default().cadence(facts, &no_rest()) {
            Cadence::Due(due) => (due.from, due.to, due.nurture),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn gold_14_silver_14_to_21_bronze_21_casual_21_with_warm_up() {
        let (two, three) = (day("2025-03-17"), day("2025-03-24"));
        assert_eq!(due(&client(1, GOLD)), (two, two, false));
        assert_eq!(due(&client(1, SILVER)), (two, three, false));
        assert_eq!(due(&client(1, BRONZE)), (three, three, false));
        assert_eq!(due(&client(1, CASUAL)), (three, three, true));
        assert_eq!(due(&client(1, Id::from_bytes([9; 16]))), (three, three, false));
        assert_eq!(due(&CadenceFacts { segment: None, ..client(1, GOLD) }), (three, three, false));
    }

    #[test]
    fn an_own_frequency_wins_over_the_segment() {
        let rarely = CadenceFacts { own_days: Some(60), ..client(1, CASUAL) };
        assert_eq!(due(&rarely), (day("2025-05-02"), day("2025-05-02"), true));
    }

    #[test]
    fn do_not_contact_wins_over_all_and_an_open_deal_leads_itself() {
        let policy = CadencePolicy::default();
        let asked = CadenceFacts { do_not_contact: true, in_funnel: true, own_days: Some(1), ..client(1, GOLD) };
        assert_eq!(policy.cadence(&asked, &no_rest()), Cadence::DoNotContact);
        assert_eq!(policy.cadence(&CadenceFacts { do_not_contact: false, ..asked }, &no_rest()), Cadence::InFunnel);
    }

    #[test]
    fn who_was_never_contacted_is_due_since_he_is_known() {
        let fresh = CadenceFacts { last_contact: None, ..client(1, SILVER) };
        assert_eq!(due(&fresh), (day("2020-01-01"), day("2020-01-01"), false));
    }

    #[test]
    fn a_due_day_moves_off_rest_days() {
        // 03.03.2025 plus 14 days is Monday 17.03; with holidays on Monday and Tuesday it is Wednesday.
        let week = WorkWeek::new(Vec::new(), vec![day("2025-03-17"), day("2025-03-18")], Vec::new());
        let Cadence::Due(due) = CadencePolicy::default().cadence(&client(1, GOLD), &week) else { panic!() };
        assert_eq!((due.from, due.to), (day("2025-03-19"), day("2025-03-19")));
    }

    #[test]
    fn the_list_of_today_begins_with_who_waits_longest() {
        let early = CadenceFacts { last_contact: Some(day("2025-02-01")), ..client(3, BRONZE) };
        let asked = CadenceFacts { do_not_contact: true, ..early };
        let clients = [client(2, GOLD), early, client(1, GOLD), client(4, SILVER), client(5, BRONZE), asked];
        let list: Vec<u8> = CadencePolicy::default()
            .due_on(day("2025-03-17"), &clients, &no_rest())
            .into_iter()
            .map(|(id, _)| id.as_bytes()[0])
            .collect();
        assert_eq!(list, [3, 1, 2, 4]);
    }

    proptest! {
        #[test]
        fn a_due_day_is_worked_and_not_before_the_frequency(last in 0..30_000, own in prop::option::of(0_u16..400), at in 0_usize..4) {
            let facts = CadenceFacts {
                last_contact: Some(Date::from_days(last)),
                own_days: own,
                ..client(1, [GOLD, SILVER, BRONZE, CASUAL][at])
            };
            let (policy, week) = (CadencePolicy::default(), WorkWeek::default());
            let Cadence::Due(due) = policy.cadence(&facts, &week) else { panic!() };
            prop_assert!(!week.is_rest(due.from) && !week.is_rest(due.to) && due.from <= due.to);
            let late = due.from.days_since(Date::from_days(last)) - i32::from(policy.frequency(&facts).from_days);
            prop_assert!((0..=2).contains(&late));
        }
    }
}
