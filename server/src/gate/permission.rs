//! Which changes their author's role does not allow (S8): every operation is taken to the place that it writes. The table is
//! [`ingot_shared::rights`]. Never here: which documents a member may read ([`ingot_shared::access`]).

mod transfers;

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ingot_shared::Id;
use ingot_shared::access::Audience;
use ingot_shared::account::Role;
use ingot_shared::document::entity::DocumentKind;
use ingot_shared::document::{ChangeRecord, Document, Touch};
use ingot_shared::rights;
use ingot_shared::sync::session::Peer;

/// The places of the changes of one document that their authors may not make.
pub(super) fn denied(
    document: Id,
    changes: &[(usize, ChangeRecord)],
    authors: &dyn Fn(usize) -> Option<Peer>,
    stored: Option<&[u8]>,
    audience: Option<&Audience>,
) -> HashSet<usize> {
    let is_settings = document == Id::workspace();
    let allowed = |peer: &Peer| if is_settings { peer.role.leads_the_team() } else { may_change(peer, audience) };
    let limited: Vec<(usize, Option<Peer>)> = changes
        .iter()
        .map(|(index, _)| (*index, authors(*index)))
        .filter(|(_, peer)| !peer.as_ref().is_some_and(allowed))
        .collect();
    if !is_settings {
        // Whether he does no more than that is looked into below.
        let answers = |peer: &Option<Peer>| peer.as_ref().is_some_and(|peer| may_only_answer(peer, audience));
        let mut denied: HashSet<usize> = limited.into_iter().filter(|(_, peer)| !answers(peer)).map(|(index, _)| index).collect();
        denied.extend(transfers::denied(document, changes, authors, stored, audience));
        return denied;
    }
    if limited.is_empty() {
        return HashSet::new();
    }
    let allowed: HashSet<usize> = in_settings(changes, authors, stored);
    limited.into_iter().map(|(index, _)| index).filter(|index| !allowed.contains(index)).collect()
}

/// Whether a member may change a document of this audience, or begin a new one: only what he may read.
pub(super) fn may_change(peer: &Peer, audience: Option<&Audience>) -> bool {
    peer.role.writes() && audience.is_none_or(|audience| peer.reader().may_read(audience))
}

/// Whether a member may do nothing with a document of this audience but answer what his department is asked.
pub(super) fn may_only_answer(peer: &Peer, audience: Option<&Audience>) -> bool {
    let is_asked = |department: Id| audience.is_some_and(|audience| audience.asked.contains(&department));
    peer.role == Role::Viewer && peer.department.as_ref().is_some_and(|department| is_asked(department.id))
}

/// The places of changes to the settings that anybody, or exactly their author, may make.
fn in_settings(
    changes: &[(usize, ChangeRecord)],
    authors: &dyn Fn(usize) -> Option<Peer>,
    stored: Option<&[u8]>,
) -> HashSet<usize> {
    let records: Vec<ChangeRecord> = changes.iter().map(|(_, change)| change.clone()).collect();
    // Automerge may panic on hostile bytes; what cannot be told is not allowed.
    let touched = catch_unwind(AssertUnwindSafe(|| {
        let document =
            stored.map_or_else(|| Ok(Document::empty(Id::workspace())), |bytes| Document::load(Id::workspace(), bytes));
        document.map(|document| document.touches(&records)).unwrap_or_default()
    }));
    // Every device begins the settings with the same change.
    let first = Document::first_change(DocumentKind::Workspace, Id::workspace()).map(|change| change.hash);
    let places = touched.unwrap_or_default().into_iter().chain(std::iter::repeat(None));
    let allowed = changes.iter().zip(places).filter(|((index, change), places)| {
        let may = |touch: &Touch| authors(*index).is_some_and(|author| may_write(&author, touch));
        first == Some(change.hash) || places.as_ref().is_some_and(|places| places.iter().all(may))
    });
    allowed.map(|((index, _), _)| *index).collect()
}

/// Whether somebody may write there.
fn may_write(author: &Peer, touch: &Touch) -> bool {
    rights::may_write(author.role, author.member, &touch.key, touch.field.as_deref())
}

#[cfg(test)]
mod tests {
    use ingot_shared::Instant;
    use ingot_shared::document::{Author, entity::Entity};
    use ingot_shared::domain::{Command, Place, Value};

    use super::*;
    use crate::testing::{Page, id, peer};

    fn as_role(role: Role) -> Peer {
        Peer { role, ..peer(1) }
    }

    /// The changes by which somebody does this to new settings: the first, which is everybody's, and his own.
    fn settings(commands: &[Command]) -> Vec<(usize, ChangeRecord)> {
        let mut document = Document::empty(Id::workspace());
        document.set_actor(&[9; 16]);
        let applied = document.apply(commands, &Author::default(), Instant::from_millis(1)).unwrap();
        applied.changes.into_iter().enumerate().collect()
    }

    fn put(entity: Entity, at: Id, field: &str) -> Command {
        Command::put(Id::workspace(), Place::of(entity, at), [(field, "Новое".into())])
    }

    fn denied_to(role: Role, changes: &[(usize, ChangeRecord)]) -> Vec<usize> {
        let mut denied: Vec<usize> = denied(Id::workspace(), changes, &|_| Some(as_role(role)), None, None).into_iter().collect();
        denied.sort_unstable();
        denied
    }

    #[test]
    fn settings_are_for_those_who_lead() {
        let reason = settings(&[put(Entity::LossReason, Id::shipped("reason", "", "trip"), "name")]);
        assert_eq!(reason.len(), 2);
        let days = Command::put(Id::workspace(), Place::main(DocumentKind::Workspace), [("wipe_days", Value::Number(14))]);
        let days = settings(&[days]);
        assert_eq!(Role::ALL.map(|role| denied_to(role, &days).len()), [0, 1, 1, 1]);
        let currency = Command::put(Id::workspace(), Place::main(DocumentKind::Workspace), [("currency", "KZT".into())]);
        let currency = settings(&[currency]);
        assert_eq!(Role::ALL.map(|role| denied_to(role, &currency).len()), [0, 0, 1, 1]);
        for (role, denied) in [(Role::Owner, vec![]), (Role::Head, vec![]), (Role::Manager, vec![1]), (Role::Viewer, vec![1])] {
            assert_eq!(denied_to(role, &reason), denied, "{role:?}");
        }
    }

    #[test]
    fn a_manager_saves_lists_and_says_who_he_is_but_not_what() {
        let list = settings(&[Command::put(
            Id::workspace(),
            Place::of(Entity::SavedList, id(6, 1)),
            [("name", "Мои".into()), ("query", "q".into())],
        )]);
        assert_eq!(denied_to(Role::Manager, &list), Vec::<usize>::new());
        assert_eq!(denied_to(Role::Viewer, &list), [1]);
        let own = settings(&[put(Entity::Member, peer(1).member, "name")]);
        assert_eq!(denied_to(Role::Manager, &own), Vec::<usize>::new());
        assert_eq!(denied_to(Role::Viewer, &own), Vec::<usize>::new());
        let role = Command::put(Id::workspace(), Place::of(Entity::Member, peer(1).member), [("role", "owner".into())]);
        for more in [put(Entity::Member, id(1, 2), "name"), role] {
            let both = settings(&[put(Entity::Member, peer(1).member, "name"), more]);
            assert_eq!(denied_to(Role::Manager, &both), [1], "one change, one verdict");
        }
    }

    /// Two changes at once, of which the second writes into what the first made; and one whose object stands in the stored document.
    #[test]
    fn what_stands_in_earlier_changes_or_in_the_document_is_known() {
        let mut document = Document::empty(Id::workspace());
        document.set_actor(&[9; 16]);
        let own = |name: &str| put(Entity::Member, peer(1).member, if name.is_empty() { "email" } else { "name" });
        let mut run = |command: Command| document.apply(&[command], &Author::default(), Instant::from_millis(1)).unwrap().changes;
        let made = run(own("Анна"));
        let [first, second] = [run(own("")), run(put(Entity::LossReason, Id::shipped("reason", "", "trip"), "name"))];
        let all: Vec<(usize, ChangeRecord)> = made.into_iter().chain(first).chain(second).enumerate().collect();
        assert_eq!(denied_to(Role::Manager, &all), [3]);
        let mut stored = Document::empty(Id::workspace());
        stored.receive(all.iter().take(2).map(|(_, change)| change.clone()).collect()).unwrap();
        let rest: Vec<_> = all.iter().skip(2).cloned().collect();
        let saved = stored.save();
        let denied = denied(Id::workspace(), &rest, &|_| Some(as_role(Role::Manager)), Some(&saved), None);
        assert_eq!(denied, HashSet::from([3]));
        // Without it nothing can be told, and nothing is allowed.
        assert_eq!(denied_to(Role::Manager, &rest), [2, 3]);
    }

    #[test]
    fn who_only_looks_writes_nothing_else() {
        let (_, first) = Page::create(1, 1, "Анор");
        let changes = [(0, ChangeRecord::parse(&first.bytes).unwrap())];
        let denied = |role| denied(first.document, &changes, &|_| Some(as_role(role)), None, None).len();
        assert_eq!([Role::Owner, Role::Head, Role::Manager, Role::Viewer].map(denied), [0, 0, 0, 1]);
    }
}
