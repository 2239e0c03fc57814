//! What the columns of the list say of a client: short for the screen, whole for a file. Never here: how a row looks.

use ingot_shared::phone;
use ingot_shared::row::{ClientRow, part};

use crate::model::columns::Column;
use crate::model::rows::Rows;
use crate::ui::browser::clock;
use crate::ui::i18n::{figures, names as called};
use crate::ui::store::Store;

/// The text of a column on the screen; nothing where there is nothing.
pub fn shown(store: Store, rows: &Rows, row: &ClientRow, column: Column) -> String {
    let day = |at: Option<_>| at.map(|at| clock().day(at)).unwrap_or_default();
    let money = |money: ingot_shared::Money| {
        if money.minor > 0 { figures::short_sums(&[money].into_iter().collect()) } else { String::new() }
    };
    match column {
        Column::Phone => first_phone(row),
        Column::Segment => store.workspace.with_untracked(|workspace| called::segment(workspace, rows.segment(row.id))),
        Column::Won => money(rows.won(row.id)),
        Column::Value => money(rows.value(row)),
        Column::Deals if row.open_deals() == 0 => String::new(),
        Column::Contact => day(row.last_contact),
        Column::Verified => day(row.verified),
        Column::Created => day(Some(row.created)),
        other => written(store, rows, row, other),
    }
}

/// The text of a column in a file: all phones, whole units without any mark, days that every spreadsheet reads.
pub fn written(store: Store, rows: &Rows, row: &ClientRow, column: Column) -> String {
    let date = |at: Option<_>| at.map(|at| clock().date(at)).unwrap_or_default();
    match column {
        Column::Name => row.title().to_owned(),
        Column::Phone => {
            let phones: Vec<&str> = row.phones.iter().map(|phone| phone.e164.as_deref().unwrap_or(&phone.typed)).collect();
            phones.join(", ")
        }
        Column::Email => row.emails.join(", "),
        Column::City => row.city.clone(),
        Column::Source => row.facts.text("source").to_owned(),
        Column::Responsible => row.responsible.clone(),
        Column::Category => match rows.category(row) {
            "" => String::new(),
            key => store.workspace.with_untracked(|workspace| called::entry(workspace, "category", key)),
        },
        Column::Segment => store.workspace.with_untracked(|workspace| called::segment(workspace, rows.segment(row.id))),
        Column::Won => (rows.won(row.id).minor / 100).to_string(),
        Column::Value => (rows.value(row).minor / 100).to_string(),
        Column::Deals => row.open_deals().to_string(),
        Column::Contact => date(row.last_contact),
        Column::Verified => date(row.verified),
        Column::Filled => {
            let mut text = row.completeness(part::WANTED).to_string();
            text.push('%');
            text
        }
        Column::Created => date(Some(row.created)),
    }
}

/// The first phone as people read it.
pub fn first_phone(row: &ClientRow) -> String {
    let phone = row.phones.first();
    phone.map(|phone| phone.e164.as_deref().map_or_else(|| phone.typed.clone(), phone::shown)).unwrap_or_default()
}
