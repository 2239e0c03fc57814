//! The own passkeys: what they are for, those that there are, a new one; and coming in with one. Never here: the browser's part.

use std::sync::Arc;

use ingot_shared::account::{Ask, Passkey, Reply};
use leptos::task::spawn_local;

use super::asking::{self, Failure};
use super::authenticator::{self, Ceremony, NoAnswer};
use super::confirm::Question;
use super::failure;
use super::proof::Proof;
use crate::ui::browser;
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::lock;
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Asks the relay for a ceremony and the authenticator for its answer; `done` hears the answer, or in words why there is none.
fn perform(reply: Result<Reply, Failure>, ceremony: Ceremony, done: impl FnOnce(Result<String, String>) + 'static) {
    let asked = match reply {
        Ok(Reply::Ceremony(asked)) => asked,
        Ok(_) => return done(Err(t().account.err_unclear.to_owned())),
        Err(why) => return done(Err(failure::words(&why))),
    };
    spawn_local(async move {
        done(authenticator::answer(ceremony, &asked).await.map_err(|why| no_answer(why).to_owned()));
    });
}

fn no_answer(why: NoAnswer) -> &'static str {
    let words = &t().access.passkeys;
    match why {
        NoAnswer::Stopped => words.stopped,
        NoAnswer::Already => words.already,
    }
}

/// A button that asks for a passkey and sends `ask` with it; nothing where the browser has none. `failed` hears in words what went wrong.
pub fn by_passkey(
    store: Store,
    label: &'static str,
    testid: &'static str,
    ask: fn(String) -> Ask,
    failed: impl Fn(String) + Copy + 'static,
    done: impl FnOnce() + Clone + 'static,
) -> AnyView {
    if !authenticator::is_here() {
        return ().into_any();
    }
    let is_sent = RwSignal::new(false);
    let press = move |_| {
        let done = done.clone();
        is_sent.set(true);
        let over = move |why: Option<String>| {
            is_sent.try_set(false);
            match why {
                Some(why) => failed(why),
                None => done(),
            }
        };
        asking::ask(store, Ask::AskPasskey, move |reply| {
            perform(reply, Ceremony::Use, move |answer| match answer {
                Err(why) => over(Some(why)),
                Ok(answer) => asking::ask(store, ask(answer), move |result| over(result.err().map(|why| failure::words(&why)))),
            });
        });
    };
    view! {
        <button type="button" class="btn wide" data-testid=testid prop:disabled=move || is_sent.get() on:click=press>{icon("key")}{label}</button>
    }
}

/// The part of the own account.
#[component]
pub fn Passkeys(question: RwSignal<Option<Question>>) -> AnyView {
    let store = use_store();
    let proof = Proof::around();
    let words = &t().access.passkeys;
    let known = RwSignal::new(Vec::<Passkey>::new());
    let is_sent = RwSignal::new(false);
    let load = move || {
        asking::ask(store, Ask::Passkeys, move |result| {
            if let Ok(Reply::Passkeys(passkeys)) = result {
                known.try_set(passkeys);
            }
        });
    };
    load();
    let over = move |said: Result<&'static str, String>| {
        is_sent.try_set(false);
        match said {
            Ok(done) => store.toast(done.to_owned(), None),
            Err(why) => store.toast_error(why),
        }
        load();
    };
    let add = move |_| {
        is_sent.set(true);
        proof.ask(store, Ask::OfferPasskey, move |reply| {
            perform(reply, Ceremony::Make, move |answer| match answer {
                Err(why) => over(Err(why)),
                Ok(answer) => {
                    let ask = Ask::AddPasskey { answer, device: asking::this_device() };
                    asking::ask(store, ask, move |result| over(result.map(|_| words.added).map_err(|why| failure::words(&why))));
                }
            });
        });
    };
    let line = move |Passkey { passkey, name, made, used }: Passkey| {
        let clock = browser::clock();
        let made = fill(words.made, &[&clock.day(made)]);
        let about = [Some(made), used.map(|used| fill(words.used, &[&clock.moment(used)]))];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let title = fill(words.remove_title, &[&name]);
        let ask = move |_| {
            let act = Arc::new(move || {
                proof.ask(store, Ask::RemovePasskey { passkey }, move |result| {
                    if result.is_ok() {
                        lock::forget_key();
                    }
                    over(result.map(|_| words.removed).map_err(|why| failure::words(&why)));
                });
            });
            question.set(Some(Question { title: title.clone(), text: words.remove_text, action: words.remove, act }));
        };
        view! {
            <li class="line member" data-testid="passkey">
                {icon("key")}
                <span class="grow"><b class="block cut">{name}</b><span class="s muted block">{about}</span></span>
                <button type="button" class="btn" data-testid="remove-passkey" on:click=ask>{words.remove}</button>
            </li>
        }
    };
    view! {
        <section class="card lines" aria-label=words.title data-testid="passkeys">
            <h2 class="h3 lines-head">{words.title}</h2>
            <p class="s muted lines-none">{words.text}</p>
            <ul>{move || known.get().into_iter().map(line).collect::<Vec<_>>()}</ul>
            {authenticator::is_here().then(|| view! {
                <button type="button" class="line" data-testid="add-passkey" prop:disabled=move || is_sent.get() on:click=add>
                    {icon("plus")}
                    <span class="grow">{words.add}</span>
                </button>
            })}
        </section>
    }
}
