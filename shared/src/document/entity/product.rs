//! The product document.

use super::{DocumentKind, Entity, Field, Home, Layout};

pub(super) static LAYOUTS: &[Layout] = &[Layout::new(
    Entity::Product,
    DocumentKind::Product,
    Home::Main("product"),
    &[
        Field::line("name").needed(),
        Field::words("kind", &["good", "service"]),
        Field::line("code"),
        Field::word("group"),
        Field::line("unit"),
        Field::text("text"),
        // C126, C129: one price a price list.
        Field::money("price").many(),
        // C124: thousandths of a unit, as last counted or imported; C125: days.
        Field::number("stock", -1_000_000_000_000, 1_000_000_000_000),
        Field::number("lead_time", 0, 3_650),
        // C135, C139, C83, C138
        Field::flag("retired"),
        Field::number("subscription", 1, 3_650),
        Field::number("period", 1, 3_650),
        Field::flag("addon").many(),
        Field::any("custom").many(),
    ],
)];
