//! Edits of colleagues who lost the right to them, to be made or declined by whoever may (the relay says who). Never here: who may, running
//! them.

use ingot_shared::account::review::{Draft, Review as Waiting};
use ingot_shared::account::{Ask, Reply};
use ingot_shared::document::edits::{Deed, EditedFact, HIDDEN};
use ingot_shared::document::entity::Entity;
use ingot_shared::domain::Value;
use ingot_shared::wire::Bytes;
use ingot_shared::{Id, Instant};

use crate::bridge::{Link, ToEngine};
use crate::ui::account::{ask, failure_words};
use crate::ui::browser::clock;
use crate::ui::client::{label_of, value_of};
use crate::ui::i18n::{errors, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{Looked, Store, use_store};

/// Everything that one colleague handed in of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    member: Id,
    name: String,
    document: Id,
    at: Instant,
    ids: Vec<Id>,
    drafts: Vec<Bytes>,
}

/// By author and client, the one that waits longest first; in each, what was done first comes first.
fn groups(mut waiting: Vec<Draft>) -> Vec<Group> {
    waiting.sort_by_key(|draft| draft.at);
    let mut groups: Vec<Group> = Vec::new();
    for Draft { draft, member, name, document, at, commands } in waiting {
        match groups.iter_mut().find(|group| (group.member, group.document) == (member, document)) {
            Some(group) => {
                group.ids.push(draft);
                group.drafts.push(commands);
            }
            None => groups.push(Group { member, name, document, at, ids: vec![draft], drafts: vec![commands] }),
        }
    }
    groups
}

/// The list, while there are any.
#[component]
pub fn Review() -> AnyView {
    let store = use_store();
    let words = &t().access.review;
    let all = RwSignal::new(Vec::<Group>::new());
    let busy = RwSignal::new(false);
    store.drafts.set(Vec::new());
    let load = move || {
        ask(store, Ask::EditsForReview { only_count: false }, move |result| {
            if let Ok(Reply::Review(Waiting { drafts, .. })) = result {
                let found = groups(drafts);
                for group in &found {
                    store.tell(ToEngine::LookAtDrafts { document: group.document, drafts: group.drafts.clone() });
                }
                all.try_set(found);
            }
        });
    };
    // Again when the link comes back, or more wait than before.
    let asked = memo(move || store.sync.with(|sync| (matches!(sync.link, Link::Online | Link::OtherTab), sync.reviews)));
    effect(move || {
        let (is_online, reviews) = asked.get();
        if is_online && (reviews > 0 || all.with_untracked(|all| !all.is_empty())) {
            load();
        }
    });
    let settle = move |group: Group, accepted: bool| {
        let question = Ask::SettleEdits { member: group.member, drafts: group.ids.clone(), accepted };
        ask(store, question, move |result| {
            busy.try_set(false);
            match result {
                Ok(_) => {
                    all.try_update(|all| all.retain(|known| known.ids != group.ids));
                    if !accepted {
                        store.toast(words.declined.to_owned(), None);
                    }
                    load();
                }
                Err(why) => store.toast_error(failure_words(&why)),
            }
        });
    };
    let apply = move |group: Group| {
        busy.set(true);
        store.run_drafts(group.document, group.drafts.clone(), move |result| match result {
            Ok(step) => {
                store.toast(words.accepted.to_owned(), step);
                settle(group, true);
            }
            Err(error) => {
                busy.try_set(false);
                store.toast_error(errors::engine(&error));
            }
        });
    };
    let decline = move |group: Group| {
        busy.set(true);
        settle(group, false);
    };
    let one = move |group: Group| {
        let (client, route) = store.called(group.document);
        let by = fill(words.by, &[&group.name]);
        let (look, id) = (group.clone(), group.document.to_string());
        let (applied, declined) = (group.clone(), group.clone());
        let deeds = memo(move || store.drafts.with(|all| found(all, &look.drafts)));
        let can = memo(move || matches!(deeds.get(), Some(Some(_))));
        let what = move || match deeds.get() {
            None => view! { <p class="s muted">{t().client.edits.reading}</p> }.into_any(),
            Some(None) => view! { <p class="s muted">{words.cannot}</p> }.into_any(),
            Some(Some(deeds)) => {
                let document = group.document;
                let lines = deeds.iter().filter_map(|deed| told(store, document, deed)).map(|(label, before, after)| {
                    view! {
                        <div class="review-fact" data-testid="review-fact">
                            <dt class="xs muted">{label}</dt>
                            <dd dir="auto">{before.map(|before| view! { <s class="muted">{before}</s>" → " })}{after}</dd>
                        </div>
                    }
                });
                view! { <dl>{lines.collect::<Vec<_>>()}</dl> }.into_any()
            }
        };
        view! {
            <li class="review-one" data-testid="review-item" data-id=id>
                <div class="inbox-head">
                    <a class="b" dir="auto" href=route.to_string() data-testid="review-client">{client}</a>
                    <span class="s faint inbox-age" title=clock().full(group.at)>{clock().ago(group.at)}</span>
                </div>
                <p class="s muted" dir="auto">{by}</p>
                {live(what)}
                <div class="row review-do">
                    <button type="button" class="btn main" data-testid="review-apply" disabled=move || busy.get() || !can.get() on:click=move |_| apply(applied.clone())>{words.apply}</button>
                    <button type="button" class="btn" data-testid="review-decline" disabled=move || busy.get() on:click=move |_| decline(declined.clone())>{words.decline}</button>
                </div>
            </li>
        }
    };
    live(move || {
        let lines = all.get().into_iter().map(one).collect::<Vec<_>>();
        (!lines.is_empty()).then(|| {
            view! {
                <section class="asked review" aria-label=words.waiting data-testid="review">
                    <h2 class="h3">{words.waiting}</h2>
                    <p class="s muted">{words.about}</p>
                    <ul class="card inbox-list">{lines}</ul>
                </section>
            }
        })
    })
}

/// What the engine said of these drafts; none while it did not.
fn found(all: &[Looked], drafts: &[Bytes]) -> Option<Option<Vec<Deed>>> {
    all.iter().find(|(_, known, _)| known.as_slice() == drafts).map(|(.., deeds)| deeds.clone())
}

/// A deed in words: what it is about, what stood there, what would stand there.
fn told(store: Store, document: Id, deed: &Deed) -> Option<(String, Option<String>, String)> {
    let words = &t().access.review;
    match deed {
        Deed::Fact(fact) => of_fact(store, document, fact),
        Deed::Stage { deal, to, text } => {
            let title = store.rows.with_untracked(|rows| {
                let deals = rows.row(document).map(|row| row.deals.as_slice()).unwrap_or_default();
                deals.iter().find(|known| known.id == *deal).map(|deal| deal.title.clone())
            });
            let label = fill(t().client.edits.deal, &[&title.unwrap_or_default()]);
            let stage = fill(words.stage, &[&store.stage_name(*to)]);
            Some((label, None, if text.is_empty() { stage } else { [&stage, ". ", text].concat() }))
        }
        Deed::State { of, text } => Some((thing(*of).to_owned(), None, some(text, words.state))),
        Deed::Finished { text } => Some((words.finished.to_owned(), None, some(text, t().client.edits.yes))),
        Deed::HandedOver { to } => Some((words.handed_over.to_owned(), None, to.clone())),
        Deed::Other => Some((words.other.to_owned(), None, t().client.edits.yes.to_owned())),
    }
}

fn some(text: &str, or: &str) -> String {
    if text.is_empty() { or.to_owned() } else { text.to_owned() }
}

fn of_fact(store: Store, document: Id, fact: &EditedFact) -> Option<(String, Option<String>, String)> {
    let edits = &t().client.edits;
    let label = label_of(store, document, fact).unwrap_or_else(|| thing(fact.at.entity).to_owned());
    if fact.key == HIDDEN {
        let word = if fact.after == Value::Flag(true) { edits.hidden } else { edits.shown };
        return Some((label, None, word.to_owned()));
    }
    let say = |value: &Value| match value {
        Value::Moment(at) => clock().moment(*at),
        value => value_of(store, &fact.key, value),
    };
    let (before, after) = (say(&fact.before), say(&fact.after));
    // What is the same in words, such as an entry's own marks, tells nothing.
    (before != after).then(|| {
        let was = (fact.before != Value::Nothing).then(|| some(&before, edits.empty));
        (label, was, some(&after, edits.empty))
    })
}

/// What a thing is called that has no name of its own.
fn thing(entity: Entity) -> &'static str {
    let [note, contact, enquiry, complaint, deal, payment, task, proposal, file, person, other] = t().access.review.things;
    match entity {
        Entity::Note => note,
        Entity::Contact => contact,
        Entity::Enquiry => enquiry,
        Entity::Complaint => complaint,
        Entity::Deal | Entity::Line => deal,
        Entity::Payment => payment,
        Entity::Task => task,
        Entity::Proposal | Entity::OfferLine => proposal,
        Entity::File => file,
        Entity::Person => person,
        _ => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(id: u8, member: u8, document: u8, at: i64) -> Draft {
        let id_of = |n: u8| Id::from_bytes([n; 16]);
        Draft {
            draft: id_of(id),
            member: id_of(member),
            name: String::new(),
            document: id_of(document),
            at: Instant::from_millis(at),
            commands: vec![id].into(),
        }
    }

    #[test]
    fn edits_of_one_author_to_one_client_are_decided_together_in_the_order_of_their_making() {
        let all = vec![draft(1, 1, 1, 30), draft(2, 2, 1, 20), draft(3, 1, 1, 10), draft(4, 1, 2, 40)];
        let found: Vec<Vec<Bytes>> = groups(all).into_iter().map(|group| group.drafts).collect();
        let bytes = |ids: &[u8]| ids.iter().map(|id| Bytes::from(vec![*id])).collect::<Vec<_>>();
        assert_eq!(found, [bytes(&[3, 1]), bytes(&[2]), bytes(&[4])]);
    }
}
