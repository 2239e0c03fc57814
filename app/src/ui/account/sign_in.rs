//! Signing in by a password, and what is said to whoever was signed out. Never here: coming in by a link.

use ingot_shared::account::Ask;
use ingot_shared::sync::frame::Goodbye;
use leptos::ev::SubmitEvent;

use super::asking;
use super::code_form::CodeForm;
use super::entered::{entered, has_example};
use super::fields::{form_fault, line, password, submit};
use super::form::Form;
use super::notice::{notice, way};
use super::passkeys::by_passkey;
use crate::bridge::Link;
use crate::model::account::Field;
use crate::ui::common::icon;
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::router::use_router;
use crate::ui::shell::PhoneMarks;
use crate::ui::store::use_store;

/// Why the screen is here, when not because the person went to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    /// The device was cut off.
    CutOff,
    /// The person signed out.
    Out,
    /// The device was not in contact for too long: so many edits were lost.
    Silent(u32),
    /// By himself.
    Freely,
}

/// The screen.
#[component]
pub fn SignInPage() -> AnyView {
    let router = use_router();
    let words = &t().account;
    let lost = memo(move || router.value_of("silent")).get_untracked().map(|lost: String| lost.parse().unwrap_or_default());
    let came = RwSignal::new(if let Some(lost) = lost {
        Came::Silent(lost)
    } else if router.asks_for("cut-off") {
        Came::CutOff
    } else if router.asks_for("out") {
        Came::Out
    } else {
        Came::Freely
    });
    let on = move || {
        view! { <button type="button" class="btn main" data-testid="to-form" on:click=move |_| came.set(Came::Freely)>{words.sign_in_do}</button> }
    };
    live(move || match came.get() {
        Came::CutOff => notice("door", words.cut_title.to_owned(), words.cut_text.to_owned(), vec![on()]),
        Came::Out => notice("check", words.out_title.to_owned(), words.out_text.to_owned(), vec![on()]),
        Came::Silent(lost) => {
            let words = &t().access.silence;
            let mut text = words.done_text.to_owned();
            if lost > 0 {
                text.push(' ');
                text.push_str(&fill(words.lost, &[&count(u64::from(lost), t().edits_n)]));
            }
            notice("clock", words.done_title.to_owned(), text, vec![on()])
        }
        Came::Freely => view! { <SignIn /> },
    })
}

#[component]
fn SignIn() -> AnyView {
    let store = use_store();
    let router = use_router();
    let words = &t().account;
    let form = Form::new("sign-in", String::new());
    let by_code = RwSignal::new(false);
    // Whose the device is; none for nobody's.
    let mine = RwSignal::new(None::<String>);
    asking::here(store, move |here| {
        if here.signed_in && mine.try_set(Some(here.name)).is_none() && form.email.with_untracked(String::is_empty) {
            form.email.set(here.email);
        }
    });
    let is_let_in = memo(move || store.sync.with(|sync| !matches!(sync.link, Link::Closed(Goodbye::SignedOut) | Link::Alone)));
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.is_whole(false, true, false) {
            return;
        }
        let (email, password) = (form.email.get_untracked().trim().to_owned(), form.password.get_untracked());
        if password.is_empty() {
            return form.refuse(Field::Password, words.err_login.to_owned());
        }
        let ask = Ask::SignIn { email, password, device: asking::this_device() };
        let had_example = has_example(store);
        form.send(store, ask, |_| false, move |_| entered(store, router, had_example));
    };
    // No memory of a wrong password stands at the other form.
    let turn = move |to: bool| {
        form.fault.set(None);
        form.password.set(String::new());
        by_code.set(to);
    };
    let safety = &t().access.safety;
    let by_password = move || {
        let had_example = has_example(store);
        view! {
            <form class="form" method="post" action="/sign-in" novalidate=true on:submit=send>
                {form_fault(form)}
                {line(form, Field::Email, words.email, true)}
                {password(form, Field::Password, words.password, false)}
                {submit(form, words.sign_in_do, "sign-in-do")}
            </form>
            {by_passkey(store, t().access.passkeys.sign_in, "by-passkey", use_passkey, move |why| form.refuse(Field::Form, why), move || {
                entered(store, router, had_example)
            })}
            <div class="account-help">
                <details>
                    <summary data-testid="forgot">{words.forgot}</summary>
                    <p class="s muted">{words.forgot_text}</p>
                    <p><button type="button" class="btn quiet" data-testid="by-code" on:click=move |_| turn(true)>{icon("keys")}{safety.code_way}</button></p>
                </details>
                {help(words.no_account, words.no_account_text)}
            </div>
        }
    };
    let with_code = move || {
        view! {
            <CodeForm form=form />
            <button type="button" class="btn quiet wide" data-testid="by-password" on:click=move |_| turn(false)>{safety.code_back}</button>
        }
    };
    let whole = move || {
        let (title, text) =
            if by_code.get() { (safety.code_title, safety.code_text) } else { (words.sign_in, words.sign_in_text) };
        view! {
            <div class="account-bar"><PhoneMarks /></div>
            <section class="welcome account-in" data-testid="sign-in">
                <div class="welcome-head">
                    <i class="welcome-ingot" aria-hidden="true"></i>
                    <h1>{title}</h1>
                    <p class="muted">{text}</p>
                </div>
                {if by_code.get() { with_code().into_any() } else { by_password().into_any() }}
            </section>
        }
    };
    live(move || match mine.get().filter(|_| is_let_in.get()) {
        Some(name) => notice(
            "users",
            fill(words.busy_title, &[&name]),
            String::new(),
            vec![way("/", words.to_app, true), way("/settings/account", t().access.mine, false)],
        ),
        None => whole(),
    })
}

fn use_passkey(answer: String) -> Ask {
    Ask::UsePasskey { answer, device: asking::this_device() }
}

fn help(question: &'static str, answer: &'static str) -> AnyView {
    view! {
        <details>
            <summary>{question}</summary>
            <p class="s muted">{answer}</p>
        </details>
    }
}
