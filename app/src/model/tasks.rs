//! Every open task by its day, kept up with the rows, for lists and calendars. Never here: what is to be done first ([`super::today`]).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use ingot_shared::domain::rules::next_step::NextStep;
use ingot_shared::row::{ClientRow, TaskRow};
use ingot_shared::{Date, Id};

use super::mine::Mine;
use super::team::Holder;
use super::today::{Moment, Scope, urgency};

/// An open task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskLine {
    /// Its client.
    pub client: Id,
    /// What the row knows of it.
    pub task: TaskRow,
    /// Whose it is.
    pub holder: Holder,
    is_mine: bool,
}

/// When tasks are due, as the lists divide them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Late, by the day or by the minute.
    Late,
    /// Today.
    Today,
    /// Tomorrow.
    Tomorrow,
    /// The rest of this week.
    Week,
    /// Later.
    Later,
    /// Without a day.
    Undated,
}

impl When {
    /// Every part, in order.
    pub const ALL: [Self; 6] = [Self::Late, Self::Today, Self::Tomorrow, Self::Week, Self::Later, Self::Undated];

    /// The word for styles and tests.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Today => "today",
            Self::Tomorrow => "tomorrow",
            Self::Week => "week",
            Self::Later => "later",
            Self::Undated => "undated",
        }
    }

    /// The days of a part, the last one included; none when there are none (no day is left of this week after tomorrow).
    fn days(self, today: Date) -> Option<(Date, Date)> {
        let tomorrow = today.add_days(1);
        let sunday = today.week_start().add_days(6);
        let (from, to) = match self {
            Self::Late => (Date::MIN, today),
            Self::Today => (today, today),
            Self::Tomorrow => (tomorrow, tomorrow),
            Self::Week => (tomorrow.add_days(1), sunday),
            Self::Later => (sunday.max(tomorrow).add_days(1), Date::MAX.add_days(-1)),
            Self::Undated => (Date::MAX, Date::MAX),
        };
        (from <= to).then_some((from, to))
    }
}

/// By day, minute, task and client; tasks without a day come after all others.
type Key = (Date, u16, Id, Id);

/// The tasks.
#[derive(Debug, Default)]
pub struct Agenda {
    lines: BTreeMap<Key, Arc<TaskLine>>,
    of_client: HashMap<Id, Vec<Key>>,
    mine: usize,
}

impl Agenda {
    /// Takes a row in.
    pub(super) fn put(&mut self, row: &ClientRow, mine: &Mine) {
        self.forget(row.id);
        if row.deleted || row.tasks.is_empty() {
            return;
        }
        let mut keys = Vec::with_capacity(row.tasks.len());
        for task in &row.tasks {
            let is_mine = !mine.is_known() || mine.has_task(row, task);
            let key = (task.due.unwrap_or(Date::MAX), task.minute.unwrap_or(1_440), task.id, row.id);
            let line = TaskLine { client: row.id, task: task.clone(), holder: Holder::of(row, task.assignee), is_mine };
            match self.lines.insert(key, Arc::new(line)) {
                Some(before) => self.mine -= usize::from(before.is_mine),
                None => keys.push(key),
            }
            self.mine += usize::from(is_mine);
        }
        self.of_client.insert(row.id, keys);
    }

    /// Takes a client's tasks out.
    pub(super) fn forget(&mut self, client: Id) {
        for key in self.of_client.remove(&client).unwrap_or_default() {
            if let Some(line) = self.lines.remove(&key) {
                self.mine -= usize::from(line.is_mine);
            }
        }
    }

    /// How many open tasks there are.
    pub fn count(&self, scope: Scope) -> usize {
        match scope {
            Scope::Mine => self.mine,
            Scope::All => self.lines.len(),
        }
    }

    fn between(&self, scope: Scope, from: Date, to: Date) -> impl Iterator<Item = &Arc<TaskLine>> {
        let ends = (from, 0, Id::default(), Id::default())..=(to, u16::MAX, Id::from_bytes([255; 16]), Id::from_bytes([255; 16]));
        self.lines.range(ends).map(|(_, line)| line).filter(move |line| scope == Scope::All || line.is_mine)
    }

    /// The tasks of the days from one to another, the last one included, in their order.
    pub fn days(&self, scope: Scope, from: Date, to: Date) -> Vec<Arc<TaskLine>> {
        self.between(scope, from, to).map(Arc::clone).collect()
    }

    /// The tasks of a part, in their order.
    pub fn part(&self, scope: Scope, when: When, moment: Moment) -> Vec<Arc<TaskLine>> {
        let Some((from, to)) = when.days(moment.today) else { return Vec::new() };
        let fits = |line: &&Arc<TaskLine>| {
            let is_late = urgency(&line.task, moment) == Some(NextStep::Overdue);
            match when {
                When::Late => is_late,
                When::Today => !is_late,
                _ => true,
            }
        };
        self.between(scope, from, to).filter(fits).map(Arc::clone).collect()
    }

    /// A task.
    pub fn task(&self, client: Id, task: Id) -> Option<Arc<TaskLine>> {
        let key = self.of_client.get(&client)?.iter().find(|(_, _, id, _)| *id == task)?;
        self.lines.get(key).map(Arc::clone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingot_shared::date::TimeOfDay;
    use proptest::prelude::*;

    const TODAY: Date = Date::MIN;

    fn moment() -> Moment {
        // A Thursday, at noon.
        Moment { today: Date::from_days(19_999), now: TimeOfDay::new(12, 0).unwrap() }
    }

    fn row(n: u8, tasks: &[(u8, Option<i32>, Option<u16>)]) -> ClientRow {
        let task = |&(id, ahead, minute): &(u8, Option<i32>, Option<u16>)| TaskRow {
            id: Id::from_bytes([id; 16]),
            due: ahead.map(|ahead| moment().today.add_days(ahead)),
            minute,
            ..TaskRow::default()
        };
        ClientRow { id: Id::from_bytes([n; 16]), tasks: tasks.iter().map(task).collect(), ..ClientRow::default() }
    }

    fn ids(agenda: &Agenda, when: When) -> Vec<u8> {
        agenda.part(Scope::All, when, moment()).iter().map(|line| line.task.id.as_bytes()[0]).collect()
    }

    #[test]
    fn tasks_stand_in_the_part_of_their_day() {
        let mut agenda = Agenda::default();
        let tasks = [
            (1, Some(-3), None),
            (2, Some(0), Some(11 * 60)),
            (3, Some(0), None),
            (4, Some(0), Some(15 * 60)),
            (5, Some(1), None),
            (6, Some(3), None),
            (7, Some(4), None),
            (8, None, None),
        ];
        agenda.put(&row(1, &tasks), &Mine::default());
        assert_eq!(When::ALL.map(|when| ids(&agenda, when)), [vec![1, 2], vec![4, 3], vec![5], vec![6], vec![7], vec![8]]);
        assert_eq!((agenda.count(Scope::All), agenda.count(Scope::Mine)), (8, 8));
        agenda.put(&ClientRow { deleted: true, ..row(1, &tasks) }, &Mine::default());
        assert_eq!(agenda.count(Scope::All), 0);
    }

    #[test]
    fn on_a_saturday_nothing_is_left_of_the_week_after_tomorrow() {
        let saturday = moment().today.add_days(2);
        assert_eq!(When::Week.days(saturday), None);
        let (tomorrow, _) = When::Tomorrow.days(saturday).unwrap();
        assert_eq!(When::Later.days(saturday).unwrap().0, tomorrow.add_days(1));
        // On a Sunday tomorrow is the next week's Monday, which is not shown twice.
        assert_eq!(When::Later.days(saturday.add_days(1)).unwrap().0, saturday.add_days(3));
    }

    #[test]
    fn somebody_elses_task_is_only_in_the_list_of_all() {
        let me = Mine { member: Id::from_bytes([9; 16]), name: "Я".to_owned(), ..Mine::default() };
        let mut theirs = row(1, &[(1, Some(0), None)]);
        theirs.tasks[0].assignee = Some(Id::from_bytes([8; 16]));
        let mut agenda = Agenda::default();
        agenda.put(&theirs, &me);
        assert_eq!((agenda.count(Scope::All), agenda.count(Scope::Mine)), (1, 0));
        assert!(agenda.days(Scope::Mine, TODAY, Date::MAX).is_empty());
        assert!(agenda.task(theirs.id, theirs.tasks[0].id).is_some());
    }

    proptest! {
        #[test]
        fn every_task_is_in_exactly_one_part(tasks in prop::collection::vec((0_u8..30, prop::option::of(-20..20), prop::option::of(0_u16..1_440)), 0..30), ahead in 0..7) {
            let mut agenda = Agenda::default();
            // Twice, so that what a row had before is taken out.
            agenda.put(&row(1, &[(77, Some(1), None)]), &Mine::default());
            agenda.put(&row(1, &tasks), &Mine::default());
            let moment = Moment { today: moment().today.add_days(ahead), ..moment() };
            let parts: usize = When::ALL.map(|when| agenda.part(Scope::All, when, moment).len()).iter().sum();
            prop_assert_eq!(parts, agenda.count(Scope::All));
        }
    }
}
