//! Which occurrences of a repeating task stand.
//!
//! Never here: a flag that says so. Whoever takes a finish back does not know of another's that is on its way, so that it can only be
//! seen from the finishes that are there in the end.

use crate::Id;
use crate::document::Document;
use crate::document::entity::{Entity, Home};
use crate::document::node::Node;
use crate::domain::Place;

impl Document {
    /// The place of what follows a repeating task: the same for all who finish it.
    pub(in crate::document) fn occurrence_after(task: Id) -> Place {
        Place::of(Entity::Task, task.derived("next"))
    }

    /// Whether a task is to be seen: an occurrence that a finish brought only as long as any finish of the task before it counts, or
    /// somebody did something to it. `turns` says whether its own state was ever changed.
    pub(in crate::document) fn stands(&self, task: Id, after: Option<Id>, turned: bool) -> bool {
        let before = after.filter(|before| Self::occurrence_after(*before).id == task);
        turned || before.is_none_or(|before| self.finishes(before) != Some(0))
    }

    /// How many finishes of a task count; none when it is not here.
    fn finishes(&self, task: Id) -> Option<usize> {
        let layout = Entity::Task.layout();
        let Home::Root(word) = layout.home else { return None };
        let node = self.child(&Node::root(), &format!("{word}:{task}"))?;
        Some(self.item(layout, task, &node).turns.iter().filter(|turn| turn.state == "done").count())
    }
}
