//! The sheet that changes the own password. Never here: a password that was forgotten.

use ingot_shared::account::{AccountError, Ask};
use leptos::ev::SubmitEvent;

use super::failure;
use super::fields::{form_fault, password, submit};
use super::form::Form;
use crate::model::account::Field;
use crate::ui::common::{Sheet, use_sheet};
use crate::ui::i18n::t;
use crate::ui::prelude::*;
use crate::ui::store::use_store;

/// The sheet. The address goes along, so that a password manager knows whose password it is.
#[component]
pub fn PasswordSheet(email: String, on_close: Callback<()>) -> AnyView {
    view! {
        <Sheet title=t().access.change_password testid="password-sheet" on_close=on_close>
            <Change email=email />
        </Sheet>
    }
}

#[component]
fn Change(email: String) -> AnyView {
    let store = use_store();
    let sheet = use_sheet();
    let words = &t().account;
    let form = Form::new("password", String::new());
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if form.old.with_untracked(String::is_empty) {
            return form.refuse(Field::Old, words.err_login.to_owned());
        }
        if !form.is_whole(false, false, true) {
            return;
        }
        let ask = Ask::ChangePassword { old: form.old.get_untracked(), new: form.password.get_untracked() };
        let elsewhere = move |error| {
            let is_old = error == AccountError::WrongLogin;
            if is_old {
                form.refuse(Field::Old, failure::sentence(error).to_owned());
            }
            is_old
        };
        form.send(store, ask, elsewhere, move |_| {
            sheet.close();
            store.toast(t().access.password_done.to_owned(), None);
        });
    };
    view! {
        <form class="form" method="post" action="/settings/account" novalidate=true on:submit=send>
            {form_fault(form)}
            <input type="email" class="unseen" name="email" autocomplete="username" tabindex="-1" aria-hidden="true" readonly=true prop:value=email />
            {password(form, Field::Old, words.old_password, false)}
            {password(form, Field::Password, words.new_password, true)}
            {submit(form, t().save, "password-do")}
        </form>
    }
}
