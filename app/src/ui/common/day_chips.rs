//! Days to choose from: a few near ones as chips, any other in the browser's calendar. Never here: what the day is for.

use ingot_shared::Date;

use super::icon;
use crate::model::days::proposed;
use crate::ui::i18n::{days, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The chips.
#[component]
pub fn DayChips(
    /// The chosen day.
    value: RwSignal<Option<Date>>,
    /// Today, as the company's calendar shows it.
    today: Date,
    /// Offers today too.
    #[prop(optional)]
    with_today: bool,
    /// What it is for, for a screen reader.
    label: &'static str,
    /// A day was chosen, or the chosen one again.
    on_choose: Callback<Date>,
) -> AnyView {
    let words = &t().today_words;
    let [tomorrow, soon, week] = proposed(&use_store().work_week(), today);
    let near: Vec<(Date, String)> = with_today
        .then(|| (today, t().tasks.today.to_owned()))
        .into_iter()
        .chain([(tomorrow, words.tomorrow.to_owned()), (soon, days::chip(soon, today)), (week, words.in_a_week.to_owned())])
        .collect();
    let known: Vec<Date> = near.iter().map(|(day, _)| *day).collect();
    let choose = move |day: Date| {
        value.set(Some(day));
        on_choose.run(day);
    };
    let chip = |(day, name): (Date, String)| {
        let is_on = move || value.get() == Some(day);
        view! {
            <button
                type="button"
                class="chip"
                class:on=is_on
                aria-pressed=move || is_on().to_string()
                title=days::long(day)
                data-testid="day"
                data-day=day.to_string()
                on:click=move |_| choose(day)
            >
                <span class="cap">{name}</span>
            </button>
        }
    };
    let other = memo(move || value.get().filter(|day| !known.contains(day)));
    let typed = move |event| {
        // A year that is being typed passes through days long gone.
        if let Some(day) = event_target_value(&event).parse::<Date>().ok().filter(|day| day.ymd().0 >= 2000) {
            choose(day);
        }
    };
    view! {
        <div class="chips" role="group" aria-label=label>
            {near.into_iter().map(chip).collect::<Vec<_>>()}
            <label class="chip day-other" class:on=move || other.get().is_some() title=words.other_day>
                {icon("calendar")}
                {move || other.get().map(|day| view! { <span class="cap">{days::chip(day, today)}</span> })}
                <input
                    aria-label=words.other_day
                    data-testid="day-other"
                    type="date"
                    prop:value=move || other.get().map(|day| day.to_string()).unwrap_or_default()
                    on:change=typed
                />
            </label>
        </div>
    }
}
