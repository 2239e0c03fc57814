//! The fields of a task. Never here: what may be in them (the table of things says).

use std::sync::Arc;

use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::TaskView;
use ingot_shared::domain::{Command, Place, StageKind, Value};
use ingot_shared::{Date, Id};
use leptos::ev::SubmitEvent;

use super::act::{self, REPEATS};
use super::picker::ClientPicker;
use crate::ui::browser;
use crate::ui::client::offered;
use crate::ui::common::{DayChips, Field, KeptForm, begun_before, icon, use_sheet};
use crate::ui::i18n::{days, errors, names, t};
use crate::ui::prelude::*;
use crate::ui::store::{TaskAsked, use_store};

/// The dictionary of kinds.
const KIND: &str = "task_kind";

/// What is filled in.
#[derive(Clone, Copy)]
struct Filled {
    client: RwSignal<Option<Id>>,
    title: RwSignal<String>,
    kind: RwSignal<String>,
    day: RwSignal<Option<Date>>,
    time: RwSignal<String>,
    repeat: RwSignal<String>,
    deal: RwSignal<Option<Id>>,
    assignee: RwSignal<String>,
    text: RwSignal<String>,
    /// Made with the form, so that sending it twice makes one task.
    task: Id,
    kept: KeptForm,
}

impl Filled {
    fn new(asked: &TaskAsked, known: Option<&TaskView>, me: Id, wanted: impl FnOnce() -> String) -> Self {
        let kept = KeptForm::new(asked.task.map_or_else(|| "task".to_owned(), |task| format!("task.{task}")));
        let title = kept.text("title", known.map(|task| task.title.clone()).unwrap_or_default());
        if known.is_none() {
            kept.begin(title, wanted());
        }
        let minute = known.and_then(|task| task.minute).and_then(|minute| u16::try_from(minute).ok());
        Self {
            client: RwSignal::new(asked.client),
            title,
            kind: RwSignal::new(known.map_or_else(|| "call".to_owned(), |task| task.kind.clone())),
            day: RwSignal::new(known.map_or(asked.day, |task| task.due)),
            time: kept.text("time", minute.map(days::clock).unwrap_or_default()),
            repeat: RwSignal::new(known.map(|task| task.repeat.clone()).unwrap_or_default()),
            deal: RwSignal::new(known.map_or(asked.deal, |task| task.deal)),
            assignee: RwSignal::new(
                known.map_or(asked.assignee.or(Some(me)), |task| task.assignee).map(|id| id.to_string()).unwrap_or_default(),
            ),
            text: kept.text("text", known.map(|task| task.text.clone()).unwrap_or_default()),
            task: asked.task.unwrap_or_else(browser::new_id),
            kept,
        }
    }

    /// The command, or what is missing.
    fn command(self, is_new: bool) -> Result<Command, &'static str> {
        let words = &t().tasks;
        let client = self.client.get_untracked().ok_or(words.need_client)?;
        let title = self.title.with_untracked(|title| title.trim().to_owned());
        if title.is_empty() {
            return Err(words.need_name);
        }
        let word = |signal: RwSignal<String>| match signal.get_untracked().trim() {
            "" => Value::Nothing,
            text => text.into(),
        };
        let mut fields = vec![
            ("title", Value::from(title)),
            ("kind", word(self.kind)),
            ("due", self.day.get_untracked().into()),
            ("minute", minute_of(&self.time.get_untracked()).map(i64::from).into()),
            ("repeat", word(self.repeat)),
            ("deal", self.deal.get_untracked().into()),
            ("assignee", self.assignee.get_untracked().parse::<Id>().ok().into()),
            ("text", word(self.text)),
        ];
        if is_new {
            fields.retain(|(_, value)| *value != Value::Nothing);
        }
        Ok(Command::put(client, Place::of(Entity::Task, self.task), fields))
    }
}

/// The minute of the day of `hh:mm`.
fn minute_of(time: &str) -> Option<u16> {
    let (hours, minutes) = time.split_once(':')?;
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.get(..2)?.parse::<u16>().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// The form.
#[component]
pub fn TaskForm(
    /// What is made or changed.
    asked: TaskAsked,
    /// What is known of the task that is changed.
    known: Option<Arc<TaskView>>,
) -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let sheet = use_sheet();
    let is_new = asked.task.is_none();
    let form = Filled::new(&asked, known.as_deref(), store.me.with_untracked(|me| me.member), || store.take_wanted());
    let error = RwSignal::new(None::<String>);
    let today = store.day_shown();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let command = match form.command(is_new) {
            Ok(command) => command,
            Err(missing) => return error.set(Some(missing.to_owned())),
        };
        store.run(vec![command], move |result| match result {
            Ok(step) => {
                form.kept.sent();
                sheet.close();
                store.toast(if is_new { words.created } else { words.saved }.to_owned(), step);
            }
            Err(why) => {
                error.try_set(Some(errors::engine(&why)));
            }
        });
    };
    let client = asked.client;
    let remove = move |_| {
        if let (Some(client), false) = (client, is_new) {
            sheet.close();
            act::delete(store, client, form.task);
        }
    };
    view! {
        <form class="form" on:submit=submit>
            {begun_before(form.kept)}
            {client.is_none().then(|| view! { <ClientPicker value=form.client /> })}
            <Field label=words.name value=form.title testid="task-title" is_first=client.is_some() />
            <Kinds value=form.kind />
            <div class="field">
                <span class="field-label">{words.day}</span>
                <DayChips value=form.day today=today with_today=true label=words.day on_choose=Callback::new(|_| ()) />
            </div>
            <div class="two">
                <label class="field">
                    <span class="field-label">{words.time}</span>
                    <input class="input" data-testid="task-time" type="time" prop:value=move || form.time.get() on:input=move |event| form.time.set(event_target_value(&event)) />
                </label>
                <Choice label=words.repeat value=form.repeat testid="task-repeat" options=REPEATS.iter().map(|key| (*key).to_owned()).zip(words.repeats.iter().map(|name| (*name).to_owned())).collect() />
            </div>
            <Assignee form=form />
            <Deals form=form />
            <label class="field">
                <span class="field-label">{words.text}</span>
                <textarea class="input" rows="2" dir="auto" placeholder=" " data-testid="task-text" prop:value=move || form.text.get() on:input=move |event| form.text.set(event_target_value(&event))></textarea>
            </label>
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="form-do">
                {(!is_new).then(|| view! { <button type="button" class="btn quiet" data-testid="task-delete" on:click=remove>{icon("bin")}{t().delete}</button> })}
                <span class="grow"></span>
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t().cancel}</button>
                <button type="submit" class="btn main" data-testid="task-save">{t().save}</button>
            </div>
        </form>
    }
}

#[component]
fn Kinds(value: RwSignal<String>) -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let mut kinds = offered(store, KIND);
    // A kind that is no longer offered stays where it was chosen.
    let chosen = value.get_untracked();
    if !chosen.is_empty() && kinds.iter().all(|(key, _)| *key != chosen) {
        let name = store.workspace.with_untracked(|workspace| names::entry(workspace, KIND, &chosen));
        kinds.push((chosen, name));
    }
    let chip = move |(key, name): (String, String)| {
        let (mine, this) = (key.clone(), key.clone());
        let is_on = memo(move || value.with(|value| *value == mine));
        let icon_name = act::kind_icon(&key);
        view! {
            <label class="chip radio" class:on=is_on>
                <input data-testid="task-kind" name="task-kind" type="radio" value=key prop:checked=is_on on:change=move |_| value.set(this.clone()) />
                {icon(icon_name)}
                {name}
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="field-label">{words.kind}</legend>
            <div class="chips task-kinds">{kinds.into_iter().map(chip).collect::<Vec<_>>()}</div>
        </fieldset>
    }
}

#[component]
fn Choice(label: &'static str, value: RwSignal<String>, testid: &'static str, options: Vec<(String, String)>) -> AnyView {
    let option = move |(key, name): (String, String)| {
        let this = key.clone();
        view! { <option value=key selected=move || value.with(|value| *value == this)>{name}</option> }
    };
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <select class="select" data-testid=testid prop:value=move || value.get() on:change=move |event| value.set(event_target_value(&event))>
                {options.into_iter().map(option).collect::<Vec<_>>()}
            </select>
        </label>
    }
}

/// Who does it, when there is anybody else.
#[component]
fn Assignee(form: Filled) -> AnyView {
    let store = use_store();
    let words = &t().team;
    let me = store.me.with_untracked(|me| me.member);
    let mut people: Vec<(String, String)> = store
        .team()
        .into_iter()
        .map(|lead| (lead.member, lead.name))
        .filter(|(id, _)| *id != Id::default())
        .map(|(id, name)| (id.to_string(), name))
        .collect();
    let now = form.assignee.get_untracked();
    if !now.is_empty() && people.iter().all(|(id, _)| *id != now) {
        let name = if now == me.to_string() { words.me } else { words.somebody };
        people.push((now.clone(), name.to_owned()));
    }
    if people.len() < 2 && !now.is_empty() {
        return ().into_any();
    }
    if now.is_empty() {
        people.insert(0, (String::new(), words.nobody.to_owned()));
    }
    view! { <Choice label=words.assignee value=form.assignee testid="task-assignee" options=people /> }
}

/// The open deals of the client, when there are any to choose from.
#[component]
fn Deals(form: Filled) -> AnyView {
    let store = use_store();
    let words = &t().tasks;
    let deals = memo(move || {
        let client = form.client.get();
        let row = client.and_then(|client| store.rows.with(|rows| rows.get(client)));
        let deals = row
            .iter()
            .flat_map(|entry| &entry.row.deals)
            .filter(|deal| deal.kind() == StageKind::Open || Some(deal.id) == form.deal.get());
        deals.map(|deal| (deal.id.to_string(), deal.title.clone())).collect::<Vec<_>>()
    });
    let value = RwSignal::new(form.deal.get_untracked().map(|deal| deal.to_string()).unwrap_or_default());
    effect(move || form.deal.set(value.get().parse().ok()));
    live(move || {
        let deals = deals.get();
        (!deals.is_empty()).then(|| {
            let options = std::iter::once((String::new(), words.no_deal.to_owned())).chain(deals).collect();
            view! { <Choice label=words.deal value=value testid="task-deal" options=options /> }
        })
    })
}
