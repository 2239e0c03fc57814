//! The next step of a deal or a client, from its open tasks (C88, C90). Never here: the rule itself, words, colours.

use ingot_shared::date::{TimeOfDay, Zone};
use ingot_shared::domain::rules::next_step::{NextStep, TaskDue, next_step};
use ingot_shared::row::TaskRow;
use ingot_shared::{Date, Id, Instant};

/// The state of the next step and the task that decides it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How urgent it is.
    pub state: NextStep,
    /// The task's title; empty when nothing is planned.
    pub title: String,
    /// When it is due.
    pub due: Option<TaskDue>,
    /// The day at the company on which that was looked at.
    pub today: Date,
}

impl Step {
    /// The next step among these open tasks. A task without a day is no plan.
    pub fn of<'a>(tasks: impl Iterator<Item = &'a TaskRow>, zone: Zone, now: Instant) -> Self {
        let (today, time) = zone.local(now);
        let dated: Vec<(TaskDue, &TaskRow)> = tasks.filter_map(|task| Some((due(task)?, task))).collect();
        let dues: Vec<TaskDue> = dated.iter().map(|(due, _)| *due).collect();
        // A task with a time comes before one that has the whole day.
        let first = dated.iter().min_by_key(|(due, task)| (due.day, due.time.is_none(), due.time, task.id));
        Self {
            state: next_step(&dues, today, time),
            title: first.map(|(_, task)| task.title.clone()).unwrap_or_default(),
            due: first.map(|(due, _)| *due),
            today,
        }
    }

    /// The next step of one deal among its client's tasks.
    pub fn of_deal(tasks: &[TaskRow], deal: Id, zone: Zone, now: Instant) -> Self {
        Self::of(tasks.iter().filter(|task| task.deal == Some(deal)), zone, now)
    }
}

fn due(task: &TaskRow) -> Option<TaskDue> {
    let time = task.minute.and_then(|minute| TimeOfDay::new(minute / 60, minute % 60));
    Some(TaskDue { day: task.due?, time })
}

#[cfg(test)]
mod tests {
    use super::*;

    // 21.11.2025 12:00 in Tashkent.
    const NOW: Instant = Instant::from_millis(1_763_708_400_000);

    fn task(days: i32, minute: Option<u16>, title: &str) -> TaskRow {
        let due = Some(Zone::default().date(NOW).add_days(days));
        TaskRow { due, minute, title: title.to_owned(), deal: Some(Id::from_bytes([1; 16])), ..TaskRow::default() }
    }

    fn of(tasks: &[TaskRow]) -> (NextStep, String) {
        let step = Step::of_deal(tasks, Id::from_bytes([1; 16]), Zone::default(), NOW);
        (step.state, step.title)
    }

    #[test]
    fn the_earliest_task_is_the_next_step() {
        let later = task(3, None, "потом");
        assert_eq!(of(&[]), (NextStep::Nothing, String::new()));
        assert_eq!(of(std::slice::from_ref(&later)), (NextStep::Planned, "потом".to_owned()));
        assert_eq!(
            of(&[later.clone(), task(0, None, "днём"), task(0, Some(900), "в три")]),
            (NextStep::Today, "в три".to_owned())
        );
        assert_eq!(of(&[later, task(0, Some(600), "в десять")]), (NextStep::Overdue, "в десять".to_owned()));
    }

    #[test]
    fn a_task_of_another_deal_or_without_a_day_is_no_plan() {
        let other = TaskRow { deal: None, ..task(1, None, "чужая") };
        let undated = TaskRow { due: None, ..task(1, None, "когда-нибудь") };
        assert_eq!(of(&[other, undated]).0, NextStep::Nothing);
    }
}
