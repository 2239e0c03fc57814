//! Who else is at the open client, and telling them what is done here. Never here: views.

use ingot_shared::Id;

use super::Store;
use crate::bridge::ToEngine;
use crate::ui::prelude::*;

impl Store {
    /// Tells the others that the open client's field with this word is being edited; an empty one for none.
    pub fn edits_field(self, field: &str) {
        let open = self.open_id.get_value();
        self.looks(open, field);
    }

    /// Tells the others what is looked at, when that is news.
    pub(super) fn looks(self, client: Option<Id>, field: &str) {
        let looking = (client, field.to_owned());
        let is_new = self.looking.with_value(|before| *before != looking);
        if is_new {
            self.looking.set_value(looking.clone());
            let (client, field) = looking;
            self.tell(ToEngine::Look { client, field });
        }
    }

    /// The tab was hidden or is shown again: a hidden one looks at nothing.
    pub fn shows(self, is_shown: bool) {
        let open = self.open_id.get_value().filter(|_| is_shown && !self.locked.get_untracked());
        self.looks(open, "");
    }
}
