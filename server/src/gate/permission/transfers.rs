//! Which changes of a client do with a request to another department what their author may not (C174, S8). The table is
//! [`ingot_shared::rights::transfer`]. Never here: who may change the client at all.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ingot_shared::Id;
use ingot_shared::access::Audience;
use ingot_shared::document::{ChangeRecord, Document};
use ingot_shared::rights::transfer::{WORD, Who};
use ingot_shared::sync::session::Peer;

fn who(peer: &Peer) -> Who {
    let department = peer.department.as_ref().map(|department| department.id);
    Who { member: peer.member, role: peer.role, department }
}

/// The places of those changes. Only a document that has a request is looked into, or one that gets its first.
pub(super) fn denied(
    document: Id,
    changes: &[(usize, ChangeRecord)],
    authors: &dyn Fn(usize) -> Option<Peer>,
    stored: Option<&[u8]>,
    audience: Option<&Audience>,
) -> HashSet<usize> {
    // A change that begins a request names its key.
    let begins = |change: &ChangeRecord| change.bytes.windows(WORD.len()).any(|some| some == WORD.as_bytes());
    let is_free = |index: &usize| authors(*index).is_some_and(|peer| who(&peer).leads_all());
    let has_requests = audience.is_some_and(|audience| audience.has_requests);
    if changes.iter().all(|(index, _)| is_free(index)) || !(has_requests || changes.iter().any(|(_, change)| begins(change))) {
        return HashSet::new();
    }
    // Automerge may panic on hostile bytes; what cannot be told is not allowed.
    let found = catch_unwind(AssertUnwindSafe(|| looked_into(document, changes, authors, stored)));
    found.ok().flatten().unwrap_or_else(|| changes.iter().map(|(index, _)| *index).collect())
}

fn looked_into(
    id: Id,
    changes: &[(usize, ChangeRecord)],
    authors: &dyn Fn(usize) -> Option<Peer>,
    stored: Option<&[u8]>,
) -> Option<HashSet<usize>> {
    let mut document = stored.map_or_else(|| Some(Document::empty(id)), |bytes| Document::load(id, bytes).ok())?;
    let mut denied = HashSet::new();
    for (index, change) in changes {
        let before = document.transfers();
        let touches = document.touches(std::slice::from_ref(change)).pop().flatten();
        // What builds on something that is not here is answered so, whoever offers it; what does not fit is refused for that.
        if document.receive(vec![change.clone()]).is_err() {
            continue;
        }
        let after = document.transfers();
        let may = authors(*index).zip(touches).is_some_and(|(peer, touches)| {
            let who = who(&peer);
            if peer.role.writes() {
                return who.may_touch(&touches, &before, &after);
            }
            who.may_answer(&touches, &before, &after, document.rows().facts.id("department"))
        });
        if !may {
            denied.insert(*index);
        }
    }
    Some(denied)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ingot_shared::access::Department;
    use ingot_shared::account::Role;
    use ingot_shared::sync::frame::Offer;

    use super::*;
    use crate::testing::{Page, id, peer};

    const SALES: Id = Id::from_bytes([0x51; 16]);
    const SERVICE: Id = Id::from_bytes([0x52; 16]);

    fn head(number: u64, of: Id) -> Peer {
        Peer { role: Role::Head, department: Some(Arc::new(Department::of(of, [id(1, number)]))), ..peer(number) }
    }

    fn refused(peer: &Peer, offers: &[&Offer], stored: Option<&[u8]>) -> usize {
        let changes: Vec<(usize, ChangeRecord)> =
            offers.iter().map(|offer| ChangeRecord::parse(&offer.bytes).unwrap()).enumerate().collect();
        let audience = Audience { has_requests: stored.is_some(), ..Audience::default() };
        let document = offers.first().unwrap().document;
        denied(document, &changes, &|_| Some(peer.clone()), stored, stored.map(|_| &audience)).len()
    }

    #[test]
    fn who_is_asked_answers_whether_the_request_is_stored_or_comes_in_the_same_batch() {
        let seller = Peer { role: Role::Manager, ..peer(3) };
        let (mut page, first) = Page::create(1, 1, "Анор");
        let asked = page.ask(seller.member, Some(SALES), SERVICE);
        let stored = page.client.save();
        let mut before = page.copy(10);
        let answer = page.turn(peer(7).member, "accepted");
        let note = page.note("Просто заметка");
        for (peer, refuses) in [(peer(1), 0), (head(7, SERVICE), 0), (head(6, SALES), 1), (seller.clone(), 1)] {
            assert_eq!(refused(&peer, &[&answer, &note], Some(&stored)), refuses, "{peer:?}");
            assert_eq!(refused(&peer, &[&first, &asked, &answer], None), refuses, "{peer:?}");
        }
        let looker = Peer { role: Role::Viewer, ..head(9, SERVICE) };
        let answers =
            [("declined", None, 0), ("accepted", Some(SERVICE), 0), ("accepted", None, 1), ("declined", Some(SERVICE), 1)];
        for (actor, (state, into, refuses)) in (20..).zip(answers) {
            let given = before.copy(actor).answer(looker.member, state, into);
            assert_eq!(refused(&looker, &[&given], Some(&stored)), refuses, "{state} {into:?}");
        }
        let own = before.copy(30).note("Просто заметка");
        assert_eq!(refused(&looker, &[&own], Some(&stored)), 1, "he writes nothing else");
        // What builds on something unknown is not this table's to answer, and what cannot be looked into is not allowed.
        assert_eq!(refused(&seller, &[&answer], Some(&Page::create(1, 2, "Анор").0.client.save())), 0);
        assert_eq!(refused(&seller, &[&answer], Some(b"not a document")), 1);
    }
}
