//! Devices that edit apart, and every order in which their changes may reach somebody.

use std::collections::BTreeSet;

use ingot_shared::Id;
use ingot_shared::document::{ChangeRecord, ClientView, Document};
use ingot_shared::domain::Command;
use ingot_shared::row::{ClientRow, RecordRow};

use crate::digest::Digest;
use crate::rng::Rng;
use crate::support::Device;

/// Up to so many orders all are tried, otherwise as many by chance.
const MOST_ORDERS: usize = 20;

/// What a device shows of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    heads: Vec<[u8; 32]>,
    pub view: Option<ClientView>,
    pub row: ClientRow,
    pub record: RecordRow,
}

impl Picture {
    fn of(document: &mut Document) -> Self {
        Self { heads: document.heads(), view: document.view(), row: document.rows(), record: document.record() }
    }
}

/// Lets devices of one document edit apart and meet now and then; then every order of their changes must show the same.
pub fn play(
    start: &Document,
    devices: u8,
    steps: usize,
    rng: &mut Rng,
    mut command: impl FnMut(u8, usize, &mut Rng, &Device) -> Command,
) -> Picture {
    let id = start.id();
    let mut team: Vec<Device> = (1..=devices).map(|number| at(number, id, start)).collect();
    let mut changes: Vec<ChangeRecord> = Vec::new();
    let mut undone: Vec<Vec<Command>> = Vec::new();
    for step in 0..steps {
        let number = rng.byte(devices);
        let device = &mut team[usize::from(number)];
        let commands =
            if rng.once_in(7) { undone.pop().unwrap_or_default() } else { vec![command(number + 1, step, rng, device)] };
        // Some are refused; then nothing happened.
        if let Ok(applied) = device.run_all(&commands) {
            changes.extend(applied.changes);
            undone.push(applied.inverse);
        }
        if rng.once_in(6) {
            let (one, other) = (usize::from(rng.byte(devices)), usize::from(rng.byte(devices)));
            let mut theirs = team[other].document.clone();
            team[one].document.merge(&mut theirs).expect("replicas merge");
        }
    }
    let (first, others) = team.split_first_mut().expect("there is a device");
    for other in others {
        first.document.merge(&mut other.document).expect("replicas merge");
    }
    let picture = Picture::of(&mut first.document);
    let mut known: BTreeSet<[u8; 32]> = BTreeSet::new();
    changes.retain(|change| known.insert(change.hash));
    for order in orders(&changes, rng) {
        let mut somebody = start.clone();
        for change in order {
            somebody.receive(vec![changes[change].clone()]).expect("changes come in causal order");
        }
        assert_eq!(Picture::of(&mut somebody), picture, "in another order");
    }
    picture
}

fn at(number: u8, id: Id, start: &Document) -> Device {
    let mut device = Device::new(number, id);
    device.document = start.clone();
    device
}

/// Orders of changes in which none comes before one that it builds on.
fn orders(changes: &[ChangeRecord], rng: &mut Rng) -> Vec<Vec<usize>> {
    let place = |hash: &[u8; 32]| changes.iter().position(|change| change.hash == *hash);
    let needs: Vec<Vec<usize>> = changes.iter().map(|change| change.deps.iter().filter_map(place).collect()).collect();
    let mut all = Vec::new();
    extend(&needs, &mut Vec::new(), &mut all);
    if all.len() > MOST_ORDERS {
        all = (0..MOST_ORDERS).map(|_| by_chance(&needs, rng)).collect();
    }
    all
}

fn ready(needs: &[Vec<usize>], begun: &[usize]) -> Vec<usize> {
    let can = |next: &usize| !begun.contains(next) && needs[*next].iter().all(|need| begun.contains(need));
    (0..needs.len()).filter(can).collect()
}

/// Every order that begins like this, up to one more than are tried.
fn extend(needs: &[Vec<usize>], begun: &mut Vec<usize>, all: &mut Vec<Vec<usize>>) {
    if all.len() > MOST_ORDERS {
        return;
    }
    let next = ready(needs, begun);
    if next.is_empty() {
        all.push(begun.clone());
    }
    for change in next {
        begun.push(change);
        extend(needs, begun, all);
        begun.pop();
    }
}

fn by_chance(needs: &[Vec<usize>], rng: &mut Rng) -> Vec<usize> {
    let mut order = Vec::new();
    loop {
        let next = ready(needs, &order);
        if next.is_empty() {
            return order;
        }
        order.push(rng.pick(&next));
    }
}

/// Takes a picture in.
pub fn digest(picture: &Picture) -> Digest {
    let mut digest = Digest::default();
    digest.seen(&picture.heads);
    digest.seen(&picture.view);
    digest.stored(&picture.row);
    digest.stored(&picture.record);
    digest
}
