//! Who looks at a document is told to the others there, and to nobody else.

use ingot_shared::Id;
use ingot_shared::sync::frame::{ClientFrame, Goodbye, MAX_WORD, Person, RelayFrame};
use tempfile::TempDir;

use crate::device::Device;
use crate::process::Serving;
use crate::testing::{id, peer};

fn look(document: Option<Id>, name: &str, field: &str) -> ClientFrame {
    ClientFrame::Look { document, name: name.to_owned(), field: field.to_owned() }
}

async fn people(device: &mut Device) -> Vec<(String, String)> {
    match device.next().await {
        Some(RelayFrame::People { document, people }) if document == id(3, 1) => {
            people.into_iter().map(|Person { name, field, .. }| (name, field)).collect()
        }
        other => panic!("nobody was told of but {other:?}"),
    }
}

fn named(name: &str, field: &str) -> Vec<(String, String)> {
    vec![(name.to_owned(), field.to_owned())]
}

#[tokio::test]
async fn others_are_told_who_comes_edits_and_leaves() {
    let folder = TempDir::new().unwrap();
    let serving = Serving::start(folder.path());
    let (mut anna, _) = Device::join(serving.address, 1).await;
    let (mut oleg, _) = Device::join(serving.address, 2).await;
    anna.send(&look(Some(id(3, 1)), "Анна", "")).await;
    oleg.send(&look(Some(id(3, 1)), "Олег", "")).await;
    assert_eq!(people(&mut oleg).await, named("Анна", ""));
    assert_eq!(people(&mut anna).await, named("Олег", ""));
    oleg.send(&look(Some(id(3, 1)), "Олег", "phone")).await;
    assert_eq!(people(&mut anna).await, named("Олег", "phone"));
    oleg.send(&look(Some(id(3, 2)), "Олег", "")).await;
    assert_eq!(people(&mut anna).await, []);
    drop(oleg);

    // A device that is cut off leaves as well.
    let (mut oleg, _) = Device::join(serving.address, 2).await;
    oleg.send(&look(Some(id(3, 1)), "Олег", "")).await;
    assert_eq!(people(&mut anna).await, named("Олег", ""));
    drop(oleg);
    assert_eq!(people(&mut anna).await, []);
}

#[tokio::test]
async fn the_relay_says_who_it_is_and_takes_no_long_words() {
    let folder = TempDir::new().unwrap();
    let serving = Serving::start(folder.path());
    let (mut anna, _) = Device::join(serving.address, 1).await;
    let (mut oleg, _) = Device::join(serving.address, 2).await;
    anna.send(&look(Some(id(3, 1)), "Анна", "")).await;
    oleg.send(&look(Some(id(3, 1)), "Анна", "")).await;
    let Some(RelayFrame::People { people, .. }) = oleg.next().await else { panic!("nobody") };
    assert_eq!(people.first().map(|person| person.member), Some(peer(1).member));
    oleg.send(&look(None, &"я".repeat(MAX_WORD), "")).await;
    assert_eq!(oleg.goodbye().await, Goodbye::Malformed);
}
