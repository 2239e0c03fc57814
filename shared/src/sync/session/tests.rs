use super::*;
use crate::Instant;
use crate::document::{Author, Document};
use crate::domain::{ClientField, ClientKind, Command};

const EPOCH: Id = Id::from_bytes([1; 16]);

fn workspace(head: u64) -> Workspace {
    Workspace { epoch: EPOCH, head, erased: 0, now: Instant::from_millis(1_700_000_000_000) }
}

const PEER: Peer =
    Peer { member: Id::from_bytes([7; 16]), device: Id::from_bytes([2; 16]), role: Role::Owner, department: None, picks: true };

/// A device says hello and is let in.
fn greet(session: &mut Session, hello: &[u8], workspace: Workspace) -> Vec<Effect> {
    let asked = session.receive(hello, workspace);
    assert!(matches!(asked.as_slice(), [Effect::Admit { device, .. }] if *device == PEER.device), "{asked:?}");
    session.admitted(Ok(PEER), workspace)
}

fn hello(change: impl FnOnce(&mut Hello)) -> Vec<u8> {
    let mut hello = Hello {
        protocol: PROTOCOL,
        schema: 1,
        device: Id::from_bytes([2; 16]),
        member: Id::from_bytes([3; 16]),
        secret: "s3cret".to_owned(),
        epoch: Some(EPOCH),
        cursor: 0,
        first_load: false,
        unpacks: false,
        erased: None,
        access: None,
        proves: false,
    };
    change(&mut hello);
    codec::encode(&ClientFrame::Hello(hello))
}

#[test]
fn nothing_changed_costs_one_answer() {
    let mut session = Session::new();
    let effects = greet(&mut session, &hello(|hello| hello.cursor = 7), workspace(7));
    assert!(
        matches!(effects.as_slice(), [Effect::Send(RelayFrame::Welcome(welcome))] if welcome.head == 7 && welcome.now == workspace(7).now)
    );
}

#[test]
fn a_device_behind_gets_its_pages_at_once_and_no_more_than_the_window() {
    let mut session = Session::new();
    let effects = greet(&mut session, &hello(|hello| hello.cursor = 2), workspace(100));
    assert_eq!(effects.last(), Some(&Effect::ReadEntries { after: 2, bytes: FIRST_PAGE_BYTES }));
    let mut at = 2;
    for page in 1..=MAX_PAGES_UNDER_WAY {
        let effects = session.entries_read(at, Vec::new(), at + 1, 100);
        at += 1;
        assert_eq!(effects.len(), if page < MAX_PAGES_UNDER_WAY { 2 } else { 1 });
    }
    assert_eq!(session.advance(100), None);
    let effects = session.receive(&codec::encode(&ClientFrame::Ack { seq: 3 }), workspace(100));
    assert_eq!(effects, [Effect::ReadEntries { after: at, bytes: 2 * FIRST_PAGE_BYTES }]);
}

#[test]
fn another_history_waits_for_the_devices_wish() {
    let mut session = Session::new();
    let effects = greet(&mut session, &hello(|hello| hello.epoch = None), workspace(9));
    assert_eq!(effects.len(), 1);
    assert_eq!(session.advance(10), None);
    let effects = session.receive(&codec::encode(&ClientFrame::Follow { after: 9 }), workspace(10));
    assert_eq!(effects, [Effect::ReadEntries { after: 9, bytes: FIRST_PAGE_BYTES }]);
}

#[test]
fn other_versions_and_other_bytes_are_told_why() {
    let reason = |bytes: Vec<u8>| Session::new().receive(&bytes, workspace(0));
    assert_eq!(reason(hello(|hello| hello.protocol = 0)), [Effect::Close(Goodbye::AppTooOld)]);
    assert_eq!(reason(hello(|hello| hello.protocol = PROTOCOL + 1)), [Effect::Close(Goodbye::RelayTooOld)]);
    assert_eq!(reason(b"GET / HTTP/1.1".to_vec()), [Effect::Close(Goodbye::Malformed)]);
    assert_eq!(reason(vec![0; MAX_HELLO + 1]), [Effect::Close(Goodbye::Malformed)]);
    assert_eq!(reason(codec::encode(&ClientFrame::Ack { seq: 1 })), [Effect::Close(Goodbye::Malformed)]);
}

#[test]
fn nobody_is_let_in_before_the_host_knows_him() {
    let mut session = Session::new();
    let asked = session.receive(&hello(|_| ()), workspace(7));
    assert_eq!(asked, [Effect::Admit { token: "s3cret".to_owned(), device: PEER.device }]);
    assert_eq!(session.peer(), None);
    // Not even by saying it again, or by going on as if.
    for more in [hello(|_| ()), codec::encode(&ClientFrame::Follow { after: 0 })] {
        assert_eq!(session.receive(&more, workspace(7)), [Effect::Close(Goodbye::Malformed)]);
    }
    for reason in [Goodbye::SignedOut, Goodbye::CutOff] {
        assert_eq!(session.admitted(Err(reason), workspace(7)), [Effect::Close(reason)]);
        assert_eq!(session.peer(), None);
    }
}

#[test]
fn who_it_is_says_the_host_and_not_the_device() {
    let mut session = Session::new();
    let effects = greet(&mut session, &hello(|_| ()), workspace(0));
    assert!(matches!(effects.as_slice(), [Effect::Send(RelayFrame::Welcome(welcome))] if welcome.member == PEER.member));
    assert_eq!(session.peer(), Some(&PEER));
    assert_eq!(session.admitted(Ok(PEER), workspace(0)), [Effect::Close(Goodbye::Malformed)], "once");
}

#[test]
fn the_version_before_is_answered_in_its_own_version() {
    let mut session = Session::new();
    let effects = greet(&mut session, &hello(|hello| hello.protocol = PROTOCOL - 1), workspace(0));
    assert!(matches!(effects.as_slice(), [Effect::Send(RelayFrame::Welcome(welcome))] if welcome.protocol == PROTOCOL - 1));
}

#[test]
fn a_device_behind_the_horizon_is_told_and_waits_for_its_own_wish() {
    let mut session = Session::new();
    greet(&mut session, &hello(|hello| hello.cursor = 2), workspace(100));
    assert_eq!(session.entries_compacted(2, 100), [Effect::Send(RelayFrame::Behind { head: 100, told: 0 })]);
    assert_eq!(session.advance(101), None);
    let effects = session.receive(&codec::encode(&ClientFrame::GetSnapshots { before: None, since: 2 }), workspace(101));
    assert_eq!(effects, [Effect::ReadSnapshots { before: None, since: 2 }]);
    let effects = session.receive(&codec::encode(&ClientFrame::Follow { after: 100 }), workspace(101));
    assert_eq!(effects, [Effect::ReadEntries { after: 100, bytes: FIRST_PAGE_BYTES }]);
    // A page that was asked for before the device chose another place tells nothing.
    session.receive(&codec::encode(&ClientFrame::Follow { after: 101 }), workspace(101));
    assert_eq!(session.entries_compacted(100, 101), []);
}

#[test]
fn a_device_that_does_not_know_of_compaction_gets_the_entries() {
    let mut session = Session::new();
    greet(&mut session, &hello(|hello| (hello.protocol, hello.cursor) = (COMPACTION_SINCE - 1, 2)), workspace(9));
    assert_eq!(session.entries_compacted(2, 9), [Effect::RebuildEntries { after: 2 }]);
    assert_eq!(session.advance(9), None);
    let effects = session.entries_read(2, Vec::new(), 9, 9);
    assert_eq!(effects, [Effect::Send(RelayFrame::Entries { after: 2, entries: Vec::new(), upto: 9, told: 0 })]);
}

#[test]
fn what_was_never_logged_cannot_be_stored() {
    let mut session = Session::new();
    greet(&mut session, &hello(|hello| hello.cursor = 7), workspace(7));
    assert_eq!(session.receive(&codec::encode(&ClientFrame::Ack { seq: 7 }), workspace(7)), []);
    let effects = session.receive(&codec::encode(&ClientFrame::Ack { seq: 8 }), workspace(7));
    assert_eq!(effects, [Effect::Close(Goodbye::Malformed)]);
}

#[test]
fn a_page_of_documents_is_packed_and_never_unpacks_to_more_than_a_frame() {
    let id = |n: u8| Id::from_bytes([n; 16]);
    let mut client = Document::empty(id(1));
    client.set_actor(&[9; 16]);
    let author = Author { member: id(2), name: "Анна".to_owned() };
    let create = Command::CreateClient {
        client: id(1),
        kind: ClientKind::default(),
        name: "Анор".to_owned(),
        phone: None,
        fields: vec![(ClientField::Address, "улица Навои ".repeat(20))],
    };
    let note = Command::PutNote { client: id(1), note: id(3), text: "ещё раз ".repeat(150) };
    client.apply(&[create, note], &author, Instant::from_millis(1)).unwrap();
    let saved = client.save();
    let snapshot = Snapshot { document: id(1), first: 1, bytes: saved.clone().into() };
    for most in [10 * saved.len(), MAX_FRAME * 3 / 4] {
        let snapshots = vec![snapshot.clone(); most / saved.len()];
        let page = RelayFrame::Snapshots { snapshots: snapshots.clone(), next: Some(7) };
        let mut session = Session::new();
        greet(&mut session, &hello(|hello| hello.unpacks = true), workspace(0));
        let sent = session.encode(&page);
        assert!(sent.len() < codec::encode(&page).len() / 5);
        let Ok(RelayFrame::Packed { frame }) = codec::decode(&sent) else { panic!("not packed") };
        let unpacked = packed::unpack(&frame).expect("no more than a frame");
        let Ok(RelayFrame::Snapshots { snapshots: arrived, next: Some(7) }) = codec::decode(&unpacked) else {
            panic!("another frame")
        };
        assert_eq!(arrived.len(), snapshots.len());
        assert!(arrived[0].bytes.len() > saved.len(), "the first are loosened");
        for one in [&arrived[0], &arrived[arrived.len() - 1]] {
            assert_eq!(Document::load(id(1), &one.bytes).unwrap().heads(), client.heads());
        }
    }
}

#[test]
fn who_looks_is_the_one_who_said_hello() {
    let mut session = Session::new();
    greet(&mut session, &hello(|_| ()), workspace(0));
    let look = |name: String| ClientFrame::Look { document: Some(EPOCH), name, field: "phone".to_owned() };
    let person = Person { member: PEER.member, name: "Анна".to_owned(), field: "phone".to_owned() };
    let effects = session.receive(&codec::encode(&look("Анна".to_owned())), workspace(0));
    assert_eq!(effects, [Effect::Look { document: Some(EPOCH), person }]);
    let effects = session.receive(&codec::encode(&look("а".repeat(MAX_WORD))), workspace(0));
    assert_eq!(effects, [Effect::Close(Goodbye::Malformed)]);
}

#[test]
fn rows_are_packed_only_for_who_can_unpack_them() {
    let rows = RelayFrame::Rows { rows: "Ташкент ".repeat(500).into_bytes().into(), total: 1, next: None };
    let few = RelayFrame::Rows { rows: Vec::new().into(), total: 0, next: None };
    let bytes_for = |unpacks: bool, frame: &RelayFrame| {
        let mut session = Session::new();
        greet(&mut session, &hello(|hello| hello.unpacks = unpacks), workspace(0));
        session.encode(frame)
    };
    assert_eq!(bytes_for(false, &rows), codec::encode(&rows));
    assert_eq!(bytes_for(true, &few), codec::encode(&few), "packing would make it longer");
    let short = bytes_for(true, &rows);
    assert!(short.len() < codec::encode(&rows).len() / 10);
    let Ok(RelayFrame::Packed { frame }) = codec::decode(&short) else { panic!("not packed") };
    assert_eq!(packed::unpack(&frame), Some(codec::encode(&rows)));
}

#[test]
fn a_flood_of_requests_ends_the_connection() {
    let mut session = Session::new();
    greet(&mut session, &hello(|_| ()), workspace(0));
    let fetch = codec::encode(&ClientFrame::Fetch { document: EPOCH });
    for _ in 0..MAX_REQUESTS {
        assert_eq!(session.receive(&fetch, workspace(0)), [Effect::Fetch { document: EPOCH }]);
    }
    assert_eq!(session.receive(&fetch, workspace(0)), [Effect::Close(Goodbye::Malformed)]);
}

fn seller(session: &mut Session, hello: &[u8], workspace: Workspace) -> Vec<Effect> {
    session.receive(hello, workspace);
    session.admitted(Ok(Peer { role: Role::Manager, ..PEER }), workspace)
}

#[test]
fn an_app_that_would_keep_what_left_its_member_must_be_updated() {
    let mut session = Session::new();
    let effects = seller(&mut session, &hello(|_| {}), workspace(9));
    assert_eq!(effects, [Effect::Close(Goodbye::AppTooOld)]);
    // Whoever reads everything keeps nothing that he may not.
    assert!(matches!(
        greet(&mut Session::new(), &hello(|_| {}), workspace(9)).as_slice(),
        [Effect::Send(_), Effect::ReadEntries { .. }]
    ));
}

#[test]
fn a_device_that_was_loaded_by_another_rule_is_not_told_of_the_log() {
    for (access, follows) in [(0, false), (1, true), (7, false)] {
        let effects = seller(&mut Session::new(), &hello(|hello| hello.access = Some(access)), workspace(9));
        let [Effect::Send(RelayFrame::Welcome(welcome)), rest @ ..] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!((welcome.access, !rest.is_empty()), (1, follows), "loaded by {access}");
    }
}

#[test]
fn what_came_and_left_is_told_before_the_entries_and_counted_there() {
    let mut session = Session::new();
    seller(&mut session, &hello(|hello| hello.access = Some(1)), workspace(9));
    assert_eq!(session.access_read(0, Vec::new(), Vec::new()), None);
    assert_eq!(session.access_read(5, vec![EPOCH], Vec::new()), None, "nobody waits for that page");
    let told = session.access_read(0, vec![EPOCH], Vec::new());
    assert_eq!(told, Some(Effect::Send(RelayFrame::Access { after: 0, revoked: vec![EPOCH], granted: Vec::new() })));
    let effects = session.entries_read(0, Vec::new(), 9, 9);
    assert_eq!(effects, [Effect::Send(RelayFrame::Entries { after: 0, entries: Vec::new(), upto: 9, told: 1 })]);
}

#[test]
fn an_audit_is_of_the_end_of_the_log() {
    let mut session = Session::new();
    greet(&mut session, &hello(|hello| hello.cursor = 7), workspace(7));
    let mut ask = |seq: u64, sums: Vec<u8>, workspace: Workspace| {
        session.receive(&codec::encode(&ClientFrame::Audit { seq, erased: 0, sums: sums.into() }), workspace)
    };
    let sums = Sums::default();
    let asked = ask(7, sums.to_bytes(), workspace(7));
    assert_eq!(asked, [Effect::Audit { sums: Box::new(sums.clone()) }]);
    for (now, what) in [(workspace(8), "entries are on their way"), (Workspace { erased: 1, ..workspace(8) }, "so is an erasure")]
    {
        let behind = ask(if now.erased == 0 { 7 } else { 8 }, sums.to_bytes(), now);
        let [Effect::Send(RelayFrame::Audited { seq: 8, buckets, more: true, .. })] = behind.as_slice() else {
            panic!("{behind:?}")
        };
        assert!(buckets.is_empty(), "{what}");
    }
    for (seq, sums) in [(9, sums.to_bytes()), (8, vec![0; 7])] {
        assert_eq!(ask(seq, sums, workspace(8)), [Effect::Close(Goodbye::Malformed)]);
    }
    let differing = Differing { buckets: vec![3], documents: vec![(PEER.member, 9)], is_all: true };
    let answer = |session: &mut Session, found, after| match session.audited(found, workspace(8), after) {
        Effect::Send(RelayFrame::Audited { buckets, more, .. }) => (buckets.into_vec(), more),
        other => panic!("{other:?}"),
    };
    let later = Workspace { now: Instant::from_millis(i64::MAX), ..workspace(8) };
    assert_eq!(answer(&mut session, Some(differing.clone()), later), (vec![3], false), "time goes on");
    assert_eq!(answer(&mut session, Some(differing.clone()), workspace(9)), (vec![], true), "the log went on meanwhile");
    let erased = Workspace { erased: 1, ..workspace(8) };
    assert_eq!(answer(&mut session, Some(differing), erased), (vec![], true), "a document was erased meanwhile");
    assert_eq!(answer(&mut session, None, workspace(8)), (vec![], true));
}
