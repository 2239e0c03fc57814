//! The sheet in which a member is put into another department, and the choice of a department. Never here: the list of the team.

use ingot_shared::Id;
use ingot_shared::account::{Ask, Role, TeamMember};
use leptos::ev::SubmitEvent;

use super::failure;
use super::proof::Proof;
use super::structure::{department_name, offered};
use crate::ui::common::{Sheet, use_sheet};
use crate::ui::i18n::{fill, t};
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The sheet, open for as long as somebody is to be moved; `changed` hears when he was.
pub fn move_sheet(moving: RwSignal<Option<TeamMember>>, changed: Callback<()>) -> AnyView {
    live(move || {
        moving.get().map(|member| {
            let title = fill(t().access.departments.move_title, &[&member.name]);
            let close = Callback::new(move |()| moving.set(None));
            view! { <Sheet title=title testid="move-sheet" on_close=close><Moving member=member changed=changed /></Sheet> }
        })
    })
}

#[component]
fn Moving(member: TeamMember, changed: Callback<()>) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let proof = Proof::around();
    let words = &t().access.departments;
    let before = member.department;
    let chosen = RwSignal::new(before);
    let error = RwSignal::new(None::<String>);
    let is_sent = RwSignal::new(false);
    let (id, name) = (member.member, StoredValue::new(member.name));
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let department = chosen.get_untracked();
        if department == before {
            return sheet.close();
        }
        if is_sent.get_untracked() {
            return;
        }
        error.set(None);
        is_sent.set(true);
        proof.ask(store, Ask::SetDepartment { member: id, department }, move |result| {
            is_sent.try_set(false);
            match result {
                Ok(_) => {
                    let name = name.try_get_value().unwrap_or_default();
                    store.toast(
                        match department {
                            Some(department) => fill(words.moved, &[&name, &department_name(store, department)]),
                            None => fill(words.moved_out, &[&name]),
                        },
                        None,
                    );
                    sheet.close();
                    changed.run(());
                }
                Err(why) => drop(error.try_set(Some(failure::words(&why)))),
            }
        });
    };
    let text = match member.role {
        Role::Owner => "",
        Role::Head | Role::Viewer => words.move_reads,
        Role::Manager => words.move_works,
    };
    view! {
        <form class="form" on:submit=send>
            {(!text.is_empty()).then(|| view! { <p class="s muted">{text}</p> })}
            {department_choice(chosen, before)}
            {move || error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
            <button type="submit" class="btn main wide" data-testid="move-do" prop:disabled=move || is_sent.get()>{words.move_do}</button>
        </form>
    }
}

/// The departments to choose from, and none; `before` is offered though it is out of use.
pub fn department_choice(chosen: RwSignal<Option<Id>>, before: Option<Id>) -> AnyView {
    let store = use_store();
    let words = &t().access.departments;
    let one = move |(id, name): (Option<Id>, String)| {
        let is_on = move || chosen.get() == id;
        view! {
            <label class="role-one" class:on=is_on>
                <input data-testid="department-one" data-name=name.clone() type="radio" name="department" prop:checked=is_on on:change=move |_| chosen.set(id) />
                <b class="grow" dir="auto">{name}</b>
            </label>
        }
    };
    let mut all: Vec<(Option<Id>, String)> = offered(store).into_iter().map(|(id, name)| (Some(id), name)).collect();
    if let Some(before) = before.filter(|before| !all.iter().any(|(id, _)| *id == Some(*before))) {
        all.push((Some(before), department_name(store, before)));
    }
    all.push((None, words.none.to_owned()));
    view! {
        <fieldset class="roles-choice">
            <legend class="field-label">{words.department}</legend>
            {all.into_iter().map(one).collect::<Vec<_>>()}
        </fieldset>
    }
}
