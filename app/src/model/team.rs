//! Who works here, and whose something is, for lists of names. Never here: rights; words of a language.

use std::collections::{BTreeMap, HashMap};

use ingot_shared::Id;
use ingot_shared::document::record::Member;
use ingot_shared::domain::Lead;
use ingot_shared::row::ClientRow;

use super::mine::Mine;

/// Whose something is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// Nobody's yet.
    #[default]
    Nobody,
    /// This member's.
    Member(Id),
    /// Somebody's of whom only the name is known.
    Named(String),
}

impl Holder {
    /// Who has something of a client: whom it was given to, otherwise who leads the client.
    pub fn of(row: &ClientRow, assignee: Option<Id>) -> Self {
        match assignee.or(row.lead) {
            Some(member) => Self::Member(member),
            None if row.responsible.is_empty() => Self::Nobody,
            None => Self::Named(row.responsible.clone()),
        }
    }
}

/// Everybody, by name: who is in the team's list and did not leave, who leads a client, and who is at this device once he has a name. A
/// name alone is left out where somebody of that name has an id.
pub fn team(members: &[Member], leads: Vec<Lead>, me: &Mine) -> Vec<Lead> {
    let left = |id: Id| members.iter().any(|member| member.id == id && member.left.is_some());
    let mut names: HashMap<Id, String> = HashMap::new();
    let mut nameless: Vec<String> = Vec::new();
    for lead in leads {
        if lead.member == Id::default() {
            nameless.push(lead.name);
        } else if !left(lead.member) {
            names.insert(lead.member, lead.name);
        }
    }
    // What the team's list says goes before what a client's row remembers, and what is typed here before both.
    let listed = members.iter().filter(|member| member.left.is_none() && !member.name.is_empty());
    names.extend(listed.map(|member| (member.id, member.name.clone())));
    if me.is_known() {
        names.insert(me.member, me.name.clone());
    }
    let mut all: BTreeMap<(String, Id), ()> = names.into_iter().map(|(id, name)| ((name, id), ())).collect();
    for name in nameless {
        if !all.keys().any(|(known, _)| *known == name) {
            all.insert((name, Id::default()), ());
        }
    }
    all.into_keys().map(|(name, member)| Lead { member, name }).collect()
}

/// The place in the team of who has something; none for nobody, and for somebody whom the team does not know.
pub fn place_of(team: &[Lead], holder: &Holder) -> Option<usize> {
    match holder {
        Holder::Nobody => None,
        Holder::Member(id) => team.iter().position(|lead| lead.member == *id),
        Holder::Named(name) => team.iter().position(|lead| lead.name == *name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::Date;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn lead(n: u8, name: &str) -> Lead {
        Lead { member: if n == 0 { Id::default() } else { id(n) }, name: name.to_owned() }
    }

    fn member(n: u8, name: &str, left: Option<Date>) -> Member {
        Member { id: id(n), name: name.to_owned(), left, ..Member::default() }
    }

    #[test]
    fn everybody_is_there_once_under_the_latest_name() {
        let members = [member(1, "Анна Ли", None), member(2, "Борис", Some(Date::MIN)), member(3, "", None)];
        let leads = vec![lead(1, "Анна"), lead(2, "Борис"), lead(0, "Анна Ли"), lead(0, "Фарид"), lead(3, "Вера")];
        let me = Mine { member: id(4), name: "Дина".to_owned(), ..Mine::default() };
        let all = team(&members, leads, &me);
        assert_eq!(all, [lead(1, "Анна Ли"), lead(3, "Вера"), lead(4, "Дина"), lead(0, "Фарид")]);
        assert_eq!(place_of(&all, &Holder::Member(id(3))), Some(1));
        assert_eq!(place_of(&all, &Holder::Named("Фарид".to_owned())), Some(3));
        assert_eq!(place_of(&all, &Holder::Member(id(2))), None, "who left");
        assert_eq!(place_of(&all, &Holder::Nobody), None);
    }

    #[test]
    fn two_of_one_name_are_two_and_who_has_no_name_yet_is_nobody() {
        let members = [member(1, "Анна", None), member(2, "Анна", None)];
        assert_eq!(team(&members, Vec::new(), &Mine::default()), [lead(1, "Анна"), lead(2, "Анна")]);
    }

    #[test]
    fn a_task_is_whom_it_was_given_to_or_who_leads_the_client() {
        let led = ClientRow { lead: Some(id(1)), responsible: "Анна".to_owned(), ..ClientRow::default() };
        assert_eq!(Holder::of(&led, Some(id(2))), Holder::Member(id(2)));
        assert_eq!(Holder::of(&led, None), Holder::Member(id(1)));
        let named = ClientRow { responsible: "Фарид".to_owned(), ..ClientRow::default() };
        assert_eq!(Holder::of(&named, None), Holder::Named("Фарид".to_owned()));
        assert_eq!(Holder::of(&ClientRow::default(), None), Holder::Nobody);
    }
}
