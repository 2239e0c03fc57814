//! What the person looks at, in whichever tab, and who else is there. Never here: who may see it, the relay decides that.

use ingot_shared::Id;
use ingot_shared::sync::frame::Person;

use super::tabs::TabMessage;
use super::{Worker, port};
use crate::bridge::FromEngine;

/// A document that is looked at, and its field that is being edited.
type Looking = (Option<Id>, String);

/// What is looked at at this device.
#[derive(Default)]
pub(super) struct Presence {
    /// In this tab.
    own: Looking,
    /// In the tab where something was looked at last.
    last: Looking,
    /// Which tab that is; none for this one, and for one whose end nobody would learn of.
    tab: Option<Id>,
}

impl Worker {
    /// The person looks at this in this tab.
    pub(super) fn looks(&mut self, looking: Looking) {
        let (document, field) = looking.clone();
        self.tabs.tell(&TabMessage::Look { document, field, tab: self.tabs.name() });
        self.presence.own = looking.clone();
        self.look(looking, None);
    }

    /// The person looks at this in another tab.
    pub(super) fn other_looks(&mut self, looking: Looking, tab: Option<Id>) {
        if let Some(tab) = tab {
            self.tabs.watch(tab);
        }
        self.look(looking, tab);
    }

    /// Another tab is gone, by its person or by force: what was looked at in it is looked at no longer.
    pub(super) fn tab_is_gone(&mut self, tab: Id) {
        self.tabs.forget(tab);
        if self.presence.tab == Some(tab) {
            self.look(self.presence.own.clone(), None);
        }
    }

    fn look(&mut self, looking: Looking, tab: Option<Id>) {
        self.presence.last = looking;
        self.presence.tab = tab;
        self.tell_looking();
    }

    /// Tells the relay what is looked at, if this tab has the link.
    pub(super) fn tell_looking(&mut self) {
        let (document, field) = &self.presence.last;
        if let Some(frame) = self.engine.look(*document, field) {
            self.wire.send(&frame);
        }
    }

    /// Whether anything is looked at.
    pub(super) const fn is_anything_looked_at(&self) -> bool {
        self.presence.last.0.is_some()
    }

    /// Tells the page who else looks at a client, if it shows it.
    pub(super) fn show_people(&self, client: Id, people: Vec<Person>) {
        if self.open.contains(&client) {
            port::post(&FromEngine::People { client, people });
        }
    }
}
