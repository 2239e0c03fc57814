//! Finishing tasks: the result, the task that follows, and the next occurrence of a repeating one.

use super::{Inverse, Stamp};
use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::view::Item;
use crate::domain::{NewTask, Place, Value};
use crate::{Date, Id};

/// The fields that the next occurrence takes over.
const REPEATED: [&str; 9] = ["title", "kind", "minute", "assignee", "repeat", "text", "deal", "enquiry", "person"];

impl Document {
    pub(super) fn finish_task(&mut self, task: Id, entry: Id, result: &str, next: Option<&NewTask>, stamp: Stamp<'_>) -> Inverse {
        let at = Place::of(Entity::Task, task);
        let node = self.there(at)?;
        let item = self.item(Entity::Task.layout(), task, &node);
        let mut inverse = self.turn(at, entry, "done", result, None, stamp)?;
        if inverse.is_empty() {
            return Ok(inverse);
        }
        if let Some(NewTask { task: next, fields }) = next {
            let mut fields = fields.clone();
            let inherited = [("after", Some(&Value::Ref(task))), ("deal", item.fields.get("deal"))];
            for (key, value) in inherited {
                if let Some(value) = value.filter(|_| !fields.iter().any(|(name, _)| name == key)) {
                    fields.push((key.to_owned(), value.clone()));
                }
            }
            inverse.splice(0..0, self.put_or_show(Place::of(Entity::Task, *next), &fields, stamp)?);
        }
        if let Some(due) = next_day(&item) {
            let next = Place::of(Entity::Task, task.derived("next"));
            let mut fields: Vec<(String, Value)> =
                item.fields.list.iter().filter(|(key, _)| REPEATED.contains(&key.as_str())).cloned().collect();
            fields.push(("due".to_owned(), Value::Day(due)));
            fields.push(("after".to_owned(), Value::Ref(task)));
            inverse.splice(0..0, self.put_or_show(next, &fields, stamp)?);
        }
        Ok(inverse)
    }
}

/// The day of the next occurrence: counted from the day that was due, not from the day when it was done, so that two devices
/// which finish the task make the same one. None for a task without a day: it has nothing to count from.
fn next_day(task: &Item) -> Option<Date> {
    let due = task.fields.day("due")?;
    Some(match task.fields.text("repeat") {
        "day" => due.add_days(1),
        "week" => due.add_days(7),
        "two_weeks" => due.add_days(14),
        "month" => due.add_months(1),
        "two_months" => due.add_months(2),
        "quarter" => due.add_months(3),
        "half_year" => due.add_months(6),
        "year" => due.add_months(12),
        _ => return None,
    })
}
