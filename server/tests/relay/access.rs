//! Who is told what over the real socket: every role, every kind of document, every way to ask (S7, S8).

use std::net::SocketAddr;
use std::time::Duration;

use ingot_server::http::{self, App, Relay};
use ingot_server::store::{MemoryStore, Store};
use ingot_shared::account::Role;
use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::document::{Author, ChangeRecord, Document};
use ingot_shared::domain::{Command, Place, Value};
use ingot_shared::row;
use ingot_shared::sync::audit::Sums;
use ingot_shared::sync::frame::Refusal::NotAllowed;
use ingot_shared::sync::frame::{ClientFrame, Goodbye, Hello, Offer, RelayFrame, Verdict};
use ingot_shared::{Currency, Id, Instant, Money};
use tokio::net::TcpListener;

use crate::accounts::AT_ONCE;
use crate::device::{Device, hello};
use crate::people::{let_in_as, let_in_to};
use crate::testing::{Page, id, offer, peer};

/// Who is in the company: number 1 made everything, clients belong to 3 and 4.
const TEAM: [(u64, Role); 5] = [(1, Role::Owner), (2, Role::Head), (3, Role::Manager), (4, Role::Manager), (5, Role::Viewer)];

pub async fn company() -> (Relay<MemoryStore>, SocketAddr) {
    let relay = Relay::new(MemoryStore::new(id(9, 1)));
    for (number, role) in TEAM {
        let_in_as(relay.store().people(), number, role).await;
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = relay.clone();
    tokio::spawn(async move { http::serve(listener, http::router(serving.clone(), App::from_files([])), None, &serving).await });
    (relay, address)
}

/// A device as it is connected when it was loaded under the rule of its role.
pub async fn device(address: SocketAddr, number: u64) -> Device {
    let first = Device::greet(address, hello(number)).await.1;
    Device::greet(address, Hello { access: Some(first.access), ..hello(number) }).await.0
}

/// The changes of a document that is no client.
fn document(kind: DocumentKind, document: Id) -> Vec<Offer> {
    let mut made = Document::empty(document);
    made.set_actor(&[7; 16]);
    let named = match kind {
        DocumentKind::ClientFinance => {
            Command::put(document, Place::of(Entity::DealFinance, id(8, 1)), [("cost", Money::units(100, Currency::Uzs).into())])
        }
        DocumentKind::Planner => Command::put(document, Place::main(kind), [("member", Value::Ref(id(1, 4)))]),
        _ => Command::put(document, Place::main(kind), [("name", "Анор".into())]),
    };
    let applied = made.apply(&[named], &Author::default(), Instant::from_millis(1)).unwrap();
    applied.changes.iter().map(|change| offer(document, change)).collect()
}

pub async fn log(relay: &Relay<MemoryStore>, number: u64, offers: Vec<Offer>) {
    let verdicts = relay.store().append(peer(number), offers).await.unwrap().verdicts;
    assert!(verdicts.iter().all(|(_, verdict)| matches!(verdict, Verdict::Logged(_))), "{verdicts:?}");
}

/// The last numbers of the log and of the erasures.
fn ends(store: &impl Store) -> (u64, u64) {
    (store.head(), *store.erasures().borrow())
}

/// Everything that a device is given of these documents, whichever way it asks, must be the same.
async fn given(address: SocketAddr, number: u64, documents: &[Id], (head, erased): (u64, u64)) -> Vec<Id> {
    let mut device = device(address, number).await;
    device.send(&ClientFrame::GetRows { before: None, since: 0 }).await;
    let Some(RelayFrame::Rows { rows, total, next: None }) = device.answer().await else { panic!("no rows") };
    let mut of_rows: Vec<Id> = row::unpack(&rows).unwrap().iter().map(|row| row.id).collect();
    assert_eq!(total, of_rows.len() as u64, "the count is of what is given");
    of_rows.sort_unstable();
    device.send(&ClientFrame::GetSnapshots { before: None, since: 0 }).await;
    let Some(RelayFrame::Snapshots { snapshots, next: None }) = device.answer().await else { panic!("no documents") };
    let mut of_snapshots: Vec<Id> = snapshots.iter().map(|found| found.document).collect();
    of_snapshots.sort_unstable();
    assert_eq!(of_rows, of_snapshots);
    for document in documents {
        device.send(&ClientFrame::Fetch { document: *document }).await;
        let Some(RelayFrame::Fetched { snapshot, .. }) = device.answer().await else { panic!("no answer") };
        assert_eq!(snapshot.is_some(), of_rows.contains(document), "{document} fetched by {number}");
    }
    device.send(&ClientFrame::Follow { after: 0 }).await;
    let mut of_entries = Vec::new();
    loop {
        match device.next().await {
            Some(RelayFrame::Access { granted, revoked, .. }) => {
                of_entries.extend(granted.iter().map(|found| found.document));
                assert!(revoked.iter().all(|document| !of_rows.contains(document)));
            }
            Some(RelayFrame::Entries { entries, upto, .. }) => {
                of_entries.extend(entries.iter().map(|entry| entry.document));
                device.send(&ClientFrame::Ack { seq: upto }).await;
                if upto >= head {
                    break;
                }
            }
            other => panic!("no entries but {other:?}"),
        }
    }
    of_entries.sort_unstable();
    of_entries.dedup();
    assert_eq!(of_rows, of_entries);
    device.send(&ClientFrame::Audit { seq: head, erased, sums: Sums::default().to_bytes().into() }).await;
    let answer = device.answer().await;
    let Some(RelayFrame::Audited { documents, more: false, .. }) = answer else { panic!("no audit but {answer:?}") };
    let mut of_audit: Vec<Id> = documents.into_iter().map(|(document, _)| document).collect();
    of_audit.sort_unstable();
    assert_eq!(of_rows, of_audit);
    of_rows
}

#[tokio::test]
async fn every_role_is_given_what_the_table_says_whichever_way_it_asks() {
    let (relay, address) = company().await;
    let (settings, product, finance, plan) = (Id::workspace(), id(3, 11), id(3, 12), id(3, 13));
    log(&relay, 1, document(DocumentKind::Workspace, settings)).await;
    log(&relay, 1, document(DocumentKind::Product, product)).await;
    log(&relay, 1, document(DocumentKind::ClientFinance, finance)).await;
    log(&relay, 4, document(DocumentKind::Planner, plan)).await;
    for (number, member) in [(21, 3), (22, 4)] {
        let (mut page, first) = Page::create(number, number, "Анор");
        log(&relay, 1, vec![first, page.hand_to(id(1, member))]).await;
    }
    let (hers, theirs) = (id(3, 21), id(3, 22));
    let all = [settings, product, finance, plan, hers, theirs];
    let expected = [
        (1, vec![settings, product, finance, hers, theirs]),
        (2, vec![settings, product, finance, hers, theirs]),
        (3, vec![settings, product, hers]),
        (4, vec![settings, product, plan, theirs]),
        (5, vec![settings, product, hers, theirs]),
    ];
    for (number, documents) in expected {
        assert_eq!(given(address, number, &all, ends(relay.store())).await, documents, "member {number}");
    }
}

#[tokio::test]
async fn a_client_that_is_handed_over_leaves_one_device_and_comes_to_the_other() {
    let (relay, address) = company().await;
    let (mut page, first) = Page::create(1, 1, "Анор");
    log(&relay, 1, vec![first, page.hand_to(id(1, 3))]).await;
    let (mut one, mut other) = (device(address, 3).await, device(address, 4).await);
    for device in [&mut one, &mut other] {
        device.send(&ClientFrame::Follow { after: 2 }).await;
        device.send(&ClientFrame::Look { document: Some(page.document), name: "Олег".to_owned(), field: String::new() }).await;
    }
    log(&relay, 1, vec![page.hand_to(id(1, 4))]).await;
    // A revocation reaches who is connected within a second.
    let told = tokio::time::timeout(Duration::from_secs(1), one.next()).await.unwrap();
    let revoked = vec![page.document];
    assert_eq!(told, Some(RelayFrame::Access { after: 2, revoked, granted: Vec::new() }));
    assert_eq!(one.next().await, Some(RelayFrame::Entries { after: 2, entries: Vec::new(), upto: 3, told: 1 }));
    let granted = vec![relay.store().fetch(page.document).await.unwrap().unwrap()];
    assert_eq!(other.next().await, Some(RelayFrame::Access { after: 2, revoked: Vec::new(), granted }));

    // From now on it is the other's, and nothing that is newer goes to the first, nor who looks at it.
    log(&relay, 4, vec![page.note("Позвонить")]).await;
    assert_eq!(one.next().await, Some(RelayFrame::Entries { after: 3, entries: Vec::new(), upto: 4, told: 1 }));
    assert_eq!(one.push(vec![page.copy(9).note("Моё")]).await, [Verdict::Refused(NotAllowed)]);
    one.send(&ClientFrame::Fetch { document: page.document }).await;
    assert_eq!(one.next().await, Some(RelayFrame::Fetched { document: page.document, snapshot: None }));
}

#[tokio::test]
async fn who_may_less_than_his_device_was_loaded_for_begins_anew() {
    let (relay, address) = company().await;
    let (page, first) = Page::create(1, 1, "Анор");
    log(&relay, 1, vec![first]).await;
    let known = Hello { epoch: Some(relay.store().epoch()), ..hello(3) };
    let (mut device, welcome) = Device::greet(address, Hello { access: Some(0), ..known.clone() }).await;
    assert_eq!(welcome.access, 1);
    // Its edits of before are judged by what he may now.
    assert_eq!(device.push(vec![page.clone().copy(9).note("Моё")]).await, [Verdict::Refused(NotAllowed)]);
    device.send(&ClientFrame::GetRows { before: None, since: 0 }).await;
    let Some(RelayFrame::Rows { rows, total: 0, next: None }) = device.answer().await else { panic!("rows of others") };
    assert_eq!(row::unpack(&rows), Some(Vec::new()));

    let mut old = Device::connect(address).await;
    old.send(&ClientFrame::Hello(Hello { access: None, ..known })).await;
    assert_eq!(old.goodbye().await, Goodbye::AppTooOld, "it would keep what left its member");
}

pub const SALES: Id = Id::from_bytes([0x51; 16]);
pub const SERVICE: Id = Id::from_bytes([0x52; 16]);

/// Beside the others: heads (6, 7) and viewers (8, 9) of two departments, and a manager of the first (10).
pub async fn departments(relay: &Relay<MemoryStore>) {
    let members = [(6, Role::Head, SALES), (7, Role::Head, SERVICE), (8, Role::Viewer, SALES), (9, Role::Viewer, SERVICE)];
    for (number, role, department) in members.into_iter().chain([(10, Role::Manager, SALES)]) {
        let_in_to(relay.store().people(), number, role, Some(department)).await;
    }
}

/// A client, made by the owner.
pub fn client(number: u64) -> (Page, Vec<Offer>) {
    let (page, first) = Page::create(number, number, "Анор");
    (page, vec![first])
}

#[tokio::test]
async fn heads_and_viewers_of_a_department_are_given_its_clients_whichever_way_they_ask() {
    let (relay, address) = company().await;
    departments(&relay).await;
    let (settings, product, finance) = (Id::workspace(), id(3, 11), id(3, 12));
    log(&relay, 1, document(DocumentKind::Workspace, settings)).await;
    log(&relay, 1, document(DocumentKind::Product, product)).await;
    log(&relay, 1, document(DocumentKind::ClientFinance, finance)).await;
    let clients = [
        // Led by somebody of the first department; by somebody of none; of a department by its word; of nobody.
        (21, Some(10), None),
        (22, Some(3), None),
        (23, Some(3), Some(SALES)),
        (24, Some(10), Some(SERVICE)),
        (25, None, Some(SERVICE)),
        (26, None, None),
    ];
    for (number, lead, department) in clients {
        let (mut page, mut offers) = client(number);
        offers.extend(lead.map(|lead| page.hand_to(id(1, lead))));
        offers.extend(department.map(|department| page.put_into(Some(department))));
        log(&relay, 1, offers).await;
    }
    let all: Vec<Id> = [settings, product, finance].into_iter().chain((21..=26).map(|number| id(3, number))).collect();
    let everybodys = [settings, product];
    let of = |clients: &[u64]| everybodys.into_iter().chain(clients.iter().map(|number| id(3, *number))).collect::<Vec<_>>();
    let expected = [
        (1, all.clone()),
        (2, all.clone()),
        (6, of(&[21, 23, 24, 26])),
        (8, of(&[21, 23, 24, 26])),
        (7, of(&[24, 25, 26])),
        (9, of(&[24, 25, 26])),
        (10, of(&[21, 24])),
    ];
    for (number, documents) in expected {
        assert_eq!(given(address, number, &all, ends(relay.store())).await, documents, "member {number}");
    }
}

#[tokio::test]
async fn a_client_that_goes_to_another_department_leaves_one_head_and_comes_to_the_other() {
    let (relay, address) = company().await;
    departments(&relay).await;
    let (mut page, mut offers) = client(1);
    offers.extend([page.hand_to(id(1, 3)), page.put_into(Some(SALES))]);
    log(&relay, 1, offers).await;
    let (mut one, mut other) = (device(address, 6).await, device(address, 7).await);
    assert_eq!(one.push(vec![page.copy(9).note("Наш")]).await, [Verdict::Logged(4)]);
    let mut theirs = page.copy(8);
    assert_eq!(other.push(vec![theirs.note("Не наш")]).await, [Verdict::Refused(NotAllowed)]);
    for device in [&mut one, &mut other] {
        device.send(&ClientFrame::Follow { after: 4 }).await;
    }
    log(&relay, 1, vec![page.put_into(Some(SERVICE))]).await;
    let told = tokio::time::timeout(Duration::from_secs(1), one.next()).await.unwrap();
    assert_eq!(told, Some(RelayFrame::Access { after: 4, revoked: vec![page.document], granted: Vec::new() }));
    let granted = vec![relay.store().fetch(page.document).await.unwrap().unwrap()];
    assert_eq!(other.next().await, Some(RelayFrame::Access { after: 4, revoked: Vec::new(), granted }));
    assert_eq!(one.next().await, Some(RelayFrame::Entries { after: 4, entries: Vec::new(), upto: 5, told: 1 }));
    assert_eq!(one.push(vec![page.copy(7).note("Был наш")]).await, [Verdict::Refused(NotAllowed)]);
    one.send(&ClientFrame::Fetch { document: page.document }).await;
    assert_eq!(one.next().await, Some(RelayFrame::Fetched { document: page.document, snapshot: None }));
}

/// The change of the settings by which managers may take what nobody has, or may not.
fn let_managers_pick(settings: &mut Document, picks: bool) -> Vec<Offer> {
    let set = Command::put(Id::workspace(), Place::main(DocumentKind::Workspace), [("heads_hand_out", (!picks).into())]);
    let applied = settings.apply(&[set], &Author::default(), Instant::from_millis(1)).unwrap();
    applied.changes.iter().map(|change| offer(Id::workspace(), change)).collect()
}

#[tokio::test]
async fn what_nobody_took_is_the_managers_only_as_long_as_the_settings_let_them_pick() {
    let (relay, address) = company().await;
    log(&relay, 1, document(DocumentKind::Workspace, Id::workspace())).await;
    let stored = relay.store().fetch(Id::workspace()).await.unwrap().unwrap();
    let mut settings = Document::load(Id::workspace(), &stored.bytes).unwrap();
    settings.set_actor(&[9; 16]);
    let (mut page, first) = Page::create(21, 21, "Анор");
    let mut client = Document::empty(page.document);
    client.set_actor(&[8; 16]);
    client.receive(vec![ChangeRecord::parse(&first.bytes).unwrap()]).unwrap();
    let ask = Command::put(page.document, Place::of(Entity::Enquiry, id(4, 1)), [("text", "Сколько стоит?".into())]);
    let asked = client.apply(&[ask], &Author::default(), Instant::from_millis(2)).unwrap();
    log(&relay, 1, [vec![first], asked.changes.iter().map(|change| offer(page.document, change)).collect()].concat()).await;
    let (free, shared) = (id(3, 21), Id::workspace());
    assert_eq!(given(address, 3, &[free], ends(relay.store())).await, [shared, free]);
    let before = Device::greet(address, hello(3)).await.1.access;

    let (mut owner, mut manager, mut head) = (device(address, 1).await, device(address, 3).await, device(address, 2).await);
    assert!(matches!(owner.push(let_managers_pick(&mut settings, false)).await.as_slice(), [Verdict::Logged(_)]));
    assert_eq!(tokio::time::timeout(AT_ONCE, manager.goodbye()).await.unwrap(), Goodbye::Stopping);
    assert_eq!(given(address, 3, &[free], ends(relay.store())).await, [shared]);
    let without = Device::greet(address, hello(3)).await.1.access;
    assert_ne!(without, before, "what he had is let go of");
    let refused = device(address, 3).await.push(vec![page.note("Беру")]).await;
    assert!(matches!(refused.as_slice(), [Verdict::Refused(_)]), "{refused:?}");
    for reads in [1, 2, 5] {
        assert_eq!(given(address, reads, &[free], ends(relay.store())).await, [shared, free], "member {reads}");
    }
    // Who reads all clients stays.
    head.send(&ClientFrame::Fetch { document: free }).await;
    assert!(matches!(head.answer().await, Some(RelayFrame::Fetched { snapshot: Some(_), .. })));

    assert!(matches!(owner.push(let_managers_pick(&mut settings, true)).await.as_slice(), [Verdict::Logged(_)]));
    assert_eq!(given(address, 3, &[free], ends(relay.store())).await, [shared, free]);
    assert_eq!(Device::greet(address, hello(3)).await.1.access, before);
}
