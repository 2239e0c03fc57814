//! A request that another department take a client over (C174), over the real socket: who is given the client while it waits, who may answer,
//! and that a declined one takes the client away again.

use std::time::Duration;

use ingot_server::store::Store;
use ingot_shared::Id;
use ingot_shared::sync::frame::Refusal::NotAllowed;
use ingot_shared::sync::frame::{ClientFrame, RelayFrame, Verdict};

use crate::access::{SALES, SERVICE, client, company, departments, device, log};
use crate::device::Device;
use crate::testing::{Page, id};

/// The manager who asks, his head, the head who is asked, her viewer.
const SELLER: u64 = 10;
const HEAD: u64 = 6;
const ASKED: u64 = 7;
const LOOKER: u64 = 9;
/// The viewer of no department.
const STRANGER: u64 = 5;

async fn told(device: &mut Device) -> RelayFrame {
    tokio::time::timeout(Duration::from_secs(1), device.next()).await.unwrap().unwrap()
}

async fn fetches(device: &mut Device, document: Id) -> bool {
    device.send(&ClientFrame::Fetch { document }).await;
    matches!(device.answer().await, Some(RelayFrame::Fetched { snapshot: Some(_), .. }))
}

/// A page that says of itself all that the log has of it.
fn at(page: &mut Page, number: u64) -> Page {
    page.copy(100 + number)
}

#[tokio::test]
async fn who_is_asked_is_given_the_client_and_loses_it_with_a_refusal() {
    let (relay, address) = company().await;
    departments(&relay).await;
    let (mut page, mut offers) = client(1);
    offers.extend([page.hand_to(id(1, SELLER)), page.put_into(Some(SALES))]);
    log(&relay, 1, offers).await;
    let mut all = Vec::new();
    for number in [SELLER, ASKED, LOOKER] {
        let mut device = device(address, number).await;
        device.send(&ClientFrame::Follow { after: 3 }).await;
        all.push(device);
    }
    let [seller, asked, looker] = all.as_mut_slice() else { panic!() };
    assert!(!fetches(asked, page.document).await && !fetches(looker, page.document).await);

    let mut own = at(&mut page, SELLER);
    let request = own.ask(id(1, SELLER), Some(SALES), SERVICE);
    assert_eq!(seller.push(vec![request.clone()]).await, [Verdict::Logged(4)]);
    let granted = vec![relay.store().fetch(page.document).await.unwrap().unwrap()];
    for device in [&mut *asked, &mut *looker] {
        assert_eq!(told(device).await, RelayFrame::Access { after: 3, revoked: Vec::new(), granted: granted.clone() });
        assert!(matches!(told(device).await, RelayFrame::Entries { upto: 4, .. }));
    }
    assert!(fetches(asked, page.document).await && fetches(looker, page.document).await);

    // Neither who asks answers, nor his head, nor a viewer of others.
    for number in [SELLER, HEAD, STRANGER] {
        let mut other = device(address, number).await;
        let forged = own.copy(200 + number).turn(id(1, number), "accepted");
        assert_eq!(other.push(vec![forged]).await, [Verdict::Refused(NotAllowed)], "member {number}");
    }
    let mut theirs = own.copy(300);
    let answer = theirs.turn(id(1, ASKED), "declined");
    assert_eq!(asked.push(vec![answer]).await, [Verdict::Logged(5)]);
    for device in [&mut *asked, &mut *looker] {
        assert_eq!(told(device).await, RelayFrame::Access { after: 4, revoked: vec![page.document], granted: Vec::new() });
        assert!(matches!(told(device).await, RelayFrame::Entries { upto: 5, .. }));
        assert!(!fetches(device, page.document).await);
    }
    assert_eq!(asked.push(vec![theirs.copy(301).note("Ещё раз")]).await, [Verdict::Refused(NotAllowed)]);
    // Who asked has the answer.
    assert!(fetches(&mut device(address, SELLER).await, page.document).await);
}

#[tokio::test]
async fn who_accepts_has_the_client_and_who_takes_a_request_back_takes_the_client_back() {
    let (relay, address) = company().await;
    departments(&relay).await;
    let (mut page, mut offers) = client(1);
    offers.extend([page.hand_to(id(1, SELLER)), page.put_into(Some(SALES)), page.ask(id(1, SELLER), Some(SALES), SERVICE)]);
    log(&relay, 1, offers).await;
    let mut asked = device(address, ASKED).await;
    let mut taken = page.copy(200);
    let (into, answer) = (taken.put_into(Some(SERVICE)), taken.turn(id(1, ASKED), "accepted"));
    assert_eq!(asked.push(vec![into, answer]).await, [Verdict::Logged(5), Verdict::Logged(6)]);
    assert!(fetches(&mut asked, page.document).await);

    let (mut other, mut offers) = client(2);
    offers.extend([other.hand_to(id(1, SELLER)), other.put_into(Some(SALES)), other.ask(id(1, SELLER), Some(SALES), SERVICE)]);
    log(&relay, 1, offers).await;
    assert!(fetches(&mut asked, other.document).await);
    let back = other.copy(201).turn(id(1, SELLER), "withdrawn");
    assert_eq!(asked.push(vec![back.clone()]).await, [Verdict::Refused(NotAllowed)], "it is not hers to take back");
    assert_eq!(device(address, SELLER).await.push(vec![back]).await, [Verdict::Logged(11)]);
    assert!(!fetches(&mut asked, other.document).await);
}

#[tokio::test]
async fn a_viewer_answers_what_his_department_is_asked_and_writes_nothing_else() {
    let (relay, address) = company().await;
    departments(&relay).await;
    let mut number = 0;
    for (state, takes_in) in [("declined", false), ("accepted", true)] {
        number += 1;
        let (mut page, mut offers) = client(number);
        offers.extend([page.hand_to(id(1, SELLER)), page.put_into(Some(SALES))]);
        log(&relay, 1, offers).await;
        let mut looker = device(address, LOOKER).await;
        let early = page.copy(400 + number).note("Рано");
        assert_eq!(looker.push(vec![early]).await, [Verdict::Refused(NotAllowed)], "it is not theirs yet");
        let asked = page.ask(id(1, SELLER), Some(SALES), SERVICE);
        log(&relay, 1, vec![asked]).await;
        assert!(fetches(&mut looker, page.document).await);
        let others = [
            page.copy(410 + number).note("Заметка"),
            page.copy(420 + number).put_into(Some(SERVICE)),
            page.copy(430 + number).turn(id(1, LOOKER), "withdrawn"),
            page.copy(440 + number).answer(id(1, LOOKER), "accepted", Some(SALES)),
            page.copy(450 + number).answer(id(1, LOOKER), "declined", Some(SERVICE)),
        ];
        for forged in others {
            assert_eq!(looker.push(vec![forged]).await, [Verdict::Refused(NotAllowed)]);
        }
        let mut own = page.copy(460 + number);
        let answer = own.answer(id(1, LOOKER), state, takes_in.then_some(SERVICE));
        let more = own.note("И ещё");
        let verdicts = looker.push(vec![answer, more]).await;
        assert!(matches!(verdicts.as_slice(), [Verdict::Logged(_), Verdict::Refused(NotAllowed)]), "{verdicts:?}");
        assert_eq!(fetches(&mut looker, page.document).await, takes_in, "{state}");
    }
}
