//! Saving one thing of the open client. Never here: which thing.

use ingot_shared::domain::Command;

use leptos::callback::Callable;

use crate::ui::common::Saved;
use crate::ui::i18n::{errors, t};
use crate::ui::store::Store;

/// Runs a command and tells the field how it went; a field that is refused keeps its text and shows why.
pub fn save(store: Store, command: Command, saved: Saved) {
    store.run(vec![command], move |result| match result {
        Ok(_) => {
            store.say(t().saved_here);
            saved.try_run(Ok(()));
        }
        Err(error) => {
            let sentence = errors::engine(&error);
            // The field may be gone by now (the person went on to another screen): then the sentence must be seen all the same.
            if saved.try_run(Err(sentence.clone())).is_none() {
                store.toast_error(sentence);
            }
        }
    });
}
