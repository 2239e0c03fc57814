//! The sheet of one position: of the catalogue, or written down. Never here: what positions come to.

use ingot_shared::document::entity::{DocumentKind, Entity};
use ingot_shared::document::record::Product;
use ingot_shared::document::view::LineView;
use ingot_shared::domain::{Command, Place, Value};
use ingot_shared::{Currency, Money};
use leptos::ev::SubmitEvent;

use super::form::{form_foot, save_and_close};
use super::page::DealState;
use crate::model::deal::amount_along;
use crate::model::decimal::{PER_CENT, QUANTITY, read, shown};
use crate::ui::client::CurrencySelect;
use crate::ui::common::{Field, KeptForm, Sheet, begun_before, use_sheet};
use crate::ui::i18n::{figures, t};
use crate::ui::prelude::*;

/// Products that are offered while one types.
const OFFERED: usize = 200;
/// The price list of everybody who has no other.
const BASE: &str = "base";

/// The sheet.
#[component]
pub fn LineSheet(
    /// The screen.
    state: DealState,
    /// The position as it is.
    line: LineView,
    /// Holds it while the sheet is open.
    asked: RwSignal<Option<LineView>>,
) -> AnyView {
    view! {
        <Sheet title=t().deal_page.line testid="line-sheet" on_close=Callback::new(move |()| asked.set(None))>
            <LineForm state=state line=line />
        </Sheet>
    }
}

/// What is typed.
#[derive(Clone, Copy)]
struct Form {
    title: RwSignal<String>,
    quantity: RwSignal<String>,
    unit: RwSignal<String>,
    price: RwSignal<String>,
    currency: RwSignal<Currency>,
    discount: RwSignal<String>,
}

impl Form {
    fn of(line: &LineView, currency: Currency, kept: KeptForm) -> Self {
        let price = line.price.map(|price| price.to_string()).unwrap_or_default();
        let discount = if line.discount == 0 { String::new() } else { figures::mark(shown(line.discount, PER_CENT)) };
        Self {
            title: kept.text("title", line.title.clone()),
            quantity: kept.text("quantity", figures::mark(shown(line.quantity, QUANTITY))),
            unit: kept.text("unit", line.unit.clone()),
            price: kept.text("price", price),
            currency: RwSignal::new(line.price.map_or(currency, |price| price.currency)),
            discount: kept.text("discount", discount),
        }
    }

    /// The position as typed, or what is wrong with it.
    fn line(self, before: &LineView, product: Option<&Product>) -> Result<LineView, &'static str> {
        let words = &t().deal_page;
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let number = |signal: RwSignal<String>, digits| match text(signal) {
            empty if empty.is_empty() => Ok(0),
            typed => read(&typed, digits).ok_or(words.bad_number),
        };
        let title = text(self.title);
        if title.is_empty() {
            return Err(words.line_title_needed);
        }
        let price = match text(self.price) {
            empty if empty.is_empty() => None,
            typed => Some(Money::parse(&typed, self.currency.get_untracked()).map_err(|_| t().errors.err_amount_text)?),
        };
        Ok(LineView {
            quantity: number(self.quantity, QUANTITY)?,
            unit: text(self.unit),
            price,
            discount: number(self.discount, PER_CENT)?,
            product: product.map(|product| product.id),
            group: product.map(|product| product.group.clone()).unwrap_or_default(),
            title,
            ..before.clone()
        })
    }
}

fn fields(line: &LineView) -> Vec<(&'static str, Value)> {
    let discount = if line.discount == 0 { Value::Nothing } else { Value::Number(line.discount) };
    vec![
        ("title", line.title.as_str().into()),
        ("product", line.product.into()),
        ("group", line.group.as_str().into()),
        ("unit", line.unit.as_str().into()),
        ("quantity", line.quantity.into()),
        ("price", line.price.into()),
        ("discount", discount),
        ("order", line.order.into()),
    ]
}

/// The positions with this one put in or taken out.
fn with(lines: &[LineView], line: &LineView, is_there: bool) -> Vec<LineView> {
    let mut all: Vec<LineView> = lines.iter().filter(|known| known.id != line.id).cloned().collect();
    all.extend(is_there.then(|| line.clone()));
    all
}

#[component]
fn LineForm(state: DealState, line: LineView) -> AnyView {
    let words = &t().deal_page;
    let store = state.store;
    let sheet = use_sheet();
    let at = Place::within(Entity::Line, line.id, Entity::Deal, state.id);
    let known = state.deal.with_untracked(|deal| deal.as_deref().map(|deal| (deal.amount.currency, deal.lines.clone())));
    let (currency, lines) = known.unwrap_or_default();
    let is_new = lines.iter().all(|known| known.id != line.id);
    let kept = KeptForm::new(format!("position.{}", if is_new { state.id } else { line.id }));
    let form = Form::of(&line, currency, kept);
    let error = RwSignal::new(None::<String>);
    let products: Vec<Product> = store.records.with_untracked(|records| {
        let all = records.of(DocumentKind::Product).into_iter().map(|row| Product::from(row.as_ref()));
        all.filter(|product| !product.retired).collect()
    });
    let names: Vec<AnyView> =
        products.iter().take(OFFERED).map(|product| view! { <option>{product.name.clone()}</option> }).collect();
    let products = StoredValue::new(products);
    let list = state
        .open
        .with_untracked(|open| open.as_ref().map(|parts| parts.facts.facts.text("price_list").to_owned()).unwrap_or_default());
    let of_title =
        move |title: &str| products.with_value(|products| products.iter().find(|product| product.name == title.trim()).cloned());
    // A product brings its unit and the client's price, where nothing else was typed.
    let is_first = StoredValue::new(true);
    effect(move || {
        let title = form.title.get();
        if is_first.get_value() {
            is_first.set_value(false);
            return;
        }
        let Some(product) = of_title(&title) else { return };
        let of = |list: &str| product.prices.iter().find(|(key, _)| key == list).map(|(_, price)| *price);
        if form.unit.with_untracked(String::is_empty) {
            form.unit.set(product.unit.clone());
        }
        if let Some(price) = of(&list).or_else(|| of(BASE)).filter(|_| form.price.with_untracked(String::is_empty)) {
            form.price.set(price.to_string());
            form.currency.set(price.currency);
        }
    });
    let put = move |line: &LineView, is_there: bool| {
        let first =
            if is_there { Command::put(state.client, at, fields(line)) } else { Command::Hide { document: state.client, at } };
        let along = state.deal.with_untracked(|deal| {
            let deal = deal.as_deref()?;
            amount_along(deal, &with(&deal.lines, line, is_there))
        });
        let mut commands = vec![first];
        commands.extend(along.map(|amount| state.put("amount", amount.into())));
        commands
    };
    let removed = line.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let product = form.title.with_untracked(|title| of_title(title));
        match form.line(&line, product.as_ref()) {
            Err(wrong) => error.set(Some(wrong.to_owned())),
            Ok(line) => save_and_close(store, put(&line, true), sheet, error, kept),
        }
    };
    let remove = move |()| {
        sheet.close();
        store.run_then_toast(put(&removed, false), words.line_removed.to_owned());
    };
    let chosen = memo(move || form.currency.get());
    view! {
        <form class="form" on:submit=submit>
            {begun_before(kept)}
            <Field label=words.line_title value=form.title testid="line-title" list="catalogue" is_first=true />
            <datalist id="catalogue">{names}</datalist>
            <div class="two">
                <Field label=words.quantity value=form.quantity testid="line-quantity" kind="amount" />
                <Field label=words.unit value=form.unit testid="line-unit" />
            </div>
            <div class="two">
                <div class="amount">
                    <Field label=words.price value=form.price testid="line-price" kind="amount" />
                    <CurrencySelect currency=chosen on_choose=Callback::new(move |currency| form.currency.set(currency)) />
                </div>
                <Field label=words.discount value=form.discount testid="line-discount" kind="amount" />
            </div>
            {form_foot(error, ["line-remove", "line-save"], (!is_new).then(|| Callback::new(remove)))}
        </form>
    }
}
