//! The screen of the working week and the holidays (C84). Never here: what is moved off a day of rest.

use ingot_shared::date::Weekday;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::Holiday;
use ingot_shared::domain::{Command, Place, Value};
use ingot_shared::{Date, Id};
use leptos::ev::SubmitEvent;

use super::head::section_head;
use super::pipeline::save_name;
use super::pipelines::put;
use super::segments::put_setting;
use crate::ui::browser;
use crate::ui::common::{InlineField, KeptForm, icon};
use crate::ui::i18n::{days, errors, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The screen.
#[component]
pub fn WeekPage() -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.settings_words;
    let error = RwSignal::new(None::<&'static str>);
    let ids = move || store.workspace.with(|workspace| workspace.holidays.iter().map(|holiday| holiday.id).collect::<Vec<_>>());
    let day = move |(day, (short, long)): (Weekday, (&'static str, &'static str))| {
        let works = memo(move || store.workspace.with(|workspace| !workspace.rests(day)));
        let turn = move |_| {
            let change = store.workspace.with_untracked(|workspace| workspace.with_rest(day, works.get_untracked()));
            error.set(change.is_none().then_some(words.no_work_day));
            if let Some(fields) = change {
                store.run_or_say(vec![put_setting(fields)]);
            }
        };
        view! {
            <button type="button" class:on=works aria-pressed=move || works.get().to_string() aria-label=[short, ", ", long].concat() title=long data-testid="work-day" data-day=(day.from_monday() + 1).to_string() on:click=turn>
                {short}
            </button>
        }
    };
    let names = t.today_words.weekdays_short.into_iter().zip(t.today_words.weekdays);
    view! {
        <div class="narrow settings">
            {section_head(words.week, "/settings")}
            <p class="s muted lead">{t.pipelines.shared}</p>
            <section class="card pad work-week" aria-label=words.work_days>
                <h2 class="h3">{words.work_days}</h2>
                <div class="segmented week-days" role="group" aria-label=words.work_days>{Weekday::ALL.into_iter().zip(names).map(day).collect::<Vec<_>>()}</div>
                {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
                <p class="s muted">{words.work_days_text}</p>
            </section>
            <section class="card lines" aria-label=words.holidays>
                <header class="lines-head">
                    <h2 class="h3">{words.holidays}</h2>
                    <p class="s muted">{words.holidays_text}</p>
                </header>
                {move || ids().is_empty().then(|| view! { <p class="lines-none s muted">{words.no_holidays}</p> })}
                <ul class="reason-list">{each(ids, |id| view! { <One id=id /> })}</ul>
                <Add />
            </section>
        </div>
    }
}

#[component]
fn One(id: Id) -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.settings_words;
    let mine: Memo<Option<Holiday>> =
        memo(move || store.workspace.with(|workspace| workspace.holidays.iter().find(|holiday| holiday.id == id).cloned()));
    let name = memo(move || mine.with(|mine| mine.as_ref().map(|mine| mine.name.clone()).unwrap_or_default()));
    let when = move || mine.with(|mine| mine.as_ref().map(shown).unwrap_or_default());
    let save = Callback::new(move |typed| save_name(store, Entity::Holiday, id, true, typed));
    let flag = move |key: &'static str, label: &'static str, of: fn(&Holiday) -> bool| {
        let is_on = memo(move || mine.with(|mine| mine.as_ref().is_some_and(of)));
        let change = move |event| store.run_or_say(vec![put(Entity::Holiday, id, [(key, event_target_checked(&event).into())])]);
        view! {
            <label class="check s">
                <input data-testid=["holiday-", key].concat() type="checkbox" prop:checked=is_on on:change=change />
                {label}
            </label>
        }
    };
    let remove = move |_| {
        let text = fill(words.removed, &[&mine.with_untracked(|mine| mine.as_ref().map(shown).unwrap_or_default())]);
        store.run_then_toast(vec![Command::Hide { document: Id::workspace(), at: Place::of(Entity::Holiday, id) }], text);
    };
    view! {
        <li class="holiday" data-testid="holiday">
            <div class="row">
                <span class="holiday-day">{when}</span>
                <InlineField label=words.holiday_name value=name testid="holiday-name" placeholder=words.holiday_name class="grow" save=save />
                <button type="button" class="btn icon quiet" aria-label=t.remove title=t.remove data-testid="holiday-remove" on:click=remove>{icon("bin")}</button>
            </div>
            <div class="row holiday-flags">
                {flag("yearly", words.yearly, |holiday| holiday.yearly)}
                {flag("rest", words.day_off, |holiday| holiday.rest)}
            </div>
        </li>
    }
}

/// The day; with the year where it does not come again.
fn shown(holiday: &Holiday) -> String {
    days::short(holiday.day, if holiday.yearly { holiday.day } else { Date::MIN })
}

#[component]
fn Add() -> AnyView {
    let store = use_store();
    let words = &t().settings_words;
    let kept = KeptForm::new("holiday".to_owned());
    let [day, name] = ["day", "name"].map(|field| kept.text(field, String::new()));
    let error = RwSignal::new(None::<String>);
    // Made with the line, so that pressing twice makes one holiday.
    let next = StoredValue::new(browser::new_id());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Ok(date) = day.with_untracked(|day| day.parse::<Date>()) else {
            error.set(Some(words.day_needed.to_owned()));
            browser::focus("[data-testid=new-holiday-day]");
            return;
        };
        let typed = name.get_untracked().trim().to_owned();
        let named = if typed.is_empty() { Value::Nothing } else { typed.into() };
        let fields = [("day", date.into()), ("name", named), ("yearly", true.into()), ("rest", true.into())];
        store.run(vec![put(Entity::Holiday, next.get_value(), fields)], move |result| match result {
            Ok(_) => {
                store.say(t().saved_here);
                next.try_set_value(browser::new_id());
                error.try_set(None);
                day.try_set(String::new());
                name.try_set(String::new());
            }
            Err(why) => {
                error.try_set(Some(errors::engine(&why)));
            }
        });
    };
    view! {
        <form class="row reason-add holiday-add" on:submit=add>
            <input class="input" type="date" aria-label=words.holiday_day data-testid="new-holiday-day" prop:value=move || day.get() on:input=move |event| day.set(event_target_value(&event)) />
            <input class="input grow" dir="auto" autocomplete="off" aria-label=words.holiday_name placeholder=words.holiday_name data-testid="new-holiday-name" prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event)) />
            <button type="submit" class="btn" data-testid="add-holiday">{icon("plus")}{words.add_holiday}</button>
        </form>
        {move || error.get().map(|why| view! { <p class="field-error reason-error" role="alert">{why}</p> })}
    }
}
