//! What came of it and what comes next: in the panel of a desktop and in the sheet of a phone. Never here: what is written for it.

use ingot_shared::document::record::Template;
use ingot_shared::{Date, Id};
use leptos::ev::{KeyboardEvent, SubmitEvent};

use super::state::TodayState;
use crate::model::days::again;
use crate::model::letter;
use crate::model::reach::{Way, ways};
use crate::model::today::{Next, Outcome, Said, first_line};
use crate::ui::browser;
use crate::ui::common::{DayChips, icon};
use crate::ui::i18n::{days, errors, fill, t};
use crate::ui::prelude::*;

/// The word of a result.
fn word(outcome: Outcome) -> &'static str {
    let words = &t().today_words;
    match outcome {
        Outcome::Reached => words.reached,
        Outcome::NoAnswer => words.no_answer,
        Outcome::CallBack => words.call_back,
        Outcome::Refused => words.refused,
        Outcome::Sent(_) => words.sent,
    }
}

/// Where an unsaved note waits for its client, through reloads too.
fn note_key(id: Id) -> String {
    format!("today.note.{id}")
}

/// What is filled in.
#[derive(Clone, Copy)]
struct Filled {
    state: TodayState,
    id: Id,
    outcome: RwSignal<Option<Outcome>>,
    text: RwSignal<String>,
    day: RwSignal<Option<Date>>,
    error: RwSignal<Option<String>>,
    on_saved: Callback<()>,
}

impl Filled {
    fn choose(self, outcome: Outcome) {
        self.error.set(None);
        let is_again = self.outcome.get_untracked() == Some(outcome);
        self.outcome.set((!is_again).then_some(outcome));
        if !is_again && outcome.wants_again() && self.day.get_untracked().is_none() {
            self.day.set(Some(again(&self.state.store.work_week(), self.state.store.day_shown())));
        }
    }

    fn write(self, text: String) {
        browser::remember_in_tab(&note_key(self.id), &text);
        self.text.set(text);
    }

    /// What is promised: to call, with what was agreed as its name.
    fn next(self, outcome: Option<Outcome>) -> Option<Next> {
        let words = &t().today_words;
        let step = if outcome.is_some_and(Outcome::wants_again) { words.step_call_back } else { words.step_call };
        // What was written to the client is not what was agreed.
        let is_sent = matches!(outcome, Some(Outcome::Sent(_)));
        let agreed = if is_sent { String::new() } else { self.text.with_untracked(|text| first_line(text)) };
        let title = if agreed.is_empty() { step.to_owned() } else { format!("{step}: {agreed}") };
        self.day.get_untracked().map(|day| Next { day, title })
    }

    fn save(self) {
        let words = &t().today_words;
        let Self { state, id, error, on_saved, .. } = self;
        let outcome = self.outcome.get_untracked();
        let next = self.next(outcome);
        if outcome.is_none() && next.is_none() {
            error.set(Some(words.choose_first.to_owned()));
            return;
        }
        let done = match (outcome, &next) {
            (Some(outcome), Some(next)) => format!("{} · {}", word(outcome), days::near(next.day, state.store.day_shown())),
            (Some(outcome), None) => word(outcome).to_owned(),
            (None, next) => next.as_ref().map(|next| days::near(next.day, state.store.day_shown())).unwrap_or_default(),
        };
        let said = Said { outcome, text: self.text.get_untracked(), next, reason: words.refused.to_owned() };
        let Some(commands) = state.commands(id, |log| log.result(&said)) else { return };
        let store = state.store;
        store.run(commands, move |result| match result {
            Ok(step) => {
                browser::remember_in_tab(&note_key(id), "");
                store.toast(fill(words.saved, &[&done]), step);
                on_saved.try_run(());
            }
            Err(why) => {
                let why = errors::engine(&why);
                if error.try_set(Some(why.clone())).is_some() {
                    store.toast_error(why);
                }
            }
        });
    }
}

/// The form.
#[component]
pub fn ResultForm(
    /// The worklist.
    state: TodayState,
    /// The client.
    id: Id,
    /// Choosing a day after a result saves at once, unless something is typed.
    is_quick: bool,
    /// The word on its button.
    save_word: &'static str,
    /// It was saved.
    on_saved: Callback<()>,
) -> AnyView {
    let words = &t().today_words;
    let form = Filled {
        state,
        id,
        outcome: RwSignal::new(None),
        text: RwSignal::new(browser::tab_memory(&note_key(id)).unwrap_or_default()),
        day: RwSignal::new(None),
        error: RwSignal::new(None),
        on_saved,
    };
    effect(move || {
        if let Some((_, channel, text)) = state.sent.get().filter(|(to, ..)| *to == id) {
            form.outcome.set(Some(Outcome::Sent(channel)));
            if !text.is_empty() && form.text.with_untracked(|typed| typed.trim().is_empty()) {
                form.write(text);
            }
            state.sent.set(None);
        }
    });
    effect(move || {
        if let Some(outcome) = state.keyed.get().and_then(|at| Outcome::OF_CALL.get(at).copied()) {
            state.keyed.set(None);
            form.choose(outcome);
        }
    });
    let chip = move |outcome: Outcome| {
        let is_on = move || form.outcome.get() == Some(outcome);
        view! {
            <button type="button" class="chip" class:on=is_on aria-pressed=move || is_on().to_string() data-testid="outcome" data-outcome=outcome.key() on:click=move |_| form.choose(outcome)>
                {move || is_on().then(|| icon("check"))}
                {word(outcome)}
            </button>
        }
    };
    let sent = memo(move || form.outcome.get().filter(|outcome| matches!(outcome, Outcome::Sent(_))));
    let type_text = move |event| form.write(event_target_value(&event));
    let chosen_day = Callback::new(move |_: Date| {
        form.error.set(None);
        if is_quick && form.outcome.get_untracked().is_some() && form.text.with_untracked(|text| text.trim().is_empty()) {
            form.save();
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save();
    };
    let key = move |event: KeyboardEvent| {
        let is_enter = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        if is_enter {
            event.prevent_default();
            form.save();
        } else if !browser::is_typing(event.target()) && is_quick {
            let at = event.key().parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
            if let Some(outcome) = at.and_then(|at| Outcome::OF_CALL.get(at)) {
                form.choose(*outcome);
            }
        }
    };
    view! {
        <form class="t-form" data-testid="result-form" data-id=id.to_string() on:submit=submit on:keydown=key>
            <h3 class="h3">{words.outcome}</h3>
            <div class="chips" role="group" aria-label=words.outcome>
                {Outcome::OF_CALL.map(chip).into_iter().collect::<Vec<_>>()}
                {move || sent.get().map(chip)}
            </div>
            <textarea
                class="input"
                rows="2"
                dir="auto"
                aria-label=words.note
                placeholder=words.note
                data-testid="result-note"
                prop:value=move || form.text.get()
                on:input=type_text
            ></textarea>
            <h3 class="h3">{words.next}</h3>
            <DayChips value=form.day today=state.store.day_shown() label=words.next on_choose=chosen_day />
            {move || form.error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <button type="submit" class="btn main wide" data-testid="result-save">{save_word}{(!is_quick).then(|| view! { <kbd>{browser::keys_here("Ctrl ↵")}</kbd> })}</button>
        </form>
    }
}

/// Links that write to the client; whoever opens one has one tap left to log it.
#[component]
pub fn Ways(
    /// The worklist.
    state: TodayState,
    /// The client.
    id: Id,
) -> AnyView {
    let words = &t().today_words;
    let all = memo(move || state.store.rows.with(|rows| rows.get(id).map(|entry| ways(&entry.row)).unwrap_or_default()));
    let templates =
        memo(move || state.store.workspace.with(|workspace| letter::templates(workspace).cloned().collect::<Vec<_>>()));
    let chosen = RwSignal::new(String::new());
    let written = memo(move || {
        let of = |templates: &Vec<Template>| {
            let template = templates.iter().find(|one| chosen.with(|chosen| *chosen == one.id.to_string()))?;
            Some(state.store.written(id, template))
        };
        templates.with(of).unwrap_or_default()
    });
    let option = |one: &Template| view! { <option value=one.id.to_string()>{one.name.clone()}</option> };
    let choice = move || {
        let words = &t().settings_words.templates;
        (!templates.with(Vec::is_empty)).then(|| {
            view! {
                <select class="select bare t-template" aria-label=words.choose data-testid="way-template" on:change=move |event| chosen.set(event_target_value(&event))>
                    <option value="">{words.without}</option>
                    {templates.with(|templates| templates.iter().map(option).collect::<Vec<_>>())}
                </select>
            }
        })
    };
    let link = move |way: Way| {
        let (channel, shown) = (way.channel, way.to.clone());
        let name = match channel {
            "telegram" => "Telegram",
            "whatsapp" => "WhatsApp",
            "viber" => "Viber",
            "sms" => "SMS",
            "instagram" => "Instagram",
            "facebook" => "Facebook",
            "vk" => "VK",
            _ => "E-mail",
        };
        // Only web addresses get a tab of their own; the others are opened by an app, and a tab would stay behind.
        let target = way.href.starts_with("https:").then_some("_blank");
        let way = StoredValue::new(way);
        let href = move || written.with(|written| way.with_value(|way| letter::href(way, written)));
        let open = move |_| state.sent.set(Some((id, channel, written.with_untracked(|written| written.text.clone()))));
        view! {
            <a class="chip" href=href target=target rel="noopener noreferrer external" title=shown data-testid="way" data-channel=channel on:click=open>
                {name}
            </a>
        }
    };
    live(move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            view! {
                {choice}
                <div class="chips scroll t-ways" role="group" aria-label=words.ways>
                    {icon("chat")}
                    {all.into_iter().map(link).collect::<Vec<_>>()}
                </div>
            }
        })
    })
}
