//! Banners of a device that is full, or that lost what it had. Never here: finding that out.

use ingot_shared::account::Ask;

use super::silence::silence_banner;
use crate::bridge::{Link, ToEngine};
use crate::ui::account::{Proof, failure_words, proof_sheet};
use crate::ui::common::icon;
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The banners.
#[component]
pub fn DeviceBanners() -> AnyView {
    let store = use_store();
    let is_full = memo(move || store.sync.with(|sync| sync.full));
    let full = move || {
        is_full.get().then(|| {
            view! { <div class="banner late" role="alert" data-testid="device-full">{icon("bang")}<p class="grow">{t().device.full}</p></div> }
        })
    };
    let link = memo(move || store.sync.with(|sync| sync.link));
    let emptied = move || {
        store.emptied.get().map(|(gone, is_joined)| {
            let t = t();
            let mut text = match link.get() {
                _ if !is_joined => t.device.emptied_alone,
                Link::ForcedOffline => t.device.emptied_forced,
                Link::Offline | Link::Portal | Link::Closed(_) => t.device.emptied_offline,
                _ => t.device.emptied,
            }
            .to_owned();
            if gone > 0 && is_joined {
                text.push(' ');
                text.push_str(&fill(t.device.gone, &[&count(u64::from(gone), t.edits_n)]));
            }
            view! {
                <div class="banner late shut" role="alert" data-testid="device-emptied">
                    {icon("bang")}
                    <p class="grow">{text}</p>
                    <button type="button" class="btn icon quiet" aria-label=t.close on:click=move |_| store.emptied.set(None)>
                        {icon("close")}
                    </button>
                </div>
            }
        })
    };
    let held = memo(move || store.sync.with(|sync| sync.held));
    let proof = proof_sheet();
    let ask = Proof::around();
    let prove = move |_| {
        ask.ask(store, Ask::Confirm, move |result| match result {
            Ok(_) => store.tell(ToEngine::SayErasures),
            Err(why) => store.toast_error(failure_words(&why)),
        });
    };
    let held = move || {
        (held.get() > 0).then(|| {
            let words = &t().erase;
            view! {
                <div class="banner late" role="alert" data-testid="erasures-held">
                    {icon("bang")}
                    <p class="grow">{fill(words.held, &[&held.get()])}</p>
                    <button type="button" class="btn main" data-testid="erasures-prove" on:click=prove>{words.held_do}</button>
                </div>
            }
        })
    };
    view! { {live(full)}{silence_banner()}{live(emptied)}{live(held)}{proof} }
}
