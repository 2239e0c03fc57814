//! Asking the engine to do something, and taking it back. Never here: what the engine answers ([`super::receive`]).

use ingot_shared::domain::Command;
use ingot_shared::rights;

use super::Store;
use super::bulk::PART;
use crate::bridge::{EngineError, ToEngine};
use crate::model::undo::{Purpose, Step};
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;

/// What to do when the answer comes: with the number of the step that takes it back, or with why nothing was done.
pub(super) type Answer = Box<dyn FnOnce(Result<Option<u64>, EngineError>)>;

/// A request without an answer yet.
pub(super) struct Pending {
    pub request: u64,
    pub purpose: Purpose,
    /// What was taken off a stack to run it; for an import also what is being undone.
    pub step: Option<Step>,
    pub answer: Answer,
}

impl Store {
    /// Runs commands; the answer comes when they are saved on this device, or refused.
    pub fn run(self, commands: Vec<Command>, answer: impl FnOnce(Result<Option<u64>, EngineError>) + 'static) {
        // Known at once, so said at once; the engine checks again with the document at hand.
        if let Err(error) = commands.iter().try_for_each(Command::check) {
            answer(Err(error.into()));
            return;
        }
        // The relay would refuse it: nothing is written that is lost then.
        let (role, me) = (self.role.get_untracked(), self.me.with_untracked(|me| me.member));
        let answers = |command: &Command| self.who_is_here().is_answer(command);
        if !commands.iter().all(|command| rights::may_run(role, me, command) || answers(command)) {
            answer(Err(EngineError::NotAllowed));
            return;
        }
        self.send(Purpose::Fresh, None, Box::new(answer), |request| ToEngine::Execute { request, commands });
    }

    /// Runs commands, and says so when they were refused.
    pub fn run_or_say(self, commands: Vec<Command>) {
        self.run(commands, move |result| {
            if let Err(error) = result {
                self.toast_error(errors::engine(&error));
            }
        });
    }

    /// Runs commands, then shows a message with an undo button.
    pub fn run_then_toast(self, commands: Vec<Command>, done: String) {
        self.run(commands, move |result| match result {
            Ok(step) => self.toast(done, step),
            Err(error) => self.toast_error(errors::engine(&error)),
        });
    }

    pub(super) fn send(self, purpose: Purpose, step: Option<Step>, answer: Answer, message: impl FnOnce(u64) -> ToEngine) {
        let message = self.desk.try_update_value(|desk| {
            let request = desk.requests.number();
            let message = message(request);
            desk.requests.sent(&message);
            desk.pending.push(Pending { request, purpose, step, answer });
            message
        });
        if let Some(message) = message {
            self.tell(message);
        }
    }

    /// What is made next is to have this name.
    pub fn want(self, name: &str) {
        self.wanted.set_value(name.to_owned());
    }

    /// The name of what is made now, asked for once.
    pub fn take_wanted(self) -> String {
        self.wanted.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// Takes back the latest change.
    pub fn undo(self) {
        match self.desk.try_update_value(|desk| desk.undo.undo()).flatten() {
            Some(step) => self.run_step(Purpose::Undo, step),
            None => self.toast(t().nothing_to_undo.to_owned(), None),
        }
    }

    /// Takes back one change, by its number.
    pub fn undo_number(self, number: u64) {
        if let Some(step) = self.desk.try_update_value(|desk| desk.undo.undo_number(number)).flatten() {
            self.run_step(Purpose::Undo, step);
        }
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        match self.desk.try_update_value(|desk| desk.undo.redo()).flatten() {
            Some(step) => self.run_step(Purpose::Redo, step),
            None => self.toast(t().nothing_to_redo.to_owned(), None),
        }
    }

    fn run_step(self, purpose: Purpose, step: Step) {
        let done = if purpose == Purpose::Undo { t().undone } else { t().redone };
        let answer: Answer = Box::new(move |result| match result {
            Ok(_) => self.toast(done.to_owned(), None),
            Err(error) => self.toast_error(errors::engine(&error)),
        });
        let kept = Some(step.clone());
        match step {
            Step::Commands(commands) if commands.len() > PART => self.run_parts(purpose, commands, None, answer),
            Step::Commands(commands) => self.send(purpose, kept, answer, |request| ToEngine::Execute { request, commands }),
            Step::Import { import, redo } => {
                self.send(purpose, kept, answer, |request| ToEngine::UndoImport { request, import, redo })
            }
        }
    }

    /// Takes back what was done to many some at a time, so that the engine answers in between; it stays one thing to be done again. What
    /// could not be run yet stays one thing to be taken back.
    fn run_parts(self, purpose: Purpose, mut rest: Vec<Command>, before: Option<u64>, answer: Answer) {
        if rest.is_empty() {
            return answer(Ok(before));
        }
        let later = rest.split_off(PART.min(rest.len()));
        let part = rest.clone();
        let heard: Answer = Box::new(move |result| match result {
            Ok(step) => {
                let step = self.desk.try_update_value(|desk| desk.undo.join_all(before, step)).flatten();
                self.run_parts(purpose, later, step, answer);
            }
            Err(error) => {
                // Without room it can still be run later; what breaks a rule never can.
                let is_kept = matches!(error, EngineError::StorageFull | EngineError::StorageUnavailable(_));
                let left: Vec<Command> = part.into_iter().filter(|_| is_kept).chain(later).collect();
                if !left.is_empty() {
                    self.desk.update_value(|desk| desk.undo.put_back(purpose, Step::Commands(left)));
                }
                answer(Err(error));
            }
        });
        self.send(purpose, None, heard, |request| ToEngine::Execute { request, commands: rest });
    }
}
