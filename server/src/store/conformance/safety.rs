//! What is forgotten, what is written down for good, proofs and recovery codes.

use ingot_shared::account::{AUDIT_PAGE, AccountError, Happened, Role};
use ingot_shared::{Id, Instant};

use super::people::{BY, at, denied, invite, is_live, link, member, newcomer, session};
use crate::accounts::links::NewLink;
use crate::store::Store;
use crate::store::audit::Note;
use crate::store::people::{IDLE, KEPT, Passkey, People, SessionEnd};
use crate::testing::{id, peer};

fn later(from: Instant, by: Instant) -> Instant {
    Instant::from_millis(from.as_millis() + by.as_millis())
}

fn just_before(moment: Instant) -> Instant {
    Instant::from_millis(moment.as_millis() - 1)
}

/// What the log says, oldest first.
async fn log<P: People>(people: &P) -> Vec<(Happened, Option<Id>, Option<Id>, Option<Id>)> {
    let mut all = people.audit(None).await.unwrap();
    all.reverse();
    all.into_iter().map(|entry| (entry.what, entry.actor, entry.member, entry.thing)).collect()
}

pub(in crate::store) async fn links_that_are_over_are_forgotten_after_a_month<S: Store>(store: S) {
    let people = store.people();
    let used = invite(people, Role::Owner).await;
    people.enter(used, newcomer(1), at(1)).await.unwrap();
    let withdrawn = NewLink::invite(Role::Head, String::new(), None, at(0)).unwrap();
    let withdrawn_id = withdrawn.link.id;
    let withdrawn = link(people, withdrawn).await;
    people.withdraw(withdrawn_id, BY, at(2)).await.unwrap();
    let expired = invite(people, Role::Manager).await;
    let is_there = async |secret| people.link(secret).await.unwrap().is_some();
    for (secret, over) in [(used, at(1)), (withdrawn, at(2)), (expired, at(7))] {
        people.tidy(just_before(later(over, KEPT))).await.unwrap();
        assert!(is_there(secret).await, "until then it says why it does not work");
        assert_eq!(people.tidy(later(over, KEPT)).await, Ok(1));
        assert!(!is_there(secret).await);
    }
    let waiting = link(people, NewLink::owner(at(0)).unwrap()).await;
    assert_eq!(people.tidy(later(at(0), IDLE)).await, Ok(0));
    assert!(is_there(waiting).await, "one that works stays");
}

pub(in crate::store) async fn sessions_that_are_over_are_forgotten_but_not_when_their_member_was_here<S: Store>(store: S) {
    let people = store.people();
    let one = member(people, 1, Role::Owner).await;
    people.sign_in(&one, session(2), at(0)).await.unwrap();
    people.sign_in(&one, session(3), at(0)).await.unwrap();
    people.seen(vec![(id(7, 1), at(5)), (id(7, 2), at(9)), (id(7, 3), at(4))]).await.unwrap();
    people.end(id(7, 2), SessionEnd::SignedOut, one.id, at(9)).await.unwrap();
    people.end(id(7, 3), SessionEnd::CutOff, one.id, at(4)).await.unwrap();
    let is_there = async |number: u8| people.session([number; 32]).await.unwrap().is_some();

    assert_eq!(people.tidy(later(at(0), KEPT)).await, Ok(1), "the invite");
    assert_eq!(people.tidy(just_before(later(at(9), KEPT))).await, Ok(0));
    assert_eq!(people.tidy(later(at(9), KEPT)).await, Ok(1));
    assert!(is_there(1).await && !is_there(2).await);
    let ended = people.session([3; 32]).await.unwrap().unwrap().0.end;
    assert_eq!(ended, Some((SessionEnd::CutOff, at(4))), "a device that was cut off is still told so");
    assert_eq!(people.team(at(40)).await.unwrap()[0].seen, Some(at(9)), "when he was last here stays");

    assert_eq!(people.tidy(later(at(4), IDLE)).await, Ok(1), "no browser has its cookie any more");
    assert!(is_there(1).await && !is_there(3).await);
    let gone = later(later(at(5), IDLE), KEPT);
    assert_eq!(people.tidy(just_before(gone)).await, Ok(0));
    assert_eq!(people.tidy(gone).await, Ok(1), "who never comes back");
    assert_eq!(people.team(gone).await.unwrap()[0].seen, Some(at(9)));
}

pub(in crate::store) async fn a_proof_lasts_with_its_session<S: Store>(store: S) {
    let people = store.people();
    let one = member(people, 1, Role::Owner).await;
    people.sign_in(&one, session(2), at(1)).await.unwrap();
    let proved = async |number: u8| people.session([number; 32]).await.unwrap().unwrap().0.proved;
    assert_eq!((proved(1).await, proved(2).await), (at(0), at(1)), "who signs in has just entered it");
    people.prove(id(7, 1), at(3)).await.unwrap();
    assert_eq!((proved(1).await, proved(2).await), (at(3), at(1)));
    people.prove(id(7, 9), at(3)).await.unwrap();
    assert_eq!(log(people).await.last(), Some(&(Happened::Proved, Some(one.id), Some(one.id), Some(id(7, 1)))));
}

pub(in crate::store) async fn a_recovery_code_works_once_and_newer_ones_take_its_place<S: Store>(store: S) {
    let people = store.people();
    let one = member(people, 1, Role::Owner).await;
    let other = member(people, 2, Role::Owner).await;
    let wrong = Some(AccountError::WrongCode);
    let using =
        async |of: Id, code: u8, number: u8| people.use_code(of, [code; 32], format!("new {code}"), session(number), at(1)).await;
    assert_eq!(people.codes_left(one.id).await, Ok(0));
    people.make_codes(one.id, vec![[1; 32], [2; 32]], at(0)).await.unwrap();
    people.make_codes(one.id, vec![[3; 32], [4; 32], [5; 32]], at(0)).await.unwrap();
    assert_eq!((people.codes_left(one.id).await, people.codes_left(other.id).await), (Ok(3), Ok(0)));
    assert_eq!((people.has_code(one.id, [3; 32]).await, people.has_code(one.id, [1; 32]).await), (Ok(true), Ok(false)));
    assert_eq!(denied(using(one.id, 1, 3).await), wrong, "of before");
    assert_eq!(denied(using(other.id, 3, 3).await), wrong, "of another");
    assert!(is_live(people, 1).await && !is_live(people, 3).await, "nothing of it was done");
    let (recovered, ended) = using(one.id, 3, 3).await.unwrap();
    assert_eq!((recovered.password.as_str(), ended), ("new 3", vec![id(7, 1)]));
    assert!(is_live(people, 3).await && is_live(people, 2).await);
    assert_eq!(denied(using(one.id, 3, 4).await), wrong, "it is spent");
    assert_eq!(people.codes_left(one.id).await, Ok(2));
    people.set_member(one.id, Role::Owner, false, BY, at(1)).await.unwrap();
    assert_eq!(denied(using(one.id, 4, 4).await), wrong, "who was cut off does not come in");
    assert_eq!(people.codes_left(one.id).await, Ok(2), "and it is not spent");
    people.set_member(one.id, Role::Owner, true, BY, at(1)).await.unwrap();
    let (first, second) = futures::join!(using(one.id, 5, 4), using(one.id, 5, 5));
    assert!(first.is_ok() != second.is_ok(), "of two at once one comes in");
}

pub(in crate::store) async fn a_passkey_is_one_members_until_it_is_removed_or_he_recovers<S: Store>(store: S) {
    let people = store.people();
    let one = member(people, 1, Role::Owner).await;
    let other = member(people, 2, Role::Owner).await;
    let passkey = |number: u8, of: Id| Passkey {
        id: id(8, u64::from(number)),
        member: of,
        credential: vec![number; 16],
        key: vec![number],
        state: [0; 7],
        name: format!("phone {number}"),
        made: at(i64::from(number)),
        used: None,
    };
    let (first, second) = (passkey(1, one.id), passkey(2, one.id));
    people.add_passkey(first.clone()).await.unwrap();
    people.add_passkey(second.clone()).await.unwrap();
    let taken = Passkey { id: id(8, 3), credential: first.credential.clone(), ..passkey(3, other.id) };
    assert_eq!(denied(people.add_passkey(taken).await), Some(AccountError::PasskeyFailed), "it is somebody's");
    assert_eq!(people.passkeys(one.id).await, Ok(vec![second.clone(), first.clone()]));
    assert_eq!(people.passkeys(other.id).await, Ok(Vec::new()));
    assert_eq!(people.passkey(&first.credential).await, Ok(Some((first.clone(), one.clone()))));
    assert_eq!(people.passkey(&[9; 16]).await, Ok(None));
    people.passkey_used(first.id, [1, 2, 9, 9, 9, 9, 1], at(7)).await.unwrap();
    let used = Passkey { state: [1, 2, 9, 9, 9, 9, 1], used: Some(at(7)), ..first.clone() };
    assert_eq!(people.passkey(&first.credential).await, Ok(Some((used.clone(), one.clone()))));
    assert_eq!(denied(people.remove_passkey(other.id, first.id, at(8)).await), Some(AccountError::NotFound), "of another");
    people.remove_passkey(one.id, second.id, at(8)).await.unwrap();
    assert_eq!(denied(people.remove_passkey(one.id, second.id, at(8)).await), Some(AccountError::NotFound));
    assert_eq!(people.passkeys(one.id).await, Ok(vec![used]));
    assert_eq!(log(people).await.last(), Some(&(Happened::PasskeyRemoved, Some(one.id), Some(one.id), Some(second.id))));
    people.add_passkey(passkey(4, other.id)).await.unwrap();
    people.make_codes(one.id, vec![[1; 32]], at(8)).await.unwrap();
    people.use_code(one.id, [1; 32], "new".to_owned(), session(5), at(9)).await.unwrap();
    assert_eq!(people.passkeys(one.id).await, Ok(Vec::new()));
    assert_eq!(people.passkeys(other.id).await.map(|left| left.len()), Ok(1));
    for number in 10..30 {
        people.add_passkey(passkey(number, one.id)).await.unwrap();
    }
    assert_eq!(denied(people.add_passkey(passkey(30, one.id)).await), Some(AccountError::PasskeyFailed), "enough");
}

pub(in crate::store) async fn what_happens_is_written_down_in_one_chain<S: Store>(store: S) {
    let people = store.people();
    let new = NewLink::invite(Role::Owner, String::new(), None, at(0)).unwrap();
    let invited = new.link.id;
    let secret = link(people, new).await;
    let one = people.enter(secret, newcomer(1), at(0)).await.unwrap();
    let new = NewLink::invite(Role::Manager, String::new(), Some(one.id), at(0)).unwrap();
    let withdrawn = new.link.id;
    link(people, new).await;
    people.withdraw(withdrawn, one.id, at(0)).await.unwrap();
    assert!(denied(people.withdraw(withdrawn, one.id, at(0)).await).is_some());
    people.sign_in(&one, session(2), at(1)).await.unwrap();
    people.end(id(7, 2), SessionEnd::CutOff, BY, at(1)).await.unwrap();
    people.end(id(7, 2), SessionEnd::CutOff, BY, at(1)).await.unwrap();
    people.set_password(&one, "new".to_owned(), id(7, 1), at(1)).await.unwrap();
    let one = people.member(one.id).await.unwrap().unwrap();
    people.note(vec![Note::wrong_passwords(Some(one.id), 7, at(2)), Note::wrong_passwords(None, 2, at(2))]).await.unwrap();
    let new = NewLink::recovery(&one, Some(one.id), at(2)).unwrap();
    let recovery = new.link.id;
    let secret = link(people, new).await;
    people.recover(secret, "newer".to_owned(), session(3), at(2)).await.unwrap();
    store.erase(peer(1), vec![id(3, 1), id(3, 1)], at(3)).await.unwrap();
    store.erase(peer(1), vec![id(3, 1)], at(3)).await.unwrap();
    people.make_codes(one.id, vec![[1; 32]], at(3)).await.unwrap();
    people.end(id(7, 3), SessionEnd::SignedOut, one.id, at(4)).await.unwrap();

    let (me, of) = (Some(one.id), Some(one.id));
    let expected = [
        (Happened::Invited, None, None, Some(invited)),
        (Happened::Entered, me, of, Some(invited)),
        (Happened::Invited, me, None, Some(withdrawn)),
        (Happened::Withdrawn, me, None, Some(withdrawn)),
        (Happened::SignedIn, me, of, Some(id(7, 2))),
        (Happened::CutOff, Some(BY), of, Some(id(7, 2))),
        (Happened::PasswordChanged, me, of, None),
        (Happened::NotSignedIn, None, of, None),
        (Happened::NotSignedIn, None, None, None),
        (Happened::RecoveryMade, me, of, Some(recovery)),
        (Happened::Recovered, me, of, Some(recovery)),
        (Happened::Erased, Some(peer(1).member), None, Some(id(3, 1))),
        (Happened::CodesMade, me, of, None),
        (Happened::SignedOut, me, of, Some(id(7, 3))),
    ];
    assert_eq!(log(people).await, expected);
    let (erased, chain) = people.erasure(id(3, 1)).await.unwrap().unwrap();
    assert_eq!((erased.number, erased.what, erased.thing), (12, Happened::Erased, Some(id(3, 1))));
    assert_ne!(chain, [0; 32]);
    assert_eq!(people.erasure(id(3, 2)).await.unwrap(), None);
    let counts: Vec<u32> = people.audit(Some(10)).await.unwrap().into_iter().map(|entry| entry.count).take(2).collect();
    assert_eq!(counts, [2, 7]);
    assert_eq!(people.audit_broken_at().await, Ok(None));
}

pub(in crate::store) async fn changes_of_members_are_written_down_when_they_change_something<S: Store>(store: S) {
    let people = store.people();
    member(people, 1, Role::Owner).await;
    let other = member(people, 2, Role::Manager).await;
    for (role, active) in
        [(Role::Manager, true), (Role::Head, true), (Role::Head, false), (Role::Head, false), (Role::Viewer, true)]
    {
        people.set_member(other.id, role, active, BY, at(1)).await.unwrap();
    }
    assert!(denied(people.set_member(id(1, 1), Role::Viewer, true, BY, at(1)).await).is_some(), "the last owner");
    let said: Vec<_> =
        people.audit(None).await.unwrap().into_iter().map(|entry| (entry.what, entry.role, entry.member)).take(4).collect();
    let of = Some(other.id);
    assert_eq!(
        said,
        [
            (Happened::Opened, Some(Role::Viewer), of),
            (Happened::Closed, Some(Role::Head), of),
            (Happened::RoleSet, Some(Role::Head), of),
            (Happened::Entered, Some(Role::Manager), of),
        ]
    );
}

pub(in crate::store) async fn the_audit_log_is_read_in_pages<S: Store>(store: S) {
    let people = store.people();
    let one = member(people, 1, Role::Owner).await;
    let many = 2 * AUDIT_PAGE as u64;
    people.note((0..many).map(|_| Note::own(Happened::Proved, one.id, at(1))).collect()).await.unwrap();
    let mut numbers = Vec::new();
    loop {
        let page = people.audit(numbers.last().copied()).await.unwrap();
        if page.is_empty() {
            break;
        }
        assert!(page.len() <= AUDIT_PAGE);
        numbers.extend(page.into_iter().map(|entry| entry.number));
    }
    assert!(numbers.into_iter().eq((1..=many + 2).rev()));
    assert_eq!(people.audit_broken_at().await, Ok(None));
}
