//! The sheet of signing out: it says what would be lost before anything is. Never here: wiping the device.

use ingot_shared::account::Ask;

use super::asking::{self, Failure};
use super::failure;
use crate::bridge::Link;
use crate::ui::common::{Sheet, icon, use_sheet};
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The sheet.
#[component]
pub fn LeaveSheet(on_close: Callback<()>) -> AnyView {
    view! {
        <Sheet title=t().access.sign_out_title testid="leave-sheet" on_close=on_close>
            <Leave />
        </Sheet>
    }
}

#[component]
fn Leave() -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let words = &t().access;
    let has_no_network =
        RwSignal::new(store.sync.with_untracked(|sync| matches!(sync.link, Link::Offline | Link::ForcedOffline | Link::Portal)));
    let error = RwSignal::new(None::<String>);
    let is_sent = RwSignal::new(false);
    let unsent = memo(move || store.sync.with(|sync| sync.unsent));
    let edits = move || count(u64::from(unsent.get()), t().edits_n);
    let leave = move |_| {
        if has_no_network.get_untracked() {
            return asking::wipe(store);
        }
        is_sent.set(true);
        error.set(None);
        asking::ask(store, Ask::SignOut, move |result| {
            is_sent.try_set(false);
            match result {
                // The device is wiped then, and the page begins anew.
                Ok(_) => {}
                Err(Failure::NoNetwork) => drop(has_no_network.try_set(true)),
                Err(why) => drop(error.try_set(Some(failure::words(&why)))),
            }
        });
    };
    let action = move || if unsent.get() > 0 { fill(words.sign_out_lose, &[&edits()]) } else { words.sign_out_do.to_owned() };
    view! {
        <div class="form">
            {move || (unsent.get() > 0).then(|| view! {
                <div class="banner late" role="alert" data-testid="leave-unsent">{icon("bang")}<p class="grow"><b>{fill(words.unsent, &[&edits()])}</b></p></div>
            })}
            <p>{words.sign_out_text}</p>
            {move || has_no_network.get().then(|| view! {
                <div class="banner none" role="status" data-testid="leave-offline">{icon("cloud-off")}<p class="grow">{words.no_network_out}</p></div>
            })}
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="form-do leave-do">
                <button type="button" class="btn" class:main=move || unsent.get().ge(&1) autofocus=true data-testid="leave-stay" on:click=move |_| sheet.close()>{words.stay}</button>
                <button type="button" class="btn danger" data-testid="leave-do" prop:disabled=move || is_sent.get() on:click=leave>{action}</button>
            </div>
        </div>
    }
}
