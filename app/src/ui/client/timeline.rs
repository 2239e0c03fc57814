//! What was said and done: what still waits for an answer, then the newest first. Never here: one entry ([`super::entry`]), adding to it
//! ([`super::composer`]).

use super::composer::Composer;
use super::entry::Entry;
use super::page::ClientState;
use crate::model::timeline::Group;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// Entries shown at first, and more at each press.
const PAGE: usize = 50;
/// With fewer entries than this there is nothing to filter.
const MANY: usize = 8;

/// The composer and the entries.
#[component]
pub fn Timeline(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let t = t();
    let ClientState { id, open, .. } = state;
    let shown = RwSignal::new(PAGE);
    let group = RwSignal::new(Group::All);
    let ids = memo(move || {
        open.with(|open| {
            open.as_ref().map(|parts| parts.group(group.get()).take(shown.get()).collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    let store = use_store();
    let may_write = memo(move || store.may_write());
    let total = memo(move || open.with(|open| open.as_ref().map_or(0, |parts| parts.group(group.get()).count())));
    let is_empty = memo(move || open.with(|open| open.as_ref().is_none_or(|parts| parts.timeline.is_empty())));
    view! {
        {move || may_write.get().then(|| view! { <Composer state=state /> })}
        <div class="card timeline">
            <Groups state=state group=group />
            {move || is_empty.get().then(|| view! { <p class="muted s timeline-none">{t.timeline_empty}</p> })}
            <ol>
                {each(move || ids.get(), move |entry| view! { <Entry client=id id=entry open=open /> })}
            </ol>
            {move || (total.get() > shown.get()).then(|| view! {
                <button type="button" class="btn quiet" on:click=move |_| shown.update(|shown| *shown += PAGE)>{t.show_earlier}</button>
            })}
        </div>
    }
}

/// The filter, once there is much to look through: only groups that have something.
#[component]
fn Groups(state: ClientState, group: RwSignal<Group>) -> AnyView {
    let words = &t().client;
    let groups = memo(move || {
        state.open.with(|open| {
            let Some(parts) = open.as_ref().filter(|parts| parts.timeline.len() >= MANY) else { return Vec::new() };
            let has = |group: &Group| parts.group(*group).next().is_some();
            Group::ALL.into_iter().zip(words.filters).filter(|(group, _)| has(group)).collect()
        })
    });
    // What was filtered by is gone.
    effect(move || {
        if groups.with(|groups| !groups.iter().any(|(one, _)| *one == group.get_untracked())) {
            group.set(Group::All);
        }
    });
    let chip = move |(this, label): (Group, &'static str)| {
        let is_on = move || group.get() == this;
        view! {
            <button
                type="button"
                class="chip"
                class:on=is_on
                aria-pressed=move || is_on().to_string()
                data-testid=format!("group-{}", this.key())
                on:click=move |_| group.set(this)
            >
                {label}
            </button>
        }
    };
    live(move || {
        let groups = groups.get();
        // Everything and one group more are the same twice.
        (groups.len() > 2).then(|| {
            view! { <div class="chips scroll groups" role="group" aria-label=words.filter_label>{groups.into_iter().map(chip).collect::<Vec<_>>()}</div> }
        })
    })
}
