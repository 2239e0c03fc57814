//! Making two clients one, and letting one go on in a new record. Never here: who asks for it.

use ingot_shared::Id;

use super::Store;
use super::requests::Answer;
use crate::bridge::ToEngine;
use crate::model::undo::Purpose;
use crate::ui::browser;
use crate::ui::i18n::errors;

impl Store {
    /// Adds everything of one client to another, then says so with an undo button; `done` runs when it is saved on this device.
    pub fn merge(self, stays: Id, other: Id, told: String, done: impl FnOnce() + 'static) {
        let merge = browser::new_id();
        let answer: Answer = Box::new(move |result| match result {
            Ok(step) => {
                done();
                self.toast(told, step);
            }
            Err(error) => self.toast_error(errors::engine(&error)),
        });
        self.send(Purpose::Fresh, None, answer, |request| ToEngine::Merge { request, stays, other, merge });
    }

    /// Lets a client go on in a new record, then says so with an undo button; `ended` runs whether it was saved or not.
    pub fn continue_in_new(self, client: Id, told: String, ended: impl FnOnce() + 'static) {
        let new = browser::new_id();
        let answer: Answer = Box::new(move |result| {
            ended();
            match result {
                Ok(step) => self.toast(told, step),
                Err(error) => self.toast_error(errors::engine(&error)),
            }
        });
        self.send(Purpose::Fresh, None, answer, |request| ToEngine::GoOn { request, client, new });
    }
}
