//! Accounts at a device: who comes, who is turned away, and what stays behind.
#![cfg(all(feature = "engine", not(target_arch = "wasm32")))]
#![expect(clippy::expect_used, reason = "a helper that cannot go on must fail its test")]

use futures::executor::block_on;
use ingot_app::engine::identity::Birth;
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_app::engine::storage::{Space, Storage};
use ingot_app::engine::{Engine, Joined};
use ingot_shared::account::{Me, Role};
use ingot_shared::document::entity::DocumentKind;
use ingot_shared::domain::{ClientKind, Command, Place, Value};
use ingot_shared::silence::Verdict;
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, Goodbye, PROTOCOL, RelayFrame, Welcome};
use ingot_shared::{Id, Instant};

const NOW: Instant = Instant::from_millis(1_790_000_000_000);

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn open(storage: &MemoryStorage, start: u8) -> Engine<MemoryStorage> {
    block_on(Engine::open(storage.clone(), &Birth { now: NOW, random: [start; 36] })).expect("storage in memory opens")
}

fn me(member: u8, name: &str) -> Me {
    Me {
        member: id(member),
        name: name.to_owned(),
        email: "x@example.com".to_owned(),
        role: Role::Manager,
        session: id(99),
        department: None,
    }
}

fn edit(engine: &mut Engine<MemoryStorage>, n: u8) {
    let kind = ClientKind::Company;
    let create =
        Command::CreateClient { client: id(n), kind, name: "Ромашка".to_owned(), phone: None, fields: Vec::new() };
    block_on(engine.execute(&[create], NOW)).expect("saved");
}

fn join(engine: &mut Engine<MemoryStorage>, me: &Me) -> Joined {
    block_on(engine.join(me)).expect("storage works")
}

fn stored(storage: &MemoryStorage) -> usize {
    let all = Space::ALL.map(|space| block_on(storage.scan(space, &[], None, usize::MAX)).expect("read").len());
    all.into_iter().sum()
}

/// The relay ends the connection.
fn hears(engine: &mut Engine<MemoryStorage>, reason: Goodbye) -> Option<Option<Goodbye>> {
    engine.connect().expect("the device has joined");
    let frame = codec::encode(&RelayFrame::Goodbye { reason, retry: 0 });
    block_on(engine.receive(&frame)).expect("storage works").ended
}

#[test]
fn an_account_joins_and_its_device_starts_without_asking_anybody() {
    let storage = MemoryStorage::default();
    let mut engine = open(&storage, 1);
    edit(&mut engine, 1);
    assert_eq!(engine.connect(), None, "who works alone has no link");
    assert_eq!(join(&mut engine, &me(5, "Анна")), Joined::Here(Vec::new()));
    drop(engine);

    let mut engine = open(&storage, 2);
    let identity = engine.identity().clone();
    assert_eq!((identity.member, identity.name.as_str(), identity.role), (id(5), "Анна", Role::Manager));
    assert_eq!(engine.outbox().len(), 1, "what was made alone waits for the workspace");
    let hello = engine.connect().expect("it connects by itself");
    let Ok(ClientFrame::Hello(hello)) = codec::decode(&hello) else { unreachable!("a hello comes first") };
    assert_eq!((hello.member, hello.secret.as_str()), (id(5), ""), "the cookie says who it is");
}

#[test]
fn a_name_that_was_changed_here_is_told_until_the_relay_has_heard_it() {
    let storage = MemoryStorage::default();
    let mut engine = open(&storage, 1);
    block_on(engine.set_name("Аня")).expect("stored");
    assert_eq!(engine.untold_name(), None, "who works alone tells nobody");
    join(&mut engine, &me(5, "Анна"));
    assert_eq!(engine.untold_name(), None, "the account's name counts");
    block_on(engine.set_name(" Анна\nКим ")).expect("stored");
    drop(engine);

    let mut engine = open(&storage, 2);
    assert_eq!(engine.untold_name(), Some("Анна Ким"), "a restart forgets nothing");
    join(&mut engine, &me(5, "Анна"));
    assert_eq!(engine.identity().name, "Анна Ким", "what the relay has not heard is newer");
    block_on(engine.set_name("Анна Ким-Ли")).expect("stored");
    block_on(engine.told_name("Анна Ким")).expect("stored");
    assert_eq!(engine.untold_name(), Some("Анна Ким-Ли"), "another one was given meanwhile");
    block_on(engine.told_name("Анна Ким-Ли")).expect("stored");
    assert_eq!((engine.untold_name(), open(&storage, 3).untold_name()), (None, None));
    block_on(engine.set_name(" ")).expect("stored");
    assert_eq!(engine.untold_name(), None, "nobody goes by no name");
}

#[test]
fn a_device_with_one_members_data_refuses_another() {
    let storage = MemoryStorage::default();
    let mut engine = open(&storage, 1);
    join(&mut engine, &me(5, "Анна"));
    let before = engine.identity().clone();
    assert_eq!(join(&mut engine, &me(6, "Олег")), Joined::OtherMember("Анна".to_owned()));
    assert_eq!((engine.identity(), open(&storage, 2).identity()), (&before, &before));
}

#[test]
fn whoever_is_signed_out_keeps_everything_and_comes_back() {
    let storage = MemoryStorage::default();
    let mut engine = open(&storage, 1);
    join(&mut engine, &me(5, "Анна"));
    edit(&mut engine, 1);
    let before = stored(&storage);
    assert_eq!(hears(&mut engine, Goodbye::SignedOut), Some(Some(Goodbye::SignedOut)));
    assert_eq!((stored(&storage), engine.outbox().len()), (before, 1));
    assert_eq!(join(&mut engine, &me(6, "Олег")), Joined::OtherMember("Анна".to_owned()), "it is still hers");
    assert_eq!(join(&mut engine, &me(5, "Анна")), Joined::Here(Vec::new()));
    assert_eq!(engine.outbox().len(), 1);
}

#[test]
fn whoever_is_cut_off_leaves_nothing_and_the_device_starts_anew() {
    let storage = MemoryStorage::default();
    let mut engine = open(&storage, 1);
    join(&mut engine, &me(5, "Анна"));
    (1..=3).for_each(|n| edit(&mut engine, n));
    assert_eq!(hears(&mut engine, Goodbye::CutOff), Some(Some(Goodbye::CutOff)));
    let old = engine.identity().clone();
    block_on(engine.wipe(false)).expect("storage works");
    assert_eq!(stored(&storage), 0);

    let mut engine = open(&storage, 2);
    assert!(!engine.is_leaving() && !engine.identity().signed_in);
    assert_ne!((engine.identity().device, engine.identity().member), (old.device, old.member));
    assert_eq!(block_on(engine.all_rows()), Ok(Vec::new()));
    assert_eq!(join(&mut engine, &me(6, "Олег")), Joined::Here(Vec::new()));
}

#[test]
fn whoever_leaves_without_a_network_is_remembered_until_the_relay_knows() {
    let storage = MemoryStorage::default();
    let mut engine = open(&storage, 1);
    join(&mut engine, &me(5, "Анна"));
    edit(&mut engine, 1);
    block_on(engine.wipe(true)).expect("storage works");
    assert_eq!(stored(&storage), 1, "nothing but that");

    let mut engine = open(&storage, 2);
    assert!(engine.is_leaving() && !engine.identity().signed_in);
    block_on(engine.has_left()).expect("storage works");
    assert!(!engine.is_leaving() && !open(&storage, 3).is_leaving());

    let mut other = open(&storage, 3);
    block_on(other.wipe(true)).expect("storage works");
    let mut other = open(&storage, 4);
    join(&mut other, &me(7, "Дильноза"));
    assert!(!other.is_leaving() && !open(&storage, 5).is_leaving(), "a new cookie took the place of the old one");
}

#[test]
fn a_tab_that_hears_late_of_wiping_leaves_the_new_device_alone() {
    let storage = MemoryStorage::default();
    let mut engine = open(&storage, 1);
    join(&mut engine, &me(5, "Анна"));
    let mut late = open(&storage, 2);
    edit(&mut late, 1);
    block_on(engine.wipe(true)).expect("storage works");
    edit(&mut late, 2);
    block_on(late.wipe(false)).expect("storage works");
    assert_eq!(stored(&storage), 1, "what it wrote in the same moment is gone, too");

    let mut new = open(&storage, 3);
    assert!(new.is_leaving());
    join(&mut new, &me(5, "Анна"));
    edit(&mut new, 3);
    let before = stored(&storage);
    block_on(late.wipe(false)).expect("storage works");
    assert_eq!(stored(&storage), before);
}

const DAY: i64 = 24 * 60 * 60 * 1_000;

fn after(millis: i64) -> Instant {
    Instant::from_millis(NOW.as_millis() + millis)
}

/// The relay lets the device in, as of now by both clocks.
fn is_let_in(engine: &mut Engine<MemoryStorage>) {
    engine.connect().expect("the device has joined");
    let (epoch, member) = (id(9), engine.identity().member);
    let (erases, audits) = (true, true);
    let welcome = Welcome { protocol: PROTOCOL, epoch, head: 0, access: 0, member, erases, audits, now: NOW };
    let received = block_on(engine.receive(&codec::encode(&RelayFrame::Welcome(welcome)))).expect("storage works");
    block_on(engine.let_in(received.accepted.expect("accepted"), NOW)).expect("storage works");
    engine.disconnect();
}

fn wipe_after(engine: &mut Engine<MemoryStorage>, days: i64) {
    let at = Place::main(DocumentKind::Workspace);
    block_on(engine.execute(&[Command::put(Id::workspace(), at, [("wipe_days", Value::Number(days))])], NOW)).expect("saved");
    block_on(engine.read_wipe_days()).expect("storage works");
}

fn verdict(engine: &mut Engine<MemoryStorage>, now: Instant) -> Verdict {
    block_on(engine.look_at_silence(now)).expect("storage works")
}

#[test]
fn a_device_remembers_its_last_contact_and_erases_itself_after_the_grace() {
    let storage = MemoryStorage::default();
    let mut engine = open(&storage, 1);
    assert_eq!(verdict(&mut engine, after(400 * DAY)), Verdict::Calm, "nobody is signed in");
    join(&mut engine, &me(5, "Анна"));
    is_let_in(&mut engine);
    assert_eq!(verdict(&mut engine, after(DAY)), Verdict::Calm, "nothing is set");
    wipe_after(&mut engine, 14);
    // The setting itself waits to be sent: a whole day of the open app, kept over starts of the app.
    let mut now = 15 * DAY;
    for look in 1..24 * 12 {
        if look % 12 == 1 {
            engine = open(&storage, 2);
            block_on(engine.read_wipe_days()).expect("storage works");
        }
        assert!(matches!(verdict(&mut engine, after(now)), Verdict::Over { .. }), "{look}");
        now += 5 * 60_000;
    }
    assert_eq!(verdict(&mut engine, after(now)), Verdict::Erase);
    let member = engine.identity().member;
    // Any contact ends it.
    is_let_in(&mut engine);
    assert_eq!(verdict(&mut engine, after(now)), Verdict::Over { minutes: 24 * 60 - 5 });
    assert_eq!(engine.identity().member, member);
    block_on(engine.wipe(true)).expect("storage works");
    assert_eq!(stored(&storage), 1, "nothing but that the relay is still to be told of the session");
}

#[test]
fn a_clock_that_jumps_erases_nothing() {
    let storage = MemoryStorage::default();
    let mut engine = open(&storage, 1);
    join(&mut engine, &me(5, "Анна"));
    is_let_in(&mut engine);
    wipe_after(&mut engine, 14);
    for years in [10, -10, 10] {
        let seen = verdict(&mut engine, after(years * 365 * DAY));
        assert!(!matches!(seen, Verdict::Erase), "{years}: {seen:?}");
    }
    assert_eq!(verdict(&mut engine, after(DAY)), Verdict::Calm, "the clock is right again");
}
