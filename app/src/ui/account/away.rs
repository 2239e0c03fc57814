//! A member is away for some days, and another stands in: asked in a sheet, told under his line, and the clients that are opened for that
//! time are closed again afterwards (C168, C173). Never here: who has whose work on a day (shared says).

use ingot_shared::Id;
use ingot_shared::account::TeamMember;
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::rules::stand_in::Absence;
use ingot_shared::domain::{Command, Lead, Place, Value};

use crate::model::absence::{let_in, let_out};
use crate::model::plural::grouped;
use crate::ui::common::{KeptForm, Sheet, use_sheet};
use crate::ui::i18n::{days, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// Who goes away, and who can stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Going {
    /// The member.
    pub member: Lead,
    /// The others.
    pub others: Vec<Lead>,
}

/// His absence, as the settings say; watches them.
fn absence(store: Store, member: Id) -> Option<Absence> {
    store.workspace.with(|workspace| workspace.absences().into_iter().find(|absence| absence.member == member))
}

fn name_of(store: Store, member: Id) -> String {
    let named = |lead: &Lead| lead.member == member;
    store.team().into_iter().find(named).map_or_else(|| t().team.somebody.to_owned(), |lead| lead.name)
}

fn set(member: Id, from: Value, until: Value, stand_in: Value) -> Command {
    let fields = [("away_from", from), ("away_until", until), ("stand_in", stand_in)];
    Command::put(Id::workspace(), Place::of(Entity::Member, member), fields)
}

/// What still has to be opened while he is away, or closed once he is back.
fn missing(store: Store, member: &Lead, absence: &Absence) -> Vec<Command> {
    let today = store.today();
    store.rows.with_untracked(|rows| {
        if absence.is_on(today) {
            return let_in(rows.iter(), member, absence.stand_in);
        }
        if today <= absence.until { Vec::new() } else { let_out(rows.iter(), absence.stand_in, &still(store, absence)) }
    })
}

/// For whom else he stands in today.
fn still(store: Store, than: &Absence) -> Vec<Lead> {
    let today = store.today();
    let is_other = |one: &Absence| one.member != than.member && one.stand_in == than.stand_in && one.is_on(today);
    let others = store.workspace.with_untracked(|workspace| workspace.absences()).into_iter().filter(is_other);
    others.map(|one| Lead { member: one.member, name: name_of(store, one.member) }).collect()
}

/// The sheet, open for as long as somebody is asked about.
pub fn away_sheet(going: RwSignal<Option<Going>>) -> AnyView {
    live(move || {
        going.get().map(|who| {
            view! {
                <Sheet title=fill(t().access.away.title, &[&who.member.name]) testid="away-sheet" on_close=Callback::new(move |()| going.set(None))>
                    <Asking who=who />
                </Sheet>
            }
        })
    })
}

#[component]
fn Asking(who: Going) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let words = &t().access.away;
    let Going { member, others } = who;
    let id = member.member;
    let before = absence(store, id);
    let kept = KeptForm::new(format!("away.{id}"));
    let stand_in = kept.text("who", before.as_ref().map(|absence| absence.stand_in.to_string()).unwrap_or_default());
    let today = store.today();
    let from = kept.day("from", Some(before.as_ref().map_or(today, |absence| absence.from)));
    let until = kept.day("until", before.as_ref().map(|absence| absence.until));
    let error = RwSignal::new(None::<&'static str>);
    let chip = move |lead: Lead| {
        let one = lead.member.to_string();
        let (on, chosen) = (one.clone(), one);
        let is_on = move || stand_in.with(|chosen| *chosen == on);
        let pressed = is_on.clone();
        view! {
            <button type="button" class="chip" class:on=is_on aria-pressed=move || pressed().to_string() data-testid="away-who" dir="auto" on:click=move |_| stand_in.set(chosen.clone())>{lead.name}</button>
        }
    };
    let day = move |label: &'static str, testid: &'static str, day: RwSignal<Option<ingot_shared::Date>>| {
        view! {
            <label class="field">
                <span class="field-label">{label}</span>
                <input class="input" type="date" data-testid=testid prop:value=move || day.get().map(|day| day.to_string()).unwrap_or_default() on:input=move |event| day.set(event_target_value(&event).parse().ok()) />
            </label>
        }
    };
    let person = member.clone();
    let save = move |_| {
        let who: Option<Id> = stand_in.with_untracked(|who| who.parse().ok());
        let (Some(who), Some(first), Some(last)) = (who, from.get_untracked(), until.get_untracked()) else {
            return error.set(Some(words.missing));
        };
        if last < first {
            return error.set(Some(words.order));
        }
        kept.sent();
        sheet.close();
        let absence = Absence { member: id, stand_in: who, from: first, until: last };
        let mut commands = vec![set(id, first.into(), last.into(), Value::Ref(who))];
        // Whoever stood in before has nothing to do with it any more.
        if let Some(before) = before.as_ref().filter(|before| before.stand_in != who) {
            commands.extend(store.rows.with_untracked(|rows| let_out(rows.iter(), before.stand_in, &still(store, before))));
        }
        commands.extend(missing(store, &person, &absence));
        let told = fill(words.done, &[&person.name, &name_of(store, who)]);
        store.run_for_many(commands, store.handing, Box::new(move |_| told.clone()));
    };
    view! {
        <div class="form">
            <p class="s muted">{words.text}</p>
            <div class="field" role="group" aria-label=words.stand_in>
                <span class="field-label">{words.stand_in}</span>
                <div class="chips">{others.into_iter().map(chip).collect::<Vec<_>>()}</div>
            </div>
            <div class="two">{day(words.from, "away-from", from)}{day(words.until, "away-until", until)}</div>
            {move || error.get().map(|why| view! { <p class="field-error" role="alert" data-testid="away-error">{why}</p> })}
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t().cancel}</button>
                <button type="button" class="btn main" data-testid="away-save" on:click=save>{words.save}</button>
            </div>
        </div>
    }
}

/// Takes an absence back, with what was opened for it.
fn end(store: Store, member: &Lead, absence: &Absence) {
    let mut commands = vec![set(member.member, Value::Nothing, Value::Nothing, Value::Nothing)];
    commands.extend(store.rows.with_untracked(|rows| let_out(rows.iter(), absence.stand_in, &still(store, absence))));
    let told = fill(t().access.away.removed, &[&member.name]);
    store.run_for_many(commands, store.handing, Box::new(move |_| told.clone()));
}

/// Under a member's line: when he is away and who stands in, and what is to be opened or closed for that.
pub fn told(member: &TeamMember) -> AnyView {
    let store = use_store();
    let words = &t().access.away;
    let member = Lead { member: member.member, name: member.name.clone() };
    live(move || {
        let absence = absence(store, member.member)?;
        store.rows.track();
        if store.handing.with(Option::is_some) {
            return None;
        }
        let today = store.today();
        let name = name_of(store, absence.stand_in);
        let short = |day| days::short(day, today);
        let left = missing(store, &member, &absence);
        let is_over = absence.until < today;
        let text = match (is_over, absence.is_on(today)) {
            (true, _) => fill(words.over, &[&name]),
            (false, true) => fill(words.now, &[&short(absence.until), &name]),
            (false, false) => fill(words.planned, &[&short(absence.from), &short(absence.until), &name]),
        };
        let unseen = (!is_over && !left.is_empty()).then(|| {
            let number = fill(words.unseen, &[&grouped(left.len() as u64)]);
            let open = move |_| store.run_for_many(left.clone(), store.handing, Box::new(|_| t().saved_here.to_owned()));
            view! {
                <span class="s grow">{number}</span>
                <button type="button" class="btn" data-testid="away-open" on:click=open>{words.open}</button>
            }
        });
        let (person, ended) = (member.clone(), absence.clone());
        let back = move |_| end(store, &person, &ended);
        Some(view! {
            <div class="leaving-state" data-testid="away" data-on=absence.is_on(today).to_string()>
                <span class="s grow">{text}</span>
                <button type="button" class=if is_over { "btn" } else { "btn quiet" } data-testid="away-end" on:click=back>{if is_over { words.close } else { words.remove }}</button>
                {unseen}
            </div>
        })
    })
}
