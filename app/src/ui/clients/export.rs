//! What the list shows as a file for spreadsheets, made on the device. Never here: how a table is written.

use std::sync::Arc;

use ingot_shared::Id;
use ingot_shared::row::ClientRow;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

use crate::model::csv;
use crate::ui::browser::{self, clock};
use crate::ui::client::named;
use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::Store;

/// The file is kept so long for the browser to take it.
const KEPT_MS: u64 = 60_000;

/// The button.
pub fn export_button(store: Store, ids: Memo<Arc<Vec<Id>>>) -> AnyView {
    let label = t().views.export;
    view! {
        <button type="button" class="btn quiet" title=label aria-label=label data-testid="export" on:click=move |_| download(&table(store, ids))>
            {icon("doc")}
            <span class="wide-only">{label}</span>
        </button>
    }
}

fn table(store: Store, ids: Memo<Arc<Vec<Id>>>) -> String {
    let t = t();
    let heads = [
        t.field_name,
        t.col_phone,
        t.field_email,
        t.col_city,
        t.client.category,
        t.col_responsible,
        t.views.columns.get(2).copied().unwrap_or_default(),
        t.col_deals,
        t.views.columns.get(1).copied().unwrap_or_default(),
        t.views.columns.get(3).copied().unwrap_or_default(),
    ];
    let heads = heads.iter().map(|head| (*head).to_owned()).collect();
    store.rows.with_untracked(|rows| {
        let entries: Vec<_> = ids.with_untracked(|ids| ids.iter().filter_map(|id| rows.get(*id)).collect());
        let lines = entries.iter().map(|entry| line(store, &entry.row, rows.won(entry.row.id).minor));
        csv::table(std::iter::once(heads).chain(lines))
    })
}

fn line(store: Store, row: &ClientRow, won: i64) -> Vec<String> {
    let clock = clock();
    let phones: Vec<&str> = row.phones.iter().map(|phone| phone.e164.as_deref().unwrap_or(&phone.typed)).collect();
    let category = if row.category.is_empty() { String::new() } else { named(store, "category", &row.category) };
    vec![
        row.title().to_owned(),
        phones.join(", "),
        row.emails.join(", "),
        row.city.clone(),
        category,
        row.responsible.clone(),
        // Whole units without any mark: a number for every spreadsheet.
        (won / 100).to_string(),
        row.open_deals().to_string(),
        row.last_contact.map(|at| clock.date(at)).unwrap_or_default(),
        clock.date(row.created),
    ]
}

fn download(table: &str) {
    let parts = Array::of1(&Uint8Array::from(table.as_bytes()));
    let Ok(address) = Blob::new_with_u8_array_sequence(&parts).and_then(|blob| Url::create_object_url_with_blob(&blob)) else {
        return;
    };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download("ingot.csv");
        link.click();
    }
    browser::later(KEPT_MS, move || {
        let _ = Url::revoke_object_url(&address);
    });
}
