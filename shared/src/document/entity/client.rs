//! The things of a client document and of its finance sibling.

use super::{DocumentKind, Entity, Field, Home, Layout, explained, state};

const CLIENT: DocumentKind = DocumentKind::Client;
/// A quarter of a century in days: no frequency is longer.
const DAYS: i64 = 9_131;
/// A hundred per cent in basis points.
const WHOLE: i64 = 10_000;
/// Thousandths: a billion units.
const MOST: i64 = 1_000_000_000_000;
/// Minutes of a day.
const MINUTE: Field = Field::number("minute", 0, 1_439);

/// The four kinds of follow-up that a sale demands one of (C82): a call, a short message, an offer in two months, asking whether the
/// purchase is liked.
pub const FOLLOW_UPS: [&str; 4] = ["call", "message", "offer", "ask"];

pub(super) static LAYOUTS: &[Layout] = &[
    Layout::new(
        Entity::Profile,
        CLIENT,
        Home::Main("profile"),
        &[
            Field::words("kind", &["company", "person"]).needed(),
            Field::line("name"),
            Field::line("surname"),
            Field::line("given"),
            Field::line("patronymic"),
            Field::line("city"),
            Field::line("address"),
            // Who leads the client, by the name shown; `lead` is the member's id with the name it was written beside, one scalar.
            Field::line("responsible"),
            Field::lead(),
            Field::line("organization"),
            Field::reference("employer"),
            Field::reference("department"),
            Field::flag("collaborator").many(),
            // Whoever stands in for somebody who works on it, for as long as that one is away.
            Field::flag("stand_in").many(),
            // C182, C185
            Field::line("source"),
            Field::word("channel"),
            Field::line("utm_source"),
            Field::line("utm_medium"),
            Field::line("utm_campaign"),
            Field::line("utm_content"),
            Field::line("utm_term"),
            Field::line("query"),
            // C7
            Field::line("site"),
            Field::line("industry"),
            Field::text("about"),
            Field::day("birthday"),
            Field::day("founded"),
            // C4, C108–C110, C12
            Field::flag("interest").many(),
            Field::number("frequency", 1, DAYS),
            Field::flag("via").many(),
            Field::flag("topic").many(),
            Field::flag("do_not_contact"),
            Field::day("consent"),
            Field::line("consent_how"),
            // C42, C22, C45, C54
            Field::word("category"),
            Field::flag("tag").many(),
            Field::any("custom").many(),
            Field::text("plan"),
            Field::word("segment").many(),
            // C142–C144: a surcharge is a discount below zero.
            Field::line("card"),
            Field::number("discount", -WHOLE, WHOLE),
            Field::word("price_list"),
            // C27: the client that this one turned out to be, and those that turned out to be this one.
            Field::reference("merged_into"),
            Field::flag("absorbed").many(),
            // The record of this client that this one goes on from, since its history had grown too long.
            Field::reference("continues"),
            // What those said otherwise, `former:<client>:<field>`, and who was looked at and is somebody else.
            Field::any("former").many(),
            Field::flag("different").many(),
        ],
    )
    .own_command(),
    Layout::new(Entity::Phone, CLIENT, Home::Collection("phones"), &[Field::phone("typed").needed()]),
    Layout::new(Entity::Email, CLIENT, Home::Collection("emails"), &[Field::line("address").needed()]),
    Layout::new(
        Entity::Messenger,
        CLIENT,
        Home::Root("messenger"),
        &[Field::word("service").needed(), Field::line("address").needed()],
    ),
    Layout::new(
        Entity::Address,
        CLIENT,
        Home::Root("address"),
        &[Field::line("address").needed(), Field::line("city"), Field::line("postcode"), Field::word("label")],
    ),
    Layout::new(
        Entity::Person,
        CLIENT,
        Home::Root("person"),
        &[
            Field::line("name").needed(),
            Field::line("surname"),
            Field::line("given"),
            Field::line("patronymic"),
            Field::line("role"),
            Field::phone("phone"),
            Field::line("email"),
            Field::line("messenger"),
            Field::day("birthday"),
            Field::flag("decides"),
            Field::reference("client"),
            Field::text("text"),
        ],
    ),
    Layout::new(
        Entity::Note,
        CLIENT,
        Home::Collection("notes"),
        &[Field::text("text").needed(), Field::reference("deal"), Field::moment("at")],
    )
    .signed(),
    Layout::new(
        Entity::Contact,
        CLIENT,
        Home::Root("contact"),
        &[
            Field::words("kind", &["call", "letter", "message", "meeting", "visit", "check"]).needed(),
            Field::words("direction", &["in", "out"]),
            Field::number("seconds", 0, 86_400),
            // `no_answer` is an attempt, not a contact (C40).
            Field::word("result"),
            Field::text("text"),
            // C15: a verification call is a contact and says that the data was checked.
            Field::flag("verified"),
            Field::word("channel"),
            Field::reference("person"),
            Field::reference("deal"),
            Field::reference("task"),
            Field::reference("enquiry"),
            // C34: the recording as a file, or where it lies elsewhere.
            Field::reference("recording"),
            Field::link("recording_link"),
            Field::moment("at"),
        ],
    )
    .signed(),
    Layout::new(
        Entity::Enquiry,
        CLIENT,
        Home::Root("enquiry"),
        &[
            Field::text("text"),
            Field::line("subject"),
            Field::word("channel"),
            Field::line("source"),
            Field::line("page"),
            Field::reference("assignee"),
            Field::reference("deal"),
            Field::line("external"),
            Field::moment("at"),
        ],
    )
    .signed()
    .states(&[state("open", false), state("processed", true), explained("rejected")]),
    Layout::new(
        Entity::Complaint,
        CLIENT,
        Home::Root("complaint"),
        &[
            Field::text("text").needed(),
            Field::line("subject"),
            Field::reference("assignee"),
            Field::reference("deal"),
            Field::moment("at"),
        ],
    )
    .signed()
    .states(&[state("new", false), state("in_work", false), explained("solved"), explained("rejected")]),
    Layout::new(
        Entity::Deal,
        CLIENT,
        Home::Collection("deals"),
        &[
            Field::line("title").needed(),
            Field::money("amount"),
            Field::money("profit"),
            Field::line("responsible"),
            Field::lead(),
            Field::word("pipeline"),
            Field::word("type"),
            Field::reference("person"),
            Field::reference("enquiry"),
            Field::reference("campaign"),
            Field::day("expected"),
            Field::number("probability", 0, 100),
            Field::number("discount", -WHOLE, WHOLE),
            Field::reference("repeats"),
            Field::moment("check").many(),
            Field::any("custom").many(),
            Field::moment("created"),
        ],
    )
    .own_command()
    // Approval of the invoice or contract (C70).
    .states(&[state("none", false), state("asked", false), state("approved", true), explained("refused")]),
    Layout::new(Entity::Line, CLIENT, Home::Within(Entity::Deal, "line"), LINE),
    Layout::new(
        Entity::Payment,
        CLIENT,
        Home::Within(Entity::Deal, "payment"),
        &[
            Field::money("amount").needed(),
            Field::day("due"),
            Field::day("paid"),
            Field::line("invoice"),
            Field::line("comment"),
            Field::moment("at"),
        ],
    )
    .signed(),
    Layout::new(
        Entity::Task,
        CLIENT,
        Home::Root("task"),
        &[
            Field::line("title").needed(),
            Field::word("kind"),
            Field::day("due"),
            MINUTE,
            Field::reference("assignee"),
            Field::words("repeat", &["day", "week", "two_weeks", "month", "two_months", "quarter", "half_year", "year"]),
            // The first day of a repeating task's series, and the day that the series means: `due` may have been moved away from it.
            Field::day("since"),
            Field::day("planned"),
            Field::text("text"),
            Field::reference("deal"),
            Field::reference("enquiry"),
            Field::reference("person"),
            // The task that this one follows: a chain.
            Field::reference("after"),
            Field::moment("at"),
        ],
    )
    .signed()
    .states(&[state("open", false), state("done", true), explained("dropped")]),
    Layout::new(
        Entity::Proposal,
        CLIENT,
        Home::Root("proposal"),
        &[
            Field::reference("deal").needed(),
            Field::number("number", 1, 1_000_000).needed(),
            Field::line("title"),
            Field::text("text"),
            Field::day("valid"),
            Field::number("discount", -WHOLE, WHOLE),
            Field::money("total"),
            Field::reference("template"),
            Field::reference("file"),
            Field::moment("at"),
        ],
    )
    .signed()
    .states(&[state("draft", false), state("sent", false), state("accepted", true), state("declined", true)]),
    Layout::new(Entity::OfferLine, CLIENT, Home::Within(Entity::Proposal, "line"), LINE),
    Layout::new(
        Entity::File,
        CLIENT,
        Home::Root("file"),
        &[
            Field::line("file").needed(),
            Field::line("hash").needed(),
            Field::number("bytes", 0, MOST),
            Field::line("type"),
            Field::reference("deal"),
            Field::reference("proposal"),
            Field::moment("at"),
        ],
    )
    .signed(),
    Layout::new(
        Entity::Receipt,
        CLIENT,
        Home::Root("receipt"),
        &[
            Field::reference("mailing").needed(),
            Field::words("outcome", &["sent", "delivered", "read", "answered", "failed", "excluded"]).needed(),
            Field::words("why", &["do_not_contact", "frequency", "channel", "topic", "limit", "no_address", "error"]),
            Field::word("channel"),
            Field::moment("at"),
        ],
    )
    .signed(),
    Layout::new(
        Entity::Answer,
        CLIENT,
        Home::Root("answer"),
        &[
            Field::reference("survey").needed(),
            Field::reference("question").needed(),
            Field::text("text"),
            Field::line("choice"),
            Field::number("score", 0, 10),
            Field::moment("at"),
        ],
    )
    .signed(),
    Layout::new(
        Entity::Series,
        CLIENT,
        Home::Root("series"),
        &[
            Field::word("series").needed(),
            Field::number("step", 0, 1_000),
            Field::day("next"),
            Field::flag("stopped"),
            Field::line("why"),
        ],
    ),
    Layout::new(
        Entity::Bonus,
        CLIENT,
        Home::Root("bonus"),
        &[Field::number("points", -MOST, MOST).needed(), Field::line("why"), Field::reference("deal"), Field::moment("at")],
    )
    .signed(),
    Layout::new(
        Entity::Subscription,
        CLIENT,
        Home::Root("subscription"),
        &[
            Field::line("title").needed(),
            Field::reference("product"),
            Field::reference("deal"),
            Field::day("from"),
            Field::day("until"),
            Field::number("visits", 0, 100_000),
            Field::text("text"),
        ],
    ),
    // C174: `asked` waits for an answer of the department `to`, whose head reads the client meanwhile.
    Layout::new(
        Entity::Transfer,
        CLIENT,
        Home::Root("transfer"),
        &[Field::text("text").needed(), Field::reference("from"), Field::reference("to").needed(), Field::moment("at")],
    )
    .signed()
    .states(&[state("asked", false), state("accepted", true), explained("declined"), state("withdrawn", true)]),
    Layout::new(
        Entity::Lead,
        CLIENT,
        Home::Root("lead"),
        &[Field::line("from"), Field::line("to"), Field::reference("deal"), Field::moment("at")],
    )
    .signed(),
    Layout::new(
        Entity::Finance,
        DocumentKind::ClientFinance,
        Home::Main("finance"),
        &[Field::reference("client"), Field::money("credit_limit"), Field::number("defer", 0, 3_650)],
    ),
    Layout::new(
        Entity::DealFinance,
        DocumentKind::ClientFinance,
        Home::Root("deal"),
        &[Field::money("cost"), Field::money("profit")],
    ),
];

const LINE: &[Field] = &[
    Field::line("title").needed(),
    Field::reference("product"),
    Field::word("group"),
    Field::line("unit"),
    // Thousandths of a unit.
    Field::number("quantity", 0, MOST),
    Field::money("price"),
    Field::number("discount", -WHOLE, WHOLE),
    Field::number("order", 0, 100_000),
];
