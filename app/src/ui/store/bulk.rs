//! One thing done to many clients, or taken back from them: some at a time, so that the screen stays awake, and one thing for whoever
//! takes it back. Never here: what is done.

use crate::ui::prelude::*;
use ingot_shared::domain::Command;

use super::Store;
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
                let before = work.step;
                work.step = self.desk.try_update_value(|desk| desk.undo.join_all(before, step)).flatten();
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

    fn end_work(self, work: &Work, done: usize) {
        work.progress.try_set(None);
        self.toast((work.told)(done), work.step);
    }
}
