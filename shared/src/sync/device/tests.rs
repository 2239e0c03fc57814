use super::super::frame::Welcome;
use super::*;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

/// The relay's clock.
const NOW: Instant = Instant::from_millis(1_700_000_000_000);

fn connect(place: Place) -> Device {
    let credentials = Credentials { device: id(1), member: id(2), secret: "s".to_owned() };
    Device::connect(&credentials, place).0
}

fn welcome(epoch: u8, head: u64) -> Vec<u8> {
    codec::encode(&RelayFrame::Welcome(Welcome {
        protocol: PROTOCOL,
        epoch: id(epoch),
        head,
        access: 0,
        member: id(2),
        erases: true,
        audits: true,
        now: NOW,
    }))
}

#[test]
fn in_step_there_is_nothing_to_send() {
    let mut device = connect(Place { epoch: Some(id(9)), cursor: 5, ..Place::default() });
    assert_eq!(device.receive(&welcome(9, 5)), [Task::Accepted(NOW)]);
    assert!(device.is_following());
}

#[test]
fn a_first_visit_loads_rows_then_snapshots_then_follows() {
    let mut device = connect(Place::default());
    let tasks = device.receive(&welcome(9, 40));
    assert_eq!(tasks, [Task::Accepted(NOW), Task::Send(ClientFrame::GetRows { before: None, since: 0 })]);

    let rows = codec::encode(&RelayFrame::Rows { rows: vec![1].into(), total: 3, next: None });
    let tasks = device.receive(&rows);
    let [Task::StoreRows { place, .. }] = tasks.as_slice() else { panic!("{tasks:?}") };
    assert_eq!(device.stored(*place), [Task::Send(ClientFrame::GetSnapshots { before: None, since: 0 })]);

    let snapshots = codec::encode(&RelayFrame::Snapshots { snapshots: Vec::new(), next: None });
    let tasks = device.receive(&snapshots);
    let [Task::StoreSnapshots { place, .. }] = tasks.as_slice() else { panic!("{tasks:?}") };
    assert_eq!((place.cursor, place.loading), (40, None));
    assert_eq!(device.stored(*place), [Task::Send(ClientFrame::Follow { after: 40 })]);
}

#[test]
fn away_for_longer_than_the_log_reaches_the_device_loads_what_changed() {
    let mut device = connect(Place { epoch: Some(id(9)), cursor: 5, ..Place::default() });
    device.receive(&welcome(9, 40));
    let behind = codec::encode(&RelayFrame::Behind { head: 40, told: 0 });
    assert_eq!(device.receive(&behind), [Task::Send(ClientFrame::GetRows { before: None, since: 5 })]);
    assert_eq!(device.receive(&behind), [], "a repeated word changes nothing");

    let rows = codec::encode(&RelayFrame::Rows { rows: vec![1].into(), total: 1, next: None });
    let tasks = device.receive(&rows);
    let [Task::StoreRows { place, .. }] = tasks.as_slice() else { panic!("{tasks:?}") };
    assert_eq!(place.cursor, 5, "nothing is covered before the last page");
    // Cut off here, it goes on where it was.
    let mut device = connect(*place);
    let next = Task::Send(ClientFrame::GetSnapshots { before: None, since: 5 });
    assert_eq!(device.receive(&welcome(9, 41)), [Task::Accepted(NOW), next]);

    let snapshots = codec::encode(&RelayFrame::Snapshots { snapshots: Vec::new(), next: None });
    let tasks = device.receive(&snapshots);
    let [Task::StoreSnapshots { place, .. }] = tasks.as_slice() else { panic!("{tasks:?}") };
    assert_eq!((place.cursor, place.loading), (40, None));
    assert_eq!(device.stored(*place), [Task::Send(ClientFrame::Follow { after: 40 })]);
    assert_eq!(device.receive(&behind), [], "what is covered is not loaded again");
}

#[test]
fn another_epoch_starts_over_and_offers_all() {
    let mut device = connect(Place { epoch: Some(id(8)), cursor: 70, ..Place::default() });
    let tasks = device.receive(&welcome(9, 3));
    assert!(matches!(tasks.as_slice(), [Task::StartOver(place), Task::Accepted(NOW), Task::Send(_)] if place.cursor == 0));
}

#[test]
fn a_repeated_page_changes_nothing_and_a_newer_relay_is_named() {
    let mut device = connect(Place { epoch: Some(id(9)), cursor: 5, ..Place::default() });
    device.receive(&welcome(9, 5));
    let page = codec::encode(&RelayFrame::Entries { after: 4, entries: Vec::new(), upto: 5, told: 0 });
    assert_eq!(device.receive(&page), []);

    let hole = codec::encode(&RelayFrame::Entries { after: 7, entries: Vec::new(), upto: 8, told: 0 });
    assert_eq!(device.receive(&hole), [Task::End(None)]);

    let mut device = connect(Place::default());
    let newer =
        Welcome { protocol: PROTOCOL + 1, epoch: id(9), head: 0, access: 0, member: id(2), erases: true, audits: true, now: NOW };
    assert_eq!(device.receive(&codec::encode(&RelayFrame::Welcome(newer))), [Task::End(Some(Goodbye::AppTooOld))]);
}

#[test]
fn a_goodbye_says_when_to_come_back() {
    let mut device = connect(Place::default());
    let goodbye = RelayFrame::Goodbye { reason: Goodbye::Busy, retry: 2_500 };
    assert_eq!(device.receive(&codec::encode(&goodbye)), [Task::End(Some(Goodbye::Busy))]);
    assert_eq!(device.retry_after(), 2_500);
}

#[test]
fn a_packed_frame_is_the_frame_in_it_and_never_another_packed_one() {
    let packed = |frame: &[u8]| codec::encode(&RelayFrame::Packed { frame: packed::pack(frame).unwrap().into() });
    let mut device = connect(Place::default());
    device.receive(&welcome(9, 40));
    let rows = codec::encode(&RelayFrame::Rows { rows: vec![1; 5_000].into(), total: 3, next: None });
    let tasks = device.receive(&packed(&rows));
    assert!(matches!(tasks.as_slice(), [Task::StoreRows { packed, .. }] if packed.len() == 5_000), "{tasks:?}");
    assert_eq!(device.receive(&packed(&packed(&rows))), [Task::End(None)]);
    assert_eq!(device.receive(&packed(b"<html>")), [Task::End(None)]);
    let bomb = RelayFrame::Packed { frame: packed::pack(&vec![0xc0; 64 * codec::MAX_FRAME]).unwrap().into() };
    assert_eq!(device.receive(&codec::encode(&bomb)), [Task::End(None)]);
}

#[test]
fn foreign_bytes_end_the_connection() {
    assert_eq!(connect(Place::default()).receive(b"<html>"), [Task::End(None)]);
    let early = codec::encode(&RelayFrame::Entries { after: 0, entries: Vec::new(), upto: 1, told: 0 });
    assert_eq!(connect(Place::default()).receive(&early), [Task::End(None)]);
}

fn place(cursor: u64, access: u64) -> Place {
    Place { epoch: Some(id(9)), cursor, access, ..Place::default() }
}

#[test]
fn under_another_rule_the_device_lets_go_and_loads_anew() {
    let mut device = connect(Place { erased: 3, ..place(5, 0) });
    let welcome =
        Welcome { protocol: PROTOCOL, epoch: id(9), head: 8, access: 1, member: id(2), erases: true, audits: true, now: NOW };
    let tasks = device.receive(&codec::encode(&RelayFrame::Welcome(welcome)));
    let loading = Some(Loading { head: 8, ..Loading::default() });
    let afterwards = Place { epoch: Some(id(9)), loading, erased: 3, access: 1, cursor: 0 };
    let asked = Task::Send(ClientFrame::GetRows { before: None, since: 0 });
    assert_eq!(tasks, [Task::LetGo(afterwards), Task::Accepted(NOW), asked]);
}

fn access(after: u64) -> Vec<u8> {
    codec::encode(&RelayFrame::Access { after, revoked: vec![id(4)], granted: Vec::new() })
}

fn entries(after: u64, upto: u64, told: u64) -> Vec<u8> {
    codec::encode(&RelayFrame::Entries { after, entries: Vec::new(), upto, told })
}

#[test]
fn what_came_and_left_counts_where_the_device_stands_and_is_never_missed() {
    let follow = || {
        let mut device = connect(place(5, 0));
        device.receive(&welcome(9, 40));
        device
    };
    let mut device = follow();
    assert_eq!(device.receive(&access(5)), [Task::Revoke { documents: vec![id(4)] }]);
    let applied = Task::Apply { entries: Vec::new(), place: place(9, 0) };
    assert_eq!(device.receive(&entries(5, 9, 1)), [applied]);
    device.stored(place(9, 0));
    assert_eq!(device.receive(&access(5)), [], "said again, it changes nothing");
    assert_eq!(device.receive(&access(12)), [Task::End(None)], "it belongs to a page that is missing");
    assert_eq!(follow().receive(&entries(5, 9, 1)), [Task::End(None)], "a word got lost");
    assert_eq!(follow().receive(&codec::encode(&RelayFrame::Behind { head: 9, told: 2 })), [Task::End(None)]);
}

#[test]
fn what_was_logged_above_the_cursor_is_settled_when_the_cursor_passes() {
    let mut device = connect(place(5, 0));
    device.receive(&welcome(9, 5));
    let hash = ChangeHash::new([7; 32]);
    device.push(vec![Offer { document: id(4), hash, bytes: vec![1].into() }]);
    let pushed = |verdict| codec::encode(&RelayFrame::Pushed { verdicts: vec![(hash, verdict)] });
    assert_eq!(device.receive(&pushed(Verdict::Logged(6))), [Task::Pushed]);
    assert_eq!(device.receive(&pushed(Verdict::Refused(Refusal::Unfit))), [], "nobody waits for an answer");
    let settled = [Task::Settle { document: id(4), hash }, Task::Send(ClientFrame::Ack { seq: 6 })];
    assert_eq!(device.stored(place(6, 0)), settled, "its entry may have been for others");
}

#[test]
fn what_was_compared_counts_where_the_device_stands() {
    let mut device = connect(Place { epoch: Some(id(9)), cursor: 5, ..Place::default() });
    assert_eq!(device.audit(&Sums::default()), None, "nobody to compare with yet");
    device.receive(&welcome(9, 5));
    assert!(matches!(device.audit(&Sums::default()), Some(ClientFrame::Audit { seq: 5, .. })));
    let answer = |seq, buckets: Vec<u8>, more| {
        codec::encode(&RelayFrame::Audited { seq, buckets: buckets.into(), documents: Vec::new(), more })
    };
    let same = Differing { is_all: true, ..Differing::default() };
    assert_eq!(device.receive(&answer(5, Vec::new(), false)), [Task::Compare(Some(same))]);
    let some = Differing { buckets: vec![4], ..Differing::default() };
    assert_eq!(device.receive(&answer(5, vec![4], true)), [Task::Compare(Some(some))]);
    for not_compared in [answer(6, vec![4], false), answer(5, Vec::new(), true)] {
        assert_eq!(device.receive(&not_compared), [Task::Compare(None)]);
    }
}
