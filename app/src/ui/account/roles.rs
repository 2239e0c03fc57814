//! Roles in words: one by one, as a table, to choose from. Never here: what they mean to the relay.

use ingot_shared::account::Role;

use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// The word for a role out of words in the order of [`Role::ALL`].
pub fn of_role(words: &[&'static str; 4], role: Role) -> &'static str {
    let at = Role::ALL.iter().position(|one| *one == role);
    at.and_then(|at| words.get(at)).copied().unwrap_or_default()
}

/// What a role is called.
pub fn name(role: Role) -> &'static str {
    of_role(&t().access.roles, role)
}

/// What a role may.
pub fn may(role: Role) -> &'static str {
    of_role(&t().access.may, role)
}

/// Who may do what.
#[component]
pub fn RolesTable() -> AnyView {
    let words = &t().access;
    let table = &words.departments;
    let [_, sees, changes] = table.columns;
    let line = |role: Role| {
        view! {
            <tr data-testid="role-row">
                <th class="b" scope="row">{name(role)}</th>
                <td data-head=sees>{of_role(&table.sees, role)}</td>
                <td data-head=changes>{of_role(&table.changes, role)}</td>
            </tr>
        }
    };
    let head = table.columns.map(|column| view! { <th scope="col">{column}</th> });
    view! {
        <details class="card pad roles" data-testid="roles">
            <summary class="h3">{words.roles_title}</summary>
            <table><thead><tr>{head.into_iter().collect::<Vec<_>>()}</tr></thead><tbody>{Role::ALL.into_iter().map(line).collect::<Vec<_>>()}</tbody></table>
        </details>
    }
}

/// The roles to choose from, each with what it may.
pub fn role_choice(offered: Vec<Role>, chosen: RwSignal<Role>) -> AnyView {
    let one = move |role: Role| {
        let is_on = move || chosen.get() == role;
        view! {
            <label class="role-one" class:on=is_on>
                <input data-testid=["role-", role.key()].concat() type="radio" name="role" prop:checked=is_on on:change=move |_| chosen.set(role) />
                <span class="grow"><b class="block">{name(role)}</b><span class="s muted block">{may(role)}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="roles-choice">
            <legend class="field-label">{t().access.role}</legend>
            {offered.into_iter().map(one).collect::<Vec<_>>()}
        </fieldset>
    }
}
