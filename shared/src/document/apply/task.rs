//! Finishing tasks: the result, the task that follows, and the next occurrence of a repeating one.

use super::{Inverse, Stamp};
use crate::Id;
use crate::document::Document;
use crate::document::entity::Entity;
use crate::document::view::Item;
use crate::domain::rules::recurrence::Every;
use crate::domain::rules::series::{self, Series};
use crate::domain::{NewTask, Place, Value};

/// The fields that the next occurrence takes over.
const REPEATED: [&str; 9] = ["title", "kind", "minute", "assignee", "repeat", "text", "deal", "enquiry", "person"];

impl Document {
    pub(super) fn finish_task(&mut self, task: Id, entry: Id, result: &str, next: Option<&NewTask>, stamp: Stamp<'_>) -> Inverse {
        let at = Place::of(Entity::Task, task);
        let node = self.there(at)?;
        let item = self.item(Entity::Task.layout(), task, &node);
        let next_occurrence = Self::occurrence_after(task);
        let stood = self.is_standing(next_occurrence);
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
        if let Some(Series { since, planned }) = next_in_series(&item) {
            let mut fields: Vec<(String, Value)> =
                item.fields.list.iter().filter(|(key, _)| REPEATED.contains(&key.as_str())).cloned().collect();
            let days = [("due", planned), ("since", since), ("planned", planned)];
            fields.extend(days.map(|(key, day)| (key.to_owned(), Value::Day(day))));
            fields.push(("after".to_owned(), Value::Ref(task)));
            inverse.splice(0..0, self.put_occurrence(next_occurrence, stood, &fields, stamp)?);
        }
        Ok(inverse)
    }

    /// Makes the next occurrence; one whose finish was taken back meanwhile begins anew. A new one has no inverse of its own: it goes
    /// by itself when no finish counts any more.
    fn put_occurrence(&mut self, at: Place, stood: bool, fields: &[(String, Value)], stamp: Stamp<'_>) -> Inverse {
        if self.node_of(at).is_none() {
            self.put(at, fields, stamp)?;
            return Ok(Vec::new());
        }
        let mut undo = self.hide(at, false)?;
        if !stood {
            undo.extend(self.put(at, fields, stamp)?);
        }
        Ok(undo)
    }

    /// Whether a task is here and to be seen but for what hides any thing.
    fn is_standing(&self, at: Place) -> bool {
        self.node_of(at).is_some_and(|node| {
            let item = self.item(at.entity.layout(), at.id, &node);
            self.stands(at.id, item.fields.id("after"), !item.turns.is_empty())
        })
    }
}

/// Where the next occurrence stands: counted from the days of its series, not from the day when it was done, so that two devices
/// which finish the task make the same one. None for a task without a day: it has nothing to count from.
fn next_in_series(task: &Item) -> Option<Series> {
    let due = task.fields.day("due")?;
    let (every, interval) = match task.fields.text("repeat") {
        "day" => (Every::Days, 1),
        "week" => (Every::Days, 7),
        "two_weeks" => (Every::Days, 14),
        "month" => (Every::Months, 1),
        "two_months" => (Every::Months, 2),
        "quarter" => (Every::Months, 3),
        "half_year" => (Every::Months, 6),
        "year" => (Every::Years, 1),
        _ => return None,
    };
    let series = task.fields.day("since").zip(task.fields.day("planned")).map(|(since, planned)| Series { since, planned });
    series::next(every, interval, due, series)
}
