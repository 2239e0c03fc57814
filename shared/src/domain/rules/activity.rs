//! How much members are in touch with clients: counts by member, by client and a day, and their targets (C35, C39, C154, C155).

use std::collections::BTreeMap;

use super::contact::{ContactKind, Counts};
use super::ratio::scale;
use crate::date::Period;
use crate::{Date, Id};

/// An entry of some client's timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Who was in touch.
    pub member: Id,
    /// With whom.
    pub client: Id,
    /// When.
    pub day: Date,
    /// How.
    pub kind: ContactKind,
    /// Whether the client was reached.
    pub reached: bool,
    /// How long it took, in minutes.
    pub minutes: u32,
}

/// What was done in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Contacts other than letters: calls, messages, meetings, visits.
    pub contacts: u32,
    /// Letters.
    pub letters: u32,
    /// Attempts without success.
    pub attempts: u32,
    /// The time spent on all of them, in minutes.
    pub minutes: u32,
}

impl Activity {
    fn count(&mut self, entry: &Entry) {
        match entry.kind.counts(entry.reached) {
            Counts::Contact if entry.kind == ContactKind::Letter => self.letters += 1,
            Counts::Contact => self.contacts += 1,
            Counts::Attempt => self.attempts += 1,
            Counts::Nothing => return,
        }
        self.minutes = self.minutes.saturating_add(entry.minutes);
    }
}

/// What every member did in a period, sorted by member.
pub fn by_member(entries: &[Entry], period: Period) -> Vec<(Id, Activity)> {
    counted(entries, period, |entry| entry.member)
}

/// How much there was with every client in a period, sorted by client.
pub fn by_client(entries: &[Entry], period: Period) -> Vec<(Id, Activity)> {
    counted(entries, period, |entry| entry.client)
}

/// What was done on every day with an entry, in order: the dynamics of a member or a department (C151).
pub fn by_day(entries: &[Entry], period: Period) -> Vec<(Date, Activity)> {
    counted(entries, period, |entry| entry.day)
}

fn counted<K: Ord>(entries: &[Entry], period: Period, key: impl Fn(&Entry) -> K) -> Vec<(K, Activity)> {
    let mut found: BTreeMap<K, Activity> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| period.contains(entry.day)) {
        found.entry(key(entry)).or_default().count(entry);
    }
    found.into_iter().collect()
}

/// The number a day that is aimed at, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// At least.
    pub low: u16,
    /// At most; more than this is above the target.
    pub high: u16,
}

/// 60 to 80 contacts and as many letters a day, from 30 and 25 before (C154).
pub const DEFAULT_TARGET: Target = Target { low: 60, high: 80 };

/// How a figure stands to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Below it.
    Below,
    /// Within it.
    Within,
    /// Above it.
    Above,
}

/// A figure a worked day with its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kpi {
    /// Tenths a day: 625 are 62.5.
    pub tenths_a_day: i64,
    /// How it stands to the target.
    pub level: Level,
}

/// Compares a count in so many worked days with a target; nothing without worked days.
pub fn kpi(count: u32, worked_days: u32, target: Target) -> Option<Kpi> {
    let (count, days) = (i64::from(count), i64::from(worked_days));
    let tenths_a_day = scale(count, 10, days)?;
    let level = if count < i64::from(target.low) * days {
        Level::Below
    } else if count <= i64::from(target.high) * days {
        Level::Within
    } else {
        Level::Above
    };
    Some(Kpi { tenths_a_day, level })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn entry(member: u8, client: u8, day: i32, kind: ContactKind, reached: bool) -> Entry {
        Entry { member: id(member), client: id(client), day: Date::from_days(day), kind, reached, minutes: 3 }
    }

    fn entries() -> Vec<Entry> {
        vec![
            entry(1, 10, 1, ContactKind::Call, true),
            entry(1, 11, 1, ContactKind::Letter, true),
            entry(1, 11, 2, ContactKind::Call, false),
            entry(2, 10, 2, ContactKind::Visit, true),
            entry(1, 10, 2, ContactKind::Note, true),
            entry(1, 10, 9, ContactKind::Call, true),
        ]
    }

    fn days(from: i32, to: i32) -> Period {
        Period::new(Date::from_days(from), Date::from_days(to))
    }

    #[test]
    fn contacts_letters_and_attempts_are_counted_apart() {
        let first = Activity { contacts: 1, letters: 1, attempts: 1, minutes: 9 };
        let second = Activity { contacts: 1, letters: 0, attempts: 0, minutes: 3 };
        assert_eq!(by_member(&entries(), days(1, 2)), [(id(1), first), (id(2), second)]);
    }

    #[test]
    fn clients_and_days_have_their_counts() {
        let clients: Vec<(Id, u32)> =
            by_client(&entries(), days(1, 9)).into_iter().map(|(id, found)| (id, found.contacts)).collect();
        assert_eq!(clients, [(id(10), 3), (id(11), 0)]);
        let per_day: Vec<(i32, u32)> =
            by_day(&entries(), days(1, 9)).into_iter().map(|(day, found)| (day.days(), found.contacts)).collect();
        assert_eq!(per_day, [(1, 1), (2, 1), (9, 1)]);
    }

    #[test]
    fn sixty_to_eighty_a_day_is_the_target() {
        let of = |count| kpi(count, 20, DEFAULT_TARGET).map(|found| (found.tenths_a_day, found.level));
        assert_eq!(of(600), Some((300, Level::Below)));
        assert_eq!(of(1_199), Some((600, Level::Below)), "59.95 is shown as 60.0 but is not yet there");
        assert_eq!(of(1_200), Some((600, Level::Within)));
        assert_eq!(of(1_600), Some((800, Level::Within)));
        assert_eq!(of(1_601), Some((800, Level::Above)));
        assert_eq!(kpi(5, 0, DEFAULT_TARGET), None);
    }

    proptest! {
        #[test]
        fn members_clients_and_days_count_the_same_entries(
            made in prop::collection::vec((0_u8..4, 0_u8..6, 0..30, any::<bool>()), 0..60),
        ) {
            let entries: Vec<Entry> = made.iter()
                .map(|(member, client, day, reached)| entry(*member, *client, *day, ContactKind::Call, *reached))
                .collect();
            let period = days(5, 20);
            let total = |found: Vec<Activity>| found.iter().map(|one| one.contacts + one.attempts).sum::<u32>();
            let inside = entries.iter().filter(|entry| period.contains(entry.day)).count() as u32;
            prop_assert_eq!(total(by_member(&entries, period).into_iter().map(|found| found.1).collect()), inside);
            prop_assert_eq!(total(by_client(&entries, period).into_iter().map(|found| found.1).collect()), inside);
            prop_assert_eq!(total(by_day(&entries, period).into_iter().map(|found| found.1).collect()), inside);
        }
    }
}
