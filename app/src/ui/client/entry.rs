//! One entry of the timeline: which view draws it, and the entries that are only shown. Never here: the list.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::{TimelineEntry, TimelineKind};
use ingot_shared::domain::StageKind;

use super::contact::Contact;
use super::note::Note;
use super::page::Open;
use super::request::Request;
use super::transfer::TransferEntry;
use crate::model::open_client::Parts;
use crate::ui::browser::clock;
use crate::ui::common::icon;
use crate::ui::i18n::{figures, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Store, use_store};

/// An entry.
#[component]
pub fn Entry(
    /// The client.
    client: Id,
    /// The entry.
    id: Id,
    /// What is known of the client.
    open: Open,
) -> AnyView {
    let entry = memo(move || open.with(|open| open.as_ref().and_then(|parts| parts.entry(id))));
    // What an entry is never changes, only what it holds.
    let what = match entry.with_untracked(|entry| entry.as_ref().map(|entry| entry.what.clone())) {
        Some(TimelineKind::Note { .. }) => view! { <Note client=client id=id entry=entry /> },
        Some(TimelineKind::Item { entity: Entity::Contact, .. }) => {
            view! { <Contact client=client id=id open=open entry=entry /> }
        }
        Some(TimelineKind::Item { entity: Entity::Transfer, .. }) => {
            view! { <TransferEntry id=id open=open entry=entry /> }
        }
        Some(TimelineKind::Item { entity: entity @ (Entity::Enquiry | Entity::Complaint), .. }) => {
            view! { <Request client=client id=id entity=entity open=open entry=entry /> }
        }
        _ => {
            let store = use_store();
            live(move || {
                let parts = open.get()?;
                Some(shown(store, &parts, entry.get()?))
            })
        }
    };
    view! { <li class="ti" data-testid="timeline-entry" data-id=id.to_string()>{what}</li> }
}

/// When and by whom, at the right of an entry.
pub fn when(entry: &TimelineEntry) -> AnyView {
    let (clock, at) = (clock(), entry.at);
    let name = entry.by.name.clone();
    view! {
        <span class="xs faint ti-when" title=clock.full(at)>
            {clock.moment(at)}
            {(!name.is_empty()).then(|| view! { <span dir="auto">" · "{name}</span> })}
        </span>
    }
}

/// How an entry that is only shown looks.
struct Look {
    state: &'static str,
    icon: &'static str,
    head: String,
    text: String,
}

fn shown(store: Store, parts: &Parts, entry: Arc<TimelineEntry>) -> AnyView {
    let Look { state, icon: icon_name, head, text } = look(store, parts, &entry);
    view! {
        <span class=format!("state {state}")>{icon(icon_name)}</span>
        <div class="grow">
            <div class="ti-head"><b class="grow" dir="auto">{head}</b>{when(&entry)}</div>
            {(!text.is_empty()).then(|| view! { <p dir="auto">{text}</p> })}
        </div>
    }
}

fn look(store: Store, parts: &Parts, entry: &TimelineEntry) -> Look {
    let t = t();
    match &entry.what {
        TimelineKind::DealCreated { title, amount, .. } => {
            Look { state: "later", icon: "plus", head: format!("{} · {title}", t.deal_created), text: figures::amount(*amount) }
        }
        TimelineKind::DealMoved { title, from, to, kind, .. } => {
            let (state, icon, head) = match kind {
                StageKind::Won => ("now", "star", t.deal_won),
                StageKind::Lost => ("late", "dash", t.deal_lost),
                StageKind::Open | StageKind::Nurture => ("later", "arrow", t.deal_moved),
            };
            Look {
                state,
                icon,
                head: format!("{head} · {title}"),
                text: format!("{} → {}", store.stage_name(*from), store.stage_name(*to)),
            }
        }
        TimelineKind::Note { text } => Look { state: "later", icon: "doc", head: t.note.to_owned(), text: text.clone() },
        TimelineKind::Item { entity, text } => item(parts, entry.id, *entity, text),
    }
}

fn item(parts: &Parts, id: Id, entity: Entity, text: &str) -> Look {
    let words = &t().client;
    let [file, mailing, answer, bonus, other] = words.others;
    let plain = |state, icon, head: &str, text: &str| Look { state, icon, head: head.to_owned(), text: text.to_owned() };
    match entity {
        Entity::Task => {
            let task = parts.facts.tasks.iter().find(|task| task.id == id);
            let is_done = task.is_none_or(|task| task.state == "done");
            let result = task.and_then(|task| task.turn.as_ref()).map_or("", |turn| turn.text.as_str());
            let (state, icon, head) =
                if is_done { ("now", "check", words.task_done) } else { ("later", "dash", words.task_dropped) };
            Look { state, icon, head: format!("{head} · {text}"), text: result.to_owned() }
        }
        Entity::Proposal => {
            let Some(proposal) = parts.facts.proposals.iter().find(|proposal| proposal.id == id) else {
                return plain("later", "doc", other, text);
            };
            let number =
                if proposal.again > 0 { format!("{}/{}", proposal.number, proposal.again) } else { proposal.number.to_string() };
            let states = ["draft", "sent", "accepted", "declined"];
            let named = states.iter().position(|state| *state == proposal.state);
            let state = named.and_then(|position| words.proposal_states.get(position)).copied().unwrap_or_default();
            let total = proposal.fields.money("total").map(figures::amount);
            let parts = [text.to_owned(), total.unwrap_or_default(), state.to_owned()];
            let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            Look { state: "later", icon: "doc", head: fill(words.proposal, &[&number]), text: line }
        }
        Entity::Lead => {
            let lead = parts.facts.leads.iter().find(|lead| lead.id == id);
            let name = |name: &str| if name.is_empty() { words.no_lead.to_owned() } else { name.to_owned() };
            let line = lead.map(|lead| format!("{} → {}", name(&lead.from), name(&lead.to))).unwrap_or_default();
            plain("later", "users", words.lead_changed, &line)
        }
        Entity::File => plain("later", "import", file, text),
        Entity::Receipt => plain("later", "mail", mailing, text),
        Entity::Answer => plain("later", "doc", answer, text),
        Entity::Bonus => plain("later", "star", bonus, text),
        _ => plain("later", "doc", other, text),
    }
}
