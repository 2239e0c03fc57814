//! What can be taken back, and done again. Never here: how commands are run.

use ingot_shared::Id;
use ingot_shared::domain::Command;

/// How many steps are kept.
pub const MAX_STEPS: usize = 200;

/// One thing to take back (or to do again).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Commands to run, in this order.
    Commands(Vec<Command>),
    /// A whole import.
    Import {
        /// Which.
        import: Id,
        /// Put it back instead of taking it away.
        redo: bool,
    },
}

/// Why a step was run: it decides where its inverse goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// A person did something new.
    #[default]
    Fresh,
    /// Something was taken back.
    Undo,
    /// Something taken back was done again.
    Redo,
}

/// The two stacks. Each step has a number, so that the button of an older message takes back what the message told.
#[derive(Debug, Default)]
pub struct UndoStack {
    past: Vec<(u64, Step)>,
    future: Vec<(u64, Step)>,
    last: u64,
}

impl UndoStack {
    /// Takes the inverse of something that was done, and returns its number.
    pub fn done(&mut self, purpose: Purpose, inverse: Step) -> u64 {
        self.last += 1;
        let stack = match purpose {
            Purpose::Fresh => {
                self.future.clear();
                &mut self.past
            }
            Purpose::Redo => &mut self.past,
            Purpose::Undo => &mut self.future,
        };
        stack.push((self.last, inverse));
        if stack.len() > MAX_STEPS {
            stack.remove(0);
        }
        self.last
    }

    /// Makes two things done, or two taken back, the earlier one first, one thing; returns its number. Nothing changes when one
    /// of them is no longer there.
    pub fn join(&mut self, first: u64, second: u64) -> u64 {
        for stack in [&mut self.past, &mut self.future] {
            let at = |wanted| stack.iter().position(|(number, step)| *number == wanted && matches!(step, Step::Commands(_)));
            if let (Some(before), Some(after)) = (at(first), at(second))
                && before < after
                && let (_, Step::Commands(earlier)) = stack.remove(before)
                && let Some((_, Step::Commands(later))) = stack.get_mut(after - 1)
            {
                later.extend(earlier);
            }
        }
        second
    }

    /// The same for things that may have done nothing.
    pub fn join_all(&mut self, first: Option<u64>, second: Option<u64>) -> Option<u64> {
        match (first, second) {
            (Some(first), Some(second)) => Some(self.join(first, second)),
            (first, second) => second.or(first),
        }
    }

    /// The latest thing to take back, off the stack.
    pub fn undo(&mut self) -> Option<Step> {
        self.past.pop().map(|(_, step)| step)
    }

    /// The thing with this number to take back, off the stack, if it is still there.
    pub fn undo_number(&mut self, number: u64) -> Option<Step> {
        let at = self.past.iter().position(|(candidate, _)| *candidate == number)?;
        Some(self.past.remove(at).1)
    }

    /// The latest thing to do again, off the stack.
    pub fn redo(&mut self) -> Option<Step> {
        self.future.pop().map(|(_, step)| step)
    }

    /// Puts a step back that could not be run.
    pub fn put_back(&mut self, purpose: Purpose, step: Step) {
        self.last += 1;
        match purpose {
            Purpose::Undo => self.past.push((self.last, step)),
            Purpose::Redo => self.future.push((self.last, step)),
            Purpose::Fresh => {}
        }
    }

    /// Keeps nothing of documents that are gone from this device: what is taken back would hold what they said.
    pub fn forget(&mut self, documents: &[Id]) {
        for stack in [&mut self.past, &mut self.future] {
            stack.retain_mut(|(_, step)| match step {
                Step::Commands(commands) => {
                    commands.retain(|command| !documents.contains(&command.document()));
                    !commands.is_empty()
                }
                Step::Import { .. } => true,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(n: u8) -> Step {
        Step::Commands(vec![Command::DeleteClient { client: Id::from_bytes([n; 16]) }])
    }

    #[test]
    fn what_is_joined_is_taken_back_at_once_the_later_part_first() {
        let mut stack = UndoStack::default();
        let first = stack.done(Purpose::Fresh, step(1));
        stack.done(Purpose::Fresh, step(2));
        let third = stack.done(Purpose::Fresh, step(3));
        let joined = stack.join(first, third);
        let (Step::Commands(one), Step::Commands(three)) = (step(1), step(3)) else { panic!() };
        assert_eq!(stack.undo_number(joined), Some(Step::Commands([three, one].concat())));
        assert_eq!(stack.undo(), Some(step(2)));
        assert_eq!((stack.join(first, third), stack.undo()), (third, None));
    }

    #[test]
    fn what_was_taken_back_in_parts_is_done_again_at_once_the_later_part_first() {
        let mut stack = UndoStack::default();
        let first = stack.done(Purpose::Undo, step(1));
        let second = stack.done(Purpose::Undo, step(2));
        assert_eq!((stack.join_all(Some(first), Some(second)), stack.join_all(Some(second), None)), (Some(second), Some(second)));
        let (Step::Commands(one), Step::Commands(two)) = (step(1), step(2)) else { panic!() };
        assert_eq!((stack.redo(), stack.redo()), (Some(Step::Commands([two, one].concat())), None));
    }

    #[test]
    fn undo_and_redo_walk_the_same_way() {
        let mut stack = UndoStack::default();
        stack.done(Purpose::Fresh, step(1));
        stack.done(Purpose::Fresh, step(2));
        assert_eq!(stack.undo(), Some(step(2)));
        stack.done(Purpose::Undo, step(20));
        assert_eq!(stack.redo(), Some(step(20)));
        stack.done(Purpose::Redo, step(2));
        assert_eq!(stack.undo(), Some(step(2)));
        assert_eq!(stack.undo(), Some(step(1)));
        assert_eq!(stack.undo(), None);
    }

    #[test]
    fn something_new_forgets_what_could_be_done_again() {
        let mut stack = UndoStack::default();
        stack.done(Purpose::Undo, step(1));
        stack.done(Purpose::Fresh, step(2));
        assert_eq!(stack.redo(), None);
    }

    #[test]
    fn a_message_takes_back_its_own_step_once() {
        let mut stack = UndoStack::default();
        let first = stack.done(Purpose::Fresh, step(1));
        stack.done(Purpose::Fresh, step(2));
        assert_eq!(stack.undo_number(first), Some(step(1)));
        assert_eq!(stack.undo_number(first), None);
        assert_eq!(stack.undo(), Some(step(2)));
    }

    #[test]
    fn old_steps_are_forgotten() {
        let mut stack = UndoStack::default();
        for _ in 0..=MAX_STEPS {
            stack.done(Purpose::Fresh, step(1));
        }
        assert_eq!(std::iter::from_fn(|| stack.undo()).count(), MAX_STEPS);
    }

    #[test]
    fn nothing_stays_of_a_client_that_is_gone() {
        let mut stack = UndoStack::default();
        let (Step::Commands(one), Step::Commands(two)) = (step(1), step(2)) else { panic!() };
        stack.done(Purpose::Fresh, step(1));
        let both = stack.done(Purpose::Fresh, Step::Commands([one, two].concat()));
        stack.done(Purpose::Undo, step(1));
        stack.forget(&[Id::from_bytes([1; 16])]);
        assert_eq!((stack.redo(), stack.undo_number(both), stack.undo()), (None, Some(step(2)), None));
    }

    #[test]
    fn what_could_not_be_run_is_not_lost() {
        let mut stack = UndoStack::default();
        stack.put_back(Purpose::Undo, step(1));
        assert_eq!(stack.undo(), Some(step(1)));
    }
}
