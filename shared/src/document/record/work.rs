//! Products, mailings, campaigns, surveys, requests, planners and finance as screens and rules need them.

use crate::document::entity::Entity;
use crate::domain::Fields;
use crate::row::RecordRow;
use crate::{Date, Id, Instant, Money};

/// A good or service (C123–C129).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// Its document.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Whether it is a service.
    pub service: bool,
    /// The company's own code.
    pub code: String,
    /// Its group, a key.
    pub group: String,
    /// The unit.
    pub unit: String,
    /// Prices by the key of their list, in the order of the keys.
    pub prices: Vec<(String, Money)>,
    /// Stock in thousandths of the unit; none when it is not counted.
    pub stock: Option<i64>,
    /// Days until it can be had.
    pub lead_time: Option<i64>,
    /// Out of the assortment.
    pub retired: bool,
    /// How many days a subscription lasts (C139).
    pub subscription_days: Option<i64>,
    /// After how many days it is bought again (C83).
    pub period_days: Option<i64>,
    /// What is sold along with it (C138).
    pub addons: Vec<Id>,
    /// All fields, custom ones included.
    pub fields: Fields,
}

impl From<&RecordRow> for Product {
    fn from(row: &RecordRow) -> Self {
        let fields = &row.fields;
        let price = |(list, value): (&str, &crate::domain::Value)| match value {
            crate::domain::Value::Money(price) => Some((list.to_owned(), *price)),
            _ => None,
        };
        Self {
            id: row.id,
            name: fields.text("name").to_owned(),
            service: fields.text("kind") == "service",
            code: fields.text("code").to_owned(),
            group: fields.text("group").to_owned(),
            unit: fields.text("unit").to_owned(),
            prices: fields.members("price").filter_map(price).collect(),
            stock: fields.number("stock"),
            lead_time: fields.number("lead_time"),
            retired: fields.flag("retired"),
            subscription_days: fields.number("subscription"),
            period_days: fields.number("period"),
            addons: fields.set("addon").iter().filter_map(|id| id.parse().ok()).collect(),
            fields: fields.clone(),
        }
    }
}

/// A mailing (C103–C107). Who got it is in the clients' documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailing {
    /// Its document.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// `letter`, `message`, `sms`, `post` or `call`.
    pub kind: String,
    /// `company`, `director` or `manager`.
    pub sender: String,
    /// The channel, a key.
    pub channel: String,
    /// The topic, a key.
    pub topic: String,
    /// The day for which it is planned.
    pub planned: Option<Date>,
    /// When it was sent.
    pub sent: Option<Instant>,
    /// Whether it is meant for the whole base.
    pub everyone: bool,
    /// All fields: subject, text, audience, occasion, template, campaign.
    pub fields: Fields,
}

impl From<&RecordRow> for Mailing {
    fn from(row: &RecordRow) -> Self {
        let fields = &row.fields;
        Self {
            id: row.id,
            name: fields.text("name").to_owned(),
            kind: fields.text("kind").to_owned(),
            sender: fields.text("sender").to_owned(),
            channel: fields.text("channel").to_owned(),
            topic: fields.text("topic").to_owned(),
            planned: fields.day("planned"),
            sent: fields.moment("sent"),
            everyone: fields.flag("everyone"),
            fields: fields.clone(),
        }
    }
}

/// An advertising campaign (C184).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Campaign {
    /// Its document.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it cost.
    pub cost: Option<Money>,
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// The channel, a key.
    pub channel: String,
    /// The source of its leads.
    pub source: String,
    /// Values of `utm_campaign` that mean it.
    pub utm: Vec<String>,
}

impl From<&RecordRow> for Campaign {
    fn from(row: &RecordRow) -> Self {
        let fields = &row.fields;
        Self {
            id: row.id,
            name: fields.text("name").to_owned(),
            cost: fields.money("cost"),
            from: fields.day("from"),
            to: fields.day("to"),
            channel: fields.text("channel").to_owned(),
            source: fields.text("source").to_owned(),
            utm: fields.set("utm"),
        }
    }
}

/// A survey (C115).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// Its document.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Whether no more answers are taken.
    pub closed: bool,
    /// Its questions, in their order.
    pub questions: Vec<Question>,
    /// All fields of its own.
    pub fields: Fields,
}

/// A question of a survey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// What is asked.
    pub text: String,
    /// `open`, `choice` or `score`.
    pub kind: String,
    /// What can be chosen.
    pub choices: Vec<String>,
}

impl From<&RecordRow> for Survey {
    fn from(row: &RecordRow) -> Self {
        let mut things = row.things(Entity::Question);
        things.sort_by_key(|(id, fields)| (fields.number("order").unwrap_or(i64::MAX), *id));
        let question = |(id, fields): (Id, Fields)| Question {
            id,
            text: fields.text("text").to_owned(),
            kind: fields.text("kind").to_owned(),
            choices: fields.set("choice"),
        };
        Self {
            id: row.id,
            name: row.fields.text("name").to_owned(),
            closed: row.fields.flag("closed"),
            questions: things.into_iter().map(question).collect(),
            fields: row.fields.list.iter().filter(|(path, _)| !path.contains('/')).cloned().collect(),
        }
    }
}

/// A request from one department to another (C174).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handoff {
    /// Its document.
    pub id: Id,
    /// When it was made.
    pub at: Instant,
    /// Who made it.
    pub by: Id,
    /// What it is about.
    pub subject: String,
    /// What is wanted.
    pub text: String,
    /// The department that asks.
    pub from: Option<Id>,
    /// The department that is asked.
    pub to: Option<Id>,
    /// The client.
    pub client: Option<Id>,
    /// The deal.
    pub deal: Option<Id>,
    /// Who deals with it.
    pub assignee: Option<Id>,
    /// Until when.
    pub due: Option<Date>,
    /// `asked`, `taken`, `done` or `refused`.
    pub state: String,
    /// The answer, or why it was refused.
    pub answer: String,
}

impl From<&RecordRow> for Handoff {
    fn from(row: &RecordRow) -> Self {
        let fields = &row.fields;
        Self {
            id: row.id,
            at: fields.moment("at").unwrap_or_default(),
            by: fields.id("by").unwrap_or_default(),
            subject: fields.text("subject").to_owned(),
            text: fields.text("text").to_owned(),
            from: fields.id("from"),
            to: fields.id("to"),
            client: fields.id("client"),
            deal: fields.id("deal"),
            assignee: fields.id("assignee"),
            due: fields.day("due"),
            state: fields.text("state").to_owned(),
            answer: fields.text("state_text").to_owned(),
        }
    }
}

/// An entry of a member's planner (C87).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanEntry {
    /// Its id.
    pub id: Id,
    /// What is planned.
    pub title: String,
    /// The day.
    pub day: Date,
    /// The minute of the day at which it begins.
    pub minute: Option<i64>,
    /// How long it takes, in minutes.
    pub minutes: Option<i64>,
    /// Whether it is done.
    pub done: bool,
    /// The client that it is about.
    pub client: Option<Id>,
    /// More about it.
    pub text: String,
}

impl PlanEntry {
    /// The entries of a planner, by day and minute.
    pub fn all(row: &RecordRow) -> Vec<Self> {
        let entry = |(id, fields): (Id, Fields)| Self {
            id,
            title: fields.text("title").to_owned(),
            day: fields.day("day").unwrap_or_default(),
            minute: fields.number("minute"),
            minutes: fields.number("minutes"),
            done: fields.flag("done"),
            client: fields.id("client"),
            text: fields.text("text").to_owned(),
        };
        let mut entries: Vec<Self> = row.things(Entity::PlanEntry).into_iter().map(entry).collect();
        entries.sort_by_key(|entry| (entry.day, entry.minute, entry.id));
        entries
    }
}

/// Cost and profit of a client's deals, for those who may read them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finance {
    /// Its document.
    pub id: Id,
    /// The client.
    pub client: Option<Id>,
    /// Cost and profit of each deal, by the deal's id.
    pub deals: Vec<(Id, Option<Money>, Option<Money>)>,
}

impl From<&RecordRow> for Finance {
    fn from(row: &RecordRow) -> Self {
        let deal = |(id, fields): (Id, Fields)| (id, fields.money("cost"), fields.money("profit"));
        Self {
            id: row.id,
            client: row.fields.id("client"),
            deals: row.things(Entity::DealFinance).into_iter().map(deal).collect(),
        }
    }
}
