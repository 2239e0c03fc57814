//! The letters beside a long list on a phone: a finger that moves over them goes through the whole list. Never here: where each begins.

use std::sync::Arc;

use ingot_shared::Id;
use leptos::ev::{self, KeyboardEvent, PointerEvent};
use web_sys::Element;

use crate::ui::browser;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// As many letters are written out as can be told apart; the others are between them all the same.
const WRITTEN: usize = 26;
/// What stays free above the row that one goes to, in pixels.
const ABOVE: f64 = 8.0;

/// The letters.
#[component]
pub fn Letters(
    /// The clients, by name.
    ids: Memo<Arc<Vec<Id>>>,
    /// The height of a row in pixels.
    row_height: u32,
) -> AnyView {
    let store = use_store();
    let rail = element_ref();
    let letters = memo(move || store.rows.with(|rows| ids.with(|ids| rows.letters(ids))));
    let at = RwSignal::new(0_usize);
    let is_held = RwSignal::new(false);
    let row = f64::from(row_height);
    let list = move || rail.try_get_untracked().flatten()?.parent_element()?.query_selector(".vlist").ok().flatten();
    let follow = move || {
        let Some(rect) = list().map(|list: Element| list.get_bounding_client_rect()) else { return };
        let here = |place: usize| place as f64 * row <= ABOVE - rect.top();
        let now = letters.with_untracked(|letters| letters.partition_point(|(_, place)| here(*place))).saturating_sub(1);
        // The last letters' clients stand at the end of the page, which cannot go on to them.
        let is_end = rect.bottom() <= browser::window_size().1;
        at.set(if is_end { now.max(at.get_untracked()) } else { now });
    };
    let go = move |letter: usize| {
        let place = letters.with_untracked(|letters| letters.get(letter).map(|(_, place)| *place));
        let (Some(place), Some(list)) = (place, list()) else { return };
        at.set(letter);
        let top = list.get_bounding_client_rect().top() + window().scroll_y().unwrap_or_default();
        window().scroll_to_with_x_and_y(0.0, top + place as f64 * row - ABOVE);
    };
    let reach = move |event: &PointerEvent| {
        let Some(rail) = rail.get_untracked() else { return };
        let (rect, count) = (rail.get_bounding_client_rect(), letters.with_untracked(Vec::len));
        let share = (f64::from(event.client_y()) - rect.top()) / rect.height().max(1.0);
        let letter = nth(share, count);
        if letter != at.get_untracked() || !is_held.get_untracked() {
            is_held.set(true);
            go(letter);
        }
    };
    let down = move |event: PointerEvent| {
        if let Some(rail) = rail.get_untracked() {
            let _ = rail.set_pointer_capture(event.pointer_id());
        }
        reach(&event);
    };
    let moved = move |event: PointerEvent| {
        if is_held.get_untracked() {
            reach(&event);
        }
    };
    let step = move |event: KeyboardEvent| {
        let last = letters.with_untracked(Vec::len).saturating_sub(1);
        let now = at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => now + 1,
            "ArrowUp" | "ArrowLeft" => now.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        go(to.min(last));
    };
    let on_scroll = window_event_listener(ev::scroll, move |_| {
        if is_held.try_get_untracked() == Some(false) {
            follow();
        }
    });
    on_cleanup(move || on_scroll.remove());
    effect(move || {
        letters.track();
        browser::later(0, follow);
    });
    let now =
        memo(move || letters.with(|letters| letters.get(at.get()).map(|(letter, _)| letter.to_string()).unwrap_or_default()));
    let written = memo(move || {
        letters.with(|letters| {
            let every = letters.len().div_ceil(WRITTEN).max(1);
            letters.chunks(every).filter_map(<[_]>::first).map(|(letter, _)| letter.to_string()).collect::<Vec<_>>()
        })
    });
    // In the middle of its letter.
    let percent = move || letters.with(|letters| (at.get() * 100 + 50) / letters.len().max(1));
    view! {
        <div
            node_ref=rail
            class="letters"
            class:held=is_held
            style:--n=move || written.with(Vec::len).to_string()
            role="slider"
            tabindex="0"
            aria-orientation="vertical"
            aria-label=t().views.letter
            aria-valuemin="0"
            aria-valuemax=move || letters.with(Vec::len).saturating_sub(1).to_string()
            aria-valuenow=move || at.get().to_string()
            aria-valuetext=move || now.get()
            data-testid="letters"
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| is_held.set(false)
            on:pointercancel=move |_| is_held.set(false)
            on:keydown=step
        >
            <div class="letters-all" aria-hidden="true">{move || written.get().into_iter().map(|letter| view! { <span>{letter}</span> }).collect::<Vec<_>>()}</div>
            {move || is_held.get().then(|| view! { <b class="letters-now" aria-hidden="true" style:top=move || [&percent().to_string(), "%"].concat()>{now}</b> })}
        </div>
    }
}

/// Which of so many a finger at this share of the way means.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share between nothing and all of some letters")]
fn nth(share: f64, count: usize) -> usize {
    ((share.clamp(0.0, 1.0) * count as f64) as usize).min(count.saturating_sub(1))
}
