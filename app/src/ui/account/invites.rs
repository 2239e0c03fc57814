//! Invites that nobody used yet. Never here: making them.

use ingot_shared::account::{Ask, Invite};

use super::asking;
use super::failure;
use super::roles;
use super::structure::department_name;
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The list; nothing when none waits. `changed` hears when one was withdrawn.
#[component]
pub fn Invites(invites: Vec<Invite>, changed: Callback<()>) -> AnyView {
    let store = use_store();
    let words = &t().access;
    if invites.is_empty() {
        return ().into_any();
    }
    let line = move |invite: Invite| {
        let name = if invite.name.is_empty() { words.invite_unnamed.to_owned() } else { invite.name };
        let about = fill(words.invite_of, &[&invite.by, &browser::clock().day(invite.expires)]);
        let department = invite.department.map(|department| department_name(store, department));
        let role = [Some(roles::name(invite.role).to_owned()), department].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let id = invite.invite;
        let withdraw = move |_| {
            asking::ask(store, Ask::Withdraw { invite: id }, move |result| {
                match result {
                    Ok(_) => store.toast(words.withdrawn.to_owned(), None),
                    Err(why) => store.toast_error(failure::words(&why)),
                }
                changed.run(());
            });
        };
        view! {
            <li class="line member" data-testid="open-invite">
                <span class="state later">{icon("mail")}</span>
                <span class="grow">
                    <b class="block" dir="auto">{name}</b>
                    <span class="s muted block">{role}</span>
                    <span class="s faint block">{about}</span>
                </span>
                <button type="button" class="btn" data-testid="withdraw" on:click=withdraw>{words.withdraw}</button>
            </li>
        }
    };
    view! {
        <h2 class="h3 settings-part">{words.invites}</h2>
        <ul class="card lines">{invites.into_iter().map(line).collect::<Vec<_>>()}</ul>
    }
}
