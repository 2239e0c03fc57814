//! The long-lived state of the page, made once at the root, and the one way to the engine. Never here: views, business rules.

mod account;
mod asked;
pub mod bulk;
pub mod demo;
mod erasing;
pub mod import;
mod merging;
pub mod moves;
mod presence;
mod receive;
mod refused;
mod requests;
pub mod settings;
pub mod toast;

use std::rc::Rc;
use std::sync::Arc;

use ingot_shared::account::Role;
use ingot_shared::document::edits::{Deed, Edit};
use ingot_shared::document::record::{Need, Workspace};
use ingot_shared::domain::{Command, StageId, StageKind};
use ingot_shared::sync::frame::Person;
use ingot_shared::wire::Bytes;
use ingot_shared::{Date, Id, Instant};
use leptos::ev::KeyboardEvent;

use crate::bridge::{Keeping, Personal, RefusedEdit, SyncState, ToEngine, Waiting};
use crate::model::columns::Column;
use crate::model::demo_link::DemoLink;
use crate::model::engine_link::EngineLink;
use crate::model::heartbeat::Heartbeat;
use crate::model::mine::Mine;
use crate::model::open_client::OpenClient;
use crate::model::records::Records;
use crate::model::requests::Requests;
use crate::model::rows::Rows;
use crate::model::today::Scope;
use crate::model::tools::Tool;
use crate::model::undo::UndoStack;
use crate::ui::browser;
use crate::ui::i18n::{self, Lang, names, t};
use crate::ui::lock;
use crate::ui::prelude::*;
use crate::ui::rest::Rest;
use crate::ui::router::Route;
use account::Asked;
use demo::DemoState;
use import::ImportState;
use requests::Pending;
use settings::{Density, Theme};
use toast::Toast;

/// Who is at this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Me {
    /// The member.
    pub member: Id,
    /// The name under which entries are shown; may be empty.
    pub name: String,
    /// The department, once the engine runs; none for none.
    pub department: Option<Id>,
}

impl Me {
    /// Whose work is told from other people's.
    pub fn mine(&self) -> Mine {
        Mine { member: self.member, name: self.name.trim().to_owned(), ..Mine::default() }
    }
}

/// How the engine is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Health {
    /// It is on its way, and so are the stored rows.
    #[default]
    Starting,
    /// Every stored row is here: lists, board and search work. Edits wait for the engine.
    Listed,
    /// It runs.
    Ready,
    /// It does not start: storage is blocked or broken.
    Dead,
}

impl Health {
    /// Whether every stored row is here: an empty list is then really empty.
    pub const fn has_rows(self) -> bool {
        matches!(self, Self::Listed | Self::Ready)
    }
}

/// Drafts of one document that were looked at, and what they would do; none where they cannot be run here.
pub type Looked = (Id, Vec<Bytes>, Option<Vec<Deed>>);

/// What the sync page lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outbox {
    /// What waits, by document.
    pub waiting: Vec<Waiting>,
    /// Refused edits.
    pub refused: Vec<RefusedEdit>,
    /// How the device keeps what it has.
    pub keeping: Keeping,
}

/// A deal about whose move a sheet asks first: why it was lost, or what comes after the sale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveAsked {
    /// The client.
    pub client: Id,
    /// The deal.
    pub deal: Id,
    /// The deal's title.
    pub title: String,
    /// The stage that it is to move to.
    pub to: StageId,
}

/// A deal about whose move a sheet asks first for what the stage needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedAsked {
    /// The move.
    pub to: MoveAsked,
    /// What is missing.
    pub needs: Vec<Need>,
    /// What is done to the deal together with the move.
    pub with: Vec<Command>,
    /// Whether those make the deal, which then begins in the stage.
    pub is_new: bool,
}

/// What is asked for in quick add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuickAdd {
    /// A new client.
    Client,
    /// A new client with a deal in a stage.
    WithDeal(StageId),
    /// A new deal of a known client.
    Deal(Id),
    /// A new enquiry.
    Enquiry,
}

/// A list of clients that is to be a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportAsked {
    /// The columns, in their order.
    pub columns: Vec<Column>,
    /// The clients, in their order.
    pub clients: Arc<Vec<Id>>,
}

/// A task that is made or changed in its sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskAsked {
    /// The client; asked for when there is none.
    pub client: Option<Id>,
    /// The task to change; a new one without.
    pub task: Option<Id>,
    /// The deal that a new one is about.
    pub deal: Option<Id>,
    /// The day that is proposed for a new one.
    pub day: Option<Date>,
    /// For whom a new one is; for the person at this device without.
    pub assignee: Option<Id>,
}

/// Parts that views never watch.
#[derive(Default)]
pub(super) struct Desk {
    requests: Requests,
    /// Few at a time, in the order in which they were asked.
    pending: Vec<Pending>,
    /// Questions about accounts that wait for their answers.
    asked: Vec<Asked>,
    undo: UndoStack,
    heart: Heartbeat,
    runs: bool,
    restarts: u32,
    /// A new worker is about to be started.
    restarting: bool,
    failures: u32,
    notified: Option<Instant>,
    flush_planned: bool,
    asked_to_persist: bool,
    demo: Option<DemoLink>,
    saved: u32,
    /// What the engine works on.
    working: Vec<Id>,
}

impl Desk {
    fn take_pending(&mut self, request: u64) -> Option<Pending> {
        let at = self.pending.iter().position(|pending| pending.request == request)?;
        Some(self.pending.remove(at))
    }
}

/// The state. It is `Copy`: hand it around freely.
#[derive(Clone, Copy)]
pub struct Store {
    /// Every client's row.
    pub rows: RwSignal<Rows>,
    /// Rows of documents that are no clients.
    pub records: RwSignal<Records>,
    /// The company's settings, pipelines, reasons and dictionaries.
    pub workspace: RwSignal<Arc<Workspace>>,
    /// How the engine is.
    pub health: RwSignal<Health>,
    /// How syncing goes.
    pub sync: RwSignal<SyncState>,
    /// The storage was emptied: how many edits are gone with it, and whether a relay has the rest.
    pub emptied: RwSignal<Option<(u32, bool)>>,
    /// Who is here.
    pub me: RwSignal<Me>,
    /// What the person here may. The relay decides; screens only follow.
    pub role: RwSignal<Role>,
    /// The client whose screen is open.
    pub open: RwSignal<OpenClient>,
    /// The others who are at the open client.
    pub people: RwSignal<Vec<Person>>,
    /// The edits of the client whose history is open.
    pub edits: RwSignal<Option<(Id, Vec<Edit>)>>,
    /// What drafts would do that were looked at.
    pub drafts: RwSignal<Vec<Looked>>,
    /// The client of whose erasure the receipt is shown.
    pub receipt_of: RwSignal<Option<Id>>,
    /// Everything of the client that is being exported.
    pub personal: RwSignal<Option<(Id, Option<Box<Personal>>)>>,
    /// What the sync page lists.
    pub outbox: RwSignal<Option<Outbox>>,
    /// The import, which goes on while other screens are open.
    pub import: RwSignal<ImportState>,
    /// The welcome is still to come.
    pub is_new: RwSignal<bool>,
    /// The example company.
    pub demo: RwSignal<DemoState>,
    /// Messages on the screen.
    pub toasts: RwSignal<Vec<Toast>>,
    /// What screen readers are told.
    pub spoken: RwSignal<String>,
    /// The search field.
    pub query: RwSignal<String>,
    /// The name of what is about to be made, typed where it was looked for.
    pub wanted: StoredValue<String>,
    /// The quick add sheet.
    pub quick_add: RwSignal<Option<QuickAdd>>,
    /// The sheet of a deal that lacks something for its next stage.
    pub need: RwSignal<Option<NeedAsked>>,
    /// The sheet of a lost deal.
    pub loss: RwSignal<Option<MoveAsked>>,
    /// The sheet of a won deal.
    pub win: RwSignal<Option<MoveAsked>>,
    /// The sheet of a task.
    pub task_sheet: RwSignal<Option<TaskAsked>>,
    /// The list that is being exported.
    pub exporting: RwSignal<Option<ExportAsked>>,
    /// Two clients that may be one, to be looked at side by side.
    pub merging: RwSignal<Option<(Id, Id)>>,
    /// How far a hand-over is; it goes on while other screens are open.
    pub handing: bulk::Progress,
    /// Whose work Today and Tasks show.
    pub scope: RwSignal<Scope>,
    /// Whom Today's sheet is about.
    pub result: RwSignal<Option<Id>>,
    /// What keys mean on the screen that is open, before they mean anything elsewhere.
    pub screen_keys: RwSignal<Option<Callback<KeyboardEvent, bool>>>,
    /// The list of keys.
    pub keys: RwSignal<bool>,
    /// The palette.
    pub palette: RwSignal<bool>,
    /// The app's lock is shut.
    pub locked: RwSignal<bool>,
    /// The language.
    pub lang: RwSignal<Lang>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// How dense lists are.
    pub density: RwSignal<Density>,
    /// Wide enough for the desktop's layout.
    pub wide: RwSignal<bool>,
    /// A newer version waits.
    pub update: RwSignal<bool>,
    /// The part of the page that comes after the first list.
    pub rest: RwSignal<Rest>,
    desk: StoredValue<Desk, LocalStorage>,
    link: StoredValue<Option<Rc<EngineLink>>, LocalStorage>,
    open_id: StoredValue<Option<Id>>,
    /// What the others were told that is looked at here.
    looking: StoredValue<(Option<Id>, String)>,
}

impl Store {
    /// Makes the state and starts the engine. Call it once.
    pub fn start() -> Self {
        let me = settings::kept_me();
        let mut rows = Rows::default();
        rows.set_mine(me.mine());
        let store = Self {
            rows: RwSignal::new(rows),
            records: RwSignal::new(Records::default()),
            workspace: RwSignal::new(Arc::new(Records::default().workspace())),
            health: RwSignal::new(Health::Starting),
            sync: RwSignal::new(SyncState::default()),
            emptied: RwSignal::new(None),
            me: RwSignal::new(me),
            role: RwSignal::new(settings::kept_role()),
            open: RwSignal::new(OpenClient::Waiting),
            people: RwSignal::new(Vec::new()),
            edits: RwSignal::new(None),
            drafts: RwSignal::new(Vec::new()),
            receipt_of: RwSignal::new(None),
            personal: RwSignal::new(None),
            outbox: RwSignal::new(None),
            import: RwSignal::new(ImportState::Choose { error: None }),
            is_new: RwSignal::new(settings::is_new()),
            demo: RwSignal::new(DemoState::first()),
            toasts: RwSignal::new(Vec::new()),
            spoken: RwSignal::new(String::new()),
            query: RwSignal::new(browser::tab_memory("query").unwrap_or_default()),
            wanted: StoredValue::new(String::new()),
            quick_add: RwSignal::new(None),
            need: RwSignal::new(None),
            loss: RwSignal::new(None),
            win: RwSignal::new(None),
            task_sheet: RwSignal::new(None),
            exporting: RwSignal::new(None),
            merging: RwSignal::new(None),
            handing: RwSignal::new(None),
            scope: RwSignal::new(settings::scope_of_tab()),
            result: RwSignal::new(browser::tab_memory("today.result").and_then(|id| id.parse().ok())),
            screen_keys: RwSignal::new(None),
            keys: RwSignal::new(false),
            palette: RwSignal::new(false),
            locked: RwSignal::new(lock::is_set()),
            lang: RwSignal::new(i18n::current()),
            theme: RwSignal::new(settings::first_theme()),
            density: RwSignal::new(settings::first_density()),
            wide: browser::media("(min-width: 840px)"),
            update: RwSignal::new(false),
            rest: RwSignal::new(Rest::Away),
            desk: StoredValue::new_local(Desk::default()),
            link: StoredValue::new_local(None),
            open_id: StoredValue::new(None),
            looking: StoredValue::new((None, String::new())),
        };
        store.link.set_value(Some(Rc::new(EngineLink::new(move |from| store.receive(from)))));
        store.start_engine();
        store
    }

    fn link(self) -> Option<Rc<EngineLink>> {
        self.link.try_get_value().flatten()
    }

    /// Tells the engine something that has no answer.
    pub fn tell(self, message: ToEngine) {
        if let Some(link) = self.link() {
            link.send(message);
        }
    }

    /// Says who is here: own work is told from other people's by it.
    pub fn set_me(self, me: Me) {
        if self.me.with_untracked(|before| *before == me) {
            return;
        }
        settings::keep_me(&me);
        let mine = me.mine();
        self.me.set(me);
        self.rows.update(|rows| {
            rows.set_mine(mine);
            rows.settle();
        });
    }

    /// Whether the engine sends this client's contents.
    pub fn is_open(self, client: Id) -> bool {
        self.open_id.get_value() == Some(client)
    }

    /// Shows a client: the engine sends it now and whenever it changes.
    pub fn open_client(self, client: Id) {
        self.open.set(OpenClient::Waiting);
        self.open_id.set_value(Some(client));
        self.people.set(Vec::new());
        self.tell(ToEngine::Open { client });
        self.looks(Some(client), "");
    }

    /// The client is no longer shown.
    pub fn close_client(self, client: Id) {
        if self.open_id.get_value() == Some(client) {
            self.open_id.set_value(None);
            self.looks(None, "");
        }
        self.tell(ToEngine::Close { client });
    }

    /// What a document is called and where it is shown: a client, or what belongs to the settings.
    pub fn called(self, document: Id) -> (String, Route) {
        let record = self.records.with_untracked(|records| records.get(document));
        let (name, route) = match record {
            Some(record) => (record.fields.text("name").to_owned(), Route::Settings),
            None => {
                let entry = self.rows.with_untracked(|rows| rows.get(document));
                (entry.map(|entry| entry.row.title().to_owned()).unwrap_or_default(), Route::Client(document))
            }
        };
        let other = if route == Route::Settings { t().settings } else { t().unnamed };
        (if name.is_empty() { other.to_owned() } else { name }, route)
    }

    /// Whether a document is on this device: a client, or what belongs to the settings.
    pub fn knows(self, document: Id) -> bool {
        let is_client = self.rows.with_untracked(|rows| rows.get(document).is_some());
        is_client || self.records.with_untracked(|records| records.get(document).is_some())
    }

    /// What a stage is called; watches the settings.
    pub fn stage_name(self, stage: StageId) -> String {
        self.workspace.with(|workspace| names::stage(workspace, stage))
    }

    /// What a stage means for the deal in it; watches the settings.
    pub fn stage_kind(self, stage: StageId) -> StageKind {
        self.workspace.with(|workspace| workspace.stage_kind(stage))
    }

    /// The stages of a deal's pipeline that a deal can be moved to; watches the settings.
    pub fn stages_of(self, pipeline: &str) -> Vec<StageId> {
        self.workspace.with(|workspace| {
            workspace
                .pipeline_of(pipeline)
                .map(|pipeline| pipeline.offered().map(|stage| stage.key).collect())
                .unwrap_or_default()
        })
    }

    /// Whether a tool is shown at all (C199); watches the settings.
    pub fn shows_tool(self, tool: Tool) -> bool {
        self.workspace.with(|workspace| workspace.shows(tool.key()))
    }

    /// Tells screen readers something.
    pub fn say(self, text: impl Into<String>) {
        self.spoken.set(text.into());
    }
}

/// The state, inside a component. Take it at the component's start: event handlers have no context.
pub fn use_store() -> Store {
    expect_context::<Store>()
}
