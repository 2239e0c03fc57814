//! Whether a client meets conditions, looked up in what the row holds. Nothing is allocated for a row, except to fold a text of the company's
//! own facts: it goes over every client whenever the list changes. Never here: what a person typed.

use ingot_shared::domain::rules::next_step::NextStep;
use ingot_shared::domain::{StageKind, Value};
use ingot_shared::row::{ClientRow, part};
use ingot_shared::text::fold;
use ingot_shared::{Id, Instant};

use super::{Condition, Field, Filter, Join, Op, deal_leads, word};
use crate::model::segments::Segments;
use crate::model::today::{Today, urgency};
use crate::model::views::{Ready, Views};

/// Millions of years: further than any day.
const FAR: i32 = i32::MAX / 4;
/// More days than any condition means; sums with a day stay in range.
const MOST_DAYS: i64 = 1_000_000;

/// What is known of clients beside their rows.
#[derive(Clone, Copy, Debug)]
pub struct Lens<'a> {
    /// Segments and money.
    pub segments: &'a Segments,
    /// The ready-made views.
    pub views: &'a Views,
    /// The company's clock.
    pub today: &'a Today,
}

/// A condition, read once for all rows.
#[derive(Clone, Debug, PartialEq)]
enum Test {
    Flag,
    Text(String),
    Keys(Vec<String>),
    Range(i64, i64),
    /// From a day to a day; whether no day at all fits too.
    Days(i32, i32, bool),
}

/// A filter, read once for all rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prepared {
    is_any: bool,
    tests: Vec<(Field, bool, Test)>,
    customs: Vec<(Id, String)>,
}

impl Prepared {
    /// Reads a filter as of the day that the worklist shows. What is not filled in, or not known, is left out.
    pub fn of(filter: &Filter, today: &Today) -> Self {
        let day = today.moment().map_or(0, |moment| moment.today.days());
        let tests: Vec<_> =
            filter.conditions.iter().filter_map(|one| Some((one.field, one.op.is_opposite(), test(one, day)?))).collect();
        let customs = tests.iter().filter_map(|(field, ..)| match field {
            Field::Custom(id) => Some((*id, format!("custom:{id}"))),
            _ => None,
        });
        let customs = customs.collect();
        Self { is_any: filter.join == Join::Any, tests, customs }
    }

    /// Whether every client meets it.
    pub const fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether a client meets it; `name` is its folded name.
    pub fn holds(&self, row: &ClientRow, name: &str, lens: Lens<'_>) -> bool {
        let meets = |(field, is_not, test): &(Field, bool, Test)| self.meets(*field, test, row, name, lens) != *is_not;
        if self.is_any { self.is_empty() || self.tests.iter().any(meets) } else { self.tests.iter().all(meets) }
    }

    fn meets(&self, field: Field, test: &Test, row: &ClientRow, name: &str, lens: Lens<'_>) -> bool {
        let has = |bit: u16| row.has & bit != 0;
        match (field, test) {
            (Field::Custom(id), test) => {
                let key = self.customs.iter().find(|(custom, _)| *custom == id).map_or("", |(_, key)| key.as_str());
                custom(row.facts.get(key), test)
            }
            (Field::Name, Test::Text(part)) => name.contains(part.as_str()),
            (Field::Phone, Test::Flag) => has(part::PHONE),
            (Field::Email, Test::Flag) => has(part::EMAIL),
            (Field::Messenger, Test::Flag) => has(part::MESSENGER),
            (Field::Address, Test::Flag) => has(part::ADDRESS),
            (Field::Due, Test::Flag) => lens.views.holds(Ready::Due, row.id),
            (Field::Dormant, Test::Flag) => lens.views.holds(Ready::Dormant, row.id),
            (Field::Quiet, Test::Flag) => row.do_not_contact,
            (_, Test::Keys(keys)) => keys.iter().any(|key| has_key(field, key, row, lens)),
            (_, Test::Range(least, most)) => (*least..=*most).contains(&number(field, row, lens)),
            (_, Test::Days(from, to, or_never)) => {
                moment(field, row).map_or(*or_never, |at| (*from..=*to).contains(&lens.today.day_of(at).days()))
            }
            _ => false,
        }
    }
}

fn test(condition: &Condition, today: i32) -> Option<Test> {
    let number = || Some(condition.number()?.saturating_mul(unit(condition.field)));
    let days = || condition.number().and_then(|days| i32::try_from(days.clamp(0, MOST_DAYS)).ok());
    Some(match condition.op {
        Op::Yes | Op::No => Test::Flag,
        Op::Has | Op::Lacks => Test::Text(filled(fold(condition.value()))?),
        Op::Is | Op::Not if condition.values.is_empty() => return None,
        Op::Is | Op::Not => Test::Keys(condition.values.clone()),
        Op::Least => Test::Range(number()?, i64::MAX),
        Op::Most => Test::Range(i64::MIN, number()?),
        Op::Within => Test::Days(today - days()?, today, false),
        Op::Before => Test::Days(-FAR, today - days()? - 1, true),
        Op::Next => Test::Days(today, today + days()?, false),
    })
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// How many of what rows count make one of what a person types: amounts are typed in whole units.
const fn unit(field: Field) -> i64 {
    if matches!(field, Field::Bought | Field::Value) { 100 } else { 1 }
}

fn has_key(field: Field, key: &str, row: &ClientRow, lens: Lens<'_>) -> bool {
    match field {
        Field::Tag => is_in(row.tags.iter().map(String::as_str), key),
        Field::Interest => {
            let on = row.facts.members("interest").filter(|(_, value)| **value == Value::Flag(true));
            is_in(on.map(|(interest, _)| interest), key)
        }
        Field::Stage => row.deals.iter().any(|deal| deal.stage.key() == key),
        Field::DealLead => deal_leads(row).any(|lead| lead == key),
        Field::Segment => lens.segments.of(row.id).key() == key,
        Field::Category => lens.segments.category(row) == key,
        Field::Step => step_key(step(row, lens.today)) == key,
        field => word(row, field) == key,
    }
}

/// Whether a set has a word; the empty word means that it has none.
fn is_in<'a>(mut set: impl Iterator<Item = &'a str>, key: &str) -> bool {
    if key.is_empty() { set.next().is_none() } else { set.any(|one| one == key) }
}

fn number(field: Field, row: &ClientRow, lens: Lens<'_>) -> i64 {
    let deals = |kind| i64::try_from(row.deals.iter().filter(|deal| deal.kind() == kind).count()).unwrap_or(i64::MAX);
    match field {
        Field::Bought => lens.segments.won(row.id).minor,
        Field::Value => lens.segments.value(row).minor,
        Field::Won => deals(StageKind::Won),
        Field::Lost => deals(StageKind::Lost),
        Field::Open => deals(StageKind::Open),
        Field::Filled => i64::from(row.completeness(part::WANTED)),
        _ => 0,
    }
}

const fn moment(field: Field, row: &ClientRow) -> Option<Instant> {
    match field {
        Field::Contact => row.last_contact,
        Field::Verified => row.verified,
        Field::Created => Some(row.created),
        _ => None,
    }
}

/// The most urgent of a client's open tasks says what is planned.
fn step(row: &ClientRow, today: &Today) -> NextStep {
    let planned = today.moment().and_then(|moment| row.tasks.iter().filter_map(|task| urgency(task, moment)).min());
    planned.unwrap_or(NextStep::Nothing)
}

/// The word of a state for storage and tests.
pub const fn step_key(step: NextStep) -> &'static str {
    match step {
        NextStep::Overdue => "overdue",
        NextStep::Today => "today",
        NextStep::Nothing => "nothing",
        NextStep::Planned => "planned",
    }
}

/// A fact of the company's own says by its value what it is.
fn custom(value: Option<&Value>, test: &Test) -> bool {
    match (value, test) {
        (None, Test::Keys(keys)) => keys.iter().any(String::is_empty),
        (None, Test::Days(.., or_never)) => *or_never,
        (Some(Value::Text(text)), Test::Keys(keys)) => keys.contains(text),
        (Some(Value::Text(text)), Test::Text(part)) => fold(text).contains(part.as_str()),
        (Some(Value::Flag(on)), Test::Flag) => *on,
        (Some(Value::Number(number)), Test::Range(least, most)) => (*least..=*most).contains(number),
        (Some(Value::Money(money)), Test::Range(least, most)) => {
            (least.saturating_mul(100)..=most.saturating_mul(100)).contains(&money.minor)
        }
        (Some(Value::Day(day)), Test::Days(from, to, _)) => (*from..=*to).contains(&day.days()),
        _ => false,
    }
}
