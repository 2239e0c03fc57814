//! The days to put an entry off to. Never here: what becomes of it.

use ingot_shared::{Date, Id};
use web_sys::HtmlElement;

use super::state::TodayState;
use crate::model::days::proposed;
use crate::ui::common::{Menu, MenuItem};
use crate::ui::i18n::{days, t};
use crate::ui::prelude::*;
use crate::ui::store::TaskAsked;

/// The menu.
#[component]
pub fn SnoozeMenu(
    /// The worklist.
    state: TodayState,
    /// The client.
    id: Id,
    /// Where it stands.
    anchor: HtmlElement,
    /// It was closed, by whatever way.
    on_close: Callback<()>,
) -> AnyView {
    let words = &t().today_words;
    let today = state.store.day_shown();
    let item = move |day: Date| {
        let label = days::choice(day, today);
        let choose = Callback::new(move |()| state.put_off(id, day));
        view! { <MenuItem label=label testid="snooze-day" on_choose=choose /> }
    };
    let other = Callback::new(move |()| {
        let (task, deal) = state.look(id).map(|(item, _)| (item.task(), item.deal())).unwrap_or_default();
        state.store.task_sheet.set(Some(TaskAsked { client: Some(id), task, deal, ..TaskAsked::default() }));
    });
    view! {
        <Menu anchor=anchor label=words.snooze on_close=on_close>
            <p class="menu-head" role="presentation">{words.snooze}</p>
            {proposed(&state.store.work_week(), today).map(item).into_iter().collect::<Vec<_>>()}
            <MenuItem label=words.other_day icon_name="calendar" testid="snooze-other" on_choose=other />
        </Menu>
    }
}
