//! Short forms of commands that screens use often. Never here: anything that a command could not say itself.

use super::{Command, Place};
use crate::Id;
use crate::document::entity::Entity;
use crate::domain::Value;

impl Command {
    /// Puts fields of a thing.
    pub fn put<'a>(document: Id, at: Place, fields: impl IntoIterator<Item = (&'a str, Value)>) -> Self {
        Self::Put { document, at, fields: fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
    }

    /// Logs a call, letter, message, meeting, visit or check (C31, C37, C38). With `verified` among the fields the client's data
    /// counts as checked at its moment by its author (C15); with the result `no_answer` it is an attempt only (C40).
    pub fn log_contact<'a>(client: Id, contact: Id, kind: &str, fields: impl IntoIterator<Item = (&'a str, Value)>) -> Self {
        let kind = [("kind", Value::from(kind))];
        Self::put(client, Place::of(Entity::Contact, contact), kind.into_iter().chain(fields))
    }

    /// Marks an enquiry as processed, with the deal that came of it (C36).
    pub fn accept_enquiry(client: Id, enquiry: Id, entry: Id, deal: Option<Id>) -> Self {
        let at = Place::of(Entity::Enquiry, enquiry);
        Self::Turn { document: client, at, entry, state: "processed".to_owned(), text: String::new(), deal }
    }

    /// Rejects an enquiry, with the reason.
    pub fn reject_enquiry(client: Id, enquiry: Id, entry: Id, reason: &str) -> Self {
        let at = Place::of(Entity::Enquiry, enquiry);
        Self::Turn { document: client, at, entry, state: "rejected".to_owned(), text: reason.to_owned(), deal: None }
    }

    /// Opens a finished or dropped task again.
    pub fn reopen_task(client: Id, task: Id, entry: Id) -> Self {
        let at = Place::of(Entity::Task, task);
        Self::Turn { document: client, at, entry, state: "open".to_owned(), text: String::new(), deal: None }
    }

    /// Marks a client as being another one (C27).
    pub fn merge_into(client: Id, into: Id) -> Self {
        Self::put(client, Place::of(Entity::Profile, Id::default()), [("merged_into", Value::Ref(into))])
    }

    /// The name under which a part of a merger is known to the document that stays.
    pub fn part_of_merge(merge: Id, part: u32) -> Id {
        if part == 0 { merge } else { merge.derived(&format!("part {part}")) }
    }
}
