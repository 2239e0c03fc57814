//! The phone's menu of what the bottom bar has no room for. Never here: screens that do not exist.

use super::frame::ScreenHead;
use super::sync_mark::link_name;
use crate::model::tools::Tool;
use crate::ui::common::{avatar, icon};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The menu.
#[component]
pub fn MorePage() -> AnyView {
    let store = use_store();
    let t = t();
    let name = move || store.me.with(|me| if me.name.is_empty() { t.you_unnamed.to_owned() } else { me.name.clone() });
    let enquiries = memo(move || store.inbox_waits());
    let state = move || store.sync.with(link_name);
    let line = |href: &'static str, icon_name: &'static str, label: &'static str| {
        view! {
            <a class="line" href=href>
                {icon(icon_name)}
                <span class="grow">{label}</span>
                {icon("next")}
            </a>
        }
    };
    view! {
        <div class="narrow">
            <ScreenHead title=t.more />
            <a class="card who" href="/settings">
                {move || avatar(&name(), "l")}
                <span class="grow"><b dir="auto">{move || name()}</b><span class="s muted block">{move || state()}</span></span>
            </a>
            <div class="card lines">
                {move || store.shows_tool(Tool::Inbox).then(|| view! {
                    <a class="line" href="/inbox" data-testid="to-inbox">
                        {icon("inbox")}
                        <span class="grow">{t.inbox.title}</span>
                        {move || Some(enquiries.get()).filter(|new| *new > 0).map(|new| view! { <b class="alarm">{new.to_string()}</b> })}
                        {icon("next")}
                    </a>
                })}
                {move || store.shows_tool(Tool::Tasks).then(|| line("/tasks", "calendar", t.tasks.title))}
                {line("/status", "cloud", t.sync)}
                {line("/import", "import", t.import)}
                {line("/settings", "gear", t.settings)}
            </div>
        </div>
    }
}
