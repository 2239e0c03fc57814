//! What happens to a device's disk behind the back of its app: bytes that are lost, cut, turned or older than what was read of the log,
//! and documents that are not for its member.

use futures::executor::block_on;
use ingot_app::engine::storage::memory::MemoryStorage;
use ingot_app::engine::storage::{Space, Storage, Write};
use ingot_server::store::Store;
use ingot_shared::Id;
use ingot_shared::document::{ChangeRecord, Client};

use super::World;
use crate::rng::Rng;

/// Damages some documents of every device. Returns how many.
pub(super) fn all(world: &mut World) -> usize {
    let mut damaged = 0;
    for at in 0..world.devices.len() {
        let (disk, member) = match world.devices.get_mut(at) {
            Some(device) => {
                device.is_damaged = true;
                (device.storage.disk().clone(), device.engine.identity().device)
            }
            None => continue,
        };
        for (key, saved) in block_on(disk.scan(Space::Documents, &[], None, usize::MAX)).unwrap_or_default() {
            let Some(document) = Id::from_slice(&key).filter(|_| world.rng.chance(30)) else { continue };
            let write = match world.rng.below(4) {
                0 => Write::Delete(Space::Documents, key),
                1 => Write::Put(Space::Documents, key, cut(&mut world.rng, saved)),
                2 => Write::Put(Space::Documents, key, turned(&mut world.rng, saved)),
                _ => Write::Put(Space::Documents, key, older(world, document)),
            };
            damaged += usize::from(block_on(disk.commit(Vec::new(), vec![write])).is_ok());
        }
        damaged += foreign(world, member, &disk);
    }
    damaged
}

fn cut(rng: &mut Rng, mut saved: Vec<u8>) -> Vec<u8> {
    saved.truncate(rng.below(saved.len().max(1)));
    saved
}

fn turned(rng: &mut Rng, mut saved: Vec<u8>) -> Vec<u8> {
    let place = rng.below(saved.len().max(1));
    if let Some(byte) = saved.get_mut(place) {
        *byte ^= 1 << rng.below(8);
    }
    saved
}

/// The document without its last change in the log.
fn older(world: &World, document: Id) -> Vec<u8> {
    let mut changes: Vec<ChangeRecord> = Vec::new();
    for entry in world.relay.log().iter().filter(|entry| entry.document == document) {
        changes.extend(ChangeRecord::parse(&entry.bytes));
    }
    changes.pop();
    let mut client = Client::empty(document);
    let _ = client.receive(changes);
    client.save()
}

/// Puts a document that this member may not read on his device's disk, if there is one.
fn foreign(world: &World, member: Id, disk: &MemoryStorage) -> usize {
    let mut documents = world.relay.log().iter().map(|entry| entry.document);
    let Some(document) = documents.find(|document| !world.relay.may_read(member, *document)) else { return 0 };
    let Ok(Some(snapshot)) = block_on(world.relay.store.fetch(document)) else { return 0 };
    let write = Write::Put(Space::Documents, document.as_bytes().to_vec(), snapshot.bytes.into_vec());
    usize::from(block_on(disk.commit(Vec::new(), vec![write])).is_ok())
}
