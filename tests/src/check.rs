//! The invariants of the sync protocol, checked on a simulated world.

use std::collections::{BTreeMap, BTreeSet};

use futures::executor::block_on;
use ingot_app::engine::outbox;
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_app::engine::storage::{Space, Storage};
use ingot_server::store::Store;
use ingot_shared::Id;
use ingot_shared::document::{ChangeRecord, Client};
use ingot_shared::row::{self, ClientRow};
use ingot_shared::sync::frame::Entry;

use crate::world::{SimDevice, World};

/// Ends the run with a sentence that tells what the world looked like.
#[expect(clippy::panic, reason = "a broken invariant must fail the test that plays the world")]
pub fn fail(world: &World, what: &str) -> ! {
    let devices: Vec<String> = world
        .devices
        .iter()
        .map(|device| {
            format!(
                "{:?} unsent {} accepted {}",
                device.engine.place(),
                device.engine.outbox().len(),
                device.engine.is_accepted()
            )
        })
        .collect();
    panic!("{what}\nlog of {} entries; devices:\n{}", world.relay.store.head(), devices.join("\n"));
}

fn require(world: &World, holds: bool, what: &str) {
    if !holds {
        fail(world, what);
    }
}

/// The bytes of a document as the relay had accepted them.
fn confirmed(disk: &MemoryStorage, document: Id) -> Option<Vec<u8>> {
    let stored = block_on(disk.get_many(Space::Documents, &[document.as_bytes().to_vec()])).unwrap_or_default();
    stored.into_iter().next().flatten()
}

/// A document as a device's disk holds it: confirmed bytes, and with pending changes.
fn from_disk(disk: &MemoryStorage, document: Id) -> (Client, Client) {
    let confirmed = confirmed(disk, document)
        .and_then(|bytes| Client::load(document, &bytes).ok())
        .unwrap_or_else(|| Client::empty(document));
    let mut live = confirmed.clone();
    for pending in block_on(outbox::of_document(disk, document)).unwrap_or_default() {
        let _ = live.receive(vec![pending.change]);
    }
    (confirmed, live)
}

/// Whether a device holds something of this document that the relay had accepted.
pub fn is_confirmed(world: &World, document: Id) -> bool {
    world.devices.iter().any(|device| confirmed(device.storage.disk(), document).is_some())
}

/// S8: the changes whose text a device keeps for its author, because they were refused.
fn kept(world: &World) -> BTreeSet<[u8; 32]> {
    let of = |device: &SimDevice| block_on(device.storage.disk().scan(Space::Refused, &[], None, usize::MAX)).unwrap_or_default();
    let keys = world.devices.iter().flat_map(of);
    keys.filter_map(|(key, _)| key.try_into().ok()).collect()
}

/// S2: what left an outbox is in the log, or was refused and is kept. With restored backups the log may have lost it; the outbox fills again later.
pub fn outboxes(world: &World) {
    let log: BTreeSet<[u8; 32]> = world.relay.log().iter().map(|entry| entry.hash.into_array()).collect();
    let waiting: BTreeSet<[u8; 32]> = world.devices.iter().flat_map(|device| device.engine.outbox().hashes()).collect();
    let epoch = world.relay.store.epoch();
    if world.devices.iter().any(|device| device.engine.place().epoch.is_some_and(|known| known != epoch)) {
        return;
    }
    let kept = kept(world);
    // A restored relay may not know yet what devices have let go of.
    let mut erased = world.relay.erased();
    erased.extend(world.known_erased());
    for (_, hash) in world.saved.iter().filter(|(document, _)| !erased.contains(document)) {
        require(
            world,
            log.contains(hash) || waiting.contains(hash) || kept.contains(hash),
            "S2/S3: a saved change is neither in an outbox nor in the log nor among the refused",
        );
    }
}

/// S1: what was saved on a device is on its disk or in the log of those that took it.
pub fn nothing_saved_is_gone(world: &World) {
    let mut held: BTreeSet<[u8; 32]> = world.relay.log().iter().map(|entry| entry.hash.into_array()).collect();
    for device in &world.devices {
        held.extend(device.engine.outbox().hashes());
    }
    held.extend(kept(world));
    for (document, hash) in world.saved.iter().filter(|(document, _)| !world.erased.contains(document)) {
        let found =
            held.contains(hash) || world.devices.iter().any(|device| from_disk(device.storage.disk(), *document).1.has(hash));
        require(world, found, "S1: a saved change is gone after a crash");
    }
}

/// S6: whoever stands at a number holds every entry up to it.
pub fn cursors(world: &World) {
    let epoch = world.relay.store.epoch();
    let log = world.relay.log();
    for device in &world.devices {
        let place = device.engine.place();
        if place.epoch != Some(epoch) {
            continue;
        }
        let mut documents: BTreeMap<Id, Client> = BTreeMap::new();
        let member = device.engine.identity().device;
        // Who may read it changed after where the device stands: it hears of that yet.
        let moves =
            |document: Id| world.relay.store.directory().access(document).is_some_and(|access| access.changed > place.cursor);
        let is_his = |document: Id| !world.relay.is_limited() || (!moves(document) && world.relay.may_read(member, document));
        let is_other = world.relay.reader(member).version() != place.access;
        let standing = log.iter().filter(|entry| !world.erased.contains(&entry.document) && !is_other && is_his(entry.document));
        for entry in standing.take_while(|entry| entry.seq <= place.cursor) {
            let confirmed = documents.entry(entry.document).or_insert_with(|| from_disk(device.storage.disk(), entry.document).0);
            let is_held = confirmed.has(&entry.hash);
            require(
                world,
                is_held,
                &format!("S6: a cursor stands behind {} of {}, which is not held", entry.seq, entry.document),
            );
        }
    }
}

/// Everything that must hold once the world is at rest.
pub fn at_rest(world: &mut World) {
    cursors(world);
    nothing_saved_is_gone(world);
    let erased = world.relay.erased();
    nothing_is_left_of(world, &erased);
    let standing: Vec<Entry> = world.relay.log().iter().filter(|entry| !erased.contains(&entry.document)).cloned().collect();
    require(world, world.relay.rebuilt() == standing, "S3: the log does not give again what was logged");
    let log = world.relay.log();
    let numbers: Vec<u64> = log.iter().map(|entry| entry.seq).collect();
    let gapless: Vec<u64> = (1..).take(log.len()).collect();
    require(world, numbers == gapless, "S6: the log has holes");
    let logged: BTreeSet<(Id, [u8; 32])> = log.iter().map(|entry| (entry.document, entry.hash.into_array())).collect();
    require(world, logged.len() == log.len(), "S5: a change is in the log twice");
    let kept = kept(world);
    for (document, hash) in world.saved.iter().filter(|(document, _)| !erased.contains(document)) {
        let is_logged = logged.contains(&(*document, *hash));
        let is_safe = match world.relay.refuses.contains(document) {
            true => kept.contains(hash),
            false => is_logged || (world.relay.is_limited() && kept.contains(hash)),
        };
        require(world, is_safe, "S3: a saved change never reached the log, or S8: a refused one is not kept");
    }
    require(world, log.iter().all(|entry| !world.relay.refuses.contains(&entry.document)), "S8: a refused change is in the log");
    let mut expected = replay(world);
    expected.retain(|document, _| !erased.contains(document));
    for at in 0..world.devices.len() {
        let rows: BTreeMap<Id, ClientRow> = world.rows(at).into_iter().map(|row| (row.id, row)).collect();
        let Some(device) = world.devices.get(at) else { continue };
        let (member, disk) = (device.engine.identity().device, device.storage.disk().clone());
        let (own, others): (BTreeMap<Id, ClientRow>, BTreeMap<Id, ClientRow>) =
            expected.clone().into_iter().partition(|(id, _)| world.relay.may_read(member, *id));
        let differs: Vec<&Id> = rows.keys().chain(own.keys()).filter(|id| rows.get(id) != own.get(id)).collect();
        require(world, rows == own, &format!("S4: rows of device {at} differ from those of the log: {differs:?}"));
        for id in others.keys() {
            require(
                world,
                !holds(&disk, *id),
                &format!("S7: device {at} holds something of {id}, which its member may not read"),
            );
        }
        for (id, row) in &own {
            require(world, from_disk(&disk, *id).1.rows() == *row, "S4: a device's document differs from the log's");
        }
    }
    let mut relay_rows: BTreeMap<Id, ClientRow> = BTreeMap::new();
    let mut before = None;
    while let Ok(page) = block_on(world.relay.store.rows(before, 0)) {
        relay_rows.extend(row::unpack(&page.packed).unwrap_or_default().into_iter().map(|row| (row.id, row)));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    require(world, relay_rows == expected, "S4: the relay's rows differ from those of the log");
}

/// What was erased stays so: of such a document there is no byte on any device but that it was erased and what its author had not sent,
/// and none in the relay's store.
fn nothing_is_left_of(world: &World, erased: &BTreeSet<Id>) {
    require(world, world.known_erased().is_subset(erased), "S14: an erasure that a device was told of is forgotten");
    for document in erased {
        for device in &world.devices {
            require(world, !holds(device.storage.disk(), *document), "something of an erased document is left on a device");
        }
        let fetched = block_on(world.relay.store.fetch(*document));
        require(world, fetched == Ok(None), "something of an erased document is left in the relay");
    }
}

/// Whether a device holds a byte of a document, or its id, but in what its author had not sent.
fn holds(disk: &MemoryStorage, document: Id) -> bool {
    let key = document.as_bytes();
    [Space::Documents, Space::Pending, Space::Packs, Space::FreshRows].into_iter().any(|space| {
        let items = block_on(disk.scan(space, &[], None, usize::MAX)).unwrap_or_default();
        // Another client's row may say that it goes on from the document, or in it.
        let rows = |value: &Vec<u8>| matches!(space, Space::Packs | Space::FreshRows).then(|| row::unpack(value)).flatten();
        let is_its = |value: &Vec<u8>| match rows(value) {
            Some(rows) => rows.iter().any(|row| row.id == document),
            None => value.windows(key.len()).any(|window| window == key),
        };
        items.iter().any(|(of, value)| of.windows(key.len()).any(|window| window == key) || is_its(value))
    })
}

/// S9: every prefix of the log loads, saves, loads again and gives rows. Returns the rows of the whole log.
fn replay(world: &World) -> BTreeMap<Id, ClientRow> {
    let mut documents: BTreeMap<Id, Client> = BTreeMap::new();
    for entry in world.relay.log() {
        let document = documents.entry(entry.document).or_insert_with(|| Client::empty(entry.document));
        let change = ChangeRecord::parse(&entry.bytes);
        let fits = change.is_ok_and(|change| document.receive(vec![change]).is_ok());
        require(world, fits, "S9: an entry of the log does not fit the entries before it");
        let again = Client::load(entry.document, &document.save());
        let same = again.is_ok_and(|again| again.rows() == document.rows());
        require(world, same, "S9: a prefix of the log does not load again");
    }
    documents.into_iter().map(|(id, document)| (id, document.rows())).collect()
}
