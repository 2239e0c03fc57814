//! Short messages at the edge of the screen. Never here: how they look.

use ingot_shared::Id;

use super::Store;
use crate::ui::browser;

/// How long a message stays; one with a button or an error longer.
const SHORT_MS: u64 = 4_000;
const LONG_MS: u64 = 10_000;
/// More messages than this would cover the work.
const MAX_TOASTS: usize = 3;

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Its name in the list.
    pub id: Id,
    /// What it says.
    pub text: String,
    /// The step that its button takes back.
    pub undo: Option<u64>,
    /// The client of whose erasure its button shows the receipt.
    pub receipt: Option<Id>,
    /// Something went wrong.
    pub is_error: bool,
}

impl Store {
    /// Says what was done, with an undo button where there is a step to take back.
    pub fn toast(self, text: String, undo: Option<u64>) {
        self.show_toast(text, undo, None, false);
    }

    /// Says that a client was erased, with a button for the receipt.
    pub fn toast_erased(self, text: String, client: Id) {
        self.show_toast(text, None, Some(client), false);
    }

    /// Says what went wrong.
    pub fn toast_error(self, text: String) {
        self.show_toast(text, None, None, true);
    }

    fn show_toast(self, text: String, undo: Option<u64>, receipt: Option<Id>, is_error: bool) {
        let id = browser::new_id();
        self.toasts.update(|toasts| {
            // One message at a time: the latest change is the one to take back. What went wrong stays until it is read.
            toasts.retain(|toast| toast.is_error && toast.text != text);
            toasts.push(Toast { id, text, undo, receipt, is_error });
            let surplus = toasts.len().saturating_sub(MAX_TOASTS);
            toasts.drain(..surplus);
        });
        let stay = if undo.is_some() || receipt.is_some() || is_error { LONG_MS } else { SHORT_MS };
        browser::later(stay, move || self.close_toast(id));
    }

    /// Takes a message off the screen.
    pub fn close_toast(self, id: Id) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}
