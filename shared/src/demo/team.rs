//! Who works in the demo company: a director, two departments with a head each, six managers, an accountant (C168, C176).

use std::sync::Arc;

use crate::Id;

/// Departments, the first two of which sell.
pub(super) const DEPARTMENTS: [(&str, &str); 3] =
    [("wholesale", "Оптовый отдел"), ("corporate", "Корпоративные продажи"), ("accounting", "Бухгалтерия")];

/// A member of the team.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    /// What its id follows from.
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) role: &'static str,
    /// The place of its department; none for the director.
    pub(super) department: Option<usize>,
    /// Of a hundred clients so many are led by this member.
    pub(super) share: u32,
}

const fn member(key: &'static str, name: &'static str, role: &'static str, department: Option<usize>, share: u32) -> Member {
    Member { key, name, role, department, share }
}

pub(super) const TEAM: [Member; 10] = [
    member("director", "Турсунова Мохира Рустамовна", "owner", None, 0),
    member("head1", "Валиев Шухрат Анварович", "head", Some(0), 6),
    member("head2", "Семёнова Ирина Олеговна", "head", Some(1), 5),
    member("manager1", "Каримов Жасур Бахтиёрович", "manager", Some(0), 20),
    member("manager2", "Юсупова Севара Алишеровна", "manager", Some(0), 17),
    member("manager3", "Ergashev Sanjar Davron oʻgʻli", "manager", Some(0), 14),
    member("manager4", "Ковалёв Андрей Викторович", "manager", Some(1), 15),
    member("manager5", "Нарзуллаева Дилноза Ильхомовна", "manager", Some(1), 13),
    member("manager6", "Qodirova Nigora Rustam qizi", "manager", Some(1), 10),
    member("accountant", "Пулатова Зебо Хасановна", "viewer", Some(2), 0),
];

/// The place of the first of those who sell, and how many they are.
pub(super) const SELLERS: (usize, usize) = (1, 8);

/// The id of a thing that every demo company has, by its name: the same in every workspace, so that it can be found again.
pub(super) fn thing(what: &str, key: &str) -> Id {
    Id::named(what, &format!("demo.{key}"))
}

impl Member {
    pub(super) fn id(&self) -> Id {
        thing("member", self.key)
    }
}

/// The place of the seller whose work a guest takes over: the one with the most clients.
const GUEST: usize = 3;

/// Who sits at the places of the team: its members, or a guest in the place of one of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Seating {
    guest: Option<(Id, Arc<str>)>,
}

/// Who sits at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seat<'a> {
    pub(super) id: Id,
    pub(super) name: &'a str,
}

impl Seating {
    /// A guest works in the place of a seller; without a name under the seller's.
    pub(super) fn with_guest(member: Id, name: &str) -> Self {
        let name = if name.is_empty() { at(GUEST).name } else { name };
        Self { guest: Some((member, name.into())) }
    }

    /// Whether somebody looks at the company from outside.
    pub(super) const fn has_guest(&self) -> bool {
        self.guest.is_some()
    }

    pub(super) fn at(&self, place: usize) -> Seat<'_> {
        match &self.guest {
            Some((id, name)) if place == GUEST => Seat { id: *id, name },
            _ => Seat { id: at(place).id(), name: at(place).name },
        }
    }
}

impl Seat<'_> {
    /// Who leads, as documents hold it: the id with the name beside which it was written.
    pub(super) fn scalar(&self) -> String {
        format!("{} {}", self.id, self.name)
    }
}

/// The member at a place of the team; the director where there is none.
pub(super) fn at(place: usize) -> &'static Member {
    static EVERYBODY: [Member; 10] = TEAM;
    let [director, ..] = &EVERYBODY;
    EVERYBODY.get(place).unwrap_or(director)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn two_departments_sell_and_everybody_is_somebody() {
        let sellers = &TEAM[SELLERS.0..SELLERS.0 + SELLERS.1];
        assert_eq!(sellers.iter().map(|member| member.share).sum::<u32>(), 100);
        assert_eq!(TEAM.iter().map(|member| member.share).sum::<u32>(), 100);
        let managers = TEAM.iter().filter(|member| member.role == "manager").count();
        assert!((5..=8).contains(&managers));
        let departments: BTreeSet<Option<usize>> = sellers.iter().map(|member| member.department).collect();
        assert_eq!(departments.len(), 2);
        assert_eq!(TEAM.iter().map(Member::id).collect::<BTreeSet<_>>().len(), TEAM.len());
    }
}
