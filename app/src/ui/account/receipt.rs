//! The receipt that a client was erased for good: shown, and as a file to keep. Never here: erasing.

use ingot_shared::Id;
use ingot_shared::account::{Ask, Receipt, Reply};

use super::asking;
use super::failure;
use crate::model::paper::{Paper, Section};
use crate::ui::browser::clock;
use crate::ui::common::{Sheet, download, icon};
use crate::ui::i18n::{current, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// What it says, line by line.
fn lines(receipt: &Receipt) -> Vec<(String, String)> {
    let words = &t().erase.personal;
    let by = if receipt.by.is_empty() { t().team.somebody.to_owned() } else { receipt.by.clone() };
    let [client, when, who, entry, sum] = words.receipt_lines.map(ToOwned::to_owned);
    vec![
        (client, receipt.document.to_string()),
        (when, clock().full(receipt.entry.at)),
        (who, by),
        (entry, receipt.entry.number.to_string()),
        (sum, receipt.chain.clone()),
    ]
}

fn save(receipt: &Receipt) {
    let words = &t().erase.personal;
    let check = fill(words.receipt_check, &[&receipt.code()]);
    let sections = vec![Section { title: words.receipt_text.to_owned(), lines: lines(receipt) }];
    let paper = Paper { lang: current().code(), title: words.receipt.to_owned(), lead: check, sections, data: None };
    download(&format!("ingot-receipt-{}.html", receipt.entry.number), &paper.html());
}

/// The sheet of a receipt, which the relay is asked for.
#[component]
pub fn ReceiptSheet(
    /// The client that was erased.
    client: Id,
) -> AnyView {
    let store = use_store();
    let words = &t().erase.personal;
    let receipt = RwSignal::new(None::<Result<Receipt, String>>);
    asking::ask(store, Ask::Receipt { document: client }, move |result| {
        receipt.try_set(Some(match result {
            Ok(Reply::Receipt(told)) => Ok(told),
            Ok(_) => Err(t().account.err_unclear.to_owned()),
            Err(why) => Err(failure::words(&why)),
        }));
    });
    let shown = move || match receipt.get() {
        None => view! { <p class="s muted" role="status">{t().loading}</p> },
        Some(Err(why)) => view! { <p class="field-error" role="alert">{why}</p> },
        Some(Ok(receipt)) => view! { <Told receipt=receipt /> },
    };
    view! {
        <Sheet title=words.receipt testid="receipt-sheet" on_close=Callback::new(move |()| store.receipt_of.set(None))>
            <div class="form">{live(shown)}</div>
        </Sheet>
    }
}

#[component]
fn Told(receipt: Receipt) -> AnyView {
    let words = &t().erase.personal;
    let line = |(about, text): (String, String)| view! { <dt class="s muted">{about}</dt><dd dir="auto">{text}</dd> };
    let shown = lines(&receipt).into_iter().map(line).collect::<Vec<_>>();
    let code = receipt.code();
    view! {
        <p>{words.receipt_text}</p>
        <dl class="receipt" data-testid="receipt" data-code=code>{shown}</dl>
        <button type="button" class="btn main wide" data-testid="receipt-save" on:click=move |_| save(&receipt)>{icon("doc")}{words.receipt_save}</button>
    }
}
