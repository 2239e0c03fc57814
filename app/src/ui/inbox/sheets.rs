//! What the inbox asks before it does something: the answer, the reason, the name, the deal, the task. What was typed stays when the
//! engine refuses. Never here: what is needed (the domain says).

use ingot_shared::document::record::Need;
use ingot_shared::domain::command::is_of_substance;
use ingot_shared::domain::{Command, Lead};
use ingot_shared::{Currency, Money};
use leptos::ev::SubmitEvent;
use leptos::prelude::untrack;

use super::act::{Ask, InboxState, Key, me};
use crate::model::inbox::answer::Desk;
use crate::ui::client::{CurrencySelect, parse};
use crate::ui::common::{DayChips, Field, KeptForm, Sheet, SheetHandle, avatar, use_sheet};
use crate::ui::deals::{Needed, Wrong, need_field};
use crate::ui::i18n::{errors, fill, t};
use crate::ui::prelude::*;

/// The sheet that is open.
#[component]
pub fn Asked(
    /// The screen.
    state: InboxState,
    /// What is asked.
    what: Ask,
    /// About which thing.
    key: Key,
) -> AnyView {
    let t = t();
    let (title, testid) = match what {
        Ask::Answer => (t.inbox.answer, "inbox-answer-sheet"),
        Ask::Reject => (t.inbox.reject, "inbox-reject-sheet"),
        Ask::Assign => (t.inbox.assign, "inbox-assign-sheet"),
        Ask::Deal => (t.inbox.deal, "inbox-deal-sheet"),
        Ask::Task => (t.inbox.task, "inbox-task-sheet"),
    };
    view! {
        <Sheet title=title testid=testid on_close=Callback::new(move |()| state.asked.set(None))>
            {match what {
                Ask::Answer => view! { <Answer state=state key=key /> },
                Ask::Reject => view! { <Reject state=state key=key /> },
                Ask::Assign => view! { <Assign state=state key=key /> },
                Ask::Deal => view! { <Deal state=state key=key /> },
                Ask::Task => view! { <Task state=state key=key /> },
            }}
        </Sheet>
    }
}

/// A form's way to its end: runs what it was filled in with, closes the sheet when that is saved, shows why it is not.
#[derive(Clone, Copy)]
struct Sending {
    state: InboxState,
    key: Key,
    sheet: SheetHandle,
    error: RwSignal<Option<String>>,
    kept: KeptForm,
}

impl Sending {
    fn new(state: InboxState, key: Key, what: &str) -> Self {
        let (client, enquiry) = key;
        let kept = KeptForm::new(format!("{what}.{}", enquiry.unwrap_or(client)));
        Self { state, key, sheet: use_sheet(), error: RwSignal::new(None), kept }
    }

    fn send(self, done: String, act: impl FnOnce(&Desk<'_>) -> Vec<Command>) {
        match self.state.at_desk(self.key, act) {
            Some(commands) => self.run(done, commands),
            None => self.sheet.close(),
        }
    }

    fn run(self, done: String, commands: Vec<Command>) {
        let Self { state, sheet, error, kept, .. } = self;
        state.store.run(commands, move |result| match result {
            Ok(step) => {
                kept.sent();
                sheet.close();
                state.store.toast(done, step);
            }
            Err(why) => {
                error.try_set(Some(errors::engine(&why)));
            }
        });
    }

    fn foot(self, label: &'static str) -> AnyView {
        let t = t();
        view! {
            {move || self.error.get().map(|why| view! { <p class="field-error" role="alert" data-testid="inbox-error">{why}</p> })}
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| self.sheet.close()>{t.cancel}</button>
                <button type="submit" class="btn main" data-testid="inbox-save">{label}</button>
            </div>
        }
        .into_any()
    }
}

fn area(label: &'static str, hint: &'static str, value: RwSignal<String>, testid: &'static str) -> AnyView {
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <textarea
                class="input"
                rows="3"
                dir="auto"
                placeholder=if hint.is_empty() { " " } else { hint }
                autofocus=true
                data-testid=testid
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </label>
    }
    .into_any()
}

#[component]
fn Answer(state: InboxState, key: Key) -> AnyView {
    let t = t();
    let sending = Sending::new(state, key, "answer");
    let result = sending.kept.text("result", String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        sending.send(t.inbox.answered.to_owned(), |desk| desk.answered(&result.get_untracked()));
    };
    view! {
        <form class="form" on:submit=submit>
            {area(t.inbox.result, t.inbox.result_hint, result, "inbox-result")}
            {sending.foot(t.inbox.answer)}
        </form>
    }
}

#[component]
fn Reject(state: InboxState, key: Key) -> AnyView {
    let t = t();
    let sending = Sending::new(state, key, "reject");
    let reason = sending.kept.text("reason", String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let why = reason.get_untracked();
        if is_of_substance(&why) {
            sending.send(t.inbox.rejected.to_owned(), |desk| desk.rejected(why.trim()));
        } else {
            sending.error.set(Some(t.inbox.reason_missing.to_owned()));
        }
    };
    let usual = move |this: &'static str| {
        view! {
            <button type="button" class="chip" class:on=move || reason.get() == this aria-pressed=move || (reason.get() == this).to_string() data-testid="inbox-usual" on:click=move |_| reason.set(this.to_owned())>
                {this}
            </button>
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <div class="chips" role="group" aria-label=t.inbox.reason>{t.inbox.reasons.map(usual).into_iter().collect::<Vec<_>>()}</div>
            {area(t.inbox.reason, "", reason, "inbox-reason")}
            {sending.foot(t.inbox.reject)}
        </form>
    }
}

#[component]
fn Assign(state: InboxState, key: Key) -> AnyView {
    let store = state.store;
    let t = t();
    let sending = Sending::new(state, key, "assign");
    let own = me(store);
    let people = store.team();
    let line = move |(to, shown): (Lead, String)| {
        let name = shown.clone();
        let choose = move |_| {
            let done = fill(t.inbox.assigned, &[&name]);
            sending.send(done, |desk| desk.hand_to(&to));
        };
        view! {
            <button type="button" class="line" data-testid="inbox-person" on:click=choose>
                {avatar(&shown, "")}
                <span class="grow" dir="auto">{shown}</span>
            </button>
        }
    };
    let mine = (own.clone(), t.inbox.me.to_owned());
    let others = people.into_iter().filter(|lead| lead.member != own.member).map(|lead| (lead.clone(), lead.name));
    view! {
        <div class="inbox-people" role="group" aria-label=t.inbox.assign_to>
            {std::iter::once(mine).chain(others).map(line).collect::<Vec<_>>()}
        </div>
        {move || sending.error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
    }
}

#[component]
fn Deal(state: InboxState, key: Key) -> AnyView {
    let t = t();
    let sending = Sending::new(state, key, "inbox-deal");
    let title = sending.kept.text("title", subject(state, key));
    let amount = sending.kept.text("amount", String::new());
    let currency = RwSignal::new(Currency::default());
    let store = state.store;
    let needed = Needed::new(store, Currency::default(), sending.kept);
    // What the deal's first stage needs besides what is typed and known.
    let lacks = move |amount: Money| {
        let stage = store.workspace.with(|workspace| Desk::first_stage(workspace));
        let deal = state.at_desk(key, |desk| desk.new_deal(amount)).unwrap_or_default();
        store.new_deal_lacks(key.0, &deal, stage)
    };
    let asked = memo(move || lacks(Money::default()).into_iter().filter(|need| *need != Need::Amount).collect::<Vec<_>>());
    let commands = move |desk: &Desk<'_>| {
        let amount = parse(&amount.get_untracked(), currency.get_untracked()).ok_or(Wrong::Said(t.errors.err_amount_text))?;
        let workspace = store.workspace.get_untracked();
        let mut commands = desk.deal(title.get_untracked().trim(), amount, &workspace);
        for need in untrack(|| lacks(amount)) {
            match need {
                Need::Amount => return Err(Wrong::Missing(need)),
                need => commands.push(needed.command(store, key.0, desk.made(), need)?),
            }
        }
        Ok(commands)
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match state.at_desk(key, commands) {
            Some(Ok(commands)) => sending.run(t.inbox.deal_made.to_owned(), commands),
            Some(Err(wrong)) => sending.error.set(Some(Wrong::words(wrong))),
            None => sending.sheet.close(),
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <Field label=t.deal_title value=title testid="inbox-deal-title" is_first=true />
            <div class="amount">
                <Field label=t.deal_amount value=amount testid="inbox-deal-amount" kind="amount" />
                <CurrencySelect currency=memo(move || currency.get()) on_choose=Callback::new(move |chosen| currency.set(chosen)) />
            </div>
            {move || asked.get().into_iter().map(|need| need_field(needed, need, false)).collect::<Vec<_>>()}
            {sending.foot(t.create)}
        </form>
    }
}

#[component]
fn Task(state: InboxState, key: Key) -> AnyView {
    let t = t();
    let sending = Sending::new(state, key, "inbox-task");
    let today = state.store.today();
    let title = sending.kept.text("title", t.inbox.task_call.to_owned());
    let day = sending.kept.day("day", Some(today));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let due = day.get_untracked().unwrap_or(today);
        sending.send(t.inbox.task_made.to_owned(), |desk| desk.task(title.get_untracked().trim(), due));
    };
    view! {
        <form class="form" on:submit=submit>
            <Field label=t.inbox.task_title value=title testid="inbox-task-title" is_first=true />
            <div class="field">
                <span class="field-label">{t.inbox.task_due}</span>
                <DayChips value=day today=today with_today=true label=t.inbox.task_due on_choose=Callback::new(|_| ()) />
            </div>
            {sending.foot(t.create)}
        </form>
    }
}

/// What was asked, for the name of a deal.
fn subject(state: InboxState, (client, enquiry): Key) -> String {
    let entry = state.store.rows.with_untracked(|rows| rows.get(client));
    let of = |entry: std::sync::Arc<crate::model::rows::Entry>| {
        entry.row.enquiries.iter().find(|one| Some(one.id) == enquiry).map(|one| one.subject.clone())
    };
    entry.and_then(of).unwrap_or_default()
}
