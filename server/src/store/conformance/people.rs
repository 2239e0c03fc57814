//! Members, sessions and links: what is checked still holds when it is written.

use ingot_shared::account::AccountError::{
    EmailTaken, LastOwner, LinkExpired, LinkUnknown, LinkUsed, NotAllowed, NotFound, WrongLogin,
};
use ingot_shared::account::{Happened, LinkKind, Role};
use ingot_shared::{Id, Instant};

use crate::accounts::links::NewLink;
use crate::store::people::{IDLE, Member, NewSession, Newcomer, People, PeopleError, SessionEnd};
use crate::store::{Store, StoreError};
use crate::testing::id;

/// Who does what somebody has to do.
pub(super) const BY: Id = Id::from_bytes([1; 16]);

const DAY: i64 = 24 * 60 * 60 * 1_000;

pub(super) fn at(days: i64) -> Instant {
    Instant::from_millis(1_790_000_000_000 + days * DAY)
}

pub(super) fn denied<T: std::fmt::Debug>(answer: Result<T, PeopleError>) -> Option<ingot_shared::account::AccountError> {
    match answer {
        Err(PeopleError::Denied(error)) => Some(error),
        other => panic!("{other:?}"),
    }
}

pub(super) fn session(number: u8) -> NewSession {
    NewSession { id: id(7, number.into()), token: [number; 32], label: format!("device {number}") }
}

pub(super) fn newcomer(number: u8) -> Newcomer {
    let (name, email) = (format!("Member {number}"), format!("Member{number}@Example.uz"));
    Newcomer { wish: None, id: id(1, number.into()), name, email, password: format!("hash {number}"), session: session(number) }
}

pub(super) async fn link<P: People>(people: &P, new: NewLink) -> [u8; 32] {
    people.make_link(new.link.clone(), new.fingerprint()).await.unwrap();
    new.fingerprint()
}

pub(super) async fn invite<P: People>(people: &P, role: Role) -> [u8; 32] {
    link(people, NewLink::invite(role, "Оля".to_owned(), None, at(0)).unwrap()).await
}

pub(super) async fn member<P: People>(people: &P, number: u8, role: Role) -> Member {
    let secret = invite(people, role).await;
    people.enter(secret, newcomer(number), at(0)).await.unwrap()
}

pub(super) async fn is_live<P: People>(people: &P, number: u8) -> bool {
    people.session([number; 32]).await.unwrap().is_some_and(|(session, _)| session.is_live(at(1)))
}

pub(in crate::store) async fn a_link_works_once_until_its_time_is_over<S: Store>(store: S) {
    let people = store.people();
    assert_eq!(denied(people.enter([9; 32], newcomer(1), at(0)).await), Some(LinkUnknown));
    let secret = invite(people, Role::Manager).await;
    assert_eq!(denied(people.enter(secret, newcomer(1), at(7)).await), Some(LinkExpired));
    let entered = people.enter(secret, newcomer(1), at(6)).await.unwrap();
    assert_eq!((entered.role, entered.active, entered.id), (Role::Manager, true, id(1, 1)));
    assert_eq!(denied(people.enter(secret, newcomer(2), at(6)).await), Some(LinkUsed));
    assert_eq!(people.member(id(1, 2)).await, Ok(None), "nothing is left of who was not let in");
    assert!(is_live(people, 1).await && !is_live(people, 2).await);
    let found = people.link(secret).await.unwrap().unwrap();
    assert_eq!((found.kind, found.used, found.name.as_str()), (LinkKind::Invite, Some(at(6)), "Оля"));
}

pub(in crate::store) async fn of_two_who_use_one_link_at_once_one_comes_in<S: Store>(store: S) {
    for round in 0..20 {
        let people = store.people();
        let secret = invite(people, Role::Head).await;
        let (one, other) = (newcomer(round * 2), newcomer(round * 2 + 1));
        let (one, other) = futures::join!(people.enter(secret, one, at(0)), people.enter(secret, other, at(0)));
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        assert_eq!(denied(if one.is_ok() { other } else { one }), Some(LinkUsed));
        assert_eq!(people.team(at(0)).await.unwrap().len(), usize::from(round) + 1);
    }
}

pub(in crate::store) async fn an_address_belongs_to_one_and_a_wish_is_granted_when_it_is_free<S: Store>(store: S) {
    let people = store.people();
    let first = member(people, 1, Role::Owner).await;
    let secret = invite(people, Role::Manager).await;
    let same = Newcomer { email: " mEMBER1@eXAMPLE.UZ".to_owned(), ..newcomer(2) };
    assert_eq!(denied(people.enter(secret, same, at(0)).await), Some(EmailTaken));
    let taken = Newcomer { wish: Some(first.id), ..newcomer(2) };
    assert_eq!(people.enter(secret, taken, at(0)).await.unwrap().id, id(1, 2), "the link was not used up");
    let secret = invite(people, Role::Manager).await;
    let free = Newcomer { wish: Some(id(1, 99)), ..newcomer(3) };
    assert_eq!(people.enter(secret, free, at(0)).await.unwrap().id, id(1, 99));
    assert_eq!(people.by_email("member1@example.uz").await.unwrap().map(|found| found.id), Some(first.id));
    assert_eq!(people.by_email("nobody@example.uz").await, Ok(None));
}

pub(in crate::store) async fn the_first_owner_is_one_and_his_newest_link_counts<S: Store>(store: S) {
    let people = store.people();
    assert_eq!(people.has_owner().await, Ok(false));
    let before = link(people, NewLink::owner(at(0)).unwrap()).await;
    let secret = link(people, NewLink::owner(at(0)).unwrap()).await;
    assert_eq!(denied(people.enter(before, newcomer(1), at(0)).await), Some(LinkUsed));
    assert_eq!(people.enter(secret, newcomer(1), at(3_000)).await.unwrap().role, Role::Owner);
    assert_eq!(people.has_owner().await, Ok(true));
    let late = link(people, NewLink::owner(at(0)).unwrap()).await;
    assert_eq!(denied(people.enter(late, newcomer(2), at(0)).await), Some(LinkUsed));
}

pub(in crate::store) async fn recovery_sets_the_password_and_ends_what_was<S: Store>(store: S) {
    let people = store.people();
    let one = member(people, 1, Role::Owner).await;
    let recovery = || NewLink::recovery(&one, None, at(0)).unwrap();
    let before = link(people, recovery()).await;
    let secret = link(people, recovery()).await;
    assert_eq!(denied(people.recover(before, "new".to_owned(), session(2), at(0)).await), Some(LinkUsed));
    assert_eq!(denied(people.recover(secret, "new".to_owned(), session(2), at(1)).await), Some(LinkExpired));
    assert_eq!(denied(people.enter(secret, newcomer(3), at(0)).await), Some(LinkUnknown), "it makes no member");
    let (recovered, ended) = people.recover(secret, "new".to_owned(), session(2), at(0)).await.unwrap();
    assert_eq!((recovered.password.as_str(), ended), ("new", vec![id(7, 1)]));
    assert!(!is_live(people, 1).await && is_live(people, 2).await);
    assert_eq!(denied(people.recover(secret, "again".to_owned(), session(3), at(0)).await), Some(LinkUsed));
}

pub(in crate::store) async fn a_link_is_worth_what_its_maker_may<S: Store>(store: S) {
    let people = store.people();
    member(people, 1, Role::Owner).await;
    let head = member(people, 2, Role::Head).await;
    let of_head = link(people, NewLink::invite(Role::Manager, String::new(), Some(head.id), at(0)).unwrap()).await;
    people.set_member(head.id, Role::Manager, true, BY, at(0)).await.unwrap();
    assert_eq!(denied(people.enter(of_head, newcomer(3), at(0)).await), Some(LinkUsed));
    people.set_member(head.id, Role::Head, false, BY, at(0)).await.unwrap();
    assert_eq!(denied(people.enter(of_head, newcomer(3), at(0)).await), Some(LinkUsed));
    people.set_member(head.id, Role::Head, true, BY, at(0)).await.unwrap();
    people.enter(of_head, newcomer(3), at(0)).await.unwrap();
}

pub(in crate::store) async fn whoever_signs_in_has_the_password_that_was_checked<S: Store>(store: S) {
    let people = store.people();
    let one = member(people, 1, Role::Owner).await;
    let other = member(people, 2, Role::Manager).await;
    people.sign_in(&one, session(3), at(0)).await.unwrap();
    assert_eq!(people.set_password(&one, "new".to_owned(), id(7, 3), at(0)).await, Ok(vec![id(7, 1)]));
    assert!(is_live(people, 3).await && !is_live(people, 1).await);
    assert_eq!(denied(people.sign_in(&one, session(4), at(0)).await), Some(WrongLogin), "the old one holds no more");
    assert_eq!(denied(people.set_password(&one, "newer".to_owned(), id(7, 3), at(0)).await), Some(WrongLogin));
    people.set_member(other.id, Role::Manager, false, BY, at(0)).await.unwrap();
    assert_eq!(denied(people.sign_in(&other, session(5), at(0)).await), Some(WrongLogin));
}

pub(in crate::store) async fn a_session_ends_once_and_tells_how<S: Store>(store: S) {
    let people = store.people();
    member(people, 1, Role::Owner).await;
    let other = member(people, 2, Role::Manager).await;
    assert_eq!(people.end(id(7, 1), SessionEnd::CutOff, BY, at(0)).await, Ok(true));
    assert_eq!(people.end(id(7, 1), SessionEnd::SignedOut, BY, at(0)).await, Ok(false));
    let end = async |number: u8| people.session([number; 32]).await.unwrap().unwrap().0.end.map(|(end, _)| end);
    assert_eq!(end(1).await, Some(SessionEnd::CutOff), "as it was ended first");
    people.set_member(other.id, Role::Manager, false, BY, at(0)).await.unwrap();
    assert_eq!(end(2).await, Some(SessionEnd::CutOff));
    people.set_member(other.id, Role::Manager, true, BY, at(0)).await.unwrap();
    assert_eq!(end(2).await, Some(SessionEnd::CutOff), "who is let in again signs in again");
    assert_eq!(people.session([9; 32]).await, Ok(None));
}

pub(in crate::store) async fn a_member_goes_by_another_name<S: Store>(store: S) {
    let people = store.people();
    let one = member(people, 1, Role::Owner).await;
    people.set_name(one.id, "Анна Ким".to_owned()).await.unwrap();
    assert_eq!(people.member(one.id).await, Ok(Some(Member { name: "Анна Ким".to_owned(), ..one })));
    assert_eq!(denied(people.set_name(id(1, 9), "Никто".to_owned()).await), Some(NotFound));
}

pub(in crate::store) async fn a_member_is_in_the_department_of_his_invite_until_he_is_put_into_another<S: Store>(store: S) {
    let people = store.people();
    let [sales, service] = [id(8, 1), id(8, 2)];
    member(people, 4, Role::Owner).await;
    let into = |number: u8, role, department| async move {
        let new = NewLink::invite(role, String::new(), None, at(0)).unwrap().into_department(department);
        let secret = link(people, new).await;
        assert_eq!(people.link(secret).await.unwrap().unwrap().department, department);
        people.enter(secret, newcomer(number), at(0)).await.unwrap()
    };
    let head = into(1, Role::Head, Some(sales)).await;
    let seller = into(2, Role::Manager, Some(sales)).await;
    let viewer = into(3, Role::Viewer, None).await;
    assert_eq!([head.reads_for(), seller.reads_for(), viewer.reads_for()], [Some(sales), None, None]);
    let mut of_sales = people.in_department(sales).await.unwrap();
    of_sales.sort_unstable();
    assert_eq!(of_sales, [head.id, seller.id]);
    assert_eq!(people.set_department(seller.id, Some(service), BY, at(1)).await, Ok(Some(sales)));
    assert_eq!(people.set_department(seller.id, Some(service), BY, at(1)).await, Ok(Some(service)));
    assert_eq!(people.in_department(service).await, Ok(vec![seller.id]));
    assert_eq!(people.set_department(viewer.id, Some(service), BY, at(1)).await, Ok(None));
    assert_eq!(people.set_department(viewer.id, None, BY, at(1)).await, Ok(Some(service)));
    assert_eq!(people.member(viewer.id).await, Ok(Some(viewer)));
    assert_eq!(denied(people.set_department(id(1, 9), None, BY, at(1)).await), Some(NotFound));
    let moved: Vec<_> = people.audit(None).await.unwrap().into_iter().filter(|entry| entry.what == Happened::Moved).collect();
    assert_eq!(moved.iter().map(|entry| entry.thing).collect::<Vec<_>>(), [None, Some(service), Some(service)], "newest first");
    // Whoever is let in no more is still of his department: what he worked on is.
    people.set_member(seller.id, Role::Manager, false, BY, at(1)).await.unwrap();
    assert_eq!(people.in_department(service).await, Ok(vec![seller.id]));
}

pub(in crate::store) async fn there_is_always_an_owner<S: Store>(store: S) {
    let people = store.people();
    let (one, other) = (member(people, 1, Role::Owner).await, member(people, 2, Role::Owner).await);
    let set = async |member: Id, role: Role, active: bool| people.set_member(member, role, active, BY, at(0)).await;
    set(one.id, Role::Viewer, true).await.unwrap();
    for (role, active) in [(Role::Head, true), (Role::Owner, false), (Role::Viewer, false)] {
        assert_eq!(denied(set(other.id, role, active).await), Some(LastOwner));
    }
    assert!(is_live(people, 2).await, "nothing of it was done");
    assert_eq!(denied(set(id(1, 9), Role::Head, true).await), Some(NotFound));
    set(one.id, Role::Owner, true).await.unwrap();
    set(other.id, Role::Owner, false).await.unwrap();
    assert_eq!(denied(set(one.id, Role::Head, true).await), Some(LastOwner), "one who was cut off does not count");
}

pub(in crate::store) async fn a_device_is_one_members_at_a_time<S: Store>(store: S) {
    let people = store.people();
    let one = member(people, 1, Role::Owner).await;
    member(people, 2, Role::Manager).await;
    people.sign_in(&one, session(3), at(0)).await.unwrap();
    assert_eq!(people.bind(id(7, 1), id(2, 1)).await, Ok(()));
    assert_eq!(people.bind(id(7, 3), id(2, 1)).await, Ok(()), "signed in again");
    assert_eq!(denied(people.bind(id(7, 2), id(2, 1)).await), Some(NotAllowed));
    for session in [id(7, 1), id(7, 3)] {
        people.end(session, SessionEnd::SignedOut, BY, at(0)).await.unwrap();
    }
    assert_eq!(people.bind(id(7, 2), id(2, 1)).await, Ok(()));
}

pub(in crate::store) async fn lists_show_what_lasts<S: Store>(store: S) {
    let people = store.people();
    let one = member(people, 1, Role::Owner).await;
    people.sign_in(&one, session(2), at(0)).await.unwrap();
    people.seen(vec![(id(7, 1), at(3)), (id(7, 2), at(2)), (id(7, 9), at(2))]).await.unwrap();
    let seen: Vec<(Id, Instant)> =
        people.sessions(one.id, at(3)).await.unwrap().into_iter().map(|session| (session.id, session.seen)).collect();
    assert_eq!(seen, [(id(7, 1), at(3)), (id(7, 2), at(2))]);
    let idle = Instant::from_millis(at(2).as_millis() + IDLE.as_millis());
    assert_eq!(people.sessions(one.id, idle).await.unwrap().len(), 1, "who never comes is signed out");
    let team = people.team(at(3)).await.unwrap();
    assert_eq!(team.iter().map(|seat| (seat.member.id, seat.seen, seat.devices)).collect::<Vec<_>>(), [(one.id, Some(at(3)), 2)]);

    let (first, second) = (NewLink::invite(Role::Head, String::new(), Some(one.id), at(1)).unwrap(), at(2));
    let second = NewLink::invite(Role::Viewer, String::new(), None, second).unwrap();
    let (one_link, other_link) = (first.link.id, second.link.id);
    link(people, first).await;
    let secret = link(people, second).await;
    let invites = async |now| -> Vec<(Id, String)> {
        people.invites(now).await.unwrap().into_iter().map(|(link, by)| (link.id, by)).collect()
    };
    assert_eq!(invites(at(2)).await, [(other_link, String::new()), (one_link, "Member 1".to_owned())]);
    assert_eq!(invites(at(8)).await.len(), 1);
    people.withdraw(other_link, BY, at(2)).await.unwrap();
    assert_eq!(denied(people.withdraw(other_link, BY, at(2)).await), Some(NotFound));
    assert_eq!(denied(people.enter(secret, newcomer(3), at(2)).await), Some(LinkUsed));
    assert_eq!(invites(at(2)).await.len(), 1);
    let stored: Result<_, StoreError> = people.session_by_id(id(7, 2)).await;
    assert_eq!(stored.unwrap().map(|session| session.label), Some("device 2".to_owned()));
}
