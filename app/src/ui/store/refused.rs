//! Writing a refused edit again. Never here: the list of them.

use super::Store;
use super::requests::Answer;
use crate::bridge::ToEngine;
use crate::model::undo::Purpose;
use crate::ui::i18n::{errors, t};

impl Store {
    /// Writes what a refused edit said as a new one, and says so with an undo button; or says why not.
    pub fn repeat_refused(self, hash: String) {
        let answer: Answer = Box::new(move |result| match result {
            Ok(step) => self.toast(t().syncing.again_done.to_owned(), step),
            Err(error) => self.toast_error(errors::engine(&error)),
        });
        self.send(Purpose::Fresh, None, answer, |request| ToEngine::RepeatRefused { request, hash });
    }
}
