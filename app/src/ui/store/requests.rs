//! Asking the engine to do something, and taking it back. Never here: what the engine answers ([`super::receive`]).

use ingot_shared::domain::Command;

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
            Step::Commands(commands) if commands.len() > PART => {
                self.run_long_step(purpose, commands, None, done.to_owned());
            }
            Step::Commands(commands) => self.send(purpose, kept, answer, |request| ToEngine::Execute { request, commands }),
            Step::Import { import, redo } => {
                self.send(purpose, kept, answer, |request| ToEngine::UndoImport { request, import, redo })
            }
        }
    }
}
