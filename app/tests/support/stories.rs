//! What the engine's stories begin with: names of things, an engine that opens, an account, a client. Never here: what happens then.
#![expect(clippy::expect_used, reason = "a helper that cannot go on must fail its test")]

use futures::executor::block_on;
use ingot_app::engine::Engine;
use ingot_app::engine::identity::Birth;
use ingot_app::engine::storage::Storage;
use ingot_shared::account::{Me, Role};
use ingot_shared::domain::{ClientKind, Command};
use ingot_shared::{Id, Instant};

pub const NOW: Instant = Instant::from_millis(1_790_000_000_000);

pub fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

pub fn open<S: Storage>(storage: S, start: u8) -> Engine<S> {
    block_on(Engine::open(storage, &Birth { now: NOW, random: [start; 36] })).expect("storage in memory opens")
}

pub fn account() -> Me {
    Me { member: id(8), name: String::new(), email: String::new(), role: Role::Owner, session: id(9), department: None }
}

pub fn create(n: u8, name: &str) -> Command {
    Command::CreateClient { client: id(n), kind: ClientKind::Company, name: name.to_owned(), phone: None, fields: Vec::new() }
}
