//! What comes after a sale: one of four kinds and a day (C82). Never here: the sale itself; that a sale needs it (the domain says).

use ingot_shared::Date;
use ingot_shared::document::entity::FOLLOW_UPS;
use ingot_shared::domain::{NewTask, Value};

use crate::ui::browser;
use crate::ui::common::{KeptForm, icon};
use crate::ui::i18n::deals::span_days;
use crate::ui::i18n::{days, t, time};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// What is chosen.
#[derive(Clone, Copy)]
pub struct FollowUp {
    /// Its place among the kinds, as text.
    kind: RwSignal<String>,
    day: RwSignal<Option<Date>>,
}

impl FollowUp {
    /// Nothing is chosen yet, or what was chosen before in this form.
    pub fn new(kept: KeptForm) -> Self {
        Self { kind: kept.text("follow", String::new()), day: kept.day("follow-day", None) }
    }

    /// The task, or what is missing.
    pub fn task(self, store: Store) -> Result<NewTask, &'static str> {
        let words = &t().deal_words;
        let kind = self.kind.with_untracked(|kind| kind.parse::<usize>()).map_err(|_| words.need_follow)?;
        let day = self.day.get_untracked().ok_or(words.need_day)?;
        let pick = |list: &[&'static str]| list.get(kind).copied().unwrap_or_default();
        let mut fields: Vec<(String, Value)> = vec![
            ("title".to_owned(), pick(&words.follow_ups).into()),
            ("kind".to_owned(), pick(&FOLLOW_UPS).into()),
            ("due".to_owned(), day.into()),
        ];
        let me = store.me.with_untracked(|me| me.member);
        fields.push(("assignee".to_owned(), me.into()));
        Ok(NewTask { task: browser::new_id(), fields })
    }
}

/// The choices.
#[component]
pub fn FollowUpFields(
    /// What is chosen.
    follow: FollowUp,
) -> AnyView {
    let words = &t().deal_words;
    let now = use_store().today();
    let kind = move |(index, label): (usize, &'static str)| {
        let key = index.to_string();
        let this = key.clone();
        let is_on = memo(move || follow.kind.with(|kind| *kind == this));
        view! {
            <label class="chip radio" class:on=is_on>
                <input data-testid="follow-kind" type="radio" name="follow-kind" autofocus=index == 0 value=key prop:checked=is_on on:change=move |event| follow.kind.set(event_target_value(&event)) />
                {label}
            </label>
        }
    };
    let day = move |(day, label): (Date, &'static str)| {
        view! {
            <label class="chip radio" class:on=move || follow.day.get() == Some(day) title=time::day_of(day, now)>
                <input data-testid="follow-day" type="radio" name="follow-day" value=day.to_string() prop:checked=move || follow.day.get() == Some(day) on:change=move |_| follow.day.set(Some(day)) />
                {label}
            </label>
        }
    };
    let other = memo(move || follow.day.get().filter(|day| !span_days(now).contains(day)));
    let typed = move |event| follow.day.set(event_target_value(&event).parse().ok());
    view! {
        <fieldset class="reasons">
            <legend class="field-label">{words.follow}</legend>
            <div class="chips">{words.follow_ups.into_iter().enumerate().map(kind).collect::<Vec<_>>()}</div>
        </fieldset>
        <fieldset class="reasons">
            <legend class="field-label">{words.when}</legend>
            <div class="chips">
                {span_days(now).into_iter().zip(words.spans).map(day).collect::<Vec<_>>()}
                <label class="chip day-other" class:on=move || other.get().is_some() title=words.other_day>
                    {icon("calendar")}
                    {move || other.get().map(|day| view! { <span class="cap">{days::chip(day, now)}</span> })}
                    <input
                        aria-label=words.other_day
                        data-testid="follow-date"
                        type="date"
                        min=now.to_string()
                        prop:value=move || other.get().map(|day| day.to_string()).unwrap_or_default()
                        on:change=typed
                    />
                </label>
            </div>
        </fieldset>
    }
}
