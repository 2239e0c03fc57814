//! The screen. Never here: one entry, the form.

use leptos::ev::KeyboardEvent;

use super::counters::{Counters, ScopeChips};
use super::keys;
use super::list::SectionView;
use super::panel::Panel;
use super::sheet::ResultSheet;
use super::snooze::SnoozeMenu;
use super::state::{TodayState, has_panel};
use super::swipe::Swipe;
use crate::model::today::Section;
use crate::ui::browser;
use crate::ui::common::{Empty, Gradual};
use crate::ui::i18n::{days, t};
use crate::ui::prelude::*;
use crate::ui::router::use_router;
use crate::ui::shell::PhoneMarks;
use crate::ui::store::{Health, use_store};
use crate::ui::welcome::Beginning;

/// The height of an entry in pixels, at least; `today.css` has it.
const ROW: usize = 44;

/// What stands on the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Loading,
    NoClients,
    Zero,
    SectionZero,
    List,
}

/// The worklist.
#[component]
pub fn TodayPage() -> AnyView {
    let store = use_store();
    let state = TodayState::new(store, use_router());
    let order = memo(move || state.order());
    let shown = memo(move || {
        let scope = store.scope.get();
        let filter = state.filter.get();
        store.rows.with(|rows| {
            let is_some = rows.today().counts(scope).iter().any(|count| *count > 0);
            match (order.with(Vec::is_empty), is_some) {
                (false, _) => Shown::List,
                (true, true) if filter.is_some() => Shown::SectionZero,
                _ if rows.counts().all > 0 => Shown::Zero,
                _ if store.health.get().has_rows() => Shown::NoClients,
                // Nothing is stored where nobody was welcomed yet: the welcome needs no engine to be read.
                _ if store.is_new.get() && store.health.get() == Health::Starting => Shown::NoClients,
                _ => Shown::Loading,
            }
        })
    });
    store.screen_keys.set(Some(Callback::new(move |event: KeyboardEvent| keys::press(state, &event))));
    on_cleanup(move || store.screen_keys.set(None));
    keep_chosen(state, order);
    // The panel is a screen of its own: the list is there first.
    let is_panel_due = RwSignal::new(false);
    browser::later(0, move || _ = is_panel_due.try_set(true));
    view! {
        <div class="wrap today">
            <div class="t-page">
                <Head state=state />
                {move || (shown.get() != Shown::NoClients && shown.get() != Shown::Loading).then(|| view! { <Counters state=state /> })}
                {move || match shown.get() {
                    Shown::Loading => view! { <p class="loading" role="status">{t().loading}</p> },
                    Shown::NoClients => view! { <Beginning icon_name="sun" title=t().today_words.first text=t().today_words.first_text /> },
                    Shown::Zero => view! { <Zero /> },
                    Shown::SectionZero => view! { <SectionZero state=state /> },
                    Shown::List => view! { <Sections state=state /> },
                }}
            </div>
            {move || store.wide.get().then(|| view! {
                <aside class="t-side" class:empty=move || order.with(Vec::is_empty) on:pointerdown=move |_| state.keep() on:focusin=move |_| state.keep()>
                    {each(move || state.chosen.get().filter(|_| is_panel_due.get()).into_iter().collect(), move |id| view! { <Panel state=state id=id /> })}
                </aside>
            })}
            <ResultSheet state=state />
            {move || state.snooze.get().map(|(id, anchor)| view! { <SnoozeMenu state=state id=id anchor=anchor on_close=Callback::new(move |()| state.snooze.set(None)) /> })}
        </div>
    }
}

/// Somebody is always chosen where there is a panel: the first one while nobody has chosen, and when an entry is dealt with, the one that
/// takes its place.
fn keep_chosen(state: TodayState, order: Memo<Vec<ingot_shared::Id>>) {
    let place = StoredValue::new(0_usize);
    let choose = move || {
        order.try_with_untracked(|order| {
            let chosen = state.chosen.get_untracked();
            let next = place.get_value().min(order.len().saturating_sub(1));
            let next = order.get(next).copied().filter(|_| has_panel());
            let is_kept = state.is_held.get_value() && chosen.is_some_and(|id| order.contains(&id));
            if chosen != next && !is_kept {
                state.chosen.set(next);
            }
        });
    };
    effect(move || {
        let chosen = state.chosen.get();
        // While the stored rows are coming the first of them is not the first of all.
        let is_whole = state.store.health.get().has_rows();
        let at = order.with(|order| order.iter().position(|other| Some(*other) == chosen));
        if let Some(at) = at.filter(|_| state.is_held.get_value()) {
            place.set_value(at);
            browser::remember_in_tab("today.chosen", &chosen.map(|id| id.to_string()).unwrap_or_default());
        } else if is_whole {
            // Where the list was empty the panel has its room only once the list is drawn.
            browser::later(0, choose);
        }
    });
}

#[component]
fn Head(state: TodayState) -> AnyView {
    let store = state.store;
    let date = memo(move || {
        store.rows.with(|rows| {
            days::long(rows.today().moment().map_or_else(|| rows.today().day_of(browser::now()), |moment| moment.today))
        })
    });
    view! {
        <header class="t-top">
            <div class="grow">
                <h1>{t().today_words.title}</h1>
                <p class="s muted">{date}</p>
            </div>
            <ScopeChips />
            <PhoneMarks />
        </header>
    }
}

#[component]
fn Sections(state: TodayState) -> AnyView {
    let swipe = Swipe::new(state);
    let which = memo(move || state.store.scope.get() as usize + 2 * state.filter.get().map_or(0, |section| section as usize + 1));
    let gradual = Gradual::new(memo(move || state.order().len()), ROW, which);
    view! {
        <div
            class="t-sections"
            on:pointerdown=move |event| if state.store.role.get_untracked().writes() { swipe.down(&event) }
            on:pointermove=move |event| swipe.moved(&event)
            on:pointerup=move |_| swipe.up()
            on:pointercancel=move |_| swipe.drop()
        >
            {Section::ALL.map(|section| view! { <SectionView state=state section=section gradual=gradual /> }).into_iter().collect::<Vec<_>>()}
        </div>
    }
}

/// Nothing is left: the reward of the day.
#[component]
fn Zero() -> AnyView {
    let words = &t().today_words;
    view! {
        <div class="t-zero" data-testid="today-zero">
            <Empty icon_name="sun" title=words.zero text=words.zero_text>
                <a class="btn" href="/clients">{t().to_clients}</a>
            </Empty>
        </div>
    }
}

#[component]
fn SectionZero(state: TodayState) -> AnyView {
    let words = &t().today_words;
    view! {
        <Empty icon_name="check" title=words.section_zero text="">
            <button type="button" class="btn" on:click=move |_| state.set_filter(None)>{words.show_everything}</button>
        </Empty>
    }
}
