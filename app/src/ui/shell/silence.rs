//! The banner of a device that was not in contact for too long. Never here: what is too long; erasing.

use ingot_shared::silence::Verdict;
use ingot_shared::sync::frame::Goodbye;

use crate::bridge::{Link, ToEngine};
use crate::ui::common::icon;
use crate::ui::i18n::{count, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// Minutes from which on whole hours are told.
const HOUR: u32 = 60;

/// How long the grace is, in words.
fn long(minutes: u32) -> String {
    match minutes {
        minutes if minutes > HOUR => count(minutes.div_ceil(HOUR).into(), t().access.silence.hours_n),
        minutes => count(minutes.into(), t().account.minutes_n),
    }
}

/// The banner.
pub fn silence_banner() -> AnyView {
    let store = use_store();
    let verdict = memo(move || store.sync.with(|sync| sync.silence));
    let unsent = memo(move || store.sync.with(|sync| sync.unsent));
    let is_signed_out = memo(move || store.sync.with(|sync| sync.link == Link::Closed(Goodbye::SignedOut)));
    let connect = move |_| {
        if store.sync.with_untracked(|sync| sync.link == Link::ForcedOffline) {
            store.tell(ToEngine::ForceOffline { on: false });
        }
        store.tell(ToEngine::NetworkBack);
    };
    live(move || {
        let words = &t().access.silence;
        let text = match verdict.get() {
            Verdict::Calm => return None,
            Verdict::Near { days } => fill(words.near, &[&count(days.into(), t().days_n)]),
            Verdict::Over { minutes } => fill(words.over, &[&long(minutes)]),
            Verdict::Erase => fill(words.over, &[&long(1)]),
        };
        let is_late = unsent.get() > 0 || !matches!(verdict.get(), Verdict::Near { .. });
        let lost = (unsent.get() > 0).then(|| {
            let edits = count(u64::from(unsent.get()), t().edits_n);
            view! { " "<b data-testid="silence-unsent">{fill(words.unsent, &[&edits])}</b> }
        });
        let action = match is_signed_out.get() {
            true => view! { <a class="btn main" href="/sign-in">{words.enter}</a> },
            false => {
                view! { <button type="button" class="btn main" data-testid="silence-connect" on:click=connect>{words.connect}</button> }
            }
        };
        Some(view! {
            <div class=if is_late { "banner late" } else { "banner none" } role="alert" data-testid="silence">
                {icon(if is_late { "bang" } else { "cloud-off" })}
                <p class="grow">{text}{lost}</p>
                {action}
            </div>
        })
    })
}
