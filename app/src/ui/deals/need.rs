//! The sheet that asks for what a deal lacks to come into a stage, by whatever way it is moved there; then it moves. Never here: what
//! that is (the domain says).

use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::Need;
use ingot_shared::domain::{Command, Place, Value};
use ingot_shared::{Currency, Date, Id, Money};
use leptos::ev::SubmitEvent;

use crate::model::decimal::{QUANTITY, read};
use crate::ui::browser;
use crate::ui::client::{CurrencySelect, parse};
use crate::ui::common::{Field, KeptForm, Sheet, begun_before, use_sheet};
use crate::ui::deal::DayField;
use crate::ui::i18n::{errors, fill, t};
use crate::ui::prelude::*;
use crate::ui::store::{NeedAsked, Store, use_store};

/// The sheet; closing it leaves the deal where it is.
#[component]
pub fn NeedSheet(
    /// Which deal, and what it lacks.
    asked: NeedAsked,
) -> AnyView {
    let store = use_store();
    let title = fill(t().stage_help.missing, &[&store.stage_name(asked.to.to)]);
    view! {
        <Sheet title=title testid="need-sheet" on_close=Callback::new(move |()| store.need.set(None))>
            <NeedForm asked=asked />
        </Sheet>
    }
}

/// What a need is called.
pub fn name(need: Need) -> &'static str {
    t().stage_help.need.get(need as usize).copied().unwrap_or_default()
}

/// What is typed.
#[derive(Clone, Copy)]
pub struct Needed {
    amount: RwSignal<String>,
    currency: RwSignal<Currency>,
    expected: RwSignal<Option<Date>>,
    line: RwSignal<String>,
    quantity: RwSignal<String>,
    price: RwSignal<String>,
    responsible: RwSignal<String>,
    person: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
    /// Of what is new. Made with the form, so that sending it twice makes one of each.
    ids: [Id; 4],
}

/// Why there are no commands yet.
pub enum Wrong {
    /// Nothing is typed for this.
    Missing(Need),
    /// This is wrong with what is typed.
    Said(&'static str),
    /// The same, in the field of this test id.
    At(&'static str, &'static str),
}

impl Wrong {
    /// In words.
    pub fn words(self) -> String {
        match self {
            Self::Missing(need) => fill(t().stage_help.still, &[&name(need)]),
            Self::Said(wrong) | Self::At(_, wrong) => wrong.to_owned(),
        }
    }
}

impl Needed {
    /// Nothing yet, or what was typed before in this form.
    pub fn new(store: Store, currency: Currency, kept: KeptForm) -> Self {
        let text = |field: &str, first: &str| kept.text(field, first.to_owned());
        Self {
            amount: text("need-amount", ""),
            currency: RwSignal::new(currency),
            expected: kept.day("need-expected", None),
            line: text("need-line", ""),
            quantity: text("need-quantity", "1"),
            price: text("need-price", ""),
            responsible: text("need-responsible", &store.me.with_untracked(|me| me.name.clone())),
            person: text("need-person", ""),
            phone: text("need-phone", ""),
            email: text("need-email", ""),
            ids: std::array::from_fn(|_| browser::new_id()),
        }
    }

    fn money(self, typed: RwSignal<String>) -> Result<Money, Wrong> {
        parse(&typed.get_untracked(), self.currency.get_untracked()).ok_or(Wrong::Said(t().errors.err_amount_text))
    }

    /// The commands that give the deal what it needs.
    ///
    /// # Errors
    /// [`Wrong`]: what is not typed, or not as it must be.
    pub fn command(self, store: Store, client: Id, deal: Id, need: Need) -> Result<Command, Wrong> {
        let [line, person, phone, email] = self.ids;
        let at = Place::of(Entity::Deal, deal);
        let text = |typed: RwSignal<String>| match typed.get_untracked().trim() {
            "" => Err(Wrong::Missing(need)),
            text => Ok(text.to_owned()),
        };
        Ok(match need {
            Need::Amount => match self.money(self.amount)? {
                Money { minor: 0, .. } => return Err(Wrong::Missing(need)),
                amount => Command::put(client, at, [("amount", amount.into())]),
            },
            Need::Expected => {
                let day = self.expected.get_untracked().ok_or(Wrong::Missing(need))?;
                Command::put(client, at, [("expected", Value::Day(day))])
            }
            Need::Lines => {
                let title = text(self.line)?;
                let quantity = read(&text(self.quantity)?, QUANTITY).ok_or(Wrong::Said(t().deal_page.bad_number))?;
                let mut fields: Vec<(&str, Value)> = vec![("title", title.into()), ("quantity", quantity.into())];
                let price = self.money(self.price)?;
                if price.minor > 0 {
                    fields.push(("price", price.into()));
                }
                Command::put(client, Place::within(Entity::Line, line, Entity::Deal, deal), fields)
            }
            Need::Responsible => {
                let to_whom = store.lead_of(&text(self.responsible)?);
                Command::SetResponsible { document: client, deal: Some(deal), entry: line.derived("lead"), to: to_whom }
            }
            Need::Person => Command::put(client, Place::of(Entity::Person, person), [("name", text(self.person)?.into())]),
            Need::Phone => Command::put(client, Place::of(Entity::Phone, phone), [("typed", text(self.phone)?.into())]),
            Need::Email => Command::put(client, Place::of(Entity::Email, email), [("address", text(self.email)?.into())]),
        })
    }
}

#[component]
fn NeedForm(asked: NeedAsked) -> AnyView {
    let store = use_store();
    let t = t();
    let words = &t.stage_help;
    let sheet = use_sheet();
    let NeedAsked { to, needs, with, is_new } = asked;
    let currency = store.rows.with_untracked(|rows| {
        let entry = rows.get(to.client)?;
        entry.row.deals.iter().find(|deal| deal.id == to.deal).map(|deal| deal.amount.currency)
    });
    let kept = KeptForm::new(format!("need.{}", to.deal));
    let form = Needed::new(store, currency.unwrap_or_default(), kept);
    let error = RwSignal::new(None::<String>);
    let fields: Vec<AnyView> = needs.iter().zip(0..).map(|(need, place)| field(form, *need, place == 0)).collect();
    let title = to.title.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let commands: Result<Vec<Command>, Wrong> =
            needs.iter().map(|need| form.command(store, to.client, to.deal, *need)).collect();
        match commands {
            Err(wrong) => error.set(Some(wrong.words())),
            // Known at once, so said while the form is there.
            Ok(commands) => match commands.iter().try_for_each(Command::check) {
                Err(why) => error.set(Some(errors::domain(&why))),
                Ok(()) => {
                    sheet.close();
                    let all = [with.clone(), commands].concat();
                    if is_new {
                        kept.sent();
                        store.run_then_toast(all, t.deal_words.repeated.to_owned());
                    } else {
                        store.go_on(to.clone(), all, kept.keys());
                    }
                }
            },
        }
    };
    view! {
        <form class="form" on:submit=submit>
            {begun_before(kept)}
            <p class="muted s" dir="auto"><b>{title}</b></p>
            <p class="muted s">{words.missing_hint}</p>
            {fields}
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="form-do">
                <button type="button" class="btn" on:click=move |_| sheet.close()>{t.cancel}</button>
                <button type="submit" class="btn main" data-testid="need-save">{if is_new { t.create } else { words.go }}</button>
            </div>
        </form>
    }
}

/// What asks for a need.
pub fn field(form: Needed, need: Need, is_first: bool) -> AnyView {
    let t = t();
    let words = &t.deal_page;
    let currency = memo(move || form.currency.get());
    let money = move |label: &'static str, value: RwSignal<String>, testid: &'static str, is_first: bool| {
        view! {
            <div class="amount">
                <Field label=label value=value testid=testid kind="amount" is_first=is_first />
                <CurrencySelect currency=currency on_choose=Callback::new(move |currency| form.currency.set(currency)) />
            </div>
        }
    };
    match need {
        Need::Amount => money(t.deal_amount, form.amount, "need-amount", is_first),
        Need::Expected => view! { <DayField label=name(need) value=form.expected testid="need-expected" /> },
        Need::Lines => view! {
            <Field label=words.line_title value=form.line testid="need-line" is_first=is_first />
            <div class="two">
                <Field label=words.quantity value=form.quantity testid="need-quantity" kind="amount" />
                {money(words.price, form.price, "need-price", false)}
            </div>
        },
        Need::Responsible => {
            view! { <Field label=t.field_responsible value=form.responsible testid="need-responsible" is_first=is_first /> }
        }
        Need::Person => {
            view! { <Field label=t.stage_help.person_name value=form.person testid="need-person" is_first=is_first /> }
        }
        Need::Phone => view! { <Field label=t.field_phone value=form.phone testid="need-phone" kind="tel" is_first=is_first /> },
        Need::Email => {
            view! { <Field label=t.field_email value=form.email testid="need-email" kind="email" is_first=is_first /> }
        }
    }
}
