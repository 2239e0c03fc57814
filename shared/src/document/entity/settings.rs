//! The things of the workspace document: settings, dictionaries, pipelines, team.
//!
//! `default` names what Ingot ships with; such a thing shows under the name that the language gives it until a company names it.

use super::{DocumentKind, Entity, Field, Home, Layout};

const WORKSPACE: DocumentKind = DocumentKind::Workspace;
const WHOLE: i64 = 10_000;
const NAME: Field = Field::line("name");
const DEFAULT: Field = Field::word("default");
const COLOUR: Field = Field::word("colour");
const ORDER: Field = Field::number("order", 0, 100_000);
const RETIRED: Field = Field::flag("retired");

pub(super) static LAYOUTS: &[Layout] = &[
    Layout::new(
        Entity::Settings,
        WORKSPACE,
        Home::Main("settings"),
        &[
            NAME,
            Field::number("offset", -840, 840),
            Field::line("zone"),
            Field::word("country"),
            Field::words("currency", &["UZS", "RUB", "USD", "EUR", "KZT"]),
            // Millionths of the base currency for one unit of another.
            Field::number("rate", 0, 1_000_000_000_000_000).many(),
            // C111: at most so many mailings to a client in so many days.
            Field::number("mail_limit", 0, 1_000),
            Field::number("mail_days", 1, 3_650),
            // C13, C50, C41, C91
            Field::number("verify_months", 1, 120),
            Field::number("dormant_months", 1, 120),
            Field::number("period_months", 1, 120),
            Field::number("contact_days", 1, 3_650),
            // C43: weights of volume, periodicity, loyalty, timeliness.
            Field::number("weight", 0, 100).many(),
            // Days on which the company rests, 1 is Monday.
            Field::flag("rest").many(),
            // C113: `touch:<channel>/<category>` every so many days.
            Field::number("touch", 0, 3_650).many(),
            // C199: tools that are hidden.
            Field::flag("hidden").many(),
            // Whether profit stands in the client document or in its finance sibling.
            Field::words("profit_in", &["client", "finance"]),
            // Managers do not take enquiries that nobody has: those who lead hand them out.
            Field::flag("heads_hand_out"),
            // Days without contact after which a device erases what it holds; owners only.
            Field::number("wipe_days", crate::silence::LEAST_DAYS, crate::silence::MOST_DAYS),
        ],
    ),
    Layout::new(Entity::Pipeline, WORKSPACE, Home::Root("pipeline"), &[NAME, DEFAULT, ORDER, COLOUR, RETIRED]),
    Layout::new(
        Entity::Stage,
        WORKSPACE,
        Home::Root("stage"),
        &[
            Field::reference("pipeline").needed(),
            Field::words("kind", &["open", "won", "lost", "nurture"]).needed(),
            NAME,
            DEFAULT,
            ORDER,
            COLOUR,
            RETIRED,
            Field::text("script"),
            Field::number("idle", 0, 3_650),
            Field::number("probability", 0, 100),
            // Fields that a deal needs to come in here: `need:amount`.
            Field::flag("need").many(),
        ],
    ),
    Layout::new(
        Entity::Check,
        WORKSPACE,
        Home::Root("check"),
        &[Field::reference("stage").needed(), Field::line("text").needed(), ORDER, RETIRED],
    ),
    Layout::new(
        Entity::LossReason,
        WORKSPACE,
        Home::Root("reason"),
        &[Field::words("kind", &["valid", "ours", "market"]).needed(), NAME, DEFAULT, ORDER, RETIRED],
    ),
    Layout::new(
        Entity::Entry,
        WORKSPACE,
        Home::Root("entry"),
        &[
            Field::words(
                "of",
                &["tag", "source", "channel", "topic", "task_kind", "deal_type", "industry", "category", "interest", "result"],
            )
            .needed(),
            NAME,
            DEFAULT,
            ORDER,
            COLOUR,
            RETIRED,
        ],
    ),
    Layout::new(
        Entity::CustomField,
        WORKSPACE,
        Home::Root("field"),
        &[
            Field::words("of", &["client", "deal", "product"]).needed(),
            Field::line("name").needed(),
            Field::words("shape", &["line", "text", "number", "flag", "day", "money", "choice"]).needed(),
            Field::flag("choice").many(),
            ORDER,
            RETIRED,
        ],
    ),
    Layout::new(
        Entity::Segment,
        WORKSPACE,
        Home::Root("segment"),
        &[
            NAME,
            DEFAULT,
            ORDER,
            COLOUR,
            RETIRED,
            // Share of revenue in basis points (C41); at least and at most so many days between contacts (C79).
            Field::number("share", 0, WHOLE),
            Field::number("least_days", 1, 3_650),
            Field::number("most_days", 1, 3_650),
            Field::flag("nurture"),
            Field::text("rule"),
            Field::text("bonus"),
        ],
    ),
    Layout::new(
        Entity::Template,
        WORKSPACE,
        Home::Root("template"),
        &[
            Field::line("name").needed(),
            Field::words("kind", &["letter", "message", "proposal", "document", "script"]).needed(),
            Field::line("subject"),
            Field::text("text"),
            Field::word("channel"),
            Field::word("occasion"),
            Field::words("language", &["ru", "uz", "en"]),
            // A letter of a warm-up series: which series, and how many days after the one before (C119).
            Field::word("series"),
            Field::number("after", 0, 3_650),
            ORDER,
            RETIRED,
        ],
    ),
    Layout::new(
        Entity::PriceList,
        WORKSPACE,
        Home::Root("price_list"),
        &[NAME, DEFAULT, Field::number("discount", -WHOLE, WHOLE), ORDER, RETIRED],
    ),
    Layout::new(
        Entity::Group,
        WORKSPACE,
        Home::Root("group"),
        &[Field::line("name").needed(), Field::reference("parent"), ORDER, RETIRED],
    ),
    Layout::new(
        Entity::Department,
        WORKSPACE,
        Home::Root("department"),
        &[Field::line("name").needed(), Field::reference("parent"), Field::reference("head"), ORDER, RETIRED],
    ),
    Layout::new(
        Entity::Member,
        WORKSPACE,
        Home::Root("member"),
        &[
            NAME,
            Field::words("role", &["owner", "head", "manager", "viewer"]),
            Field::reference("department"),
            Field::phone("phone"),
            Field::line("email"),
            Field::day("left"),
            // Away from the first day to the last; who stands in for that time.
            Field::day("away_from"),
            Field::day("away_until"),
            Field::reference("stand_in"),
            Field::text("text"),
        ],
    ),
    Layout::new(
        Entity::Rule,
        WORKSPACE,
        Home::Root("rule"),
        &[
            NAME,
            Field::words("kind", &["round_robin", "fewest", "one"]).needed(),
            Field::word("channel"),
            Field::line("source"),
            Field::flag("member").many(),
            Field::flag("on"),
            ORDER,
        ],
    ),
    Layout::new(
        Entity::Plan,
        WORKSPACE,
        Home::Root("plan"),
        &[
            // The first day of the month.
            Field::day("month").needed(),
            Field::reference("member"),
            Field::reference("department"),
            Field::words("metric", &["revenue", "profit", "deals", "contacts", "letters", "new_clients"]).needed(),
            Field::money("money"),
            Field::number("number", 0, 1_000_000_000),
        ],
    ),
    Layout::new(
        Entity::Holiday,
        WORKSPACE,
        Home::Root("holiday"),
        &[Field::day("day").needed(), NAME, Field::flag("yearly"), Field::flag("rest"), Field::flag("greet")],
    ),
    Layout::new(
        Entity::Event,
        WORKSPACE,
        Home::Root("event"),
        &[Field::day("day").needed(), Field::line("name").needed(), Field::text("text")],
    ),
    Layout::new(
        Entity::Automation,
        WORKSPACE,
        Home::Root("automation"),
        &[
            NAME,
            Field::words("when", &["idle", "nurture", "won", "lost", "dormant", "new_enquiry"]).needed(),
            Field::words("what", &["task", "series", "move", "tell"]).needed(),
            Field::number("days", 0, 3_650),
            Field::word("stage"),
            Field::word("series"),
            Field::word("task_kind"),
            Field::flag("on"),
        ],
    ),
    Layout::new(
        Entity::SavedList,
        WORKSPACE,
        Home::Root("list"),
        &[Field::line("name").needed(), Field::text("query").needed(), Field::reference("owner"), Field::flag("shared"), ORDER],
    ),
    Layout::new(
        Entity::Guide,
        WORKSPACE,
        Home::Root("guide"),
        &[Field::line("title").needed(), Field::text("text"), Field::word("place"), ORDER, RETIRED],
    ),
];
