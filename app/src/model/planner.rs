//! The team's week: the tasks of each person on each day. Never here: who is in the team ([`super::team`]); words of a language.

use std::sync::Arc;

use ingot_shared::Date;
use ingot_shared::domain::Lead;

use super::tasks::TaskLine;
use super::team::place_of;

/// Days of a week.
pub const WEEK: usize = 7;

/// Whose tasks a row holds; none for nobody's.
pub type Person = Option<Lead>;

/// A week of the team.
#[derive(Debug, Default, PartialEq)]
pub struct Planner {
    people: Vec<Person>,
    /// Seven for each person, in their order.
    cells: Vec<Vec<Arc<TaskLine>>>,
}

impl Planner {
    /// Sorts the tasks of the week that begins on a day by person and day. What is nobody's, or of somebody whom the team does not know,
    /// comes first, if there is any.
    pub fn new(lines: Vec<Arc<TaskLine>>, team: Vec<Lead>, from: Date) -> Self {
        let places: Vec<Option<usize>> = lines.iter().map(|line| place_of(&team, &line.holder)).collect();
        let shift = usize::from(places.contains(&None));
        let mut cells = vec![Vec::new(); (team.len() + shift) * WEEK];
        for (line, place) in lines.into_iter().zip(places) {
            let row = place.map_or(0, |place| place + shift);
            let ahead = line.task.due.and_then(|due| usize::try_from(due.days_since(from)).ok()).filter(|ahead| *ahead < WEEK);
            if let Some(cell) = ahead.and_then(|ahead| cells.get_mut(row * WEEK + ahead)) {
                cell.push(line);
            }
        }
        let people = std::iter::repeat_n(None, shift).chain(team.into_iter().map(Some)).collect();
        Self { people, cells }
    }

    /// Everybody, in the order of the rows.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// The tasks of the person of a row, so many days after the first.
    pub fn cell(&self, row: usize, ahead: usize) -> &[Arc<TaskLine>] {
        self.cells.get(row * WEEK + ahead).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many tasks the person of a row has in the week.
    pub fn total(&self, row: usize) -> usize {
        self.cells.iter().skip(row * WEEK).take(WEEK).map(Vec::len).sum()
    }

    /// The row of a person.
    pub fn row_of(&self, person: &Person) -> Option<usize> {
        self.people.iter().position(|other| other == person)
    }
}

#[cfg(test)]
mod tests {
    use ingot_shared::Id;
    use ingot_shared::row::{ClientRow, TaskRow};

    use super::*;
    use crate::model::mine::Mine;
    use crate::model::tasks::Agenda;
    use crate::model::today::Scope;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn lead(n: u8) -> Lead {
        Lead { member: id(n), name: n.to_string() }
    }

    fn monday() -> Date {
        Date::from_days(20_000).week_start()
    }

    /// Tasks as (id, days after Monday, whose).
    fn week(tasks: &[(u8, i32, Option<u8>)], team: Vec<Lead>) -> Planner {
        let task = |&(n, ahead, who): &(u8, i32, Option<u8>)| TaskRow {
            id: id(n),
            due: Some(monday().add_days(ahead)),
            assignee: who.map(id),
            ..TaskRow::default()
        };
        let row = ClientRow { id: id(99), tasks: tasks.iter().map(task).collect(), ..ClientRow::default() };
        let mut agenda = Agenda::default();
        agenda.put(&row, &Mine::default());
        Planner::new(agenda.days(Scope::All, monday(), monday().add_days(6)), team, monday())
    }

    fn ids(planner: &Planner, row: usize, ahead: usize) -> Vec<u8> {
        planner.cell(row, ahead).iter().map(|line| line.task.id.as_bytes()[0]).collect()
    }

    #[test]
    fn each_task_stands_with_its_person_on_its_day() {
        let planner =
            week(&[(1, 0, Some(7)), (2, 0, Some(8)), (3, 6, Some(7)), (4, 0, Some(7))], vec![lead(7), lead(8), lead(9)]);
        assert_eq!(planner.people(), [Some(lead(7)), Some(lead(8)), Some(lead(9))]);
        assert_eq!((ids(&planner, 0, 0), ids(&planner, 0, 6), ids(&planner, 1, 0)), (vec![1, 4], vec![3], vec![2]));
        assert_eq!((planner.total(0), planner.total(1), planner.total(2)), (3, 1, 0));
        assert_eq!(planner.row_of(&Some(lead(9))), Some(2));
    }

    #[test]
    fn what_nobody_has_and_what_a_stranger_has_is_not_lost() {
        let planner = week(&[(1, 1, None), (2, 2, Some(50)), (3, 3, Some(7))], vec![lead(7)]);
        assert_eq!(planner.people(), [None, Some(lead(7))]);
        assert_eq!((planner.total(0), planner.total(1)), (2, 1));
        assert_eq!(planner.row_of(&None), Some(0));
        assert!(planner.cell(5, 0).is_empty());
    }
}
