//! The workspace as screens and rules need it.

use crate::document::entity::Entity;
use crate::domain::rules::stand_in::Absence;
use crate::domain::{Fields, StageId, StageKind};
use crate::row::RecordRow;
use crate::{Currency, Date, Id, Money};

/// The settings, dictionaries and team. Groups, departments, price lists, events, automations, saved lists and guides are read
/// with [`RecordRow::things`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workspace {
    /// The settings' own fields: limits, rates (`rate:USD`), rest days (`rest:7`), the matrix (`touch:<channel>/<category>`).
    pub settings: Fields,
    /// The base currency.
    pub currency: Currency,
    /// Pipelines, in their order, retired ones included.
    pub pipelines: Vec<Pipeline>,
    /// Reasons for losing a deal, in their order.
    pub loss_reasons: Vec<LossReason>,
    /// All simple dictionaries, each in its order.
    pub entries: Vec<DictionaryEntry>,
    /// Custom fields, in their order.
    pub custom_fields: Vec<CustomField>,
    /// Segments, the best first.
    pub segments: Vec<Segment>,
    /// Templates, in their order.
    pub templates: Vec<Template>,
    /// Names of groups of goods and services, by their ids as text.
    pub groups: Vec<(String, String)>,
    /// Departments, in their order.
    pub departments: Vec<Department>,
    /// The team, those who left included.
    pub members: Vec<Member>,
    /// Who gets new enquiries, the rule that is asked first at the beginning.
    pub sharing: Vec<SharingRule>,
    /// Plans, by month.
    pub plans: Vec<Plan>,
    /// Holidays, by day.
    pub holidays: Vec<Holiday>,
}

/// A pipeline with its stages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pipeline {
    /// Its id, which is its key in deals too.
    pub id: Id,
    /// Its name; empty while a shipped one has none of its own.
    pub name: String,
    /// Which shipped default it is; empty for a company's own.
    pub default: String,
    /// Its colour.
    pub colour: String,
    /// No longer offered.
    pub retired: bool,
    /// Its stages from left to right, retired ones included.
    pub stages: Vec<Stage>,
}

/// A stage of a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// Its id.
    pub id: Id,
    /// Its key in deals.
    pub key: StageId,
    /// What it means.
    pub kind: StageKind,
    /// Its name; empty while a shipped one has none of its own.
    pub name: String,
    /// Its colour.
    pub colour: String,
    /// No longer offered.
    pub retired: bool,
    /// What to say and do (C73).
    pub script: String,
    /// The points of its checklist with their ids, in their order.
    pub checks: Vec<(Id, String)>,
    /// Days after which a deal rots here; none for never.
    pub idle_days: Option<i64>,
    /// The probability of a sale, in per cent.
    pub probability: Option<i64>,
    /// Fields that a deal needs to come in.
    pub needs: Vec<String>,
}

/// A reason for losing a deal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LossReason {
    /// Its id.
    pub id: Id,
    /// The key that lost deals hold: a shipped default's word, otherwise the id.
    pub key: String,
    /// Its name; empty while a shipped one has none of its own.
    pub name: String,
    /// Which shipped default it is.
    pub default: String,
    /// `valid`, `ours` or `market` (C63).
    pub kind: String,
    /// No longer offered.
    pub retired: bool,
}

/// An entry of a simple dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DictionaryEntry {
    /// Its id.
    pub id: Id,
    /// The dictionary: `tag`, `source`, `channel`, `topic`, `task_kind`, `deal_type`, `industry`, `category`, `interest`, `result`.
    pub of: String,
    /// The key that other things hold: a shipped default's word, otherwise the id.
    pub key: String,
    /// Its name; empty while a shipped one has none of its own.
    pub name: String,
    /// Its colour.
    pub colour: String,
    /// No longer offered.
    pub retired: bool,
}

/// A field that the company defined (C22).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomField {
    /// Its id: the member in `custom:<id>`.
    pub id: Id,
    /// `client`, `deal` or `product`.
    pub of: String,
    /// Its name.
    pub name: String,
    /// `line`, `text`, `number`, `flag`, `day`, `money` or `choice`.
    pub shape: String,
    /// What can be chosen.
    pub choices: Vec<String>,
    /// No longer offered.
    pub retired: bool,
}

/// A segment's name and policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Its id.
    pub id: Id,
    /// Which shipped default it is.
    pub default: String,
    /// Its name; empty while a shipped one has none of its own.
    pub name: String,
    /// Share, frequency, colour, bonus: what the company set; the rest is shipped.
    pub fields: Fields,
}

/// A template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// `letter`, `message`, `proposal`, `document` or `script`.
    pub kind: String,
    /// The subject, with merge fields.
    pub subject: String,
    /// The text, with merge fields.
    pub text: String,
    /// Channel, language, occasion, series and days after the letter before.
    pub fields: Fields,
}

/// A department (C176). Who is in it, the relay knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Department {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// No longer offered.
    pub retired: bool,
}

/// A member of the team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: Id,
    /// The name.
    pub name: String,
    /// `owner`, `head`, `manager` or `viewer`; empty when none was given.
    pub role: String,
    /// The department.
    pub department: Option<Id>,
    /// The phone.
    pub phone: String,
    /// The e-mail address.
    pub email: String,
    /// The day on which the member left.
    pub left: Option<Date>,
    /// When the member is away, and who stands in.
    pub away: Option<Absence>,
}

/// Who gets new enquiries of a kind (C173, C190).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharingRule {
    /// Its id.
    pub id: Id,
    /// `round_robin`, `fewest` or `one`.
    pub kind: String,
    /// Only by this channel; empty for all.
    pub channel: String,
    /// Only from this source; empty for all.
    pub source: String,
    /// The members; empty for everybody.
    pub members: Vec<Id>,
    /// Whether it is followed.
    pub on: bool,
}

/// A plan for a month (C158).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Its id.
    pub id: Id,
    /// The first day of the month.
    pub month: Date,
    /// For this member; for a department or everybody when there is none.
    pub member: Option<Id>,
    /// For this department.
    pub department: Option<Id>,
    /// `revenue`, `profit`, `deals`, `contacts`, `letters` or `new_clients`.
    pub metric: String,
    /// The amount planned.
    pub money: Option<Money>,
    /// The number planned.
    pub number: Option<i64>,
}

/// A holiday (C84).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holiday {
    /// Its id.
    pub id: Id,
    /// The day.
    pub day: Date,
    /// Its name.
    pub name: String,
    /// Every year.
    pub yearly: bool,
    /// Whether the company rests.
    pub rest: bool,
    /// Whether clients are greeted.
    pub greet: bool,
}

/// When somebody is away; none where a day or who stands in is missing.
fn absence(member: Id, fields: &Fields) -> Option<Absence> {
    let (from, until) = (fields.day("away_from")?, fields.day("away_until")?);
    Some(Absence { member, stand_in: fields.id("stand_in")?, from, until })
}

fn text(fields: &Fields, key: &str) -> String {
    fields.text(key).to_owned()
}

/// The key that other things hold: a shipped default's word, otherwise the id.
fn key(id: Id, fields: &Fields) -> String {
    let default = text(fields, "default");
    if default.is_empty() { id.to_string() } else { default }
}

/// The things of one kind in their order, ties by id. A shipped thing that has no number yet is there before a company's own.
fn ordered(row: &RecordRow, entity: Entity) -> Vec<(Id, Fields)> {
    let mut things = row.things(entity);
    let place = |fields: &Fields| {
        let unnumbered = if fields.text("default").is_empty() { i64::MAX } else { i64::MIN };
        fields.number("order").unwrap_or(unnumbered)
    };
    things.sort_by_key(|(id, fields)| (place(fields), *id));
    things
}

fn stage(id: Id, fields: &Fields, checks: &[(Id, Fields)]) -> Stage {
    let own = checks.iter().filter(|(_, check)| check.id("stage") == Some(id) && !check.flag("retired"));
    Stage {
        id,
        key: StageId::of(id),
        kind: fields.text("kind").parse().unwrap_or_default(),
        name: text(fields, "name"),
        colour: text(fields, "colour"),
        retired: fields.flag("retired"),
        script: text(fields, "script"),
        checks: own.map(|(id, check)| (*id, text(check, "text"))).collect(),
        idle_days: fields.number("idle"),
        probability: fields.number("probability"),
        needs: fields.set("need"),
    }
}

impl From<&RecordRow> for Workspace {
    fn from(row: &RecordRow) -> Self {
        let settings: Fields = row.fields.list.iter().filter(|(path, _)| !is_inside(path)).cloned().collect();
        let checks = ordered(row, Entity::Check);
        let stages = ordered(row, Entity::Stage);
        let pipelines = ordered(row, Entity::Pipeline).into_iter().map(|(id, fields)| Pipeline {
            id,
            name: text(&fields, "name"),
            default: text(&fields, "default"),
            colour: text(&fields, "colour"),
            retired: fields.flag("retired"),
            stages: stages
                .iter()
                .filter(|(_, stage)| stage.id("pipeline") == Some(id))
                .map(|(id, fields)| stage(*id, fields, &checks))
                .collect(),
        });
        let entries = ordered(row, Entity::Entry).into_iter().map(|(id, fields)| DictionaryEntry {
            id,
            of: text(&fields, "of"),
            key: key(id, &fields),
            name: text(&fields, "name"),
            colour: text(&fields, "colour"),
            retired: fields.flag("retired"),
        });
        let reasons = ordered(row, Entity::LossReason).into_iter().map(|(id, fields)| LossReason {
            id,
            key: key(id, &fields),
            name: text(&fields, "name"),
            default: text(&fields, "default"),
            kind: text(&fields, "kind"),
            retired: fields.flag("retired"),
        });
        let custom_fields = ordered(row, Entity::CustomField).into_iter().map(|(id, fields)| CustomField {
            id,
            of: text(&fields, "of"),
            name: text(&fields, "name"),
            shape: text(&fields, "shape"),
            choices: fields.set("choice"),
            retired: fields.flag("retired"),
        });
        let segments = ordered(row, Entity::Segment).into_iter().map(|(id, fields)| Segment {
            id,
            default: text(&fields, "default"),
            name: text(&fields, "name"),
            fields,
        });
        let templates = ordered(row, Entity::Template).into_iter().map(|(id, fields)| Template {
            id,
            name: text(&fields, "name"),
            kind: text(&fields, "kind"),
            subject: text(&fields, "subject"),
            text: text(&fields, "text"),
            fields,
        });
        let groups = row.things(Entity::Group).into_iter().map(|(id, fields)| (id.to_string(), text(&fields, "name")));
        let groups = groups.collect();
        let members = row.things(Entity::Member).into_iter().map(|(id, fields)| Member {
            id,
            name: text(&fields, "name"),
            role: text(&fields, "role"),
            department: fields.id("department"),
            phone: text(&fields, "phone"),
            email: text(&fields, "email"),
            left: fields.day("left"),
            away: absence(id, &fields),
        });
        let departments = ordered(row, Entity::Department).into_iter().map(|(id, fields)| Department {
            id,
            name: text(&fields, "name"),
            retired: fields.flag("retired"),
        });
        let sharing = ordered(row, Entity::Rule).into_iter().map(|(id, fields)| SharingRule {
            id,
            kind: text(&fields, "kind"),
            channel: text(&fields, "channel"),
            source: text(&fields, "source"),
            members: fields.set("member").iter().filter_map(|member| member.parse().ok()).collect(),
            on: fields.flag("on"),
        });
        let mut plans: Vec<Plan> = row
            .things(Entity::Plan)
            .into_iter()
            .map(|(id, fields)| Plan {
                id,
                month: fields.day("month").unwrap_or_default(),
                member: fields.id("member"),
                department: fields.id("department"),
                metric: text(&fields, "metric"),
                money: fields.money("money"),
                number: fields.number("number"),
            })
            .collect();
        plans.sort_by_key(|plan| (plan.month, plan.id));
        let mut holidays: Vec<Holiday> = row
            .things(Entity::Holiday)
            .into_iter()
            .map(|(id, fields)| Holiday {
                id,
                day: fields.day("day").unwrap_or_default(),
                name: text(&fields, "name"),
                yearly: fields.flag("yearly"),
                rest: fields.flag("rest"),
                greet: fields.flag("greet"),
            })
            .collect();
        holidays.sort_by_key(|holiday| (holiday.day, holiday.id));
        Self {
            currency: settings.text("currency").parse().unwrap_or_default(),
            settings,
            pipelines: pipelines.collect(),
            loss_reasons: reasons.collect(),
            entries: entries.collect(),
            custom_fields: custom_fields.collect(),
            segments: segments.collect(),
            templates: templates.collect(),
            groups,
            departments: departments.collect(),
            members: members.collect(),
            sharing: sharing.collect(),
            plans,
            holidays,
        }
    }
}

/// Whether a path leads into a thing; members of the settings' own fields may hold a `/` too (`touch:phone/a`).
fn is_inside(path: &str) -> bool {
    let id = path.split_once('/').and_then(|(thing, _)| thing.split_once(':')).map(|(_, id)| id);
    id.is_some_and(|id| id.parse::<Id>().is_ok())
}

impl Workspace {
    /// One dictionary, in its order, retired entries included.
    pub fn dictionary<'a>(&'a self, of: &'a str) -> impl Iterator<Item = &'a DictionaryEntry> {
        self.entries.iter().filter(move |entry| entry.of == of)
    }

    /// The stage of a key, wherever it is.
    pub fn stage(&self, key: StageId) -> Option<&Stage> {
        self.pipelines.iter().flat_map(|pipeline| &pipeline.stages).find(|stage| stage.key == key)
    }
}
