//! Questions about accounts on their way to the engine and back: bytes here, so that only their screens know what they mean. Forgetting
//! everything when the engine has. Never here: words.

use super::Store;
use crate::bridge::{ToEngine, Wiped};
use crate::ui::browser;
use crate::ui::prelude::*;

/// What hears the bytes of an answer; none of them when the engine went away before it came.
type Heard = Box<dyn FnOnce(&[u8])>;

/// A question without an answer yet, by its request.
pub(super) type Asked = (u64, Heard);

impl Store {
    /// Asks; these are the bytes of an [`AccountAsk`](crate::bridge::account::AccountAsk).
    pub fn ask_account(self, ask: Vec<u8>, heard: Heard) {
        let request = self.desk.try_update_value(|desk| {
            let request = desk.requests.number();
            desk.asked.push((request, heard));
            request
        });
        if let Some(request) = request {
            self.tell(ToEngine::Account { request, ask: ask.into() });
        }
    }

    pub(super) fn account_says(self, request: u64, answer: &[u8]) {
        let heard = self.desk.try_update_value(|desk| {
            let at = desk.asked.iter().position(|(asked, _)| *asked == request)?;
            Some(desk.asked.remove(at).1)
        });
        if let Some(heard) = heard.flatten() {
            heard(answer);
        }
    }

    /// The engine was started anew: nobody answers any more.
    pub(super) fn nobody_answers(self) {
        for (_, heard) in self.desk.try_update_value(|desk| std::mem::take(&mut desk.asked)).unwrap_or_default() {
            heard(&[]);
        }
    }

    /// Nothing is left on this device: nor in this page, which begins anew.
    pub(super) fn wiped(self, why: Wiped) {
        browser::forget();
        let to = match why {
            Wiped::CutOff => "/sign-in?cut-off".to_owned(),
            Wiped::Left => "/sign-in?out".to_owned(),
            Wiped::Silent { lost } => format!("/sign-in?silent={lost}"),
        };
        let _ = window().location().replace(&to);
    }
}
