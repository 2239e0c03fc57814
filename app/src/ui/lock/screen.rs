//! What stands instead of the page while it is locked: a PIN or a passkey, or the account's password when there were too many wrong PINs or
//! the PIN is forgotten. Never here: what is behind it.

use std::time::Duration;

use ingot_shared::account::{AccountError, Ask};
use ingot_shared::lock::{MIN_PIN, MOST_WRONG, Turn};
use leptos::ev::SubmitEvent;
use leptos::prelude::set_interval_with_handle;
use wasm_bindgen_futures::spawn_local;

use super::setting::pin_field;
use super::{derive, forget, keep_tries, kept, key, open, tries};
use crate::bridge::{Link, ToEngine};
use crate::model::account::Field;
use crate::ui::account::{Form, form_fault, here, line, password, submit, this_device};
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// The screen.
#[component]
pub fn LockScreen() -> AnyView {
    let words = &t().access.lock;
    let by_password = RwSignal::new(false);
    let turn = RwSignal::new(tries().turn(browser::now()));
    // Waits run out by themselves, and other tabs count too.
    let look = move || {
        let now = tries().turn(browser::now());
        if turn.try_get_untracked().is_some_and(|before| before != now) {
            turn.set(now);
        }
    };
    if let Ok(every_second) = set_interval_with_handle(look, Duration::from_secs(1)) {
        on_cleanup(move || every_second.clear());
    }
    let is_over = memo(move || turn.get() == Turn::Password);
    let way = live(move || match is_over.get() || by_password.get() {
        true => view! { <ByPassword is_over=is_over.get() back=by_password /> },
        false => view! { <ByPin turn=turn forgotten=by_password /> },
    });
    view! {
        <main id="main" class="lock" tabindex="-1" data-testid="lock">
            <section class="welcome account-in">
                <div class="welcome-head">
                    <i class="welcome-ingot" aria-hidden="true"></i>
                    <h1>{words.title}</h1>
                </div>
                {way}
            </section>
        </main>
    }
}

#[component]
fn ByPin(turn: RwSignal<Turn>, forgotten: RwSignal<bool>) -> AnyView {
    let store = use_store();
    let words = &t().access.lock;
    let pin = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let is_checked = RwSignal::new(false);
    let wait = memo(move || if let Turn::Wait(seconds) = turn.get() { Some(seconds) } else { None });
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let now = browser::now();
        turn.set(tries().turn(now));
        if is_checked.get_untracked() || turn.get_untracked() != Turn::Pin {
            return;
        }
        let Some(lock) = kept() else { return open(store) };
        let typed = pin.get_untracked();
        if typed.len() < MIN_PIN {
            return fault.set(Some(words.short.to_owned()));
        }
        let before = tries();
        keep_tries(before.counted(now));
        is_checked.set(true);
        spawn_local(async move {
            let is_right = derive::opens(&typed, &lock).await;
            if is_right == Some(true) {
                return open(store);
            }
            if is_checked.try_set(false).is_some() {
                return;
            }
            if is_right.is_none() {
                keep_tries(before);
                return fault.set(Some(words.cannot.to_owned()));
            }
            let left = MOST_WRONG.saturating_sub(tries().wrong);
            fault.set(Some(fill(words.wrong, &[&count(u64::from(left), words.tries_n)])));
            pin.set(String::new());
            turn.set(tries().turn(browser::now()));
            browser::focus("#lock-pin");
        });
    };
    browser::later(0, || browser::focus("#lock-pin"));
    view! {
        <form class="form" novalidate=true on:submit=send>
            {pin_field(words.pin, pin, "lock-pin", fault)}
            {live(move || wait.get().map(|seconds| view! {
                <p class="lock-wait s" role="timer" data-testid="lock-wait">{fill(words.wait, &[&clock_of(seconds)])}</p>
            }))}
            <button type="submit" class="btn main wide" data-testid="lock-do" aria-busy=move || is_checked.get().to_string() prop:disabled=move || is_checked.get() || wait.get().is_some()>
                {move || if is_checked.get() { words.checking } else { words.open }}
            </button>
        </form>
        {by_key(store, fault)}
        <button type="button" class="btn quiet wide" data-testid="lock-forgotten" on:click=move |_| forgotten.set(true)>{words.forgotten}</button>
    }
}

/// The button for the passkey, where one opens too.
fn by_key(store: Store, fault: RwSignal<Option<String>>) -> AnyView {
    let words = &t().access.lock;
    let Some(known) = kept().and_then(|lock| lock.key).filter(|_| key::is_here()) else { return ().into_any() };
    let is_asked = RwSignal::new(false);
    let press = move |_| {
        let known = known.clone();
        fault.set(None);
        is_asked.set(true);
        spawn_local(async move {
            if key::ask(Some(&known)).await.is_some() {
                return open(store);
            }
            is_asked.try_set(false);
            fault.try_set(Some(words.key_not.to_owned()));
        });
    };
    view! {
        <button type="button" class="btn wide" data-testid="lock-by-key" prop:disabled=move || is_asked.get() on:click=press>{icon("key")}{words.by_key}</button>
    }
}

/// Minutes and seconds: `0:30`.
fn clock_of(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[component]
fn ByPassword(is_over: bool, back: RwSignal<bool>) -> AnyView {
    let store = use_store();
    let words = &t().access.lock;
    let form = Form::new("lock", String::new());
    // Whose password it is; empty when nobody is at home on this device any more, who then says it.
    let mine = RwSignal::new(None::<String>);
    here(store, move |here| {
        if mine.try_set(Some(here.email.clone())).is_none() && !here.email.is_empty() {
            form.email.set(here.email);
        }
        browser::later(0, || browser::focus("#lock [data-testid=account-password]"));
    });
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let password = form.password.get_untracked();
        if password.is_empty() {
            return form.refuse(Field::Password, t().account.err_login.to_owned());
        }
        let email = form.email.get_untracked().trim().to_owned();
        let sign_in = Ask::SignIn { email, password: password.clone(), device: this_device() };
        // A device that was signed out meanwhile signs in again; what it has not sent is kept.
        let elsewhere = move |error| match error {
            AccountError::SignedOut => {
                form.send(store, sign_in, move |error| refused(form, error), move |_| freed(store));
                true
            }
            error => refused(form, error),
        };
        form.send(store, Ask::Prove { password }, elsewhere, move |_| freed(store));
    };
    let unsent = move || store.sync.with(|sync| sync.unsent);
    // Whoever chose to be without a link cannot take that back elsewhere now.
    let is_forced = memo(move || store.sync.with(|sync| sync.link == Link::ForcedOffline));
    let go_online = move |_| store.tell(ToEngine::ForceOffline { on: false });
    view! {
        <form class="form" method="post" action="/sign-in" novalidate=true on:submit=send>
            <p>{if is_over { words.over } else { words.forgotten_text }}</p>
            {live(move || (unsent() > 0).then(|| view! {
                <p class="s muted row" data-testid="lock-unsent">{icon("cloud-off")}<span>{fill(words.unsent, &[&count(u64::from(unsent()), t().edits_n)])}</span></p>
            }))}
            {form_fault(form)}
            {live(move || match mine.get() {
                Some(email) if email.is_empty() => line(form, Field::Email, t().account.email, false),
                _ => view! { <input type="email" class="unseen" name="email" autocomplete="username" tabindex="-1" aria-hidden="true" readonly=true prop:value=move || form.email.get() /> },
            })}
            {password(form, Field::Password, t().account.password, false)}
            {submit(form, words.open, "lock-password-do")}
            {live(move || is_forced.get().then(|| view! {
                <button type="button" class="btn wide" data-testid="lock-online" on:click=go_online>{icon("cloud")}{t().palette.online}</button>
            }))}
        </form>
        {(!is_over).then(|| view! { <button type="button" class="btn quiet wide" data-testid="lock-back" on:click=move |_| back.set(false)>{words.back}</button> })}
    }
}

fn refused(form: Form, error: AccountError) -> bool {
    let is_wrong = error == AccountError::WrongLogin;
    if is_wrong {
        form.refuse(Field::Password, t().access.safety.proof_wrong.to_owned());
    }
    is_wrong
}

/// The password was right: the PIN is none any more, whether it was forgotten or guessed at.
fn freed(store: Store) {
    forget();
    open(store);
    store.toast(t().access.lock.off_now.to_owned(), None);
}
