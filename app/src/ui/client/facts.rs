//! The facts of a client under quiet headings; empty ones wait folded. Never here: one fact's editing ([`super::fact`]), phones and
//! addresses one by one ([`super::contacts`], [`super::accounts`]).

use ingot_shared::document::entity::Entity;
use ingot_shared::domain::{ClientKind, Command};

use super::accounts::Accounts;
use super::contacts::{Emails, Phones};
use super::custom::{CustomFacts, CustomFields};
use super::department::DepartmentFact;
use super::fact::{Fact, has, put};
use super::former::FormerFacts;
use super::helpers::Helpers;
use super::page::ClientState;
use super::people::PeopleCard;
use super::save::save;
use super::verify::VerifiedLine;
use crate::ui::common::InlineField;
use crate::ui::i18n::client::ClientStrings;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// Where a fact stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    Who,
    Prefer,
}

/// Whose fact it is while it is empty; one with a value is shown whatever the client is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Everybody,
    Companies,
    People,
}

/// A fact that is folded away while it is empty.
#[derive(Clone, Copy)]
struct Optional {
    key: &'static str,
    label: &'static str,
    heading: Heading,
    of: Of,
}

fn optional(words: &'static ClientStrings) -> Vec<Optional> {
    let fact = |heading, of, key, label| Optional { key, label, heading, of };
    use Heading::{Prefer, Who};
    use Of::{Companies, Everybody, People};
    vec![
        fact(Who, People, "surname", words.surname),
        fact(Who, People, "given", words.given),
        fact(Who, People, "patronymic", words.patronymic),
        fact(Who, People, "organization", t().field_organization),
        fact(Who, Companies, "industry", words.industry),
        fact(Who, Companies, "about", words.about),
        fact(Who, People, "birthday", words.birthday),
        fact(Who, Companies, "founded", words.founded),
        fact(Who, Everybody, "site", words.site),
        fact(Who, Everybody, "tag", words.tag),
        fact(Who, Everybody, "interest", words.interest),
        fact(Who, Everybody, "card", words.card_number),
        fact(Who, Everybody, "plan", words.plan),
        fact(Who, Everybody, "channel", words.channel),
        fact(Who, Everybody, "utm_campaign", words.utm_campaign),
        fact(Who, Everybody, "query", words.query),
        fact(Prefer, Everybody, "frequency", words.frequency),
        fact(Prefer, Everybody, "via", words.via),
        fact(Prefer, Everybody, "topic", words.topic),
        fact(Prefer, Everybody, "consent", words.consent),
        fact(Prefer, Everybody, "consent_how", words.consent_how),
        fact(Prefer, Everybody, "do_not_contact", words.do_not_contact),
    ]
}

/// What a fact is called; nothing for what no screen shows.
pub fn label(key: &str) -> &'static str {
    let t = t();
    match key {
        "name" => t.field_name,
        "kind" => t.field_kind,
        "city" => t.field_city,
        "address" => t.field_address,
        "responsible" => t.field_responsible,
        "source" => t.field_source,
        "category" => t.client.category,
        "department" => t.access.departments.department,
        _ => optional(&t.client).into_iter().find(|one| one.key == key).map_or("", |one| one.label),
    }
}

/// Whether a fact stands with its group and not in the fold. While the fold is open nothing leaves it, and what once stood with its group
/// stays there as long as the page does: a colleague's edit moves no field away from who is writing in it.
pub fn settled(is_full: impl Fn() -> bool + Send + Sync + 'static, is_unfolded: RwSignal<bool>) -> Memo<bool> {
    let was = StoredValue::new(false);
    memo(move || {
        let is = was.get_value() || (is_full() && !is_unfolded.get());
        was.set_value(is);
        is
    })
}

/// The card.
#[component]
pub fn FactsCard(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let store = use_store();
    let t = t();
    let ClientState { id, open, .. } = state;
    let kind = memo(move || open.with(|open| open.as_ref().map(|parts| parts.facts.kind).unwrap_or_default()));
    let is_unfolded = RwSignal::new(false);
    let fold = element_ref();
    let toggled = move |_| is_unfolded.set(fold.get_untracked().is_some_and(|fold| fold.has_attribute("open")));
    let own = CustomFields::new(state, is_unfolded);
    // Each stands once: with its group while it has a value, else in the fold.
    let mut who = Vec::new();
    let mut prefer = Vec::new();
    let mut folded = Vec::new();
    let mut wishes = Vec::new();
    for one in optional(&t.client) {
        // How consent was given is asked as soon as it was (C12).
        let is_full = move || has(state, one.key) || (one.key == "consent_how" && has(state, "consent"));
        let is_settled = settled(is_full, is_unfolded);
        let shown = live(move || is_settled.get().then(|| view! { <Fact state=state key=one.key label=one.label /> }));
        match one.heading {
            Heading::Who => who.push(shown),
            Heading::Prefer => {
                prefer.push(shown);
                wishes.push(is_settled);
            }
        }
        folded.push(live(move || {
            let is_of = match one.of {
                Of::Everybody => true,
                Of::Companies => kind.get() == ClientKind::Company,
                Of::People => kind.get() == ClientKind::Person,
            };
            (is_of && !is_settled.get()).then(|| view! { <Fact state=state key=one.key label=one.label /> })
        }));
    }
    let has_wishes = memo(move || wishes.iter().any(|is_settled| is_settled.get()));
    view! {
        <h2 class="unseen">{t.about}</h2>
        <h3 class="h3">{t.client.group_reach}</h3>
        <Phones id=id open=open />
        <Emails id=id open=open />
        <Accounts state=state entity=Entity::Messenger />
        <Fact state=state key="city" label=t.field_city />
        <Fact state=state key="address" label=t.field_address />
        <Accounts state=state entity=Entity::Address />
        <h3 class="h3">{t.client.group_who}</h3>
        <Kind state=state kind=kind />
        <Responsible state=state />
        <Helpers state=state />
        <DepartmentFact state=state />
        <Fact state=state key="source" label=t.field_source />
        {who}
        <CustomFacts state=state fields=own is_settled=true />
        <h3 class="h3" hidden=move || !has_wishes.get()>{t.client.group_prefer}</h3>
        {prefer}
        <FormerFacts state=state />
        <VerifiedLine state=state />
        <details node_ref=fold class="more-fields" data-testid="more-fields" on:toggle=toggled>
            <summary>{t.client.more_fields}</summary>
            {folded}
            <CustomFacts state=state fields=own is_settled=false />
        </details>
        {move || (!store.wide.get()).then(|| view! { <div class="about-people"><PeopleCard state=state /></div> })}
    }
}

/// Who leads the client; who did before stays in the timeline (C26).
#[component]
fn Responsible(state: ClientState) -> AnyView {
    let store = use_store();
    let t = t();
    let value =
        memo(move || state.open.with(|open| open.as_ref().map(|parts| parts.facts.responsible.clone())).unwrap_or_default());
    let save_it = Callback::new(move |(name, saved): (String, _)| {
        let entry = crate::ui::browser::new_id();
        save(store, Command::SetResponsible { document: state.id, deal: None, entry, to: store.lead_of(&name) }, saved);
    });
    view! {
        <div class="fact">
            <span class="xs faint" aria-hidden="true">{t.field_responsible}</span>
            <InlineField label=t.field_responsible value=value testid="field-responsible" placeholder=t.not_filled save=save_it />
        </div>
    }
}

#[component]
fn Kind(state: ClientState, kind: Memo<ClientKind>) -> AnyView {
    let store = use_store();
    let t = t();
    let choice = move |this: ClientKind, label: &'static str, testid: &'static str| {
        view! {
            <button
                type="button"
                class:on=move || kind.get() == this
                aria-pressed=move || (kind.get() == this).to_string()
                disabled=move || !store.may_write()
                data-testid=testid
                on:click=move |_| {
                    if kind.get() != this {
                        store.run_or_say(vec![put(state, "kind", this.key().into())]);
                    }
                }
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="fact" role="group" aria-label=t.field_kind>
            <div class="segmented">
                {choice(ClientKind::Company, t.kind_company, "kind-company")}
                {choice(ClientKind::Person, t.kind_person, "kind-person")}
            </div>
        </div>
    }
}
