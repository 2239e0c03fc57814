//! What the person does with one thing of the inbox. Never here: the commands that this takes.

use ingot_shared::Id;
use ingot_shared::domain::{Command, Lead};

use crate::model::inbox::answer::Desk;
use crate::ui::browser;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// A thing of the inbox: its client, and the enquiry where there is one.
pub type Key = (Id, Option<Id>);

/// What a sheet asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// What was answered.
    Answer,
    /// Why it is rejected.
    Reject,
    /// Who gets it.
    Assign,
    /// Which deal comes of it.
    Deal,
    /// Which task comes of it.
    Task,
}

/// The screen's state.
#[derive(Clone, Copy)]
pub struct InboxState {
    /// The store.
    pub store: Store,
    /// What a sheet asks about, and of which thing.
    pub asked: RwSignal<Option<(Ask, Key)>>,
}

/// Who is at this device.
pub fn me(store: Store) -> Lead {
    store.me.with_untracked(|me| Lead { member: me.member, name: me.name.clone() })
}

impl InboxState {
    /// What is asked of a thing; nothing when its client is gone.
    pub fn at_desk<T>(self, key: Key, act: impl FnOnce(&Desk<'_>) -> T) -> Option<T> {
        let (client, enquiry) = key;
        let entry = self.store.rows.with_untracked(|rows| rows.get(client))?;
        let ids = [browser::new_id(), browser::new_id()];
        Some(act(&Desk { row: &entry.row, enquiry, me: me(self.store), ids }))
    }

    /// Does it and says so, with a button to take it back.
    pub fn run(self, key: Key, done: String, act: impl FnOnce(&Desk<'_>) -> Vec<Command>) {
        if let Some(commands) = self.at_desk(key, act) {
            self.store.run_then_toast(commands, done);
        }
    }

    /// Takes it.
    pub fn take(self, key: Key) {
        let me = me(self.store);
        self.run(key, t().inbox.taken.to_owned(), |desk| desk.hand_to(&me));
    }

    /// Asks what is to be done with it.
    pub fn ask(self, what: Ask, key: Key) {
        self.asked.set(Some((what, key)));
    }
}
