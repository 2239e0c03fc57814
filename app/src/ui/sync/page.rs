//! The screen. Never here: its lists.

use ingot_shared::sync::frame::Goodbye;

use super::keeping::StorageCard;
use super::refused::Refused;
use super::waiting::Waiting;
use crate::bridge::{Audit, AuditRecord, Link, SyncState, ToEngine};
use crate::ui::browser::clock;
use crate::ui::i18n::{errors, fill, t};
use crate::ui::inbox::Review;
use crate::ui::prelude::*;
use crate::ui::shell::{ScreenHead, link_name};
use crate::ui::store::use_store;

/// The screen; it asks for the lists when it opens and whenever syncing gets on.
#[component]
pub fn SyncPage() -> AnyView {
    let store = use_store();
    let t = t();
    effect(move || {
        store.sync.track();
        store.tell(ToEngine::ListOutbox);
    });
    view! {
        <div class="narrow sync">
            <ScreenHead title=t.sync />
            <State />
            <Review />
            <Refused />
            <Waiting />
            <StorageCard />
        </div>
    }
}

fn explained(sync: &SyncState) -> &'static str {
    let t = t();
    match sync.link {
        Link::Alone => t.link_alone_text,
        Link::OtherTab => t.link_other_tab_text,
        Link::Connecting => t.link_connecting_text,
        Link::Online => t.link_online_text,
        Link::Offline => t.link_offline_text,
        Link::ForcedOffline => t.link_forced_text,
        Link::Closed(reason) => errors::goodbye(reason),
        Link::Portal => t.syncing.portal_text,
    }
}

fn audit_text(audit: Audit) -> String {
    let t = t();
    match audit {
        Audit { runs: true, .. } => t.syncing.audit_runs.to_owned(),
        Audit { last: None, .. } => t.never.to_owned(),
        Audit { last: Some(AuditRecord { at, mended, differing }), .. } => {
            let at = clock().moment(at);
            match (mended, differing) {
                (0, 0) => fill(t.syncing.audit_same, &[&at]),
                (mended, 0) => fill(t.syncing.audit_mended, &[&at, &mended]),
                (_, differing) => fill(t.syncing.audit_differs, &[&at, &differing]),
            }
        }
    }
}

#[component]
fn State() -> AnyView {
    let store = use_store();
    let t = t();
    let sync = store.sync;
    let state_class = move || {
        sync.with(|sync| match sync.link {
            Link::Online | Link::OtherTab => "dot now",
            Link::Closed(_) => "dot late",
            Link::Alone | Link::Connecting | Link::Offline | Link::ForcedOffline | Link::Portal => "dot none",
        })
    };
    let asks_to_sign_in = memo(move || sync.with(|sync| matches!(sync.link, Link::Alone | Link::Closed(Goodbye::SignedOut))));
    let asks_to_open = memo(move || sync.with(|sync| sync.link == Link::Portal));
    // The app's own pages come from the device; this address is asked of the network, which shows its page instead.
    let portal = move || {
        asks_to_open.get().then(|| {
            view! {
                <a class="btn main portal" href="/health" target="_blank" rel="noopener external" data-testid="open-portal">
                    {t.syncing.portal_open}
                </a>
            }
        })
    };
    let exchange = move || sync.with(|sync| sync.last_exchange.map_or_else(|| t.never.to_owned(), |at| clock().moment(at)));
    let audit = memo(move || sync.with(|sync| sync.audit));
    let is_online = memo(move || sync.with(|sync| matches!(sync.link, Link::Online | Link::OtherTab)));
    let compare = move || {
        is_online.get().then(|| {
            // It stays where it is while that goes on, so that the focus does.
            let runs = move || audit.get().runs.to_string();
            let begin = move |_| {
                if !audit.get_untracked().runs {
                    store.tell(ToEngine::Audit);
                }
            };
            view! {
                <button class="btn" data-testid="audit" aria-busy=runs on:click=begin>{t.syncing.audit_do}</button>
            }
        })
    };
    let is_offline = move || sync.with(|sync| sync.link == Link::ForcedOffline);
    let force = move |event| store.tell(ToEngine::ForceOffline { on: event_target_checked(&event) });
    let load = move || {
        sync.with(|sync| {
            sync.first_load.map(|(done, total)| {
                view! {
                    <div class="running">
                        <progress aria-label=fill(t.first_load, &[&done, &total]) max=total.max(1).to_string() value=done.to_string()></progress>
                        <p class="s muted">{fill(t.first_load, &[&done, &total])}</p>
                    </div>
                }
            })
        })
    };
    view! {
        <div class="card pad">
            <div class="row"><i class=state_class aria-hidden="true"></i><h2 data-testid="sync-state">{move || sync.with(link_name)}</h2></div>
            <p class="s muted sync-text">{move || sync.with(explained)}</p>
            {move || asks_to_sign_in.get().then(|| view! { <a class="btn main" href="/sign-in" data-testid="sync-sign-in">{t.account.sign_in_do}</a> })}
            {live(portal)}
            {live(load)}
            <dl class="pairs">
                <div><dt>{t.last_exchange}</dt><dd data-testid="last-exchange">{move || exchange()}</dd></div>
                <div><dt>{t.syncing.audit}</dt><dd data-testid="audited" aria-live="polite">{move || audit_text(audit.get())}</dd></div>
                {move || sync.with(|sync| sync.unsent_since).map(|since| view! { <div><dt>{t.waiting_since}</dt><dd>{clock().moment(since)}</dd></div> })}
            </dl>
            {live(compare)}
            <label class="switch">
                <span class="grow"><span class="block">{t.force_offline}</span><span class="s muted block">{t.force_offline_text}</span></span>
                <input data-testid="force-offline" type="checkbox" role="switch" prop:checked=is_offline on:change=force />
            </label>
        </div>
    }
}
