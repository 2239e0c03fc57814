//! Erasing a client for good. Never here: the sheet that asks.

use ingot_shared::Id;

use super::Store;
use crate::bridge::{EngineError, Link, ToEngine};
use crate::model::undo::Purpose;
use crate::ui::i18n::{errors, t};

impl Store {
    /// Erases a client on every device, then says so; there is no undo. `ended` hears whether it is gone.
    pub fn erase(self, client: Id, ended: impl FnOnce(bool) + 'static) {
        let answer = move |result: Result<Option<u64>, EngineError>| {
            ended(result.is_ok());
            match result {
                Ok(_) if self.sync.with_untracked(|sync| sync.link == Link::Alone) => self.toast(t().erase.done.to_owned(), None),
                Ok(_) => self.toast_erased(t().erase.done.to_owned(), client),
                Err(error) => self.toast_error(errors::engine(&error)),
            }
        };
        self.send(Purpose::Fresh, None, Box::new(answer), |request| ToEngine::Erase { request, client });
    }
}
