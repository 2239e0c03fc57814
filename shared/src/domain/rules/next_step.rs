//! Every open deal and enquiry has a next step: "you answered, and what next?" (C88, C90).

use crate::Date;
use crate::date::TimeOfDay;

/// When an open task is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TaskDue {
    /// The day.
    pub day: Date,
    /// The time, when it has one (C92); without one it is due by the end of the day.
    pub time: Option<TimeOfDay>,
}

/// The state of the next step; the most urgent sorts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NextStep {
    /// A task is late: red.
    Overdue,
    /// A task is for today: green.
    Today,
    /// Nothing is planned: yellow.
    Nothing,
    /// A task is for a later day: grey.
    Planned,
}

/// The state of a deal's or an enquiry's next step, given its open tasks and the time at the company. The earliest task decides.
pub fn next_step(tasks: &[TaskDue], today: Date, now: TimeOfDay) -> NextStep {
    let late = |task: &TaskDue| task.day < today || (task.day == today && task.time.is_some_and(|time| time < now));
    if tasks.is_empty() {
        NextStep::Nothing
    } else if tasks.iter().any(late) {
        NextStep::Overdue
    } else if tasks.iter().any(|task| task.day == today) {
        NextStep::Today
    } else {
        NextStep::Planned
    }
}

/// What is undone, to be brought to zero (C88).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// With a late task.
    pub overdue: u32,
    /// With a task for today.
    pub today: u32,
    /// Without any.
    pub nothing: u32,
}

/// Counts a member's deals and enquiries by what is undone.
pub fn undone(steps: &[NextStep]) -> Undone {
    let mut counts = Undone::default();
    for step in steps {
        match step {
            NextStep::Overdue => counts.overdue += 1,
            NextStep::Today => counts.today += 1,
            NextStep::Nothing => counts.nothing += 1,
            NextStep::Planned => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(day: i32, time: Option<(u16, u16)>) -> TaskDue {
        TaskDue { day: Date::from_days(day), time: time.and_then(|(hour, minute)| TimeOfDay::new(hour, minute)) }
    }

    fn step(tasks: &[TaskDue]) -> NextStep {
        next_step(tasks, Date::from_days(10), TimeOfDay::new(12, 0).unwrap())
    }

    #[test]
    fn red_green_grey_and_yellow() {
        assert_eq!(step(&[at(9, None)]), NextStep::Overdue);
        assert_eq!(step(&[at(10, None)]), NextStep::Today);
        assert_eq!(step(&[at(11, None)]), NextStep::Planned);
        assert_eq!(step(&[]), NextStep::Nothing);
    }

    #[test]
    fn a_call_planned_for_the_morning_is_late_at_noon() {
        assert_eq!(step(&[at(10, Some((11, 59)))]), NextStep::Overdue);
        assert_eq!(step(&[at(10, Some((12, 0)))]), NextStep::Today);
        assert_eq!(step(&[at(11, Some((8, 0)))]), NextStep::Planned);
    }

    #[test]
    fn the_earliest_task_decides() {
        assert_eq!(step(&[at(30, None), at(3, None)]), NextStep::Overdue);
        assert_eq!(step(&[at(30, None), at(10, None)]), NextStep::Today);
    }

    #[test]
    fn counters_leave_planned_work_out() {
        use NextStep::{Nothing, Overdue, Planned, Today};
        let counts = undone(&[Overdue, Today, Today, Nothing, Nothing, Nothing, Planned]);
        assert_eq!(counts, Undone { overdue: 1, today: 2, nothing: 3 });
    }

    proptest! {
        #[test]
        fn one_more_task_is_never_less_urgent_than_the_others(days in prop::collection::vec(0..20, 1..6), more in 0..20) {
            let mut tasks: Vec<TaskDue> = days.iter().map(|day| at(*day, None)).collect();
            let before = step(&tasks);
            tasks.push(at(more, None));
            prop_assert!(step(&tasks) <= before);
        }
    }
}
