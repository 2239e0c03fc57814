//! The sheets that make links: an invite, and a new password for a member. Never here: the lists of who is there and who is invited.

use ingot_shared::Id;
use ingot_shared::account::{Ask, Made, Reply, Role};
use leptos::ev::SubmitEvent;

use super::failure;
use super::link_card::LinkCard;
use super::move_to::department_choice;
use super::proof::Proof;
use super::roles::role_choice;
use super::structure::{department_name, offered};
use crate::ui::common::{Field, Sheet};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// What a sheet makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An invite into one of these roles; into this department, or where one chooses.
    Invite(Vec<Role>, Option<Id>),
    /// A new password for this member, of this name.
    Recovery(Id, String),
}

/// The sheet, open for as long as something is wanted; `on_close` hears when it was closed.
pub fn link_sheet(wanted: RwSignal<Option<Wanted>>, on_close: Callback<()>) -> AnyView {
    live(move || {
        wanted.get().map(|what| {
            let title = if matches!(what, Wanted::Invite(..)) { t().access.invite_new } else { t().access.recovery };
            let close = Callback::new(move |()| {
                wanted.set(None);
                on_close.run(());
            });
            view! { <Sheet title=title testid="link-sheet" on_close=close><Making what=what /></Sheet> }
        })
    })
}

#[component]
fn Making(what: Wanted) -> AnyView {
    let store = use_store();
    let proof = Proof::around();
    let words = &t().access;
    let made = RwSignal::new(None::<Made>);
    let error = RwSignal::new(None::<String>);
    let is_sent = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let (roles, bound, recovered) = match what {
        Wanted::Invite(roles, bound) => (roles, bound, None),
        Wanted::Recovery(member, name) => (Vec::new(), None, Some((member, name))),
    };
    let department = RwSignal::new(bound);
    let usual = roles.iter().copied().find(|role| *role == Role::Manager).or_else(|| roles.last().copied());
    let role = RwSignal::new(usual.unwrap_or_default());
    let member = recovered.as_ref().map(|(member, _)| *member);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if is_sent.get_untracked() {
            return;
        }
        error.set(None);
        is_sent.set(true);
        let ask = match member {
            Some(member) => Ask::MakeRecovery { member },
            None => Ask::Invite {
                role: role.get_untracked(),
                name: name.get_untracked().trim().to_owned(),
                department: department.get_untracked(),
            },
        };
        proof.ask(store, ask, move |result| {
            is_sent.try_set(false);
            match result {
                Ok(Reply::Made(link)) => drop(made.try_set(Some(link))),
                Ok(_) => drop(error.try_set(Some(t().account.err_unclear.to_owned()))),
                Err(why) => drop(error.try_set(Some(failure::words(&why)))),
            }
        });
    };
    let send = Callback::new(send);
    let form = move || {
        let recovered = recovered.clone();
        view! {
            <form class="form" on:submit=move |event| send.run(event)>
                {match recovered {
                    Some((_, name)) => view! { <p>{fill(words.recovery_text, &[&name])}</p> },
                    None => view! {
                        <Field label=words.invite_name value=name testid="invite-name" is_first=true />
                        {role_choice(roles.clone(), role)}
                        {match bound {
                            Some(own) => view! { <p class="s muted">{fill(words.departments.invite_own, &[&department_name(store, own)])}</p> },
                            None if offered(store).is_empty() => ().into_any(),
                            None => department_choice(department, None),
                        }}
                    },
                }}
                {move || error.get().map(|why| view! { <p class="field-error" role="alert" data-testid="link-error">{why}</p> })}
                <button type="submit" class="btn main wide" data-testid="make-link" prop:disabled=move || is_sent.get()>{words.make_link}</button>
            </form>
        }
    };
    live(move || match made.get() {
        Some(made) => view! {
            <p class="s muted link-text" role="status">{words.invite_ready_text}</p>
            <LinkCard made=made />
        },
        None => form(),
    })
}
