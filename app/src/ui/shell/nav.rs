//! Navigation: the side bar of a desktop, the bottom bar of a phone. Never here: links to screens that do not exist.

use super::sync_mark::SyncMark;
use crate::model::plural::grouped;
use crate::model::tools::Tool;
use crate::ui::common::{avatar, icon};
use crate::ui::i18n::{count as counted, t};
use crate::ui::prelude::*;
use crate::ui::router::{Route, use_router};
use crate::ui::store::{QuickAdd, Store, use_store};

#[component]
fn NavLink(
    href: &'static str,
    icon_name: &'static str,
    label: &'static str,
    class: &'static str,
    /// The screens that light this link up.
    lights: fn(Route) -> bool,
    #[prop(optional)] count: Option<Memo<usize>>,
    /// The number is to be brought to zero: it is red, and none is not shown.
    #[prop(optional)]
    is_alarm: bool,
) -> AnyView {
    let route = use_router().route;
    let is_here = memo(move || lights(route.get()));
    view! {
        <a class=class class:on=is_here href=href aria-current=move || is_here.get().then_some("page")>
            {icon(icon_name)}
            <span class="grow">{label}</span>
            {count.map(|count| live(move || shown(count.get(), is_alarm, icon_name)))}
        </a>
    }
}

/// A count beside a name. What waits is red, and nothing waiting is nothing to see.
fn shown(count: usize, is_alarm: bool, of: &'static str) -> Option<AnyView> {
    let number = u64::try_from(count).unwrap_or(0);
    match (is_alarm, count) {
        (true, 0) => None,
        (true, _) => {
            let told = counted(number, t().today_words.waiting_n);
            Some(
                view! { <b class="alarm" data-testid=if of == "sun" { "today-badge" } else { "inbox-badge" } data-count=number.to_string() title=told.clone()>{if count > 99 { "99+".to_owned() } else { number.to_string() }}</b> },
            )
        }
        (false, _) => Some(view! { <b>{grouped(number)}</b> }),
    }
}

/// What waits today: everything but the clients to get in touch with.
fn waiting(store: Store) -> Memo<usize> {
    memo(move || {
        let scope = store.scope.get();
        let [overdue, today, enquiries, no_step, _] = store.rows.with(|rows| rows.today().counts(scope));
        overdue + today + enquiries + no_step
    })
}

/// The desktop's side bar.
#[component]
pub fn SideBar() -> AnyView {
    let store = use_store();
    let t = t();
    let clients = memo(move || store.rows.with(|rows| rows.counts().all));
    let enquiries = memo(move || store.inbox_waits());
    let open_deals = memo(move || store.rows.with(|rows| rows.counts().open_deals));
    let tasks = memo(move || {
        let scope = store.scope.get();
        store.rows.with(|rows| rows.agenda().count(scope))
    });
    let name = memo(move || store.me.with(|me| if me.name.is_empty() { t.you_unnamed.to_owned() } else { me.name.clone() }));
    view! {
        <nav class="side" aria-label=t.menu_main>
            <a class="logo" href="/"><i aria-hidden="true"></i>{t.app}</a>
            <NavLink class="nav" href="/" icon_name="sun" label=t.today_words.title lights=|route| route == Route::Today count=waiting(store) is_alarm=true />
            {move || store.shows_tool(Tool::Inbox).then(|| view! { <NavLink class="nav" href="/inbox" icon_name="inbox" label=t.inbox.title lights=|route| route == Route::Inbox count=enquiries is_alarm=true /> })}
            <NavLink class="nav" href="/clients" icon_name="users" label=t.clients lights=Route::is_of_clients count=clients />
            {move || store.shows_tool(Tool::Deals).then(|| view! { <NavLink class="nav" href="/deals" icon_name="board" label=t.deals lights=Route::is_of_deals count=open_deals /> })}
            {move || store.shows_tool(Tool::Tasks).then(|| view! { <NavLink class="nav" href="/tasks" icon_name="calendar" label=t.tasks.title lights=|route| route == Route::Tasks count=tasks /> })}
            <span class="grow"></span>
            <NavLink class="nav" href="/settings" icon_name="gear" label=t.settings lights=Route::is_of_settings />
            <SyncMark class="nav" />
            <a class="nav me" href="/settings">
                {move || avatar(&name.get(), "")}
                <span class="grow me-name" dir="auto">{name}</span>
            </a>
        </nav>
    }
}

/// The phone's bottom bar.
#[component]
pub fn BottomBar() -> AnyView {
    let store = use_store();
    let t = t();
    view! {
        <nav class="tabbar" aria-label=t.menu_main>
            <NavLink class="tab" href="/" icon_name="sun" label=t.today_words.title lights=|route| route == Route::Today count=waiting(store) is_alarm=true />
            <NavLink class="tab" href="/clients" icon_name="users" label=t.clients lights=Route::is_of_clients />
            <button type="button" class="tab-add writes" aria-label=t.add data-testid="new-client" on:click=move |_| store.quick_add.set(Some(QuickAdd::Client))>
                {icon("plus")}
            </button>
            {move || store.shows_tool(Tool::Deals).then(|| view! { <NavLink class="tab" href="/deals" icon_name="board" label=t.deals lights=Route::is_of_deals /> })}
            <NavLink class="tab" href="/more" icon_name="menu" label=t.more lights=|route| matches!(route, Route::More | Route::Inbox | Route::Tasks | Route::Sync) || route.is_of_settings() />
        </nav>
    }
}
