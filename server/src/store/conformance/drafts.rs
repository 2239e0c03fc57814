//! Edits that were handed in: kept once, decided once, gone with their document.

use ingot_shared::account::review::{Decision, MAX_DRAFTS};
use ingot_shared::account::{AccountError, Happened, Role};
use ingot_shared::{Id, Instant};

use super::append;
use super::people::{at, denied, member};
use crate::store::Store;
use crate::store::people::{DECIDED_KEPT, Draft, People};
use crate::testing::{Page, id, peer};

fn draft(member: Id, number: u64, document: Id) -> Draft {
    Draft { id: id(8, number), member, document, made: at(1), handed: at(2), commands: b"edit".to_vec(), decided: None }
}

fn silent(draft: &Draft) -> Draft {
    Draft { commands: Vec::new(), ..draft.clone() }
}

pub(in crate::store) async fn a_draft_is_kept_once_and_decided_once<S: Store>(store: S) {
    let people = store.people();
    let author = member(people, 1, Role::Manager).await.id;
    let (head, other) = (member(people, 2, Role::Head).await.id, member(people, 3, Role::Manager).await.id);
    let first = draft(author, 1, id(3, 1));
    let same_id = draft(other, 1, id(3, 2));
    let second = Draft { handed: at(3), ..draft(author, 2, id(3, 1)) };
    for draft in [&first, &same_id, &second] {
        people.hand_in(draft.clone()).await.unwrap();
    }
    people.hand_in(Draft { commands: b"other".to_vec(), handed: at(9), ..first.clone() }).await.unwrap();
    assert_eq!(people.drafts().await.unwrap(), [silent(&first), silent(&same_id), silent(&second)]);
    assert_eq!(people.drafts_of(author).await.unwrap(), [silent(&second), silent(&first)]);
    assert_eq!(people.draft(author, first.id).await.unwrap(), Some(first.clone()), "what came first stays");

    people.decide(author, vec![first.id, id(8, 99)], (Decision::Accepted, head), at(4)).await.unwrap();
    people.decide(author, vec![first.id], (Decision::Declined, other), at(5)).await.unwrap();
    let decided = Draft { decided: Some((Decision::Accepted, head, at(4))), ..silent(&first) };
    assert_eq!(people.draft(author, first.id).await.unwrap(), Some(decided), "what it says is gone");
    people.hand_in(first.clone()).await.unwrap();
    assert_eq!(people.drafts().await.unwrap(), [silent(&same_id), silent(&second)], "handed in again it stays decided");
    people.decide(other, vec![same_id.id], (Decision::Declined, head), at(6)).await.unwrap();
    let mut log = people.audit(None).await.unwrap();
    log.truncate(2);
    let log: Vec<_> = log.into_iter().map(|entry| (entry.what, entry.actor, entry.member, entry.thing)).collect();
    let said = |what, of, document| (what, Some(head), Some(of), Some(document));
    assert_eq!(log, [said(Happened::EditDeclined, other, id(3, 2)), said(Happened::EditAccepted, author, id(3, 1))]);

    let over = |from: Instant| Instant::from_millis(from.as_millis() + DECIDED_KEPT.as_millis());
    people.tidy(Instant::from_millis(over(at(4)).as_millis() - 1)).await.unwrap();
    assert_eq!(people.drafts_of(author).await.unwrap().len(), 2);
    people.tidy(over(at(4))).await.unwrap();
    assert_eq!(people.drafts_of(author).await.unwrap(), [silent(&second)], "what waits stays");
}

pub(in crate::store) async fn so_many_drafts_of_a_member_wait<S: Store>(store: S) {
    let people = store.people();
    let author = member(people, 1, Role::Manager).await.id;
    for number in 0..MAX_DRAFTS as u64 {
        people.hand_in(draft(author, number, id(3, 1))).await.unwrap();
    }
    let one_more = draft(author, 999, id(3, 1));
    assert_eq!(denied(people.hand_in(one_more.clone()).await), Some(AccountError::TooMany));
    people.hand_in(draft(author, 0, id(3, 1))).await.unwrap();
    let other = member(people, 2, Role::Manager).await.id;
    people.hand_in(Draft { member: other, ..one_more.clone() }).await.unwrap();
    people.decide(author, vec![id(8, 0)], (Decision::Declined, other), at(4)).await.unwrap();
    people.hand_in(one_more).await.unwrap();
}

pub(in crate::store) async fn drafts_go_with_their_document<S: Store>(store: S) {
    let (page, first) = Page::create(1, 1, "Anor");
    append(&store, &[first]).await;
    let people = store.people();
    let author = member(people, 1, Role::Manager).await.id;
    let decided = draft(author, 1, page.document);
    let other = draft(author, 3, id(3, 2));
    for draft in [&decided, &draft(author, 2, page.document), &other] {
        people.hand_in(draft.clone()).await.unwrap();
    }
    people.decide(author, vec![decided.id], (Decision::Accepted, author), at(4)).await.unwrap();
    store.erase(peer(1), vec![page.document], at(5)).await.unwrap();
    assert_eq!(people.drafts_of(author).await.unwrap(), [silent(&other)]);
    assert_eq!(people.draft(author, id(8, 2)).await, Ok(None));
    assert_eq!(denied(people.hand_in(draft(author, 4, page.document)).await), Some(AccountError::NotFound));
}
