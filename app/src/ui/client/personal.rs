//! Everything that is stored about a client, as files: for people, in their language, and for programs. The relay is asked first, which
//! wants the password and writes the export down. Never here: what a document holds.

use ingot_shared::Id;
use ingot_shared::account::Ask;
use ingot_shared::document::edits::{Edit, HIDDEN};
use ingot_shared::document::json_text;
use ingot_shared::document::view::{ClientView, DealView, Item, RequestView, TimelineKind};
use ingot_shared::domain::{Fields, Value};

use super::edits::{label_of, name_of, value_of};
use super::former::called;
use super::words;
use crate::bridge::{Personal, ToEngine};
use crate::model::paper::{Paper, Section};
use crate::ui::account::{Proof, proof_sheet};
use crate::ui::browser::{clock, now};
use crate::ui::common::{Sheet, download, icon, use_sheet};
use crate::ui::i18n::{current, days, figures, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// What people know by other lines: the responsible's id, and the moment at which the line stands.
const UNTOLD: [&str; 2] = ["lead", "created"];
/// Version of the file for programs.
const VERSION: u32 = 1;

/// For whom a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    People,
    Programs,
}

/// The sheet.
#[component]
pub fn PersonalSheet(
    /// The client.
    id: Id,
    /// It was closed.
    on_close: Callback<()>,
) -> AnyView {
    let proof = proof_sheet();
    view! {
        <Sheet title=t().erase.personal.action.trim_end_matches('…') testid="personal-sheet" on_close=on_close>
            <Choice id=id />
        </Sheet>
        {proof}
    }
}

#[component]
fn Choice(id: Id) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let proof = Proof::around();
    let words = &t().erase.personal;
    let wanted = RwSignal::new(None::<For>);
    store.personal.set(None);
    effect(move || {
        let Some((client, all)) = store.personal.get().filter(|(client, _)| *client == id) else { return };
        let Some(kind) = wanted.get_untracked() else { return };
        wanted.set(None);
        match all {
            Some(all) => {
                save(store, client, &all, kind);
                store.toast(words.done.to_owned(), None);
                sheet.close();
            }
            None => store.toast_error(words.unreadable.to_owned()),
        }
    });
    let make = move |kind: For| {
        wanted.set(Some(kind));
        proof.export(store, Ask::Export { document: id }, move |may| match may {
            true => store.tell(ToEngine::ReadPersonal { client: id }),
            false => _ = wanted.try_set(None),
        });
    };
    let is_busy = move || wanted.get().is_some();
    view! {
        <div class="form">
            <p>{words.what}</p>
            <button type="button" class="btn main wide" autofocus=true data-testid="personal-people" prop:disabled=is_busy on:click=move |_| make(For::People)>
                {icon("doc")}{move || if is_busy() { words.under_way } else { words.for_people }}
            </button>
            <button type="button" class="btn wide" data-testid="personal-programs" prop:disabled=is_busy on:click=move |_| make(For::Programs)>{words.for_programs}</button>
        </div>
    }
}

fn save(store: Store, client: Id, all: &Personal, kind: For) {
    let data = data(store, client, all);
    match kind {
        For::Programs => download(&format!("ingot-{client}.json"), &data),
        For::People => download(&format!("ingot-{client}.html"), &paper(store, client, all, data).html()),
    }
}

fn text(text: &str) -> String {
    let mut out = String::new();
    json_text(text, &mut out);
    out
}

/// The file for programs: the document as it is stored, and every edit of it.
fn data(store: Store, client: Id, all: &Personal) -> String {
    let me = store.me.with_untracked(|me| me.member);
    let value = |value: &Value| match value {
        Value::Nothing => "null".to_owned(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(one) => text(one),
        Value::Moment(at) => at.as_millis().to_string(),
        Value::Day(day) => text(&day.to_string()),
        Value::Money(money) => text(&figures::amount(*money)),
        Value::Ref(id) => text(&id.to_string()),
    };
    let fact = |fact: &ingot_shared::document::edits::EditedFact| {
        let at = (fact.at.entity, fact.at.id);
        format!(
            "{{\"thing\":{},\"id\":{},\"field\":{},\"before\":{},\"after\":{}}}",
            text(&format!("{:?}", at.0)),
            text(&at.1.to_string()),
            text(&fact.key),
            value(&fact.before),
            value(&fact.after)
        )
    };
    let edit = |edit: &Edit| {
        let facts = edit.facts.iter().map(fact).collect::<Vec<_>>().join(",");
        let at = edit.at.map_or_else(|| "null".to_owned(), |at| at.as_millis().to_string());
        let by = edit.by.map_or_else(|| "null".to_owned(), |by| text(&by.to_string()));
        format!("{{\"at\":{at},\"by\":{by},\"facts\":[{facts}]}}")
    };
    format!(
        "{{\"format\":\"ingot-client\",\"version\":{VERSION},\"client\":{},\"exported\":{},\"by\":{},\"document\":{},\"edits\":[{}]}}\n",
        text(&client.to_string()),
        now().as_millis(),
        text(&me.to_string()),
        all.document,
        all.edits.iter().map(edit).collect::<Vec<_>>().join(",")
    )
}

/// The file for people.
fn paper(store: Store, client: Id, all: &Personal, data: String) -> Paper {
    let words = &t().erase.personal;
    let view = &all.view;
    let [facts, ways, people, history, requests, tasks, deals, other, edits] = words.parts.map(ToOwned::to_owned);
    let section = |title: String, lines: Vec<(String, String)>| Section { title, lines };
    let items = |items: &[Item]| items.iter().map(|item| (moment(item.at), item_text(store, &item.fields))).collect::<Vec<_>>();
    let mut reach: Vec<(String, String)> =
        view.phones.iter().map(|phone| (t().field_phone.to_owned(), phone.typed.clone())).collect();
    reach.extend(view.emails.iter().map(|email| (t().field_email.to_owned(), email.address.clone())));
    reach.extend(view.messengers.iter().map(|item| (t().client.messenger.to_owned(), item_text(store, &item.fields))));
    reach.extend(view.addresses.iter().map(|item| (t().field_address.to_owned(), item_text(store, &item.fields))));
    let rest = [&view.files, &view.receipts, &view.answers, &view.series, &view.bonuses, &view.subscriptions];
    let name = if view.name.is_empty() { t().unnamed.to_owned() } else { view.name.clone() };
    let me = store.me.with_untracked(|me| me.member);
    let by = name_of(store, &store.team(), me);
    Paper {
        lang: current().code(),
        title: fill(words.title, &[&name]),
        lead: fill(words.lead, &[&clock().full(now()), &by]),
        sections: vec![
            section(facts, told_fields(store, &view.facts)),
            section(ways, reach),
            section(people, view.people.iter().map(|item| (String::new(), item_text(store, &item.fields))).collect()),
            section(history, told_history(store, view)),
            section(requests, view.enquiries.iter().chain(&view.complaints).map(told_request).collect()),
            section(tasks, told_tasks(store, view)),
            section(deals, view.deals.iter().map(|deal| told_deal(store, deal)).collect()),
            section(other, rest.into_iter().flat_map(|list| items(list)).collect()),
            section(edits, told_edits(store, client, &all.edits)),
        ],
        data: Some(data),
    }
}

fn moment(at: ingot_shared::Instant) -> String {
    if at.as_millis() == 0 { String::new() } else { clock().full(at) }
}

/// What a field is called; its key where no screen shows it.
fn label(store: Store, key: &str) -> String {
    let (of, member) = key.split_once(':').unwrap_or((key, ""));
    let name = if of == "custom" || member.is_empty() { called(store, key) } else { called(store, of) };
    if name.is_empty() { key.to_owned() } else { name }
}

fn told_value(store: Store, key: &str, value: &Value) -> String {
    let told = value_of(store, key, value);
    match value {
        _ if !told.is_empty() => told,
        Value::Moment(at) => moment(*at),
        Value::Ref(id) => id.to_string(),
        Value::Flag(false) | Value::Nothing => "—".to_owned(),
        _ => told,
    }
}

fn told_fields(store: Store, fields: &Fields) -> Vec<(String, String)> {
    let told = fields.list.iter().filter(|(key, _)| !UNTOLD.contains(&key.as_str()));
    told.map(|(key, value)| (label(store, key), told_value(store, key, value))).collect()
}

fn item_text(store: Store, fields: &Fields) -> String {
    let lines = told_fields(store, fields).into_iter().map(|(about, text)| format!("{about}: {text}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Parts of a line that are there, one below another.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn told_history(store: Store, view: &ClientView) -> Vec<(String, String)> {
    let [call, _, message, meeting, _, _, letter, visit] = t().client.kinds;
    let told = |entry: &ingot_shared::document::view::TimelineEntry| {
        let what = match &entry.what {
            TimelineKind::Note { text } => joined([t().note.to_owned(), text.clone()]),
            TimelineKind::DealCreated { title, amount, .. } => {
                joined([t().deal_created.to_owned(), title.clone(), figures::amount(*amount)])
            }
            TimelineKind::DealMoved { title, from, to, .. } => {
                joined([title.clone(), format!("{} → {}", store.stage_name(*from), store.stage_name(*to))])
            }
            TimelineKind::Item { text, .. } => match view.contacts.iter().find(|contact| contact.id == entry.id) {
                None => text.clone(),
                Some(contact) => {
                    let kind = match contact.kind.as_str() {
                        "call" => call,
                        "message" => message,
                        "meeting" => meeting,
                        "letter" => letter,
                        "visit" => visit,
                        other => other,
                    };
                    let result = words::name(store, "result", &contact.result);
                    joined([kind.to_owned(), result, contact.text.clone(), contact.recording_link.clone()])
                }
            },
        };
        (moment(entry.at), joined([what, entry.by.name.clone()]))
    };
    view.timeline.iter().map(told).collect()
}

fn told_request(request: &RequestView) -> (String, String) {
    let names = ["open", "processed", "rejected", "new", "in_work", "solved"];
    let state = names.iter().position(|name| *name == request.state).and_then(|at| t().client.states.get(at)).copied();
    let turns = request.turns.iter().map(|turn| joined([moment(turn.at), turn.text.clone(), turn.by.name.clone()]));
    let parts = [request.subject.clone(), request.text.clone(), request.page.clone(), state.unwrap_or_default().to_owned()];
    (moment(request.at), joined(parts.into_iter().chain(turns)))
}

fn told_tasks(store: Store, view: &ClientView) -> Vec<(String, String)> {
    let told = |task: &ingot_shared::document::view::TaskView| {
        let due = task.due.map(|day| days::short(day, store.today())).unwrap_or_default();
        let result = task.turn.as_ref().map(|turn| turn.text.clone()).unwrap_or_default();
        (due, joined([task.title.clone(), task.text.clone(), result, task.by.name.clone()]))
    };
    view.tasks.iter().map(told).collect()
}

fn told_deal(store: Store, deal: &DealView) -> (String, String) {
    let lines = deal.lines.iter().map(|line| line.title.clone());
    let moves = deal
        .history
        .iter()
        .map(|one| format!("{}: {} → {}", moment(one.at), store.stage_name(one.from), store.stage_name(one.to)));
    let loss = deal.loss.as_ref().map(|loss| loss.comment.clone()).unwrap_or_default();
    let head = [deal.title.clone(), figures::amount(deal.amount), store.stage_name(deal.stage), deal.responsible.clone(), loss];
    (moment(deal.created), joined(head.into_iter().chain(lines).chain(moves)))
}

fn told_edits(store: Store, client: Id, edits: &[Edit]) -> Vec<(String, String)> {
    let words = &t().client.edits;
    let team = store.team();
    let told = |edit: &Edit| {
        let told = edit.facts.iter().filter(|fact| !UNTOLD.contains(&fact.key.as_str()));
        let facts = told.map(|fact| {
            let name = label_of(store, client, fact).unwrap_or_else(|| fact.key.clone());
            match fact.key == HIDDEN {
                true => format!("{name}: {}", if fact.after == Value::Flag(true) { words.hidden } else { words.shown }),
                false => {
                    let [before, after] = [&fact.before, &fact.after].map(|value| told_value(store, &fact.key, value));
                    format!("{name}: {before} → {after}")
                }
            }
        });
        let made = if edit.is_first { words.made.to_owned() } else { String::new() };
        let by = edit.by.map(|member| name_of(store, &team, member)).unwrap_or_default();
        (edit.at.map(moment).unwrap_or_default(), joined(std::iter::once(made).chain(facts).chain([by])))
    };
    edits.iter().map(told).collect()
}
