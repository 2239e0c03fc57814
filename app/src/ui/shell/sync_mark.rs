//! The one quiet mark of syncing: a cloud with a count. Being offline is no error. Never here: details, they are on the sync page.

use ingot_shared::sync::frame::Goodbye;

use crate::bridge::{Link, SyncState};
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::router::{Route, use_router};
use crate::ui::store::use_store;

/// The link's state for tests and styles.
pub const fn link_key(link: Link) -> &'static str {
    match link {
        Link::Alone => "alone",
        Link::OtherTab => "other-tab",
        Link::Connecting => "connecting",
        Link::Online => "online",
        Link::Offline => "offline",
        Link::ForcedOffline => "forced-offline",
        Link::Closed(_) => "closed",
        Link::Portal => "portal",
    }
}

/// The link's state in words.
pub fn link_name(sync: &SyncState) -> &'static str {
    let t = t();
    match sync.link {
        Link::Alone => t.link_alone,
        Link::OtherTab => t.link_other_tab,
        Link::Connecting => t.link_connecting,
        Link::Online if sync.unsent > 0 => t.link_online_busy,
        Link::Online => t.link_online,
        Link::Offline => t.link_offline,
        Link::ForcedOffline => t.link_forced,
        Link::Closed(Goodbye::SignedOut) => t.account.again_short,
        Link::Closed(_) => t.link_closed,
        Link::Portal => t.syncing.portal,
    }
}

fn icon_name(sync: &SyncState) -> &'static str {
    match sync.link {
        _ if sync.refused > 0 => "cloud-bang",
        Link::Closed(_) => "cloud-bang",
        Link::Offline | Link::ForcedOffline | Link::Portal => "cloud-off",
        Link::Online | Link::OtherTab if sync.unsent == 0 => "cloud-check",
        Link::Alone => "device",
        _ => "cloud",
    }
}

/// The mark; it leads to the sync page. Alone on its device an edit is at home, so nothing counts as unsent there.
#[component]
pub fn SyncMark(
    /// `nav` in the side bar, `mark` at the head of a phone's screen.
    class: &'static str,
) -> AnyView {
    let store = use_store();
    let t = t();
    let route = use_router().route;
    let sync = store.sync;
    let link = move || sync.with(|sync| link_key(sync.link));
    let unsent = move || sync.with(|sync| sync.unsent);
    let words = move || {
        sync.with(|sync| match sync.unsent {
            0 => link_name(sync).to_owned(),
            _ if sync.link == Link::Alone => link_name(sync).to_owned(),
            unsent => fill(t.unsent, &[&unsent]),
        })
    };
    let is_mark = class == "mark";
    let badge =
        move || sync.with(|sync| (is_mark && sync.unsent > 0 && sync.link != Link::Alone).then(|| sync.unsent.to_string()));
    view! {
        <a
            class=format!("{class} sync-mark")
            class:on=move || route.get() == Route::Sync
            href="/status"
            data-testid="sync-mark"
            data-unsent=move || unsent().to_string()
            data-link=link
            title=words
        >
            {move || icon(sync.with(icon_name))}
            {move || badge().map(|unsent| view! { <b class="xs" aria-hidden="true">{unsent}</b> })}
            {if is_mark { view! { <span class="unseen">{t.sync_short}": "{move || words()}</span> } } else { view! { <span class="grow">{move || words()}</span> } }}
        </a>
    }
}
