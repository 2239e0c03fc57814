//! The fields of the forms of accounts: what the browser and its password manager may fill in, and what is wrong with each. Never here:
//! sending a form.

use super::form::{Form, id};
use crate::model::account::Field;
use crate::ui::common::icon;
use crate::ui::i18n::t;
use crate::ui::prelude::*;

/// What is wrong at a field, below it.
fn fault(form: Form, field: Field) -> AnyView {
    let words = move || form.fault.with(|fault| fault.as_ref().filter(|(at, _)| *at == field).map(|(_, words)| words.clone()));
    live(move || {
        words()
            .map(|words| view! { <p class="field-error" role="alert" id=fault_id(field) data-testid="account-error">{words}</p> })
    })
}

fn fault_id(field: Field) -> String {
    [id(field), "-error"].concat()
}

fn is_at(form: Form, field: Field) -> bool {
    form.fault.with(|fault| fault.as_ref().is_some_and(|(at, _)| *at == field))
}

/// What is wrong with the whole form.
pub fn form_fault(form: Form) -> AnyView {
    let words =
        move || form.fault.with(|fault| fault.as_ref().filter(|(at, _)| *at == Field::Form).map(|(_, words)| words.clone()));
    live(move || {
        words().map(|words| {
            view! {
                <div class="banner late" role="alert" tabindex="-1" id=id(Field::Form) data-testid="account-error">
                    {icon("bang")}
                    <p class="grow">{words}</p>
                </div>
            }
        })
    })
}

/// A line for the name, the address or a recovery code.
pub fn line(form: Form, field: Field, label: &'static str, is_first: bool) -> AnyView {
    let (value, kind, autocomplete, name) = match field {
        Field::Name => (form.name, "text", "name", "name"),
        Field::Code => (form.old, "text", "off", "code"),
        _ => (form.email, "email", "username", "email"),
    };
    let described = move || is_at(form, field).then(|| fault_id(field));
    view! {
        <div class="field">
            <label class="field-label" r#for=id(field)>{label}</label>
            <input
                class="input"
                type=kind
                dir="auto"
                id=id(field)
                name=name
                autocomplete=autocomplete
                autocapitalize=match field {
                    Field::Email => Some("none"),
                    Field::Code => Some("characters"),
                    _ => None,
                }
                spellcheck="false"
                maxlength="254"
                autofocus=is_first
                data-testid=id(field)
                aria-invalid=move || is_at(form, field).then_some("true")
                aria-describedby=described
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            {fault(form, field)}
        </div>
    }
}

/// A line for a password, which can be looked at; a new one with what it must be.
pub fn password(form: Form, field: Field, label: &'static str, is_new: bool) -> AnyView {
    let words = &t().account;
    let value = if field == Field::Old { form.old } else { form.password };
    let is_shown = RwSignal::new(false);
    let rule = [id(field), "-rule"].concat();
    let told = is_new.then(|| rule.clone());
    let described = move || {
        let parts = [told.clone(), is_at(form, field).then(|| fault_id(field))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let name = move || if is_shown.get() { words.hide } else { words.show };
    view! {
        <div class="field">
            <label class="field-label" r#for=id(field)>{label}</label>
            <span class="password">
                <input
                    class="input"
                    type=move || if is_shown.get() { "text" } else { "password" }
                    id=id(field)
                    name=if field == Field::Old { "old-password" } else { "password" }
                    autocomplete=if is_new { "new-password" } else { "current-password" }
                    autocapitalize="none"
                    spellcheck="false"
                    data-testid=id(field)
                    aria-invalid=move || is_at(form, field).then_some("true")
                    aria-describedby=described
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
                <button type="button" class="btn quiet password-show" aria-pressed=move || is_shown.get().to_string() data-testid="password-show" on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)>
                    {icon("eye")}
                    {name}
                </button>
            </span>
            {is_new.then(|| view! { <p class="s muted" id=rule>{words.rule}</p> })}
            {fault(form, field)}
        </div>
    }
}

/// The main action of a form.
pub fn submit(form: Form, label: &'static str, testid: &'static str) -> AnyView {
    view! {
        <button type="submit" class="btn main wide" data-testid=testid aria-busy=move || form.is_sent.get().to_string() prop:disabled=move || form.is_sent.get()>
            {label}
        </button>
    }
}
