//! Coming in by a recovery code, which sets a new password. Never here: making codes.

use ingot_shared::account::{AccountError, Ask};
use leptos::ev::SubmitEvent;

use super::asking;
use super::entered::{entered, has_example};
use super::failure;
use super::fields::{form_fault, line, password, submit};
use super::form::Form;
use crate::model::account::Field;
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::router::use_router;
use crate::ui::store::use_store;

/// The form.
#[component]
pub fn CodeForm(form: Form) -> AnyView {
    let store = use_store();
    let router = use_router();
    let words = &t().access.safety;
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.is_whole(false, true, false) {
            return;
        }
        if form.old.with_untracked(|code| code.trim().is_empty()) {
            return form.refuse(Field::Code, failure::sentence(AccountError::WrongCode).to_owned());
        }
        if !form.is_whole(false, true, true) {
            return;
        }
        let ask = Ask::UseCode {
            email: form.email.get_untracked().trim().to_owned(),
            code: form.old.get_untracked(),
            password: form.password.get_untracked(),
            device: asking::this_device(),
        };
        let had_example = has_example(store);
        form.send(store, ask, |_| false, move |_| entered(store, router, had_example));
    };
    view! {
        <form class="form" method="post" action="/sign-in" novalidate=true on:submit=send data-testid="code-form">
            {form_fault(form)}
            {line(form, Field::Email, t().account.email, true)}
            {line(form, Field::Code, words.code, false)}
            {password(form, Field::Password, t().account.new_password, true)}
            {submit(form, words.code_do, "code-do")}
        </form>
    }
}
