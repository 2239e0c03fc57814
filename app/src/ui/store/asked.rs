//! Who is here, as far as requests to departments go, and which of them wait for him (C174). Never here: the table of rights (shared has it).

use ingot_shared::rights::transfer::Who;

use super::{Health, Store};
use crate::model::inbox::Asked;

impl Store {
    /// What waits in the inbox for whoever is here: what nobody has taken, requests, edits of others; watches them.
    pub fn inbox_waits(self) -> usize {
        let reviews = self.sync.with(|sync| sync.reviews);
        self.rows.with(|rows| rows.inbox().new_ones()) + self.asked().len() + usize::try_from(reviews).unwrap_or_default()
    }

    /// Who is here, once the engine says of which department; watches it.
    pub fn who(self) -> Option<Who> {
        let role = self.role.get();
        let (member, department) = self.me.with(|me| (me.member, me.department));
        (self.health.get() == Health::Ready).then_some(Who { member, role, department })
    }

    /// Who is here, as far as the page knows.
    pub fn who_is_here(self) -> Who {
        let role = self.role.get_untracked();
        let (member, department) = self.me.with_untracked(|me| (me.member, me.department));
        Who { member, role, department }
    }

    /// The clients that are asked for and that he may accept, the oldest request first; watches them.
    pub fn asked(self) -> Vec<Asked> {
        let Some(who) = self.who() else { return Vec::new() };
        self.rows.with(|rows| rows.inbox().asked().filter(|asked| who.answers(asked.to)).copied().collect())
    }
}
