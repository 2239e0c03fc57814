//! The host of one device's [`Session`]: bytes in, effects out. One task a connection; it does one thing at a time, so a device that
//! asks for much waits for its own answers and nobody else does (S11). Whoever asks for more than is allowed is not listened to until that
//! is earned again ([`super::guests`]).

use std::collections::VecDeque;
use std::pin::pin;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use ingot_shared::Id;
use ingot_shared::sync::frame::{ChangeHash, Goodbye, MAX_ERASED, Person, RelayFrame, Snapshot, Verdict};
use ingot_shared::sync::session::{Effect, PAGE_BYTES, Peer, Session, Workspace};
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};

use super::Relay;
use super::cost;
use super::guests::{Guest, SentAway};
use super::rooms::Seat;
use crate::accounts::{Admission, Leave, Leaving, Place};
use crate::clock::now;
use crate::metrics;
use crate::store::{EntriesPage, Seen, Store, StoreError};

/// A connection must say hello within this time.
const HELLO_WITHIN: Duration = Duration::from_secs(5);
/// How often the relay pings a device.
const PING_EVERY: Duration = Duration::from_secs(20);
/// A device that was silent for so long is gone; pings make living ones answer.
const DEAD_AFTER: Duration = Duration::from_secs(60);
/// How long the relay waits for the device to close after a goodbye. Closing with unread bytes would take the goodbye back.
const GOODBYE_WITHIN: Duration = Duration::from_secs(1);
/// Pause before the first devices come back after a stop: the next relay must be up by then.
const BACK_AFTER: Duration = Duration::from_millis(500);

/// Pause before whoever got another role comes back.
const BACK_AS_ANOTHER: Duration = Duration::from_millis(100);
/// When a session was last here is stored no more often than this.
const SEEN_EVERY: Duration = Duration::from_secs(60);

/// A session that is signed in.
struct Signed {
    session: Id,
    /// Its place among those who are here, kept as long as the connection lasts.
    _place: Place,
}

/// Serves a connection until it ends; `cookie` is the token that came with it.
pub(super) async fn run<S: Store>(socket: WebSocket, cookie: Option<String>, relay: &Relay<S>) {
    let _counted = relay.metrics().connected();
    let begun = Instant::now();
    let (leave, mut leaving) = watch::channel(None);
    let mut connection = Connection {
        socket,
        relay,
        cookie,
        leave,
        session: Session::new(),
        signed: None,
        guest: None,
        seat: None,
        deaf_until: None,
    };
    // Whoever has to go goes at once, whatever is being done for him: a slow reader of pages, too.
    let ended = tokio::select! {
        biased;
        leave = left(&mut leaving) => Err(Ended::leaving(leave)),
        ended = connection.serve() => ended,
    };
    let peer = connection.session.peer();
    tracing::info!(
        member = peer.map(|peer| tracing::field::display(peer.member)),
        device = peer.map(|peer| tracing::field::display(peer.device)),
        reason = match &ended {
            Err(Ended::With(away)) => metrics::goodbye(away.reason),
            Err(Ended::Stuck) => "slow_reader",
            Ok(()) | Err(Ended::Gone) => "gone",
        },
        "connection ended"
    );
    if let Some(signed) = &connection.signed
        && begun.elapsed() > SEEN_EVERY
    {
        relay.saw(signed.session);
    }
    match ended {
        Err(Ended::With(away)) => {
            relay.metrics().goodbye(away.reason);
            // The device may be gone already.
            let _ = timeout(GOODBYE_WITHIN, connection.goodbye(away)).await;
        }
        Err(Ended::Stuck) => relay.metrics().slow_reader(),
        Ok(()) | Err(Ended::Gone) => {}
    }
}

/// Why a connection ended.
enum Ended {
    /// The device or the link is gone.
    Gone,
    /// The device takes nothing of what the relay has for it.
    Stuck,
    /// The relay ends it and says why.
    With(SentAway),
}

impl Ended {
    /// The device decides when it comes back.
    const fn with(reason: Goodbye) -> Self {
        Self::With(SentAway { reason, retry: Duration::ZERO })
    }

    /// The person at the device has to go.
    const fn leaving(leave: Leave) -> Self {
        match leave {
            Leave::SignedOut => Self::with(Goodbye::SignedOut),
            Leave::CutOff => Self::with(Goodbye::CutOff),
            Leave::ForAnotherRole => Self::With(SentAway { reason: Goodbye::Stopping, retry: BACK_AS_ANOTHER }),
        }
    }
}

impl From<axum::Error> for Ended {
    fn from(error: axum::Error) -> Self {
        let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
        while let Some(found) = cause {
            if found.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::TimedOut) {
                return Self::Stuck;
            }
            cause = found.source();
        }
        Self::Gone
    }
}

struct Connection<'a, S> {
    socket: WebSocket,
    relay: &'a Relay<S>,
    /// The token that came with the connection.
    cookie: Option<String>,
    /// How the connection is told that it has to go.
    leave: Leaving,
    session: Session,
    /// The signed-in session; none before the device was let in.
    signed: Option<Signed>,
    /// What the device may ask for; none before hello.
    guest: Option<Guest>,
    /// Too much was asked for: nothing is read before this moment.
    deaf_until: Option<Instant>,
    /// The place at the document that the person looks at.
    seat: Option<Seat>,
}

impl<S: Store> Connection<'_, S> {
    async fn serve(&mut self) -> Result<(), Ended> {
        let mut heads = self.relay.store().heads();
        let mut erasures = self.relay.store().erasures();
        let mut stopping = pin!(self.relay.stopping());
        let opened = Instant::now();
        let mut heard = opened;
        let mut pings = interval_at(opened + PING_EVERY, PING_EVERY);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                biased;
                () = &mut stopping => {
                    let retry = BACK_AFTER + self.relay.guests().place_in_line();
                    return Err(Ended::With(SentAway { reason: Goodbye::Stopping, retry }));
                }
                () = replaced(&self.guest) => return Err(Ended::with(Goodbye::Replaced)),
                () = tokio::time::sleep_until(self.deaf_until.unwrap_or(opened)), if self.deaf_until.is_some() => {
                    self.deaf_until = None;
                }
                () = tokio::time::sleep_until(opened + HELLO_WITHIN), if self.session.peer().is_none() => {
                    return Err(Ended::with(Goodbye::Malformed));
                }
                _ = pings.tick() => {
                    if heard.elapsed() >= DEAD_AFTER {
                        return Err(Ended::Gone);
                    }
                    self.socket.send(Message::Ping(Bytes::new())).await?;
                }
                message = self.socket.recv(), if self.deaf_until.is_none() => {
                    heard = Instant::now();
                    match message {
                        Some(Ok(Message::Binary(bytes))) => self.receive(&bytes).await?,
                        Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                        Some(Ok(Message::Text(_))) => return Err(Ended::with(Goodbye::Malformed)),
                        // A message beyond the limits is an error of the socket, which can still be written to.
                        Some(Err(_)) => return Err(Ended::with(Goodbye::Malformed)),
                        Some(Ok(Message::Close(_))) | None => return Err(Ended::Gone),
                    }
                }
                () = changed(&mut self.seat) => self.tell_people().await?,
                changed = erasures.changed(), if self.session.peer().is_some() => {
                    changed.map_err(|_| Ended::with(Goodbye::Stopping))?;
                    let erased = *erasures.borrow_and_update();
                    let effects = self.session.advance_erased(erased);
                    self.perform(effects).await?;
                }
                changed = heads.changed(), if self.session.peer().is_some() => {
                    changed.map_err(|_| Ended::with(Goodbye::Stopping))?;
                    let head = *heads.borrow_and_update();
                    self.leave_what_is_others();
                    let effects = self.session.advance(head);
                    self.perform(effects).await?;
                }
            }
        }
    }

    async fn receive(&mut self, bytes: &[u8]) -> Result<(), Ended> {
        let store = self.relay.store();
        self.relay.metrics().received(bytes.len());
        let confirmed = self.session.confirmed();
        let effects = self.session.receive(bytes, workspace(store));
        self.charge(bytes.len(), &effects)?;
        if let Some(seq) = self.session.confirmed().filter(|seq| confirmed != Some(*seq)) {
            self.relay.metrics().confirmed(store.head().saturating_sub(seq));
        }
        self.perform(effects).await
    }

    /// Finds out who said hello, and whether there is room.
    async fn admit(&mut self, token: String, device: Id) -> Result<Result<Peer, Goodbye>, Ended> {
        let (store, accounts) = (self.relay.store(), self.relay.accounts());
        // A browser's token is in its cookie; a program's is in what it said.
        let token = self.cookie.take().unwrap_or(token);
        let admission = match accounts
            .admit(store.people(), &token, (store.directory(), device), &self.leave, now())
            .await
            .map_err(refused)?
        {
            Ok(admission) => admission,
            Err(reason) => return Ok(Err(reason)),
        };
        let Admission { peer, session, seen, place } = admission;
        self.guest = Some(self.relay.guests().enter(&peer).map_err(Ended::With)?);
        self.signed = Some(Signed { session, _place: place });
        if Duration::from_millis(now().as_millis().saturating_sub(seen.as_millis()).unsigned_abs()) > SEEN_EVERY {
            self.relay.saw(session);
        }
        tracing::info!(member = %peer.member, device = %peer.device, "device joined");
        Ok(Ok(peer))
    }

    /// Counts what was asked for; when it is too much, the device is not listened to for a while.
    fn charge(&mut self, bytes: usize, effects: &[Effect]) -> Result<(), Ended> {
        let Some(guest) = &self.guest else { return Ok(()) };
        let wait = self.relay.guests().charge(guest, cost::of(bytes, effects)).map_err(Ended::With)?;
        self.be_deaf(wait);
        Ok(())
    }

    /// Counts changes that no app of ours sends, at whoever sent them; returns how long not to listen to him.
    fn fine(&self, verdicts: &[(ChangeHash, Verdict)]) -> Result<Duration, SentAway> {
        let units = cost::of_refused(verdicts);
        self.guest.as_ref().filter(|_| units > 0).map_or(Ok(Duration::ZERO), |guest| guest.fine(units))
    }

    /// Does not listen to the device for this long.
    fn be_deaf(&mut self, wait: Duration) {
        if !wait.is_zero() {
            self.relay.metrics().slowed();
            self.deaf_until = self.deaf_until.max(Some(Instant::now() + wait));
        }
    }

    /// Does what the session asks for, and what follows from that.
    async fn perform(&mut self, effects: impl IntoIterator<Item = Effect>) -> Result<(), Ended> {
        let store = self.relay.store();
        let mut effects: VecDeque<Effect> = effects.into_iter().collect();
        let mut fined = Ok(Duration::ZERO);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Send(frame) => self.send(&frame).await?,
                Effect::Close(reason) => return Err(Ended::with(reason)),
                Effect::Admit { token, device } => {
                    let found = self.admit(token, device).await?;
                    effects.extend(self.session.admitted(found, workspace(store)));
                }
                Effect::Append { offers } => {
                    let Some(peer) = self.session.peer().cloned() else { return Err(Ended::with(Goodbye::Malformed)) };
                    let begun = Instant::now();
                    let queued = match &self.guest {
                        Some(guest) => guest.queue().await,
                        None => None,
                    };
                    let appended = store.append(peer.clone(), offers).await;
                    drop(queued);
                    self.relay.note_storing(!matches!(appended, Err(StoreError::Full(_) | StoreError::Failed(_))));
                    let verdicts = appended.map_err(refused)?.verdicts;
                    let seconds = begun.elapsed().as_secs_f64();
                    self.relay.metrics().appended(seconds, verdicts.iter().map(|(_, verdict)| verdict));
                    report_refusals(&peer, &verdicts);
                    self.relay.accounts().heed(store.directory());
                    fined = self.fine(&verdicts);
                    effects.push_back(self.session.appended(verdicts));
                }
                Effect::ReadEntries { after, bytes } => match self.seen()?.entries(after, bytes).await {
                    Ok(page) => effects.extend(self.entries(after, page).await?),
                    Err(StoreError::Compacted) => {
                        for revoked in self.seen()?.left(after) {
                            effects.extend(self.session.access_read(after, revoked, Vec::new()));
                        }
                        effects.extend(self.session.entries_compacted(after, store.head()));
                    }
                    Err(error) => return Err(refused(error)),
                },
                Effect::RebuildEntries { after } => {
                    self.charge(0, &[effect])?;
                    let page = self.seen()?.rebuilt(after, PAGE_BYTES).await.map_err(refused)?;
                    effects.extend(self.entries(after, page).await?);
                }
                Effect::ReadRows { before, since } => {
                    let page = self.seen()?.rows(before, since).await.map_err(refused)?;
                    effects.push_back(self.session.rows_read(page.packed, page.total, page.next));
                }
                Effect::ReadSnapshots { before, since } => {
                    let (snapshots, next) = self.seen()?.snapshots(before, since).await.map_err(refused)?;
                    effects.push_back(self.session.snapshots_read(snapshots, next));
                }
                Effect::Audit { sums } => {
                    let before = workspace(store);
                    let found = match self.relay.audit() {
                        Some(_permit) => Some(self.seen()?.differing(&sums).await.map_err(refused)?),
                        None => None,
                    };
                    effects.push_back(self.session.audited(found, before, workspace(store)));
                }
                Effect::Look { document, person } => self.look(document, person)?,
                Effect::Erase { documents } => {
                    let Some(peer) = self.session.peer().cloned() else { return Err(Ended::with(Goodbye::Malformed)) };
                    if !peer.role.erases() {
                        // A device that tells a restored relay what was erased says it whoever sits there; an owner's does too.
                        tracing::warn!(member = %peer.member, device = %peer.device, "erasing was not allowed");
                        continue;
                    }
                    let session = self.signed.as_ref().map(|signed| signed.session);
                    if !is_proven(self.relay, session).await? {
                        tracing::warn!(member = %peer.member, device = %peer.device, "erasing needs the password first");
                        effects.extend(self.session.unproven(documents));
                        continue;
                    }
                    tracing::warn!(member = %peer.member, device = %peer.device, documents = documents.len(), "documents erased");
                    store.erase(peer, documents, now()).await.map_err(refused)?;
                }
                Effect::ReadErased { after } => {
                    let (documents, upto) = store.erased(after).await.map_err(refused)?;
                    effects.extend(self.session.erased_read(after, documents, upto));
                    effects.extend(self.session.advance_erased(*store.erasures().borrow()).filter(|_| upto > after));
                }
                Effect::Fetch { document } => {
                    let snapshot = self.seen()?.fetch(document).await.map_err(refused)?;
                    effects.push_back(self.session.fetched(document, snapshot));
                }
            }
        }
        // The answer goes out first.
        self.be_deaf(fined.map_err(Ended::With)?);
        Ok(())
    }

    /// The store as the member sees it.
    fn seen(&self) -> Result<Seen<'_, S>, Ended> {
        let peer = self.session.peer().ok_or(Ended::with(Goodbye::Malformed))?;
        Ok(Seen::new(self.relay.store(), peer.reader()))
    }

    /// What a page of the log is for the device: what left the member and what came to him is sent before it.
    async fn entries(&mut self, after: u64, page: EntriesPage) -> Result<Vec<Effect>, Ended> {
        let EntriesPage { revoked, mut granted, mut entries, upto } = page;
        let is_as_read = revoked.is_empty() && granted.is_empty();
        for revoked in revoked.chunks(MAX_ERASED) {
            self.tell_access(after, revoked.to_vec(), Vec::new()).await?;
        }
        while !granted.is_empty() {
            let snapshots = self.seen()?.granted(&mut granted).await.map_err(refused)?;
            self.tell_access(after, Vec::new(), snapshots).await?;
        }
        if !is_as_read {
            // Telling takes its time, and what was his may be so no longer.
            let seen = self.seen()?;
            entries.retain(|entry| seen.may_read(entry.document));
        }
        Ok(self.session.entries_read(after, entries, upto, self.relay.store().head()))
    }

    async fn tell_access(&mut self, after: u64, revoked: Vec<Id>, granted: Vec<Snapshot>) -> Result<(), Ended> {
        match self.session.access_read(after, revoked, granted) {
            Some(Effect::Send(frame)) => self.send(&frame).await,
            _ => Ok(()),
        }
    }

    /// Takes, changes or leaves a place at a document. Whoever may not read it has none.
    fn look(&mut self, document: Option<Id>, person: Person) -> Result<(), Ended> {
        let seen = self.seen()?;
        let document = document.filter(|document| seen.may_enter(*document));
        match (&self.seat, document) {
            (Some(seat), Some(document)) if seat.document() == document => seat.change(person),
            (_, Some(document)) => self.seat = Some(self.relay.rooms().enter(document, person)),
            (_, None) => self.seat = None,
        }
        Ok(())
    }

    /// Whoever lost the right to read leaves.
    fn leave_what_is_others(&mut self) {
        let Ok(seen) = self.seen() else { return };
        if self.seat.as_ref().is_some_and(|seat| !seen.may_enter(seat.document())) {
            self.seat = None;
        }
    }

    async fn tell_people(&mut self) -> Result<(), Ended> {
        let may = match &self.seat {
            Some(seat) => self.seen()?.may_read(seat.document()),
            None => false,
        };
        let Some(seat) = &mut self.seat else { return Ok(()) };
        if !may {
            // What was told is heard; whoever may not read the document yet learns of nobody there.
            seat.others();
            return Ok(());
        }
        let frame = RelayFrame::People { document: seat.document(), people: seat.others() };
        self.send(&frame).await
    }

    async fn send(&mut self, frame: &RelayFrame) -> Result<(), Ended> {
        let bytes = self.session.encode(frame);
        self.relay.metrics().sent(bytes.len());
        Ok(self.socket.send(Message::Binary(bytes.into())).await?)
    }

    /// Says why, closes, and reads on until the device has closed too.
    async fn goodbye(&mut self, SentAway { reason, retry }: SentAway) -> Result<(), Ended> {
        let retry = u32::try_from(retry.as_millis()).unwrap_or(u32::MAX);
        self.send(&RelayFrame::Goodbye { reason, retry }).await?;
        let frame = CloseFrame { code: close_code::NORMAL, reason: reason.to_string().into() };
        self.socket.send(Message::Close(Some(frame))).await?;
        while let Some(Ok(_)) = self.socket.recv().await {}
        Ok(())
    }
}

/// Whether the password was entered at the device of this session a short while ago.
async fn is_proven<S: Store>(relay: &Relay<S>, session: Option<Id>) -> Result<bool, Ended> {
    let Some(session) = session else { return Ok(false) };
    relay.accounts().is_proven(relay.store().people(), session, now()).await.map_err(refused)
}

/// What a session must know of the workspace.
fn workspace<S: Store>(store: &S) -> Workspace {
    Workspace { epoch: store.epoch(), head: store.head(), erased: *store.erasures().borrow(), now: now() }
}

/// Completes when whoever is at the device has to go.
async fn left(leaving: &mut watch::Receiver<Option<Leave>>) -> Leave {
    match leaving.wait_for(Option::is_some).await.map(|leave| *leave) {
        Ok(Some(leave)) => leave,
        // The connection holds the other end for as long as it lasts.
        _ => std::future::pending().await,
    }
}

/// Completes when a newer connection has taken this one's place.
async fn replaced(guest: &Option<Guest>) {
    match guest {
        Some(guest) => guest.replaced().await,
        None => std::future::pending().await,
    }
}

/// Completes when the people at a document change; never without a place at one.
async fn changed(seat: &mut Option<Seat>) {
    match seat {
        Some(seat) => seat.changed().await,
        None => std::future::pending().await,
    }
}

/// Logs who was refused and why; what was refused stays between the device and its author.
fn report_refusals(peer: &Peer, verdicts: &[(ChangeHash, Verdict)]) {
    for (hash, verdict) in verdicts {
        if let Verdict::Refused(reason) = verdict {
            let reason = metrics::refusal(*reason);
            tracing::warn!(member = %peer.member, device = %peer.device, change = ?hash, reason, "change refused");
        }
    }
}

/// What a device is told when the store fails; the cause is for the relay's own log.
fn refused(error: StoreError) -> Ended {
    Ended::with(match error {
        StoreError::Closed => Goodbye::Stopping,
        error => {
            tracing::error!(%error, "the store failed");
            Goodbye::CannotStore
        }
    })
}
