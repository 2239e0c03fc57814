//! The relay of the simulation: the product's sessions and gate over the store in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use futures::executor::block_on;
use ingot_server::store::{EntriesPage, MemoryStore, Seen, Store, StoreError};
use ingot_shared::access::{Department, Reader};
use ingot_shared::account::Role;
use ingot_shared::document::ChangeRecord;
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ChangeHash, Entry, Goodbye, Offer, Refusal, RelayFrame, Verdict};
use ingot_shared::sync::session::{Effect, PAGE_BYTES, Peer, Session, Workspace};
use ingot_shared::{Id, Instant};

use crate::rng::Rng;
use crate::secrecy::Secrecy;

/// The token of every device of the simulated workspace.
pub const SECRET: &str = "open sesame";

/// What goes to a device: a frame, or the end of its connection after a last frame.
pub type Answer = (usize, Vec<u8>, bool);

/// What becomes of one of the relay's transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The process dies before anything is on disk.
    DiesBefore,
    /// The process dies when all is on disk and nobody was answered.
    DiesAfter,
}

/// A relay with its connections, numbered like the devices.
#[derive(Debug)]
pub struct Relay {
    /// The log; it survives restarts.
    pub store: MemoryStore,
    sessions: BTreeMap<usize, Session>,
    /// Every entry as it was logged.
    logged: Vec<Entry>,
    /// Transactions so far.
    pub steps: usize,
    /// What becomes of the transaction with this number.
    pub fate: Option<(usize, Fate)>,
    /// Whether the process died and was not started again.
    pub died: bool,
    /// Documents whose beginning it refuses.
    pub refuses: BTreeSet<Id>,
    /// What devices are that are no owner's.
    pub roles: BTreeMap<Id, Role>,
    /// Who is in which department.
    pub departments: BTreeMap<Id, Id>,
    /// How often something came to a member or left him.
    pub moved: usize,
    /// Devices at which the password was entered since the log was restored; none while nobody has to.
    proven: Option<BTreeSet<usize>>,
    secrecy: Secrecy,
}

impl Relay {
    /// An empty relay.
    pub fn new(rng: &mut Rng) -> Self {
        let store = MemoryStore::new(Id::from_bytes(rng.bytes()));
        Self {
            store,
            sessions: BTreeMap::new(),
            logged: Vec::new(),
            steps: 0,
            fate: None,
            died: false,
            refuses: BTreeSet::new(),
            roles: BTreeMap::new(),
            departments: BTreeMap::new(),
            moved: 0,
            proven: None,
            secrecy: Secrecy::default(),
        }
    }

    /// A device connects; an earlier connection of its is gone.
    pub fn accept(&mut self, device: usize) {
        self.sessions.insert(device, Session::new());
    }

    /// A connection is gone.
    pub fn hang_up(&mut self, device: usize) {
        self.sessions.remove(&device);
    }

    /// The process is killed and started again: the log stays, connections go.
    pub fn restart(&mut self) {
        self.died = false;
        self.sessions.clear();
    }

    /// The process is killed and an older copy of the log restored, under another epoch (S14).
    pub fn restore(&mut self, backup: &MemoryStore, rng: &mut Rng) {
        self.sessions.clear();
        // Whoever says what was erased, long after he entered anything, must do it again.
        self.proven = Some(BTreeSet::new());
        self.store = backup.restored(Id::from_bytes(rng.bytes()));
        self.logged.truncate(usize::try_from(self.store.head()).unwrap_or(usize::MAX));
    }

    /// Takes a message of a device; returns what goes to whom.
    pub fn receive(&mut self, device: usize, bytes: &[u8]) -> Vec<Answer> {
        let Some(session) = self.sessions.get_mut(&device) else { return Vec::new() };
        let effects = session.receive(bytes, workspace(&self.store));
        let mut answers = Vec::new();
        self.perform(device, effects, &mut answers);
        while let Ok((entries, _)) = block_on(self.store.entries(self.logged.len() as u64, PAGE_BYTES))
            && !entries.is_empty()
        {
            self.logged.extend(entries);
        }
        let connected: Vec<usize> = self.sessions.keys().copied().collect();
        for other in connected {
            let head = self.store.head();
            let erased = *self.store.erasures().borrow();
            let session = self.sessions.get_mut(&other);
            let effects =
                session.into_iter().flat_map(|session| session.advance_erased(erased).into_iter().chain(session.advance(head)));
            let effects = effects.collect();
            self.perform(other, effects, &mut answers);
        }
        answers
    }

    fn perform(&mut self, device: usize, effects: Vec<Effect>, answers: &mut Vec<Answer>) {
        let mut waiting: std::collections::VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            let Some(session) = self.sessions.get_mut(&device) else { return };
            match effect {
                Effect::Send(frame) => {
                    let Some(peer) = session.peer().cloned() else { return };
                    answers.push((device, session.encode(&frame), false));
                    self.moved += usize::from(matches!(frame, RelayFrame::Access { .. }));
                    if self.is_limited() {
                        self.secrecy.look_through(&self.store, &peer, &frame);
                    }
                }
                Effect::Close(reason) => {
                    answers.push((device, codec::encode(&RelayFrame::Goodbye { reason, retry: 0 }), true));
                    self.sessions.remove(&device);
                    return;
                }
                Effect::Admit { token, device: id } => {
                    // Each device is a member of its own.
                    let known = token == SECRET;
                    let Reader { member, role, department, picks } = self.reader(id);
                    let peer = Peer { member, device: id, role, department, picks };
                    let workspace = workspace(&self.store);
                    let Some(session) = self.sessions.get_mut(&device) else { return };
                    waiting.extend(session.admitted(if known { Ok(peer) } else { Err(Goodbye::SignedOut) }, workspace));
                }
                Effect::Append { offers } => {
                    let Some(peer) = session.peer().cloned() else { return };
                    let documents: Vec<Id> = offers.iter().map(|offer| offer.document).collect();
                    let closed = if self.is_limited() { self.secrecy.closed(&self.store, &peer, &offers) } else { Vec::new() };
                    let answered = if self.is_limited() { self.secrecy.answered(&self.store, &offers) } else { BTreeMap::new() };
                    let head = self.store.head();
                    let Some(appended) = self.transact(|relay| append(&relay.store, &relay.refuses, peer.clone(), offers)) else {
                        let logged = documents.into_iter().filter(|_| self.store.head() > head);
                        let logged: Vec<(Id, Verdict)> = logged.map(|document| (document, Verdict::Logged(0))).collect();
                        self.secrecy.look_at_verdicts(&peer, &[], &logged);
                        return;
                    };
                    let judged = appended.iter().flatten().map(|(_, verdict)| *verdict);
                    let judged: Vec<(Id, Verdict)> = documents.into_iter().zip(judged).collect();
                    self.secrecy.look_at_verdicts(&peer, &closed, &judged);
                    self.secrecy.look_at_answers(&self.store, &peer, &answered);
                    if let (Some(verdicts), Some(session)) = (appended, self.sessions.get_mut(&device)) {
                        waiting.push_back(session.appended(verdicts));
                    }
                }
                Effect::ReadEntries { after, bytes } => {
                    let Some(seen) = session.peer().map(|peer| Seen::new(&self.store, peer.reader())) else { return };
                    match block_on(seen.entries(after, bytes)) {
                        Ok(page) => waiting.extend(entries(session, seen, after, page)),
                        Err(StoreError::Compacted) => {
                            waiting.extend(
                                seen.left(after).into_iter().filter_map(|left| session.access_read(after, left, Vec::new())),
                            );
                            waiting.extend(session.entries_compacted(after, self.store.head()));
                        }
                        Err(_) => {}
                    }
                }
                Effect::RebuildEntries { after } => {
                    let Some(seen) = session.peer().map(|peer| Seen::new(&self.store, peer.reader())) else { return };
                    if let Ok(page) = block_on(seen.rebuilt(after, PAGE_BYTES)) {
                        waiting.extend(entries(session, seen, after, page));
                    }
                }
                Effect::ReadRows { before, since } => {
                    let Some(seen) = session.peer().map(|peer| Seen::new(&self.store, peer.reader())) else { return };
                    if let Ok(page) = block_on(seen.rows(before, since)) {
                        waiting.push_back(session.rows_read(page.packed, page.total, page.next));
                    }
                }
                Effect::ReadSnapshots { before, since } => {
                    let Some(seen) = session.peer().map(|peer| Seen::new(&self.store, peer.reader())) else { return };
                    if let Ok((snapshots, next)) = block_on(seen.snapshots(before, since)) {
                        waiting.push_back(session.snapshots_read(snapshots, next));
                    }
                }
                Effect::Erase { documents } => {
                    let Some(peer) = session.peer().filter(|peer| peer.role.erases()).cloned() else { continue };
                    // Once for each device: it is entered there as soon as it is asked for.
                    if self.proven.as_mut().is_some_and(|proven| proven.insert(device)) {
                        waiting.extend(session.unproven(documents));
                        continue;
                    }
                    let erased = self.transact(|relay| block_on(relay.store.erase(peer, documents, Instant::default())));
                    if erased.is_none() {
                        return;
                    }
                }
                Effect::ReadErased { after } => {
                    if let Ok((documents, upto)) = block_on(self.store.erased(after)) {
                        waiting.extend(session.erased_read(after, documents, upto));
                    }
                }
                Effect::Audit { sums } => {
                    let Some(seen) = session.peer().map(|peer| Seen::new(&self.store, peer.reader())) else { return };
                    let now = workspace(&self.store);
                    let found = block_on(seen.differing(&sums)).ok();
                    waiting.push_back(session.audited(found, now, now));
                }
                // Looking stores nothing: no invariant of the log depends on it.
                Effect::Look { .. } => {}
                Effect::Fetch { document } => {
                    let Some(seen) = session.peer().map(|peer| Seen::new(&self.store, peer.reader())) else { return };
                    if let Ok(snapshot) = block_on(seen.fetch(document)) {
                        waiting.push_back(session.fetched(document, snapshot));
                    }
                }
            }
        }
    }

    /// Does what is one transaction of the store; nothing when the process dies of it.
    fn transact<R>(&mut self, work: impl FnOnce(&Self) -> R) -> Option<R> {
        self.steps += 1;
        let fate = self.fate.take_if(|(step, _)| *step == self.steps).map(|(_, fate)| fate);
        let done = (fate != Some(Fate::DiesBefore)).then(|| work(self));
        if fate.is_some() {
            self.die();
            return None;
        }
        done
    }

    fn die(&mut self) {
        self.sessions.clear();
        self.died = true;
    }

    /// A member is something else from now on, and in this department. Returns whom that sends away, beside himself: whoever reads what
    /// people of his department work on, of the one before and of this one.
    pub fn appoint(&mut self, member: Id, role: Role, department: Option<Id>) -> Vec<Id> {
        let before = self.departments.remove(&member);
        self.roles.insert(member, role);
        self.departments.extend(department.map(|department| (member, department)));
        if before == department {
            return Vec::new();
        }
        let changed = [before, department];
        let reads_for = |(other, of): (&Id, &Id)| {
            let reads = matches!(self.roles.get(other), Some(Role::Head | Role::Viewer));
            (*other != member && reads && changed.contains(&Some(*of))).then_some(*other)
        };
        self.departments.iter().filter_map(reads_for).collect()
    }

    /// How a member reads.
    pub fn reader(&self, member: Id) -> Reader {
        let role = self.roles.get(&member).copied().unwrap_or(Role::Owner);
        let department = self.departments.get(&member).map(|id| {
            let people = self.departments.iter().filter(|(_, of)| *of == id).map(|(other, _)| *other);
            Arc::new(Department::of(*id, people))
        });
        Reader { member, role, department, picks: self.store.directory().picks() }
    }

    /// Whether a member may read a document as it is now.
    pub fn may_read(&self, member: Id, document: Id) -> bool {
        let reader = self.reader(member);
        !self.is_limited() || self.secrecy.may_read(&self.store, &reader, document) == Some(true)
    }

    /// Whether anybody reads less than all.
    pub fn is_limited(&self) -> bool {
        !self.roles.is_empty()
    }

    /// The whole log, in order, as it was logged.
    pub fn log(&self) -> &[Entry] {
        &self.logged
    }

    /// The whole log as the store still has it, compacted changes taken out of the documents.
    pub fn rebuilt(&self) -> Vec<Entry> {
        let mut all: Vec<Entry> = Vec::new();
        let mut after = 0;
        loop {
            match block_on(self.store.rebuilt(after, PAGE_BYTES)) {
                Ok((entries, upto)) if upto > after => {
                    all.extend(entries);
                    after = upto;
                }
                _ => return all,
            }
        }
    }

    /// Every erased document.
    pub fn erased(&self) -> BTreeSet<Id> {
        let mut all = BTreeSet::new();
        let mut after = 0;
        while let Ok((documents, upto)) = block_on(self.store.erased(after))
            && upto > after
        {
            all.extend(documents);
            after = upto;
        }
        all
    }
}

/// What a page of the log is for a device: before it, what left its member and what came to him.
fn entries(session: &mut Session, seen: Seen<'_, MemoryStore>, after: u64, page: EntriesPage) -> Vec<Effect> {
    let EntriesPage { revoked, mut granted, entries, upto } = page;
    let mut effects: Vec<Effect> = session.access_read(after, revoked, Vec::new()).into_iter().collect();
    while !granted.is_empty() {
        let snapshots = block_on(seen.granted(&mut granted)).unwrap_or_default();
        effects.extend(session.access_read(after, Vec::new(), snapshots));
    }
    effects.extend(session.entries_read(after, entries, upto, upto));
    effects
}

fn workspace(store: &MemoryStore) -> Workspace {
    Workspace {
        epoch: store.epoch(),
        head: store.head(),
        erased: *store.erasures().borrow(),
        now: Instant::from_millis(1_700_000_000_000),
    }
}

/// Logs what is not refused; returns a verdict for each offer, in their order. Refused is what begins a document; of what builds on that the
/// store says itself what it is missing.
fn append(store: &MemoryStore, refuses: &BTreeSet<Id>, peer: Peer, offers: Vec<Offer>) -> Option<Vec<(ChangeHash, Verdict)>> {
    let begins = |offer: &Offer| ChangeRecord::parse(&offer.bytes).is_ok_and(|change| change.deps.is_empty());
    let is_refused = |offer: &Offer| refuses.contains(&offer.document) && begins(offer);
    let asked: Vec<(ChangeHash, bool)> = offers.iter().map(|offer| (offer.hash, is_refused(offer))).collect();
    let taken = offers.into_iter().filter(|offer| !is_refused(offer)).collect();
    let mut judged = block_on(store.append(peer, taken)).ok()?.verdicts.into_iter();
    let refused = Verdict::Refused(Refusal::TooLarge);
    asked.into_iter().map(|(hash, is_refused)| if is_refused { Some((hash, refused)) } else { judged.next() }).collect()
}
