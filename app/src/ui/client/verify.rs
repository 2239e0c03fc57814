//! When the data was last checked, and saying that it is right today (C13, C15). Never here: how old is too old.

use ingot_shared::Id;
use ingot_shared::domain::Command;
use ingot_shared::domain::rules::freshness::{DEFAULT_MONTHS, Freshness};

use super::page::ClientState;
use crate::ui::browser::{self, clock};
use crate::ui::common::icon;
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Says that the data is right today.
pub fn verify(store: Store, client: Id) {
    let command = Command::log_contact(client, browser::new_id(), "check", [("verified", true.into())]);
    store.run_then_toast(vec![command], t().client.verified_now.to_owned());
}

/// The line.
#[component]
pub fn VerifiedLine(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let store = use_store();
    let words = &t().client;
    let line = memo(move || {
        state.open.with(|open| {
            let verified = open.as_ref().and_then(|parts| parts.facts.verified.clone());
            verified.map_or_else(
                || words.not_verified.to_owned(),
                |verified| {
                    let mut line = format!("{} · {}", clock().day(verified.on), clock().ago(verified.on));
                    if !verified.by.name.is_empty() {
                        line = format!("{line}, {}", fill(words.by, &[&verified.by.name]));
                    }
                    line
                },
            )
        })
    });
    let is_stale = memo(move || {
        let zone = store.workspace.with(|workspace| workspace.zone());
        state.open.with(|open| {
            open.as_ref().is_some_and(|parts| {
                let freshness = Freshness {
                    client: state.id,
                    verified: parts.facts.verified.as_ref().map(|verified| zone.date(verified.on)),
                    created: zone.date(parts.facts.created),
                };
                freshness.is_stale(zone.date(browser::now()), DEFAULT_MONTHS)
            })
        })
    });
    view! {
        <div class="fact" data-testid="verified">
            <span class="xs faint">{words.verified}</span>
            <span class=move || if is_stale.get() { "verified-on stale" } else { "verified-on" }>{line}</span>
            <button type="button" class="btn verify writes" data-testid="verify" on:click=move |_| verify(store, state.id)>
                {icon("check")}
                {words.verify}
            </button>
        </div>
    }
}
