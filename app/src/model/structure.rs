//! The team by departments, and who works in the system (C176, C180). Never here: who may read what; words of a language.

use ingot_shared::account::{Role, TeamMember};
use ingot_shared::document::record::Department;
use ingot_shared::{Id, Instant};

const DAY: i64 = 24 * 60 * 60 * 1_000;
/// Days within which somebody was here who works in the system: whoever misses a whole week of work has dropped out of it.
pub const WEEK: u64 = 7;

/// A department with who is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The department; none for those who are in none.
    pub department: Option<Id>,
    /// Its name; empty when the settings do not know it.
    pub name: String,
    /// Who is in it: those who lead first.
    pub people: Vec<TeamMember>,
}

/// The team by departments in the order of the settings, whether or not somebody is in them, then those that the settings do not offer
/// any more, then who is in none. One group of everybody while there are no departments.
pub fn groups(members: &[TeamMember], departments: &[Department]) -> Vec<Group> {
    let of = |department: Option<Id>, name: &str| {
        let mut people: Vec<TeamMember> = members.iter().filter(|member| member.department == department).cloned().collect();
        people.sort_by_key(|member| (!member.active, rank(member.role)));
        Group { department, name: name.to_owned(), people }
    };
    let known = departments.iter().map(|department| (of(Some(department.id), &department.name), department.retired));
    let mut groups: Vec<Group> =
        known.filter(|(group, retired)| !retired || !group.people.is_empty()).map(|(group, _)| group).collect();
    let mut others: Vec<Id> = members.iter().filter_map(|member| member.department).collect();
    others.retain(|id| !departments.iter().any(|department| department.id == *id));
    others.sort_unstable();
    others.dedup();
    groups.extend(others.into_iter().map(|id| of(Some(id), "")));
    let none = of(None, "");
    if groups.is_empty() || !none.people.is_empty() {
        groups.push(none);
    }
    groups
}

const fn rank(role: Role) -> u8 {
    match role {
        Role::Owner => 0,
        Role::Head => 1,
        Role::Manager => 2,
        Role::Viewer => 3,
    }
}

/// Who works in the system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adoption {
    /// How many were here within [`WEEK`] days.
    pub here: usize,
    /// Of how many.
    pub all: usize,
    /// Who was not: since how many days, none for never; who is missing longest first.
    pub away: Vec<(Id, Option<u64>)>,
}

/// Who of those who may come in was here lately; `now` is by this device's clock, so a day more or less is no matter.
pub fn adoption<'a>(members: impl Iterator<Item = &'a TeamMember>, now: Instant) -> Adoption {
    let mut adoption = Adoption::default();
    for member in members.filter(|member| member.active) {
        adoption.all += 1;
        let days = member.seen.map(|seen| u64::try_from((now.as_millis() - seen.as_millis()) / DAY).unwrap_or(0));
        match days {
            Some(days) if days < WEEK => adoption.here += 1,
            _ => adoption.away.push((member.member, days)),
        }
    }
    adoption.away.sort_by_key(|(member, days)| (std::cmp::Reverse(days.unwrap_or(u64::MAX)), *member));
    adoption
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant::from_millis(1_000 * DAY);

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn member(n: u8, role: Role, department: Option<u8>) -> TeamMember {
        TeamMember {
            member: id(n),
            name: n.to_string(),
            email: String::new(),
            role,
            active: true,
            seen: None,
            devices: 0,
            department: department.map(id),
        }
    }

    fn department(n: u8, retired: bool) -> Department {
        Department { id: id(n), name: format!("d{n}"), retired }
    }

    fn shape(groups: &[Group]) -> Vec<(Option<Id>, &str, Vec<Id>)> {
        let of = |group| {
            let Group { department, name, people }: &Group = group;
            (*department, name.as_str(), people.iter().map(|member| member.member).collect())
        };
        groups.iter().map(of).collect()
    }

    #[test]
    fn the_team_stands_by_departments_and_those_who_lead_first() {
        let team = [
            member(1, Role::Owner, None),
            member(2, Role::Manager, Some(50)),
            member(3, Role::Head, Some(50)),
            TeamMember { active: false, ..member(4, Role::Head, Some(50)) },
            member(5, Role::Viewer, Some(52)),
            member(6, Role::Manager, Some(59)),
        ];
        let departments = [50, 51, 52, 53].map(|n| department(n, n > 51));
        let groups = groups(&team, &departments);
        let expected = [
            (Some(id(50)), "d50", vec![id(3), id(2), id(4)]),
            (Some(id(51)), "d51", vec![]),
            (Some(id(52)), "d52", vec![id(5)]),
            (Some(id(59)), "", vec![id(6)]),
            (None, "", vec![id(1)]),
        ];
        assert_eq!(shape(&groups), expected);
    }

    #[test]
    fn without_departments_everybody_is_one_group() {
        let team = [member(1, Role::Viewer, None), member(2, Role::Owner, None)];
        assert_eq!(shape(&groups(&team, &[])), [(None, "", vec![id(2), id(1)])]);
        assert_eq!(shape(&groups(&[], &[])), [(None, "", vec![])]);
    }

    #[test]
    fn who_misses_a_week_is_told_and_who_may_not_come_in_is_not_counted() {
        let seen = |n: u8, days: i64| TeamMember {
            seen: Some(Instant::from_millis(NOW.as_millis() - days * DAY)),
            ..member(n, Role::Manager, None)
        };
        let gone = TeamMember { active: false, ..seen(7, 90) };
        let team = [seen(1, 0), seen(2, 6), seen(3, 7), seen(4, 30), member(5, Role::Viewer, None), seen(6, -1), gone];
        let adoption = adoption(team.iter(), NOW);
        assert_eq!((adoption.here, adoption.all), (3, 6));
        assert_eq!(adoption.away, [(id(5), None), (id(4), Some(30)), (id(3), Some(7))]);
    }
}
