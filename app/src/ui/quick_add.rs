//! The sheet for a new client or a new deal, from anywhere. Never here: what is required (the domain says).

use ingot_shared::document::entity::Entity;
use ingot_shared::document::record::Need;
use ingot_shared::domain::{ClientField, ClientKind, Command, DomainError, Place, StageId, StageKind, Value};
use ingot_shared::row::{ClientRow, DealRow, PhoneRow};
use ingot_shared::{Currency, Id, Money};
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::untrack;

use super::browser;
use super::client::{CurrencySelect, parse};
use super::common::{Field, KeptForm, Sheet, begun_before, icon, use_sheet};
use super::deals::{FollowUp, FollowUpFields, Needed, Wrong, need_field};
use super::i18n::{errors, t};
use super::inbox::{self, EnquiryForm};
use super::prelude::*;
use super::router::{Route, use_router};
use super::store::{QuickAdd, Store, use_store};
use crate::bridge::EngineError;
use crate::model::inbox::answer::led_by;
use crate::model::known::known;
use crate::model::search::Query;

/// The sheet.
#[component]
pub fn QuickAddSheet(
    /// What is added.
    what: QuickAdd,
) -> AnyView {
    let store = use_store();
    let t = t();
    let close = Callback::new(move |()| store.quick_add.set(None));
    let is_enquiry = what == QuickAdd::Enquiry;
    let title = match what {
        QuickAdd::Deal(_) => t.new_deal,
        QuickAdd::Enquiry => t.inbox.new_enquiry,
        QuickAdd::Client | QuickAdd::WithDeal(_) => t.new_client,
    };
    let choice = move |this: QuickAdd, label: &'static str, testid: &'static str| {
        view! {
            <button type="button" class:on=what == this aria-pressed=(what == this).to_string() data-testid=testid on:click=move |_| store.quick_add.set(Some(this))>
                {label}
            </button>
        }
    };
    let switch = matches!(what, QuickAdd::Client | QuickAdd::Enquiry).then(|| {
        view! {
            <div class="segmented add-what" role="group" aria-label=t.inbox.add_what>
                {choice(QuickAdd::Client, t.inbox.add_client, "add-client")}
                {choice(QuickAdd::Enquiry, t.inbox.add_enquiry, "add-enquiry")}
            </div>
        }
    });
    view! {
        <Sheet title=title testid="quick-add" on_close=close>
            {switch}
            {if is_enquiry { view! { <EnquiryForm /> } } else { view! { <AddForm what=what /> } }}
        </Sheet>
    }
}

/// Whether the form asks for this anyway.
fn has_field(what: QuickAdd, need: Need) -> bool {
    need == Need::Amount || !matches!(what, QuickAdd::Deal(_)) && matches!(need, Need::Phone | Need::Email | Need::Responsible)
}

/// What is typed into the form.
#[derive(Clone, Copy)]
struct Form {
    kind: RwSignal<ClientKind>,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
    city: RwSignal<String>,
    responsible: RwSignal<String>,
    with_deal: RwSignal<bool>,
    title: RwSignal<String>,
    amount: RwSignal<String>,
    currency: RwSignal<Currency>,
    stage: RwSignal<StageId>,
    /// Made with the form, so that sending it twice makes one client.
    ids: [Id; 4],
    /// What comes after a deal that is entered as won.
    follow: FollowUp,
    /// What the stage needs besides.
    needed: Needed,
    kept: KeptForm,
}

impl Form {
    fn new(store: Store, what: QuickAdd) -> Self {
        let entrance = || store.workspace.with_untracked(|workspace| workspace.entrance());
        let stage = if let QuickAdd::WithDeal(stage) = what { stage } else { entrance().unwrap_or_default() };
        let me = store.me.with_untracked(|me| me.name.clone());
        // What was searched for and not found is most likely whom to add.
        let wanted = store.take_wanted();
        let is_titled = matches!(what, QuickAdd::Deal(_));
        let searched = if wanted.is_empty() { store.query.get_untracked() } else { String::new() };
        let is_phone = Query::new(&searched).is_phone();
        let (name, phone) = if is_phone { (String::new(), searched) } else { (searched, String::new()) };
        let kept = KeptForm::new(match what {
            QuickAdd::Deal(client) => format!("add.{client}"),
            _ => "add".to_owned(),
        });
        let [name, phone, title] =
            [("name", name), ("phone", phone), ("title", String::new())].map(|(field, first)| kept.text(field, first));
        let is_number = Query::new(&wanted).is_phone();
        kept.begin(
            if is_titled {
                title
            } else if is_number {
                phone
            } else {
                name
            },
            wanted,
        );
        Self {
            kind: RwSignal::new(ClientKind::Company),
            name,
            phone,
            email: kept.text("email", String::new()),
            city: kept.text("city", String::new()),
            responsible: RwSignal::new(me),
            with_deal: RwSignal::new(!matches!(what, QuickAdd::Client)),
            title,
            amount: kept.text("amount", String::new()),
            currency: RwSignal::new(Currency::default()),
            stage: RwSignal::new(stage),
            ids: std::array::from_fn(|_| browser::new_id()),
            follow: FollowUp::new(kept),
            needed: Needed::new(store, Currency::default(), kept),
            kept,
        }
    }

    /// What the chosen stage needs and neither the client nor what is typed has.
    fn missing(self, store: Store, what: QuickAdd) -> Vec<Need> {
        let typed = |signal: RwSignal<String>| Some(signal.get().trim().to_owned()).filter(|typed| !typed.is_empty());
        let mut client = ClientRow {
            kind: self.kind.get(),
            phones: typed(self.phone).map(|typed| PhoneRow { typed, e164: None }).into_iter().collect(),
            emails: typed(self.email).into_iter().collect(),
            ..ClientRow::default()
        };
        let mut responsible = typed(self.responsible).unwrap_or_default();
        if let QuickAdd::Deal(known) = what {
            client = store.rows.with(|rows| rows.get(known)).map(|entry| entry.row.clone()).unwrap_or_default();
            // A new deal has nobody yet.
            responsible.clear();
        }
        let amount = parse(&self.amount.get(), self.currency.get()).unwrap_or_default();
        let deal = DealRow { amount, responsible, ..DealRow::default() };
        let stage = self.stage.get();
        store.workspace.with(|workspace| workspace.stage(stage).map(|stage| stage.missing(&client, &deal))).unwrap_or_default()
    }

    /// The commands, or why there are none yet.
    fn commands(self, store: Store, what: QuickAdd) -> Result<Vec<Command>, Wrong> {
        let [client, phone_id, email_id, _] = self.ids;
        if let QuickAdd::Deal(client) = what {
            return self.deal(store, client, what);
        }
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let phone = Some((phone_id, text(self.phone))).filter(|(_, typed)| !typed.is_empty());
        let facts = [(ClientField::City, text(self.city)), (ClientField::Responsible, text(self.responsible))];
        let fields = facts.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let mut commands =
            vec![Command::CreateClient { client, kind: self.kind.get_untracked(), name: text(self.name), phone, fields }];
        let me = inbox::me(store);
        if text(self.responsible) == me.name {
            commands.push(led_by(client, &me));
        }
        let address = text(self.email);
        if !address.is_empty() {
            commands.push(Command::put(client, Place::of(Entity::Email, email_id), [("address", address.into())]));
        }
        if self.with_deal.get_untracked() {
            commands.extend(self.deal(store, client, what)?);
        }
        Ok(commands)
    }

    /// The deal's commands; with what comes next when it is sold already.
    fn deal(self, store: Store, client: Id, what: QuickAdd) -> Result<Vec<Command>, Wrong> {
        let [.., deal] = self.ids;
        let stage = self.stage.get_untracked();
        let kind = store.workspace.with_untracked(|workspace| workspace.stage_kind(stage));
        let amount: Money = parse(&self.amount.get_untracked(), self.currency.get_untracked())
            .ok_or(Wrong::At("field-deal-amount", t().errors.err_amount_text))?;
        let title = self.title.get_untracked().trim().to_owned();
        if title.is_empty() {
            return Err(Wrong::At("field-deal-title", t().errors.err_title));
        }
        let responsible =
            if matches!(what, QuickAdd::Deal(_)) { String::new() } else { self.responsible.get_untracked().trim().to_owned() };
        let mut fields: Vec<(String, Value)> = vec![("title".to_owned(), title.into()), ("amount".to_owned(), amount.into())];
        if !responsible.is_empty() {
            fields.push(("responsible".to_owned(), responsible.into()));
        }
        // A deal of the default pipeline names none.
        let home = store.workspace.with_untracked(|workspace| workspace.home_of(stage));
        fields.extend(home.map(|id| ("pipeline".to_owned(), id.to_string().into())));
        let mut commands = vec![Command::OpenDeal { document: client, deal, stage, kind, fields }];
        for need in untrack(|| self.missing(store, what)) {
            if has_field(what, need) {
                return Err(Wrong::Missing(need));
            }
            commands.push(self.needed.command(store, client, deal, need)?);
        }
        if kind == StageKind::Won {
            let mut next = self.follow.task(store).map_err(Wrong::Said)?;
            next.fields.push(("deal".to_owned(), deal.into()));
            commands.push(Command::Put { document: client, at: Place::of(Entity::Task, next.task), fields: next.fields });
        }
        Ok(commands)
    }
}

#[component]
fn AddForm(what: QuickAdd) -> AnyView {
    let store = use_store();
    let t = t();
    let sheet = use_sheet();
    let router = use_router();
    let form = Form::new(store, what);
    let error = RwSignal::new(None::<String>);
    // Said above the button, and the place to mend it has the focus.
    let refuse = move |why: String, testid: Option<&'static str>| {
        error.try_set(Some(why));
        if let Some(testid) = testid {
            browser::focus(&format!("[data-testid='quick-add'] [data-testid='{testid}']"));
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let commands = match form.commands(store, what) {
            Ok(commands) => commands,
            Err(wrong) => {
                let testid = if let Wrong::At(testid, _) = wrong { Some(testid) } else { None };
                refuse(wrong.words(), testid);
                return;
            }
        };
        let [client, ..] = form.ids;
        store.run(commands, move |result| match result {
            Ok(_) => {
                form.kept.sent();
                sheet.close();
                store.say(t.saved_here);
                if !matches!(what, QuickAdd::Deal(_)) {
                    store.set_query(String::new());
                    router.go(Route::Client(client));
                }
            }
            Err(why) => {
                let is_nameless = matches!(why, EngineError::Domain(DomainError::NameOrPhone));
                refuse(errors::engine(&why), is_nameless.then_some("field-name"));
            }
        });
    };
    let is_deal = matches!(what, QuickAdd::Deal(_));
    // What was missing may be there now.
    effect(move || {
        for text in [form.name, form.phone, form.title, form.amount] {
            text.track();
        }
        error.set(None);
    });
    view! {
        <form class="form" on:submit=submit>
            {begun_before(form.kept)}
            {(!is_deal).then(|| view! { <ClientFields form=form /> })}
            {move || form.with_deal.get().then(|| view! { <DealFields form=form what=what /> })}
            {move || error.get().map(|why| view! { <p class="field-error" role="alert" data-testid="form-error">{why}</p> })}
            <div class="form-do">
                <button type="submit" class="btn main wide" data-testid="create">{t.create}</button>
            </div>
        </form>
    }
}

#[component]
fn ClientFields(form: Form) -> AnyView {
    let store = use_store();
    let t = t();
    let choice = move |this: ClientKind, label: &'static str| {
        view! {
            <button type="button" class:on=move || form.kind.get() == this aria-pressed=move || (form.kind.get() == this).to_string() on:click=move |_| form.kind.set(this)>
                {label}
            </button>
        }
    };
    let names = store.rows.with_untracked(|rows| rows.responsibles());
    view! {
        <div class="segmented" role="group" aria-label=t.field_kind>
            {choice(ClientKind::Company, t.kind_company)}
            {choice(ClientKind::Person, t.kind_person)}
        </div>
        <Field label=t.field_name value=form.name testid="field-name" is_first=true />
        <div class="two">
            <Field label=t.field_phone value=form.phone testid="field-phone" kind="tel" />
            <Field label=t.field_email value=form.email testid="field-email" kind="email" />
        </div>
        <Known form=form />
        <div class="two">
            <Field label=t.field_city value=form.city testid="field-city" />
            <Field label=t.field_responsible value=form.responsible testid="field-responsible" list="responsibles" />
        </div>
        <datalist id="responsibles">{names.into_iter().take(50).map(|name| view! { <option>{name}</option> }).collect::<Vec<_>>()}</datalist>
        <label class="check">
            <input data-testid="with-deal" type="checkbox" prop:checked=move || form.with_deal.get() on:change=move |event| form.with_deal.set(event_target_checked(&event)) />
            <span>{t.with_deal}</span>
        </label>
    }
}

/// Says that another client has the phone or the address, with a way there; it never blocks.
#[component]
fn Known(form: Form) -> AnyView {
    let store = use_store();
    let t = t();
    let found = memo(move || {
        let [own, ..] = form.ids;
        store.rows.with(|rows| known(rows.iter().filter(|row| row.id != own), &form.phone.get(), &form.email.get()))
    });
    live(move || {
        found.get().map(|(id, name)| {
            view! {
                <p class="banner none known" role="status" data-testid="known">
                    {icon("users")}
                    <span class="grow">{t.deal_words.already}" "<a href=format!("/clients/{id}") dir="auto" on:click=move |_| store.quick_add.set(None)>{name}</a></span>
                </p>
            }
        })
    })
}

#[component]
fn DealFields(form: Form, what: QuickAdd) -> AnyView {
    let store = use_store();
    let t = t();
    // What has a field of its own above is not asked for twice.
    let asked = memo(move || form.missing(store, what).into_iter().filter(|need| !has_field(what, *need)).collect::<Vec<_>>());
    let choose = move |event: Event| {
        if let Ok(stage) = event_target_value(&event).parse::<StageId>() {
            form.stage.set(stage);
        }
    };
    let option = move |this: StageId| view! { <option value=this.key().to_owned() selected=move || form.stage.get() == this>{store.stage_name(this)}</option> };
    // A deal cannot begin as lost: it would have no reason.
    let stages = memo(move || {
        let home = store.workspace.with(|workspace| workspace.home_of(form.stage.get()));
        let mut stages = store.stages_of(&home.map(|id| id.to_string()).unwrap_or_default());
        stages.retain(|stage| store.stage_kind(*stage) != StageKind::Lost);
        stages
    });
    view! {
        <Field label=t.deal_title value=form.title testid="field-deal-title" is_first=matches!(what, QuickAdd::Deal(_)) />
        <div class="amount">
            <Field label=t.deal_amount value=form.amount testid="field-deal-amount" kind="amount" />
            <CurrencySelect currency=memo(move || form.currency.get()) on_choose=Callback::new(move |currency| form.currency.set(currency)) />
        </div>
        <label class="field">
            <span class="field-label">{t.deal_stage}</span>
            <select class="input" data-testid="field-deal-stage" on:change=choose>
                {move || stages.get().into_iter().map(option).collect::<Vec<_>>()}
            </select>
        </label>
        {move || (store.stage_kind(form.stage.get()) == StageKind::Won).then(|| view! { <FollowUpFields follow=form.follow /> })}
        {move || asked.get().into_iter().map(|need| need_field(form.needed, need, false)).collect::<Vec<_>>()}
    }
}
