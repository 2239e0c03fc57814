//! Things of a document by the table of their kind, and the typed views made of them.

use crate::Id;
use crate::document::Document;
use crate::document::entity::Layout;
use crate::document::node::{Entries, Held, Node};
use crate::document::schema as key;
use crate::document::view::{
    AuthorView, ContactView, Item, LeadView, LineView, PaymentView, RequestView, TaskView, TransferView, TurnView,
};
use crate::domain::Fields;

impl Document {
    /// Reads a thing: the fields of its table, who made it, its states.
    pub(in crate::document) fn item(&self, layout: &Layout, id: Id, node: &Node) -> Item {
        let mut fields = Vec::new();
        let mut turns = Vec::new();
        let entries = Entries(self.entries(node));
        let named: Option<Id> = entries.text(key::TURN).parse().ok();
        let (at, by) =
            if layout.signed { (entries.instant(key::AT).unwrap_or_default(), author_in(&entries)) } else { Default::default() };
        for (name, held) in entries.0 {
            match held {
                Held::Map(at) => {
                    let turn = name.strip_prefix("turn:").and_then(|id| id.parse().ok());
                    turns.extend(turn.and_then(|turn| self.turn_view(turn, &at)));
                }
                Held::Scalar(stored) => fields.extend(layout.field(&name).map(|field| (name, field.read(&stored)))),
            }
        }
        turns.sort_by_key(|turn: &TurnView| (turn.at, turn.id));
        // The turn that the thing names, or the latest when that one was taken back elsewhere.
        let current = turns.iter().find(|turn| Some(turn.id) == named).or_else(|| turns.last());
        let first = layout.states.first().map(|state| state.key).unwrap_or_default();
        let state = current.map_or(first, |turn| turn.state.as_str()).to_owned();
        let turn = current.map(|turn| turn.id);
        let settled = layout.state(&state).is_some_and(|state| state.settled);
        Item { id, at, by, fields: fields.into_iter().collect(), settled, turn, turns, state }
    }

    fn turn_view(&self, id: Id, at: &Node) -> Option<TurnView> {
        let entries = Entries(self.entries(at));
        (!entries.flag(key::REMOVED)).then(|| TurnView {
            id,
            at: entries.instant(key::AT).unwrap_or_default(),
            by: author_in(&entries),
            state: entries.text(key::STATE).to_owned(),
            text: entries.text(key::TEXT).to_owned(),
            deal: entries.text("deal").parse().ok(),
        })
    }

    pub(in crate::document) fn author(&self, at: &Node) -> AuthorView {
        AuthorView { member: self.parsed(at, key::BY).unwrap_or_default(), name: self.text(at, key::NAME) }
    }
}

pub(in crate::document) fn author_in(entries: &Entries) -> AuthorView {
    AuthorView { member: entries.text(key::BY).parse().unwrap_or_default(), name: entries.text(key::NAME).to_owned() }
}

/// The member who leads: `lead` holds the id and the name that was written with it. Somebody who knows only the name may have written
/// another one since; then only the name is known.
pub(in crate::document) fn lead_of(responsible: &str, lead: &str) -> Option<Id> {
    let (id, name) = lead.split_once(' ').unwrap_or((lead, ""));
    if name == responsible { id.parse().ok() } else { None }
}

fn text(fields: &Fields, key: &str) -> String {
    fields.text(key).to_owned()
}

impl From<Item> for ContactView {
    fn from(item: Item) -> Self {
        let fields = &item.fields;
        Self {
            id: item.id,
            at: item.at,
            kind: text(fields, "kind"),
            direction: text(fields, "direction"),
            seconds: fields.number("seconds").unwrap_or(0),
            result: text(fields, "result"),
            text: text(fields, "text"),
            verified: fields.flag("verified"),
            channel: text(fields, "channel"),
            person: fields.id("person"),
            deal: fields.id("deal"),
            task: fields.id("task"),
            enquiry: fields.id("enquiry"),
            recording: fields.id("recording"),
            recording_link: text(fields, "recording_link"),
            by: item.by,
        }
    }
}

impl From<Item> for RequestView {
    fn from(item: Item) -> Self {
        let fields = &item.fields;
        // What came of an enquiry is in the turn that settled it.
        let deal = item.current().and_then(|turn| turn.deal).or_else(|| fields.id("deal"));
        Self {
            id: item.id,
            at: item.at,
            subject: text(fields, "subject"),
            text: text(fields, "text"),
            channel: text(fields, "channel"),
            source: text(fields, "source"),
            page: text(fields, "page"),
            assignee: fields.id("assignee"),
            deal,
            settled: item.settled,
            by: item.by,
            state: item.state,
            turns: item.turns,
        }
    }
}

impl From<Item> for TaskView {
    fn from(item: Item) -> Self {
        let fields = &item.fields;
        Self {
            id: item.id,
            at: item.at,
            title: text(fields, "title"),
            kind: text(fields, "kind"),
            due: fields.day("due"),
            minute: fields.number("minute"),
            assignee: fields.id("assignee"),
            repeat: text(fields, "repeat"),
            text: text(fields, "text"),
            deal: fields.id("deal"),
            enquiry: fields.id("enquiry"),
            person: fields.id("person"),
            after: fields.id("after"),
            settled: item.settled,
            turn: item.current().cloned(),
            by: item.by,
            state: item.state,
            turns: item.turns,
        }
    }
}

impl From<Item> for LeadView {
    fn from(item: Item) -> Self {
        let fields = &item.fields;
        let (from, to, deal) = (text(fields, "from"), text(fields, "to"), fields.id("deal"));
        Self { id: item.id, at: item.at, by: item.by, from, to, deal }
    }
}

impl From<Item> for TransferView {
    fn from(item: Item) -> Self {
        let fields = &item.fields;
        Self {
            id: item.id,
            at: item.at,
            text: text(fields, "text"),
            from: fields.id("from"),
            to: fields.id("to"),
            settled: item.settled,
            by: item.by,
            state: item.state,
            turns: item.turns,
        }
    }
}

impl From<&Item> for LineView {
    fn from(item: &Item) -> Self {
        let fields = &item.fields;
        Self {
            id: item.id,
            title: text(fields, "title"),
            product: fields.id("product"),
            group: text(fields, "group"),
            unit: text(fields, "unit"),
            quantity: fields.number("quantity").unwrap_or(1_000),
            price: fields.money("price"),
            discount: fields.number("discount").unwrap_or(0),
            order: fields.number("order").unwrap_or(0),
        }
    }
}

impl From<&Item> for PaymentView {
    fn from(item: &Item) -> Self {
        let fields = &item.fields;
        Self {
            id: item.id,
            amount: fields.money("amount").unwrap_or_default(),
            due: fields.day("due"),
            paid: fields.day("paid"),
            invoice: text(fields, "invoice"),
            comment: text(fields, "comment"),
        }
    }
}
