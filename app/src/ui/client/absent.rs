//! What stands in place of a client that cannot be shown. Never here: what is known of one.

use ingot_shared::Id;
use ingot_shared::document::entity::DocumentKind;
use ingot_shared::domain::{Command, Place};

use crate::bridge::{Link, ToEngine};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::shell::Absent;
use crate::ui::store::use_store;

/// It is a colleague's now, or the rights are others.
#[component]
pub fn Left() -> AnyView {
    let t = t();
    view! { <Absent to="/clients" label=t.to_clients icon_name="users" title=t.access.left_title text=t.access.left_text /> }
}

/// Its bytes cannot be read here; a copy can be asked of the relay.
#[component]
pub fn Unreadable(
    /// The client.
    id: Id,
) -> AnyView {
    let store = use_store();
    let t = t();
    let ask = move |_| {
        store.tell(ToEngine::Repair { client: id });
        store.say(t.syncing.unreadable_asked.to_owned());
    };
    let is_online = memo(move || store.sync.with(|sync| matches!(sync.link, Link::Online)));
    let button = move || {
        is_online.get().then(|| {
            view! { <button type="button" class="btn main" data-testid="repair-client" on:click=ask>{t.syncing.unreadable_do}</button> }
        })
    };
    view! {
        <Absent to="/clients" label=t.to_clients icon_name="users" title=t.syncing.unreadable text=t.syncing.unreadable_text>
            {live(button)}
        </Absent>
    }
}

/// No such client is known here.
#[component]
pub fn Missing() -> AnyView {
    let t = t();
    view! { <Absent to="/clients" label=t.to_clients icon_name="users" title=t.client_missing text=t.client_missing_text /> }
}

/// It is hidden, and can be shown again.
#[component]
pub fn Deleted(
    /// The client.
    id: Id,
) -> AnyView {
    let store = use_store();
    let t = t();
    let restore = move |_| {
        store.run_then_toast(
            vec![Command::Show { document: id, at: Place::main(DocumentKind::Client) }],
            t.client_restored.to_owned(),
        )
    };
    view! {
        <Absent to="/clients" label=t.to_clients icon_name="bin" title=t.client_deleted_here text=t.client_deleted_text>
            <button type="button" class="btn main" data-testid="restore-client" on:click=restore>{t.restore}</button>
        </Absent>
    }
}
