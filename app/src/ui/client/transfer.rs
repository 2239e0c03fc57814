//! Requests that another department take the client over (C174): asking, the request that waits with its answers, and its entry in the
//! timeline. Never here: who may what (shared has the table).

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::{TimelineEntry, TransferView};
use ingot_shared::domain::{Lead, Place};
use leptos::ev::SubmitEvent;

use super::entry::when;
use super::page::{ClientState, Open};
use super::turn::{Turning, turns_of_transfer};
use crate::model::transfer;
use crate::ui::account::{department_name, offered};
use crate::ui::browser::{self, clock};
use crate::ui::common::{KeptForm, Sheet, icon, use_sheet};
use crate::ui::i18n::transfer::STATES;
use crate::ui::i18n::{errors, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

fn to_name(store: Store, request: &TransferView) -> String {
    request.to.map_or_else(|| t().access.departments.unknown.to_owned(), |to| department_name(store, to))
}

/// The departments that a client can be handed to: all but the own one.
pub fn takers(store: Store) -> Vec<(Id, String)> {
    let own = store.me.with(|me| me.department);
    let mut all = offered(store);
    all.retain(|(id, _)| Some(*id) != own);
    all
}

/// Whether one waits for an answer.
pub fn is_asked(open: Open) -> bool {
    open.with(|open| open.as_ref().is_some_and(|parts| parts.facts.transfers.iter().any(TransferView::is_waiting)))
}

/// The sheet in which a department is asked.
#[component]
pub fn AskSheet(
    /// The client.
    id: Id,
    /// It was closed.
    on_close: Callback<()>,
) -> AnyView {
    view! { <Sheet title=t().access.transfer.ask testid="transfer-sheet" on_close=on_close><Asking id=id /></Sheet> }
}

#[component]
fn Asking(id: Id) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let words = &t().access.transfer;
    let all = takers(store);
    let kept = KeptForm::new(format!("transfer.{id}"));
    let only = if let [(only, _)] = all.as_slice() { only.to_string() } else { String::new() };
    let (to, why) = (kept.text("to", only), kept.text("why", String::new()));
    let error = RwSignal::new(None::<String>);
    // What was missing may be there now.
    effect(move || {
        to.track();
        why.track();
        error.set(None);
    });
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Ok(chosen) = to.with_untracked(|to| to.parse::<Id>()) else { return error.set(Some(words.no_department.to_owned())) };
        if why.with_untracked(|why| why.trim().is_empty()) {
            return error.set(Some(words.no_why.to_owned()));
        }
        let from = store.me.with_untracked(|me| me.department);
        let ask = why.with_untracked(|why| transfer::ask(id, browser::new_id(), from, chosen, why));
        store.run(vec![ask], move |result| match result {
            Ok(step) => {
                kept.sent();
                sheet.close();
                store.toast(fill(words.sent, &[&department_name(store, chosen)]), step);
            }
            Err(why) => {
                if error.try_set(Some(errors::engine(&why))).is_some() {
                    store.toast_error(errors::engine(&why));
                }
            }
        });
    };
    let one = move |(id, name): (Id, String)| {
        let value = id.to_string();
        let is_on = {
            let value = value.clone();
            move || to.with(|to| *to == value)
        };
        let is_checked = is_on.clone();
        view! {
            <label class="role-one" class:on=is_on>
                <input data-testid="transfer-to" data-name=name.clone() type="radio" name="transfer-to" prop:checked=is_checked on:change=move |_| to.set(value.clone()) />
                <b class="grow" dir="auto">{name}</b>
            </label>
        }
    };
    view! {
        <form class="form" on:submit=send>
            <p class="s muted">{words.ask_text}</p>
            <fieldset class="roles-choice">
                <legend class="field-label">{words.to}</legend>
                {all.into_iter().map(one).collect::<Vec<_>>()}
            </fieldset>
            <label class="field">
                <span class="field-label">{words.why}</span>
                <textarea class="input" rows="3" dir="auto" placeholder=" " data-testid="transfer-why" prop:value=move || why.get() on:input=move |event| why.set(event_target_value(&event))></textarea>
            </label>
            {move || error.get().map(|why| view! { <p class="field-error" role="alert" data-testid="transfer-error">{why}</p> })}
            <div class="form-do">
                <button type="submit" class="btn main wide" data-testid="transfer-send">{words.send}</button>
            </div>
        </form>
    }
}

/// The requests that wait, with what can be done by who is here.
#[component]
pub fn Asked(state: ClientState) -> AnyView {
    let store = use_store();
    let waiting = memo(move || {
        state.open.with(|open| {
            let of = |request: &&TransferView| request.is_waiting();
            let all = open.as_ref().map(|parts| parts.facts.transfers.iter().filter(of).cloned().collect());
            all.unwrap_or_else(Vec::new)
        })
    });
    live(move || {
        let all: Vec<AnyView> = waiting.get().into_iter().map(|request| one(store, state, request)).collect();
        (!all.is_empty()).then(|| view! { <div class="transfers">{all}</div> })
    })
}

fn one(store: Store, state: ClientState, request: TransferView) -> AnyView {
    let words = &t().access.transfer;
    let is_accepting = RwSignal::new(false);
    let (id, at) = (state.id, Place::of(Entity::Transfer, request.id));
    let (to, by, from) = (request.to, request.by.member, request.from);
    let may = memo(move || store.who().map_or((false, false), |who| (who.answers(to), who.withdraws(by, from))));
    let title = fill(words.request, &[&to_name(store, &request)]);
    let about = format!("{} · {}", request.by.name, clock().moment(request.at));
    let text = request.text.clone();
    let request = StoredValue::new(request);
    view! {
        <section class="twin transfer" role="status" data-testid="transfer">
            <div class="grow">
                <p><b dir="auto">{title}</b></p>
                <p class="s" dir="auto">{text}</p>
                <p class="xs muted" dir="auto">{about}</p>
            </div>
            <div class="transfer-do">
                {move || may.get().0.then(|| view! { <button type="button" class="btn main" data-testid="transfer-accept" on:click=move |_| is_accepting.set(true)>{words.accept}</button> })}
                {move || {
                    let (answers, withdraws) = may.get();
                    view! { <Turning client=id at=at turns=turns_of_transfer(answers, withdraws) /> }
                }}
            </div>
            {move || is_accepting.get().then(|| {
                let close = Callback::new(move |()| is_accepting.set(false));
                view! { <AcceptSheet id=id request=request.get_value() on_close=close /> }
            })}
        </section>
    }
}

/// The sheet in which somebody of the department is chosen who leads the client from now on.
#[component]
pub fn AcceptSheet(
    /// The client.
    id: Id,
    /// The request.
    request: TransferView,
    /// It was closed.
    on_close: Callback<()>,
) -> AnyView {
    view! {
        <Sheet title=t().access.transfer.accept testid="accept-sheet" on_close=on_close><Accepting id=id request=request /></Sheet>
    }
}

#[component]
fn Accepting(id: Id, request: TransferView) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let words = &t().access.transfer;
    let mut team: Vec<Lead> = store.team().into_iter().filter(|lead| lead.member != Id::default()).collect();
    let me = store.me.with_untracked(|me| me.member);
    // Who leads no clients gives none to anybody either.
    let gives = store.role.get_untracked().writes();
    if !gives {
        team.clear();
    }
    // Whoever is here comes first: he is chosen until another is.
    team.sort_by_key(|lead| lead.member != me);
    let kept = KeptForm::new(format!("accept.{}", request.id));
    let (to, stays) = (kept.text("to", me.to_string()), kept.text("stays", "yes".to_owned()));
    let asker = (request.by.member, request.by.name.clone());
    let error = RwSignal::new(None::<String>);
    let request = StoredValue::new(request);
    let people = StoredValue::new(team.clone());
    let chosen = move || {
        let chosen = to.get_untracked();
        people.with_value(|people| people.iter().find(|lead| lead.member.to_string() == chosen).cloned())
    };
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        let fail = move |why| {
            if error.try_set(Some(errors::engine(&why))).is_some() {
                store.toast_error(errors::engine(&why));
            }
        };
        if !gives {
            let commands = request.with_value(|request| transfer::take_in(id, request, browser::new_id()));
            return store.run(commands, move |result| match result {
                Ok(_) => {
                    kept.sent();
                    sheet.close();
                    // Taking it back is not his.
                    store.toast(words.taken_in.to_owned(), None);
                }
                Err(why) => fail(why),
            });
        }
        let Some(to) = chosen() else { return };
        let led = store.rows.with_untracked(|rows| {
            rows.row(id).map(|row| Lead { member: row.lead.unwrap_or_default(), name: row.responsible.clone() })
        });
        let stays =
            Some(request.with_value(|request| request.by.member)).filter(|_| stays.with_untracked(|stays| stays == "yes"));
        let ids = [browser::new_id(), browser::new_id()];
        let commands = request.with_value(|request| transfer::accept(id, request, &led.unwrap_or_default(), &to, stays, ids));
        store.run(commands, move |result| match result {
            Ok(step) => {
                kept.sent();
                sheet.close();
                store.toast(fill(words.accepted, &[&to.name]), step);
            }
            Err(why) => fail(why),
        });
    };
    let chip = move |lead: Lead| {
        let value = lead.member.to_string();
        let is_on = {
            let value = value.clone();
            move || to.with(|to| *to == value)
        };
        let is_pressed = is_on.clone();
        view! {
            <button type="button" class="chip" class:on=is_on aria-pressed=move || is_pressed().to_string() data-testid="accept-to" dir="auto" on:click=move |_| to.set(value.clone())>{lead.name}</button>
        }
    };
    let toggle = move |_| stays.update(|stays| *stays = if stays == "yes" { "no".to_owned() } else { "yes".to_owned() });
    let is_other = move || gives && to.with(|to| *to != asker.0.to_string()) && asker.0 != me;
    view! {
        <form class="form" on:submit=go>
            {if gives { view! {
                <div class="field" role="group" aria-label=words.leads>
                    <span class="field-label">{words.leads}</span>
                    <div class="chips">{team.into_iter().map(chip).collect::<Vec<_>>()}</div>
                </div>
            } } else { view! { <p class="muted">{words.take_in}</p> } }}
            {move || is_other().then(|| {
                let label = fill(words.stays, &[&asker.1]);
                view! {
                    <label class="role-one" class:on=move || stays.with(|stays| stays == "yes")>
                        <input data-testid="accept-stays" type="checkbox" prop:checked=move || stays.with(|stays| stays == "yes") on:change=toggle />
                        <span class="grow" dir="auto">{label}</span>
                    </label>
                }
            })}
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="form-do">
                <button type="submit" class="btn main wide" data-testid="accept-do">{words.accept}</button>
            </div>
        </form>
    }
}

/// A request in the timeline, with its answer.
#[component]
pub fn TransferEntry(
    /// The request.
    id: Id,
    /// What is known of the client.
    open: Open,
    /// The timeline's entry.
    entry: Memo<Option<Arc<TimelineEntry>>>,
) -> AnyView {
    let store = use_store();
    let words = &t().access.transfer;
    let request = memo(move || {
        let found = open.with(|open| open.as_ref()?.facts.transfers.iter().find(|request| request.id == id).cloned());
        found.unwrap_or_default()
    });
    live(move || {
        let request = request.get();
        let name = STATES.iter().position(|state| *state == request.state).and_then(|at| words.states.get(at)).copied();
        let turn = request.turns.iter().rfind(|turn| turn.state == request.state);
        let answer = turn.map(|turn| {
            let who = [clock().moment(turn.at), turn.by.name.clone()].into_iter().filter(|part| !part.is_empty());
            let (text, who) = (turn.text.clone(), who.collect::<Vec<_>>().join(" · "));
            view! {
                <p class="note-text" dir="auto" data-testid="transfer-answer">{(!text.is_empty()).then(|| format!("{text}  "))}<span class="xs faint">{who}</span></p>
            }
        });
        let mark = if request.settled { "state later" } else { "state none" };
        let state = request.state.clone();
        view! {
            <span class=mark>{icon("users")}</span>
            <div class="grow" data-testid="transfer-entry" data-state=state>
                <div class="ti-head">
                    <b class="grow" dir="auto">{fill(words.request, &[&to_name(store, &request)])}</b>
                    {entry.get().map(|entry| when(&entry))}
                </div>
                <p class="note-text" dir="auto">{request.text}</p>
                <span class="tag" class:none=!request.settled>{name}</span>
                {answer}
            </div>
        }
    })
}
