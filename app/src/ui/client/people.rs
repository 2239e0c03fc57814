//! Contact persons: whom one talks to at a client (C6). Never here: the client's own phones.

use ingot_shared::Id;
use ingot_shared::document::entity::Entity;
use ingot_shared::document::view::Item;
use ingot_shared::domain::{Command, Place, Value};
use ingot_shared::phone::to_e164;
use leptos::ev::SubmitEvent;

use super::page::ClientState;
use crate::model::reach::tel;
use crate::ui::browser;
use crate::ui::common::{Field, KeptForm, Sheet, avatar, begun_before, icon, use_sheet};
use crate::ui::i18n::{errors, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The list.
#[component]
pub fn PeopleCard(
    /// The screen.
    state: ClientState,
) -> AnyView {
    let t = t();
    let people = memo(move || state.open.with(|open| open.as_ref().map(|parts| parts.facts.people.clone()).unwrap_or_default()));
    let ids = move || people.with(|people| people.iter().map(|person| person.id).collect());
    // The person whose sheet is open: a known one or a new one.
    let edited = RwSignal::new(None::<Item>);
    view! {
        <div class="row card-head">
            <h2 class="h3 grow">{t.client.people}</h2>
            <button
                type="button"
                class="btn icon quiet writes"
                aria-label=t.client.add_person
                title=t.client.add_person
                data-testid="add-person"
                on:click=move |_| edited.set(Some(Item { id: browser::new_id(), ..Item::default() }))
            >
                {icon("plus")}
            </button>
        </div>
        {move || people.with(Vec::is_empty).then(|| view! { <p class="muted s">{t.client.no_people}</p> })}
        <div class="people">{each(ids, move |id| view! { <Person id=id people=people edited=edited /> })}</div>
        {move || edited.get().map(|person| view! { <PersonSheet state=state person=person edited=edited people=people /> })}
    }
}

#[component]
fn Person(id: Id, people: Memo<Vec<Item>>, edited: RwSignal<Option<Item>>) -> AnyView {
    let t = t();
    let person = memo(move || people.with(|people| people.iter().find(|person| person.id == id).cloned()).unwrap_or_default());
    live(move || {
        let shown = person.get();
        let name = shown.fields.text("name").to_owned();
        let mut role = shown.fields.text("role").to_owned();
        if shown.fields.flag("decides") {
            let decides = t.client.decides.to_lowercase();
            role = if role.is_empty() { decides } else { format!("{role}, {decides}") };
        }
        let phone = shown.fields.text("phone").to_owned();
        let email = shown.fields.text("email").to_owned();
        view! {
            <div class="person" data-testid="person">
                <button type="button" class="person-open" data-testid="person-open" on:click=move |_| edited.set(Some(person.get_untracked()))>
                    {avatar(&name, "")}
                    <span class="grow">
                        <b dir="auto">{name.clone()}</b>
                        {(!role.is_empty()).then(|| view! { <span class="s muted" dir="auto">{role}</span> })}
                    </span>
                </button>
                {(!phone.is_empty()).then(|| view! {
                    <a class="btn icon quiet" href=tel(to_e164(&phone).as_deref(), &phone) aria-label=format!("{}: {name}, {phone}", t.call) title=phone.clone() data-testid="person-call">{icon("phone")}</a>
                })}
                {(!email.is_empty()).then(|| view! {
                    <a class="btn icon quiet" href=format!("mailto:{email}") aria-label=format!("{}: {name}, {email}", t.write) title=email.clone()>{icon("mail")}</a>
                })}
            </div>
        }
    })
}

#[component]
fn PersonSheet(state: ClientState, person: Item, edited: RwSignal<Option<Item>>, people: Memo<Vec<Item>>) -> AnyView {
    let t = t();
    let is_new = people.with_untracked(|people| people.iter().all(|known| known.id != person.id));
    let title = if is_new { t.client.add_person.to_owned() } else { person.fields.text("name").to_owned() };
    view! {
        <Sheet title=title testid="person-sheet" on_close=Callback::new(move |()| edited.set(None))>
            <PersonForm state=state person=person is_new=is_new />
        </Sheet>
    }
}

#[component]
fn PersonForm(state: ClientState, person: Item, is_new: bool) -> AnyView {
    let store = use_store();
    let t = t();
    let sheet = use_sheet();
    let at = Place::of(Entity::Person, person.id);
    let kept = KeptForm::new(format!("person.{}", if is_new { state.id } else { person.id }));
    let of = |key: &str| kept.text(key, person.fields.text(key).to_owned());
    let (name, role, phone, email) = (of("name"), of("role"), of("phone"), of("email"));
    let decides = RwSignal::new(person.fields.flag("decides"));
    let error = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let lines = [("name", name), ("role", role), ("phone", phone), ("email", email)];
        let mut fields: Vec<(&str, Value)> = lines
            .into_iter()
            .map(|(key, line)| (key, line.get_untracked().trim().into()))
            .filter(|(_, value)| !is_new || *value != Value::Text(String::new()))
            .collect();
        fields.push(("decides", if decides.get_untracked() { Value::Flag(true) } else { Value::Nothing }));
        store.run(vec![Command::put(state.id, at, fields)], move |result| match result {
            Ok(_) => {
                kept.sent();
                store.say(t.saved_here);
                sheet.close();
            }
            Err(why) => {
                if error.try_set(Some(errors::engine(&why))).is_some() {
                    store.toast_error(errors::engine(&why));
                }
            }
        });
    };
    let remove = move |_| {
        sheet.close();
        store.run_then_toast(vec![Command::Hide { document: state.id, at }], t.client.person_removed.to_owned());
    };
    view! {
        <form class="form" on:submit=submit>
            {begun_before(kept)}
            <Field label=t.client.person_name value=name testid="person-name" is_first=true />
            <Field label=t.client.person_role value=role testid="person-role" />
            <div class="two">
                <Field label=t.field_phone value=phone testid="person-phone" kind="tel" />
                <Field label=t.field_email value=email testid="person-email" kind="email" />
            </div>
            <label class="check">
                <input data-testid="person-decides" type="checkbox" prop:checked=move || decides.get() on:change=move |event| decides.set(event_target_checked(&event)) />
                <span>{t.client.decides}</span>
            </label>
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <div class="form-do">
                {(!is_new).then(|| view! { <button type="button" class="btn quiet danger" data-testid="person-remove" on:click=remove>{icon("bin")}{t.remove}</button> })}
                <span class="grow"></span>
                <button type="submit" class="btn main" data-testid="person-save">{t.save}</button>
            </div>
        </form>
    }
}
