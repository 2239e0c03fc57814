//! Mailings, campaigns, surveys, requests between departments and private planners: a document each.

use super::{DocumentKind, Entity, Field, Home, Layout, explained, state};

pub(super) static LAYOUTS: &[Layout] = &[
    Layout::new(
        Entity::Mailing,
        DocumentKind::Mailing,
        Home::Main("mailing"),
        &[
            Field::line("name").needed(),
            Field::words("kind", &["letter", "message", "sms", "post", "call"]).needed(),
            Field::line("subject"),
            Field::text("text"),
            // The selection, as the saved list writes it.
            Field::text("audience"),
            // C107: who the letter is from.
            Field::words("sender", &["company", "director", "manager"]),
            Field::word("channel"),
            Field::word("topic"),
            Field::word("occasion"),
            Field::reference("template"),
            Field::reference("campaign"),
            Field::day("planned"),
            Field::moment("sent"),
            // C103, C105: meant for the whole base.
            Field::flag("everyone"),
        ],
    ),
    Layout::new(
        Entity::Campaign,
        DocumentKind::Campaign,
        Home::Main("campaign"),
        &[
            Field::line("name").needed(),
            Field::money("cost"),
            Field::day("from"),
            Field::day("to"),
            Field::word("channel"),
            Field::line("source"),
            // Values of `utm_campaign` that mean this one (C184).
            Field::flag("utm").many(),
            Field::text("text"),
        ],
    ),
    Layout::new(
        Entity::Survey,
        DocumentKind::Survey,
        Home::Main("survey"),
        &[Field::line("name").needed(), Field::text("text"), Field::day("from"), Field::day("to"), Field::flag("closed")],
    ),
    Layout::new(
        Entity::Question,
        DocumentKind::Survey,
        Home::Root("question"),
        &[
            Field::line("text").needed(),
            Field::words("kind", &["open", "choice", "score"]),
            Field::flag("choice").many(),
            Field::number("order", 0, 1_000),
        ],
    ),
    Layout::new(
        Entity::Handoff,
        DocumentKind::Handoff,
        Home::Main("handoff"),
        &[
            Field::line("subject").needed(),
            Field::text("text"),
            Field::reference("from"),
            Field::reference("to"),
            Field::reference("client"),
            Field::reference("deal"),
            Field::reference("assignee"),
            Field::day("due"),
            Field::moment("at"),
        ],
    )
    .signed()
    .states(&[state("asked", false), state("taken", false), state("done", true), explained("refused")]),
    Layout::new(Entity::Planner, DocumentKind::Planner, Home::Main("planner"), &[Field::reference("member")]),
    Layout::new(
        Entity::PlanEntry,
        DocumentKind::Planner,
        Home::Root("entry"),
        &[
            Field::line("title").needed(),
            Field::day("day").needed(),
            Field::number("minute", 0, 1_439),
            Field::number("minutes", 0, 1_440),
            Field::flag("done"),
            Field::text("text"),
            Field::reference("client"),
        ],
    ),
];
