//! Erasing for good needs that the password was entered at the device a short while ago, whatever its app asks for.

use ingot_server::store::{People, Store};
use ingot_shared::Instant;
use ingot_shared::account::PROOF;
use ingot_shared::sync::frame::{ClientFrame, Hello, RelayFrame};

use crate::accounts::relay;
use crate::device::{Device, hello};
use crate::people::{let_in, now};
use crate::testing::{Page, id};

#[tokio::test]
async fn nothing_is_erased_long_after_the_password_was_entered() {
    let (relay, address) = relay().await;
    let people = relay.store().people();
    let_in(people, 1..4).await;
    let knows = |number| Hello { proves: true, erased: Some(0), ..hello(number) };
    let (mut device, _) = Device::greet(address, knows(1)).await;
    let (page, first) = Page::create(1, 1, "Анор");
    device.push(vec![first]).await;
    let erase = ClientFrame::Erase { documents: vec![page.document] };
    let unproven = RelayFrame::Unproven { documents: vec![page.document] };

    let session = id(7, 1);
    for proved in [now().as_millis() - PROOF - 1_000, now().as_millis() + 60_000] {
        people.prove(session, Instant::from_millis(proved)).await.unwrap();
        device.send(&erase).await;
        assert_eq!(device.answer().await, Some(unproven.clone()));
    }
    // An app that does not know of that is told nothing, and erases nothing either; its connection goes on.
    people.prove(id(7, 2), Instant::default()).await.unwrap();
    let (mut old, _) = Device::greet(address, hello(2)).await;
    old.send(&erase).await;
    assert_eq!(old.push(Vec::new()).await, []);
    // Who entered it at another device has not entered it at this one.
    people.prove(id(7, 3), now()).await.unwrap();
    device.send(&erase).await;
    assert_eq!(device.answer().await, Some(unproven));
    assert_eq!(*relay.store().erasures().borrow(), 0);

    people.prove(session, now()).await.unwrap();
    device.send(&erase).await;
    let erased = RelayFrame::Erased { after: 0, documents: vec![page.document], upto: 1 };
    assert_eq!(device.answer().await, Some(erased));
}
