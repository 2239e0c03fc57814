//! Navigation: the side bar of a desktop, the bottom bar of a phone. Never here: links to screens that do not exist.

use super::sync_mark::SyncMark;
use crate::model::plural::grouped;
use crate::ui::common::{avatar, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::router::{Route, use_router};
use crate::ui::store::{QuickAdd, use_store};

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
            {count.map(|count| {
                let is_shown = move || !is_alarm || count.get() > 0;
                view! { <b class:alarm=is_alarm>{move || is_shown().then(|| grouped(u64::try_from(count.get()).unwrap_or(0)))}</b> }
            })}
        </a>
    }
}

/// The desktop's side bar.
#[component]
pub fn SideBar() -> AnyView {
    let store = use_store();
    let t = t();
    let clients = memo(move || store.rows.with(|rows| rows.counts().all));
    let enquiries = memo(move || store.rows.with(|rows| rows.inbox().new_ones()));
    let open_deals = memo(move || store.rows.with(|rows| rows.counts().open_deals));
    let name = memo(move || store.me.with(|me| if me.name.is_empty() { t.you_unnamed.to_owned() } else { me.name.clone() }));
    view! {
        <nav class="side" aria-label=t.menu_main>
            <a class="logo" href="/clients"><i aria-hidden="true"></i>{t.app}</a>
            <NavLink class="nav" href="/inbox" icon_name="inbox" label=t.inbox.title lights=|route| route == Route::Inbox count=enquiries is_alarm=true />
            <NavLink class="nav" href="/clients" icon_name="users" label=t.clients lights=Route::is_of_clients count=clients />
            <NavLink class="nav" href="/deals" icon_name="board" label=t.deals lights=|route| route == Route::Deals count=open_deals />
            <span class="grow"></span>
            <NavLink class="nav" href="/settings" icon_name="gear" label=t.settings lights=|route| matches!(route, Route::Settings | Route::Pipelines | Route::Import) />
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
            <NavLink class="tab" href="/clients" icon_name="users" label=t.clients lights=Route::is_of_clients />
            <NavLink class="tab" href="/deals" icon_name="board" label=t.deals lights=|route| route == Route::Deals />
            <button type="button" class="tab-add" aria-label=t.add data-testid="new-client" on:click=move |_| store.quick_add.set(Some(QuickAdd::Client))>
                {icon("plus")}
            </button>
            <SyncMark class="tab" />
            <NavLink class="tab" href="/more" icon_name="menu" label=t.more lights=|route| matches!(route, Route::More | Route::Inbox | Route::Settings | Route::Pipelines | Route::Import) />
        </nav>
    }
}
