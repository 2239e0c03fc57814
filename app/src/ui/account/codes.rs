//! The own recovery codes: how many are left, and new ones, which are shown once. Never here: using one.

use ingot_shared::account::{Ask, CODES, Reply};

use super::asking;
use super::failure;
use super::proof::Proof;
use crate::ui::browser;
use crate::ui::common::{Sheet, icon, use_sheet};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The line of the own account.
#[component]
pub fn Codes() -> AnyView {
    let store = use_store();
    let words = &t().access.safety;
    let left = RwSignal::new(None::<u32>);
    let is_open = RwSignal::new(false);
    let load = move || {
        asking::ask(store, Ask::CodesLeft, move |result| {
            if let Ok(Reply::CodesLeft(count)) = result {
                left.try_set(Some(count));
            }
        });
    };
    load();
    let about = move || match left.get() {
        None => String::new(),
        Some(0) => words.codes_none.to_owned(),
        Some(count) => fill(words.codes_left, &[&count.to_string(), &CODES.to_string()]),
    };
    let close = Callback::new(move |()| {
        is_open.set(false);
        load();
    });
    view! {
        <button type="button" class="line" data-testid="codes" on:click=move |_| is_open.set(true)>
            {icon("doc")}
            <span class="grow"><span class="block">{words.codes}</span><span class="s muted block" data-testid="codes-left">{about}</span></span>
            {icon("next")}
        </button>
        {move || is_open.get().then(|| view! {
            <Sheet title=words.codes testid="codes-sheet" on_close=close><Making has_some=left.get_untracked().is_some_and(|left| left > 0) /></Sheet>
        })}
    }
}

#[component]
fn Making(has_some: bool) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let proof = Proof::around();
    let words = &t().access.safety;
    let made = RwSignal::new(Vec::<String>::new());
    let error = RwSignal::new(None::<String>);
    let is_sent = RwSignal::new(false);
    let make = move |_| {
        error.set(None);
        is_sent.set(true);
        proof.ask(store, Ask::MakeCodes, move |result| {
            is_sent.try_set(false);
            match result {
                Ok(Reply::Codes(codes)) => drop(made.try_set(codes)),
                Ok(_) => drop(error.try_set(Some(t().account.err_unclear.to_owned()))),
                Err(why) => drop(error.try_set(Some(failure::words(&why)))),
            }
        });
    };
    let form = move || {
        view! {
            <div class="form">
                <p>{words.codes_text}</p>
                {has_some.then(|| view! { <p class="muted">{words.codes_again_text}</p> })}
                {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
                <button type="button" class="btn main wide" data-testid="codes-make" prop:disabled=move || is_sent.get() on:click=make>
                    {if has_some { words.codes_again } else { words.codes_make }}
                </button>
            </div>
        }
    };
    live(move || {
        let codes = made.get();
        if codes.is_empty() {
            return form();
        }
        let all = codes.join("\n");
        let copy = move |_| {
            browser::copy(&all, move |is_copied| match is_copied {
                true => store.toast(t().copied.to_owned(), None),
                false => store.toast_error(t().syncing.copy_not.to_owned()),
            });
        };
        view! {
            <div class="form">
                <p role="status">{words.codes_keep}</p>
                <ol class="codes" data-testid="codes-made">{codes.into_iter().map(|code| view! { <li>{code}</li> }).collect::<Vec<_>>()}</ol>
                <div class="link-do">
                    <button type="button" class="btn grow" data-testid="codes-copy" on:click=copy>{icon("doc")}{t().copy}</button>
                    <button type="button" class="btn main grow" data-testid="codes-kept" on:click=move |_| sheet.close()>{words.codes_kept}</button>
                </div>
            </div>
        }
    })
}
