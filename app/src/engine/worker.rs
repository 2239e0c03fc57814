//! The worker's shell around the engine: messages, socket, other tabs, the clock.
//!
//! One event at a time, the page's before the network's. Never here: what an edit or an exchange means.

mod account;
mod audit;
mod demo;
mod disk;
mod erase;
mod handing;
mod keeping;
mod leading;
mod link;
mod page;
mod port;
mod portal;
mod presence;
mod silence;
mod tabs;

use std::cell::Cell;
use std::rc::Rc;

use futures::StreamExt;
use futures::channel::mpsc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use ingot_shared::{Id, Instant};

use super::Engine;
use super::identity::Birth;
use super::storage::indexeddb::IndexedDbStorage;
use crate::bridge::{EngineError, FromEngine, Link, SyncState, ToEngine, codec};
use leading::{Leading, Watch};
use link::Wire;
use tabs::{TabMessage, Tabs};

/// The database's name; it never changes.
const DATABASE: &str = "ingot";
/// Most documents named as unsent in the page's state: more than any list shows at once.
const UNSENT_NAMED: usize = 500;

/// What happens outside the worker.
enum Event {
    /// The page wants something; a file may come with it.
    Page(Box<ToEngine>, Option<File>),
    /// The socket with this number opened.
    Opened(u32),
    /// The socket with this number brought a message.
    Message(u32, Vec<u8>),
    /// The socket with this number closed.
    Closed(u32),
    /// It was looked who answers in the relay's name: whether it is a network that wants to be let into first.
    Portal(bool),
    /// Another tab tells something.
    Tab(TabMessage),
    /// This tab leads from now on.
    Leads,
    /// Another tab is gone.
    Gone(Id),
    /// What the relay answered to a question about accounts.
    Answered(Box<account::Answered>),
    /// Another tab leads instead of this one.
    Deposed,
    /// An audit goes on.
    Audit,
    /// A second went by.
    Tick,
}

/// Now, by the device's clock: shown and sorted by, never trusted.
fn now() -> Instant {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit an i64")]
    Instant::from_millis(js_sys::Date::now() as i64)
}

/// Starts the worker.
pub fn start() {
    console_error_panic_hook::set_once();
    spawn_local(run());
}

async fn run() {
    let (page_events, mut from_page) = mpsc::unbounded();
    let (world_events, mut from_world) = mpsc::unbounded();
    port::listen(page_events);
    let mut random = [0; 36];
    let opened = match getrandom::fill(&mut random) {
        Ok(()) => open(&Birth { now: now(), random }).await,
        Err(error) => Err(EngineError::StorageUnavailable(error.to_string())),
    };
    let mut engine = match opened {
        Ok(engine) => engine,
        Err(error) => {
            port::post(&FromEngine::Broken { error: error.clone() });
            refuse_all(from_page, &error).await;
            return;
        }
    };
    let leading = Leading::new(world_events.clone());
    let tabs = Tabs::open(world_events.clone());
    let work = Rc::new(Cell::new(false));
    watch(&mut engine, &work);
    let mut worker = Worker {
        engine,
        work,
        leading,
        tabs,
        wire: Wire::new(world_events.clone()),
        events: world_events,
        is_wiped: false,
        open: Vec::new(),
        leader_state: None,
        shown: None,
        table: None,
        import: None,
        demo: None,
        last_exchange: None,
        erasing: Vec::new(),
        presence: presence::Presence::default(),
        disk: disk::Disk::default(),
        audit: audit::Auditing::default(),
        silent: silence::Silent::default(),
        handing: handing::Handing::default(),
    };
    if let Err(error) = worker.greet().await {
        port::post(&FromEngine::Broken { error });
    }
    worker.take_back_fallen().await;
    loop {
        let event = match from_page.try_recv() {
            Ok(event) => event,
            Err(_) if worker.import.is_some() => {
                worker.import_step().await;
                worker.look_back().await;
                match from_world.try_recv() {
                    Ok(event) => event,
                    Err(_) => continue,
                }
            }
            Err(_) => futures::select_biased! {
                event = from_page.next() => match event { Some(event) => event, None => return },
                event = from_world.next() => match event { Some(event) => event, None => return },
            },
        };
        worker.handle(event).await;
        if worker.is_wiped {
            return;
        }
        worker.look_back().await;
    }
}

async fn open(birth: &Birth) -> Result<Engine<IndexedDbStorage>, EngineError> {
    let storage = IndexedDbStorage::open(DATABASE).await?;
    let mut engine = Engine::open(storage, birth).await?;
    let unfinished = port::left_unfinished();
    if !unfinished.is_empty() {
        engine.suspect(&unfinished).await?;
    }
    Ok(engine)
}

/// The page hears what is worked on: it outlives this worker.
fn watch(engine: &mut Engine<IndexedDbStorage>, work: &Rc<Cell<bool>>) {
    let work = Rc::clone(work);
    engine.watch(Rc::new(move |documents| {
        work.set(true);
        port::post(&FromEngine::Working { documents: documents.to_vec() });
    }));
}

/// Without storage every request fails with the reason; pings are answered, since a new start would not help.
async fn refuse_all(mut from_page: mpsc::UnboundedReceiver<Event>, error: &EngineError) {
    while let Some(event) = from_page.next().await {
        let Event::Page(message, _) = event else { continue };
        match *message {
            ToEngine::Ping => port::post(&FromEngine::Pong),
            ToEngine::Execute { request, .. }
            | ToEngine::UndoImport { request, .. }
            | ToEngine::ReadImport { request }
            | ToEngine::RunImport { request, .. }
            | ToEngine::RepeatRefused { request, .. }
            | ToEngine::RunDrafts { request, .. }
            | ToEngine::RemoveDemo { request }
            | ToEngine::Erase { request, .. }
            | ToEngine::StoreDemo { request, is_last: true, .. } => {
                port::post(&FromEngine::Failed { request, error: error.clone() })
            }
            _ => {}
        }
    }
}

struct Worker {
    engine: Engine<IndexedDbStorage>,
    /// Whether the page was told of work since the last look back.
    work: Rc<Cell<bool>>,
    leading: Leading,
    tabs: Tabs,
    wire: Wire,
    events: mpsc::UnboundedSender<Event>,
    /// Nothing is left on the device: the worker ends, and its page forgets what it shows.
    is_wiped: bool,
    /// Clients that the page shows.
    open: Vec<Id>,
    /// What the leading tab last said of its link.
    leader_state: Option<SyncState>,
    /// What the page was last told.
    shown: Option<SyncState>,
    /// The file that was read last.
    table: Option<super::import::Table>,
    import: Option<super::importing::Import>,
    /// What of the example is not stored yet, with its request.
    demo: Option<(u64, super::demo::Made)>,
    last_exchange: Option<Instant>,
    /// Clients that the page wants to be erased, with its requests.
    erasing: Vec<(u64, Id)>,
    presence: presence::Presence,
    disk: disk::Disk,
    audit: audit::Auditing,
    silent: silence::Silent,
    handing: handing::Handing,
}

impl Worker {
    /// Tells the page who is here and hands over the stored rows.
    async fn greet(&mut self) -> Result<(), EngineError> {
        self.show_identity();
        for packed in self.engine.packed_rows(port::last_pack_shown().as_deref()).await? {
            port::post(&FromEngine::Rows { packed: packed.into(), last: false });
        }
        port::post(&FromEngine::Rows { packed: ingot_shared::row::pack(&[]).into(), last: true });
        port::post(&FromEngine::Demo { is_here: self.engine.has_demo() });
        self.audit.last = self.engine.last_audit().await?;
        self.report();
        Ok(())
    }

    async fn handle(&mut self, event: Event) {
        match event {
            Event::Page(message, file) => self.page(*message, file).await,
            Event::Leads => {
                self.wire.leads = true;
                // Another tab had the link until now. What cannot be read is as it was at the start.
                let _ = self.engine.read_silence().await;
                let _ = self.engine.read_wipe_days().await;
                self.enrol().await;
                self.wire.connect_now();
                self.ask_who_is_here();
            }
            Event::Deposed => self.deposed(),
            Event::Opened(socket) => self.opened(socket),
            Event::Message(socket, bytes) => self.message(socket, &bytes).await,
            Event::Closed(socket) => self.closed(socket),
            Event::Portal(is_portal) => self.wire.portal = is_portal && !self.engine.is_accepted(),
            Event::Tab(message) => self.tab(message).await,
            Event::Gone(tab) => self.tab_is_gone(tab),
            Event::Answered(answered) => self.answered(*answered).await,
            Event::Tick => {
                self.tick();
                self.watch_leader();
                self.look_at_disk().await;
                self.look_at_silence().await;
                if self.is_wiped {
                    return;
                }
                self.audit_if_due();
                self.ask_what_waits_if_due().await;
                for frame in self.engine.repairs() {
                    self.wire.send(&frame);
                }
            }
            Event::Audit => self.audit_step().await,
        }
        if self.is_wiped {
            return;
        }
        self.give_up_erasing();
        self.connect_if_due();
        self.report();
    }

    /// Another tab took the link over: this one was silent for long.
    fn deposed(&mut self) {
        self.wire.leads = false;
        self.leader_state = None;
        self.wire.hang_up();
        self.engine.disconnect();
        self.leading.deposed();
        self.tabs.tell(&TabMessage::Who);
    }

    /// A second went by: a leader of which nothing is heard is asked, and replaced when it does not answer.
    fn watch_leader(&mut self) {
        if self.wire.leads {
            return;
        }
        match self.leading.tick() {
            Watch::Nothing => {}
            Watch::Ask => self.tabs.tell(&TabMessage::Who),
            Watch::TakeOver => self.leading.take_over(),
        }
    }

    /// What was worked on did no harm.
    async fn look_back(&mut self) {
        if !self.work.replace(false) {
            return;
        }
        // Not stored, it is worked on alone once more.
        let _ = self.engine.went_well().await;
        port::post(&FromEngine::Working { documents: Vec::new() });
    }

    /// Something was saved on this device: shows it, tells the other tabs, sends it.
    async fn saved(&mut self, rows: Vec<ingot_shared::row::ClientRow>) {
        let documents = rows.iter().map(|row| row.id).collect();
        self.show(rows).await;
        self.tabs.tell(&TabMessage::Changed { documents });
        self.flush().await;
    }

    /// What a crash left to be taken back after the relay refused it.
    async fn take_back_fallen(&mut self) {
        if let Ok(rows) = self.engine.take_back_fallen(now()).await
            && !rows.is_empty()
        {
            self.saved(rows).await;
        }
    }

    /// Puts this member into the team's list. Nobody asked for it: what goes wrong is tried again with the next start.
    async fn enrol(&mut self) {
        if let Ok(outcome) = self.engine.enrol(now()).await
            && !outcome.rows.is_empty()
        {
            self.saved(outcome.rows).await;
        }
    }

    /// Hands changed rows to the page, and the views of those clients that it shows.
    async fn show(&mut self, rows: Vec<ingot_shared::row::ClientRow>) {
        if rows.is_empty() {
            return;
        }
        let shown: Vec<Id> = rows.iter().map(|row| row.id).filter(|id| self.open.contains(id)).collect();
        port::post(&FromEngine::Changed { rows });
        for client in shown {
            self.send_view(client).await;
        }
    }

    /// Documents that were opened before they were here are shown now.
    async fn show_arrived(&mut self, documents: &[Id]) {
        let shown: Vec<Id> = self.open.iter().copied().filter(|id| documents.contains(id)).collect();
        for client in shown {
            self.send_view(client).await;
        }
    }

    async fn send_view(&mut self, client: Id) {
        match self.engine.view(client).await {
            Ok(None) if self.engine.is_unreadable(client) => port::post(&FromEngine::Unreadable { client }),
            Ok(None) if self.ask_relay_for(client) => {}
            Ok(view) => {
                let long = self.engine.long_history(client).await.ok().flatten();
                let long = long.and_then(|length| u32::try_from(length).ok());
                port::post(&FromEngine::Client { client, view: view.map(Box::new), long });
            }
            Err(error) => port::post(&FromEngine::Broken { error: error.into() }),
        }
    }

    fn ask_relay_for(&mut self, client: Id) -> bool {
        let fetch = self.engine.fetch(client);
        fetch.is_some_and(|frame| self.wire.send(&frame))
    }

    async fn tab(&mut self, message: TabMessage) {
        match message {
            TabMessage::Changed { documents } => {
                if let Ok(rows) = self.engine.changed_elsewhere(&documents).await {
                    self.show(rows).await;
                }
                self.flush().await;
            }
            TabMessage::Loaded => {
                let had_demo = self.engine.has_demo();
                let _ = self.engine.look_for_demo().await;
                for packed in self.engine.packed_rows(None).await.unwrap_or_default() {
                    port::post(&FromEngine::Rows { packed: packed.into(), last: false });
                }
                if self.engine.has_demo() != had_demo {
                    port::post(&FromEngine::Demo { is_here: !had_demo });
                }
            }
            TabMessage::Removed { documents, are_others } => {
                let _ = self.engine.reopen().await;
                self.answer_erased(&documents);
                self.show_removed(documents, are_others);
            }
            TabMessage::Erase { document } => self.erase_for_other_tab(document).await,
            TabMessage::Unproven { documents } => self.answer_unproven(&documents),
            TabMessage::SayErasures if self.wire.leads => self.say_erasures().await,
            TabMessage::SayErasures => {}
            TabMessage::Arrived { documents } => self.show_arrived(&documents).await,
            TabMessage::State { state } => {
                self.leading.heard();
                self.leader_state = codec::decode(&state);
            }
            TabMessage::Identity { .. } => self.look_who_is_here().await,
            TabMessage::Wiped { why } => self.wiped_by_other_tab(why).await,
            TabMessage::Look { document, field, tab } => self.other_looks((document, field), tab),
            TabMessage::Met { document, people } => self.show_people(document, people),
            TabMessage::Emptied => self.emptied_elsewhere().await,
            TabMessage::Offline { on } => self.force_offline(on),
            TabMessage::Audit => self.audit.by_hand(),
            TabMessage::Who => {
                self.shown = None;
                if self.wire.forced_offline {
                    self.tabs.tell(&TabMessage::Offline { on: true });
                }
            }
        }
    }

    fn state(&self) -> SyncState {
        let outbox = self.engine.outbox();
        let own = SyncState {
            link: self.wire.link(self.engine.identity().signed_in, self.engine.is_following()),
            unsent: u32::try_from(outbox.len()).unwrap_or(u32::MAX),
            refused: u32::try_from(self.engine.refused()).unwrap_or(u32::MAX),
            unsent_since: outbox.since(),
            last_exchange: self.last_exchange,
            first_load: self.engine.place().loading.map(|loading| (loading.done, loading.total)),
            full: self.disk.full,
            audit: self.audit.shown(),
            held: u32::try_from(self.engine.held_erasures()).unwrap_or(u32::MAX),
            silence: self.silent.verdict,
            reviews: self.handing.reviews(),
            unsent_documents: outbox.documents().into_iter().map(|(document, _)| document).take(UNSENT_NAMED).collect(),
        };
        match &self.leader_state {
            Some(leader) if own.link == Link::OtherTab => {
                let SyncState { link, last_exchange, first_load, audit, held, silence, reviews, .. } = *leader;
                SyncState { link, last_exchange, first_load, audit, held, silence, reviews, ..own }
            }
            _ => own,
        }
    }

    /// Tells the page (and, when leading, the other tabs) how syncing goes, if that changed.
    fn report(&mut self) {
        let state = self.state();
        if self.shown.as_ref() == Some(&state) {
            return;
        }
        if self.wire.leads {
            self.tabs.tell(&TabMessage::State { state: codec::encode(&state).into() });
        }
        port::post(&FromEngine::Sync(state.clone()));
        self.shown = Some(state);
    }
}
