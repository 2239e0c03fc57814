//! Writing a refused edit again, one's own or one that a colleague handed in. Never here: the list of them.

use ingot_shared::Id;
use ingot_shared::account::Ask;
use ingot_shared::wire::Bytes;

use super::Store;
use super::requests::Answer;
use crate::bridge::{EngineError, Handed, RefusedEdit, ToEngine};
use crate::model::undo::Purpose;
use crate::ui::account::ask;
use crate::ui::i18n::{errors, t};

impl Store {
    /// Writes what a refused edit said as a new one, and says so with an undo button; or says why not.
    pub fn repeat_refused(self, edit: RefusedEdit) {
        let RefusedEdit { hash, draft, handed, .. } = edit;
        let answer: Answer = Box::new(move |result| match result {
            Ok(step) => {
                // What its author has made after all is nobody else's to decide any more.
                if handed == Handed::Waits {
                    let member = self.me.with_untracked(|me| me.member);
                    ask(self, Ask::SettleEdits { member, drafts: vec![draft], accepted: true }, |_| {});
                }
                self.toast(t().syncing.again_done.to_owned(), step);
            }
            Err(error) => self.toast_error(errors::engine(&error)),
        });
        self.send(Purpose::Fresh, None, answer, |request| ToEngine::RepeatRefused { request, hash });
    }
}

impl Store {
    /// Makes drafts of others an own edit, in the order in which they are given; the answer comes when that is saved here, or refused.
    pub fn run_drafts(self, document: Id, drafts: Vec<Bytes>, answer: impl FnOnce(Result<Option<u64>, EngineError>) + 'static) {
        self.send(Purpose::Fresh, None, Box::new(answer), |request| ToEngine::RunDrafts { request, document, drafts });
    }
}
