//! Who gets a new enquiry: in turn, by a rule or by load (C58, C173, C190). The same state gives the same member on every device.

use crate::Id;

/// What is known of an enquiry when it comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Enquiry<'a> {
    /// The word of the channel by which it came; empty when that is not known.
    pub channel: &'a str,
    /// Where the client heard of the company; empty when that is not known.
    pub source: &'a str,
    /// The member who leads this client already, and keeps it.
    pub responsible: Option<Id>,
}

/// How a member is chosen among several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// In turn, in the order of the list.
    #[default]
    InTurn,
    /// Who has the least open work, equal ones in turn.
    ByLoad,
    /// Nobody: the head distributes by hand, or managers pick.
    ByHand,
}

/// Enquiries of this kind go to these members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Only by this channel; empty for all.
    pub channel: String,
    /// Only from this source; empty for all.
    pub source: String,
    /// The members, in order; empty for everybody at work, in the order of their ids.
    pub to: Vec<Id>,
    /// How one of them is chosen.
    pub way: Way,
}

impl Rule {
    fn fits(&self, enquiry: &Enquiry<'_>) -> bool {
        let same = |asked: &str, told: &str| asked.is_empty() || asked == told;
        same(&self.channel, enquiry.channel) && same(&self.source, enquiry.source)
    }
}

/// The company's rules, the first that fits and has somebody at work decides; the last one usually asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DistributionPolicy {
    /// The rules in order.
    pub rules: Vec<Rule>,
}

/// The state of the team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Team<'a> {
    /// The members at work with the number of their open enquiries and deals, in any order. Others get nothing.
    pub at_work: &'a [(Id, u32)],
    /// The members who got the former enquiries, the latest last.
    pub given: &'a [Id],
}

/// The member for an enquiry; nothing when it stays among the undistributed.
pub fn distribute(policy: &DistributionPolicy, enquiry: &Enquiry<'_>, team: &Team<'_>) -> Option<Id> {
    let load = |member: Id| team.at_work.iter().find(|(known, _)| *known == member).map(|(_, load)| *load);
    if let Some(member) = enquiry.responsible.filter(|member| load(*member).is_some()) {
        return Some(member);
    }
    for rule in policy.rules.iter().filter(|rule| rule.fits(enquiry)) {
        if rule.way == Way::ByHand {
            return None;
        }
        // Whoever got one longest ago, or never, is next; the order of the list decides among those who never got one.
        let turn = |member: Id| team.given.iter().rposition(|given| *given == member);
        let everybody: Vec<Id>;
        let to = if rule.to.is_empty() {
            let mut all: Vec<Id> = team.at_work.iter().map(|(member, _)| *member).collect();
            all.sort_unstable();
            everybody = all;
            &everybody
        } else {
            &rule.to
        };
        let present = to.iter().filter_map(|member| load(*member).map(|load| (load, turn(*member), *member)));
        let next = match rule.way {
            Way::ByLoad => present.min_by_key(|(load, turn, _)| (*load, *turn)),
            _ => present.min_by_key(|(_, turn, _)| *turn),
        };
        if let Some((_, _, member)) = next {
            return Some(member);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn rule(to: &[u8], way: Way) -> Rule {
        Rule { to: to.iter().copied().map(id).collect(), way, ..Rule::default() }
    }

    fn give(rules: Vec<Rule>, enquiry: Enquiry<'_>, loads: &[(u8, u32)], given: &[u8]) -> Option<u8> {
        let at_work: Vec<(Id, u32)> = loads.iter().map(|(member, load)| (id(*member), *load)).collect();
        let given: Vec<Id> = given.iter().copied().map(id).collect();
        let found = distribute(&DistributionPolicy { rules }, &enquiry, &Team { at_work: &at_work, given: &given });
        found.map(|member| member.as_bytes()[0])
    }

    const FREE: [(u8, u32); 3] = [(1, 0), (2, 0), (3, 0)];

    #[test]
    fn members_get_enquiries_in_turn_in_the_order_of_the_list() {
        let next = |given: &[u8]| give(vec![rule(&[2, 3, 1], Way::InTurn)], Enquiry::default(), &FREE, given);
        assert_eq!([next(&[]), next(&[2]), next(&[2, 3]), next(&[2, 3, 1])], [Some(2), Some(3), Some(1), Some(2)]);
    }

    #[test]
    fn who_is_away_is_passed_over() {
        let rules = vec![rule(&[1, 2], Way::InTurn)];
        assert_eq!(give(rules.clone(), Enquiry::default(), &[(2, 0)], &[2]), Some(2));
        assert_eq!(give(rules.clone(), Enquiry::default(), &[(3, 0)], &[]), None);
        let two = vec![rules[0].clone(), rule(&[3], Way::InTurn)];
        assert_eq!(give(two, Enquiry::default(), &[(3, 0)], &[]), Some(3));
    }

    #[test]
    fn by_load_the_least_busy_gets_it_and_equal_ones_in_turn() {
        let rules = vec![rule(&[1, 2, 3], Way::ByLoad)];
        assert_eq!(give(rules.clone(), Enquiry::default(), &[(1, 5), (2, 4), (3, 4)], &[]), Some(2));
        assert_eq!(give(rules.clone(), Enquiry::default(), &[(1, 5), (2, 4), (3, 4)], &[3, 2]), Some(3));
        assert_eq!(give(rules, Enquiry::default(), &[(1, 3), (2, 4), (3, 4)], &[1]), Some(1));
    }

    #[test]
    fn the_first_rule_that_fits_decides() {
        let site = Rule { channel: "site".to_owned(), ..rule(&[1], Way::InTurn) };
        let fair = Rule { source: "fair".to_owned(), ..rule(&[2], Way::InTurn) };
        let both = Rule { channel: "phone".to_owned(), source: "radio".to_owned(), ..rule(&[3], Way::InTurn) };
        let rules = vec![site, fair, both, rule(&[1], Way::ByHand), rule(&[1], Way::InTurn)];
        let of = |channel, source| give(rules.clone(), Enquiry { channel, source, responsible: None }, &FREE, &[]);
        assert_eq!(of("site", "fair"), Some(1));
        assert_eq!(of("phone", "fair"), Some(2));
        assert_eq!(of("phone", "radio"), Some(3));
        assert_eq!(of("phone", ""), None, "half of a rule is not enough, and the head distributes the rest by hand");
    }

    #[test]
    fn a_rule_without_names_is_for_everybody_at_work() {
        let rules = vec![rule(&[], Way::InTurn)];
        let next = |given: &[u8]| give(rules.clone(), Enquiry::default(), &[(3, 0), (1, 9), (2, 0)], given);
        assert_eq!([next(&[]), next(&[1]), next(&[1, 2])], [Some(1), Some(2), Some(3)]);
        assert_eq!(give(rules, Enquiry::default(), &[], &[]), None);
    }

    #[test]
    fn a_known_client_stays_with_his_manager_as_long_as_he_works() {
        let known = Enquiry { responsible: Some(id(3)), ..Enquiry::default() };
        assert_eq!(give(vec![rule(&[1], Way::InTurn)], known, &FREE, &[]), Some(3));
        assert_eq!(give(vec![rule(&[1], Way::InTurn)], known, &[(1, 9)], &[]), Some(1));
    }

    proptest! {
        #[test]
        fn in_turn_nobody_gets_two_more_than_another(members in 1_u8..6, enquiries in 0_usize..40) {
            let loads: Vec<(u8, u32)> = (0..members).map(|member| (member, 0)).collect();
            let list: Vec<u8> = (0..members).collect();
            let mut given = Vec::new();
            for _ in 0..enquiries {
                given.push(give(vec![rule(&list, Way::InTurn)], Enquiry::default(), &loads, &given).unwrap());
            }
            let counts: Vec<usize> = list.iter().map(|member| given.iter().filter(|got| *got == member).count()).collect();
            prop_assert!(counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 1);
        }

        #[test]
        fn the_order_of_the_team_changes_nothing(loads in prop::collection::btree_map(0_u8..6, 0_u32..4, 1..6), given in prop::collection::vec(0_u8..6, 0..10)) {
            let there: Vec<(u8, u32)> = loads.into_iter().collect();
            let back: Vec<(u8, u32)> = there.iter().rev().copied().collect();
            let rules = vec![rule(&[5, 4, 3, 2, 1, 0], Way::ByLoad)];
            let enquiry = Enquiry::default();
            prop_assert_eq!(give(rules.clone(), enquiry, &there, &given), give(rules, enquiry, &back, &given));
        }
    }
}
