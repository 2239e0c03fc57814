//! What the demo company adds to the workspace: departments, team, dictionaries, a second pipeline, plans, holidays, templates; and
//! its products and campaigns. Never here: changing what the workspace begins with, beside names of nothing.

use super::catalogue::{self, GROUPS, Product};
use super::company::{self, SERVICE_STAGES};
use super::sources::CAMPAIGNS;
use super::team::{self, DEPARTMENTS, TEAM, thing};
use super::texts;
use crate::document::entity::{DocumentKind, Entity};
use crate::domain::{Command, Place, Value};
use crate::{Currency, Date, Id, Money};

type Fields = Vec<(&'static str, Value)>;

/// The key of the price list that every workspace begins with.
const PRICE_LIST: &str = "price:base";

/// Yearly holidays: key, name, month, day, whether the company rests, whether clients are congratulated (C84).
const HOLIDAYS: [(&str, &str, u8, u8, bool, bool); 8] = [
    ("new_year", "Новый год", 1, 1, true, true),
    ("defenders", "День защитников Родины", 1, 14, false, false),
    ("women", "Женский день", 3, 8, true, true),
    ("navruz", "Навруз", 3, 21, true, true),
    ("memory", "День памяти и почестей", 5, 9, true, false),
    ("independence", "День независимости", 9, 1, true, true),
    ("teachers", "День учителя", 10, 1, true, true),
    ("constitution", "День Конституции", 12, 8, true, false),
];

/// Templates: key, name, kind, language, text (C95, C96).
const TEMPLATES: [(&str, &str, &str, &str, &str); 4] = [
    (
        "offer",
        "Коммерческое предложение",
        "proposal",
        "ru",
        "Здравствуйте, {name}! Предложение по вашей заявке: {lines}. Итого {total}.",
    ),
    ("thanks", "После покупки", "message", "ru", "{name}, спасибо за заказ! Всё ли понравилось?"),
    ("navruz", "С Наврузом", "message", "uz", "{name}, Navroʻz muborak! Sizga va jamoangizga tinchlik, baraka tilaymiz."),
    (
        "director",
        "Письмо руководителя",
        "letter",
        "ru",
        "Уважаемый(ая) {name}! В этом квартале у нас новый склад и новые товары…",
    ),
];

/// What stands in the workspace's document.
pub(super) fn things(today: Date) -> Vec<(Place, Fields)> {
    let mut all: Vec<(Place, Fields)> = Vec::new();
    let mut put = |entity, id, fields: Fields| all.push((Place::of(entity, id), fields));
    for (order, (key, name)) in (0_i64..).zip(DEPARTMENTS) {
        put(Entity::Department, thing("department", key), vec![("name", name.into()), ("order", order.into())]);
    }
    for (number, member) in (0..).zip(TEAM) {
        let department = member.department.and_then(|place| DEPARTMENTS.get(place)).map(|(key, _)| thing("department", key));
        let phone = super::places::colleague(number);
        let email = format!("{}@demo.example", member.key);
        put(
            Entity::Member,
            member.id(),
            vec![
                ("name", member.name.into()),
                ("role", member.role.into()),
                ("department", department.into()),
                ("phone", phone.into()),
                ("email", email.into()),
            ],
        );
    }
    for (order, (place, (_, name))) in (0_i64..).zip(GROUPS.iter().enumerate()) {
        put(Entity::Group, company::group(place), vec![("name", (*name).into()), ("order", order.into())]);
    }
    let entries = [("deal_type", "once", "Разовая поставка"), ("deal_type", "contract", "Годовой договор")];
    for (of, key, name) in entries {
        put(Entity::Entry, company::entry(of, key), vec![("of", of.into()), ("name", name.into())]);
    }
    for (place, name) in texts::INTERESTS.all().enumerate() {
        let id = company::entry("interest", &place.to_string());
        put(Entity::Entry, id, vec![("of", "interest".into()), ("name", name.into())]);
    }
    let contract = vec![("of", "client".into()), ("name", "Номер договора".into()), ("shape", "line".into())];
    put(Entity::CustomField, company::entry("field", "contract"), contract);
    let pipeline = company::service_pipeline();
    put(Entity::Pipeline, pipeline, vec![("name", "Сервис".into()), ("order", 1_i64.into())]);
    for (order, (key, name, kind)) in (0_i64..).zip(SERVICE_STAGES) {
        let fields =
            vec![("pipeline", pipeline.into()), ("kind", kind.key().into()), ("name", name.into()), ("order", order.into())];
        put(Entity::Stage, company::service_stage(key), fields);
    }
    for (key, name, month, day, rest, greet) in HOLIDAYS {
        let Some(date) = Date::new(today.ymd().0, month, day) else { continue };
        let mut fields = vec![("day", date.into()), ("name", name.into()), ("yearly", true.into())];
        for (flag, on) in [("rest", rest), ("greet", greet)] {
            if on {
                fields.push((flag, true.into()));
            }
        }
        put(Entity::Holiday, thing("holiday", key), fields);
    }
    for (key, name, kind, language, text) in TEMPLATES {
        let fields = vec![("name", name.into()), ("kind", kind.into()), ("language", language.into()), ("text", text.into())];
        put(Entity::Template, thing("template", key), fields);
    }
    let event = today.add_days(-200);
    put(Entity::Event, thing("event", "rate"), vec![("day", event.into()), ("name", "Скачок курса доллара".into())]);
    let rule = vec![("name", "По очереди".into()), ("kind", "round_robin".into()), ("on", true.into())];
    put(Entity::Rule, thing("rule", "turns"), rule);
    plans(today, &mut put);
    all
}

/// Plans of the month, the one before and the next, by member (C158).
fn plans(today: Date, put: &mut impl FnMut(Entity, Id, Fields)) {
    for month in -1..=1 {
        let first = today.month_start().add_months(month);
        for member in TEAM.iter().filter(|member| member.share > 0) {
            let money = Money::units(i64::from(member.share) * 9_000_000, Currency::Uzs);
            let id = thing("plan", &format!("{}.{}", member.key, first.month().number()));
            let fields = vec![
                ("month", first.into()),
                ("member", member.id().into()),
                ("metric", "revenue".into()),
                ("money", money.into()),
            ];
            put(Entity::Plan, id, fields);
        }
    }
}

/// The documents beside workspace and clients: id, kind, fields.
pub(super) fn documents(today: Date) -> Vec<(Id, DocumentKind, Fields)> {
    let products = catalogue::products();
    let mut all: Vec<(Id, DocumentKind, Fields)> = products
        .iter()
        .map(|product| (company::product(product.number), DocumentKind::Product, product_fields(product)))
        .collect();
    for (place, (_, name, utm, cost)) in CAMPAIGNS.iter().enumerate() {
        let from = today.add_days(-330 + 60 * i32::try_from(place).unwrap_or(0));
        let fields = vec![
            ("name", Value::from(*name)),
            ("cost", Money::units(*cost, Currency::Uzs).into()),
            ("from", from.into()),
            ("to", from.add_days(90).into()),
        ];
        let mut fields: Fields = fields;
        if let Some(key) = UTM.iter().find(|key| key.strip_prefix("utm:") == Some(utm)) {
            fields.push((key, true.into()));
        }
        all.push((company::campaign(place), DocumentKind::Campaign, fields));
    }
    all
}

/// The marks of the campaigns as keys of their field.
const UTM: [&str; 4] = ["utm:kanc-opt", "utm:maktab-2", "utm:mebel-insta", "utm:sovgalar"];

fn product_fields(product: &Product) -> Fields {
    let mut fields = vec![
        ("name", Value::from(product.name)),
        ("kind", if product.is_service() { "service" } else { "good" }.into()),
        ("code", format!("D{:03}", product.number).into()),
        ("group", company::group(product.group).to_string().into()),
        ("unit", product.unit.into()),
        (PRICE_LIST, Money::units(product.price, Currency::Uzs).into()),
        ("lead_time", product.lead_time.into()),
    ];
    if let Some(stock) = product.stock {
        fields.push(("stock", (stock * 1_000).into()));
    }
    if let Some(days) = product.period() {
        fields.push((if product.is_service() { "subscription" } else { "period" }, days.into()));
    }
    if product.is_retired() {
        fields.push(("retired", true.into()));
    }
    fields
}

/// Puts things and shows those that an earlier removal hid.
pub(super) fn commands(document: Id, things: &[(Place, Fields)]) -> Vec<Command> {
    things
        .iter()
        .flat_map(|(at, fields)| {
            let fields = fields.iter().filter(|(_, value)| *value != Value::Nothing).cloned();
            [Command::put(document, *at, fields), Command::Show { document, at: *at }]
        })
        .collect()
}

/// Who makes settings and products: the director.
pub(super) fn author() -> crate::document::Author {
    let director = team::at(0);
    crate::document::Author { member: director.id(), name: director.name.to_owned() }
}
