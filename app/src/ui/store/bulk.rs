//! One thing done to many clients, or taken back from them: some at a time, so that the screen stays awake, and one thing for whoever
//! takes it back. Never here: what is done.

use crate::ui::prelude::*;
use ingot_shared::domain::Command;

use super::Store;
use super::requests::Answer;
use crate::bridge::{EngineError, ToEngine};
use crate::model::undo::{Purpose, Step};
use crate::ui::i18n::errors;

/// Commands for so many clients make one transaction.
pub(super) const PART: usize = 100;

/// How far it has come: done, and all.
pub type Progress = RwSignal<Option<(usize, usize)>>;

/// What is still to be done.
struct Work {
    rest: Vec<Command>,
    all: usize,
    step: Option<u64>,
    progress: Progress,
    told: Box<dyn Fn(usize) -> String>,
}

impl Store {
    /// Runs one command for each of many clients; then says of how many that was true, with a button that takes all of it back. What
    /// stops it is said, and what was done before stays.
    pub fn run_for_many(self, commands: Vec<Command>, progress: Progress, told: Box<dyn Fn(usize) -> String>) {
        let all = commands.len();
        self.run_part(Work { rest: commands, all, step: None, progress, told });
    }

    fn run_part(self, mut work: Work) {
        let done = work.all - work.rest.len();
        if work.rest.is_empty() {
            self.end_work(&work, done);
            return;
        }
        work.progress.try_set(Some((done, work.all)));
        let part: Vec<Command> = work.rest.drain(..PART.min(work.rest.len())).collect();
        self.run(part, move |result| match result {
            Ok(step) => {
                work.step = match (work.step, step) {
                    (Some(first), Some(second)) => self.desk.try_update_value(|desk| desk.undo.join(first, second)),
                    (first, second) => second.or(first),
                };
                self.run_part(work);
            }
            Err(error) => {
                if done > 0 {
                    self.end_work(&work, done);
                }
                work.progress.try_set(None);
                self.toast_error(errors::engine(&error));
            }
        });
    }

    /// Takes back, or does again, what many commands did. What stops it is said; what is left then can be tried again.
    pub(super) fn run_long_step(self, purpose: Purpose, mut rest: Vec<Command>, before: Option<u64>, done: String) {
        if rest.is_empty() {
            self.toast(done, None);
            return;
        }
        let part: Vec<Command> = rest.drain(..PART.min(rest.len())).collect();
        let again = part.clone();
        let answer: Answer = Box::new(move |result| match result {
            Ok(step) => {
                let both = match (before, step) {
                    (Some(first), Some(second)) => self.desk.try_update_value(|desk| desk.undo.join(first, second)),
                    (first, second) => second.or(first),
                };
                self.run_long_step(purpose, rest, both, done);
            }
            Err(error) => {
                // Without room it can still be run later; what breaks a rule never can.
                let is_kept = matches!(error, EngineError::StorageFull | EngineError::StorageUnavailable(_));
                let left: Vec<Command> = again.into_iter().filter(|_| is_kept).chain(rest).collect();
                if !left.is_empty() {
                    self.desk.update_value(|desk| desk.undo.put_back(purpose, Step::Commands(left)));
                }
                self.toast_error(errors::engine(&error));
            }
        });
        self.send(purpose, None, answer, |request| ToEngine::Execute { request, commands: part });
    }

    fn end_work(self, work: &Work, done: usize) {
        work.progress.try_set(None);
        self.toast((work.told)(done), work.step);
    }
}
