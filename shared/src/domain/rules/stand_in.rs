//! Who stands in for whom while somebody is away, by civil days of the workspace (C58, C173). Never here: who may read what for that time
//! ([`crate::access`]).

use crate::{Date, Id};

/// A member is away, and another stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Who is away.
    pub member: Id,
    /// Who stands in.
    pub stand_in: Id,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Absence {
    /// Whether he is away on this day.
    pub fn is_on(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

/// Who has a member's work on a day: himself while he is there, otherwise who stands in, or who does for that one in turn. Where everybody of
/// such a circle is away, it stays with the member.
pub fn at_work(absences: &[Absence], member: Id, day: Date) -> Id {
    let away = |who: Id| absences.iter().find(|absence| absence.member == who && absence.is_on(day));
    let mut now = member;
    // Each step is another one who is away: more steps than absences are a circle.
    for _ in 0..=absences.len() {
        match away(now) {
            Some(absence) => now = absence.stand_in,
            None => return now,
        }
    }
    member
}

/// For whom a member works on a day beside himself, sorted.
pub fn covered(absences: &[Absence], member: Id, day: Date) -> Vec<Id> {
    let others = absences.iter().map(|absence| absence.member).filter(|other| *other != member);
    let mut covered: Vec<Id> = others.filter(|other| at_work(absences, *other, day) == member).collect();
    covered.sort_unstable();
    covered.dedup();
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn day(n: i32) -> Date {
        Date::from_days(n)
    }

    fn away(member: u8, stand_in: u8, from: i32, until: i32) -> Absence {
        Absence { member: id(member), stand_in: id(stand_in), from: day(from), until: day(until) }
    }

    #[test]
    fn from_the_first_day_to_the_last_the_other_has_it() {
        let absences = [away(1, 2, 10, 12)];
        let who = |n| at_work(&absences, id(1), day(n));
        assert_eq!([9, 10, 12, 13].map(who), [id(1), id(2), id(2), id(1)]);
        assert_eq!(covered(&absences, id(2), day(11)), [id(1)]);
        assert_eq!(covered(&absences, id(2), day(13)), []);
        assert_eq!(covered(&absences, id(1), day(11)), []);
    }

    #[test]
    fn who_stands_in_and_goes_away_too_hands_it_on() {
        let absences = [away(1, 2, 10, 20), away(2, 3, 12, 14), away(3, 4, 14, 14)];
        let who = |n| at_work(&absences, id(1), day(n));
        assert_eq!([11, 12, 14, 15].map(who), [id(2), id(3), id(4), id(2)]);
        assert_eq!(covered(&absences, id(3), day(13)), [id(1), id(2)]);
    }

    #[test]
    fn a_circle_in_which_all_are_away_ends() {
        let absences = [away(1, 2, 10, 20), away(2, 1, 10, 20), away(5, 5, 10, 20)];
        assert_eq!([1, 2, 5].map(|n| at_work(&absences, id(n), day(15))), [id(1), id(2), id(5)]);
        assert_eq!(covered(&absences, id(1), day(15)), []);
    }
}
