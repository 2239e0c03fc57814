//! What the palette can do besides finding: screens and commands, each in one table. Never here: how they are looked for.

use ingot_shared::Id;

use crate::bridge::{Link, ToEngine};
use crate::model::lists::LISTS;
use crate::model::tools::Tool;
use crate::ui::account::{visit, workspaces};
use crate::ui::clients::export_everybody;
use crate::ui::i18n::{Lang, fill, t};
use crate::ui::lock;
use crate::ui::router::{Route, Router};
use crate::ui::settings::list_name;
use crate::ui::shell::update_now;
use crate::ui::store::settings::Theme;
use crate::ui::store::{QuickAdd, Store, TaskAsked};

/// What a line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Opens a screen.
    Go(Route),
    /// Opens quick add.
    Add(QuickAdd),
    /// Opens a task's sheet: a client's task, or a new one.
    Task(Option<(Id, Id)>),
    /// Opens quick add with what is typed as the name of what is made.
    Make(QuickAdd),
    /// The same for a task, of this client if there is one.
    MakeTask(Option<Id>),
    /// Takes the latest change back.
    Undo,
    /// Does it again.
    Redo,
    /// Light or dark.
    Theme(Theme),
    /// Another language.
    Lang(Lang),
    /// Works without a link, or with one again.
    Offline(bool),
    /// Downloads all clients.
    Export,
    /// Lists the keys.
    Keys,
    /// Locks the app.
    Lock,
    /// Goes to another company, by its place in the list.
    Visit(usize),
    /// Lets the newer version take over.
    Update,
}

impl Act {
    /// Does it; `typed` is what stands in the palette.
    pub fn run(self, store: Store, router: Router, typed: &str) {
        if matches!(self, Self::Make(_) | Self::MakeTask(_)) {
            store.want(typed.trim());
        }
        match self {
            Self::Go(route) => router.go(route),
            Self::Add(what) | Self::Make(what) => store.quick_add.set(Some(what)),
            Self::Task(None) => store.task_sheet.set(Some(TaskAsked::default())),
            Self::Task(Some((client, task))) => {
                store.task_sheet.set(Some(TaskAsked { client: Some(client), task: Some(task), ..TaskAsked::default() }));
            }
            Self::MakeTask(client) => store.task_sheet.set(Some(TaskAsked { client, ..TaskAsked::default() })),
            Self::Undo => store.undo(),
            Self::Redo => store.redo(),
            Self::Theme(theme) => store.set_theme(theme),
            Self::Lang(lang) => store.set_lang(lang),
            Self::Offline(on) => store.tell(ToEngine::ForceOffline { on }),
            Self::Export => export_everybody(store),
            Self::Keys => store.keys.set(true),
            Self::Lock => lock::shut(store),
            Self::Visit(place) => visit(place),
            Self::Update => update_now(),
        }
    }
}

/// A screen or a command: icon, name, keys, what it does.
pub type Known = (&'static str, String, &'static str, Act);

/// The screens; those of hidden tools are left out, and those of no use here. Watches the settings and the link.
pub fn screens(store: Store) -> Vec<Known> {
    let t = t();
    let screen = |icon, name: &str, keys, route| (icon, name.to_owned(), keys, Act::Go(route));
    let tool = |tool: Tool, known: Known| store.shows_tool(tool).then_some(known);
    let words = &t.settings_words;
    let is_alone = store.sync.with(|sync| sync.link == Link::Alone);
    let main = [
        Some(screen("sun", t.today_words.title, "H", Route::Today)),
        tool(Tool::Inbox, screen("inbox", t.inbox.title, "I", Route::Inbox)),
        Some(screen("users", t.clients, "G", Route::Clients)),
        tool(Tool::Deals, screen("board", t.deals, "D", Route::Deals)),
        tool(Tool::Tasks, screen("calendar", t.tasks.title, "", Route::Tasks)),
        Some(screen("users", t.merge.duplicates, "", Route::Duplicates)),
        store.role.get().changes_settings().then(|| screen("users", t.access.unassigned.title, "", Route::Unassigned)),
        Some(screen("cloud", t.sync, "", Route::Sync)),
        store.may_write().then(|| screen("import", t.import_title, "", Route::Import)),
        Some(screen("gear", t.settings, "", Route::Settings)),
        Some(screen("board", t.pipelines.title, "", Route::Pipelines)),
        Some(screen("inbox", t.team.rules, "", Route::Sharing)),
        Some(screen("star", words.segments, "", Route::Segments)),
        Some(screen("calendar", words.week, "", Route::Week)),
        Some(screen("chat", words.templates.title, "", Route::Templates)),
        Some(screen("menu", words.lists, "", Route::Lists)),
        Some(screen("eye", words.tools, "", Route::Tools)),
        (!is_alone).then(|| screen("users", t.access.team, "", Route::Team)),
        (!is_alone).then(|| screen("door", t.access.mine, "", Route::Account)),
        is_alone.then(|| screen("door", t.account.sign_in, "", Route::SignIn)),
    ];
    let lists = LISTS.iter().map(|key| screen("menu", list_name(key), "", Route::List(key)));
    main.into_iter().flatten().chain(lists).collect()
}

/// What can be made of what is typed.
pub fn makings(store: Store, here: Route, typed: &str) -> Vec<Known> {
    if !store.may_write() {
        return Vec::new();
    }
    let t = t();
    let client = if let Route::Client(client) | Route::Deal(client, _) = here { Some(client) } else { None };
    let of = |name: &str, act| ("plus", [name, ": ", typed.trim()].concat(), "", act);
    let deal = client.map(|client| of(t.new_deal, Act::Make(QuickAdd::Deal(client))));
    let task = of(t.tasks.new, Act::MakeTask(client));
    std::iter::once(of(t.new_client, Act::Make(QuickAdd::Client))).chain(deal).chain([task]).collect()
}

/// The commands. Watches how syncing goes, and the settings.
pub fn commands(store: Store, here: Route) -> Vec<Known> {
    let t = t();
    let words = &t.palette;
    let entrance = store.workspace.with(|workspace| workspace.entrance()).unwrap_or_default();
    let deal = if let Route::Client(client) | Route::Deal(client, _) = here {
        QuickAdd::Deal(client)
    } else {
        QuickAdd::WithDeal(entrance)
    };
    let is_offline = store.sync.with(|sync| sync.link == Link::ForcedOffline);
    let is_alone = store.sync.with(|sync| sync.link == Link::Alone);
    let named = |icon, name: &str, keys, act| Some((icon, name.to_owned(), keys, act));
    let mut all = vec![
        named("plus", t.new_client, "N", Act::Add(QuickAdd::Client)),
        named("plus", t.new_deal, "", Act::Add(deal)),
        named("plus", t.tasks.new, "T", Act::Task(None)),
        named("plus", t.inbox.new_enquiry, "", Act::Add(QuickAdd::Enquiry)),
        named("undo", words.undo, "Ctrl Z", Act::Undo),
        named("refresh", words.redo, "Ctrl Shift Z", Act::Redo),
        store.role.get().changes_settings().then(|| ("doc", words.export.to_owned(), "", Act::Export)),
        named("keys", t.keys, "?", Act::Keys),
        lock::is_set().then(|| ("keys", t.access.lock.now.to_owned(), "Shift L", Act::Lock)),
        store.update.get().then(|| ("refresh", t.update.to_owned(), "", Act::Update)),
    ];
    if !is_alone {
        let name = if is_offline { words.online } else { t.force_offline };
        all.push(named("cloud-off", name, "", Act::Offline(!is_offline)));
    }
    let themes = Theme::ALL.into_iter().filter(|theme| *theme != store.theme.get());
    all.extend(themes.map(|theme| named("sun", &[t.theme, theme.name()].join(": "), "", Act::Theme(theme))));
    let languages = Lang::ALL.into_iter().filter(|lang| *lang != store.lang.get());
    all.extend(languages.map(|lang| named("chat", &[t.language, lang.name()].join(": "), "", Act::Lang(lang))));
    let elsewhere = workspaces().into_iter().enumerate();
    all.extend(elsewhere.map(|(place, it)| named("door", &fill(t.access.workspaces.go, &[&it.name()]), "", Act::Visit(place))));
    let may_write = store.may_write();
    all.retain(|known| may_write || !known.as_ref().is_some_and(|(.., act)| matches!(act, Act::Add(_) | Act::Task(_))));
    all.into_iter().flatten().collect()
}
