//! Coming in by a one-time link: what it is for, who comes, and why it does not work. Never here: making links.

use ingot_shared::account::{AccountError, Ask, Link, LinkKind, Reply};
use leptos::ev::{self, SubmitEvent};

use super::asking::{self, Failure};
use super::entered::{entered, has_example};
use super::failure;
use super::fields::{form_fault, line, password, submit};
use super::form::Form;
use super::notice::{notice, way};
use super::roles;
use crate::model::account::Field;
use crate::ui::browser;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::router::use_router;
use crate::ui::store::use_store;

/// Where the page's first lines keep the link: its fragment.
const LINK: &str = "link";

/// The link's secret.
fn secret() -> Option<String> {
    let link = browser::tab_memory(LINK)?;
    link.split_once('=').map(|(_, secret)| secret.to_owned()).filter(|secret| !secret.is_empty())
}

/// The link did its work.
pub fn forget_link() {
    browser::remember_in_tab(LINK, "");
}

/// How far it is.
#[derive(Clone, PartialEq, Eq)]
enum Shown {
    /// The relay is asked.
    Looking,
    /// The relay does not answer.
    Waiting,
    /// It does not work.
    Bad(AccountError),
    /// It is not known whether it works.
    Trouble(String),
    /// Somebody of this name is signed in here.
    Busy(String),
    /// It works.
    Works(Link),
}

/// The screen.
#[component]
pub fn EnterPage() -> AnyView {
    let store = use_store();
    let words = &t().account;
    let shown = RwSignal::new(Shown::Looking);
    let look = move || {
        shown.set(Shown::Looking);
        let Some(secret) = secret() else { return shown.set(Shown::Bad(AccountError::LinkUnknown)) };
        asking::here(store, move |here| {
            asking::ask(store, Ask::Look { secret }, move |result| {
                shown.try_set(match result {
                    Ok(Reply::Link(link)) if here.signed_in && link.kind != LinkKind::Recovery => Shown::Busy(here.name),
                    Ok(Reply::Link(link)) => Shown::Works(link),
                    Ok(_) => Shown::Trouble(words.err_unclear.to_owned()),
                    Err(Failure::Problem(problem)) if is_of_link(problem.error) => Shown::Bad(problem.error),
                    Err(Failure::NoNetwork) => Shown::Waiting,
                    Err(why) => Shown::Trouble(failure::words(&why)),
                });
            });
        });
    };
    look();
    let back = window_event_listener(ev::online, move |_| {
        if shown.with_untracked(|shown| *shown == Shown::Waiting) {
            look();
        }
    });
    // Another link was opened in this tab: the page's first lines have taken it already.
    let other = window_event_listener(ev::hashchange, move |_| look());
    on_cleanup(move || {
        back.remove();
        other.remove();
    });
    let again = move || view! { <button type="button" class="btn main" data-testid="look-again" on:click=move |_| look()>{t().rest.again}</button> };
    live(move || match shown.get() {
        Shown::Looking => view! { <p class="loading" role="status">{t().loading}</p> },
        Shown::Waiting => notice("cloud-off", words.link_waits.to_owned(), words.link_waits_text.to_owned(), vec![again()]),
        Shown::Trouble(why) => notice("cloud-bang", words.link_waits.to_owned(), why, vec![again()]),
        Shown::Bad(error) => bad(error),
        Shown::Busy(name) => notice(
            "users",
            fill(words.busy_title, &[&name]),
            words.busy_text.to_owned(),
            vec![way("/settings/account", t().access.mine, true), way("/", words.to_app, false)],
        ),
        Shown::Works(link) => view! { <Welcome link=link shown=shown /> },
    })
}

const fn is_of_link(error: AccountError) -> bool {
    matches!(error, AccountError::LinkUnknown | AccountError::LinkUsed | AccountError::LinkExpired)
}

fn bad(error: AccountError) -> AnyView {
    let words = &t().account;
    let (title, text) = match error {
        AccountError::LinkUsed => (words.link_used, words.link_used_text),
        AccountError::LinkExpired => (words.link_expired, words.link_expired_text),
        _ => (words.link_unknown, words.link_unknown_text),
    };
    notice(
        "bang",
        title.to_owned(),
        text.to_owned(),
        vec![way("/sign-in", words.sign_in_do, true), way("/", words.to_app, false)],
    )
}

/// The form of a link that works.
#[component]
fn Welcome(link: Link, shown: RwSignal<Shown>) -> AnyView {
    let store = use_store();
    let router = use_router();
    let words = &t().account;
    let kind = link.kind;
    let is_new = kind != LinkKind::Recovery;
    let known = if link.name.is_empty() { store.me.with_untracked(|me| me.name.clone()) } else { link.name.clone() };
    let form = Form::new(if is_new { "enter" } else { "recover" }, if is_new { known } else { String::new() });
    let (title, text, action) = match kind {
        LinkKind::Owner => (words.owner_title.to_owned(), words.owner_text, words.owner_do),
        // Whoever runs the relay has no name there.
        LinkKind::Invite if link.by.is_empty() => {
            ([t().access.invite_new, roles::name(link.role)].join(": "), words.invite_text, words.invite_do)
        }
        LinkKind::Invite => {
            (fill(roles::of_role(&words.invite_titles, link.role), &[&link.by]), words.invite_text, words.invite_do)
        }
        LinkKind::Recovery => (fill(words.recover_title, &[&link.name]), words.recover_text, words.recover_do),
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(secret) = secret().filter(|_| form.is_whole(is_new, is_new, true)) else { return };
        let [name, email] = [form.name, form.email].map(|text| text.get_untracked().trim().to_owned());
        let (password, device) = (form.password.get_untracked(), asking::this_device());
        let ask = if is_new {
            let member = Some(store.me.with_untracked(|me| me.member));
            Ask::Enter { secret, name, email, password, member, device }
        } else {
            Ask::Recover { secret, password, device }
        };
        let had_example = has_example(store);
        let elsewhere = move |error| {
            if is_of_link(error) {
                shown.set(Shown::Bad(error));
            }
            is_of_link(error)
        };
        form.send(store, ask, elsewhere, move |_| entered(store, router, had_example));
    };
    view! {
        <section class="welcome account-in" data-testid="enter">
            <div class="welcome-head">
                <i class="welcome-ingot" aria-hidden="true"></i>
                <h1 dir="auto">{title}</h1>
                <p class="muted">{text}</p>
            </div>
            <form class="form" method="post" action="/join" novalidate=true on:submit=send>
                {form_fault(form)}
                {is_new.then(|| line(form, Field::Name, t().your_name, true))}
                {is_new.then(|| line(form, Field::Email, words.email, false))}
                {password(form, Field::Password, if is_new { words.password } else { words.new_password }, true)}
                {submit(form, action, "enter-do")}
            </form>
            {(kind != LinkKind::Owner).then(|| view! { <p class="s faint account-until">{fill(t().access.until, &[&browser::clock().moment(link.expires)])}</p> })}
        </section>
    }
}
