//! Who may change what, by the table of roles. The relay decides by it at acceptance (S8); the page offers nothing else by the same words.
//!
//! | role | settings of the company | everything else |
//! |---|---|---|
//! | owner | all | what they may read |
//! | head | all but when a device that is long away erases itself | what he may read |
//! | manager | saved lists, the own name and how to reach him | what he may read, and new documents |
//! | viewer | the own name and how to reach him | nothing but answers to what his department is asked |
//!
//! Requests that another department take a client over have a table of their own ([`transfer`]).
//!
//! Never here: which documents a member may read ([`crate::access`]); accounts, which have a table of their own.

pub mod transfer;

use crate::Id;
use crate::account::Role;
use crate::document::entity::{Entity, Home};
use crate::domain::Command;

/// What a member may say about himself in the team's list. His role and department are not among it.
const ABOUT_ONESELF: [&str; 3] = ["name", "phone", "email"];

/// What only owners set among the company's own settings.
const OF_OWNERS: [&str; 1] = ["wipe_days"];

/// Whether a member may write a field of the company's own settings, or take them away when no field is named.
fn may_set_own(role: Role, field: Option<&str>) -> bool {
    let is_of_owners = field.is_none_or(|field| OF_OWNERS.contains(&field));
    if is_of_owners { role.leads_the_team() } else { role.changes_settings() }
}

/// Whether a member may write a field of a thing of the settings, or make the thing when no field is named.
pub fn may_set(role: Role, member: Id, (entity, thing): (Entity, Id), field: Option<&str>) -> bool {
    if entity == Entity::Settings {
        return may_set_own(role, field);
    }
    if role.changes_settings() {
        return true;
    }
    match entity {
        Entity::SavedList => role == Role::Manager,
        Entity::Member => thing == member && field.is_none_or(|field| ABOUT_ONESELF.contains(&field)),
        _ => false,
    }
}

/// The same for the key under which a thing stands in the settings: its word and its id.
pub fn may_write(role: Role, member: Id, key: &str, field: Option<&str>) -> bool {
    let Some((word, id)) = key.split_once(':') else {
        let is_own = matches!(Entity::Settings.layout().home, Home::Main(home) if home == key);
        return if is_own { may_set_own(role, field) } else { role.changes_settings() };
    };
    let is = |entity: &Entity| matches!(entity.layout().home, Home::Root(home) if home == word);
    let entity = [Entity::SavedList, Entity::Member].into_iter().find(is);
    match (entity, id.parse()) {
        (Some(entity), Ok(id)) => may_set(role, member, (entity, id), field),
        _ => role.changes_settings(),
    }
}

/// Whether a member may run a command on a document that he may read. What a rule of the domain refuses is not known here.
pub fn may_run(role: Role, member: Id, command: &Command) -> bool {
    if command.document() != Id::workspace() {
        return role.writes();
    }
    match command {
        Command::Put { at, fields, .. } => fields.iter().all(|(field, _)| may_set(role, member, (at.entity, at.id), Some(field))),
        Command::Hide { at, .. } | Command::Show { at, .. } => {
            may_set(role, member, (at.entity, at.id), Some(at.entity.layout().hidden_by()))
        }
        _ => role.changes_settings(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;

    const ME: Id = Id::from_bytes([1; 16]);
    const OTHER: Id = Id::from_bytes([2; 16]);

    fn may(command: &Command) -> Vec<bool> {
        Role::ALL.map(|role| may_run(role, ME, command)).to_vec()
    }

    fn put(document: Id, entity: Entity, at: Id, field: &str) -> Command {
        Command::put(document, Place::of(entity, at), [(field, "Новое".into())])
    }

    #[test]
    fn settings_are_for_those_who_lead_and_lists_for_who_sells() {
        let settings = |entity, at, field| put(Id::workspace(), entity, at, field);
        assert_eq!(may(&settings(Entity::Pipeline, OTHER, "name")), [true, true, false, false]);
        assert_eq!(may(&settings(Entity::SavedList, OTHER, "name")), [true, true, true, false]);
        assert_eq!(may(&settings(Entity::Member, ME, "name")), [true; 4]);
        assert_eq!(may(&settings(Entity::Member, ME, "role")), [true, true, false, false]);
        assert_eq!(may(&settings(Entity::Member, OTHER, "name")), [true, true, false, false]);
        assert_eq!(may(&settings(Entity::Settings, Id::workspace(), "currency")), [true, true, false, false]);
        assert_eq!(may(&settings(Entity::Settings, Id::workspace(), "wipe_days")), [true, false, false, false]);
        let hide = |entity, at| Command::Hide { document: Id::workspace(), at: Place::of(entity, at) };
        assert_eq!(may(&hide(Entity::SavedList, OTHER)), [true, true, true, false]);
        assert_eq!(may(&hide(Entity::Member, ME)), [true, true, false, false], "nobody takes himself out of the team");
    }

    #[test]
    fn clients_are_for_everybody_but_who_only_looks() {
        assert_eq!(may(&put(OTHER, Entity::Task, ME, "title")), [true, true, true, false]);
        assert_eq!(may(&Command::DeleteClient { client: OTHER }), [true, true, true, false]);
    }

    #[test]
    fn a_key_is_what_it_names() {
        let key = |entity: Entity, id: Id| match entity.layout().home {
            Home::Root(word) => format!("{word}:{id}"),
            _ => panic!(),
        };
        let may = |key: &str, field| Role::ALL.map(|role| may_write(role, ME, key, field)).to_vec();
        assert_eq!(may(&key(Entity::Member, ME), None), [true; 4]);
        assert_eq!(may(&key(Entity::Member, ME), Some("department")), [true, true, false, false]);
        assert_eq!(may(&key(Entity::SavedList, OTHER), Some("removed")), [true, true, true, false]);
        assert_eq!(may("settings", Some("name")), [true, true, false, false]);
        assert_eq!(may("settings", Some("wipe_days")), [true, false, false, false]);
        assert_eq!(may("settings", None), [true, false, false, false], "they are there from the beginning");
        for other in ["profile", "pipeline:x", "member:x", &key(Entity::Pipeline, ME)] {
            assert_eq!(may(other, None), [true, true, false, false], "{other}");
        }
    }
}
