//! Devices and a relay as a process, with a bad network between them: every fault of [`ingot_tests::proxy`] on its own.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::future::Future;
use std::path::Path;
use std::time::Duration;

use ingot_shared::Id;
use ingot_shared::domain::{ClientField, ClientKind, Command};
use ingot_tests::live::device::{LiveDevice, Lost};
use ingot_tests::live::process::RelayProcess;
use ingot_tests::proxy::{Captive, Direction, Network, Proxy, Weather};
use tempfile::TempDir;

const TEN_YEARS: i64 = 315_360_000_000;
/// Whoever is not in step by then never will be; no test waits for it to pass.
const PATIENCE: Duration = Duration::from_secs(60);
/// Edits that both devices make in one journey.
const EDITS: u64 = 12;

/// A relay, a proxy before it, a device behind the proxy and one that has a good link.
struct Set {
    _folder: TempDir,
    relay: RelayProcess,
    proxy: Proxy,
    far: LiveDevice,
    near: LiveDevice,
}

const CLIENT: Id = Id::from_bytes([5; 16]);

fn city(to: &str) -> [Command; 1] {
    [Command::SetClientField { client: CLIENT, field: ClientField::City, value: to.to_owned() }]
}

fn note(number: u64, text: &str) -> [Command; 1] {
    let mut id = [9; 16];
    id.iter_mut().zip(number.to_be_bytes()).for_each(|(to, byte)| *to = byte);
    [Command::PutNote { client: CLIENT, note: Id::from_bytes(id), text: text.to_owned() }]
}

async fn within<T>(what: &str, future: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, future).await.unwrap_or_else(|_| unreachable!("{what}: not within {PATIENCE:?}"))
}

impl Set {
    /// Both devices hold one client.
    async fn start(seed: u64) -> Self {
        let folder = TempDir::new().unwrap();
        let relay = RelayProcess::start(Path::new(env!("CARGO_BIN_EXE_relay")), folder.path(), &[]).unwrap();
        let proxy = Proxy::start(relay.address, seed).await.unwrap();
        let mut far = LiveDevice::new(seed * 2, &relay.token(seed * 2).unwrap()).await.unwrap();
        let mut near = LiveDevice::new(seed * 2 + 1, &relay.token(seed * 2 + 1).unwrap()).await.unwrap();
        far.patience = PATIENCE;
        let (kind, name) = (ClientKind::Company, "Технопарк".to_owned());
        near.edit(&[Command::CreateClient { client: CLIENT, kind, name, phone: None, fields: Vec::new() }]).await.unwrap();
        within("the client is logged", near.until_holds(relay.address, 1)).await;
        within("the client arrives", far.until_holds(proxy.address, 1)).await;
        Self { _folder: folder, relay, proxy, far, near }
    }

    /// Both write, the far one whatever its link does; then both hold all of it. Returns how many links the far one lost.
    async fn both_write(&mut self) -> u32 {
        let before = self.near.engine.place().cursor;
        let proxy = self.proxy.address;
        let mut lost = 0;
        for number in 0..EDITS {
            self.near.edit(&note(number, "Рядом")).await.unwrap();
            within("the near device is heard", self.near.until_holds(self.relay.address, 0)).await;
            self.far.edit(&note(100 + number, "Далеко")).await.unwrap();
            lost += within("the far device is heard", self.far.until_holds(proxy, 0)).await;
        }
        lost + self.in_step(before + 2 * EDITS).await
    }

    /// Both hold the log up to this number and say the same of the client.
    async fn in_step(&mut self, head: u64) -> u32 {
        let proxy = self.proxy.address;
        let lost = within("the far device has all", self.far.until_holds(proxy, head)).await;
        within("the near device has all", self.near.until_holds(self.relay.address, head)).await;
        assert_eq!(self.far.engine.place().cursor, self.near.engine.place().cursor, "the log has nothing that was not asked for");
        let (far, near) = (self.far.engine.view(CLIENT).await.unwrap(), self.near.engine.view(CLIENT).await.unwrap());
        assert!(far.is_some());
        assert_eq!(far, near);
        assert_eq!(self.far.engine.all_rows().await.unwrap(), self.near.engine.all_rows().await.unwrap());
        lost
    }
}

const fn carries(weather: Weather) -> Network {
    Network::Carries(weather)
}

#[tokio::test]
async fn delay_jitter_and_loss_cost_only_time() {
    let mut set = Set::start(1).await;
    let weather =
        Weather { round_trip: Duration::from_millis(60), jitter: Duration::from_millis(40), lost: 100, one_by_one: false };
    set.proxy.set(carries(weather));
    assert_eq!(set.both_write().await, 0, "a slow link is no lost one");
}

#[tokio::test]
async fn a_link_that_carries_single_bytes_carries_all() {
    let mut set = Set::start(2).await;
    set.proxy.set(carries(Weather { one_by_one: true, ..Weather::default() }));
    assert_eq!(set.both_write().await, 0);
}

#[tokio::test]
async fn cuts_at_any_moment_lose_and_repeat_nothing() {
    let mut set = Set::start(3).await;
    set.proxy.set(carries(Weather { round_trip: Duration::from_millis(20), ..Weather::default() }));
    let cutting = set.proxy.cut_every(Duration::from_millis(30), Duration::from_millis(170));
    let lost = set.both_write().await;
    cutting.abort();
    assert!(lost > 0, "the link was cut");
    assert!(set.far.heard.entries.values().all(|times| *times == 1), "{:?}", set.far.heard);
}

#[tokio::test]
async fn a_network_that_is_gone_is_waited_for() {
    let mut set = Set::start(4).await;
    set.proxy.set(Network::Down);
    set.proxy.cut();
    set.far.edit(&city("Нукус")).await.unwrap();
    assert!(matches!(set.far.step().await, Err(Lost::Broken(_))));
    assert!(matches!(set.far.connect(set.proxy.address).await, Err(Lost::Broken(_))));
    assert_eq!(set.far.engine.outbox().len(), 1);
    set.proxy.set(carries(Weather::default()));
    set.in_step(2).await;
}

#[tokio::test]
async fn whoever_accepts_and_never_answers_is_given_up() {
    let mut set = Set::start(5).await;
    set.far.patience = Duration::from_secs(1);
    set.proxy.set(Network::Mute);
    set.proxy.cut();
    set.far.edit(&city("Термез")).await.unwrap();
    assert!(set.far.step().await.is_err());
    assert!(matches!(set.far.connect(set.proxy.address).await, Err(Lost::Silent)));
    set.proxy.set(carries(Weather::default()));
    set.in_step(2).await;
}

#[tokio::test]
async fn a_link_that_swallows_one_way_is_noticed_by_asking_for_a_sign_of_life() {
    let mut set = Set::start(6).await;
    set.far.patience = Duration::from_secs(1);
    for (direction, to) in [(Direction::Up, "Карши"), (Direction::Down, "Андижан")] {
        let head = set.near.engine.place().cursor;
        set.proxy.set(Network::Swallows(direction));
        // Somebody else writes: the device can only find out by asking.
        set.near.edit(&city(to)).await.unwrap();
        within("the near device is heard", set.near.until_holds(set.relay.address, head + 1)).await;
        let noticed = within("the dead link is noticed", async {
            loop {
                if let Err(lost) = set.far.step().await {
                    return lost;
                }
            }
        });
        assert!(matches!(noticed.await, Lost::Silent), "{direction:?}");
        set.proxy.set(carries(Weather::default()));
        set.in_step(head + 1).await;
    }
}

#[tokio::test]
async fn what_answers_in_the_relays_place_is_no_relay_and_changes_nothing() {
    let mut set = Set::start(7).await;
    for (captive, to) in [(Captive::Page, "Гулистан"), (Captive::Redirect, "Джизак"), (Captive::Tls, "Навои")]
    {
        let head = set.near.engine.place().cursor;
        set.proxy.set(Network::Captive(captive));
        set.proxy.cut();
        set.far.edit(&city(to)).await.unwrap();
        while set.far.step().await.is_ok() {}
        assert!(matches!(set.far.connect(set.proxy.address).await, Err(Lost::Broken(_))), "{captive:?}");
        assert_eq!(set.far.engine.outbox().len(), 1, "{captive:?}");
        set.proxy.set(carries(Weather::default()));
        set.in_step(head + 1).await;
    }
}

#[tokio::test]
async fn a_clock_that_jumps_ten_years_decides_nothing() {
    let mut set = Set::start(8).await;
    for (step, jump) in [(1, TEN_YEARS), (2, -2 * TEN_YEARS), (3, TEN_YEARS)] {
        set.far.clock += jump;
        set.far.edit(&city(&format!("Далеко {step}"))).await.unwrap();
        let head = set.near.engine.place().cursor;
        set.in_step(head + 1).await;
        // Whoever saw the other's edit writes after it, whatever the two clocks say.
        set.near.edit(&city(&format!("Рядом {step}"))).await.unwrap();
        set.in_step(head + 2).await;
        let view = set.far.engine.view(CLIENT).await.unwrap();
        assert!(format!("{view:?}").contains(&format!("Рядом {step}")), "the later edit stays: {view:?}");
    }
}
